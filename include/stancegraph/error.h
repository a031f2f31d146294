/* SPDX-License-Identifier: MIT
 *
 * One error domain. A message names file, line or byte, and what was expected:
 * "cues.tsv:12: 3 columns expected, got 2".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SG_ERROR (sg_error_quark ())

/* Enum value, name in JSON error lines, meaning. */
#define SG_ERROR_LIST(X) \
  X (READ, "read", "cannot be opened, read or written") \
  X (ENCODING, "encoding", "not UTF-8, or a NUL byte in it") \
  X (SYNTAX, "syntax", "not the form it claims to be: JSON, TSV, a model's header") \
  X (DATA, "data", "well-formed, but with a missing, wrong or clashing value") \
  X (LIMIT, "limit", "beyond a stated limit of size, depth or time") \
  X (GRAPH, "graph", "the graph or its picture could not be computed")

#define SG_ERROR_ENUM(NAME, name, text) SG_ERROR_##NAME,
typedef enum { SG_ERROR_LIST (SG_ERROR_ENUM) SG_N_ERRORS } SgError;
#undef SG_ERROR_ENUM

GQuark sg_error_quark (void);
const char *sg_error_get_name (SgError code);

G_END_DECLS
