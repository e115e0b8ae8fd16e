import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

PLATFORM = re.sub(r"[-.]", "_", sysconfig.get_platform())
SCRIPT = Path(__file__).parents[2] / "scripts/build-python-project.py"
sys.path.insert(0, str(SCRIPT.parent / "lib"))

from python_project.manifest import with_manifest  # noqa: E402
from python_project.project import read_project  # noqa: E402


def refusal(folder):
    """What the author is told."""
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
        (
            "[project]\nname = 'x'\n[tool.wadup]\nentry-point = 'thing'\nmanifest = 'text'",
            "[tool.wadup.manifest] is to be a table",
        ),
        (
            "[project]\nname = 'x'\n[tool.wadup]\nentry-point = 'thing'\nmanifest.version = 2024-01-01",
            "[tool.wadup.manifest]: Object of type date",
        ),
        ("[project", "pyproject.toml: "),
    ],
)
def test_a_mistake_in_pyproject_is_named_with_its_key(project, settings, message):
    (project / "pyproject.toml").write_text(settings)
    assert message in refusal(project)


def test_a_manifest_takes_what_it_does_not_say_from_the_project(project):
    (project / "pyproject.toml").write_text(
        "[project]\nname = 'x'\nversion = '1.0'\n[tool.wadup]\nentry-point = 'thing'\n"
        "[tool.wadup.manifest]\nname = 'é'\nwants = { names = ['*.txt'], size = { min = 1 } }\n"
    )
    manifest = read_project(project).manifest
    assert json.loads(manifest) == {"name": "é", "version": "1.0", "wants": {"names": ["*.txt"], "size": {"min": 1}}}


def test_a_manifest_is_the_modules_last_section():
    module = b"\0asm\1\0\0\0"
    assert with_manifest(module, None) == module
    assert with_manifest(module, b"{}") == module + b"\0\x11\x0ewadup.manifest{}"
    long = with_manifest(module, b" " * 200)
    assert long.startswith(module + b"\0\xd7\x01\x0ewadup.manifest ")


def test_no_pyproject(tmp_path):
    assert "pyproject.toml: no such file" in refusal(tmp_path)


def test_a_source_that_hides_a_built_in_module(project):
    (project / "src/random.py").write_text("")
    (project / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.wadup]\nentry-point = 'thing'")
    assert "src/random.py: this name hides" in refusal(project)


needs_kit = pytest.mark.skipif(
    not os.environ.get("WADUP_PYTHON_MODULES"), reason="scripts/test-python.sh --modules has the kit"
)


@needs_kit
def test_a_syntax_error_is_named_with_file_and_line(project):
    (project / "src/thing/broken.py").write_text("x = 1\ndef main(:\n")
    (project / "pyproject.toml").write_text("[project]\nname = 'x'\n[tool.wadup]\nentry-point = 'thing'")
    message = refusal(project)
    assert "src/thing/broken.py:2:10: SyntaxError" in message
    assert "def main(:" in message


@needs_kit
@pytest.mark.parametrize(
    ("wheel", "message"),
    [
        (f"swift-1.0-cp313-cp313-{PLATFORM}.whl", "[project].dependencies: 'swift' is not pure Python"),
        ("swift-1.0-py3-none-any.whl", None),
        ("other-1.0-py3-none-any.whl", "[project].dependencies: there is no package 'swift'"),
    ],
    ids=["compiled", "pure", "unknown"],
)
def test_a_dependency_is_pure_python_or_named(project, tmp_path, wheel, message):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    write_wheel(wheels / wheel)
    (project / "pyproject.toml").write_text(
        "[project]\nname = 'x'\ndependencies = ['swift']\n[tool.wadup]\nentry-point = 'thing'"
    )
    result = subprocess.run(
        [sys.executable, SCRIPT, ".", "--output", "x.wasm"],
        cwd=project, capture_output=True, text=True,
        env={**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_CONFIG_FILE": os.devnull},
    )  # fmt: skip
    if message:
        assert f"pyproject.toml: {message}" in result.stderr
        assert not (project / "x.wasm").exists()
    else:
        assert result.returncode == 0, result.stderr
        assert "swift==1.0 --hash=sha256:" in (project / "requirements.lock").read_text()


def write_wheel(path):
    name, version, *tags = path.stem.split("-")
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {'-'.join(tags)}\n")
        wheel.writestr(f"{info}/RECORD", "")
