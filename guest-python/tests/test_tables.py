import pytest
import wadup
from wadup.testing import FakeHost


def test_define_table_twice_alike():
    with FakeHost() as host:
        first = wadup.define_table("t", [("a", wadup.Int64)])
        assert wadup.define_table("t", (("a", "Int64"),)) is first
    assert host.tables == {"t": [("a", "Int64")]}


@pytest.mark.parametrize(("name", "columns"), [("t", [("a", "String")]), ("t", [("b", "Int64")]), ("T", [("a", "Int64")])])
def test_define_table_twice_differently(name, columns):
    wadup.define_table("t", [("a", wadup.Int64)])
    with pytest.raises(ValueError, match="already defined"):
        wadup.define_table(name, columns)


@pytest.mark.parametrize("name", ["", "a\0b", "__wadup_x", "WADUP_x", "sqlite_master", "\udcff"])
def test_define_table_name_that_cannot_be(name):
    with pytest.raises(ValueError, match="^table "):
        wadup.define_table(name, [("a", wadup.Int64)])


@pytest.mark.parametrize(
    "columns",
    [
        [],
        [("", "Int64")],
        [("a\0", "Int64")],
        [("Content_UUID", "String")],
        [("a", "Int64"), ("A", "Int64")],
        [("a", "Int32")],
        [(f"c{i}", "Int64") for i in range(2000)],
    ],
)
def test_define_table_columns_that_cannot_be(columns):
    with pytest.raises(ValueError, match="table 't'"):
        wadup.define_table("t", columns)


@pytest.mark.parametrize("columns", [["a"], [("a",)], [1], [(1, "Int64")]])
def test_define_table_columns_of_the_wrong_shape(columns):
    with pytest.raises(TypeError, match="table 't'"):
        wadup.define_table("t", columns)


@pytest.mark.parametrize("name", ['a"b', "select", "drop table x; --", "über", "a b"])
def test_any_other_name_can_be(name):
    with FakeHost() as host:
        wadup.define_table(name, [(name, wadup.Int64)])
        wadup.insert_row(name, [1])
    assert host.rows(name) == [[1]]
