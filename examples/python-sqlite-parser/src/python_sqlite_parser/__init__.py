"""Counts the rows of every table of a SQLite database."""

import sqlite3
from contextlib import closing

import wadup

wadup.define_table("db_table_stats", [("table_name", wadup.String), ("row_count", wadup.Int64)])

TABLES = r"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name"


def main():
    try:
        with closing(open_content()) as database:
            for name, count in count_rows(database):
                wadup.insert_row("db_table_stats", [name, count])
    except sqlite3.DatabaseError as error:
        # What is no database is another module's business; a broken one fails.
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB:
            raise


def open_content():
    """Opens the content where it lies; SQLite looks for neither locks nor a write-ahead log."""
    with wadup.content() as content:
        return sqlite3.connect(f"file:{content.path}?mode=ro&immutable=1", uri=True)


def count_rows(database):
    for (name,) in database.execute(TABLES).fetchall():
        quoted = '"' + name.replace('"', '""') + '"'
        (count,) = database.execute(f"SELECT count(*) FROM {quoted}").fetchone()
        yield name, count
