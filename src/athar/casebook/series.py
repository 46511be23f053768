"""Series: releases of one list. A newer release supersedes the older.

A row of an older release that the newest no longer holds has *vanished*: that is information. It is
kept, searched, and shown as vanished. A row is the same in two releases when the source's own key
is the same; where one of the two gives no keys, when what they say of the person is the same.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from athar.casebook.models import Document, PersonRecord

_SAID = (
    *("name", "name_father", "name_mother", "sex", "birth_from", "birth_to"),
    *("age_low", "age_high", "place_origin", "description"),
)


def settle_series(member: Document) -> None:
    """Derive anew which release of a series supersedes which, and what vanished.

    Args:
        member: any document of the series, whatever its state.
    """
    members = Document.objects.filter(
        series=member.series, source=member.source, compartment=member.compartment
    )
    releases = sorted(
        members.filter(state=Document.State.ACTIVE).defer("text"),
        key=lambda d: (d.published or date.min, d.pk),
    )
    members.update(supersedes=None)
    if not releases:
        return
    for older, newer in zip(releases, releases[1:], strict=False):
        newer.supersedes = older
        newer.save(update_fields=["supersedes"])
    *older_releases, newest = releases
    PersonRecord.objects.filter(document=newest, vanished=True).update(vanished=False)
    for release in older_releases:
        keyed = _has_keys(newest) and _has_keys(release)
        _mark_vanished(release, {mark for _, mark in _marks(newest, keyed)}, keyed)


def _has_keys(release: Document) -> bool:
    return PersonRecord.objects.filter(document=release, source_key__isnull=False).exists()


def _mark_vanished(release: Document, held: set[bytes], keyed: bool) -> None:
    gone: list[int] = []
    there: list[int] = []
    for pk, mark in _marks(release, keyed):
        (there if mark in held else gone).append(pk)
    for pks, vanished in ((gone, True), (there, False)):
        for start in range(0, len(pks), 500):
            PersonRecord.objects.filter(pk__in=pks[start : start + 500]).exclude(
                vanished=vanished
            ).update(vanished=vanished)


def _marks(release: Document, keyed: bool) -> Iterator[tuple[int, bytes]]:
    """Give (primary key, mark) of each row: eight bytes that are equal for the same row."""
    rows = PersonRecord.objects.filter(document=release).values_list("pk", "source_key", *_SAID)
    for pk, key, *said in rows.iterator(chunk_size=5000):
        what = ["key", key] if keyed and key else ["said", *said]
        text = json.dumps(what, ensure_ascii=False, default=str)
        yield pk, hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8]
