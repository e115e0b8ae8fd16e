#!/usr/bin/env bash
# Tests everything written in Go: format, vet, native tests. Where ./wadup is built also the same tests inside the sandbox, and
# modules of both build modes on their golden files, in both isolations. "scripts/test-go.sh --quick" leaves out the builds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v go >/dev/null || { echo "test-go: no Go toolchain; install Go 1.25 or later from https://go.dev/dl/" >&2; exit 1; }

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

check() { # FOLDER
  local unformatted
  unformatted=$(gofmt -l "$1")
  [ -z "$unformatted" ] || { echo "test-go: not gofmt's format:" $unformatted >&2; return 1; }
  (cd "$1" && go vet ./... && go test ./...)
}

# Not for the SQLite parser: compiling it takes long, and its golden files say the same.
check_in_sandbox() { # FOLDER
  [ "$1" != examples/go-sqlite-parser ] && [ -d wadup-cli/target/wadup ] || return 0
  mkdir -p "$out/tmp"
  local command=$PWD/scripts/wasi-command.sh
  command+=" --env PWD=/guest --dir $out/tmp::/tmp --dir $PWD/contract::/contract --dir $PWD/$1::/guest"
  (cd "$1" && GOOS=wasip1 GOARCH=wasm go test -exec "$command" .)
}

build() { # FOLDER MODE
  (cd "$1" && GOOS=wasip1 GOARCH=wasm go build -trimpath -buildmode="$2" -o "$out/$2.wasm" .)
}

meet_golden() { # FOLDER MODE
  local isolation
  [ -d wadup-cli/target/wadup ] || return 0
  for isolation in reuse fresh; do
    echo "$1 as $2, $isolation"
    ./wadup test "$out/$2.wasm" "$1"/testdata/*.* --golden "$1/testdata/golden" --isolation "$isolation"
  done
}

check guest-go
[ "${1:-}" = --quick ] || check_in_sandbox guest-go
for folder in examples/*/go.mod; do
  folder=$(dirname "$folder")
  check "$folder"
  [ "${1:-}" != --quick ] || continue
  check_in_sandbox "$folder"
  for mode in c-shared default; do
    build "$folder" "$mode"
    meet_golden "$folder" "$mode"
  done
done
