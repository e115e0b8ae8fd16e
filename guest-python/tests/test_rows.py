import math

import pytest
import wadup
from wadup.testing import FakeHost

ALL_TYPES = [
    ("i", wadup.Int64),
    ("f", wadup.Float64),
    ("s", wadup.String),
    ("t", wadup.Boolean),
    ("b", wadup.Bytes),
]


def stored(data_type, value):
    with FakeHost() as host:
        wadup.define_table("t", [("c", data_type)])
        wadup.insert_row("t", [value])
    return host.rows("t")[0][0]


def error_for(data_type, value):
    with FakeHost(), pytest.raises((TypeError, ValueError)) as caught:
        wadup.define_table("sizes", [("other", wadup.Int64), ("size", data_type)])
        wadup.insert_row("sizes", [1, value])
    return str(caught.value)


def test_insert_row_every_type():
    with FakeHost() as host:
        wadup.define_table("all", ALL_TYPES)
        wadup.insert_row("all", [1, 0.5, "x", True, b"\0\xff"])
        wadup.insert_row("all", [None] * 5)
    assert host.tables == {"all": ALL_TYPES}
    assert host.rows("all") == [[1, 0.5, "x", True, b"\0\xff"], [None] * 5]


@pytest.mark.parametrize("value", [0, -1, 2**63 - 1, -(2**63), True])
def test_int64_takes_all_of_64_bits(value):
    assert stored(wadup.Int64, value) == value


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, 10**5000], ids=["above", "below", "huge"])
def test_int64_outside_64_bits_is_refused(value):
    message = error_for(wadup.Int64, value)
    assert "table 'sizes', column 'size' (Int64)" in message
    assert "bits" in message


@pytest.mark.parametrize("value", [0.0, -0.0, 1e308, 5e-324, 1e16, 0.1, 7])
def test_float64_keeps_its_value(value):
    result = stored(wadup.Float64, value)
    assert result == value
    assert math.copysign(1, result) == math.copysign(1, value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400])
def test_float64_that_is_not_finite_is_refused(value):
    assert "column 'size' (Float64)" in error_for(wadup.Float64, value)


@pytest.mark.parametrize("value", ["", "\0", 'a"b\\c', "é 😀", "\u2028", "x" * 1_000_000])
def test_string_keeps_its_characters(value):
    assert stored(wadup.String, value) == value


def test_string_with_a_lone_surrogate_is_refused():
    assert r"lone surrogate '\udcff' at index 2" in error_for(wadup.String, "ab\udcff")


@pytest.mark.parametrize("value", [b"", b"\0" * 3, bytearray(b"x"), memoryview(b"xyz")[::2]])
def test_bytes_keeps_its_bytes(value):
    assert stored(wadup.Bytes, value) == bytes(value)


@pytest.mark.parametrize(
    ("data_type", "value"),
    [
        (wadup.Int64, 1.0), (wadup.Int64, "1"), (wadup.Float64, "1"), (wadup.Float64, b"1"), (wadup.Float64, 1j),
        (wadup.String, 1), (wadup.String, b"x"), (wadup.Boolean, 1), (wadup.Boolean, "true"), (wadup.Bytes, "x"),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_refused(data_type, value):
    assert f"table 'sizes', column 'size' ({data_type}): wants" in error_for(data_type, value)


@pytest.mark.parametrize("values", [[], [1], [1, 2, 3], "ab"])
def test_insert_row_wrong_count(values):
    with FakeHost(), pytest.raises(ValueError, match=r"wants a list of 2 values \(a, b\)"):
        wadup.define_table("t", [("a", wadup.String), ("b", wadup.String)])
        wadup.insert_row("t", values)


def test_insert_row_unknown_table():
    with FakeHost(), pytest.raises(ValueError, match="'nowhere' is not defined"):
        wadup.insert_row("nowhere", [1])


def test_a_refused_row_leaves_the_others():
    with FakeHost() as host:
        table = wadup.define_table("t", [("a", wadup.Int64)])
        table.insert_row([1])
        with pytest.raises(TypeError):
            table.insert_row(["x"])
        table.insert_row([3])
    assert host.rows("t") == [[1], [3]]


def test_many_rows_are_written_in_order():
    with FakeHost() as host:
        wadup.define_table("t", [("a", wadup.Int64)])
        for number in range(100_000):
            wadup.insert_row("t", [number])
    assert host.rows("t") == [[number] for number in range(100_000)]


def test_flush_many_times_and_empty():
    with FakeHost() as host:
        wadup.flush()
        wadup.define_table("t", [("a", wadup.Int64)])
        for number in range(20):
            wadup.insert_row("t", [number])
            wadup.flush()
            wadup.flush()
    assert [row for (row,) in host.rows("t")] == list(range(20))


def test_tables_defined_at_import_are_there_for_each_content():
    wadup.define_table("t", [("a", wadup.Int64)])
    for _ in range(2):
        with FakeHost() as host:
            wadup.insert_row("t", [1])
        assert host.tables == {"t": [("a", wadup.Int64)]}
        assert host.rows("t") == [[1]]


def test_tables_defined_by_main_belong_to_the_contents_that_use_them():
    with FakeHost() as first:
        table = wadup.define_table("t", [("a", wadup.Int64)])
    with FakeHost() as second:
        pass
    with FakeHost() as third:
        table.insert_row([1])
    assert [list(host.tables) for host in (first, second, third)] == [["t"], [], ["t"]]


def test_rows_of_a_failed_content_are_forgotten():
    with pytest.raises(ZeroDivisionError), FakeHost():
        wadup.define_table("t", [("a", wadup.Int64)])
        wadup.insert_row("t", [1])
        raise ZeroDivisionError
    with FakeHost() as host:
        wadup.insert_row("t", [2])
    assert host.rows("t") == [[2]]
