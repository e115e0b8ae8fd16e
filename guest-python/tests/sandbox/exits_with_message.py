# outcome: error_return
# stderr: the reason
import sys

sys.exit("the reason")
