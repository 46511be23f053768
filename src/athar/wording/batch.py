"""A batch of enquiries in a few lines: how many have traces, and what could not be read."""

from pathlib import Path

from athar.wording.isolation import isolate, plain
from athar.wording.language import Language
from athar.wording.phrases import phrases
from athar.workflows import Batch


def batch_lines(
    batch: Batch, language: Language, *, enquiries: Path, records: Path, out: Path
) -> tuple[str, ...]:
    """Word what a batch did.

    Args:
        batch: what it did.
        language: of the words.
        enquiries: the file of enquiries.
        records: the file of records.
        out: the file that was written.

    Returns:
        Lines: the counts, the rows of each file that could not be read, and that a person decides.
    """
    words = phrases(language)
    stats = batch.stats
    lines = [
        words.say(
            "batch.done",
            enquiries=words.count("enquiry", stats.queries),
            records=words.count("record", stats.records),
            without=words.count("enquiry", stats.without_trace),
        )
    ]
    for path, told in ((enquiries, batch.enquiries), (records, batch.records)):
        if told.rejected:
            count = words.count("row", len(told.rejected))
            lines.append(words.say("batch.rejected", file=isolate(path.name), rows=count))
    if batch.rejected is not None:
        lines.append(words.say("batch.rejected_file", file=isolate(str(batch.rejected))))
    if batch.reused:
        lines.append(words.say("batch.reused", file=isolate(records.name)))
    if stats.weights == "learnt":
        lines.append(words.say("batch.learnt"))
    lines.append(words.say("batch.written", file=isolate(str(out))))
    lines.append(words.say("terminal.footer"))
    return tuple(map(plain, lines))
