#!/usr/bin/env bash
# Searches for inputs that break what reads a guest's output and answers its calls, guided by
# coverage (Jazzer, fetched by Maven): scripts/fuzz.sh [SECONDS [TARGET...]]
#
# An input that breaks a target is written to wadup-core/src/test/fuzz/TARGET, where the tests run it
# from then on. What merely reaches new code is kept in wadup-core/target/fuzz.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/jdk.sh

readonly jazzer=0.30.0 # Apache-2.0
readonly work=$PWD/wadup-core/target/fuzz
readonly seeds=$PWD/wadup-core/src/test/fuzz

target_class() { # NAME -> its class
  case $1 in
    metadata) echo dev.wadup.output.MetadataFuzz ;;
    sub-content) echo dev.wadup.output.SubContentFuzz ;;
    path) echo dev.wadup.vfs.PathFuzz ;;
    call-sequence) echo dev.wadup.wasi.CallSequenceFuzz ;;
    *) echo "scripts/fuzz.sh: no target '$1': metadata, sub-content, path, call-sequence" >&2; return 2 ;;
  esac
}

seed_folders() { # NAME -> folders of inputs to begin with
  echo "$seeds/$1"
  case $1 in
    metadata) echo "$PWD/contract/vectors/metadata" ;;
    sub-content) echo "$PWD/contract/vectors/subcontent" ;;
  esac
}

maven() { JAVA_HOME="$(require_jdk)" mvn --batch-mode --no-transfer-progress -q "$@"; }

fetch_jazzer() {
  for part in jazzer jazzer-api; do
    maven dependency:copy -Dartifact="com.code-intelligence:$part:$jazzer" -DoutputDirectory="$work/lib"
  done
}

build_targets() {
  maven -pl wadup-core -am -DskipTests test-compile \
    dependency:build-classpath -Dmdep.outputFile=target/fuzz-classpath
}

fuzz() { # SECONDS NAME
  local class
  class=$(target_class "$2")
  echo "== $2, $1 s"
  mkdir -p "$work/corpus/$2"
  mapfile -t folders < <(seed_folders "$2")
  "$(require_jdk)/bin/java" -XX:+EnableDynamicAgentLoading --enable-native-access=ALL-UNNAMED \
    -cp "wadup-core/target/test-classes:wadup-core/target/classes:$work/lib/*:$(<wadup-core/target/fuzz-classpath)" \
    com.code_intelligence.jazzer.Jazzer --target_class="$class" --instrumentation_includes='dev.wadup.**' \
    --reproducer_path="$work" -artifact_prefix="$seeds/$2/" -max_total_time="$1" -print_final_stats=1 \
    "$work/corpus/$2" "${folders[@]}"
}

seconds=${1:-300}
shift || true
[ $# -gt 0 ] || set -- metadata sub-content path call-sequence
for name in "$@"; do target_class "$name" >/dev/null; done
fetch_jazzer
build_targets
for name in "$@"; do fuzz "$seconds" "$name"; done
