# outcome: ok
# stdout: no os.system
# stdout: OSError
import os
import subprocess

if not hasattr(os, "system"):
    print("no os.system")
try:
    subprocess.run(["ls"], check=True)
except OSError:
    print("OSError")
