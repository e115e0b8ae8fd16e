# outcome: ok
import sys

sys.exit()
