"""SQLite's full-text index with the trigram tokenizer, ranked by its own bm25.

The tokenizer finds substrings of three letters or more. A name is asked for as all of its trigrams,
any of which may match (``OR``), so that respelt names are still found; asking for whole words finds
fewer. Age and sex stand in a table of their own.
"""

import sqlite3
from collections.abc import Sequence

from benchmarks.peers import BEST, WITHIN, Absent, Found, timed
from benchmarks.people import Enquiry, Listed

_LEAST = (3, 34, 0)
_QUERY = """
    SELECT names.rowid FROM names {join} WHERE names MATCH ? {limits} ORDER BY {order} LIMIT ?
"""


class Fts5:
    """An FTS5 table in memory."""

    title = "SQLite FTS5 trigram"
    slow = False

    def __init__(self) -> None:
        if sqlite3.sqlite_version_info < _LEAST:
            raise Absent(f"SQLite {sqlite3.sqlite_version} has no trigram tokenizer")
        self._book = sqlite3.connect(":memory:")

    def load(self, listed: Listed, column: str) -> None:
        """Fill the tables anew."""
        self._book.executescript(
            """
            DROP TABLE IF EXISTS names; DROP TABLE IF EXISTS people;
            CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram', content='');
            CREATE TABLE people (id INTEGER PRIMARY KEY, age INTEGER, sex TEXT);
            """
        )
        people = ((i, r.age, r.sex) for i, r in enumerate(listed, 1))
        self._book.executemany("INSERT INTO people VALUES (?, ?, ?)", people)
        names = enumerate(listed.names(column), 1)
        self._book.executemany("INSERT INTO names (rowid, name) VALUES (?, ?)", names)
        self._book.execute("INSERT INTO names (names) VALUES ('optimize')")
        self._book.commit()

    def ask(self, enquiries: Sequence[Enquiry]) -> list[Found]:
        """Give the ten best rows of each enquiry."""
        return timed(enquiries, self._find)

    def close(self) -> None:
        """Let go of the tables."""
        self._book.close()

    def _find(self, enquiry: Enquiry) -> list[int]:
        words = [w.replace('"', "") for w in enquiry.name.split()]
        grams = {w[i : i + 3] for w in words for i in range(len(w) - 2)}
        if not grams:
            return []
        terms = " OR ".join(f'"{g}"' for g in sorted(grams))
        values: list[str | int] = [terms]
        limits, order = "", "rank"
        if enquiry.sex is not None:
            limits += " AND (sex = ? OR sex IS NULL)"
            values.append(enquiry.sex)
        if enquiry.age is not None:
            limits += " AND (age BETWEEN ? AND ? OR age IS NULL)"
            values += [enquiry.age - WITHIN, enquiry.age + WITHIN]
            order = f"rank, abs(age - {int(enquiry.age)})"
        join = "JOIN people ON people.id = names.rowid" if limits else ""
        query = _QUERY.format(join=join, limits=limits, order=order)
        return [at - 1 for (at,) in self._book.execute(query, (*values, BEST))]
