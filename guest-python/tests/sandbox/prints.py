# outcome: ok
# stdout: one ü
# stdout: last line, not ended
# stderr: to stderr
import sys

print("one ü")
print("to stderr", file=sys.stderr)
print("last line, not ended", end="")
