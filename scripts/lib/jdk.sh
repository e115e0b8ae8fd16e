# Finds a JDK 25 or later: JAVA_HOME, PATH, then the usual folders. Source it; needs nothing but a shell.

jdk_major() { # HOME -> its feature version, or nothing
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local candidate major on_path=
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate") || continue
    if [ "${major:-0}" -ge 25 ]; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

require_jdk() {
  find_jdk || {
    echo "wadup needs a JDK 25 or later and found none in JAVA_HOME, on PATH or in the usual folders." >&2
    echo "Install one (for instance Eclipse Temurin 25) or set JAVA_HOME to it." >&2
    return 1
  }
}
