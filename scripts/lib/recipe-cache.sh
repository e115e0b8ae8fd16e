# Costly build steps, each done once and kept in a cache folder that is named by a hash of the step's recipe. Source it.
#
# A recipe is a shell function `recipe_NAME` that fills the current folder from its arguments, among them the folders of
# the steps before it. The hash covers the text of the function and of the functions it names, its arguments and the bytes
# of every argument that is a file, so a changed script, version or source makes a new folder and none is ever stale.
. "$(dirname "${BASH_SOURCE[0]}")/cache.sh"

say() { printf '[%(%H:%M:%S)T] %s\n' -1 "$*" >&2; }

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

hash_of_recipe() { # FUNCTION ARGUMENT... -> 16 hex digits
  local text argument function
  text=$(declare -f "$1")
  shift
  {
    printf '%s\n' "$text"
    for function in $(compgen -A function); do
      if [[ $text =~ [^[:alnum:]_]"$function"[^[:alnum:]_] ]]; then declare -f "$function"; fi
    done
    for argument in "$@"; do
      if [ -f "$argument" ]; then sha256sum <"$argument"; else printf '%s\n' "${argument#"$(wadup_cache)"}"; fi
    done
  } | sha256sum | cut -c1-16
}

# With WADUP_CACHED_ONLY set it fails where it would have to build.
step() { # NAME ARGUMENT... -> prints the folder that `recipe_NAME ARGUMENT...` filled, now or in an earlier run
  local name=$1 folder log lock started status
  shift
  folder="$(wadup_cache)/$name-$(hash_of_recipe "recipe_${name//-/_}" "$@")"
  if [ ! -d "$folder" ]; then
    [ -z "${WADUP_CACHED_ONLY:-}" ] || fail "$name is not built yet"
    mkdir -p "$(wadup_cache)"
    exec {lock}>"$folder.lock"
    flock "$lock"
    if [ ! -d "$folder" ]; then
      log="$folder.log" started=$SECONDS
      say "$name: building, log in $log"
      rm -rf "$folder.partial"
      mkdir "$folder.partial"
      # Not in a condition: bash would ignore errexit there.
      set +e
      (set -euo pipefail; cd "$folder.partial"; "recipe_${name//-/_}" "$@") >"$log" 2>&1
      status=$?
      set -e
      if [ "$status" != 0 ]; then
        tail -n 25 "$log" >&2
        fail "$name failed; the whole log is in $log"
      fi
      mv "$folder.partial" "$folder"
      rm -f "$folder.lock"
      say "$name: done in $((SECONDS - started)) s"
    fi
    exec {lock}>&-
  fi
  printf '%s\n' "$folder"
}

require_tools() { # "COMMAND how to install it"...
  local entry missing=
  for entry in "$@"; do
    command -v "${entry%% *}" >/dev/null || missing+=$'\n'"  ${entry%% *}: ${entry#* }"
  done
  [ -z "$missing" ] || fail "missing tools:$missing"
}
