"""Files of the material, the same bytes on every machine.

Archives are stored, not compressed (compressors differ between versions), with the time of their
entries fixed; a workbook's own time stamps are set to the same moment.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

Row = Sequence[str | int | None]
_MOMENT = datetime(2021, 1, 1)
_STAMP = (2021, 1, 1, 0, 0, 0)
_NOW = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NOW_FIXED = b"2021-01-01T00:00:00Z"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_csv(
    path: Path, rows: Iterable[Row], *, encoding: str = "utf-8", delimiter: str = ","
) -> None:
    """Write rows as delimited text with CR LF, as spreadsheet programs do.

    Args:
        path: the file.
        rows: header first; ``None`` is an empty cell.
        encoding: a Python codec; what it cannot hold becomes ``?``, as in real exports.
        delimiter: one character.
    """
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)


def write_xlsx(path: Path, sheet: str, rows: Iterable[Row], *, merged: Iterable[str] = ()) -> None:
    """Write rows as a workbook of one right-to-left sheet.

    Args:
        path: the file.
        sheet: the sheet's name.
        rows: titles and headers included.
        merged: ranges of merged cells, such as ``A1:H1``.
    """
    book = Workbook()
    page = book.active
    page.title = sheet
    page.sheet_view.rightToLeft = True
    for row in rows:
        page.append(list(row))
    for cells in merged:
        page.merge_cells(cells)
        first = page[cells.split(":")[0]]
        first.alignment = Alignment(horizontal="center")
        first.font = Font(bold=True)
    book.properties.created = book.properties.modified = _MOMENT
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as source:
        entries = {n: source.read(n) for n in source.namelist()}
    core = "docProps/core.xml"
    entries[core] = _NOW.sub(_NOW_FIXED, entries[core])
    _store(path, entries)


def write_docx(path: Path, title: str, paragraphs: Iterable[str]) -> None:
    """Write right-to-left paragraphs as a minimal word-processor document.

    Args:
        path: the file.
        title: first paragraph, in bold.
        paragraphs: the rest.
    """
    body = _paragraph(title, "<w:b/>") + "".join(_paragraph(p, "") for p in paragraphs)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    types = (
        f'{head}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    document = f'{head}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    entries = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations,
        "word/document.xml": document,
    }
    _store(path, {name: text.encode("utf-8") for name, text in entries.items()})


def _paragraph(text: str, style: str) -> str:
    return (
        f"<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr>{style}<w:rtl/></w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def _store(path: Path, entries: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content)
