/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: the edges of a graph's actors view. Out: for one stance, each ordered
 * pair of different actors once, with the sum of its weights. All that is
 * computed starts from these rows, so weights are checked here: igraph takes
 * negative ones without a word and returns nonsense.
 *
 *     a->b blame 2, a->b blame 1, a->a blame 5, b->a blame 0
 *     gives a->b 3: a tie to oneself and one without weight are none
 */
#include "pairs-private.h"

#include <math.h>
#include <stancegraph/error.h>

static gboolean
check_weight (const SgEdge *edge, gint32 index, GError **error)
{
  if (isfinite (edge->weight) && edge->weight >= 0)
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_GRAPH, "edge %d: weight %g, 0 or more expected", index, edge->weight);
  return FALSE;
}

/* Whether @a shows a stance better than @b. */
static gboolean
is_stronger (const SgEdge *a, const SgEdge *b)
{
  return a->weight != b->weight ? a->weight > b->weight : a->confidence > b->confidence;
}

/* Adds an edge to the pair of its ends; @slot is the target's last pair. */
static void
add_edge (GArray *pairs, const SgEdge *edges, gint32 index, gint32 *slot)
{
  const SgEdge *edge = &edges[index];
  if (*slot >= 0 && g_array_index (pairs, SgpPair, *slot).source == edge->source) {
    SgpPair *pair = &g_array_index (pairs, SgpPair, *slot);
    pair->weight += edge->weight;
    if (is_stronger (edge, &edges[pair->edge]))
      pair->edge = index;
    return;
  }
  SgpPair pair = { edge->source, edge->target, index, edge->weight };
  *slot = (gint32) pairs->len;
  g_array_append_val (pairs, pair);
}

GArray *
sgp_pairs_new (const SgGraph *graph, SgStance stance, GError **error)
{
  gint32 n_nodes, n_edges;
  sg_graph_get_nodes (graph, &n_nodes);
  const SgEdge *edges = sg_graph_get_edges (graph, &n_edges);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SgpPair));
  g_autofree gint32 *slots = g_new (gint32, MAX (n_nodes, 1));
  for (gint32 i = 0; i < n_nodes; i++)
    slots[i] = -1;
  for (gint32 i = 0; i < n_nodes; i++) {
    gint32 n;
    const gint32 *out = sg_graph_get_out (graph, i, &n);
    for (gint32 j = 0; j < n; j++) {
      const SgEdge *edge = &edges[out[j]];
      if (edge->stance != stance || edge->source == edge->target)
        continue;
      if (!check_weight (edge, out[j], error))
        return NULL;
      if (edge->weight > 0)
        add_edge (pairs, edges, out[j], &slots[edge->target]);
    }
  }
  return g_steal_pointer (&pairs);
}
