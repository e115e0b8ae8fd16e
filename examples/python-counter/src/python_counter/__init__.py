"""Counts the contents that one instance of this module has seen."""

import wadup

wadup.define_table("call_counter", [("call_number", wadup.Int64)])

calls = 0


def main():
    global calls
    calls += 1
    wadup.insert_row("call_counter", [calls])
