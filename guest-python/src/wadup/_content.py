"""The content that is being processed, as a file."""

from __future__ import annotations

import io
import os

from . import _session


class Content(io.BufferedReader):
    """The content as a binary file object; it can also be passed where a path is wanted."""

    def __init__(self, path: str) -> None:
        super().__init__(io.FileIO(path))
        self.path = path
        """Where the content lies in the module's file tree: ``/data.bin``."""

    def __fspath__(self) -> str:
        return self.path

    @property
    def size(self) -> int:
        """The content's size in bytes."""
        return os.fstat(self.fileno()).st_size


def content() -> Content:
    """Opens the content being processed; close it, or use ``with``."""
    return Content(_session.session.path("data.bin"))
