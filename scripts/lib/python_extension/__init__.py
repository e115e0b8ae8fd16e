"""How a compiled Python package is built for WADUP modules; see scripts/build-python-extension.sh."""
