"""PostgreSQL's ``pg_trgm`` on a real server, started here for as long as the benchmark runs.

The server lives in a temporary folder, listens on a socket in it and on no port, and is run by an
unprivileged user. Two ways are asked, each with a table and an index of its own: GIN, names over
the usual threshold (``%``) ordered by similarity; and GiST, the nearest names (``<->``), which
knows no threshold. One process a query, no parallel workers, everything in memory. The time is what
``psql`` says from sending a statement to its result.
"""

import csv
import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import BEST, WITHIN, Absent, Found
from benchmarks.people import Enquiry, Listed

USER = "postgres"
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "2GB",
    "maintenance_work_mem": "1GB",
    "work_mem": "256MB",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "jit": "off",
    "fsync": "off",
    "autovacuum": "off",
    "max_wal_size": "8GB",
}
_TIME = re.compile(r"^Time: ([\d.]+) ms")


class Server:
    """A PostgreSQL server of our own."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._folder = Path(tempfile.mkdtemp(prefix="trigrams-"))
        self._as = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(self._folder, USER)
        self._control("initdb", "-U", USER, "--auth=trust", "--locale=C.UTF-8", "-E", "UTF8")
        options = " ".join(f"-c {k}='{v}'" for k, v in SETTINGS.items())
        options += f" -c unix_socket_directories='{self._folder}'"
        log = str(self._folder / "log")
        self._control("pg_ctl", "-w", "-l", log, "-o", options, "start")
        self.run("CREATE EXTENSION pg_trgm;")

    def run(self, script: str) -> str:
        """Run a script of SQL and psql commands; give what it prints, values alone."""
        return self._psql(["-f", "-"], script)

    def copy(self, table: str, rows: str) -> None:
        """Fill a table from CSV."""
        self._psql(["-c", f"\\copy {table} FROM pstdin WITH (FORMAT csv)"], rows)

    def stop(self) -> None:
        """Stop the server and delete its folder."""
        if self._folder.exists():
            self._control("pg_ctl", "-w", "-m", "immediate", "stop")
            shutil.rmtree(self._folder)

    def _psql(self, what: list[str], given: str) -> str:
        command = [
            self._programs / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
            "-h", self._folder, "-U", USER, *what,
        ]  # fmt: skip
        return _checked(command, given)

    def _control(self, program: str, *options: str) -> None:
        data = str(self._folder / "data")
        _checked([*self._as, self._programs / program, "-D", data, *options])


class PgTrgm:
    """One way to ask ``pg_trgm``.

    Args:
        server: the server.
        way: ``GIN`` or ``GiST``.
    """

    slow = False

    def __init__(self, server: Server, way: str) -> None:
        self.title = f"pg_trgm {way}, {'%' if way == 'GIN' else '<->'}"
        self._server = server
        self._way = way
        self._table = f"people_{way.lower()}"

    def load(self, listed: Listed, column: str) -> None:
        """Fill the table anew and index its names."""
        table, method = self._table, self._way.lower()
        self._server.run(
            f"DROP TABLE IF EXISTS {table};"
            f"CREATE UNLOGGED TABLE {table} (id int, name text, age int, sex text);"
        )
        rows = io.StringIO()
        writer = csv.writer(rows)
        for at, (row, name) in enumerate(zip(listed, listed.names(column), strict=True)):
            writer.writerow((at, name, row.age, row.sex))
        self._server.copy(table, rows.getvalue())
        self._server.run(
            f"CREATE INDEX ON {table} USING {method} (name {method}_trgm_ops);"
            f"VACUUM ANALYZE {table};"
        )

    def ask(self, enquiries: Sequence[Enquiry]) -> list[Found]:
        """Give the ten best rows of each enquiry."""
        asked = [self._statement(e) for e in enquiries]
        # The table and the index are brought into memory before anything is timed.
        script = "\n".join([*asked[:5], "\\echo begin", "\\timing on", *asked])
        out, last = [], ""
        for line in self._server.run(script).split("begin\n")[1].splitlines():
            took = _TIME.match(line)
            if took:
                out.append(Found([int(i) for i in last.split(",") if i], float(took[1]) / 1000))
            last = line
        return out

    def close(self) -> None:
        """Drop the table."""
        self._server.run(f"DROP TABLE IF EXISTS {self._table};")

    def _statement(self, enquiry: Enquiry) -> str:
        name = "'" + enquiry.name.replace("'", "''") + "'"
        limits, nearest = "true", "id"
        if enquiry.sex is not None:
            limits += f" AND (sex = '{enquiry.sex}' OR sex IS NULL)"
        if enquiry.age is not None:
            low, high = enquiry.age - WITHIN, enquiry.age + WITHIN
            limits += f" AND (age BETWEEN {low} AND {high} OR age IS NULL)"
            nearest = f"abs(age - {enquiry.age}), id"
        if self._way == "GIN":
            limits = f"name % {name} AND {limits}"
            inner = f"SELECT id, age, -similarity(name, {name}) d FROM {self._table} WHERE {limits}"
        else:
            # The index gives the nearest names; so many more are taken that ties can be broken.
            inner = (
                f"SELECT id, age, name <-> {name} d FROM {self._table} WHERE {limits}"
                f" ORDER BY name <-> {name} LIMIT {3 * BEST}"
            )
        found = f"SELECT id FROM ({inner}) f ORDER BY d, {nearest} LIMIT {BEST}"
        return f"SELECT array_to_string(array({found}), ',');"


def _programs() -> Path:
    """Give the folder of the newest server's programs."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3])
    )
    if not folders:
        raise Absent("PostgreSQL is not installed: apt-get install postgresql")
    return folders[-1].parent


def _checked(command: Sequence[object], given: str = "") -> str:
    done = subprocess.run(
        [str(c) for c in command], input=given, text=True, capture_output=True, check=False,
        cwd="/",
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed with status {done.returncode}")
    return done.stdout
