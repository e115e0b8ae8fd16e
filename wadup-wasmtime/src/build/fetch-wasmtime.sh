#!/bin/sh
# Puts libwasmtime where the jar is built from: fetch-wasmtime.sh OUTPUT_DIR host|all
#
# The pinned wheels (wasmtime-requirements.txt) come from PyPI once and stay unpacked in a cache
# folder keyed by this recipe. For each platform the output holds the library and a
# library.properties with its name, size and SHA-256.
set -eu

output=$1
platforms=$2
here=$(cd "$(dirname "$0")" && pwd)

fail() {
  echo "fetch-wasmtime: $1" >&2
  exit 1
}

command -v python3 >/dev/null 2>&1 || fail "python3 is missing: it downloads libwasmtime from PyPI. Install Python 3.9 or later (Debian: apt-get install python3 python3-pip)."
python3 -m pip --version >/dev/null 2>&1 || fail "pip is missing for $(command -v python3): it downloads libwasmtime from PyPI. Install it (Debian: apt-get install python3-pip)."

host_platform() {
  case $(uname -s) in
    Linux) os=linux ;;
    Darwin) os=macos ;;
    MINGW* | MSYS* | CYGWIN*) os=windows ;;
    *) fail "no libwasmtime is pinned for $(uname -s); build with -Dwadup.wasmtime.platforms=all and set -Dwadup.wasmtime.library=FILE at run time" ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) arch=x86_64 ;;
    arm64 | aarch64) arch=aarch64 ;;
    *) fail "no libwasmtime is pinned for $(uname -m)" ;;
  esac
  echo "$os-$arch"
}

# PLATFORM -> the wheel's platform tag, and the library inside the wheel
describe() {
  case $1 in
    linux-x86_64) tag=manylinux1_x86_64 member=wasmtime/linux-x86_64/_libwasmtime.so name=libwasmtime.so ;;
    linux-aarch64) tag=manylinux2014_aarch64 member=wasmtime/linux-aarch64/_libwasmtime.so name=libwasmtime.so ;;
    macos-x86_64) tag=macosx_10_13_x86_64 member=wasmtime/darwin-x86_64/_libwasmtime.dylib name=libwasmtime.dylib ;;
    macos-aarch64) tag=macosx_11_0_arm64 member=wasmtime/darwin-aarch64/_libwasmtime.dylib name=libwasmtime.dylib ;;
    windows-x86_64) tag=win_amd64 member=wasmtime/win32-x86_64/_wasmtime.dll name=wasmtime.dll ;;
    *) fail "no libwasmtime is pinned for $1" ;;
  esac
}

sha256() {
  python3 -c 'import hashlib,sys; print(hashlib.sha256(b"".join(open(f,"rb").read() for f in sys.argv[1:])).hexdigest())' "$@"
}

recipe=$(sha256 "$here/wasmtime-requirements.txt" "$here/fetch-wasmtime.sh")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/wadup/libwasmtime/$recipe

fetch() {
  describe "$1"
  [ ! -f "$cache/$1/library.properties" ] || return 0
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
    --platform "$tag" --python-version 3.12 --implementation py --abi none \
    --dest "$work" --requirement "$here/wasmtime-requirements.txt" ||
    fail "pip could not download the pinned wheel for $1 (see above); the build needs PyPI once, or a filled $cache"
  python3 -m zipfile -e "$work"/*.whl "$work/wheel"
  mkdir "$work/library"
  mv "$work/wheel/$member" "$work/library/$name"
  {
    echo "name=$name"
    echo "size=$(wc -c <"$work/library/$name" | tr -d ' ')"
    echo "sha256=$(sha256 "$work/library/$name")"
  } >"$work/library/library.properties"
  mv "$work/library" "$cache/$1" 2>/dev/null || [ -f "$cache/$1/library.properties" ] || fail "could not keep $cache/$1"
  rm -rf "$work"
  trap - EXIT
}

case $platforms in
  host) platforms=$(host_platform) ;;
  all) platforms="linux-x86_64 linux-aarch64 macos-x86_64 macos-aarch64 windows-x86_64" ;;
esac

for platform in $platforms; do
  fetch "$platform"
  target=$output/$platform
  cmp -s "$cache/$platform/library.properties" "$target/library.properties" 2>/dev/null && continue
  mkdir -p "$target"
  describe "$platform"
  cp "$cache/$platform/$name" "$target/$name"
  cp "$cache/$platform/library.properties" "$target/library.properties"
done
