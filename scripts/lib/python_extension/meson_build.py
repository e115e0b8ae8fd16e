"""Compiles a package that Meson builds: meson_build.py SOURCE KIT TOOLS BUILD [PROVIDED...], in an empty folder.

BUILD is the recipe's table [build] as JSON, PROVIDED what the extensions it needs give to builds. Nothing is linked here,
since WebAssembly has no shared modules; the results are the folder `build`, the folder `installed` with everything that the
package installs but its compiled modules, and `modules.json`: for each compiled module its objects and archives.
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from cross_build import CrossBuild

INSTALLED = ("{py_platlib}/", "{py_purelib}/")


def configure(source: Path, cross: CrossBuild, settings: dict) -> None:
    meson = [str(source / settings["meson"])] if "meson" in settings else ["-m", "mesonbuild.mesonmain"]
    files = cross.prepare(settings.get("flags", []), settings.get("properties", {}))
    options = ["--buildtype=release", "-Db_ndebug=true", *settings.get("options", [])]
    command = [str(cross.python), *meson, "setup", "build", str(source), *files, *options]
    subprocess.run(command, check=True, env=cross.environment)
    # Meson has no way to say that a module will be linked statically, nor that an archive is to hold its members.
    ninja = Path("build/build.ninja")
    ninja.write_text(ninja.read_text().replace(" -fPIC ", " ").replace("csrDT", "csrD"))


def install_plan() -> dict[str, dict[str, dict]]:
    return json.loads(Path("build/meson-info/intro-install_plan.json").read_text())


def destination(entry: dict) -> str | None:
    """Where something is installed, relative to the folder of all packages."""
    place = entry["destination"]
    return next((place.removeprefix(root) for root in INSTALLED if place.startswith(root)), None)


def target(file: str) -> str:
    """What Ninja calls a file of the build."""
    return str(Path(file).relative_to(Path("build").resolve()))


def modules(plan: dict[str, dict[str, dict]], omitted: list[str]) -> dict[str, str]:
    """The shared module that Meson would link, by dotted name."""
    found = {}
    for file, entry in plan["targets"].items():
        place = destination(entry)
        if place and place.endswith(".so"):
            dotted = place.partition(".")[0].replace("/", ".")
            if not any(fnmatch.fnmatch(dotted, pattern) for pattern in omitted):
                found[dotted] = target(file)
    return found


def inputs(target: str, cross: CrossBuild) -> list[str]:
    """The objects and archives of this build that a target is linked from."""
    query = [cross.tools / "bin/ninja", "-C", "build", "-t", "query", target]
    text = subprocess.run(query, check=True, stdout=subprocess.PIPE, text=True).stdout
    listed = re.findall(r"^    (?:\|\|? )?(.+)$", text.partition("  outputs:")[0], re.MULTILINE)
    return [file for file in listed if file.endswith((".o", ".a")) and not Path(file).is_absolute()]


def generated(plan: dict[str, dict[str, dict]]) -> list[str]:
    files = [file for file, entry in plan["targets"].items() if destination(entry)]
    return [target(file) for file in files if not file.endswith((".so", ".a"))]


def compile_all(targets: set[str], cross: CrossBuild) -> None:
    jobs = os.environ.get("WADUP_JOBS") or str(os.cpu_count())
    subprocess.run([cross.tools / "bin/ninja", "-C", "build", "-j", jobs, *sorted(targets)], check=True, env=cross.environment)


def install(plan: dict[str, dict[str, dict]]) -> None:
    for kind in ("python", "configure", "targets", "headers", "data", "install_subdirs"):
        for file, entry in plan.get(kind, {}).items():
            place = destination(entry)
            if place and not place.endswith((".so", ".a")) and Path(file).exists():
                copy(Path(file), Path("installed", place), entry)


def copy(source: Path, target: Path, entry: dict) -> None:
    if source.is_dir():
        omitted = {*entry.get("exclude_dirs", []), *entry.get("exclude_files", [])}
        shutil.copytree(
            source, target, ignore=lambda folder, names: omitted_of(source, folder, names, omitted), dirs_exist_ok=True
        )
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def omitted_of(source: Path, folder: str, names: list[str], omitted: set[str]) -> list[str]:
    return [name for name in names if os.path.relpath(Path(folder, name), source) in omitted]


def main(source: str, kit: str, tools: str, build: str, *provided: str) -> None:
    settings = json.loads(build)
    cross = CrossBuild(Path("cross").resolve(), Path(kit), Path(tools), [Path(folder) for folder in provided])
    configure(Path(source), cross, settings)
    plan = install_plan()
    linked = {dotted: inputs(file, cross) for dotted, file in modules(plan, settings.get("omitted-modules", [])).items()}
    compile_all({file for files in linked.values() for file in files}.union(generated(plan)), cross)
    install(plan)
    Path("modules.json").write_text(json.dumps(linked, indent=1, sort_keys=True))


main(*sys.argv[1:])
