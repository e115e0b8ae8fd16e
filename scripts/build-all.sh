#!/usr/bin/env bash
# Builds everything: the program, without its checks, and the examples that this machine has toolchains for.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/lib/jdk.sh

JAVA_HOME=$(require_jdk) mvn --batch-mode --no-transfer-progress -q -Pquick package
exec scripts/build-examples.sh
