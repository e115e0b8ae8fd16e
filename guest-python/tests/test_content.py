import subprocess
import sys

import pytest
import wadup
from wadup.testing import Child, FakeHost


def test_content_is_a_file_with_path_and_size():
    with FakeHost(b"one\ntwo\n"), wadup.content() as content:
        assert content.size == 8
        assert list(content) == [b"one\n", b"two\n"]
        assert content.seek(4) == 4
        assert content.read() == b"two\n"
        with open(content, "rb") as again:
            assert again.read() == b"one\ntwo\n"


def test_emit_bytes():
    with FakeHost() as host:
        wadup.emit_bytes(b"", "empty")
        wadup.emit_bytes(bytearray(b"abc"), "a/b.txt")
        wadup.emit_bytes(memoryview(b"xyz"), "é\udcff")
    assert host.children == [Child("empty", b""), Child("a/b.txt", b"abc"), Child("é?", b"xyz")]


def test_emit_slice():
    with FakeHost(b"0123456789") as host:
        wadup.emit_slice(2, 3, "middle")
        wadup.emit_slice(10, 0, "end")
    assert host.children == [Child("middle", b"234"), Child("end", b"")]


@pytest.mark.parametrize(("offset", "length"), [(-1, 1), (0, -1), (0, 11), (11, 0), (2**64, 1)])
def test_emit_slice_outside_the_content(offset, length):
    with FakeHost(b"0123456789") as host, pytest.raises(ValueError, match="outside the content's 10 bytes"):
        wadup.emit_slice(offset, length, "x")
    assert host.children == []


def test_emit_bytes_wrong_types_leave_no_announcement():
    with FakeHost() as host:
        with pytest.raises(TypeError):
            wadup.emit_bytes("text", "x")
        with pytest.raises(TypeError):
            wadup.emit_bytes(b"", None)
    assert host.children == []


def test_import_touches_no_file():
    probe = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)
import wadup
wadup.define_table("t", [("a", wadup.Int64)])
wadup.insert_row("t", [1])
touched = [path for path in opened if not str(path).endswith((".py", ".pyc", ".so"))]
assert not touched, touched
"""
    subprocess.run([sys.executable, "-c", probe], check=True)
