"""Runs the content as a test file under pytest, and gives each test's outcome as a row.

Its first lines may be `# pytest: ARGUMENT`, one argument each.
"""

import sys
from pathlib import Path

import pytest
import wadup

FOLDER = "/tmp"
MESSAGE_SIZE = 2_000

# There is no /dev/null, and no user; descriptors are not duplicated, signals not handled and threads not started.
ABSENT_PLUGINS = ("cacheprovider", "faulthandler", "threadexception")
ARGUMENTS = [
    *(
        "--capture=sys",
        "--log-file=/tmp/pytest.log",
        "--basetemp=/tmp/pytest",
        "--rootdir",
        FOLDER,
        "--quiet",
        "--tb=short",
        "--color=no",
    ),
    *(argument for plugin in ABSENT_PLUGINS for argument in ("-p", f"no:{plugin}")),
]

sys.path.append(FOLDER)
wadup.define_table("python_test", [("test", wadup.String), ("outcome", wadup.String), ("message", wadup.String)])


class Reporter:
    """Collects the outcome of each test: the worst of its phases."""

    def __init__(self):
        self.outcomes = {}

    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.outcome != "passed":
            self._add(report)

    def pytest_collectreport(self, report):
        if report.failed:
            self._add(report)

    def _add(self, report):
        outcome = "xfailed" if hasattr(report, "wasxfail") else report.outcome
        if self.outcomes.get(report.nodeid, ("passed",))[0] in ("passed", "skipped"):
            self.outcomes[report.nodeid] = (outcome, message(report))


def message(report):
    if report.outcome == "passed" or hasattr(report, "wasxfail"):
        return None
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason[-MESSAGE_SIZE:]


def main():
    with wadup.content() as content:
        source = content.read()
    file = Path(FOLDER, "test_content.py")
    file.write_bytes(source)
    sys.modules.pop("test_content", None)
    reporter = Reporter()
    code = pytest.main([*arguments(source), str(file)], plugins=[reporter])
    for test, (outcome, text) in reporter.outcomes.items():
        wadup.insert_row("python_test", [test.partition("::")[2], outcome, text])
    if code in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
        raise RuntimeError(f"pytest ended with {code!r}")


def arguments(source):
    prefix = "# pytest: "
    lines = source[:4_000].decode("utf-8", "ignore").splitlines()
    return [*ARGUMENTS, *(line.removeprefix(prefix) for line in lines if line.startswith(prefix))]
