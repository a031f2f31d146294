/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: a graph. Out: the nodes and edges worth drawing. A picture is about
 * stances: an actor without a tie is left out, and so is a statement about
 * nobody unless it reports one that is shown.
 *
 *     Kim -SAID-> s1                      left out, with Kim
 *     Lee -SAID-> s2 -ABOUT-> Roe         shown
 */
#include "shown-private.h"

/* An edge with a stance, and in the statements view all around it. */
static gboolean
is_wanted (const SgEdge *edge, const gboolean *statements)
{
  switch (edge->kind) {
  case SG_EDGE_BLAMES:
  case SG_EDGE_COOPERATES:
  case SG_EDGE_ABOUT:
    return TRUE;
  case SG_EDGE_SAID:
    return statements[edge->target];
  case SG_EDGE_NESTED_IN:
    return statements[edge->source] && statements[edge->target];
  default:
    return FALSE;
  }
}

/* Marks the statements about somebody, then those that report a marked one. */
static void
mark_statements (const SgGraph *graph, gboolean *marked)
{
  gint32 n_nodes, n_edges;
  sg_graph_get_nodes (graph, &n_nodes);
  const SgEdge *edges = sg_graph_get_edges (graph, &n_edges);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (gint32));
  for (gint32 i = 0; i < n_edges; i++)
    if (edges[i].kind == SG_EDGE_ABOUT)
      g_array_append_val (stack, edges[i].source);
  while (stack->len > 0) {
    gint32 n, node = g_array_index (stack, gint32, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    if (marked[node])
      continue;
    marked[node] = TRUE;
    const gint32 *out = sg_graph_get_out (graph, node, &n);
    for (gint32 i = 0; i < n; i++)
      if (edges[out[i]].kind == SG_EDGE_NESTED_IN)
        g_array_append_val (stack, edges[out[i]].target);
  }
}

/* The node that stands for the part @node is in; halves the way for the next. */
static gint32
find_part (gint32 *parts, gint32 node)
{
  while (parts[node] != node)
    node = parts[node] = parts[parts[node]];
  return node;
}

static gint32
count_parts (const SgpShown *shown, const SgEdge *edges, gint32 n_nodes, gint32 n_edges)
{
  g_autofree gint32 *parts = g_new (gint32, MAX (n_nodes, 1));
  gint32 n = shown->n_nodes;
  for (gint32 i = 0; i < n_nodes; i++)
    parts[i] = i;
  for (gint32 i = 0; i < n_edges; i++) {
    if (!shown->edges[i])
      continue;
    gint32 a = find_part (parts, edges[i].source), b = find_part (parts, edges[i].target);
    n -= a != b;
    parts[a] = b;
  }
  return n;
}

void
sgp_shown_init (SgpShown *shown, const SgGraph *graph)
{
  gint32 n_nodes, n_edges;
  sg_graph_get_nodes (graph, &n_nodes);
  const SgEdge *edges = sg_graph_get_edges (graph, &n_edges);
  g_autofree gboolean *statements = g_new0 (gboolean, MAX (n_nodes, 1));
  *shown = (SgpShown) { g_new0 (gboolean, MAX (n_nodes, 1)), g_new0 (gboolean, MAX (n_edges, 1)), 0, 0, 0 };
  mark_statements (graph, statements);
  for (gint32 i = 0; i < n_edges; i++) {
    if (!is_wanted (&edges[i], statements))
      continue;
    shown->edges[i] = shown->nodes[edges[i].source] = shown->nodes[edges[i].target] = TRUE;
    shown->n_edges++;
  }
  for (gint32 i = 0; i < n_nodes; i++)
    shown->n_nodes += shown->nodes[i];
  shown->n_parts = count_parts (shown, edges, n_nodes, n_edges);
}

void
sgp_shown_clear (SgpShown *shown)
{
  g_free (shown->nodes);
  g_free (shown->edges);
}
