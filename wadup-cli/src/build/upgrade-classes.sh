#!/bin/sh
# upgrade-classes.sh FROM TO: runs UpgradeClasses with a JDK that has it, whichever Maven runs on.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../../scripts/lib/jdk.sh"
jdk=$(require_jdk)
exec "$jdk/bin/java" -XX:TieredStopAtLevel=1 "$here/UpgradeClasses.java" "$@"
