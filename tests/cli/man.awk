# SPDX-License-Identifier: MIT
#
# What stancegraph.1 says, for man.test. With -v what=sessions its sessions as
# the console blocks that console.awk cuts out. Else facts, one a line:
#
#     synopsis list STORE actors|statements|ties|documents
#     option list --limit=N
#     option FILTERS --stance=blame|cooperate|neutral
#     filters list                    (the section of list refers to FILTERS)
#     bare $ wc -l                    (a session's "-" that is not written \-)

# Roff's escapes, as a reader sees them.
function plain(line) {
  gsub(/\\&/, "", line)
  gsub(/\\-/, "-", line)
  gsub(/\\\(aq/, "'", line)
  gsub(/\\e/, "\\", line)
  return line
}

# Whether a session holds what roff would set as a hyphen or a curly quote.
function is_bare(line) {
  gsub(/\\-/, "", line)
  return what != "sessions" && line ~ /[-']/
}

# The words of a line of macros: "Fl -format Ns = Ns Ar FORMAT" is "--format=FORMAT".
function words(line,    parts, n, i, out, joined) {
  n = split(plain(line), parts, / +/)
  joined = 1
  for (i = 1; i <= n; i++) {
    if (parts[i] ~ /^(Ar|Cm|Pa)$/)
      continue
    if (parts[i] ~ /^(Ns|Oc|Oo)$/) {
      joined = joined || parts[i] == "Ns"
      out = out (parts[i] == "Oo" ? (joined ? "[" : " [") : parts[i] == "Oc" ? "]" : "")
      joined = joined || parts[i] == "Oo"
      continue
    }
    out = out (joined || parts[i] == "," ? "" : " ")
    joined = parts[i] == "Fl"
    out = out (joined ? "-" : parts[i])
  }
  return out
}

function end_synopsis() {
  if (command != "" && !general)
    print "synopsis " command arguments
  command = arguments = ""
  general = 0
}

/^\.Sh / { end_synopsis() }
/^\.S[hs] / { section = substr($0, 5) }
/^\.Sh / { part = section }

# Literal blocks that begin with a command.
/^\.Bd -literal/ { block = 1; next }
/^\.Ed/ && block {
  if (what == "sessions" && block == 2)
    print "```"
  block = 0
}
block == 1 { block = /^\$ / ? 2 : 3; if (what == "sessions" && block == 2) print "```console" }
block == 2 && what == "sessions" { print plain($0) }
block == 2 && is_bare($0) { print "bare " $0 }
block || what == "sessions" { next }

part == "SYNOPSIS" && /^\.Nm/ { end_synopsis(); next }
part == "SYNOPSIS" && /^\.Cm / { command = $2; general = command == "help" }
part == "SYNOPSIS" && /^\.(Ar|Fl|Oo) / { arguments = arguments " " words(substr($0, 2)) }

/^\.It Fl / {
  n = split(words(substr($0, 5)), names, /, /)
  for (i = 1; i <= n; i++)
    print "option " section " " names[i]
}
part == "COMMANDS" && /^\.It Sx FILTERS$/ { print "filters " section }
