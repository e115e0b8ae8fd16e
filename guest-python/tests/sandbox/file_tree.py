# outcome: ok
# stdout: ['content.json', 'data.bin', 'metadata', 'subcontent', 'tmp']
# stdout: file_tree.py
import json
import os
import tempfile
from pathlib import Path

print(sorted({*os.listdir("/"), "content.json"}))
print(json.loads(Path("/content.json").read_text())["filename"])
with tempfile.TemporaryDirectory() as folder:
    inner = Path(folder, "a", "b.txt")
    inner.parent.mkdir()
    inner.write_text("x")
    inner.rename(inner.with_name("c.txt"))
    assert [path.name for path in Path(folder).rglob("*.txt")] == ["c.txt"]
    assert Path(folder, "a/c.txt").stat().st_size == 1
assert not Path(folder).exists()
