"""Python inside the sandbox, under the real program. Runs if WADUP_PYTHON_MODULES names the folder of the built modules."""

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
MODULES = os.environ.get("WADUP_PYTHON_MODULES")
CASES = sorted((Path(__file__).parent / "sandbox").glob("*.py"))

# Both ways to end an endless loop, and both isolations.
WAYS = {"reuse": ("--timeout", "10s"), "fresh": ("--fuel", "20000000000")}

pytestmark = pytest.mark.skipif(not MODULES, reason="scripts/test-python.sh --modules builds them")


def run_wadup(database, module, inputs, *options):
    command = [REPOSITORY / "wadup", "--quiet", "--modules", Path(MODULES, module), "--input", inputs, "--output", database]
    result = subprocess.run([*command, *options], capture_output=True, text=True)
    assert result.returncode in (0, 1), result.stderr
    return sqlite3.connect(database)


@pytest.fixture(scope="module", params=WAYS)
def outcomes(request, tmp_path_factory):
    """For each case its outcome, message, stdout and stderr."""
    database = tmp_path_factory.mktemp("sandbox") / "results.db"
    options = ("--isolation", request.param, *WAYS[request.param], "--max-memory", "96MiB", "--threads", "1")
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
        assert any(text in streams[key] for text in expected.split(" | ")), f"{message}\n{stdout}\n{stderr}"
