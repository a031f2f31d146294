# SPDX-License-Identifier: MIT
# For test scripts, sourced by them: each condition becomes a line of TAP.
#
#     . "$SG_SRCDIR/tests/tap.sh"
#     [ 1 = 1 ]
#     report "one is one"
#     finish
set -u
LC_ALL=C
export LC_ALL
n=0

report() { # TITLE, after a condition
  result=$?
  n=$((n + 1))
  if [ "$result" = 0 ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; fi
}

skip_all() { # WHY: ends the script
  echo "1..0 # SKIP $1"
  exit 0
}

finish() {
  echo "1..$n"
}
