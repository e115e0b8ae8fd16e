"""A WADUP module that records how many bytes and lines each content has."""

import wadup

wadup.define_table("text_stats", [("size_bytes", wadup.Int64), ("line_count", wadup.Int64)])


def main():
    with wadup.content() as content:
        # Piece by piece, so that a content of any size needs little memory.
        lines = sum(piece.count(b"\n") for piece in iter(lambda: content.read(65536), b""))
        wadup.insert_row("text_stats", [content.size, lines])
