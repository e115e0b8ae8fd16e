#!/usr/bin/env bash
# Tests everything written in Go: format, vet, native tests, and that both build modes give modules.
# "scripts/test-go.sh --quick" leaves out the builds; where ./wadup is built, modules meet their golden files.
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

build() { # FOLDER MODE
  local module
  module=$out/$(basename "$1")-$2.wasm
  (cd "$1" && GOOS=wasip1 GOARCH=wasm go build -trimpath -buildmode="$2" -o "$module" .)
}

meet_golden() { # FOLDER
  [ -d "$1/testdata/golden" ] && [ -d wadup-cli/target/wadup ] || return 0
  ./wadup test "$out/$(basename "$1")-c-shared.wasm" "$1"/testdata/*.* --golden "$1/testdata/golden"
}

check guest-go
for folder in examples/*/go.mod; do
  folder=$(dirname "$folder")
  check "$folder"
  [ "${1:-}" != --quick ] || continue
  build "$folder" c-shared
  build "$folder" default
  meet_golden "$folder"
done
