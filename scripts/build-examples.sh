#!/usr/bin/env bash
# Builds the examples into examples/modules, each as NAME.wasm, and says which it skipped and what they lack.
#
#   scripts/build-examples.sh                        all
#   scripts/build-examples.sh rust go                those in Rust and Go
#   scripts/build-examples.sh byte-counter           one or some
#
# An example is a folder below examples/ with a Cargo.toml, go.mod or pyproject.toml. Only what changed is built again.
# Compiled Python packages (NumPy, Pandas) take minutes to build: if they are not in the cache, the examples that want them
# are built only where they are named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/cache.sh

modules=$PWD/examples/modules
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$modules"

examples_with() { # FILE WANTED...: the names of the examples that have FILE and are wanted
  local file=$1 name
  shift
  for file in examples/*/"$file"; do
    name=$(basename "$(dirname "$file")")
    [ -e "$file" ] && { [ $# -eq 0 ] || [[ " $* " == *" $name "* ]]; } && echo "$name"
  done
  return 0
}

place() { # FILE NAME: puts a module in place, if it is not the one already there
  cmp -s "$1" "$modules/$2.wasm" || { cp "$1" "$modules/.$2.partial" && mv "$modules/.$2.partial" "$modules/$2.wasm"; }
}

skip() { # REASON NAME...
  local reason=$1 name
  shift
  for name in "$@"; do echo "skipped $name: $reason" >>"$work/skipped"; done
}

each() { # COMMAND NAME...: COMMAND NAME for each name, as many at a time as there are processors
  local command=$1 name failed=0
  shift
  for name in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n || failed=1; done
    "$command" "$name" &
  done
  while [ -n "$(jobs -p)" ]; do wait -n || failed=1; done
  return $failed
}

build_rust() ( # NAME...: cargo knows what changed
  local toolchain target name
  toolchain=$(scripts/toolchain-rust.sh) || { skip "no Rust for wasm32-wasip1 (see above)" "$@"; exit 0; }
  eval "$toolchain"
  target=$(cargo_target)
  CARGO_TARGET_DIR=$target cargo build --quiet --release --locked --target wasm32-wasip1 "${@/#/--package=}" || exit
  for name in "$@"; do place "$target/wasm32-wasip1/release/${name//-/_}.wasm" "${name//-/_}"; done
)

go_module() { # NAME: go knows what changed
  GOOS=wasip1 GOARCH=wasm go build -C "examples/$1" -trimpath -buildmode=c-shared -o "$work/$1.wasm" . &&
    place "$work/$1.wasm" "${1//-/_}"
}

build_go() { # NAME...
  command -v go >/dev/null || { skip "no Go toolchain; install Go 1.25 or later (https://go.dev/dl/)" "$@"; return; }
  each go_module "$@"
}

python_module() { # NAME
  local module=$modules/${1//-/_}.wasm extension
  local -a inputs=("examples/$1" guest-python/src guest-python/kit guest-python/extensions scripts)
  if [ -e "$module" ] && [ -z "$(find "${inputs[@]}" -name __pycache__ -prune -o -newer "$module" -print -quit 2>/dev/null)" ]; then
    echo "$1: nothing changed"
  elif extension=$(unbuilt_extension "$1") && [ -n "$extension" ]; then
    skip "$extension is not built for WebAssembly yet; scripts/build-examples.sh $1 builds it, once, in minutes" "$1"
  else
    scripts/build-python-project.py "examples/$1" --output "$module"
  fi
}

build_python() { # NAME...
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    { skip "no Python 3.11 or later (Debian: apt-get install python3 python3-pip)" "$@"; return; }
  local missing
  missing=$(scripts/build-python-wasi.sh --check 2>&1) || { skip "${missing//$'\n'/;}" "$@"; return; }
  each python_module "$@"
}

# The first extension of an example that would have to be built for it; none for an example that was asked for by name.
unbuilt_extension() { # NAME
  local extension
  [[ " ${wanted[*]:-} " != *" $1 "* ]] || return 0
  for extension in $(extensions_of "$1"); do
    WADUP_CACHED_ONLY=1 scripts/build-python-extension.sh "$extension" >/dev/null 2>&1 || { echo "$extension"; return; }
  done
}

extensions_of() { # NAME
  python3 -c 'import sys, tomllib; print(*tomllib.load(open(sys.argv[1], "rb"))["tool"]["wadup"].get("c-extensions", []))' \
    "examples/$1/pyproject.toml"
}

build() { # LANGUAGE FILE WANTED...
  local language=$1 names log=$work/$1.log
  shift
  mapfile -t names < <(examples_with "$@")
  [ ${#names[@]} -gt 0 ] || return 0
  echo "$language: ${names[*]}"
  "build_$language" "${names[@]}" >"$log" 2>&1 || { cat "$log"; echo "$language: the build failed"; return 1; }
  echo "$language: done in $SECONDS s"
}

languages=() wanted=()
for argument in "$@"; do
  case $argument in
    rust | go | python) languages+=("$argument") ;;
    -h | --help) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit ;;
    *)
      [ -d "examples/$argument" ] || { echo "build-examples: there is no examples/$argument" >&2; exit 2; }
      wanted+=("$argument")
      ;;
  esac
done
[ ${#languages[@]} -gt 0 ] || languages=(rust go python)

declare -A marks=([rust]=Cargo.toml [go]=go.mod [python]=pyproject.toml)
builds=() failed=0
for language in "${languages[@]}"; do
  build "$language" "${marks[$language]}" ${wanted[@]+"${wanted[@]}"} &
  builds+=($!)
done
for job in "${builds[@]}"; do wait "$job" || failed=1; done
[ ! -e "$work/skipped" ] || { cat "$work/rust.log" 2>/dev/null || true; cat "$work/skipped"; } >&2
echo "$(find "$modules" -name '*.wasm' | wc -l) modules in examples/modules"
exit $failed
