"""Makes the kit of an extension from what was compiled: extension_kit.py LINKER SOURCE BUILT RECIPE.toml [PACKAGES]

In the current folder: `lib` with one object for each compiled module, `modules` with their names and init functions, and
`packages` with what is to be packed of its Python side.
"""

from __future__ import annotations

import fnmatch
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from private_symbols import hide_definitions

NOT_FOR_RUNS = ("*.c", "*.h", "*.pxd", "*.pyi", "*.pyx")


def link_module(linker: str, dotted: str, build: Path, files: list[str]) -> str:
    """Links a module's files into one object; the result is its line in the list of modules."""
    combined = Path("lib", f"{dotted}.o")
    subprocess.run([linker, "-r", *(build / file for file in files), "-o", combined], check=True)
    combined.write_bytes(hide_definitions(combined.read_bytes()))
    return f"{dotted} PyInit_{dotted.rpartition('.')[2]}\n"


def copy_files(source: Path, target: Path, omitted: tuple[str, ...]) -> None:
    for file in sorted(source.rglob("*")):
        place = file.relative_to(source)
        if file.is_file() and not matches(str(place), omitted):
            (target / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target / place)


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatch(path, pattern) for pattern in patterns)


def write_metadata(recipe: dict, source: Path) -> None:
    """What importlib.metadata reads; a source distribution has it as PKG-INFO."""
    folder = Path("packages", f"{recipe['name']}-{recipe['version']}.dist-info")
    folder.mkdir(parents=True)
    shutil.copy(source / "PKG-INFO", folder / "METADATA")


def main(linker: str, source: str, built: str, recipe_file: str, *packages: str) -> None:
    recipe = tomllib.loads(Path(recipe_file).read_text())
    omitted = (*NOT_FOR_RUNS, *recipe["python"].get("omitted", []))
    Path("lib").mkdir()
    modules = json.loads(Path(built, "modules.json").read_text())
    lines = [link_module(linker, dotted, Path(built, "build"), files) for dotted, files in modules.items()]
    Path("modules").write_text("".join(lines))
    copy_files(Path(built, "installed"), Path("packages"), omitted)
    write_metadata(recipe, Path(source))
    for part in packages:
        shutil.copytree(part, "packages", dirs_exist_ok=True)


main(*sys.argv[1:])
