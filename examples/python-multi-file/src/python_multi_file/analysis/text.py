"""Counts lines, words and characters."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TextCounts:
    """The sizes of a text."""

    lines: int
    words: int
    characters: int

    @classmethod
    def of(cls, data, encoding):
        text = data.decode(encoding.name or "latin-1", "replace")
        return cls(len(text.splitlines()), len(text.split()), len(text))
