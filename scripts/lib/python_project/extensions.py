"""Compiled packages, each built by the recipe in its folder of guest-python/extensions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .places import EXTENSIONS, script
from .project import Project


def known_extensions() -> list[str]:
    return sorted(path.parent.name for path in EXTENSIONS.glob("*/recipe.sh"))


@dataclass(frozen=True)
class Extension:
    """A compiled package, built by its recipe: object files, an archive of its Python side, and its modules."""

    kit: Path

    @property
    def objects(self) -> list[Path]:
        return sorted(self.kit.glob("lib/*.o")) + sorted(self.kit.glob("lib/*.a"))

    @property
    def modules(self) -> list[list[str]]:
        return [line.split() for line in (self.kit / "modules").read_text().splitlines()]

    @property
    def archive(self) -> str:
        return (self.kit / "name").read_text().strip()


def require_recipes(project: Project) -> None:
    known = known_extensions()
    for name in project.extensions:
        if name not in known:
            raise project.mistake(
                "[tool.wadup].c-extensions", f"there is no recipe for {name!r}; there are: {', '.join(known) or 'none'}"
            )


def build_extensions(project: Project) -> list[Extension]:
    return [Extension(script("build-python-extension.sh", name)) for name in project.extensions]
