# The cache folder that the toolchain scripts share, keyed by recipe. Source it.

wadup_cache() { printf '%s\n' "${WADUP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/wadup}"; }

# Cargo tells two checkouts' crates apart by time alone, so each checkout has a target folder of its own.
cargo_target() { printf '%s/cargo-target-%s\n' "$(wadup_cache)" "$(pwd -P | sha256sum | cut -c1-16)"; }

recipe_key() { # FILE...: 16 hexadecimal digits that change with any of the files
  cat "$@" | sha256sum | cut -c1-16
}

# cached NAME-KEY FUNCTION: prints the folder, made by FUNCTION (called with a scratch folder and the final path) if it is not
# there yet. The folder appears whole or not at all; a second caller waits for the first.
cached() {
  local folder partial
  folder=$(wadup_cache)/$1
  if [ ! -d "$folder" ]; then
    mkdir -p "$(dirname "$folder")"
    (
      command -v flock >/dev/null && flock 9
      [ ! -d "$folder" ] || exit 0
      partial=$(mktemp -d "$folder.partial.XXXXXX")
      trap 'rm -rf "$partial"' EXIT
      "$2" "$partial" "$folder" >&2 && chmod 755 "$partial" && mv "$partial" "$folder"
    ) 9>"$folder.lock" || return 1
  fi
  printf '%s\n' "$folder"
}
