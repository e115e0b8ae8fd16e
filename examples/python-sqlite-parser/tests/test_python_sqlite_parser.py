import sqlite3

import pytest
import python_sqlite_parser
from wadup.testing import FakeHost


@pytest.fixture
def database(tmp_path):
    file = tmp_path / "shop.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE people(name)")
        connection.execute("CREATE TABLE 'odd \"name'(id INTEGER PRIMARY KEY AUTOINCREMENT)")
        connection.executemany("INSERT INTO people VALUES (?)", [("Ada",), ("Grace",), ("Mary",)])
    connection.close()
    return file.read_bytes()


def rows_of(content):
    with FakeHost(content) as host:
        python_sqlite_parser.main()
    return host.rows("db_table_stats")


def test_every_table_is_counted(database):
    assert rows_of(database) == [['odd "name', 0], ["people", 3]]


@pytest.mark.parametrize("content", [b"", b"hello", b"x" * 5000])
def test_what_is_no_database_has_no_rows(content):
    assert rows_of(content) == []


def test_a_broken_database_fails(database):
    with pytest.raises(sqlite3.DatabaseError):
        rows_of(database[:100] + b"\xff" * (len(database) - 100))
