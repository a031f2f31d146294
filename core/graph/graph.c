/* SPDX-License-Identifier: MIT
 *
 * A graph: an array of nodes, an array of edges, and for each direction the
 * edges of a node side by side, found by where they start.
 *
 *     edges      0: a->b   1: a->c   2: b->a
 *     out.start  0 2 3 3             node b has out.edges[2] .. out.edges[3 - 1]
 *     out.edges  0 1 2
 *
 * Strings are copied into one chunk; the ties of an edge stand side by side in
 * the same way, and point into the rows that the store has listed. Freeing the
 * graph frees all.
 */
#include "graph-private.h"

#include <stancegraph/error.h>

/* The edges of all nodes in one direction; start has a last entry behind. */
typedef struct {
  gint32 *start, *edges;
} Adjacency;

struct _SgGraph {
  gatomicrefcount ref_count;
  SgView view;
  GArray *nodes, *edges;
  GStringChunk *strings;
  Adjacency out, in;
  SgRows *rows;
  GPtrArray *ties;            /* of all edges, in their order */
  GArray *first_ties;         /* guint: where those of an edge begin */
};

static const char *const view_names[] = {
#define NAME(NAME, name) name,
  SG_VIEW_LIST (NAME)
};
static const char *const node_kind_names[] = { SG_NODE_LIST (NAME) };
static const char *const edge_kind_names[] = { SG_EDGE_LIST (NAME) };
static const char *const standing_names[] = { SG_STANDING_LIST (NAME) };
#undef NAME

/* A graph without rows. */
SgGraph *
sgp_graph_begin (SgView view)
{
  SgGraph *graph = g_new0 (SgGraph, 1);
  g_atomic_ref_count_init (&graph->ref_count);
  graph->view = view;
  graph->nodes = g_array_new (FALSE, FALSE, sizeof (SgNode));
  graph->edges = g_array_new (FALSE, FALSE, sizeof (SgEdge));
  graph->strings = g_string_chunk_new (4096);
  graph->ties = g_ptr_array_new ();
  graph->first_ties = g_array_new (FALSE, FALSE, sizeof (guint));
  return graph;
}

static const char *
keep (SgGraph *graph, const char *string)
{
  return string != NULL ? g_string_chunk_insert (graph->strings, string) : NULL;
}

/* Documents are named by many statements: kept once. */
static const char *
keep_once (SgGraph *graph, const char *string)
{
  return string != NULL ? g_string_chunk_insert_const (graph->strings, string) : NULL;
}

void
sgp_graph_take_rows (SgGraph *graph, SgRows *rows)
{
  graph->rows = rows;
}

gint32
sgp_graph_add_node (SgGraph *graph, const SgNode *node)
{
  SgNode row = *node;
  row.id = keep (graph, node->id);
  row.label = keep (graph, node->label);
  row.document = keep_once (graph, node->document);
  row.date = keep_once (graph, node->date);
  g_array_append_val (graph->nodes, row);
  return (gint32) graph->nodes->len - 1;
}

gint32
sgp_graph_add_edge (SgGraph *graph, const SgEdge *edge)
{
  SgEdge row = *edge;
  row.evidence = keep (graph, edge->evidence);
  row.first_date = keep_once (graph, edge->first_date);
  row.last_date = keep_once (graph, edge->last_date);
  g_array_append_val (graph->edges, row);
  g_array_append_val (graph->first_ties, graph->ties->len);
  return (gint32) graph->edges->len - 1;
}

void
sgp_graph_add_tie (SgGraph *graph, const SgTieRow *tie)
{
  g_ptr_array_add (graph->ties, (gpointer) tie);
}

/* Whether every index in the rows is that of a node. */
static gboolean
check_rows (const SgGraph *graph, GError **error)
{
  gint32 n = (gint32) graph->nodes->len;
  for (gint32 i = 0; i < n; i++) {
    gint32 whole = g_array_index (graph->nodes, SgNode, i).part_of;
    if (whole < -1 || whole >= n) {
      g_set_error (error, SG_ERROR, SG_ERROR_DATA, "node %d: part of node %d, there are %d", i, whole, n);
      return FALSE;
    }
  }
  for (guint i = 0; i < graph->edges->len; i++) {
    const SgEdge *edge = &g_array_index (graph->edges, SgEdge, i);
    if (MIN (edge->source, edge->target) < 0 || MAX (edge->source, edge->target) >= n) {
      g_set_error (error, SG_ERROR, SG_ERROR_DATA, "edge %u: from node %d to %d, there are %d",
                   i, edge->source, edge->target, n);
      return FALSE;
    }
  }
  return TRUE;
}

/* A counting sort of the edges by one of their ends. */
static void
index_edges (const SgGraph *graph, gsize end_offset, Adjacency *adjacency)
{
  gint32 n = (gint32) graph->nodes->len;
  gint32 m = (gint32) graph->edges->len;
  adjacency->start = g_new0 (gint32, n + 2);
  adjacency->edges = g_new (gint32, MAX (m, 1));
  gint32 *next = adjacency->start + 1;     /* while filling: where a node's next edge goes */
#define END(i) G_STRUCT_MEMBER (gint32, &g_array_index (graph->edges, SgEdge, i), end_offset)
  for (gint32 i = 0; i < m; i++)
    next[END (i) + 1]++;
  for (gint32 i = 0; i < n; i++)
    next[i + 1] += next[i];
  for (gint32 i = 0; i < m; i++)
    adjacency->edges[next[END (i)]++] = i;
#undef END
}

gboolean
sgp_graph_index (SgGraph *graph, GError **error)
{
  if (!check_rows (graph, error))
    return FALSE;
  index_edges (graph, G_STRUCT_OFFSET (SgEdge, source), &graph->out);
  index_edges (graph, G_STRUCT_OFFSET (SgEdge, target), &graph->in);
  return TRUE;
}

/**
 * sg_graph_new_from_rows:
 * @view: what the rows show
 * @nodes: (array length=n_nodes): the nodes; copied with their strings
 * @n_nodes: their number
 * @edges: (array length=n_edges): the edges, by indices of nodes; copied
 * @n_edges: their number
 * @error: %SG_ERROR_DATA where an index is not that of a node
 *
 * A graph that comes from elsewhere than a store.
 *
 * Returns: (transfer full) (nullable): the graph
 */
SgGraph *
sg_graph_new_from_rows (SgView view, const SgNode *nodes, gint32 n_nodes,
                        const SgEdge *edges, gint32 n_edges, GError **error)
{
  g_return_val_if_fail (n_nodes >= 0 && n_edges >= 0, NULL);
  g_autoptr (SgGraph) graph = sgp_graph_begin (view);
  for (gint32 i = 0; i < n_nodes; i++)
    sgp_graph_add_node (graph, &nodes[i]);
  for (gint32 i = 0; i < n_edges; i++)
    sgp_graph_add_edge (graph, &edges[i]);
  return sgp_graph_index (graph, error) ? g_steal_pointer (&graph) : NULL;
}

/**
 * sg_graph_ref:
 * @graph: a graph
 *
 * Returns: (transfer full): @graph, to be given back with sg_graph_unref()
 */
SgGraph *
sg_graph_ref (SgGraph *graph)
{
  g_atomic_ref_count_inc (&graph->ref_count);
  return graph;
}

/**
 * sg_graph_unref:
 * @graph: (transfer full): a graph; freed with the last reference
 */
void
sg_graph_unref (SgGraph *graph)
{
  if (!g_atomic_ref_count_dec (&graph->ref_count))
    return;
  g_array_unref (graph->nodes);
  g_array_unref (graph->edges);
  g_string_chunk_free (graph->strings);
  g_free (graph->out.start);
  g_free (graph->out.edges);
  g_free (graph->in.start);
  g_free (graph->in.edges);
  g_ptr_array_unref (graph->ties);
  g_array_unref (graph->first_ties);
  g_clear_pointer (&graph->rows, sg_rows_free);
  g_free (graph);
}

/**
 * sg_graph_get_view:
 * @graph: a graph
 *
 * Returns: what it shows
 */
SgView
sg_graph_get_view (const SgGraph *graph)
{
  return graph->view;
}

/**
 * sg_graph_get_nodes:
 * @graph: a graph
 * @n: (out): number of nodes
 *
 * Returns: (transfer none) (array length=n): its nodes
 */
const SgNode *
sg_graph_get_nodes (const SgGraph *graph, gint32 *n)
{
  *n = (gint32) graph->nodes->len;
  return (const SgNode *) (void *) graph->nodes->data;
}

/**
 * sg_graph_get_edges:
 * @graph: a graph
 * @n: (out): number of edges
 *
 * Returns: (transfer none) (array length=n): its edges
 */
const SgEdge *
sg_graph_get_edges (const SgGraph *graph, gint32 *n)
{
  *n = (gint32) graph->edges->len;
  return (const SgEdge *) (void *) graph->edges->data;
}

static const gint32 *
get_adjacent (const SgGraph *graph, const Adjacency *adjacency, gint32 node, gint32 *n)
{
  *n = 0;
  g_return_val_if_fail (node >= 0 && node < (gint32) graph->nodes->len, NULL);
  *n = adjacency->start[node + 1] - adjacency->start[node];
  return adjacency->edges + adjacency->start[node];
}

/**
 * sg_graph_get_out:
 * @graph: a graph
 * @node: index of a node
 * @n: (out): number of edges that leave it
 *
 * Returns: (transfer none) (array length=n): indices of these edges, ascending
 */
const gint32 *
sg_graph_get_out (const SgGraph *graph, gint32 node, gint32 *n)
{
  return get_adjacent (graph, &graph->out, node, n);
}

/**
 * sg_graph_get_in:
 * @graph: a graph
 * @node: index of a node
 * @n: (out): number of edges that enter it
 *
 * Returns: (transfer none) (array length=n): indices of these edges, ascending
 */
const gint32 *
sg_graph_get_in (const SgGraph *graph, gint32 node, gint32 *n)
{
  return get_adjacent (graph, &graph->in, node, n);
}

/**
 * sg_graph_get_ties:
 * @graph: a graph
 * @edge: index of an edge
 * @n: (out): number of its ties; 0 for what somebody said, and in a graph that
 *   does not come from a store
 *
 * With parts counted for the whole, source and target of a tie may be parts of
 * those of the edge.
 *
 * Returns: (transfer none) (array length=n): the ties, by statement
 */
const SgTieRow *const *
sg_graph_get_ties (const SgGraph *graph, gint32 edge, gint32 *n)
{
  *n = 0;
  g_return_val_if_fail (edge >= 0 && edge < (gint32) graph->edges->len, NULL);
  guint first = g_array_index (graph->first_ties, guint, edge);
  guint end = edge + 1 < (gint32) graph->edges->len ? g_array_index (graph->first_ties, guint, edge + 1)
                                                    : graph->ties->len;
  *n = (gint32) (end - first);
  return (const SgTieRow *const *) graph->ties->pdata + first;
}

/**
 * sg_edge_get_standing:
 * @edge: an edge
 *
 * Returns: the best that one of its statements has: added by hand, confirmed,
 *   read by machine; none where the edge has no counts
 */
SgStanding
sg_edge_get_standing (const SgEdge *edge)
{
  return edge->n_hand > 0        ? SG_STANDING_HAND
         : edge->n_confirmed > 0 ? SG_STANDING_CONFIRMED
         : edge->n_machine > 0   ? SG_STANDING_MACHINE
                                 : SG_STANDING_NONE;
}

/**
 * sg_standing_get_name:
 * @standing: how an edge or a statement came about
 *
 * Returns: (transfer none): its name, as exports have it
 */
const char *
sg_standing_get_name (SgStanding standing)
{
  g_return_val_if_fail ((guint) standing < SG_N_STANDINGS, NULL);
  return standing_names[standing];
}

/**
 * sg_view_get_name:
 * @view: a view
 *
 * Returns: (transfer none): its name, as commands take it
 */
const char *
sg_view_get_name (SgView view)
{
  g_return_val_if_fail ((guint) view < SG_N_VIEWS, NULL);
  return view_names[view];
}

/**
 * sg_node_kind_get_name:
 * @kind: a kind of node
 *
 * Returns: (transfer none): its name
 */
const char *
sg_node_kind_get_name (SgNodeKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_NODE_KINDS, NULL);
  return node_kind_names[kind];
}

/**
 * sg_edge_kind_get_name:
 * @kind: a kind of edge
 *
 * Returns: (transfer none): its name
 */
const char *
sg_edge_kind_get_name (SgEdgeKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_EDGE_KINDS, NULL);
  return edge_kind_names[kind];
}
