"""The pure-Python packages a project depends on: resolved once, then of exactly the versions in requirements.lock."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .extensions import known_extensions
from .places import ProjectError, cache_root, say
from .project import Project

PURE_PYTHON = (
    "--only-binary=:all:", "--platform=any", "--implementation=py", "--abi=none", "--python-version=3.13"
)  # fmt: skip


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
                           "--python-version=3.13", "--target", nowhere, requirement).returncode == 0  # fmt: skip
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
