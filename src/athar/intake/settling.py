"""What a header leaves open, settled by the cells below it."""

from dataclasses import dataclass, field

from athar.intake.content import is_one_element, script_of, share
from athar.intake.knowledge import EITHER
from athar.intake.layout import letters
from athar.intake.notices import Notice, NoticeCode

MANY = frozenset(
    {
        "other_names",
        "nickname",
        "place_origin",
        "phone",
        "card",
        "description",
        "belongings",
        "national_id",
        "passport",
        "identifiers",
        "notes",
        "enquirer_contact",
        "circumstances",
    }
)
"""Fields of which several columns are joined; of the others one column alone holds them."""

_TYPED = {"age": "age", "age_at_event": "age", "sex": "sex", "birth": "date", "event": "date"}


@dataclass(slots=True)
class Draft:
    """A sheet's columns in the making; lists run along the columns.

    Args:
        sheet: its name.
        texts: headers.
        fields: what each column stands for.
        by: how that was told.
        sample: each column's first cells.
        notices: what was noticed.
    """

    sheet: str | None
    texts: list[str | None]
    fields: list[str | None]
    by: list[str | None]
    sample: list[list[str]]
    notices: list[Notice] = field(default_factory=list)

    def label(self, at: int) -> str:
        """How messages name a column."""
        return self.texts[at] or letters(at + 1)

    def note(self, code: NoticeCode, at: int, detail: str | None = None) -> None:
        """Note something of a column."""
        self.notices.append(Notice(code, self.sheet, self.label(at), detail=detail))


def settle(draft: Draft) -> None:
    """Decide by content what the header leaves open.

    Args:
        draft: columns told by their headers; its fields are put right in place.
    """
    fields, sample = draft.fields, draft.sample
    for at, name in enumerate(fields):
        if name in EITHER:
            fields[at] = _either(name, sample[at], fields)
    for at, name in enumerate(fields):
        test = _TYPED.get(name or "")
        if test and share(sample[at], "name") > 0.5 and share(sample[at], test) < 0.2:
            fields[at] = None
            draft.note(NoticeCode.CONTENT_DOUBTFUL, at, name)
    _single_out(draft)
    if "name" in fields and "name_own" not in fields:
        at = fields.index("name")
        parts = any(name in ("name_father", "name_family") for name in fields)
        if parts and is_one_element(sample[at]):
            fields[at] = "name_own"
    if "name" not in fields and "name_own" not in fields and "name_family" in fields:
        # "Nom" or "Family" alone, over full names.
        at = fields.index("name_family")
        if not is_one_element(sample[at]) and share(sample[at], "name") > 0.5:
            fields[at] = "name"


def _either(field: str, cells: list[str], fields: list[str | None]) -> str:
    if share(cells, "kunya") >= 0.5:
        return "kunya"
    if field == "family_or_nickname" and (
        "name_family" in fields or "family_or_kunya" in fields or not is_one_element(cells)
    ):
        return "nickname"
    return "nickname" if "name_family" in fields else "name_family"


def _single_out(draft: Draft) -> None:
    """Leave one column to each field that takes one: the first that says anything fitting."""
    fields, sample = draft.fields, draft.sample
    for name in dict.fromkeys(fields):
        places = [at for at, other in enumerate(fields) if other == name]
        if len(places) < 2 or name is None or name in MANY:
            continue
        kept = max(places, key=lambda at: (_worth(name, sample[at]), -at))
        for at in places:
            if at != kept:
                other_script = script_of(sample[at]) is not script_of(sample[kept])
                fields[at] = "other_names" if name == "name" and other_script else None
                draft.note(NoticeCode.DUPLICATE_HEADER, at, name)


def _worth(field: str, cells: list[str]) -> float:
    """How well a column serves a field that several columns claim."""
    filled = float(any(cell.strip() for cell in cells))
    return filled + (share(cells, "name") if field == "name" else 0.0)


def guess_name(draft: Draft) -> None:
    """Where no header names a name, take the column that holds names.

    Args:
        draft: the columns; put right in place.
    """
    fields = draft.fields
    if any(name in ("name", "name_own", "other_names") for name in fields):
        return
    scored = [
        (share(cells, "name"), -at) for at, cells in enumerate(draft.sample) if fields[at] is None
    ]
    best = max(scored, default=(0.0, 0))
    if best[0] >= 0.5:
        at = -best[1]
        fields[at], draft.by[at] = "name", "content"
        draft.note(NoticeCode.NAME_COLUMN_GUESSED, at)
