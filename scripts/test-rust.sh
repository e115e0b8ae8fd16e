#!/usr/bin/env bash
# Tests everything written in Rust: format, clippy, native tests, documentation, and that the examples build as modules.
# "scripts/test-rust.sh --quick" leaves out the modules.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/cache.sh

command -v cargo >/dev/null || { echo "test-rust: no cargo; install Rust 1.85 or later from https://rustup.rs" >&2; exit 1; }
export CARGO_TARGET_DIR=$(cargo_target)

has() { # CARGO-COMMAND: said when it is missing, since the machine's Rust may come without it
  cargo "$1" --version >/dev/null 2>&1 || { echo "test-rust: no cargo $1; skipped (rustup component add $2)" >&2; return 1; }
}

! has fmt rustfmt || cargo fmt --all --check
! has clippy clippy || cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
cargo test --quiet --locked --workspace
RUSTDOCFLAGS='-D warnings' cargo doc --quiet --locked --no-deps --package wadup-guest
[ "${1:-}" != --quick ] || exit 0

scripts/build-examples.sh rust
scripts/toolchain-rust.sh cargo build --quiet --locked --release --target wasm32-wasip1 --package wadup-guest --examples
# A module that exports process itself and never flushes must leave what byte-counter leaves, at its second call too.
if [ -d wadup-cli/target/wadup/lib ]; then
  data=examples/byte-counter/testdata
  ./wadup test "$CARGO_TARGET_DIR/wasm32-wasip1/release/examples/original_sample.wasm" \
    "$data/empty" "$data/hello.txt" --golden "$data/golden"
fi
