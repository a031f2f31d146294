# SPDX-License-Identifier: MIT
#
# Reads C files of a tree, named relative to its top, and prints each #include
# that breaks a rule, as "file:line: what is wrong". A file may include from its
# own layer or one below:
#
#     0 types, errors   1 document, lexicon, json   2 text   3 language
#     4 discourse   5 pipeline, store   6 graph   7 graphs   8 tools

BEGIN {
  split("error span annotation statement filter", zero)
  split("document lexicon json json-parse json-read offsets quote", one)
  for (i in zero) of["include/stancegraph/" zero[i] ".h"] = of["core/" zero[i] ".c"] = 0
  for (i in one) {
    of["include/stancegraph/" one[i] ".h"] = of["core/" one[i] ".c"] = 1
    of["core/" one[i] "-private.h"] = 1
  }
  of["core/tables.c"] = 1
  of["include/stancegraph/reader.h"] = 2
  of["include/stancegraph/layer.h"] = of["include/stancegraph/conllu.h"] = of["include/stancegraph/models.h"] = 3
  of["include/stancegraph/pipeline.h"] = of["core/pipeline.c"] = of["core/pipeline-private.h"] = 5
  of["include/stancegraph/batch.h"] = of["core/batch.c"] = of["include/stancegraph/store.h"] = 5
  of["include/stancegraph/rows.h"] = of["include/stancegraph/check.h"] = of["include/stancegraph/edit.h"] = 5
  of["include/stancegraph/gold.h"] = 5
  of["include/stancegraph/graph.h"] = 6
  of["include/stancegraph/metrics.h"] = of["include/stancegraph/picture.h"] = of["include/stancegraph/export.h"] = of["include/stancegraph/stancegraph.h"] = 7
}

function layer(path) {
  if (path in of) return of[path]
  if (path ~ /^core\/text\//) return 2
  if (path ~ /^core\/language\//) return 3
  if (path ~ /^core\/discourse\//) return 4
  if (path ~ /^core\/store\//) return 5
  if (path ~ /^core\/graph\//) return 6
  if (path ~ /^graphs\//) return 7
  if (path ~ /^(tools|examples)\//) return 8
  return -1
}

function wrong(message) {
  print FILENAME ":" FNR ": " message
}

function is_public(path) {
  return path ~ /^include\//
}

# The folder of a library: what may see its private headers. Trainers are made
# with core, and not installed.
function house(path) {
  if (path ~ /^tools\/train\//)
    return "core/"
  return substr(path, 1, index(path, "/"))
}

function check_own(path) {
  if (layer(path) < 0)
    wrong(path " belongs to no layer; name it in tests/layers.awk")
  else if (layer(path) > layer(FILENAME))
    wrong(path " is of layer " layer(path) ", this file of layer " layer(FILENAME))
  else if (!is_public(path) && house(path) != house(FILENAME))
    wrong(path " is private to " house(path))
}

function check_system(name) {
  if (is_public(FILENAME) && name !~ /^glib(-object)?\.h$/)
    wrong("public headers include GLib and each other, not <" name ">")
  if (name ~ /^igraph/ && FILENAME != "graphs/igraph-private.h")
    wrong("igraph is included by graphs/igraph-private.h alone")
  if (name ~ /^(graphviz\/)?(cgraph|gvc|cdt|gvplugin)/ && FILENAME !~ /^graphs\/draw\//)
    wrong("Graphviz is used in graphs/draw alone")
  if (name ~ /^sqlite3/ && FILENAME !~ /^core\/store\//)
    wrong("SQLite is used in core/store alone")
}

function exists(path,    line, found) {
  found = (getline line < path) >= 0
  close(path)
  return found
}

# The path of a header in quotes: beside the file, or from the top of a library.
function find(name,    beside, i, places) {
  beside = FILENAME
  sub(/[^\/]*$/, "", beside)
  split(beside " " house(FILENAME) " core/ graphs/" (FILENAME ~ /^tools\/train\// ? " tools/train/" : ""), places, " ")
  for (i = 1; i in places; i++)
    if (exists(places[i] name))
      return places[i] name
  return name
}

FNR == 1 && layer(FILENAME) < 0 {
  wrong("this file belongs to no layer; name it in tests/layers.awk")
}

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
  name = $0
  sub(/^[^<"]*[<"]/, "", name)
  sub(/[>"].*/, "", name)
  if (name ~ /^stancegraph\//)
    check_own("include/" name)
  else if (name ~ /\.\./)
    wrong("headers are named from the top of their library, not by ..")
  else if ($0 ~ /"/)
    check_own(find(name))
  else
    check_system(name)
}
