/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: the pairs of one stance, with weights above 0. Out: PageRank,
 * betweenness and components by igraph.
 *
 * The actors with a tie become vertices 0, 1, ... in the order of their nodes.
 * PageRank follows weights; for paths a tie is 1/weight long, so that who has
 * much to do with each other is near. Betweenness is divided by the
 * (n - 1)(n - 2) ordered pairs of others. On a large graph it is estimated
 * from evenly spread source vertices (the same at each run) and scaled up.
 *
 *     a -1-> b -1-> c      betweenness of b: path a..c, one of 2 pairs: 0.5
 */
#include "stance-layer-private.h"

#include "igraph-private.h"

#include <math.h>
#include <stancegraph/error.h>

/* @vertex: of each node, or -1; @node: of each vertex. */
typedef struct {
  gint32 n;
  gint32 *vertex, *node;
} Vertices;

/* A measure of every vertex; @weights are strengths or lengths, as it needs. */
typedef igraph_error_t (*Measure) (const igraph_t *graph, const igraph_vector_t *weights, igraph_vector_t *result);

static void
vertices_clear (Vertices *vertices)
{
  g_free (vertices->vertex);
  g_free (vertices->node);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Vertices, vertices_clear)

static void
vertices_init (Vertices *vertices, const GArray *pairs, gint32 n_nodes)
{
  vertices->n = 0;
  vertices->vertex = g_new (gint32, MAX (n_nodes, 1));
  vertices->node = g_new (gint32, MAX (n_nodes, 1));
  for (gint32 i = 0; i < n_nodes; i++)
    vertices->vertex[i] = -1;
  for (guint i = 0; i < pairs->len; i++) {
    const SgpPair *pair = &g_array_index (pairs, SgpPair, i);
    vertices->vertex[pair->source] = vertices->vertex[pair->target] = 0;
  }
  for (gint32 i = 0; i < n_nodes; i++)
    if (vertices->vertex[i] == 0) {
      vertices->vertex[i] = vertices->n;
      vertices->node[vertices->n++] = i;
    }
}

static igraph_error_t
make_graph (igraph_t *graph, const Vertices *vertices, const GArray *pairs)
{
  igraph_vector_int_t ends;
  igraph_error_t code = igraph_vector_int_init (&ends, 2 * (igraph_integer_t) pairs->len);
  if (code != IGRAPH_SUCCESS)
    return code;
  for (guint i = 0; i < pairs->len; i++) {
    const SgpPair *pair = &g_array_index (pairs, SgpPair, i);
    VECTOR (ends)[2 * i] = vertices->vertex[pair->source];
    VECTOR (ends)[2 * i + 1] = vertices->vertex[pair->target];
  }
  code = igraph_create (graph, &ends, vertices->n, IGRAPH_DIRECTED);
  igraph_vector_int_destroy (&ends);
  return code;
}

static igraph_error_t
page_rank (const igraph_t *graph, const igraph_vector_t *weights, igraph_vector_t *result)
{
  return sgp_igraph_pagerank (graph, result, weights);
}

/* Betweenness counted from @n_sources vertices, scaled to all. */
static igraph_error_t
sample_betweenness (const igraph_t *graph, igraph_integer_t n_sources, const igraph_vector_t *lengths,
                    igraph_vector_t *result)
{
  igraph_integer_t n = igraph_vcount (graph);
  igraph_vector_int_t sources;
  igraph_error_t code = igraph_vector_int_init (&sources, n_sources);
  if (code != IGRAPH_SUCCESS)
    return code;
  for (igraph_integer_t i = 0; i < n_sources; i++)
    VECTOR (sources)[i] = i * n / n_sources;
  code = sgp_igraph_betweenness_from (graph, igraph_vss_vector (&sources), result, lengths);
  igraph_vector_int_destroy (&sources);
  if (code == IGRAPH_SUCCESS)
    igraph_vector_scale (result, (igraph_real_t) n / (igraph_real_t) n_sources);
  return code;
}

static igraph_error_t
betweenness (const igraph_t *graph, const igraph_vector_t *weights, igraph_vector_t *result)
{
  gdouble n = (gdouble) igraph_vcount (graph);
  igraph_integer_t n_sources = MAX (SGP_PATHS_WORK / MAX (igraph_ecount (graph), 1), SGP_PATHS_MIN_SOURCES);
  igraph_vector_t lengths;
  if (n < 3)
    return IGRAPH_SUCCESS;     /* nobody is between two others */
  igraph_error_t code = igraph_vector_init_copy (&lengths, weights);
  if (code != IGRAPH_SUCCESS)
    return code;
  for (igraph_integer_t i = 0; i < igraph_vector_size (&lengths); i++)
    VECTOR (lengths)[i] = 1 / VECTOR (lengths)[i];
  if (n_sources < igraph_vcount (graph))
    code = sample_betweenness (graph, n_sources, &lengths, result);
  else
    code = sgp_igraph_betweenness (graph, result, &lengths);
  igraph_vector_destroy (&lengths);
  if (code == IGRAPH_SUCCESS)
    igraph_vector_scale (result, 1 / ((n - 1) * (n - 2)));
  return code;
}

/* Runs a measure and copies its figures to @out, one a vertex. */
static igraph_error_t
run_measure (Measure measure, const igraph_t *graph, const igraph_vector_t *weights, gdouble *out)
{
  igraph_vector_t result;
  igraph_error_t code = igraph_vector_init (&result, 0);
  if (code != IGRAPH_SUCCESS)
    return code;
  code = measure (graph, weights, &result);
  for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_size (&result); i++) {
    out[i] = VECTOR (result)[i];
    if (!isfinite (out[i]))
      code = IGRAPH_FAILURE;
  }
  igraph_vector_destroy (&result);
  return code;
}

static igraph_error_t
run_measures (const igraph_t *graph, const GArray *pairs, gdouble *rank, gdouble *between)
{
  igraph_vector_t weights;
  igraph_error_t code = igraph_vector_init (&weights, (igraph_integer_t) pairs->len);
  if (code != IGRAPH_SUCCESS)
    return code;
  for (guint i = 0; i < pairs->len; i++)
    VECTOR (weights)[i] = g_array_index (pairs, SgpPair, i).weight;
  code = run_measure (page_rank, graph, &weights, rank);
  if (code == IGRAPH_SUCCESS)
    code = run_measure (betweenness, graph, &weights, between);
  igraph_vector_destroy (&weights);
  return code;
}

gboolean
sgp_stance_layer_rank (const GArray *pairs, gint32 n_nodes, SgStanceMetrics *rows, GError **error)
{
  if (pairs->len == 0)
    return TRUE;
  g_auto (Vertices) vertices;
  vertices_init (&vertices, pairs, n_nodes);
  g_autofree gdouble *rank = g_new0 (gdouble, vertices.n);
  g_autofree gdouble *between = g_new0 (gdouble, vertices.n);
  SgpIgraph saved;
  igraph_t graph;
  sgp_igraph_enter (&saved);
  igraph_error_t code = make_graph (&graph, &vertices, pairs);
  if (code == IGRAPH_SUCCESS) {
    code = run_measures (&graph, pairs, rank, between);
    igraph_destroy (&graph);
  }
  if (!sgp_igraph_leave (&saved, code, "PageRank and betweenness", error))
    return FALSE;
  for (gint32 i = 0; i < vertices.n; i++) {
    rows[vertices.node[i]].pagerank = rank[i];
    rows[vertices.node[i]].betweenness = between[i];
  }
  return TRUE;
}

gboolean
sgp_stance_layer_count (const GArray *pairs, gint32 n_nodes, SgStanceSummary *summary, GError **error)
{
  summary->n_actors = summary->n_components = 0;
  if (pairs->len == 0)
    return TRUE;
  g_auto (Vertices) vertices;
  vertices_init (&vertices, pairs, n_nodes);
  SgpIgraph saved;
  igraph_t graph;
  igraph_integer_t n_components = 0;
  sgp_igraph_enter (&saved);
  igraph_error_t code = make_graph (&graph, &vertices, pairs);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_connected_components (&graph, NULL, NULL, &n_components, IGRAPH_WEAK);
    igraph_destroy (&graph);
  }
  if (!sgp_igraph_leave (&saved, code, "components", error))
    return FALSE;
  summary->n_actors = vertices.n;
  summary->n_components = (gint32) n_components;
  return TRUE;
}
