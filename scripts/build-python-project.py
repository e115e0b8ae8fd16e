#!/usr/bin/env python3
"""Builds a WADUP module from a Python project: scripts/build-python-project.py DIR [--output FILE]

The project is a folder with a pyproject.toml:

    [project]
    name = "file-stats"
    dependencies = ["chardet"]        # pure-Python packages; their exact versions are kept in requirements.lock

    [tool.wadup]
    entry-point = "file_stats"        # the module with main()
    c-extensions = ["numpy"]          # compiled extensions that have a recipe

    [tool.wadup.manifest]             # optional: which contents the module wants (docs/guest-contract.md)
    wants = { names = ["*.txt"] }

Its sources lie in src/ or beside pyproject.toml.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("build-python-project.py: needs Python 3.11 or later to run")

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))

from python_project.dependencies import install_dependencies  # noqa: E402
from python_project.extensions import build_extensions, require_recipes  # noqa: E402
from python_project.link import link, pack  # noqa: E402
from python_project.manifest import with_manifest  # noqa: E402
from python_project.places import MODULES, ProjectError, display, say, script  # noqa: E402
from python_project.project import Project, find_sources, read_project  # noqa: E402


def build(project: Project, output: Path, update_lock: bool) -> None:
    sources = find_sources(project)
    require_recipes(project)
    kit = script("build-python-wasi.sh")
    extensions = build_extensions(project)
    dependencies = install_dependencies(project, update_lock)
    with tempfile.TemporaryDirectory(prefix="wadup-python-") as folder:
        work = Path(folder)
        pack(kit, sources, dependencies, work)
        module = link(kit, project, extensions, work)
        output.parent.mkdir(parents=True, exist_ok=True)
        partial = output.with_name(output.name + ".partial")
        partial.write_bytes(with_manifest(module.read_bytes(), project.manifest))
        partial.replace(output)


def main() -> None:
    parser = argparse.ArgumentParser(description="Builds a WADUP module from a Python project.")
    parser.add_argument("project", type=Path, metavar="DIR", help="the folder of pyproject.toml")
    parser.add_argument("--output", type=Path, help="the module to write (default: examples/modules/NAME.wasm)")
    parser.add_argument("--update-lock", action="store_true", help="resolve the dependencies anew")
    arguments = parser.parse_args()
    started = time.monotonic()
    try:
        project = read_project(arguments.project)
        output = arguments.output or MODULES / f"{project.module_name}.wasm"
        build(project, output, arguments.update_lock)
    except ProjectError as error:
        sys.exit(f"build-python-project.py: {error}")
    size = output.stat().st_size / 1e6
    say(f"{project.name}: {display(output)}, {size:.1f} MB, in {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
