"""Plays the programs of contract/vectors, which every guest library must play alike."""

import base64
import json
from pathlib import Path

import pytest
import wadup
from wadup.testing import Child, FakeHost

PROGRAMS = sorted((Path(__file__).parents[2] / "contract/vectors/programs").glob("*.json"))


def text(spelled):
    if isinstance(spelled, str):
        return spelled
    if "hex" in spelled:
        return bytes.fromhex(spelled["hex"]).decode("utf-8", "surrogateescape")
    return spelled["repeat"] * spelled["times"]


def value(tagged):
    if tagged is None:
        return None
    ((data_type, spelled),) = tagged.items()
    match data_type:
        case "Float64":
            return float(spelled)
        case "String":
            return text(spelled)
        case "Bytes":
            return base64.b64decode(text(spelled))
        case _:
            return spelled


def columns(call):
    named = [(name, data_type) for name, data_type in call.get("columns", [])]
    return named + [(f"c{i}", wadup.Int64) for i in range(call.get("column_count", 0))]


class Player:
    """Makes a program's calls and keeps what the host should have got."""

    def __init__(self, content):
        self.content = content
        self.tables, self.rows, self.children = {}, {}, []

    def play(self, call):
        if "refused" not in call:
            self.make(call)
            self.expect(call)
            return
        with pytest.raises((TypeError, ValueError)) as refusal:
            self.make(call)
        for word in call["refused"]:
            assert word.lower() in str(refusal.value).lower()

    def make(self, call):
        match call:
            case {"define": table}:
                wadup.define_table(table, columns(call))
            case {"insert": table, "values": values}:
                row = [value(tagged) for tagged in values]
                for _ in range(call.get("times", 1)):
                    wadup.insert_row(table, row)
            case {"flush": True}:
                wadup.flush()
            case {"emit_bytes": data, "filename": filename}:
                wadup.emit_bytes(text(data).encode(), filename)
            case {"emit_slice": [offset, length], "filename": filename}:
                wadup.emit_slice(offset, length, filename)
            case _:
                raise AssertionError(f"unknown call {call}")

    def expect(self, call):
        match call:
            case {"define": table}:
                self.tables[table] = columns(call)
                self.rows.setdefault(table, [])
            case {"insert": table, "values": values}:
                self.rows[table] += [[value(tagged) for tagged in values]] * call.get("times", 1)
            case {"emit_bytes": data, "filename": filename}:
                self.children.append(Child(filename, text(data).encode()))
            case {"emit_slice": [offset, length], "filename": filename}:
                self.children.append(Child(filename, self.content[offset : offset + length]))


def test_programs_are_there():
    assert PROGRAMS


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_program_gives_what_was_not_refused(program):
    source = program.read_bytes()
    player = Player(source)
    with FakeHost(source) as host:
        for call in json.loads(source)["calls"]:
            player.play(call)
    assert host.tables == player.tables
    assert {table: host.rows(table) for table in player.tables} == player.rows
    assert host.children == player.children
