"""Tests a module without WADUP: a folder takes the place of its file tree, and what it writes is read back.

::

    from wadup.testing import FakeHost

    def test_main():
        with FakeHost(b"one\\ntwo\\n") as host:
            my_module.main()
        assert host.rows("file_stats") == [[8, "one\\n"]]
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from ._session import session


@dataclass(frozen=True)
class Child:
    """An extracted content: its name and its bytes."""

    filename: str
    data: bytes


class FakeHost:
    """Gives the code inside its ``with`` one content, and knows afterwards what became of it."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = content
        self.tables: dict[str, list[tuple[str, str]]] = {}
        """The columns of each table that was defined."""
        self.children: list[Child] = []
        """What was extracted, in order."""
        self._rows: list[dict[str, Any]] = []

    def rows(self, table: str) -> list[list[Any]]:
        """The rows of one table, in order."""
        return [[_value(value) for value in row["values"]] for row in self._rows if row["table_name"] == table]

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory(prefix="wadup-")
        root = Path(self._folder.name)
        for name in ("metadata", "subcontent", "tmp"):
            (root / name).mkdir()
        (root / "data.bin").write_bytes(self.content)
        self._real_root, session.root = session.root, self._folder.name
        session.begin_content()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if error is None:
                session.flush()
                self._collect(Path(self._folder.name))
        finally:
            session.root = self._real_root
            session.begin_content()
            self._folder.cleanup()

    def _collect(self, root: Path) -> None:
        for file in sorted((root / "metadata").glob("*.json")):
            document = json.loads(file.read_bytes())
            for table in document["tables"]:
                self.tables[table["name"]] = [(column["name"], column["data_type"]) for column in table["columns"]]
            self._rows += document["rows"]
        announcements = (root / "subcontent").glob("metadata_*.json")
        for file in sorted(announcements, key=lambda path: int(path.stem.partition("_")[2])):
            self.children.append(self._child(file))

    def _child(self, file: Path) -> Child:
        announcement = json.loads(file.read_bytes())
        if "offset" in announcement:
            start = announcement["offset"]
            return Child(announcement["filename"], self.content[start : start + announcement["length"]])
        return Child(announcement["filename"], file.with_name(file.stem.replace("metadata", "data") + ".bin").read_bytes())


def _value(value: dict[str, Any] | None) -> Any:
    if value is None:
        return None
    ((data_type, payload),) = value.items()
    return base64.b64decode(payload) if data_type == "Bytes" else payload
