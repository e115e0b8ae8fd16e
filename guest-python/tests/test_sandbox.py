"""Python inside the sandbox, under the real program. Runs if WADUP_PYTHON_MODULES names the folder of the built modules."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from wadup.testing import FakeHost

sys.path.insert(0, str(Path(__file__).parent / "modules/vector-player"))
import vector_player  # noqa: E402

REPOSITORY = Path(__file__).parents[2]
MODULES = os.environ.get("WADUP_PYTHON_MODULES")
CASES = sorted((Path(__file__).parent / "sandbox").glob("*.py"))

PROGRAMS = sorted((REPOSITORY / "contract/vectors/programs").glob("*.json"))

pytestmark = pytest.mark.skipif(not MODULES, reason="scripts/test-python.sh --modules builds them")


def run_wadup(database, module, inputs, *options):
    command = [REPOSITORY / "wadup", "--quiet", "--modules", Path(MODULES, module), "--input", inputs, "--output", database]
    result = subprocess.run([*command, *options], capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    return sqlite3.connect(database)


@pytest.fixture(scope="module", params=["reuse", "fresh"])
def outcomes(request, tmp_path_factory):
    """For each case its outcome, message, stdout and stderr."""
    database = tmp_path_factory.mktemp("sandbox") / "results.db"
    options = ("--isolation", request.param, "--max-memory", "96MiB", "--timeout", "10s", "--threads", "1")
    with run_wadup(database, "run_content.wasm", CASES[0].parent, *options) as connection:
        rows = connection.execute(
            "SELECT c.filename, r.outcome, r.message, o.stdout, o.stderr FROM __wadup_content c"
            " JOIN __wadup_module_run r ON r.content_uuid = c.uuid"
            " LEFT JOIN __wadup_module_output o ON o.content_uuid = c.uuid"
        ).fetchall()
    connection.close()
    return {filename: row for filename, *row in rows}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case_ends_as_it_says(case, outcomes):
    outcome, message, stdout, stderr = outcomes[case.name]
    streams = {"outcome": outcome, "stdout": stdout or "", "stderr": stderr or ""}
    for line in case.read_text().splitlines():
        key, _, expected = line.removeprefix("# ").partition(": ")
        if not line.startswith("# ") or key not in streams:
            break
        assert expected in streams[key], f"{message}\n{stdout}\n{stderr}"


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_a_program_of_the_contract_gives_what_it_gives_natively(program, tmp_path):
    with FakeHost(program.read_bytes()) as host:
        vector_player.main()
    database = tmp_path / "results.db"
    with run_wadup(database, "vector_player.wasm", program, "--max-recursion-depth", "0") as connection:
        (outcome,) = connection.execute("SELECT outcome, message FROM __wadup_module_run").fetchall()
        assert outcome == ("ok", None)
        for table, columns in host.tables.items():
            names = ", ".join(quoted(name) for name, _ in columns)
            rows = connection.execute(f"SELECT {names} FROM {quoted(table)} ORDER BY rowid").fetchall()
            assert rows == [tuple(row) for row in host.rows(table)]
        children = connection.execute("SELECT filename, size FROM __wadup_content WHERE parent_uuid IS NOT NULL").fetchall()
    connection.close()
    assert sorted(children) == sorted((child.filename, len(child.data)) for child in host.children)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'
