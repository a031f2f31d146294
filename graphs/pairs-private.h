/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The ties of one stance as one row an ordered pair of actors.
 */
#pragma once

#include <stancegraph/graph.h>

/* @edge: the strongest tie of the pair; @weight: above 0, the sum of all. */
typedef struct {
  gint32 source, target;
  gint32 edge;
  gdouble weight;
} SgpPair;

/* Rows by source, then by the order of edges; NULL and SG_ERROR_GRAPH where a
 * weight is negative or no number. Free with g_array_unref(). */
GArray *sgp_pairs_new (const SgGraph *graph, SgStance stance, GError **error);
