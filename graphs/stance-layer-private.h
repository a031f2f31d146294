/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The ties of one stance as a graph of their own, and what igraph tells of it.
 * Vertices are only the actors with such a tie: others change no figure.
 */
#pragma once

#include "pairs-private.h"

#include <stancegraph/metrics.h>

/* Work, in vertices times pairs, up to which shortest paths are counted from
 * every vertex; above, from a sample of at least SGP_PATHS_MIN_SOURCES. */
#define SGP_PATHS_WORK 20000000
#define SGP_PATHS_MIN_SOURCES 50

/* PageRank and betweenness of each node, into @rows by node. */
gboolean sgp_stance_layer_rank (const GArray *pairs, gint32 n_nodes, SgStanceMetrics *rows, GError **error);

/* Actors with a tie, and weakly connected components among them. */
gboolean sgp_stance_layer_count (const GArray *pairs, gint32 n_nodes, SgStanceSummary *summary, GError **error);
