"""The environment of a cross build: a Python that runs here and describes the one in WebAssembly, and Meson's files."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

C_FLAGS = [
    "-D_WASI_EMULATED_SIGNAL",
    "-D_WASI_EMULATED_PROCESS_CLOCKS",
    "-D_WASI_EMULATED_GETPID",
    "-D_WASI_EMULATED_MMAN",
    "-mbulk-memory",
    "-fvisibility=hidden",
]

SITE = """\
import sysconfig

_get_paths = sysconfig.get_paths


def get_paths(*arguments, **named):
    return {{**_get_paths(*arguments, **named), "include": {include!r}, "platinclude": {include!r}}}


def get_path(name, *arguments, **named):
    return get_paths(*arguments, **named)[name]


sysconfig.get_paths, sysconfig.get_path = get_paths, get_path
# Meson asks pkg-config for Python where this names a folder that exists.
sysconfig.get_config_vars()["LIBPC"] = "/nonexistent"
"""

PYTHON = """\
#!/bin/sh
export _PYTHON_SYSCONFIGDATA_NAME=_sysconfigdata__wasi_wasm32-wasi _PYTHON_HOST_PLATFORM=wasi-wasm32
export PYTHONPATH={path}
exec {python} "$@"
"""


@dataclass(frozen=True)
class CrossBuild:
    """Where a cross build finds its tools: the Python kit, the build tools, and what other extensions give to builds."""

    folder: Path
    kit: Path
    tools: Path
    provided: list[Path]

    @property
    def python(self) -> Path:
        return self.folder / "python"

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "PATH": f"{self.tools / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(self.tools)}

    def tool(self, name: str) -> str:
        return str((self.kit / "sdk").resolve() / "bin" / name)

    def prepare(self, flags: list[str], properties: dict[str, str]) -> list[str]:
        """Writes the files; the result are Meson's options that name them."""
        site = self.folder / "site"
        site.mkdir(parents=True)
        (site / "sitecustomize.py").write_text(SITE.format(include=str(self.kit / "include")))
        path = os.pathsep.join(map(str, [site, self.kit / "python", self.tools, *self.provided]))
        self.python.write_text(PYTHON.format(path=path, python=(self.kit / "python3.13").resolve()))
        self.python.chmod(0o755)
        cython = [str(self.python), "-m", "cython"]
        # The vendored and the stand-alone Meson look for Cython in different files.
        write_ini(self.folder / "native.ini", {"binaries": {"cython": cython}})
        write_ini(
            self.folder / "cross.ini", {**self._machine(flags, properties), "binaries": {**self._tools(), "cython": cython}}
        )
        return ["--native-file", str(self.folder / "native.ini"), "--cross-file", str(self.folder / "cross.ini")]

    def _tools(self) -> dict[str, str]:
        tools = {"c": "clang", "cpp": "clang++", "ar": "llvm-ar", "ranlib": "llvm-ranlib", "strip": "llvm-strip"}
        return {**{kind: self.tool(name) for kind, name in tools.items()}, "python": str(self.python)}

    @staticmethod
    def _machine(flags: list[str], properties: dict[str, str]) -> dict[str, dict]:
        return {
            "host_machine": {"system": "wasi", "cpu_family": "wasm32", "cpu": "wasm32", "endian": "little"},
            "properties": {"needs_exe_wrapper": True, "skip_sanity_check": True, **properties},
            "built-in options": {"c_args": C_FLAGS + flags, "cpp_args": C_FLAGS + flags},
        }


def write_ini(file: Path, sections: dict[str, dict]) -> None:
    lines = []
    for section, values in sections.items():
        lines.append(f"[{section}]")
        lines += [f"{key} = {ini_value(value)}" for key, value in values.items()]
    file.write_text("\n".join(lines) + "\n")


def ini_value(value: object) -> str:
    return json.dumps(value) if isinstance(value, bool) else repr(value)
