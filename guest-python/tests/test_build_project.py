import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/build-python-project.py"


def refusal(folder):
    """What the author is told; nothing here gets as far as building."""
    result = subprocess.run([sys.executable, SCRIPT, "."], cwd=folder, capture_output=True, text=True)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.fixture
def project(tmp_path):
    (tmp_path / "src/thing").mkdir(parents=True)
    (tmp_path / "src/thing/__init__.py").write_text("def main():\n    pass\n")
    return tmp_path


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[project]\n[tool.wadup]\nentry-point = 'thing'", "pyproject.toml: [project].name is missing"),
        ("[project]\nname = 'a/b'\n[tool.wadup]\nentry-point = 'thing'", "[project].name: 'a/b' is no package name"),
        ("[project]\nname = 'x'", "pyproject.toml: [tool.wadup].entry-point is missing"),
        ("[project]\nname = 'x'\n[tool.wadup]\nentry-point = 7", "[tool.wadup].entry-point is to be a text, not 7"),
        ("[project]\nname = 'x'\n[tool.wadup]\nentry-point = 'other'", "there is no module 'other' in src"),
        ("[project]\nname = 'x'\n[tool.wadup]\nentry-point = 'thing.inner'", "there is no src/thing/inner.py"),
        (
            "[project]\nname = 'x'\ndependencies = 'a'\n[tool.wadup]\nentry-point = 'thing'",
            "[project].dependencies is to be",
        ),
        (
            "[project]\nname = 'x'\n[tool.wadup]\nentry-point = 'thing'\nc-extensions = ['lxml']",
            "[tool.wadup].c-extensions: there is no recipe for 'lxml'",
        ),
        ("[project", "pyproject.toml: "),
    ],
)
def test_a_mistake_in_pyproject_is_named_with_its_key(project, settings, message):
    (project / "pyproject.toml").write_text(settings)
    assert message in refusal(project)


def test_no_pyproject(tmp_path):
    assert "pyproject.toml: no such file" in refusal(tmp_path)


def test_a_source_that_hides_a_built_in_module(project):
    (project / "src/random.py").write_text("")
    (project / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.wadup]\nentry-point = 'thing'")
    assert "src/random.py: this name hides" in refusal(project)
