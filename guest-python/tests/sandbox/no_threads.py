# outcome: error_return
# stderr: RuntimeError: can't start new thread
import threading

threading.Thread(target=print).start()
