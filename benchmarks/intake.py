"""How fast a list is read, and in how much memory: ``python -m benchmarks.intake``.

Invented lists of 10,000, 100,000 and 1,000,000 rows are written as CSV (``--xlsx`` also as a
workbook, up to 100,000 rows), each is read by `athar.intake.read_list` in a process of its own, and
a line is printed: rows, seconds (by the clock, and of the processor alone), rows a second and
microseconds a row by the clock, peak resident memory. The cost
of a row should be flat from the smallest to the largest (the smallest also bears the reading of
the room's tables). Every row is accounted for, or the benchmark fails.

Names are drawn at random from some hundred elements, so that nearly every full name is distinct, as
in a real list; one row in fifty is damaged as an export from PDF would.
"""

import argparse
import csv
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook

from athar.intake import ListOptions, read_list

SIZES = (10_000, 100_000, 1_000_000)
LARGEST_WORKBOOK = 100_000
DAMAGED = 0.02

HEADER = (
    "م", "الاسم الثلاثي", "اسم الأم", "الجنس", "العمر", "تاريخ الاعتقال", "مكان القيد", "الحالة",
    "رقم الهاتف",
)  # fmt: skip
MEN = (
    "محمد", "أحمد", "علي", "خالد", "حسن", "حسين", "عمر", "يوسف", "إبراهيم", "محمود", "عبدالله",
    "مصطفى", "سامر", "باسل", "فراس", "وليد", "ماهر", "طارق", "زياد", "عماد", "رامي", "سمير",
    "نبيل", "جمال", "كمال", "عادل", "غسان", "هيثم", "ياسر", "أنس", "بلال", "صالح", "علاء",
    "طلال", "جلال", "فلاح", "نضال", "عدنان", "مروان", "إياد",
)  # fmt: skip
WOMEN = (
    "فاطمة", "زينب", "مريم", "سارة", "ليلى", "نور", "ريم", "هدى", "منى", "أمل", "سلمى", "رنا",
    "دانا", "لمى", "ياسمين", "رهف", "آية", "خديجة", "عائشة", "حليمة", "سعاد", "وفاء", "سميرة",
    "نوال", "رجاء", "إسراء", "ولاء", "آلاء", "علا", "هالة",
)  # fmt: skip
FAMILIES = (
    "الحسن", "العلي", "الخطيب", "النجار", "الحموي", "الشامي", "الأحمد", "الصالح", "الخالد",
    "المصري", "الكردي", "السيد", "الرفاعي", "العمري", "الدرويش", "الخضر", "السعيد", "الصباغ",
    "العثمان", "الحاج", "الشيخ", "الزعبي", "العبيد", "الجاسم", "الحمود", "الفلاحي", "الجبوري",
    "الدليمي", "العاني", "الطائي",
)  # fmt: skip
PLACES = ("حلب", "دمشق", "حمص", "الرقة", "دير الزور", "هجين", "إدلب", "حماة", "درعا", "الحسكة")
STATUSES = ("معتقل", "مفقود", "مغيب قسراً", "محرر", "متوفى", "غير معروف")


class Figures(NamedTuple):
    """What reading one list took."""

    rows: int
    seconds: float
    processor_seconds: float
    peak_bytes: int


def rows(count: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Give invented rows under `HEADER`.

    Args:
        count: how many.
        seed: of the random choices.
    """
    dice = random.Random(seed)
    for number in range(1, count + 1):
        female = dice.random() < 0.4
        own = dice.choice(WOMEN if female else MEN)
        name = f"{own} {dice.choice(MEN)} {dice.choice(MEN)} {dice.choice(FAMILIES)}"
        if dice.random() < DAMAGED:
            name = name.replace("لا", "ال")
        day = f"{dice.randint(2011, 2024)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        yield (
            str(number), name, dice.choice(WOMEN), "أنثى" if female else "ذكر",
            str(dice.randint(0, 90)), day, dice.choice(PLACES), dice.choice(STATUSES),
            f"09{dice.randint(0, 99_999_999):08}",
        )  # fmt: skip


def write_csv(path: Path, count: int) -> None:
    """Write invented rows as CSV, as Excel would: UTF-8 with a byte order mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(rows(count))


def write_xlsx(path: Path, count: int) -> None:
    """Write invented rows as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("1")
    sheet.append(HEADER)
    for row in rows(count):
        sheet.append(row)
    book.save(path)


def read(path: Path, count: int) -> Figures:
    """Read one list and check that no row was lost.

    Args:
        path: the list.
        count: how many rows it holds below its header.

    Returns:
        What it took, the memory of this whole process included.

    Raises:
        ValueError: where rows are missing.
    """
    start, start_busy = time.perf_counter(), time.process_time()
    reading = read_list(path, ListOptions())
    found = sum(batch.num_rows for batch in reading.batches())
    seconds, busy = time.perf_counter() - start, time.process_time() - start_busy
    if found != count:
        raise ValueError(f"{count - found} of {count} rows are missing")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # Linux gives KiB
    return Figures(count, seconds, busy, peak)


def read_apart(path: Path, count: int) -> Figures:
    """Read one list in a fresh process, so that its peak memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(read, (path, count))


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES)
    parser.add_argument("--xlsx", action="store_true", help="also read workbooks")
    given = parser.parse_args()
    titles = (("rows", 11), ("seconds", 10), ("cpu s", 8), ("rows/s", 10), ("us/row", 9))
    print("file  " + "".join(f"{title:>{width}}" for title, width in (*titles, ("peak MiB", 10))))
    with tempfile.TemporaryDirectory() as folder:
        for count in given.rows:
            path = Path(folder) / f"{count}.csv"
            write_csv(path, count)
            show("csv", read_apart(path, count))
            if given.xlsx and count <= LARGEST_WORKBOOK:
                path = path.with_suffix(".xlsx")
                write_xlsx(path, count)
                show("xlsx", read_apart(path, count))


def show(kind: str, figures: Figures) -> None:
    """Print one line."""
    speed, each = figures.rows / figures.seconds, 1e6 * figures.seconds / figures.rows
    peak = figures.peak_bytes / (1 << 20)
    print(
        f"{kind:<6}{figures.rows:>11,}{figures.seconds:>10.2f}"
        f"{figures.processor_seconds:>8.2f}{speed:>10,.0f}"
        f"{each:>9.1f}{peak:>10,.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
