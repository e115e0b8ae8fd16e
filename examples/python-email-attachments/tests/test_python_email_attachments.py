from email.message import EmailMessage

import python_email_attachments
from wadup.testing import Child, FakeHost


def run(content):
    with FakeHost(content) as host:
        python_email_attachments.main()
    return host


def message_with_attachments():
    message = EmailMessage()
    message["From"] = "Ada <ada@example.org>"
    message["To"] = "grace@example.org"
    message["Subject"] = "Zwei Anhänge"
    message["Date"] = "Fri, 21 Nov 2025 10:00:00 +0000"
    message.set_content("see below")
    message.add_attachment(b"PK\x03\x04", maintype="application", subtype="zip", filename="bericht.zip")
    message.add_attachment("a,b\n1,2\n", subtype="csv", filename="zahlen ü.csv")
    return message.as_bytes()


def test_attachments_become_contents():
    host = run(message_with_attachments())
    assert host.rows("email_messages") == [["Ada <ada@example.org>", "grace@example.org", "Zwei Anhänge", 1763719200, 2]]
    assert host.rows("email_attachments") == [
        ["bericht.zip", "application/zip", 4],
        ["zahlen ü.csv", "text/csv", 8],
    ]
    assert host.children == [Child("bericht.zip", b"PK\x03\x04"), Child("zahlen ü.csv", b"a,b\n1,2\n")]


def test_an_attached_message_keeps_its_own_attachments():
    outer = EmailMessage()
    outer["From"] = "forwarder@example.org"
    outer.set_content("fyi")
    inner = EmailMessage()
    inner["From"] = "a@example.org"
    inner["Subject"] = "inner"
    inner.set_content("hello")
    inner.add_attachment(b"x", maintype="application", subtype="zip", filename="inner.zip")
    outer.add_attachment(inner, filename="inner.eml")
    (child,) = run(outer.as_bytes()).children
    assert child.filename == "inner.eml"
    assert b"Subject: inner" in child.data


def test_what_is_no_message_has_no_rows():
    for content in (b"", b"Note: this is text\n\nmore\n", b"\0\1\2\3" * 100):
        host = run(content)
        assert host.rows("email_messages") == []
        assert host.children == []


def test_a_broken_message_does_not_fail():
    host = run(b"From: x\nDate: yesterday\nContent-Type: multipart/mixed; boundary=q\n\n--q\nContent-Disposition: attachment\n")
    assert host.rows("email_messages") == [["x", None, None, None, 1]]
