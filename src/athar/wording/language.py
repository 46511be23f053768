"""The languages of Athar's faces, and the direction in which each is written."""

from enum import StrEnum


class Language(StrEnum):
    """A language that every sentence exists in; the value is its BCP 47 tag."""

    ARABIC = "ar"
    ENGLISH = "en"

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, as HTML's ``dir`` has it."""
        return "rtl" if self is Language.ARABIC else "ltr"
