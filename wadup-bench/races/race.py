#!/usr/bin/env python3
"""Whole-run races: the built program over seeded corpora, medians of several runs.

race.py [--repeats N] [RACE...]; without a name, the races of README.md in this folder's order.
"""

import argparse
import dataclasses
import pathlib
import shlex
import sqlite3
import sys
import tempfile

import corpora
import measure

TOP = pathlib.Path(__file__).resolve().parents[2]
WADUP = TOP / "wadup"
MODULES = TOP / "examples" / "modules"


@dataclasses.dataclass(frozen=True)
class Race:
    """Modules over a corpus; `files` and `rows` are what the database must hold afterwards."""

    modules: tuple
    corpus: callable
    contents: int
    options: tuple = ()

    def command(self, database):
        modules = [word for name in self.modules for word in ("--modules", str(module(name)))]
        places = ["--input", str(self.corpus()), "--output", str(database)]
        return [str(WADUP), *modules, *places, "--quiet", *self.options]


def module(name):
    found = MODULES / (name + ".wasm")
    if not found.exists():
        sys.exit(f"{found} is missing: run scripts/build-examples.sh first")
    return found


RACES = {
    "startup": Race(("byte_counter",), corpora.empty, 0),
    "texts": Race(("byte_counter",), lambda: corpora.texts(20_000), 20_000),
    "zips": Race(("zip_extractor", "byte_counter"), corpora.zips, 200 * 51),
    "databases": Race(("sqlite_parser",), corpora.databases, 300),
    "big": Race(("byte_counter",), corpora.big, 20),
    "texts-fresh": Race(
        ("byte_counter",), lambda: corpora.texts(20_000), 20_000, ("--isolation", "fresh")
    ),
    "databases-fresh": Race(
        ("sqlite_parser",), corpora.databases, 300, ("--isolation", "fresh")
    ),
    "texts-go": Race(("go_byte_counter",), lambda: corpora.texts(20_000), 20_000),
    "texts-go-fresh": Race(
        ("go_byte_counter",), lambda: corpora.texts(20_000), 20_000, ("--isolation", "fresh")
    ),
    "scale-1000": Race(("byte_counter",), lambda: corpora.texts(1_000), 1_000),
    "scale-200000": Race(("byte_counter",), lambda: corpora.texts(200_000), 200_000),
}
BY_DEFAULT = ("startup", "texts", "zips", "databases", "big")


def rows_and_contents(database):
    """Rows of all modules' tables, and contents that succeeded."""
    connection = sqlite3.connect(database)
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
            " AND name NOT LIKE '\\_\\_wadup\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        )
    ]
    rows = sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names)
    query = "SELECT count(*) FROM __wadup_content WHERE status = 'success'"
    contents = connection.execute(query).fetchone()[0]
    connection.close()
    return rows, contents


def one_run(race):
    with tempfile.TemporaryDirectory(prefix="wadup-race-") as folder:
        database = pathlib.Path(folder) / "results.db"
        cost = measure.run(race.command(database))
        return cost, rows_and_contents(database)


def hold(name, race, repeats):
    """Runs a race once for warming up, then `repeats` times; prints its line."""
    one_run(race)
    runs = [one_run(race) for _ in range(repeats)]
    cost = measure.median([cost for cost, _ in runs])
    rows, contents = runs[-1][1]
    if contents != race.contents:
        sys.exit(f"{name}: {contents} contents succeeded, not {race.contents}")
    print_line(name, cost, rows, contents)
    print("   ", shlex.join(race.command("results.db")))


def print_line(name, cost, rows, contents):
    per_content = f"{cost.cpu / contents * 1e6:8.0f}" if contents else " " * 8
    print(
        f"{name:16} {cost.wall:7.2f} s {contents / cost.wall:9.0f} contents/s"
        f" {rows / cost.wall:9.0f} rows/s {cost.cpu:7.2f} CPU s {per_content} CPU us/content"
        f" {cost.rss / 2**20:6.0f} MiB",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("races", nargs="*", metavar="RACE", help=", ".join(RACES))
    arguments = parser.parse_args()
    unknown = set(arguments.races) - set(RACES)
    if unknown:
        parser.error(f"no such race: {', '.join(sorted(unknown))}; there are {', '.join(RACES)}")
    for name in arguments.races or BY_DEFAULT:
        hold(name, RACES[name], arguments.repeats)


if __name__ == "__main__":
    main()
