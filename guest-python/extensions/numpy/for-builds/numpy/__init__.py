"""What the builds of other extensions ask of NumPy: its headers, for WebAssembly."""

from pathlib import Path

__version__ = "2.4.0"


def get_include():
    return str(Path(__file__).parent / "_core/include")
