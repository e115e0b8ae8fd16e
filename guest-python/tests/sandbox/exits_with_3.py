# outcome: error_return
import sys

sys.exit(3)
