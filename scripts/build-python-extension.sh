#!/usr/bin/env bash
# Builds a compiled Python package, such as NumPy, to be linked into modules: scripts/build-python-extension.sh NAME
#
# Its recipe is the folder guest-python/extensions/NAME (see docs/python-extensions.md). Prints the folder of the result.
# NumPy takes about five minutes of two cores and Pandas about ten, once; a later run takes a second.
#
#   --list               names the extensions that have a recipe
#   WADUP_CACHED_ONLY    if set, fails where something would have to be built
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/recipe-cache.sh

extensions=$PWD/guest-python/extensions programs=$PWD/scripts/lib/python_extension
export SOURCE_DATE_EPOCH=1750000000 PYTHONDONTWRITEBYTECODE=1

recipe_python_extension_source() { # URL SHA256 PATCH...
  local url=$1 sha256=$2 patch
  curl -fsSL "$url" -o source.tar
  echo "$sha256  source.tar" | sha256sum --check --quiet || fail "$url does not have the pinned hash"
  tar -xf source.tar --strip-components=1
  rm source.tar
  for patch in "${@:3}"; do patch -p1 <"$patch"; done
}

recipe_python_extension_tools() { # LOCK: what runs on this machine, for the kit's Python
  python3 -m pip install --quiet --no-deps --no-compile --only-binary=:all: --python-version=3.13 --require-hashes \
    --target . --requirement "$1"
}

recipe_python_extension_packages() { # LOCK: pure-Python packages that belong to the extension
  python3 -m pip install --quiet --no-deps --no-compile --only-binary=:all: --platform=any --implementation=py --abi=none \
    --python-version=3.13 --require-hashes --target . --requirement "$1"
}

# The costly part: it depends on the kit's CPython and compiler, not on the kit's glue.
recipe_python_extension_objects() { # ABI SOURCE TOOLS BUILD PROGRAMS_HASH PROVIDED...
  local source=$2 tools=$3 build=$4
  PYTHONPATH=$programs "$kit/python3.13" "$programs/$(system_of "$build")_build.py" "$source" "$kit" "$tools" "$build" "${@:6}"
}

system_of() { python3 -c 'import json, sys; print(json.loads(sys.argv[1])["system"])' "$1"; }

# What the builds of other extensions see of this one.
recipe_python_extension_headers() { # OBJECTS NAME OVERLAY_HASH
  local overlay=$extensions/$2/for-builds
  (cd "$1/installed" && find . \( -name '*.h' -o -name '*.pxd' \) -exec cp --parents -t "$OLDPWD" {} +)
  [ ! -d "$overlay" ] || cp -r "$overlay/." .
}

recipe_python_extension_kit() { # KIT SOURCE OBJECTS HEADERS REQUIRED LINK_FLAGS RECIPE PROGRAMS_HASH OWN_HASH NEEDED...
  local kit=$1 source=$2 objects=$3 required=$5 recipe=$7 own native name packed
  own=$(dirname "$recipe")/packages name=$(recipe name)
  "$kit/python3.13" "$programs/extension_kit.py" "$kit/sdk/bin/wasm-ld" "$source" "$objects" "$recipe" $([ ! -d "$own" ] || echo "$own")
  mapfile -t packed < <(find packages ${required:+"$required"} -mindepth 1 -maxdepth 1 ! -name bin ! -name __pycache__ | sort)
  "$kit/python3.13" "$kit/pack.py" library /lib/python3.13/site-packages archive "${packed[@]}"
  "$kit/sdk/bin/clang" "-DARCHIVE=wadup_archive_$name" "-DARCHIVE_SIZE=wadup_archive_${name}_size" -c "$kit/blob.S" -o lib/archive.o
  mkdir native
  for native in "$extensions"/native/*.c; do
    "$kit/sdk/bin/clang" -O2 -mbulk-memory -Wall -Wextra -Werror -c "$native" -o "native/$(basename "$native" .c).o"
  done
  "$kit/sdk/bin/llvm-ar" rcs lib/libnative.a native/*.o
  rm -r native packages archive
  echo "$name" >name
  echo "$6" | tr '\n' ' ' >link-flags
  printf '%s\n' "${@:10}" >needs
  ln -s "$objects/installed" installed
  ln -s "$4" for-builds
}

recipe() { python3 "$programs/recipe.py" "$recipe" "$@"; }

files_hash() { find "$@" -type f ! -name '*.pyc' -print0 2>/dev/null | sort -z | xargs -0 sha256sum | cut -c1-64 | sha256sum | cut -c1-16; }

known() { (cd "$extensions" && ls -- */recipe.toml) | cut -d/ -f1; }

main() {
  local name=$1 own=$extensions/$1 recipe=$extensions/$1/recipe.toml needed_name source tools objects headers required=
  local needed=() provided=() patches=()
  [ -f "$recipe" ] || fail "there is no recipe for '$name'; there are: $(known | paste -sd' ')"
  for needed_name in $(recipe needs ''); do
    needed+=("$(scripts/build-python-extension.sh "$needed_name")")
    provided+=("$(readlink -f "${needed[-1]}/for-builds")")
  done
  kit=$(scripts/build-python-wasi.sh)
  mapfile -t patches < <(find "$own" -path '*/patches/*.patch' | sort)
  source=$(step python-extension-source "$(recipe source.url)" "$(recipe source.sha256)" "${patches[@]}")
  tools=$(step python-extension-tools "$own/tools.lock")
  [ ! -f "$own/requirements.lock" ] || required=$(step python-extension-packages "$own/requirements.lock")
  objects=$(step python-extension-objects "$(cat "$kit/abi")" "$source" "$tools" "$(recipe build)" \
    "$(files_hash "$programs/$(recipe build.system)_build.py" "$programs/cross_build.py")" "${provided[@]}")
  headers=$(step python-extension-headers "$objects" "$name" "$(files_hash "$own/for-builds")")
  step python-extension-kit "$kit" "$source" "$objects" "$headers" "$required" "$(recipe link.flags '')" "$recipe" \
    "$(files_hash "$programs"/{extension_kit,private_symbols}.py)" "$(files_hash "$extensions/native" "$own/packages")" "${needed[@]}"
}

require_tools 'python3 Python 3.11 or later with pip' 'curl Debian package curl' 'patch Debian package patch'
case ${1:---help} in
  -h | --help) sed -n '2,10s/^# \{0,1\}//p' "$0" ;;
  --list) known ;;
  *) main "$1" ;;
esac
