"""Runs the content as Python code: each file of the tests is then one question to the interpreter in the sandbox."""

import random

import wadup

state_at_import = random.getstate()


def main():
    with wadup.content() as content:
        code = compile(content.read(), "/data.bin", "exec")
    exec(code, {"__name__": "__content__"})
