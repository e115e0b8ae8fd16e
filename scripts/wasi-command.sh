#!/usr/bin/env bash
# Runs a WASI preview1 command module on WADUP's engine and file tree: docs/wasi.md.
#
#   scripts/wasi-command.sh [--env NAME=VALUE]... [--dir HOST[::GUEST]]... MODULE.wasm [ARGUMENT]...
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/jdk.sh"
lib=$root/wadup-cli/target/wadup/lib
[ -d "$lib" ] || { echo "wasi-command: not built yet, run '$root/scripts/dev setup' first" >&2; exit 2; }
exec "$(require_jdk)/bin/java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  -cp "$lib/*" dev.wadup.wasi.testing.CommandRunner "$@"
