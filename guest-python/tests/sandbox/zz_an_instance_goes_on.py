# outcome: ok
# stdout: still here
print("still here")
