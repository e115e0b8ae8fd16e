"""Takes the place of the compiled half of ctypes."""

raise ImportError("ctypes: a WADUP module cannot call foreign functions, nor load libraries")
