#!/usr/bin/env bash
# Prints the path of a wasi-sdk: $WASI_SDK_PATH if set, else one of the same shape made from Debian's packages in the cache.
#
#   sdk=$(scripts/toolchain-wasi-sdk.sh) && "$sdk/bin/clang" -O2 -mexec-model=reactor -o guest.wasm guest.c
#
# The folder has bin/{clang,clang++,wasm-ld,llvm-ar,llvm-ranlib,llvm-nm,llvm-strip,llvm-objcopy} and share/wasi-sysroot for
# wasm32-wasip1. Nothing is installed on the machine. Only the path goes to standard output.
set -euo pipefail
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$scripts/lib/cache.sh"
. "$scripts/lib/debian-packages.sh"
packages=$scripts/toolchains/wasi-sdk.packages

if [ -n "${WASI_SDK_PATH:-}" ]; then
  [ -x "$WASI_SDK_PATH/bin/clang" ] || { echo "WASI_SDK_PATH=$WASI_SDK_PATH has no bin/clang" >&2; exit 1; }
  printf '%s\n' "$WASI_SDK_PATH"
  exit
fi

make_sdk() ( # SCRATCH FINAL
  set -e
  cd "$1"
  echo "making a wasi-sdk from Debian's packages in $2 (about 75 MB to download)"
  debian_unpack "$packages" root || return 1
  libraries=$(dirname "$(find root/usr/lib -maxdepth 2 -name 'libLLVM.so.19.1' -path '*-linux-gnu/*' | head -1)")
  mkdir -p bin lib/clang/19/lib share/wasi-sysroot/include share/wasi-sysroot/lib

  cp -R root/usr/include/wasm32-wasi share/wasi-sysroot/include/wasm32-wasip1
  cp -RL root/usr/lib/wasm32-wasi share/wasi-sysroot/lib/wasm32-wasip1
  rm -rf share/wasi-sysroot/include/wasm32-wasip1/c++
  cp -R root/usr/lib/llvm-19/include/wasm32-wasi/c++ share/wasi-sysroot/include/wasm32-wasip1/c++

  resources=$(find root/usr/lib -type d -path '*clang/19*/include' | head -1)
  cp -RL "$resources" lib/clang/19/include
  builtins=$(find root -name 'libclang_rt.builtins-wasm32.a' | head -1)
  for platform in wasip1 wasi wasm32-unknown-wasip1; do
    install -D -m 644 "$builtins" "lib/clang/19/lib/$platform/libclang_rt.builtins-wasm32.a"
  done
  cp "lib/clang/19/lib/wasip1/libclang_rt.builtins-wasm32.a" lib/clang/19/lib/wasm32-unknown-wasip1/libclang_rt.builtins.a

  ln -s wasm-ld root/usr/lib/llvm-19/bin/wasm-ld-19 # the name that Debian's clang calls
  target="--target=wasm32-wasip1 --sysroot=$2/share/wasi-sysroot -resource-dir $2/lib/clang/19"
  for tool in clang clang++; do make_wrapper "$tool" "$2" "$target"; done
  for tool in wasm-ld llvm-ar llvm-ranlib llvm-nm llvm-strip llvm-objcopy llvm-objdump; do make_wrapper "$tool" "$2" ""; done
)

make_wrapper() { # TOOL FINAL ARGUMENTS
  local -r program=root/usr/lib/llvm-19/bin/$1
  [ -e "$program" ] || { echo "Debian's packages have no $1" >&2; return 1; }
  cat >"bin/$1" <<WRAPPER
#!/bin/sh
LD_LIBRARY_PATH="$2/$libraries:$2/root/usr/lib/llvm-19/lib" exec "$2/$program" $3 "\$@"
WRAPPER
  chmod 755 "bin/$1"
}

name=wasi-sdk-$(recipe_key "$packages" <(declare -f make_sdk make_wrapper))
if [ ! -d "$(wadup_cache)/$name" ]; then
  debian_require "wasi-sdk" || {
    echo "Get a wasi-sdk for this machine (https://github.com/WebAssembly/wasi-sdk/releases) and set WASI_SDK_PATH to it." >&2
    exit 1
  }
fi
cached "$name" make_sdk
