# SPDX-License-Identifier: MIT
#
# What the tests of build, list and show have in common; read with ".". They
# make their own lines in extract's form, so that they do not depend on what
# the reading of articles finds.
set -u
LC_ALL=C
export LC_ALL
program=$SG_BUILDDIR/stancegraph
dump_store=$SG_BUILDDIR/tests/dump-store
folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 99
n=0

# run STATUS WORD...: runs the program; its output lands in out and err.
run() {
  wanted=$1
  shift
  "$program" "$@" >out 2>err </dev/null
  status=$?
  [ "$status" = "$wanted" ] || echo "# stancegraph $*: exit $status, expected $wanted"
  [ "$status" = "$wanted" ]
}

report() { # TITLE, after a condition
  result=$?
  n=$((n + 1))
  if [ "$result" = 0 ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; sed 's/^/# /' out err | head -n 20; fi
}

# claim ID SOURCE STANCE TARGET [PIPELINE [MORE]]: the line of an article that
# says "SOURCE STANCE TARGET." and then MORE; names without quotes.
claim() {
  text="$2 ${3}s $4.${6:-}"
  sum=$(printf '%s' "$text" | sha256sum | cut -d ' ' -f 1)
  source_end=${#2}
  target=$((source_end + ${#3} + 3))
  end=$((target + ${#4}))
  cat <<LINE
{"schema": "stancegraph/1", "pipeline": "${5:-p1}", "id": "$1", "title": null, "date": "2024-03-1${#1}", "outlet": "Gazette", "url": null, "language": "en", "text": "$text", "text_sha256": "$sum", "entities": [{"id": "e1", "name": "$2", "type": "person", "part_of": null, "aliases": [], "mentions": [[0, $source_end]]}, {"id": "e2", "name": "$4", "type": "person", "part_of": null, "aliases": [], "mentions": [[$target, $end]]}], "statements": [{"id": "s1", "kind": "act", "content": [[0, $end]], "cue": [[$((source_end + 1)), $((target - 1))]], "speakers": [{"entity": "e1", "mention": [[0, $source_end]], "confidence": 0.95}], "addressees": [], "parent": null, "confidence": 0.9}], "ties": [{"id": "t1", "source": "e1", "target": "e2", "stance": "$3", "act": "ACCUSE", "statement": "s1", "evidence": [[0, $end]], "why": "verb:$3/obj", "confidence": 0.8}]}
LINE
}
