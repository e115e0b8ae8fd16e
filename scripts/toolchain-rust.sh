#!/usr/bin/env bash
# Runs a command with Rust for wasm32-wasip1, or prints the environment it needs:
#
#   scripts/toolchain-rust.sh cargo build --release --target wasm32-wasip1
#   eval "$(scripts/toolchain-rust.sh)"
#
# Takes the machine's own Rust if it has the target or rustup can add it. Else (or at once with WADUP_RUST=debian) Debian's rustc,
# unpacked into the cache, compiles for the machine's cargo. C sources inside crates are compiled with toolchain-wasi-sdk.sh.
set -euo pipefail
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$scripts/lib/cache.sh"
. "$scripts/lib/debian-packages.sh"
packages=$scripts/toolchains/rust.packages

has_target() { # RUSTC
  local sysroot
  sysroot=$("$1" --print sysroot 2>/dev/null) && [ -d "$sysroot/lib/rustlib/wasm32-wasip1" ]
}

add_target() {
  command -v rustup >/dev/null && timeout 120 rustup target add wasm32-wasip1 >&2 && has_target "${RUSTC:-rustc}"
}

make_rust() ( # SCRATCH FINAL
  set -e
  cd "$1"
  echo "unpacking Rust 1.85 with wasm32-wasip1 from Debian's packages into $2 (about 200 MB to download)"
  debian_unpack "$packages" root || return 1
  [ -d root/usr/lib/rustlib/wasm32-wasip1 ] || { echo "Debian's packages have no wasm32-wasip1"; return 1; }
  libraries=$(dirname "$(find root/usr/lib -name libc.so.6 | head -1)")
  loader=$(basename "$(find "$libraries" -name 'ld-linux*' | head -1)")
  mkdir bin
  cat >bin/rustc <<WRAPPER
#!/bin/sh
exec "$2/$libraries/$loader" --library-path "$2/$libraries" "$2/root/usr/bin/rustc" --sysroot "$2/root/usr" "\$@"
WRAPPER
  chmod 755 bin/rustc
  bin/rustc --version 2>/dev/null || true
)

command -v cargo >/dev/null || {
  echo "no cargo on PATH: install Rust 1.85 or later (https://rustup.rs, or the Debian packages cargo and rustc)" >&2
  exit 1
}
name=rust-$(recipe_key "$packages" <(declare -f make_rust))
if [ "${WADUP_RUST:-}" = debian ] || { ! has_target "${RUSTC:-rustc}" && { [ -d "$(wadup_cache)/$name" ] || ! add_target; }; }; then
  [ -d "$(wadup_cache)/$name" ] || debian_require "Rust for wasm32-wasip1" || {
    echo "Add the target to the machine's Rust instead: rustup target add wasm32-wasip1" >&2
    exit 1
  }
  folder=$(cached "$name" make_rust)
  sdk=$("$scripts/toolchain-wasi-sdk.sh")
  export RUSTC=$folder/bin/rustc CARGO_TARGET_WASM32_WASIP1_LINKER=$sdk/bin/wasm-ld
fi

# A wasi-sdk is needed only by crates with C sources: without one the pure Rust crates still build.
if sdk=${sdk:-$("$scripts/toolchain-wasi-sdk.sh")}; then
  export CC_wasm32_wasip1=$sdk/bin/clang AR_wasm32_wasip1=$sdk/bin/llvm-ar
fi

if [ $# -gt 0 ]; then exec "$@"; fi
for variable in RUSTC CARGO_TARGET_WASM32_WASIP1_LINKER CC_wasm32_wasip1 AR_wasm32_wasip1; do
  [ -z "${!variable:-}" ] || printf 'export %s=%q\n' "$variable" "${!variable}"
done
