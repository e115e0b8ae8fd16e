#!/usr/bin/env bash
# Builds the Python kit: CPython for wasm32-wasip1 as a static library, its C libraries, the glue that gives a module its
# exports, and the standard library as one object file. Prints the kit's folder; scripts/build-python-project.py links
# guests from it. The first run takes about seven minutes of two cores, a later one a second; an interrupted one goes on
# at the step it had reached.
#
# "scripts/build-python-wasi.sh --check" only names the tools that are missing.
#
#   WASI_SDK_PATH         a WASI SDK to use instead of the one scripts/toolchain-wasi-sdk.sh makes
#   WADUP_CACHE           where the steps' results are kept (default: wadup in the user's cache folder)
#   WADUP_PYTHON_SOURCE   a CPython 3.13 source archive to use instead of the pinned one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/recipe-cache.sh
. scripts/lib/debian-packages.sh

PYTHON_VERSION=3.13.5
PYTHON_SHA256=93e583f243454e6e9e4588ca2c2662206ad961659863277afcdb96801647d640
JOBS=${WADUP_JOBS:-$(nproc)}
export SOURCE_DATE_EPOCH=1750000000

recipe_python_source() { # VERSION SHA256 OWN_ARCHIVE
  local version=$1 sha256=$2 own=$3
  if [ -n "$own" ]; then
    cp "$own" python.tar
  elif ! curl -fsSL "https://www.python.org/ftp/python/$version/Python-$version.tar.xz" -o python.tar; then
    echo "python.org did not answer, trying Debian's archive of sources"
    debian_source python3.13 python.tar
  fi
  if [ -z "$own" ] && ! echo "$sha256  python.tar" | sha256sum --check --quiet; then
    # A point release of Debian replaces the pinned version; its signature chain has been verified by apt.
    [ -f debian.signed ] || fail "the archive of CPython $version does not have the pinned hash"
    echo "Debian has moved on from CPython $version: taking its version"
  fi
  tar -xf python.tar --strip-components=1
  rm -rf python.tar debian.signed
  grep -q '"3\.13\.' Include/patchlevel.h || fail "that is no source of CPython 3.13"
}

debian_source() { # PACKAGE FILE: the upstream archive of a source package of Debian trixie, verified by apt
  local state=$PWD/apt
  debian_require "CPython's source" || return
  mkdir -p "$state"/{lists/partial,cache/archives/partial,source}
  touch "$state/status"
  echo "deb-src [signed-by=$debian_keyring] $debian_mirror trixie main" >"$state/sources.list"
  debian_apt "$state" apt-get update
  (cd "$state/source" && debian_apt "$state" apt-get source --download-only "$1")
  mv "$state"/source/*.orig.tar.xz "$2"
  rm -rf "$state"
  touch debian.signed
}

recipe_python_c_sources() { # MANIFEST LOCK
  cp "$1" Cargo.toml
  cp "$2" Cargo.lock
  mkdir src
  touch src/lib.rs
  cargo vendor --locked --versioned-dirs vendor
  mv vendor/bzip2-sys-*/bzip2-1.* bzip2
  mv vendor/liblzma-sys-*/xz vendor/liblzma-sys-*/config.h .
  mv vendor/libsqlite3-sys-*/sqlite3 sqlite
  mv vendor/libz-sys-*/src/zlib zlib
  rm -rf vendor src
}

# The build Python: a cross build runs the new standard library on it, so it has to be of exactly the same version.
# It is not optimised: it works for seconds only.
recipe_python_native() { # SOURCE
  "$1/configure" --without-ensurepip --disable-test-modules OPT='-DNDEBUG -O1 -g0'
  make -j"$JOBS"
  find . -name '*.o' -delete
}

# What the results of a compilation depend on; where the compiler lies is no part of it.
sdk_identity() {
  { "$sdk/bin/clang" --version | head -1; sha256sum <"$sdk/share/wasi-sysroot/lib/wasm32-wasip1/libc.a"; } | sha256sum | cut -c1-16
}

compile_library() { # NAME SOURCES... -- FLAGS...
  local name=$1 sources=()
  shift
  while [ "$1" != -- ]; do sources+=("$1"); shift; done
  shift
  mkdir -p lib include objects
  printf '%s\0' "${sources[@]}" |
    xargs -0 -P "$JOBS" -I{} sh -c 'exec "$0" "$@" -c "{}" -o "objects/$(basename "{}" .c).o"' "$sdk/bin/clang" -O2 -mbulk-memory "$@"
  "$sdk/bin/llvm-ar" rcs "lib/lib$name.a" objects/*.o
  rm -r objects
}

recipe_wasi_zlib() { # SOURCES SDK_IDENTITY
  compile_library z "$1"/zlib/*.c -- -DHAVE_UNISTD_H
  cp "$1"/zlib/{zlib,zconf}.h include
}

recipe_wasi_bzip2() { # SOURCES SDK_IDENTITY
  local name sources=()
  for name in blocksort huffman crctable randtable compress decompress bzlib; do sources+=("$1/bzip2/$name.c"); done
  compile_library bz2 "${sources[@]}" -- -D_FILE_OFFSET_BITS=64
  cp "$1/bzip2/bzlib.h" include
}

recipe_wasi_xz() { # SOURCES SDK_IDENTITY
  local part sources flags=(-std=c99 -DNDEBUG -DHAVE_CONFIG_H -I"$1" -I"$1/xz/src/common" -I"$1/xz/src/liblzma/api")
  for part in common check lz rangecoder lzma delta simple; do flags+=(-I"$1/xz/src/liblzma/$part"); done
  mapfile -t sources < <(find "$1"/xz/src/liblzma/{common,check,lz,rangecoder,lzma,delta,simple} -maxdepth 1 -name '*.c' \
    ! -name '*_tablegen.c' ! -name '*_small.c' ! -name '*_gen.c' ! -name '*mt.c' | sort)
  compile_library lzma "${sources[@]}" "$1/xz/src/common/tuklib_physmem.c" -- "${flags[@]}"
  cp -r "$1"/xz/src/liblzma/api/lzma* include
}

recipe_wasi_sqlite() { # SOURCES SDK_IDENTITY
  local flag flags=()
  for flag in SQLITE_THREADSAFE=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_SHARED_CACHE SQLITE_MAX_MMAP_SIZE=0 SQLITE_ENABLE_FTS5 \
    SQLITE_ENABLE_RTREE SQLITE_ENABLE_MATH_FUNCTIONS SQLITE_ENABLE_DBSTAT_VTAB SQLITE_ENABLE_COLUMN_METADATA \
    _WASI_EMULATED_SIGNAL _WASI_EMULATED_GETPID _WASI_EMULATED_PROCESS_CLOCKS _WASI_EMULATED_MMAN; do flags+=("-D$flag"); done
  compile_library sqlite3 "$1/sqlite/sqlite3.c" -- "${flags[@]}"
  cp "$1"/sqlite/{sqlite3,sqlite3ext}.h include
}

recipe_wasi_cpython() { # SOURCE NATIVE SDK_IDENTITY ZLIB BZIP2 XZ SQLITE
  local source=$1 native=$2 zlib=$4 bzip2=$5 xz=$6 sqlite=$7
  export CONFIG_SITE=$source/Tools/wasm/config.site-wasm32-wasi
  export CC=$sdk/bin/clang CXX=$sdk/bin/clang++ CPP="$sdk/bin/clang -E" AR=$sdk/bin/llvm-ar RANLIB=$sdk/bin/llvm-ranlib
  export CFLAGS='-O3 -g0 -mbulk-memory' PKG_CONFIG=/bin/false
  export ZLIB_CFLAGS=-I$zlib/include ZLIB_LIBS=$zlib/lib/libz.a
  export BZIP2_CFLAGS=-I$bzip2/include BZIP2_LIBS=$bzip2/lib/libbz2.a
  export LIBLZMA_CFLAGS=-I$xz/include LIBLZMA_LIBS=$xz/lib/liblzma.a
  # configure's own probes add a bare -lsqlite3, so this one has to be found by name.
  export LIBSQLITE3_CFLAGS=-I$sqlite/include LIBSQLITE3_LIBS="-L$sqlite/lib -lsqlite3"
  "$source/configure" --host=wasm32-wasip1 --build="$("$source/config.guess")" --with-build-python="$native/python" \
    --disable-test-modules --without-ensurepip --with-pymalloc
  make -j"$JOBS"
  find . -name '*.o' -delete
  rm -f python.wasm
}

# Everything a guest is linked from, in one folder.
recipe_python_kit() { # SOURCE NATIVE SDK CPYTHON ZLIB BZIP2 XZ SQLITE GLUE HEADER BLOB PACKER PYTHON_PART...
  local source=$1 native=$2 sdk=$3 cpython=$4 library
  mkdir lib python
  for library in "${@:5:4}"; do cp "$library"/lib/*.a lib; done
  cp "$cpython/libpython3.13.a" "$cpython"/Modules/{_decimal/libmpdec/libmpdec.a,_hacl/libHacl_Hash_SHA2.a,expat/libexpat.a} lib
  cp -r "$source/Include" include
  cp "$cpython/pyconfig.h" include
  cp "${@:9:4}" .
  cp "${@:13}" "$cpython/$(cat "$cpython/pybuilddir.txt")"/_sysconfigdata__wasi_wasm32-wasi.py python
  ln -s "$native/python" python3.13
  ln -s "$sdk" sdk
  basename "$cpython" >abi
  # Python counts its own recursion on the assumption of such a stack; at the low end of memory an overflow traps.
  echo '-Wl,-z,stack-size=8388608 -Wl,--stack-first -ldl -lwasi-emulated-signal -lwasi-emulated-getpid' \
    '-lwasi-emulated-process-clocks -lm' >link-flags
  ./python3.13 pack.py boot python/wadup_importer.py boot.h
  sdk/bin/clang -O2 -mbulk-memory -Wall -Wextra -Werror -Iinclude -c glue.c -o lib/glue.o
  ./python3.13 pack.py stdlib "$source/Lib" python archive
  sdk/bin/clang -DARCHIVE=wadup_archive_stdlib -DARCHIVE_SIZE=wadup_archive_stdlib_size -c blob.S -o lib/stdlib.o
  rm archive boot.h glue.c
}

main() {
  require_tools 'cc the C compiler, Debian package gcc' 'make Debian package make' 'xz Debian package xz-utils' \
    'cargo https://rustup.rs, it fetches the C libraries' 'curl Debian package curl' 'flock Debian package util-linux'
  [ "${1:-}" != --check ] || return 0
  local identity source c_sources native zlib bzip2 xz sqlite cpython kit=$PWD/guest-python/kit
  source=$(step python-source "$PYTHON_VERSION" "$PYTHON_SHA256" "${WADUP_PYTHON_SOURCE:-}")
  c_sources=$(step python-c-sources "$kit"/sources/Cargo.{toml,lock})
  native=$(step python-native "$source")
  sdk=$(scripts/toolchain-wasi-sdk.sh)
  identity=$(sdk_identity)
  zlib=$(step wasi-zlib "$c_sources" "$identity")
  bzip2=$(step wasi-bzip2 "$c_sources" "$identity")
  xz=$(step wasi-xz "$c_sources" "$identity")
  sqlite=$(step wasi-sqlite "$c_sources" "$identity")
  cpython=$(step wasi-cpython "$source" "$native" "$identity" "$zlib" "$bzip2" "$xz" "$sqlite")
  step python-kit "$source" "$native" "$sdk" "$cpython" "$zlib" "$bzip2" "$xz" "$sqlite" \
    "$kit"/{glue.c,module.h,blob.S,pack.py} "$kit"/python/*.py
}

main "$@"
