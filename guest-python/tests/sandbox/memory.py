# outcome: ok
# stdout: MemoryError
# stdout: 1000000 bytes are still to be had
hoard = []
try:
    while True:
        hoard.append(bytes(1_000_000))
except MemoryError:
    print("MemoryError")
hoard.clear()
print(len(bytes(1_000_000)), "bytes are still to be had")
