#!/usr/bin/env python3
"""Builds a WADUP module from a Python project: scripts/build-python-project.py DIR [--output FILE]

The project is a folder with a pyproject.toml:

    [project]
    name = "file-stats"
    dependencies = ["chardet"]        # pure-Python packages; their exact versions are kept in requirements.lock

    [tool.wadup]
    entry-point = "file_stats"        # the module with main()
    c-extensions = ["numpy"]          # compiled extensions that have a recipe

Its sources lie in src/ or beside pyproject.toml.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:
    sys.exit("build-python-project.py: needs Python 3.11 or later to run")

REPOSITORY = Path(__file__).resolve().parent.parent
GUEST_LIBRARY = REPOSITORY / "guest-python/src/wadup"
EXTENSIONS = REPOSITORY / "guest-python/extensions"
MODULES = REPOSITORY / "examples/modules"

NOT_SOURCES = {"build", "conftest.py", "dist", "docs", "setup.py", "target", "test", "tests"}
PURE_PYTHON = (
    "--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none", "--python-version=3.13"
)  # fmt: skip


class ProjectError(Exception):
    """A mistake in the project, told to its author in one message."""


@dataclass(frozen=True)
class Project:
    """What pyproject.toml says."""

    folder: Path
    name: str
    dependencies: list[str]
    entry_point: str
    extensions: list[str]

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


def display(path: Path) -> str:
    return os.path.relpath(path)


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


def install_dependencies(project: Project, update: bool) -> list[Path]:
    """The installed packages, of exactly the versions in requirements.lock, which is written first if it is out of date."""
    if not project.dependencies:
        return []
    if update or not locks_dependencies(project):
        write_lock(project)
    key = hashlib.sha256(project.lock.read_bytes()).hexdigest()[:16]
    folder = cache_root() / f"python-packages-{key}"
    if not folder.exists():
        partial = Path(tempfile.mkdtemp(prefix=folder.name + ".", dir=folder.parent))
        pip("install", "--quiet", "--no-deps", "--no-compile", "--require-hashes", *PURE_PYTHON,
            "--target", str(partial), "--requirement", str(project.lock))  # fmt: skip
        for path in (*partial.glob("bin"), *partial.glob("*.dist-info/RECORD")):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        adopt(partial, folder)
    return sorted(path for path in folder.iterdir() if path.name != "__pycache__")


def adopt(partial: Path, folder: Path) -> None:
    try:
        partial.rename(folder)
    except OSError:  # another build was faster
        shutil.rmtree(partial)


def lock_header(project: Project) -> str:
    return (
        "# The exact packages in this module. Written by scripts/build-python-project.py; commit it, and\n"
        "# write it anew with --update-lock.\n"
        f"# dependencies = {json.dumps(sorted(project.dependencies))}\n"
    )


def locks_dependencies(project: Project) -> bool:
    return project.lock.exists() and project.lock.read_text().startswith(lock_header(project))


def write_lock(project: Project) -> None:
    say(f"resolving {', '.join(project.dependencies)}")
    with tempfile.TemporaryDirectory() as nowhere:
        result = run_pip("install", "--quiet", "--dry-run", "--ignore-installed", "--report=-", *PURE_PYTHON,
                         "--target", nowhere, *project.dependencies)  # fmt: skip
    if result.returncode:
        raise project.mistake("[project].dependencies", explain_resolution(result.stderr))
    lines = [lock_header(project)]
    for package in sorted(json.loads(result.stdout)["install"], key=lambda entry: entry["metadata"]["name"].lower()):
        metadata, digest = package["metadata"], package["download_info"]["archive_info"]["hashes"]["sha256"]
        lines.append(f"{metadata['name']}=={metadata['version']} --hash=sha256:{digest}\n")
    project.lock.write_text("".join(lines))


def explain_resolution(stderr: str) -> str:
    missing = re.search(r"No matching distribution found for ([^\s(]+)", stderr)
    if not missing:
        return "pip could not resolve them:\n" + stderr.strip()
    requirement = missing[1]
    with tempfile.TemporaryDirectory() as nowhere:
        compiled = run_pip("install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps", "--only-binary=:all:",
                           "--target", nowhere, requirement).returncode == 0  # fmt: skip
    if compiled:
        return (
            f"{requirement!r} is not pure Python (it has no wheel for any platform), so it cannot run in a module;"
            f" compiled packages that can, by [tool.wadup].c-extensions: {', '.join(known_extensions()) or 'none'}"
        )
    return f"there is no package {requirement!r}, or none that is a pure-Python wheel for Python 3.13"


def pip(*arguments: str) -> None:
    result = run_pip(*arguments)
    if result.returncode:
        raise ProjectError("pip failed:\n" + result.stderr.strip())


def run_pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    result = subprocess.run([sys.executable, "-m", "pip", *arguments], capture_output=True, text=True)
    if "No module named pip" in result.stderr:
        raise ProjectError(f"{sys.executable} has no pip; install it (Debian: apt-get install python3-pip)")
    return result


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


def build_extensions(project: Project) -> list[Extension]:
    known = known_extensions()
    for name in project.extensions:
        if name not in known:
            raise project.mistake(
                "[tool.wadup].c-extensions", f"there is no recipe for {name!r}; there are: {', '.join(known) or 'none'}"
            )
    return [Extension(script("build-python-extension.sh", name)) for name in project.extensions]


def script(name: str, *arguments: str) -> Path:
    result = subprocess.run([REPOSITORY / "scripts" / name, *arguments], stdout=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(result.returncode)
    return Path(result.stdout.strip().splitlines()[-1])


def pack(kit: Path, sources: list[Path], dependencies: list[Path], work: Path) -> None:
    own = subprocess.run(
        [
            kit / "python3.13",
            "-I",
            kit / "pack.py",
            "packages",
            "/app",
            work / "archive",
            *sources,
            GUEST_LIBRARY,
            *dependencies,
        ],
        stderr=subprocess.PIPE,
        text=True,
    )
    if own.returncode:
        raise ProjectError(readable_paths(own.stderr.strip(), sources))


def readable_paths(message: str, sources: list[Path]) -> str:
    """The packer knows a source by its path in the module; its author knows the one on disk."""
    root = display(sources[0].parent)
    return message.replace("/app/", "" if root == "." else f"{root}/")


def write_module_source(project: Project, extensions: list[Extension], work: Path) -> Path:
    archives = ["app", "stdlib", *(extension.archive for extension in extensions)]
    modules = [module for extension in extensions for module in extension.modules]
    lines = ['#include "module.h"']
    for name in archives:
        lines.append(f"extern const unsigned char wadup_archive_{name}[]; extern const uint32_t wadup_archive_{name}_size;")
    lines += [f"PyObject *{function}(void);" for _, function in modules]
    lines.append("const struct wadup_archive wadup_archives[] = {")
    lines += [f"    {{wadup_archive_{name}, &wadup_archive_{name}_size}}," for name in archives]
    lines += ["    {0},", "};", "const struct _inittab wadup_extensions[] = {"]
    lines += [f'    {{"{dotted}", {function}}},' for dotted, function in modules]
    lines += ["    {0},", "};", f'const char wadup_entry_point[] = "{project.entry_point}";', ""]
    source = work / "module.c"
    source.write_text("\n".join(lines))
    return source


def link(kit: Path, project: Project, extensions: list[Extension], work: Path) -> Path:
    clang, module = kit / "sdk/bin/clang", work / "module.wasm"
    names = ("-DARCHIVE=wadup_archive_app", "-DARCHIVE_SIZE=wadup_archive_app_size")
    run(clang, *names, "-c", kit / "blob.S", "-o", work / "app.o", cwd=work)
    source = write_module_source(project, extensions, work)
    run(clang, "-O1", f"-I{kit}", f"-I{kit}/include", "-c", source, "-o", work / "module.o", cwd=work)
    objects = [path for extension in extensions for path in extension.objects]
    flags = (kit / "link-flags").read_text().split()
    extra = [flag for extension in extensions for flag in (extension.kit / "link-flags").read_text().split()]
    run(clang, "-mexec-model=reactor", work / "module.o", work / "app.o", *objects, *sorted(kit.glob("lib/*.o")),
        *sorted(kit.glob("lib/*.a")), *extra, *flags, "-o", module, cwd=work)  # fmt: skip
    return module


def run(*command, cwd: Path) -> None:
    result = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode:
        raise ProjectError(f"{Path(command[0]).name} failed:\n{result.stdout.strip()}")


def build(project: Project, output: Path, update_lock: bool) -> None:
    sources = find_sources(project)
    kit = script("build-python-wasi.sh")
    extensions = build_extensions(project)
    dependencies = install_dependencies(project, update_lock)
    with tempfile.TemporaryDirectory(prefix="wadup-python-") as folder:
        work = Path(folder)
        pack(kit, sources, dependencies, work)
        module = link(kit, project, extensions, work)
        output.parent.mkdir(parents=True, exist_ok=True)
        partial = output.with_name(output.name + ".partial")
        shutil.copyfile(module, partial)
        partial.replace(output)


def cache_root() -> Path:
    user = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    root = Path(os.environ.get("WADUP_CACHE") or Path(user) / "wadup")
    root.mkdir(parents=True, exist_ok=True)
    return root


def say(message: str) -> None:
    print(time.strftime("[%H:%M:%S]"), message, file=sys.stderr)


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
