"""Guesses how bytes stand for text."""

from dataclasses import dataclass

import chardet

SAMPLE_BYTES = 64 * 1024


@dataclass(frozen=True)
class Encoding:
    """A guess; `name` is None for what is no text."""

    name: str | None
    confidence: float
    language: str | None

    @classmethod
    def detect(cls, data):
        guess = chardet.detect(data[:SAMPLE_BYTES])
        return cls(guess["encoding"], guess["confidence"] or 0.0, guess["language"] or None)
