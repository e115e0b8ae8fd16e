"""Plays a program of contract/vectors, which is the content; a call that should be refused and is not fails the module."""

import base64
import json

import wadup


def main():
    with wadup.content() as content:
        program = json.load(content)
    for call in program["calls"]:
        if "refused" in call:
            expect_refusal(call)
        else:
            play(call)


def expect_refusal(call):
    try:
        play(call)
    except (TypeError, ValueError) as error:
        missing = [word for word in call["refused"] if word.lower() not in str(error).lower()]
        assert not missing, f"{call}: {error} does not name {missing}"
        return
    raise AssertionError(f"{call} was not refused")


def play(call):
    if "define" in call:
        wadup.define_table(text(call["define"]), columns(call))
    elif "insert" in call:
        values = row(call)
        for _ in range(call.get("times", 1)):
            wadup.insert_row(call["insert"], values)
    elif "emit_bytes" in call:
        wadup.emit_bytes(text(call["emit_bytes"]).encode(), call["filename"])
    elif "emit_slice" in call:
        wadup.emit_slice(*call["emit_slice"], call["filename"])
    elif "flush" in call:
        wadup.flush()
    else:
        raise AssertionError(f"unknown call {call}")


def columns(call):
    if "column_count" in call:
        return [(f"c{number}", wadup.Int64) for number in range(call["column_count"])]
    return [tuple(column) for column in call["columns"]]


def row(call):
    return [plain(value) for value in call["values"]]


def plain(value):
    if value is None:
        return None
    ((data_type, payload),) = value.items()
    if data_type == wadup.Float64:
        return float(payload)
    if data_type == wadup.String:
        return text(payload)
    if data_type == wadup.Bytes:
        return base64.b64decode(text(payload))
    return payload


def text(payload):
    if isinstance(payload, str):
        return payload
    if "hex" in payload:
        return bytes.fromhex(payload["hex"]).decode("utf-8", "surrogateescape")
    return payload["repeat"] * payload["times"]
