"""Records the head of an e-mail message and makes each of its attachments a content of its own."""

from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

import wadup

wadup.define_table(
    "email_messages",
    [
        ("sender", wadup.String),
        ("recipients", wadup.String),
        ("subject", wadup.String),
        ("sent_at", wadup.Int64),
        ("attachment_count", wadup.Int64),
    ],
)
wadup.define_table(
    "email_attachments",
    [("filename", wadup.String), ("content_type", wadup.String), ("size_bytes", wadup.Int64)],
)

# A message of these looks like e-mail; any text with a colon in its first line parses as one with some header.
TELLTALE_HEADERS = ("From", "Received", "Return-Path", "Message-ID")

SNIFFED_BYTES = 64 * 1024


def main():
    message = parse_content()
    if message is None:
        return
    attachments = list(find_attachments(message))
    wadup.insert_row(
        "email_messages",
        [header(message, "From"), header(message, "To"), header(message, "Subject"), sent_at(message), len(attachments)],
    )
    for filename, content_type, data in attachments:
        wadup.insert_row("email_attachments", [filename, content_type, len(data)])
        wadup.emit_bytes(data, filename)


def parse_content():
    """The content as a message, or None if it does not look like one; its head decides before the whole is read."""
    with wadup.content() as content:
        parser = BytesParser(policy=policy.default)
        head = parser.parsebytes(content.read(SNIFFED_BYTES), headersonly=True)
        if not any(name in head for name in TELLTALE_HEADERS):
            return None
        content.seek(0)
        return parser.parse(content)


def find_attachments(message):
    for number, part in enumerate(leaves(message), 1):
        if not (part.is_attachment() or part.get_filename()):
            continue
        if part.get_content_type() == "message/rfc822":
            data = part.get_payload(0).as_bytes()
        else:
            data = part.get_payload(decode=True) or b""
        yield storable(part.get_filename() or f"part-{number}"), part.get_content_type(), data


def leaves(message):
    """The parts that hold no other parts; an attached message is one, it will come back as a content."""
    for part in message.get_payload() if message.is_multipart() else [message]:
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            yield from leaves(part)
        else:
            yield part


def header(message, name):
    value = message.get(name)
    return None if value is None else storable(str(value))


def storable(text):
    """Headers may hold raw bytes, which Python keeps as lone surrogates."""
    return text.encode("utf-8", "replace").decode()


def sent_at(message):
    try:
        return int(parsedate_to_datetime(str(message["Date"])).timestamp())
    except (TypeError, ValueError, OverflowError):
        return None
