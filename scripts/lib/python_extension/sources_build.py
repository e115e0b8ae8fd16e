"""Compiles a package of plain C sources: sources_build.py SOURCE KIT TOOLS BUILD [PROVIDED...], in an empty folder.

BUILD is the recipe's table [build] as JSON: `modules` names the sources of each compiled module, `packages` the folders and
modules of its Python side, `flags` what the compiler is told. The results are as those of meson_build.py.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cross_build import C_FLAGS


def compile_source(compiler: list[str], source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([*compiler, "-c", source, "-o", target], check=True)


def compile_modules(settings: dict, compiler: list[str], source: Path) -> dict[str, list[str]]:
    """Compiles each module's sources; the result are its objects."""
    linked = {
        dotted: {f"{dotted}/{Path(file).with_suffix('.o').name}": source / file for file in files}
        for dotted, files in settings["modules"].items()
    }
    with ThreadPoolExecutor(int(os.environ.get("WADUP_JOBS") or os.cpu_count() or 1)) as pool:
        jobs = [
            pool.submit(compile_source, compiler, file, Path("build", target))
            for targets in linked.values()
            for target, file in targets.items()
        ]
    for job in jobs:
        job.result()
    return {dotted: sorted(targets) for dotted, targets in linked.items()}


def install(packages: list[str], source: Path) -> None:
    Path("installed").mkdir()
    for package in packages:
        path = source / package
        copy = shutil.copytree if path.is_dir() else shutil.copy
        copy(path, Path("installed", path.name))


def main(source: str, kit: str, tools: str, build: str, *provided: str) -> None:
    settings = json.loads(build)
    includes = [f"-I{kit}/include", *(f"-I{folder}" for folder in provided)]
    compiler = [f"{kit}/sdk/bin/clang", "-O2", "-DNDEBUG", *C_FLAGS, *includes, *settings.get("flags", [])]
    linked = compile_modules(settings, compiler, Path(source))
    install(settings["packages"], Path(source))
    Path("modules.json").write_text(json.dumps(linked, indent=1, sort_keys=True))


main(*sys.argv[1:])
