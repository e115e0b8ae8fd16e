"""How compiled packages are prepared for linking; nothing here compiles."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path[:0] = [str(SCRIPTS / "lib"), str(SCRIPTS / "lib/python_extension")]

from private_symbols import hide_definitions  # noqa: E402
from python_project.extensions import Extension, add  # noqa: E402

FUNCTION, DATA, SECTION = 0, 1, 3
WEAK, LOCAL, UNDEFINED, EXPLICIT_NAME = 0x01, 0x02, 0x10, 0x40


def text(value):
    return bytes([len(value)]) + value


def chunk(kind, *parts):
    content = b"".join(parts)
    return bytes([kind, len(content)]) + content


def function(flags, name):
    named = not flags & UNDEFINED or flags & EXPLICIT_NAME
    return bytes([FUNCTION, flags, 7]) + (text(name) if named else b"")


def data(flags, name):
    return bytes([DATA, flags]) + text(name) + (b"" if flags & UNDEFINED else bytes([0, 0, 4]))


def section():
    return bytes([SECTION, LOCAL, 2])


def relocatable(*symbols):
    table = chunk(8, bytes([len(symbols)]), *symbols)
    linking = chunk(0, text(b"linking"), bytes([2]), chunk(5, b"\0"), table)
    return b"\0asm\1\0\0\0" + chunk(1, b"\0") + linking + chunk(0, text(b"producers"), b"x")


@pytest.mark.parametrize("symbol", [function, data])
def test_a_definition_becomes_local(symbol):
    assert hide_definitions(relocatable(symbol(4, b"f"))) == relocatable(symbol(4 | LOCAL, b"f"))


@pytest.mark.parametrize(
    "symbol",
    [
        function(0, b"PyInit_module"),
        function(WEAK, b"inline"),
        function(UNDEFINED, b"malloc"),
        function(UNDEFINED | EXPLICIT_NAME, b"malloc"),
        data(UNDEFINED, b"environ"),
        section(),
    ],
)
def test_what_others_must_see_stays_as_it_is(symbol):
    assert hide_definitions(relocatable(symbol, section())) == relocatable(symbol, section())


def test_symbols_after_those_of_each_kind_are_found():
    def symbols(flags):
        return relocatable(
            section(), data(UNDEFINED, b"a"), function(UNDEFINED, b"b"), data(0 | flags, b"c"), function(flags, b"d")
        )

    assert hide_definitions(symbols(0)) == symbols(LOCAL)


@pytest.fixture
def kit(tmp_path):
    def make(name, *needs):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "needs").write_text("".join(f"{needed.kit}\n" for needed in needs))
        return Extension(folder)

    return make


def test_an_extension_comes_once_and_after_those_it_needs(kit):
    numpy = kit("numpy")
    pandas = kit("pandas", numpy)
    ordered = []
    for extension in (pandas, numpy, kit("lxml")):
        add(extension, ordered)
    assert [extension.kit.name for extension in ordered] == ["numpy", "pandas", "lxml"]


def build_extension(name):
    return subprocess.run([SCRIPTS / "build-python-extension.sh", name], capture_output=True, text=True)


def test_a_name_without_a_recipe_is_refused_with_those_that_exist():
    result = build_extension("lxml")
    assert result.returncode == 1
    assert "there is no recipe for 'lxml'; there are: " in result.stderr
    assert set(build_extension("--list").stdout.split()) <= set(result.stderr.split())


RECIPES = sorted((SCRIPTS.parent / "guest-python/extensions").glob("*/recipe.toml"))


def recipe_value(recipe, key):
    command = [sys.executable, SCRIPTS / "lib/python_extension/recipe.py", recipe, key]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.parent.name)
def test_a_recipe_says_what_is_needed_to_build_it(recipe):
    assert recipe_value(recipe, "name") == recipe.parent.name
    assert recipe_value(recipe, "version") in recipe_value(recipe, "source.url")
    assert len(recipe_value(recipe, "source.sha256")) == 64
    program = f"{json.loads(recipe_value(recipe, 'build'))['system']}_build.py"
    assert (SCRIPTS / "lib/python_extension" / program).exists()
