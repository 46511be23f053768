"""What a written place means.

A cell holds one place or a chain of them (``حلب - السكري``, ``ريف دير الزور، هجين``, ``Hajin,
Deir ez-Zor``). Reading goes in this order:

1. The text is cut at commas, dashes, slashes and brackets into parts.
2. A part is looked up whole; then without the words of ``data/words.yaml`` (مدينة, ريف, city …);
   then every run of its words, the longest first; last, whole, by its consonants.
   A single word before an unknown one counts only where it names a wide place.
3. Of all places found, those that other parts also name as holding them come first, then the kind
   that the text itself says (``مخيم``, ``سجن``), then the most specific.

What no part explains is kept as the *rest*: ``حلب - X`` and ``حلب - Y`` are both in Aleppo, and
are not the same place. Words after a street or square are never read as a place.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from athar.places.gazetteer import gazetteer
from athar.places.keys import key, kind_words, words
from athar.places.place import Place, PlaceKind
from athar.text import fold

_CUT = re.compile(r"\s[-–—]\s?|\s?[-–—]\s|(?<=[\u0600-\u06ff])[-–—_](?=[\u0600-\u06ff])"
                  r"|[,،;؛/\\|()\[\]:<>\n]+|\s\.\s")  # fmt: skip
_LONGEST_NAME = 5  # words
_WIDE = (PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.DISTRICT)
_PARTICLES = "بلوف"  # in, to, and, then: written on to the word that follows
_LEAST_WITH_PARTICLE = 3
# Where one name is borne by several places: a governorate is meant more often than its namesake
# district. The most specific come first only where the text names what holds them.
_USUAL = {
    kind: rank
    for rank, kind in enumerate(
        (
            PlaceKind.COUNTRY, PlaceKind.PROVINCE, PlaceKind.TOWN, PlaceKind.SUBDISTRICT,
            PlaceKind.DISTRICT,
            PlaceKind.REGION, PlaceKind.VILLAGE, PlaceKind.CAMP, PlaceKind.NEIGHBOURHOOD,
            PlaceKind.DETENTION, PlaceKind.BRANCH, PlaceKind.HOSPITAL, PlaceKind.AUTHORITY,
        )
    )
}  # fmt: skip
_DEPTH = {kind: depth for depth, kind in enumerate(PlaceKind)}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of a text.

    Attributes:
        places: candidates, best first.
        meant: those of them that the text speaks of, without the places that it names only as
            holding them (``حلب`` in ``حلب - السكري``), and of the kind that it says
            (``مدينة``), where it says one.
        rest: keys of the words that no known place explains.
    """

    places: tuple[Place, ...]
    meant: tuple[Place, ...]
    rest: tuple[str, ...]


@dataclass(slots=True)
class _Part:
    groups: list[tuple[Place, ...]]
    rest: list[str]
    kinds: set[str]


def find(text: str) -> tuple[Place, ...]:
    """Find the places that a text can mean.

    Args:
        text: a place as written, in Arabic or Latin letters: ``"مدينة هجين"``, ``"Deir Ezzor"``,
            ``"حلب - السكري"``.

    Returns:
        Candidates, best first; ``()`` where nothing is known.
    """
    return read(text).places


@lru_cache(1 << 16)
def read(text: str) -> Reading:
    """Read a text into places and the rest that they do not explain.

    Args:
        text: a place as written.
    """
    parts = [_read_part(fold(part)) for part in _CUT.split(text) if key(part)]
    groups = [group for part in parts for group in part.groups]
    kinds = {kind for part in parts for kind in part.kinds}
    rest = tuple(word for part in parts for word in part.rest)
    places = _ranked(groups, kinds)
    meant = _without_holders(groups, places)
    said = tuple(place for place in meant if place.kind.value in kinds)
    return Reading(places, said or meant, rest)


def _without_holders(
    groups: list[tuple[Place, ...]], places: tuple[Place, ...]
) -> tuple[Place, ...]:
    """Drop the namesakes of one part where another part names a place inside one of them."""
    holding = set()
    for group in groups:
        ids = {place.place_id for place in group}
        for other in groups:
            if other is not group and any(
                holder.place_id in ids for place in other for holder in gazetteer().above(place)
            ):
                holding |= ids
    kept = tuple(place for place in places if place.place_id not in holding)
    return kept or places


def _read_part(part: str) -> _Part:
    """Read one part, already folded."""
    tokens = part.split()
    kinds = {kind_words()[token] for token in tokens if token in kind_words()}
    whole = gazetteer().named(key(part))
    if whole:
        return _Part([whole], [], kinds)
    taken_off = words("plain") | kind_words().keys()
    bare = [token for token in tokens if token not in taken_off]
    if not bare:
        return _Part([], [], kinds)
    named = gazetteer().named(key(" ".join(bare)))
    if named:
        return _Part([named], [], kinds)
    groups, rest = _runs(tokens)
    if not groups:
        alike = gazetteer().named_like(key(" ".join(bare)))
        return _Part([alike], [], kinds) if alike else _Part([], [key(" ".join(bare))], kinds)
    return _Part(groups, rest, kinds)


def _runs(tokens: list[str]) -> tuple[list[tuple[Place, ...]], list[str]]:
    """Find known names among a part's words, the longest run first, from the left."""
    groups: list[tuple[Place, ...]] = []
    rest: list[str] = []
    ignored = words("plain") | kind_words().keys() | words("directions")
    at = 0
    while at < len(tokens):
        if tokens[at] in words("named_after"):
            rest.append(key(" ".join(tokens[at:])))
            break
        for size in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            run = tokens[at : at + size]
            named = _named_in_sentence(" ".join(run))
            follower = tokens[at + size] if at + size < len(tokens) else None
            if named and not set(run) <= ignored and _stands(run, named, follower):
                groups.append(named)
                at += size
                break
        else:
            if tokens[at] not in ignored and key(tokens[at]):
                rest.append(key(tokens[at]))
            at += 1
    return groups, rest


def _stands(run: list[str], named: tuple[Place, ...], follower: str | None) -> bool:
    """Tell whether a known name inside a longer text is a name of its own.

    ``تل الحمائم`` is not the town ``التل``, nor ``حويجة الرمان`` the village ``الحويجة``: one word
    before an unknown one is a name of its own only where it is that of a wide place.
    """
    if len(run) > 1 or follower is None:
        return True
    if run[0] in words("heads"):
        return False
    around = words("plain") | kind_words().keys() | words("directions") | words("named_after")
    if follower in around or gazetteer().named(key(follower)):
        return True
    return any(place.kind in _WIDE for place in named)


def _named_in_sentence(run: str) -> tuple[Place, ...]:
    """Look up a run of words, if need be without the particle written on to it (``بحمص``)."""
    named = gazetteer().named(key(run))
    if not named and len(run) > _LEAST_WITH_PARTICLE and run[0] in _PARTICLES:
        bare = run[2:] if run.startswith("لل") else run[1:]
        named = gazetteer().named(key(bare))
    return named


def _ranked(groups: list[tuple[Place, ...]], kinds: set[str]) -> tuple[Place, ...]:
    """Put the places of all parts in order (step 3 of the module)."""
    scored = []
    for at, group in enumerate(groups):
        others = [{place.place_id for place in other} for i, other in enumerate(groups) if i != at]
        for place in group:
            holders = {holder.place_id for holder in gazetteer().above(place)}
            held = sum(bool(holders & other) for other in others)
            said = place.kind.value in kinds
            order = -_DEPTH[place.kind] if len(groups) > 1 and held else _USUAL[place.kind]
            scored.append((-held, not said, order, at, place))
    scored.sort(key=lambda entry: entry[:4])
    return tuple(dict.fromkeys(entry[4] for entry in scored))
