"""Where things lie, and how people are told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
GUEST_LIBRARY = REPOSITORY / "guest-python/src/wadup"
EXTENSIONS = REPOSITORY / "guest-python/extensions"
MODULES = REPOSITORY / "examples/modules"


class ProjectError(Exception):
    """A mistake in the project, told to its author in one message."""


def cache_root() -> Path:
    user = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    root = Path(os.environ.get("WADUP_CACHE") or Path(user) / "wadup")
    root.mkdir(parents=True, exist_ok=True)
    return root


def display(path: Path) -> str:
    return os.path.relpath(path)


def say(message: str) -> None:
    print(time.strftime("[%H:%M:%S]"), message, file=sys.stderr)


def script(name: str, *arguments: str) -> Path:
    result = subprocess.run([REPOSITORY / "scripts" / name, *arguments], stdout=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(result.returncode)
    return Path(result.stdout.strip().splitlines()[-1])
