"""The column types, and how a value of each is checked and written as JSON."""

from __future__ import annotations

import binascii
import math
import operator
from collections.abc import Callable
from json.encoder import encode_basestring_ascii as json_text
from reprlib import repr as short_repr
from typing import Any, Final, Literal

DataType = Literal["Int64", "Float64", "String", "Boolean", "Bytes"]
"""The name of a column type."""

Value = int | float | str | bool | bytes | bytearray | memoryview | None
"""What a row may hold; ``None`` is SQL's NULL and fits every column."""

Int64: Final = "Int64"
"""A signed integer of 64 bits: INTEGER."""

Float64: Final = "Float64"
"""A finite floating-point number: REAL."""

String: Final = "String"
"""Unicode text: TEXT."""

Boolean: Final = "Boolean"
"""``True`` or ``False``: INTEGER 1 or 0."""

Bytes: Final = "Bytes"
"""Any bytes: BLOB."""


def _int64(value: Any) -> str:
    try:
        number = operator.index(value)
    except TypeError:
        raise _wanted("an int", value) from None
    if not -(2**63) <= number < 2**63:
        raise ValueError(f"an integer of {number.bit_length()} bits does not fit into a signed 64-bit one")
    return f'{{"Int64":{number}}}'


def _float64(value: Any) -> str:
    if isinstance(value, (str, bytes, bytearray)) or not hasattr(type(value), "__float__"):
        raise _wanted("a float", value)
    try:
        number = float(value)
    except OverflowError:
        raise ValueError("the integer is too large for a float") from None
    if not math.isfinite(number):
        raise ValueError(f"{number} cannot be stored; use None where there is no number")
    return f'{{"Float64":{number!r}}}'


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise _wanted("a str", value)
    require_unicode(value)
    return f'{{"String":{json_text(value)}}}'


def _boolean(value: Any) -> str:
    if not isinstance(value, bool):
        raise _wanted("a bool", value)
    return '{"Boolean":true}' if value else '{"Boolean":false}'


def _bytes(value: Any) -> str:
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise _wanted("bytes", value)
    return f'{{"Bytes":"{binascii.b2a_base64(bytes(value), newline=False).decode()}"}}'


def _wanted(kind: str, value: Any) -> TypeError:
    return TypeError(f"wants {kind} or None, got {type(value).__name__} {short_repr(value)}")


def require_unicode(text: str) -> None:
    """Raises a ``ValueError`` if ``text`` holds half of a surrogate pair, which no encoding of Unicode can carry."""
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(
            f"the lone surrogate {text[error.start]!a} at index {error.start} is not text; "
            'text.encode("utf-8", "replace").decode() replaces such characters'
        ) from None


ENCODERS: Final[dict[str, Callable[[Any], str]]] = {
    Int64: _int64,
    Float64: _float64,
    String: _string,
    Boolean: _boolean,
    Bytes: _bytes,
}
"""For each column type what turns a value other than ``None`` into JSON, or raises without naming the column."""
