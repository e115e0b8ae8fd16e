"""What pyproject.toml says, and where the author's sources are."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from .places import ProjectError, display

NOT_SOURCES = {"build", "conftest.py", "dist", "docs", "setup.py", "target", "test", "tests"}


@dataclass(frozen=True)
class Project:
    """What pyproject.toml says."""

    folder: Path
    name: str
    dependencies: list[str]
    entry_point: str
    extensions: list[str]
    manifest: bytes | None

    @property
    def file(self) -> Path:
        return self.folder / "pyproject.toml"

    @property
    def lock(self) -> Path:
        return self.folder / "requirements.lock"

    @property
    def module_name(self) -> str:
        return re.sub(r"[-.]+", "_", self.name)

    def mistake(self, key: str, message: str) -> ProjectError:
        return ProjectError(f"{display(self.file)}: {key}: {message}")


def read_project(folder: Path) -> Project:
    file = folder / "pyproject.toml"
    try:
        settings = tomllib.loads(file.read_text())
    except FileNotFoundError:
        raise ProjectError(f"{display(file)}: no such file; a Python module is a folder with a pyproject.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(f"{display(file)}: {error}") from None
    name = require(file, settings, "project", "name")
    if not re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?", name):
        raise ProjectError(f"{display(file)}: [project].name: {name!r} is no package name (letters, digits, . - _)")
    return Project(
        folder,
        name,
        strings(file, settings, "project", "dependencies"),
        require(file, settings, "tool.wadup", "entry-point"),
        strings(file, settings, "tool.wadup", "c-extensions"),
        read_manifest(file, settings),
    )


def table(settings: dict, name: str) -> dict:
    for part in name.split("."):
        settings = settings.get(part, {}) if isinstance(settings, dict) else {}
    return settings if isinstance(settings, dict) else {}


def require(file: Path, settings: dict, section: str, key: str) -> str:
    value = table(settings, section).get(key)
    if not isinstance(value, str) or not value:
        problem = "is missing" if value is None else f"is to be a text, not {value!r}"
        raise ProjectError(f"{display(file)}: [{section}].{key} {problem}")
    return value


def strings(file: Path, settings: dict, section: str, key: str) -> list[str]:
    value = table(settings, section).get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ProjectError(f"{display(file)}: [{section}].{key} is to be a list of texts")
    return value


def read_manifest(file: Path, settings: dict) -> bytes | None:
    """[tool.wadup.manifest] as JSON, with what [project] says where it says nothing."""
    manifest = table(settings, "tool.wadup").get("manifest")
    if manifest is None:
        return None
    if not isinstance(manifest, dict):
        raise ProjectError(f"{display(file)}: [tool.wadup.manifest] is to be a table")
    about = table(settings, "project")
    defaults = {key: about[key] for key in ("name", "version", "description") if isinstance(about.get(key), str)}
    try:
        return json.dumps(defaults | manifest, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        raise ProjectError(f"{display(file)}: [tool.wadup.manifest]: {error}") from None


def find_sources(project: Project) -> list[Path]:
    """The author's modules and packages at the top level; the entry point is one of them or lies in one."""
    nested = project.folder / "src"
    found = list(packages(nested)) if nested.is_dir() else list(packages(project.folder, NOT_SOURCES))
    top = project.entry_point.partition(".")[0]
    for path in found:
        if path.stem in sys.stdlib_module_names or path.stem == "wadup":
            raise ProjectError(f"{display(path)}: this name hides a module of the same name that WADUP modules have built in")
    home = next((path for path in found if path.stem == top), None)
    if home is None:
        where = display(nested if nested.is_dir() else project.folder)
        raise project.mistake("[tool.wadup].entry-point", f"there is no module {top!r} in {where}")
    inner = home.parent.joinpath(*project.entry_point.split("."))
    if not inner.is_dir() and not inner.with_suffix(".py").is_file():
        raise project.mistake("[tool.wadup].entry-point", f"there is no {display(inner)}.py nor a package of this name")
    return found


def packages(folder: Path, omitted: set[str] = frozenset()):
    for path in sorted(folder.iterdir()):
        if path.name in omitted or path.name.startswith((".", "_")) or not path.stem.isidentifier():
            continue
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py"))):
            yield path
