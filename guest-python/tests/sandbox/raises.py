# outcome: error_return
# stdout: before
# stderr: File "/data.bin", line 12, in parse
# stderr: return json.loads("{")
# stderr: json.decoder.JSONDecodeError: Expecting property name
import json

print("before")


def parse():
    return json.loads("{")


parse()
