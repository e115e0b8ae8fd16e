"""Puts what a module says of itself into its custom section."""

from __future__ import annotations

SECTION = b"wadup.manifest"


def with_manifest(module: bytes, manifest: bytes | None) -> bytes:
    """The module with this manifest as its last section; the host checks what it says."""
    if manifest is None:
        return module
    content = uleb128(len(SECTION)) + SECTION + manifest
    return module + b"\0" + uleb128(len(content)) + content


def uleb128(number: int) -> bytes:
    """A section's lengths (WebAssembly core specification, 5.2.2)."""
    encoded = bytearray()
    while number >= 0x80:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)
