"""Which peers are there: opened together, closed on leaving; the absent ones are told."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.peers import Absent, Peer

NAMES = ("pg_trgm", "rapidfuzz", "jellyfish", "fts5", "logic-v2", "trigrams")
USUAL = NAMES[:-1]
"""All but the trigrams in memory, which say what ``pg_trgm`` says."""


@contextmanager
def peers_of(names: Iterable[str], logic_v2: Path | None) -> Iterator[tuple[list[Peer], list[str]]]:
    """Open peers.

    Args:
        names: of `NAMES`.
        logic_v2: an interpreter that has nomenklatura.

    Yields:
        The peers, and a sentence for each that is absent.
    """
    there: list[Peer] = []
    absent = []
    with ExitStack() as stack:
        for name in names:
            try:
                found = _open(name, stack, logic_v2)
            except Absent as error:
                absent.append(f"{name} is absent: {error}")
                continue
            for peer in found:
                stack.callback(peer.close)
            there += found
        yield there, absent


def _open(name: str, stack: ExitStack, logic_v2: Path | None) -> list[Peer]:
    makers: dict[str, Callable[[], list[Peer]]] = {
        "pg_trgm": lambda: _pg_trgm(stack),
        "rapidfuzz": _rapidfuzz,
        "jellyfish": _jellyfish,
        "fts5": _fts5,
        "logic-v2": lambda: _logic_v2(logic_v2),
        "trigrams": _trigrams,
    }
    return makers[name]()


def _pg_trgm(stack: ExitStack) -> list[Peer]:
    from benchmarks.peers.postgres import PgTrgm, Server

    server = Server()
    stack.callback(server.stop)
    return [PgTrgm(server, "GIN"), PgTrgm(server, "GiST")]


def _rapidfuzz() -> list[Peer]:
    from benchmarks.peers.rapidfuzz_ratios import SCORERS, TokenRatio

    return [TokenRatio(s) for s in SCORERS]


def _jellyfish() -> list[Peer]:
    from benchmarks.peers.jaro_winkler import JaroWinkler

    return [JaroWinkler()]


def _fts5() -> list[Peer]:
    from benchmarks.peers.fts5 import Fts5

    return [Fts5()]


def _logic_v2(python: Path | None) -> list[Peer]:
    from benchmarks.peers.logic_v2 import LogicV2

    return [LogicV2(python)]


def _trigrams() -> list[Peer]:
    from benchmarks.peers.trigrams import Trigrams

    return [Trigrams()]
