"""Makes one relocatable object of a compiled module and hides all of it but its init function.

Extensions are linked into one program, and define the same names for different things: so every definition but
`PyInit_*` becomes local to its module. LLVM's objcopy has no such operation for WebAssembly. Format: the section "linking"
of https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md
"""

from __future__ import annotations

from collections.abc import Iterator

SYMBOL_TABLE = 8
FUNCTION, DATA, GLOBAL, SECTION, EVENT, TABLE = range(6)
WEAK, LOCAL, UNDEFINED, EXPLICIT_NAME = 0x01, 0x02, 0x10, 0x40


class Reader:
    """A position in an object file."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data = data
        self.position = position

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.data[self.position]
            self.position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def name(self) -> bytes:
        size = self.number()
        self.position += size
        return self.data[self.position - size : self.position]

    def chunk(self) -> tuple[int, Reader, int]:
        """The kind of a section or subsection, its content, and where it ends; the position moves past it."""
        kind, size = self.number(), self.number()
        start, self.position = self.position, self.position + size
        return kind, Reader(self.data, start), self.position


def hide_definitions(data: bytes) -> bytes:
    """The same object with local definitions; no size changes, since a flag is set within its byte."""
    hidden = bytearray(data)
    for flags_at, flags, name in definitions(data):
        if not flags & WEAK and not name.startswith(b"PyInit_"):
            hidden[flags_at] |= LOCAL
    return bytes(hidden)


def definitions(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Of each function and data symbol that is defined: where its flags lie, the flags, the name."""
    for table in symbol_tables(data):
        for _ in range(table.number()):
            kind, flags_at = table.number(), table.position
            flags = table.number()
            name = symbol_name(table, kind, flags)
            if kind in (FUNCTION, DATA) and not flags & UNDEFINED:
                yield flags_at, flags, name


def symbol_name(table: Reader, kind: int, flags: int) -> bytes:
    """Reads a symbol to its end."""
    if kind == DATA:
        name = table.name()
        for _ in range(0 if flags & UNDEFINED else 3):
            table.number()
        return name
    table.number()
    named = kind != SECTION and (not flags & UNDEFINED or flags & EXPLICIT_NAME)
    return table.name() if named else b""


def symbol_tables(data: bytes) -> Iterator[Reader]:
    file = Reader(data, len(b"\0asm\1\0\0\0"))
    while file.position < len(data):
        kind, section, end = file.chunk()
        if kind == 0 and section.name() == b"linking":
            section.number()  # the version
            while section.position < end:
                part, content, _ = section.chunk()
                if part == SYMBOL_TABLE:
                    yield content
