"""The room's face."""

import athar.intake


def test_the_face_is_what_other_rooms_may_use() -> None:
    assert athar.intake.__all__ == [
        "Column",
        "Counts",
        "DocumentNotice",
        "EnquirerDraft",
        "FileFormat",
        "Layout",
        "ListAside",
        "ListOptions",
        "ListReading",
        "Notice",
        "NoticeCode",
        "PlainText",
        "Progress",
        "RejectedRow",
        "RequestDraft",
        "RequestsReading",
        "Span",
        "known_fields",
        "read_document",
        "read_list",
        "read_requests",
        "recognise",
        "suggests_requests",
        "write_template",
    ]


def test_everything_on_the_face_exists() -> None:
    assert all(hasattr(athar.intake, name) for name in athar.intake.__all__)
