# outcome: ok
# stdout: RecursionError
import sys

sys.setrecursionlimit(100_000)


def down(depth):
    return down(depth + 1)


nested = []
for _ in range(100_000):
    nested = [nested]
for attempt in (lambda: down(0), lambda: repr(nested)):
    try:
        attempt()
    except RecursionError:
        print("RecursionError")
while nested:
    nested = nested.pop()
sys.setrecursionlimit(1000)
