"""Write WADUP modules in Python.

A module is a package with a function ``main()``, which is called once for each content::

    import wadup

    wadup.define_table("file_stats", [("size_bytes", wadup.Int64), ("first_line", wadup.String)])

    def main():
        with wadup.content() as content:
            first = content.readline()
            wadup.insert_row("file_stats", [content.size, first.decode("utf-8", "replace")])

Rows are written when ``main()`` returns; an exception fails the module on this content, and its traceback is kept.
Importing this package reads and writes nothing, so tables can be defined at the top of a module.
"""

from ._columns import Boolean, Bytes, DataType, Float64, Int64, String, Value
from ._content import Content, content
from ._session import define_table, emit_bytes, emit_slice, flush, insert_row
from ._table import Table

__all__ = [
    "Boolean",
    "Bytes",
    "Content",
    "DataType",
    "Float64",
    "Int64",
    "String",
    "Table",
    "Value",
    "content",
    "define_table",
    "emit_bytes",
    "emit_slice",
    "flush",
    "insert_row",
]
