"""The guide to writing modules: its chapters have the same headings, and what Python and TOML it shows works."""

import re
import sys
import tomllib
import types
from pathlib import Path

import pytest
from wadup.testing import FakeHost

REPOSITORY = Path(__file__).parents[2]
CHAPTERS = [REPOSITORY / f"docs/writing-modules{suffix}.md" for suffix in ("", "-go", "-python")]
CONTENT = b"one\ntwo\n"

sys.path.insert(0, str(REPOSITORY / "scripts/lib"))
from python_project.project import find_sources, read_project  # noqa: E402


def snippets(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", CHAPTERS[-1].read_text(), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
def test_chapters_have_the_same_headings(chapter):
    headings = [re.findall("^## (.*)$", text.read_text(), re.MULTILINE) for text in (CHAPTERS[0], chapter)]
    assert headings[0] == headings[1]
    assert "Debugging" in headings[0]


def test_first_module_is_a_project_that_counts(tmp_path):
    (tmp_path / "pyproject.toml").write_text(snippets("toml")[0])
    (tmp_path / "file_stats.py").write_text(snippets("python")[0])
    project = read_project(tmp_path)
    assert [path.name for path in find_sources(project)] == ["file_stats.py"]


def test_manifest_goes_with_a_project():
    first, manifest = snippets("toml")
    assert tomllib.loads(first + manifest)["tool"]["wadup"].keys() == {"entry-point", "manifest"}


def test_every_snippet_runs():
    first, *others = snippets("python")
    module = types.ModuleType("file_stats")
    exec(first, vars(module))
    with FakeHost(CONTENT) as host:
        module.main()
    assert host.rows("file_stats") == [[8, 2]]
    assert others
    for snippet in others:
        run(snippet, {"wadup": module.wadup, "file_stats": module})


def run(snippet, names):
    """Statements find a content; tests bring their own."""
    if "def test_" not in snippet:
        with FakeHost(CONTENT):
            exec(snippet, names)
        return
    exec(snippet, names)
    for name, test in list(names.items()):
        if name.startswith("test_"):
            test()
