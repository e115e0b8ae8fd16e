# outcome: error_return
# stderr: MemoryError
hoard = []
while True:
    hoard.append(bytes(1_000_000))
