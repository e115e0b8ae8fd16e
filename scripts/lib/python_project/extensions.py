"""Compiled packages, each built by the recipe in its folder of guest-python/extensions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .places import EXTENSIONS, script
from .project import Project


def known_extensions() -> list[str]:
    return sorted(path.parent.name for path in EXTENSIONS.glob("*/recipe.toml"))


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

    @property
    def link_flags(self) -> list[str]:
        return (self.kit / "link-flags").read_text().split()

    @property
    def needs(self) -> list[Extension]:
        return [Extension(Path(line)) for line in (self.kit / "needs").read_text().split()]


def require_recipes(project: Project) -> None:
    known = known_extensions()
    for name in project.extensions:
        if name not in known:
            raise project.mistake(
                "[tool.wadup].c-extensions", f"there is no recipe for {name!r}; there are: {', '.join(known) or 'none'}"
            )


def build_extensions(project: Project) -> list[Extension]:
    """The project's extensions, each after those it needs."""
    ordered: list[Extension] = []
    for name in project.extensions:
        add(Extension(script("build-python-extension.sh", name)), ordered)
    return ordered


def add(extension: Extension, ordered: list[Extension]) -> None:
    for needed in extension.needs:
        add(needed, ordered)
    if extension not in ordered:
        ordered.append(extension)
