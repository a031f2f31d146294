/* SPDX-License-Identifier: MIT
 *
 * How a graph is filled, by the loader from a store or from rows: nodes and
 * edges are added, then indexed once; from then on nothing changes.
 */
#pragma once

#include <stancegraph/graph.h>

SgGraph *sgp_graph_begin (SgView view);

/* The graph owns the rows from now on, to which ties point. */
void sgp_graph_take_rows (SgGraph *graph, SgRows *rows);

/* Both copy the row and its strings; return its index. A tie of the edge that
 * was added last is added behind it. */
gint32 sgp_graph_add_node (SgGraph *graph, const SgNode *node);
gint32 sgp_graph_add_edge (SgGraph *graph, const SgEdge *edge);
void sgp_graph_add_tie (SgGraph *graph, const SgTieRow *tie);

/* Makes the adjacency arrays. SG_ERROR_DATA where a row names a node that is
 * not there. */
gboolean sgp_graph_index (SgGraph *graph, GError **error) G_GNUC_WARN_UNUSED_RESULT;
