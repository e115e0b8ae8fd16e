# outcome: error_return
# stderr: RecursionError: maximum recursion depth exceeded
def down(depth):
    return down(depth + 1)


down(0)
