# Unpacks pinned Debian packages into a folder, without root and without touching the machine's own apt state. Source it.
#
# A package list has one package a line: suite, name, version, SHA-256. A version or hash of "-" takes what the signed suite has;
# so does a pinned version that the mirror no longer carries, with a warning. apt checks every file against the suite's signature.

debian_mirror=${WADUP_DEBIAN_MIRROR:-http://deb.debian.org/debian}
debian_keyring=${WADUP_DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}

debian_require() { # WHAT-IS-BUILT: names what this machine lacks
  local tool
  for tool in apt-get apt-cache dpkg-deb sha256sum; do
    command -v "$tool" >/dev/null || { echo "$1: this machine has no $tool, so Debian's packages can't be used" >&2; return 1; }
  done
  [ -r "$debian_keyring" ] || {
    echo "$1: $debian_keyring is missing (install the package debian-archive-keyring or set WADUP_DEBIAN_KEYRING)" >&2
    return 1
  }
}

debian_apt() { # STATE TOOL ARGUMENT...
  local state=$1 tool=$2
  shift 2
  "$tool" -q -o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
    -o Dir::State="$state" -o Dir::State::status="$state/status" -o Dir::State::lists="$state/lists" \
    -o Dir::Cache="$state/cache" -o Dir::Cache::pkgcache=pkgcache.bin -o Dir::Cache::srcpkgcache=srcpkgcache.bin \
    -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none -o Acquire::Retries=3 \
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false "$@"
}

debian_unpack() { # LIST TARGET: downloads, verifies and unpacks the list's packages into TARGET
  local list=$1 target=$2 state suite name version hash
  local -a wanted=()
  state=$(mktemp -d)
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/debs" "$target"
  : >"$state/status"
  : >"$state/hashes"
  for suite in $(awk '!/^#/ { print $1 }' "$list" | sort -u); do
    echo "deb [signed-by=$debian_keyring] $debian_mirror $suite main"
  done >"$state/sources.list"
  debian_apt "$state" apt-get update >&2 || { rm -rf "$state"; return 1; }
  while read -r suite name version hash; do
    if [ "$version" != - ] && debian_apt "$state" apt-cache show "$name=$version" >"$state/show" 2>&1; then
      wanted+=("$name=$version")
      [ "$hash" = - ] || debian_foreign "$name" || echo "$hash" >>"$state/hashes"
    else
      [ "$version" = - ] || echo "warning: $suite no longer has $name $version; taking what it has" >&2
      wanted+=("$name/$suite")
    fi
  done < <(grep -v '^#' "$list")
  (cd "$state/debs" && debian_apt "$state" apt-get download "${wanted[@]}" >&2) &&
    debian_verify "$state" && for name in "$state"/debs/*.deb; do dpkg-deb -x "$name" "$target" || return 1; done
  local code=$?
  rm -rf "$state"
  return $code
}

debian_foreign() { # NAME: whether the list's hash is for another architecture than this machine's
  [ "$(dpkg --print-architecture)" != amd64 ] && case $1 in *-wasm32 | wasi-libc) return 1 ;; esac
}

debian_verify() { # STATE: every pinned hash is among the downloaded files
  local hash
  sha256sum "$1"/debs/*.deb >"$1/sums"
  while read -r hash; do
    grep -q "^$hash " "$1/sums" || { echo "no downloaded package has the pinned SHA-256 $hash" >&2; return 1; }
  done <"$1/hashes"
}
