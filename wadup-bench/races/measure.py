"""Runs a program and says what it cost."""

import dataclasses
import os
import statistics
import subprocess
import sys
import time


@dataclasses.dataclass(frozen=True)
class Cost:
    """Wall-clock seconds, CPU seconds (user and system) and peak resident bytes of one process."""

    wall: float
    cpu: float
    rss: int


def run(command, good_codes=(0,)):
    """The cost of one run; ends this program if the run ends with another code than a good one."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in good_codes:
        sys.exit(f"exit code {code} from: {' '.join(map(str, command))}\n{errors.decode()}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def median(costs):
    """Each part's median; of the peak memory, the largest."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        max(cost.rss for cost in costs),
    )
