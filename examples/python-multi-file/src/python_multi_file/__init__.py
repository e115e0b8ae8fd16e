"""Describes a text file: its size, its words and its encoding. Several files, sub-packages, packages of others."""

import wadup

from .analysis import Encoding, TextCounts
from .formatting import human_size, slug

wadup.define_table(
    "file_analysis",
    [
        ("total_bytes", wadup.Int64),
        ("line_count", wadup.Int64),
        ("word_count", wadup.Int64),
        ("char_count", wadup.Int64),
        ("human_size", wadup.String),
        ("encoding", wadup.String),
        ("encoding_confidence", wadup.Float64),
        ("encoding_language", wadup.String),
        ("encoding_slug", wadup.String),
    ],
)


def main():
    with wadup.content() as content:
        data = content.read()
    encoding = Encoding.detect(data)
    counts = TextCounts.of(data, encoding)
    wadup.insert_row(
        "file_analysis",
        [
            len(data),
            counts.lines,
            counts.words,
            counts.characters,
            human_size(len(data)),
            encoding.name,
            encoding.confidence,
            encoding.language,
            slug(encoding.name),
        ],
    )
