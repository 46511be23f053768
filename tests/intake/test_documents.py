"""Reports and testimonies as plain text."""

import hashlib
import io
import os
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdf
import pytest
from reportlab.pdfgen import canvas

from athar.domain import InputError, UnsupportedError
from athar.intake.documents import NoticeCode
from athar.intake.documents.extract import optional
from athar.intake.plain_text import read_document

REPORT = (
    "نقل شهود أن خالد محمود الحسن شوهد في المخيم.\r\n"
    "وقالت امرأة إنها تبحث عن شقيقها منذ عامين؟\n"
)  # fmt: skip
PAGE = """<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}">
<title>عائلات تبحث عن أبنائها</title>
<meta property="og:title" content="عائلات تبحث عن أبنائها">
<meta property="article:published_time" content="2019-03-30T10:00:00+03:00">
<meta name="author" content="سمر العلي">
<link rel="canonical" href="https://example.org/reports/7">
</head><body><nav><a href="/">الرئيسية</a> <a href="/x">اتصل بنا</a></nav>
<article><h1>عائلات تبحث عن أبنائها</h1>
<p>قال خالد محمود الحسن إنه رأى عشرات العائلات تخرج من الممر في ساعات الصباح الأولى من اليوم.</p>
<p>وأضاف أن امرأة كانت تسأل عن شقيقها الذي غاب منذ عامين ولم يصل منه أي خبر حتى الآن.</p>
</article><footer>حقوق النشر محفوظة</footer></body></html>"""


def make_pdf(*pages: str) -> bytes:
    """Make a PDF with one line of text a page; an empty page holds a drawing alone."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    sheet.setTitle("Report of an exit")
    for page in pages:
        if page:
            sheet.drawString(72, 720, page)
        else:
            sheet.rect(72, 500, 200, 200)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def make_docx() -> bytes:
    """Make a DOCX of a paragraph, a table and a paragraph."""
    document = docx.Document()
    document.core_properties.title = "شهادة"
    document.core_properties.author = "مكتب التوثيق"
    document.add_paragraph("شوهد خالد الحسن في المشفى.")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "الاسم"
    table.rows[0].cells[1].text = "خالد الحسن"
    document.add_paragraph("ثم نقل إلى جهة غير معلومة.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_text_file_keeps_every_character(tmp_path: Path) -> None:
    """Line ends and the byte order mark count: offsets mean the same to everybody."""
    path = tmp_path / "report.txt"
    path.write_bytes(("\ufeff" + REPORT).encode())
    read = read_document(path)
    assert read.text == "\ufeff" + REPORT
    assert read.media_type == "text/plain"
    assert read.text_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read.notices == ()


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "utf-16-le"])
def test_a_text_file_in_another_encoding_is_read_and_said(encoding: str) -> None:
    read = read_document(REPORT.encode(encoding), name="report.txt")
    assert read.text == REPORT
    assert [(n.code, n.value) for n in read.notices] == [(NoticeCode.OTHER_ENCODING, encoding)]


def test_a_french_text_of_an_older_system_keeps_its_accents() -> None:
    said = "Élodie a vu les blessés à l'hôpital, près de l'ÉCOLE."
    read = read_document(said.encode("cp1252"), name="report.txt")
    assert read.text == said
    assert [(n.code, n.value) for n in read.notices] == [(NoticeCode.OTHER_ENCODING, "cp1252")]


def test_utf_16_with_its_mark_keeps_the_mark() -> None:
    read = read_document(("\ufeff" + REPORT).encode("utf-16-be"))
    assert read.text == "\ufeff" + REPORT


def test_a_few_broken_bytes_are_counted_and_the_rest_is_read() -> None:
    data = REPORT.encode() * 5
    read = read_document(data[:300] + b"\xff" + data[300:])
    assert read.text.replace("\ufffd", "") == REPORT * 5
    assert [(n.code, n.value) for n in read.notices] == [(NoticeCode.UNREADABLE_BYTES, 1)]


def test_passages_are_sentences_with_exact_quotes() -> None:
    read = read_document(REPORT.encode())
    assert [read.quote(span) for span in read.passages] == [
        "نقل شهود أن خالد محمود الحسن شوهد في المخيم.",
        "وقالت امرأة إنها تبحث عن شقيقها منذ عامين؟",
    ]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_web_page_gives_its_main_text_and_what_it_says_of_itself(charset: str) -> None:
    read = read_document(PAGE.format(charset=charset).encode(charset), name="page.html")
    assert "رأى عشرات العائلات تخرج من الممر" in read.text
    assert "اتصل بنا" not in read.text
    assert read.title == "عائلات تبحث عن أبنائها"
    assert read.published == date(2019, 3, 30)
    assert read.author == "سمر العلي"
    assert read.url == "https://example.org/reports/7"


def test_a_web_page_of_menus_alone_is_kept_whole() -> None:
    page = "<html><body><ul><li><a href='/'>خبر قصير</a></li></ul></body></html>"
    read = read_document(page.encode())
    assert "خبر قصير" in read.text


def test_a_word_file_gives_paragraphs_and_tables_in_order() -> None:
    read = read_document(make_docx())
    assert read.text.split("\n") == [
        "شوهد خالد الحسن في المشفى.",
        "الاسم\tخالد الحسن",
        "ثم نقل إلى جهة غير معلومة.",
    ]
    assert read.title == "شهادة"
    assert read.author == "مكتب التوثيق"


def test_a_cell_that_spans_columns_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "خالد الحسن"
    table.rows[0].cells[2].text = "34"
    out = io.BytesIO()
    document.save(out)
    assert read_document(out.getvalue()).text == "خالد الحسن\t34"


def test_the_day_on_which_a_file_was_made_is_not_its_day_of_publication() -> None:
    assert read_document(make_docx()).published is None
    assert read_document(make_pdf("Khaled was seen.")).published is None


def test_a_pdf_gives_its_text_layer() -> None:
    read = read_document(make_pdf("Khaled al-Hassan was seen.", "He left by bus."))
    assert read.text.split() == ["Khaled", "al-Hassan", "was", "seen.", "He", "left", "by", "bus."]
    assert read.title == "Report of an exit"
    assert read.media_type == "application/pdf"


def test_pages_of_a_pdf_without_text_are_counted() -> None:
    read = read_document(make_pdf("Khaled al-Hassan was seen.", "", ""))
    assert [(n.code, n.value) for n in read.notices] == [(NoticeCode.PAGES_WITHOUT_TEXT, 2)]


def test_a_pdf_without_a_text_layer_is_said_to_be_a_scan() -> None:
    with pytest.raises(UnsupportedError, match="no text layer") as refused:
        read_document(make_pdf("", ""), name="scan.pdf")
    assert "scans are to be read by a later version" in str(refused.value)


def test_a_pdf_with_a_password_is_refused() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf("Khaled")))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(InputError, match="protected by a password"):
        read_document(out.getvalue(), name="closed.pdf")


def test_a_pdf_locked_against_printing_alone_is_read() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf("Khaled was seen.")))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "Khaled was seen." in read_document(out.getvalue()).text


@pytest.mark.parametrize("made", [make_pdf("Khaled al-Hassan was seen."), make_docx()])
def test_a_file_cut_short_is_refused(made: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        read_document(made[: len(made) // 3], name="cut")


def test_a_mail_gives_subject_sender_day_and_body() -> None:
    message = EmailMessage()
    message["Subject"] = "شهادة من المخيم"
    message["From"] = "desk@example.org"
    message["Date"] = "Sat, 30 Mar 2019 10:00:00 +0300"
    message.set_content("شوهد خالد الحسن في المشفى.\n")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    read = read_document(bytes(message), name="letter.eml")
    assert read.media_type == "message/rfc822"
    assert read.text.strip() == "شوهد خالد الحسن في المشفى."
    assert read.title == "شهادة من المخيم"
    assert read.author == "desk@example.org"
    assert read.published == date(2019, 3, 30)
    assert [(n.code, n.value) for n in read.notices] == [(NoticeCode.ATTACHMENTS_NOT_READ, 1)]


def test_a_mail_whose_date_is_no_date_is_read() -> None:
    mail = b"From: desk@example.org\nSubject: News\nDate: the day before\n\nKhaled was seen.\n"
    read = read_document(mail, name="letter.eml")
    assert read.published is None
    assert read.text.strip() == "Khaled was seen."


@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        read_document(data, name="empty.txt")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputError, match="no text"):
        read_document(bytes(range(1, 32)) * 100, name="picture.txt")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing.txt"):
        read_document(tmp_path / "missing.txt")


@pytest.mark.parametrize(
    "data",
    [b"{\\rtf1 text}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600],
)
def test_kinds_that_are_not_read_are_said(data: bytes) -> None:
    with pytest.raises(UnsupportedError, match="DOCX"):
        read_document(data, name="old.doc")


def test_an_archive_that_is_no_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(UnsupportedError):
        read_document(out.getvalue(), name="archive.zip")


def test_a_hint_decides_where_bytes_and_name_do_not() -> None:
    fragment = "<p>قال خالد الحسن إنه رأى العائلات تخرج من الممر صباح اليوم.</p>".encode()
    assert read_document(fragment).media_type == "text/plain"
    assert read_document(fragment, media_type="html").media_type == "text/html"


def test_a_library_that_is_not_installed_names_the_extra() -> None:
    with pytest.raises(UnsupportedError, match=r"pip install '\.\[documents\]'"):
        optional("athar_has_no_such_library", "report.pdf")


def test_damaged_words_stay_and_a_reading_points_back_at_them() -> None:
    """Lam-alef turned round, as PDF export leaves it; the text itself is not mended."""
    text = "شوهد عبد هللا الحسن في المخيم."
    read = read_document(text.encode())
    assert read.text == text
    repaired, back = read.repaired()
    assert repaired == "شوهد عبد الله الحسن في المخيم."
    at = repaired.index("الله")
    start, end = back.to_original(at, at + len("الله"))
    assert text[start:end] == "هللا"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    os.mkfifo(path)
    with pytest.raises(InputError, match="pipe"):
        read_document(path)
