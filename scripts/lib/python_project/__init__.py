"""How a Python project becomes a WADUP module; see scripts/build-python-project.py."""
