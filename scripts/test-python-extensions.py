#!/usr/bin/env python3
"""Runs a selection of the extensions' own tests inside the sandbox: scripts/test-python-extensions.py [NAME...]

What is run, and which tests are known to fail and why, is said by tests.toml in the folder of each recipe; the files in its
folder `tests` are run besides. A failure that is not known, and a known one that did not happen, fail the run.
"""

from __future__ import annotations

import argparse
import fnmatch
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
EXTENSIONS = REPOSITORY / "guest-python/extensions"
PROJECT = REPOSITORY / "guest-python/tests/run-pytest"
LIMITS = ("--timeout", "1800s", "--max-memory", "1GiB")


BUILD = REPOSITORY / "scripts/build-python-extension.sh"


def is_built(extension: str) -> bool:
    environment = {**os.environ, "WADUP_CACHED_ONLY": "1"}
    return subprocess.run([BUILD, extension], env=environment, capture_output=True).returncode == 0


def kit_of(extension: str) -> Path:
    return Path(subprocess.run([BUILD, extension], check=True, stdout=subprocess.PIPE, text=True).stdout.strip())


def write_content(test_file: str, folder: Path, arguments: list[str], contents: Path) -> None:
    """A test file with pytest's arguments at its head, named by its path in its folder."""
    header = "".join(f"# pytest: {argument}\n" for argument in arguments)
    contents.joinpath(test_file.replace("/", "~")).write_text(header + folder.joinpath(test_file).read_text())


def run(contents: Path, module: Path, database: Path) -> None:
    program = os.environ.get("WADUP") or REPOSITORY / "wadup"
    command = [program, "--quiet", "--modules", module, "--input", contents, "--output", database, *LIMITS]
    if subprocess.run(command).returncode not in (0, 1):
        sys.exit("test-python-extensions: wadup failed")


def outcomes(database: Path) -> dict[str, tuple[str, str | None]]:
    """By test, where a file whose run failed counts as one."""
    with sqlite3.connect(database) as connection:
        tests = connection.execute(
            "SELECT c.filename || '::' || t.test, t.outcome, t.message FROM python_test t"
            " JOIN __wadup_content c ON c.uuid = t.content_uuid"
        ).fetchall()
        runs = connection.execute(
            "SELECT c.filename, r.outcome, r.message || char(10) || ifnull(o.stdout, '') FROM __wadup_module_run r"
            " JOIN __wadup_content c ON c.uuid = r.content_uuid"
            " LEFT JOIN __wadup_module_output o ON o.content_uuid = r.content_uuid WHERE r.outcome <> 'ok'"
        ).fetchall()
    connection.close()
    return {name.replace("~", "/"): (outcome, message) for name, outcome, message in [*tests, *runs]}


def judge(results: dict[str, tuple[str, str | None]], known: dict[str, str], ran: list[str]) -> int:
    """Prints what was not expected; the result is how much that is."""
    failures = {
        name: message for name, (outcome, message) in results.items() if outcome not in ("passed", "skipped", "xfailed")
    }
    surprises = {name: message for name, message in failures.items() if not matching(name, known)}
    absent = [entry for entry in known if entry.partition("::")[0] in ran and not fnmatch.filter(failures, entry)]
    for name, message in surprises.items():
        print(f"FAILED {name}\n{message}\n")
    for entry in absent:
        print(f"known to fail, but did not: {entry}")
    counts = Counter(outcome for outcome, _ in results.values())
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())), end="; ")
    print(f"{len(failures) - len(surprises)} of the failures are known")
    return len(surprises) + len(absent)


def matching(name: str, known: dict[str, str]) -> bool:
    return any(fnmatch.fnmatchcase(name, entry) for entry in known)


def test(extension: str, only_slice: bool, module: Path, work: Path) -> int:
    settings = tomllib.loads((EXTENSIONS / extension / "tests.toml").read_text())
    files = settings["slice"] if only_slice else settings["files"]
    installed, contents = kit_of(extension) / "installed", work / extension
    contents.mkdir()
    for file in files:
        write_content(file, installed, settings.get("arguments", []), contents)
    for file in (EXTENSIONS / extension).glob("tests/*.py"):
        write_content(f"tests/{file.name}", EXTENSIONS / extension, [], contents)
    print(f"{extension}: {len(files)} files of its tests", flush=True)
    database = work / f"{extension}.db"
    run(contents, module, database)
    return judge(outcomes(database), settings.get("known-failures", {}), files)


def main() -> None:
    parser = argparse.ArgumentParser(description="Runs the extensions' own tests inside the sandbox.")
    parser.add_argument("extensions", nargs="*", metavar="NAME", help="which extensions (default: all that have tests)")
    parser.add_argument("--slice", action="store_true", help="run a few files only")
    parser.add_argument(
        "--if-built", action="store_true", help="leave them out where an extension would have to be built first"
    )
    arguments = parser.parse_args()
    wanted = arguments.extensions or sorted(file.parent.name for file in EXTENSIONS.glob("*/tests.toml"))
    unbuilt = [name for name in wanted if arguments.if_built and not is_built(name)]
    if unbuilt:
        print(
            f"left out: {', '.join(unbuilt)} not built for WebAssembly; 'scripts/dev test-python-extensions' builds and tests"
        )
        return
    work = Path(tempfile.mkdtemp(prefix="wadup-extensions-"))
    try:
        module = work / "run_pytest.wasm"
        subprocess.run([REPOSITORY / "scripts/build-python-project.py", PROJECT, "--output", module], check=True)
        unexpected = sum(test(name, arguments.slice, module, work) for name in wanted)
    finally:
        shutil.rmtree(work)
    sys.exit(1 if unexpected else 0)


if __name__ == "__main__":
    main()
