"""What a module has defined, and the rows and children of the content it is working on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring_ascii as json_text

from ._columns import DataType, Value
from ._table import Table, fold

FLUSH_CHARACTERS = 4 << 20
"""Rows waiting to be written take no more memory than this: beyond it they are written at once."""


class Session:
    """The tables of a module, and what it has said of the current content; writes into the file tree at ``root``."""

    def __init__(self, root: str = "/") -> None:
        self.root = root
        self._tables: dict[str, Table] = {}
        self._import_time_tables: dict[str, Table] | None = None
        self._files = 0
        self._forget_content()

    def begin_content(self) -> None:
        """Forgets the rows of the content before; the runtime calls this ahead of each ``main()``.

        The tables defined until the first call belong to every content, the later ones to those that use them.
        """
        if self._import_time_tables is None:
            self._import_time_tables = dict(self._tables)
        self._forget_content()
        self._undefined.update(self._import_time_tables)

    def _forget_content(self) -> None:
        self._defined: set[str] = set()
        self._undefined: dict[str, Table] = {}
        self._rows: list[str] = []
        self._characters = 0
        self._children = 0

    def define_table(self, name: str, columns: Iterable[tuple[str, DataType]]) -> Table:
        table = Table(self, name, columns)
        known = self._tables.setdefault(fold(name), table)
        if known.definition != table.definition:
            raise ValueError(f"table {name!r} is already defined as {known.definition}")
        self._require_definition(known)
        return known

    def table(self, name: str) -> Table:
        table = self._tables.get(fold(name))
        if table is None or table.name != name:
            raise ValueError(f"table {name!r} is not defined; call define_table first")
        return table

    def add_row(self, table: Table, row: str) -> None:
        self._require_definition(table)
        self._rows.append(row)
        self._characters += len(row)
        if self._characters >= FLUSH_CHARACTERS:
            self.flush()

    def _require_definition(self, table: Table) -> None:
        if table.name not in self._defined:
            self._undefined[fold(table.name)] = table

    def flush(self) -> None:
        if not self._undefined and not self._rows:
            return
        tables = ",".join(table.definition for table in self._undefined.values())
        self._write(f"metadata/rows_{self._files:06}.json", f'{{"tables":[{tables}],"rows":[{",".join(self._rows)}]}}'.encode())
        self._files += 1
        self._defined.update(table.name for table in self._undefined.values())
        self._undefined, self._rows, self._characters = {}, [], 0

    def emit_bytes(self, data: bytes | bytearray | memoryview, filename: str) -> None:
        announcement = f'{{"filename":{_json_filename(filename)}}}'
        self._write(f"subcontent/data_{self._children}.bin", data)
        self._announce(announcement)

    def emit_slice(self, offset: int, length: int, filename: str) -> None:
        size = os.stat(self.path("data.bin")).st_size
        if offset < 0 or length < 0 or offset + length > size:
            raise ValueError(
                f"slice {filename!r}: offset {offset} and length {length} reach outside the content's {size} bytes"
            )
        self._announce(f'{{"filename":{_json_filename(filename)},"offset":{offset:d},"length":{length:d}}}')

    def path(self, name: str) -> str:
        return os.path.join(self.root, name)

    def _announce(self, announcement: str) -> None:
        self._write(f"subcontent/metadata_{self._children}.json", announcement.encode())
        self._children += 1

    def _write(self, name: str, data: bytes | bytearray | memoryview) -> None:
        view = memoryview(data).cast("B")
        with open(self.path(name), "wb", buffering=0) as file:
            while view:
                view = view[file.write(view) :]


def _json_filename(filename: str) -> str:
    if not isinstance(filename, str):
        raise TypeError(f"a child's filename is a str, got {type(filename).__name__}")
    return json_text(filename.encode("utf-8", "replace").decode())


session = Session()


def define_table(name: str, columns: Iterable[tuple[str, DataType]]) -> Table:
    """Declares a table and its columns, each a pair of name and type; again with the same columns does nothing.

    Every table also gets a column ``content_uuid``. The same table may be defined by other modules, if its columns are
    the same. Raises ``ValueError`` for names or types the database cannot take.
    """
    return session.define_table(name, columns)


def insert_row(table: str, values: Sequence[Value]) -> None:
    """Adds a row to a table that is defined: one value for each column, in order, ``None`` for NULL.

    Raises ``TypeError`` or ``ValueError``, with the column's name, for a value that the column cannot hold.
    """
    session.table(table).insert_row(values)


def flush() -> None:
    """Hands rows and definitions to the host now; done by itself when ``main()`` returns."""
    session.flush()


def emit_bytes(data: bytes | bytearray | memoryview, filename: str) -> None:
    """Makes ``data`` a new content, which every module will see; ``filename`` is only its name in the results."""
    session.emit_bytes(data, filename)


def emit_slice(offset: int, length: int, filename: str) -> None:
    """Makes a part of the current content a new content, without a copy.

    Raises ``ValueError`` if it reaches outside the content.
    """
    session.emit_slice(offset, length, filename)
