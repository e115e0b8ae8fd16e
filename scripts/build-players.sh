#!/usr/bin/env bash
# Builds the modules that play the programs of contract/vectors, one in each language, as FOLDER/LANGUAGE.wasm:
#
#   scripts/build-players.sh FOLDER
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/cache.sh

build_rust() {
  local target
  target=$(cargo_target)
  CARGO_TARGET_DIR=$target scripts/toolchain-rust.sh \
    cargo build --quiet --release --locked --target wasm32-wasip1 --package contract-player
  cp "$target/wasm32-wasip1/release/contract_player.wasm" "$folder/rust.wasm"
}

build_go() { GOOS=wasip1 GOARCH=wasm go build -C guest-go -buildmode=c-shared -o "$folder/go.wasm" ./internal/player; }

build_python() { scripts/build-python-project.py guest-python/tests/modules/vector-player --output "$folder/python.wasm"; }

declare -A tools=([rust]=cargo [go]=go [python]=python3)
for language in rust go python; do
  if command -v "${tools[$language]}" >/dev/null; then
    "build_$language"
  else
    echo "skipped $language: no ${tools[$language]}" >&2
  fi
done
