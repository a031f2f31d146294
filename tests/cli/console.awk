# SPDX-License-Identifier: MIT
#
# Console sessions in documents, as tests. Without -v expected=... it cuts the
# ```console blocks of a document into FOLDER/1.command, FOLDER/1.expected, ...;
# a command begins with "$ " and goes on in lines that begin with "> ".
# With it, it compares what a command printed with what is expected; there "..."
# stands for anything in a line, and alone in a line for any number of lines.

function matches(line, pattern,    parts, n, i, at) {
  if (pattern == "")
    return line == ""
  n = split(pattern, parts, /\.\.\./)
  for (i = 1; i <= n; i++) {
    at = parts[i] == "" ? 1 : index(line, parts[i])
    if (at == 0 || (i == 1 && at != 1))
      return 0
    if (i == n)
      return parts[i] == "" ? (n > 1 || line == "") : ends(line, parts[i], n == 1)
    line = substr(line, at + length(parts[i]))
  }
}

function ends(line, part, whole) {
  if (whole)
    return line == part
  return length(line) >= length(part) && substr(line, length(line) - length(part) + 1) == part
}

BEGIN {
  while (expected != "" && (getline line < expected) > 0)
    wanted[++n_wanted] = line
  at = 1
}

expected != "" {
  if (wanted[at] == "..." && at < n_wanted && matches($0, wanted[at + 1]))
    at += 2
  else if (at <= n_wanted && wanted[at] != "..." && matches($0, wanted[at]))
    at++
  else if (wanted[at] != "...") {
    print "line " FNR ": got      " $0
    print "line " FNR ": expected " (at > n_wanted ? "nothing more" : wanted[at])
    failed = 1
    exit
  }
}

expected == "" && /^```/ {
  inside = $0 == "```console"
  next
}

expected == "" && inside && (/^\$ / || (goes_on && /^> /)) {
  n += /^\$ /
  goes_on = 1
  print substr($0, 3) >(folder "/" n ".command")
  printf "" >(folder "/" n ".expected")
  next
}

expected == "" && inside {
  goes_on = 0
  print >(folder "/" n ".expected")
}

END {
  if (expected == "" || failed)
    exit failed
  if (wanted[at] == "...")
    at++
  if (at <= n_wanted) {
    print "missing: " wanted[at]
    exit 1
  }
}
