#!/usr/bin/env bash
# Races of the built program, and JMH questions: scripts/dev bench help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/jdk.sh

usage() {
  cat <<'HELP'
scripts/dev bench [--repeats N] [RACE...]   races of the built program over seeded corpora
scripts/dev bench jmh [NAME] [JMH OPTION...] JMH questions, one a class
scripts/dev bench stop                      how long after its time limit a hostile guest is gone
HELP
  python3 wadup-bench/races/race.py --help
  echo "wadup-bench/races/beside_wasmtime.py         one module in WADUP and in wasmtime itself"
}

build() {
  JAVA_HOME="$(require_jdk)" mvn --batch-mode -q -Pquick package
  java=("$(require_jdk)/bin/java" --enable-native-access=ALL-UNNAMED -Xss17m)
}

case "${1:-}" in
  help | -h | --help) usage ;;
  jmh)
    shift
    build
    exec "${java[@]}" -jar wadup-bench/target/wadup-bench.jar "$@"
    ;;
  stop)
    build
    exec "${java[@]}" -cp wadup-bench/target/wadup-bench.jar dev.wadup.bench.StopLatency
    ;;
  *) exec python3 wadup-bench/races/race.py "$@" ;;
esac
