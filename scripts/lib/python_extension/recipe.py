"""Prints what a recipe says, for shells: recipe.py RECIPE.toml KEY [DEFAULT]

A text is printed as it is, a list as one entry a line, a table as JSON in a fixed order.
"""

import json
import sys
import tomllib
from functools import reduce
from pathlib import Path


def value(recipe: Path, key: str) -> object:
    settings = tomllib.loads(recipe.read_text())
    return reduce(lambda table, part: table[part], key.split("."), settings)


def as_text(value: object) -> str:
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True)
    return "\n".join(value) if isinstance(value, list) else str(value)


def main(recipe: str, key: str, *default: str) -> None:
    try:
        text = as_text(value(Path(recipe), key))
    except KeyError:
        if not default:
            sys.exit(f"{recipe}: {key} is missing")
        text = default[0]
    if text:
        print(text)


main(*sys.argv[1:])
