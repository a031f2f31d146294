# SPDX-License-Identifier: MIT
#
# Wraps TSV files into one C array of texts, for lexicon.c:
#
#     awk -f tables.awk en/cues.tsv en/titles.tsv >tables.c

function finish_table() {
  if (n_tables++ > 0)
    print "  },"
}

BEGIN {
  print "/* Made by core/data/tables.awk from the tables beside it; do not edit. */"
  print "#include \"lexicon-private.h\"\n"
  print "const SgpTableText sgp_table_texts[] = {"
}

FNR == 1 {
  finish_table()
  name = FILENAME
  sub(/.*\//, "", name)
  sub(/\.tsv$/, "", name)
  print "  { \"" name "\","
}

{
  gsub(/[\\"?]/, "\\\\&") # ? since ??= is another sign in old C
  gsub(/\t/, "\\t")
  gsub(/\r/, "\\r")
  print "    \"" $0 "\\n\""
}

END {
  finish_table()
  print "  { NULL, NULL }\n};"
}
