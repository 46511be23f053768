"""Import: `athar add` of one list, in its own process, from 10,000 to 1,000,000 invented rows.

Prints seconds, microseconds a row, and the peak memory of the process, with the targets beside
them: 1,000,000 rows within 120 s and 1.5 GiB, at a cost a row that stays flat.

    python -m benchmarks.importing [ROWS …]
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from athar.generator import write_list

SIZES = (10_000, 100_000, 1_000_000)
SECONDS, GIB = 120, 1.5


def measure(rows: int, folder: Path) -> tuple[float, float]:
    """Add a list of so many rows to a new casebook.

    Returns:
        Seconds of `athar add`, and the peak memory of its process in GiB.
    """
    source, casebook = folder / f"{rows}.csv", folder / f"casebook-{rows}"
    write_list(source, rows, seed=7)
    athar = [sys.executable, "-m", "athar"]
    subprocess.run([*athar, "init", casebook, "--as", "Benchmark"], check=True, stdout=-3)
    begun = time.perf_counter()
    child = os.spawnv(
        os.P_NOWAIT,
        sys.executable,
        [*athar, "add", str(source), "--casebook", str(casebook), "--source", "invented"],
    )
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - begun
    if status:
        raise SystemExit(f"athar add failed with status {status}")
    return seconds, used.ru_maxrss / 1024**2


def main() -> None:
    """Measure and print one line a size."""
    sizes = [int(a.replace(",", "")) for a in sys.argv[1:]] or SIZES
    print(f"{'rows':>10}  {'seconds':>8}  {'µs/row':>7}  {'peak GiB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            seconds, gib = measure(rows, Path(folder))
            print(f"{rows:>10,}  {seconds:>8.1f}  {1e6 * seconds / rows:>7.1f}  {gib:>8.2f}")
    print(f"targets for 1,000,000 rows: {SECONDS} s, {GIB} GiB")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"(writing the list itself: {own:.2f} GiB at most, not counted)")


if __name__ == "__main__":
    main()
