"""Imports the compiled parts of the standard library and says which of them work."""

import importlib

import wadup

wadup.define_table(
    "c_extension_imports",
    [("module_name", wadup.String), ("import_successful", wadup.Int64), ("error_message", wadup.String)],
)

MODULES = (
    "array",
    "binascii",
    "bz2",
    "cmath",
    "hashlib",
    "io",
    "itertools",
    "lzma",
    "math",
    "struct",
    "time",
    "unicodedata",
    "zlib",
)


def main():
    for name in MODULES:
        wadup.insert_row("c_extension_imports", [name, *try_import(name)])


def try_import(name):
    try:
        importlib.import_module(name)
    except ImportError as error:
        return 0, str(error)
    return 1, ""
