"""A table's definition and the encoding of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring_ascii as json_text
from typing import TYPE_CHECKING, Any

from ._columns import ENCODERS, DataType, Value, require_unicode

if TYPE_CHECKING:
    from ._session import Session

MAX_COLUMNS = 1999
MAX_NAME_BYTES = 1024
RESERVED_PREFIXES = ("__wadup_", "wadup_", "sqlite_")


class Table:
    """A table that rows can be inserted into; made by :func:`wadup.define_table`."""

    def __init__(self, session: Session, name: str, columns: Iterable[tuple[str, DataType]]) -> None:
        self._session = session
        self.name = name
        self.columns = tuple(_column(name, column) for column in columns)
        _require_table_name(name)
        _require_column_names(self)
        self.definition = _definition(self)
        self._encoders = [ENCODERS[data_type] for _, data_type in self.columns]
        self._row_start = f'{{"table_name":{json_text(name)},"values":['

    def insert_row(self, values: Sequence[Value]) -> None:
        """Adds a row: one value for each column, in the order of the definition."""
        self._session.add_row(self, self.encode(values))

    def encode(self, values: Sequence[Value]) -> str:
        """The row as the JSON that the host reads; ``TypeError`` or ``ValueError`` names the column at fault."""
        if isinstance(values, (str, bytes)) or len(values) != len(self.columns):
            raise ValueError(self._count_message(values))
        encoded = []
        for index, (encode, value) in enumerate(zip(self._encoders, values, strict=True)):
            try:
                encoded.append("null" if value is None else encode(value))
            except (TypeError, ValueError) as error:
                raise type(error)(f"{self._place(index)} {error}") from None
        return f"{self._row_start}{','.join(encoded)}]}}"

    def _count_message(self, values: Any) -> str:
        names = ", ".join(name for name, _ in self.columns)
        kind = f"a {type(values).__name__}" if isinstance(values, (str, bytes)) else f"{len(values)}"
        return f"table {self.name!r} wants a list of {len(self.columns)} values ({names}), got {kind}"

    def _place(self, index: int) -> str:
        name, data_type = self.columns[index]
        return f"table {self.name!r}, column {name!r} ({data_type}):"


def _column(table: str, column: Any) -> tuple[str, DataType]:
    try:
        name, data_type = column
    except (TypeError, ValueError):
        raise TypeError(f"table {table!r}: a column is a pair (name, type), got {column!r}") from None
    if data_type not in ENCODERS:
        raise ValueError(f"table {table!r}, column {name!r}: unknown type {data_type!r}; there are {', '.join(ENCODERS)}")
    return name, data_type


def _require_table_name(name: str) -> None:
    _require_name(f"table {name!r}", name)
    if name.lower().startswith(RESERVED_PREFIXES):
        raise ValueError(f"table {name!r}: names that begin with {', '.join(RESERVED_PREFIXES)} are reserved")


def _require_column_names(table: Table) -> None:
    if not 0 < len(table.columns) <= MAX_COLUMNS:
        raise ValueError(f"table {table.name!r} has {len(table.columns)} columns; it can have 1 to {MAX_COLUMNS}")
    seen = set()
    for name, _ in table.columns:
        place = f"table {table.name!r}, column {name!r}"
        _require_name(place, name)
        if fold(name) == "content_uuid":
            raise ValueError(f"{place}: the host adds this column by itself")
        if fold(name) in seen:
            raise ValueError(f"{place}: there are two of this name (upper and lower case are the same)")
        seen.add(fold(name))


def fold(name: str) -> str:
    """Makes names that differ in case alone equal, as the host does."""
    return name.upper().lower()


def _require_name(place: str, name: Any) -> None:
    if not isinstance(name, str):
        raise TypeError(f"{place}: a name is a str, got {type(name).__name__}")
    if not name or "\0" in name:
        raise ValueError(f"{place}: a name is not empty and holds no NUL")
    try:
        require_unicode(name)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from None
    if len(name.encode()) > MAX_NAME_BYTES:
        raise ValueError(f"{place}: a name has at most {MAX_NAME_BYTES} bytes")


def _definition(table: Table) -> str:
    columns = ",".join(f'{{"name":{json_text(name)},"data_type":"{data_type}"}}' for name, data_type in table.columns)
    return f'{{"name":{json_text(table.name)},"columns":[{columns}]}}'
