/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: the actors view of a graph. Out: a row an actor, a row a dyad, a few
 * figures of the whole. Blame and cooperation are computed apart; what is
 * counted is counted here, what needs a graph's algorithms is stance-layer.c.
 *
 *     Lee blames Roe (2), Roe blames Lee (1), Roe works with Kim (1):
 *     Lee  blame given 2, received 1, net -3
 *     Roe  blame given 1, received 2, cooperate given 1, net -2
 *     Kim  cooperate received 1, net 1
 */
#include <stancegraph/metrics.h>

#include "stance-layer-private.h"

#include <stancegraph/error.h>

static gboolean
check_view (const SgGraph *graph, GError **error)
{
  if (sg_graph_get_view (graph) == SG_VIEW_ACTORS)
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_GRAPH, "metrics are of the actors view, this is the view '%s'",
               sg_view_get_name (sg_graph_get_view (graph)));
  return FALSE;
}

/* Given and received weight, by node. */
static void
add_strengths (const GArray *pairs, SgStanceMetrics *rows)
{
  for (guint i = 0; i < pairs->len; i++) {
    const SgpPair *pair = &g_array_index (pairs, SgpPair, i);
    rows[pair->source].given += pair->weight;
    rows[pair->target].received += pair->weight;
  }
}

/* All figures of one stance, a row a node. */
static SgStanceMetrics *
compute_stance (const SgGraph *graph, SgStance stance, gint32 n_nodes, GError **error)
{
  g_autofree SgStanceMetrics *rows = g_new0 (SgStanceMetrics, MAX (n_nodes, 1));
  g_autoptr (GArray) pairs = sgp_pairs_new (graph, stance, error);
  if (pairs == NULL)
    return NULL;
  add_strengths (pairs, rows);
  if (!sgp_stance_layer_rank (pairs, n_nodes, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * sg_graph_compute_actors:
 * @graph: a graph in the actors view
 * @n: (out): number of actors
 * @error: %SG_ERROR_GRAPH where @graph is another view or has a weight that is
 *   negative or no number
 *
 * The figures of each actor; see #SgActorMetrics for formulas and ranges.
 * Betweenness is exact while actors times dyads are at most 20 million; above
 * it is estimated from a fixed sample of at least 50 source actors.
 *
 * Returns: (transfer full) (nullable) (array length=n): a row a node, in their
 *   order; free with g_free()
 */
SgActorMetrics *
sg_graph_compute_actors (const SgGraph *graph, gint32 *n, GError **error)
{
  if (!check_view (graph, error))
    return NULL;
  sg_graph_get_nodes (graph, n);
  g_autofree SgStanceMetrics *blame = compute_stance (graph, SG_STANCE_BLAME, *n, error);
  if (blame == NULL)
    return NULL;
  g_autofree SgStanceMetrics *cooperate = compute_stance (graph, SG_STANCE_COOPERATE, *n, error);
  if (cooperate == NULL)
    return NULL;
  SgActorMetrics *rows = g_new (SgActorMetrics, MAX (*n, 1));
  for (gint32 i = 0; i < *n; i++) {
    gdouble net = cooperate[i].given + cooperate[i].received - blame[i].given - blame[i].received;
    rows[i] = (SgActorMetrics) { i, blame[i], cooperate[i], net };
  }
  return rows;
}

static gint
compare_ends (gconstpointer a, gconstpointer b)
{
  const SgpPair *x = a, *y = b;
  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  return (x->target > y->target) - (x->target < y->target);
}

/* Weight from @source to @target in pairs sorted by their ends, or 0. */
static gdouble
find_weight (const GArray *sorted, gint32 source, gint32 target)
{
  SgpPair key = { source, target, -1, 0 };
  guint found;
  if (!g_array_binary_search ((GArray *) sorted, &key, compare_ends, &found))
    return 0;
  return g_array_index (sorted, SgpPair, found).weight;
}

static void
append_dyads (GArray *dyads, const GArray *sorted, SgStance stance)
{
  for (guint i = 0; i < sorted->len; i++) {
    const SgpPair *pair = &g_array_index (sorted, SgpPair, i);
    SgDyad dyad = { pair->source, pair->target, stance, pair->weight,
                    find_weight (sorted, pair->target, pair->source), pair->edge };
    g_array_append_val (dyads, dyad);
  }
}

/* Blame before cooperation, heavy before light, then in the order of nodes. */
static gint
compare_dyads (gconstpointer a, gconstpointer b)
{
  const SgDyad *x = a, *y = b;
  if (x->stance != y->stance)
    return x->stance < y->stance ? -1 : 1;
  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  return (x->target > y->target) - (x->target < y->target);
}

static GArray *
sorted_pairs_new (const SgGraph *graph, SgStance stance, GError **error)
{
  GArray *pairs = sgp_pairs_new (graph, stance, error);
  if (pairs != NULL)
    g_array_sort (pairs, compare_ends);
  return pairs;
}

/**
 * sg_graph_compute_dyads:
 * @graph: a graph in the actors view
 * @n: (out): number of dyads
 * @error: %SG_ERROR_GRAPH where @graph is another view or has a weight that is
 *   negative or no number
 *
 * Who takes which stance towards whom: an ordered pair and stance a row, blame
 * first, by falling weight.
 *
 * Returns: (transfer full) (nullable) (array length=n): the dyads; free with
 *   g_free()
 */
SgDyad *
sg_graph_compute_dyads (const SgGraph *graph, gint32 *n, GError **error)
{
  if (!check_view (graph, error))
    return NULL;
  g_autoptr (GArray) blame = sorted_pairs_new (graph, SG_STANCE_BLAME, error);
  if (blame == NULL)
    return NULL;
  g_autoptr (GArray) cooperate = sorted_pairs_new (graph, SG_STANCE_COOPERATE, error);
  if (cooperate == NULL)
    return NULL;
  GArray *dyads = g_array_sized_new (FALSE, FALSE, sizeof (SgDyad), blame->len + cooperate->len + 1);
  append_dyads (dyads, blame, SG_STANCE_BLAME);
  append_dyads (dyads, cooperate, SG_STANCE_COOPERATE);
  g_array_sort (dyads, compare_dyads);
  *n = (gint32) dyads->len;
  return (SgDyad *) (void *) g_array_free (dyads, FALSE);
}

static gboolean
summarise (const GArray *sorted, gint32 n_nodes, SgStanceSummary *summary, GError **error)
{
  gint32 n_returned = 0;
  *summary = (SgStanceSummary) { .n_dyads = (gint32) sorted->len };
  for (guint i = 0; i < sorted->len; i++) {
    const SgpPair *pair = &g_array_index (sorted, SgpPair, i);
    summary->weight += pair->weight;
    n_returned += find_weight (sorted, pair->target, pair->source) > 0;
  }
  if (sorted->len > 0) {
    summary->density = sorted->len / ((gdouble) n_nodes * (n_nodes - 1));
    summary->reciprocity = (gdouble) n_returned / sorted->len;
  }
  return sgp_stance_layer_count (sorted, n_nodes, summary, error);
}

/* Marks the ends of pairs in @seen, by node. */
static void
mark_ends (const GArray *pairs, gboolean *seen)
{
  for (guint i = 0; i < pairs->len; i++) {
    const SgpPair *pair = &g_array_index (pairs, SgpPair, i);
    seen[pair->source] = seen[pair->target] = TRUE;
  }
}

static gint32
count_isolated (const GArray *blame, const GArray *cooperate, gint32 n_nodes)
{
  g_autofree gboolean *seen = g_new0 (gboolean, MAX (n_nodes, 1));
  gint32 n = 0;
  mark_ends (blame, seen);
  mark_ends (cooperate, seen);
  for (gint32 i = 0; i < n_nodes; i++)
    n += !seen[i];
  return n;
}

/**
 * sg_graph_compute_summary:
 * @graph: a graph in the actors view
 * @summary: (out): figures of the whole graph; see #SgGraphSummary
 * @error: %SG_ERROR_GRAPH where @graph is another view or has a weight that is
 *   negative or no number
 *
 * Returns: whether it could be computed
 */
gboolean
sg_graph_compute_summary (const SgGraph *graph, SgGraphSummary *summary, GError **error)
{
  gint32 n_nodes;
  if (!check_view (graph, error))
    return FALSE;
  sg_graph_get_nodes (graph, &n_nodes);
  g_autoptr (GArray) blame = sorted_pairs_new (graph, SG_STANCE_BLAME, error);
  if (blame == NULL || !summarise (blame, n_nodes, &summary->blame, error))
    return FALSE;
  g_autoptr (GArray) cooperate = sorted_pairs_new (graph, SG_STANCE_COOPERATE, error);
  if (cooperate == NULL || !summarise (cooperate, n_nodes, &summary->cooperate, error))
    return FALSE;
  summary->n_actors = n_nodes;
  summary->n_isolated = count_isolated (blame, cooperate, n_nodes);
  summary->n_ambivalent = 0;
  for (guint i = 0; i < blame->len; i++) {
    const SgpPair *pair = &g_array_index (blame, SgpPair, i);
    summary->n_ambivalent += find_weight (cooperate, pair->source, pair->target) > 0;
  }
  return TRUE;
}
