# outcome: ok
# stdout: 3 files are not there
# stdout: content is read-only
import wadup

missing = 0
for path in ("/etc/passwd", "../../etc/passwd", "/proc/self/environ"):
    try:
        with open(path):
            pass
    except OSError:
        missing += 1
print(missing, "files are not there")
try:
    with wadup.content() as content, open(content, "r+b") as writable:
        writable.write(b"x")
except OSError:
    print("content is read-only")
