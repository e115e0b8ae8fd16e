# outcome: ok
# stdout: all there
import argparse  # noqa: E401, F401
import bz2
import datetime
import gzip  # noqa: E401, F401
import hashlib
import importlib.resources
import lzma
import sqlite3
import statistics  # noqa: E401, F401
import xml.etree.ElementTree  # noqa: E401, F401
import zlib

data = b"wadup " * 1000
assert bz2.decompress(bz2.compress(data)) == zlib.decompress(zlib.compress(data)) == data
assert lzma.decompress(lzma.compress(data, preset=0)) == data
assert hashlib.sha256(b"").hexdigest().startswith("e3b0c442")
assert hashlib.md5(b"").hexdigest() == "d41d8cd98f00b204e9800998ecf8427e"
assert sqlite3.connect(":memory:").execute("SELECT json('[1]'), sqrt(4)").fetchone() == ("[1]", 2.0)
assert xml.etree.ElementTree.fromstring("<a><b/></a>")[0].tag == "b"
assert datetime.datetime.now().year >= 2025
assert importlib.resources.files("email").joinpath("architecture.rst").is_file()
print("all there")
