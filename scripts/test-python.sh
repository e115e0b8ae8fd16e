#!/usr/bin/env bash
# Tests everything written in Python: format, types, and native tests of the guest library and of the examples.
# "scripts/test-python.sh --modules" also builds a module, with the Python kit if it is not there, and tests it in ./wadup.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/recipe-cache.sh

recipe_python_test_tools() { # REQUIREMENTS LOCK...
  python3 -m venv .
  local file
  for file in "$@"; do bin/pip install --quiet --disable-pip-version-check -r "$file"; done
}

require_tools 'python3 Python 3.11 or later, Debian package python3'
python3 -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
  fail 'needs Python 3.11 or later with venv (Debian: apt-get install python3-venv)'

shopt -s nullglob
tools=$(step python-test-tools "$PWD/guest-python/tests/requirements.txt" "$PWD"/examples/python-*/requirements.lock)
python=$tools/bin/python
export PYTHONDONTWRITEBYTECODE=1

"$python" -m ruff format --quiet --check --config guest-python/pyproject.toml guest-python scripts examples/python-*
"$python" -m ruff check --quiet --config guest-python/pyproject.toml guest-python scripts examples/python-*
(cd guest-python && "$python" -m mypy --no-error-summary)
(cd guest-python && PYTHONPATH=$PWD/src "$python" -m pytest --quiet)
for tests in examples/python-*/tests; do
  echo "$tests"
  PYTHONPATH=$PWD/guest-python/src:${tests%/tests}/src "$python" -m pytest --quiet -p no:cacheprovider "$tests"
done

if [ "${1:-}" = --modules ]; then
  modules=$PWD/target/python-modules
  scripts/build-python-project.py guest-python/tests/modules/run-content --output "$modules/run_content.wasm"
  cd guest-python
  WADUP_PYTHON_MODULES=$modules PYTHONPATH=$PWD/src "$python" -m pytest --quiet tests/test_{sandbox,build_project}.py
fi
