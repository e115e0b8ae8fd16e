"""Packs a project and links it with the kit."""

from __future__ import annotations

import subprocess
from pathlib import Path

from .extensions import Extension
from .places import GUEST_LIBRARY, ProjectError, display
from .project import Project


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
    extra = [flag for extension in extensions for flag in extension.link_flags]
    run(clang, "-mexec-model=reactor", work / "module.o", work / "app.o", *objects, *sorted(kit.glob("lib/*.o")),
        *sorted(kit.glob("lib/*.a")), *extra, *flags, "-o", module, cwd=work)  # fmt: skip
    return module


def run(*command, cwd: Path) -> None:
    result = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if result.returncode:
        raise ProjectError(f"{Path(command[0]).name} failed:\n{result.stdout.strip()}")
