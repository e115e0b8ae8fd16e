#!/usr/bin/env bash
# The main job on real files: the program's own jars, this machine's documents and a SQLite database.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

modules=(byte_counter zip_extractor sqlite_parser)
options=()
for module in "${modules[@]}"; do
  options+=(--modules "examples/modules/$module.wasm")
  [ -f "examples/modules/$module.wasm" ] || missing=yes
done
[ -z "${missing:-}" ] || scripts/build-examples.sh rust

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
results=build/demo.db
mkdir -p build

python3 - "$work/words.db" <<'PYTHON'
import sqlite3, sys
words = open("README.md", encoding="utf-8").read().split()
database = sqlite3.connect(sys.argv[1])
database.execute("CREATE TABLE words (word TEXT)")
database.executemany("INSERT INTO words VALUES (?)", [(word,) for word in words])
database.execute("CREATE TABLE letters AS SELECT DISTINCT substr(word, 1, 1) AS letter FROM words")
database.commit()
PYTHON

inputs=(--input "jars=wadup-cli/target/wadup/lib" --input "made=$work")
[ -d /usr/share/doc ] && inputs+=(--input /usr/share/doc)

run() { echo; echo "\$ $*"; "$@"; }

run ./wadup "${options[@]}" "${inputs[@]}" --output "$results" --fresh-database ||
  [ $? -eq 1 ] # some contents failed: the database says which

run ./wadup query "$results" "
  SELECT root.filename AS archive, count(*) AS members, sum(size_bytes) AS bytes
  FROM __wadup_content AS member
  JOIN file_sizes ON file_sizes.content_uuid = member.uuid
  JOIN __wadup_content AS root ON root.uuid = member.root_uuid
  WHERE member.depth > 0
  GROUP BY root.uuid ORDER BY bytes DESC LIMIT 5"
run ./wadup query "$results" "
  SELECT filename, table_name, row_count
  FROM db_table_stats JOIN __wadup_content ON uuid = content_uuid ORDER BY row_count DESC"
