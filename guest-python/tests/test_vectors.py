import json
import sys
from pathlib import Path

import pytest
from wadup.testing import Child, FakeHost

sys.path.insert(0, str(Path(__file__).parent / "modules/vector-player"))
import vector_player

PROGRAMS = sorted((Path(__file__).parents[2] / "contract/vectors/programs").glob("*.json"))


def test_there_are_programs():
    assert PROGRAMS


@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: file.stem)
def test_program_gives_what_was_not_refused(file):
    source = file.read_bytes()
    with FakeHost(source) as host:
        vector_player.main()
    calls = [call for call in json.loads(source)["calls"] if "refused" not in call]
    assert host.tables == {call["define"]: vector_player.columns(call) for call in calls if "define" in call}
    assert host.children == [child for call in calls for child in children(call, source)]
    for table in host.tables:
        rows = [vector_player.row(call) for call in calls if call.get("insert") == table for _ in range(call.get("times", 1))]
        assert host.rows(table) == rows


def children(call, source):
    if "emit_bytes" in call:
        yield Child(call["filename"], vector_player.text(call["emit_bytes"]).encode())
    if "emit_slice" in call:
        offset, length = call["emit_slice"]
        yield Child(call["filename"], source[offset : offset + length])
