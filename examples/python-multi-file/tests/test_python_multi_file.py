import python_multi_file
from wadup.testing import FakeHost


def row_of(content):
    with FakeHost(content) as host:
        python_multi_file.main()
    (row,) = host.rows("file_analysis")
    return row


def test_plain_text():
    assert row_of(b"hello world\nbye\n")[:5] == [16, 2, 3, 16, "16 Bytes"]


def test_text_in_utf8():
    row = row_of("Größe, Länge, Übermaß: lauter Wörter für die Prüfung\n".encode() * 20)
    assert row[3] == 20 * 53
    assert row[4] == "1.2 KiB"
    assert row[5].lower() == "utf-8"
    assert row[8] == "utf-8"
    assert 0 < row[6] <= 1


def test_no_content():
    assert row_of(b"")[:5] == [0, 0, 0, 0, "0 Bytes"]
