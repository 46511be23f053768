"""What was searched, and the honest sentence for no trace.

It names how many lists, reports and records were searched and which dates they bear. It never
gives a coverage: how many people stand on no list at all is unknown unless somebody estimated it.
"""

from athar.wording.isolation import isolate, plain
from athar.wording.language import Language
from athar.wording.periods import dates
from athar.wording.phrases import phrases
from athar.workflows import TraceResult

KINDS = ("list", "report", "testimony")


def searched(result: TraceResult, language: Language) -> str:
    """Word what was searched: how many documents of each kind, how many records, which dates."""
    words = phrases(language)
    if not result.searched:
        return words.say("searched.none")
    kinds = [s.kind for s in result.searched]
    counted = [words.count(k, kinds.count(k)) for k in KINDS if k in kinds]
    others = sum(k not in KINDS for k in kinds)
    if others:
        counted.append(words.count("document", others))
    return words.say(
        "searched.summary",
        documents=words.join(counted, last="and"),
        records=words.count("record", result.records_searched),
        dates=_dates(result, language),
    )


def no_trace(
    result: TraceResult,
    language: Language,
    *,
    name: str | None = None,
    faint: bool = False,
    isolated: bool = False,
) -> str:
    """Word the absence of a trace honestly.

    Args:
        result: the answer; what it searched is told.
        language: of the words.
        name: the sought person's name, where one of several persons has no trace.
        faint: whether records agree that are too improbable to be proposed.
        isolated: keep the name between direction isolates.

    Returns:
        Several sentences: that there is no trace to propose, whether more ought to be said of the
        person, what was searched, what this does not mean, and that the lists' coverage was not
        estimated.
    """
    words = phrases(language)
    head = words.say("absence.person", name=isolate(name)) if name else words.say("absence.head")
    more = (words.say("absence.faint"),) if faint else ()
    rest = (searched(result, language), words.say("absence.meaning"), words.say("absence.coverage"))
    said = " ".join((head, *more, *rest))
    return said if isolated else plain(said)


def _dates(result: TraceResult, language: Language) -> str:
    words = phrases(language)
    known = [s.published for s in result.searched if s.published is not None]
    undated = len(result.searched) - len(known)
    told = []
    if known:
        told.append(words.say("searched.dated", dates=dates(min(known), max(known), language)))
    if undated:
        told.append(words.count("undated", undated))
    return words.join(told, last="then")
