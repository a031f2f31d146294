/* SPDX-License-Identifier: MIT
 *
 * Metrics on graphs small enough to compute by hand, on graphs that igraph
 * would misread, and on a signed network from the literature.
 */
#include <stancegraph/metrics.h>

#include <math.h>
#include <stancegraph/error.h>
#include <string.h>

#define NEAR 1e-9

typedef struct {
  char source, target;     /* 'a' is node 0 */
  SgStance stance;
  gdouble weight;
} Row;

#define B SG_STANCE_BLAME
#define C SG_STANCE_COOPERATE

/* The actors a, b, ... and edges between them; confidence falls by row. */
static SgGraph *
make (gint32 n_nodes, const Row *rows, gint32 n_rows)
{
  g_autoptr (GError) error = NULL;
  SgNode nodes[26];
  SgEdge edges[26];
  for (gint32 i = 0; i < n_nodes; i++)
    nodes[i] = (SgNode) { .kind = SG_NODE_ACTOR, .id = "a1", .label = "Ann Lee", .part_of = -1 };
  for (gint32 i = 0; i < n_rows; i++)
    edges[i] = (SgEdge) { .source = rows[i].source - 'a', .target = rows[i].target - 'a',
                          .kind = rows[i].stance == B ? SG_EDGE_BLAMES : SG_EDGE_COOPERATES,
                          .stance = rows[i].stance, .weight = rows[i].weight, .confidence = 0.9 - 0.01 * i };
  SgGraph *graph = sg_graph_new_from_rows (SG_VIEW_ACTORS, nodes, n_nodes, edges, n_rows, &error);
  g_assert_no_error (error);
  return graph;
}

static SgActorMetrics *
compute (const SgGraph *graph, gint32 expected)
{
  g_autoptr (GError) error = NULL;
  gint32 n = -1;
  SgActorMetrics *rows = sg_graph_compute_actors (graph, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, expected);
  return rows;
}

static void
assert_stance (const SgStanceMetrics *row, gdouble given, gdouble received, gdouble pagerank, gdouble betweenness)
{
  g_assert_cmpfloat_with_epsilon (row->given, given, NEAR);
  g_assert_cmpfloat_with_epsilon (row->received, received, NEAR);
  g_assert_cmpfloat_with_epsilon (row->pagerank, pagerank, 1e-6);
  g_assert_cmpfloat_with_epsilon (row->betweenness, betweenness, NEAR);
}

/* a blames b, c stands aside. With the mass of b spread over a and b:
 * PR(a) = 0.075 + 0.425 PR(b), PR(a) + PR(b) = 1. */
static void
test_pair (void)
{
  const Row rows[] = { { 'a', 'b', B, 3 } };
  g_autoptr (SgGraph) graph = make (3, rows, 1);
  g_autofree SgActorMetrics *actors = compute (graph, 3);
  assert_stance (&actors[0].blame, 3, 0, 0.5 / 1.425, 0);
  assert_stance (&actors[1].blame, 0, 3, 1 - 0.5 / 1.425, 0);
  assert_stance (&actors[2].blame, 0, 0, 0, 0);
  assert_stance (&actors[0].cooperate, 0, 0, 0, 0);
  g_assert_cmpfloat (actors[0].net, ==, -3);
  g_assert_cmpfloat (actors[1].net, ==, -3);
  g_assert_cmpfloat (actors[2].net, ==, 0);
}

/* The way a-b-c is 0.5 + 0.5 long, the direct one 2: strong ties are short. */
static void
test_paths_are_inverse (void)
{
  const Row rows[] = { { 'a', 'b', C, 2 }, { 'b', 'c', C, 2 }, { 'a', 'c', C, 0.5 } };
  g_autoptr (SgGraph) graph = make (3, rows, 3);
  g_autofree SgActorMetrics *actors = compute (graph, 3);
  g_assert_cmpfloat_with_epsilon (actors[1].cooperate.betweenness, 0.5, NEAR);
  g_assert_cmpfloat_with_epsilon (actors[0].cooperate.betweenness, 0, NEAR);
  g_assert_cmpfloat (actors[1].blame.betweenness, ==, 0);
  g_assert_cmpfloat (actors[1].net, ==, 4);
}

/* One who draws twice the weight from the same source ranks higher. */
static void
test_pagerank_weights (void)
{
  const Row rows[] = { { 'a', 'b', B, 1 }, { 'a', 'c', B, 2 }, { 'b', 'a', B, 1 }, { 'c', 'a', B, 1 } };
  g_autoptr (SgGraph) graph = make (3, rows, 4);
  g_autofree SgActorMetrics *actors = compute (graph, 3);
  gdouble a = actors[0].blame.pagerank, b = actors[1].blame.pagerank, c = actors[2].blame.pagerank;
  g_assert_cmpfloat_with_epsilon (a + b + c, 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (b, 0.05 + 0.85 * a / 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (c, 0.05 + 0.85 * a * 2 / 3, 1e-6);
}

/* The stances do not mix: PageRank of blame is the same with praise beside. */
static void
test_stances_apart (void)
{
  const Row rows[] = { { 'a', 'b', B, 1 }, { 'b', 'c', B, 1 }, { 'c', 'a', C, 5 }, { 'b', 'a', C, 2 } };
  g_autoptr (SgGraph) both = make (4, rows, 4);
  g_autoptr (SgGraph) alone = make (4, rows, 2);
  g_autofree SgActorMetrics *x = compute (both, 4);
  g_autofree SgActorMetrics *y = compute (alone, 4);
  for (int i = 0; i < 4; i++)
    assert_stance (&x[i].blame, y[i].blame.given, y[i].blame.received, y[i].blame.pagerank, y[i].blame.betweenness);
  g_assert_cmpfloat (x[0].net, ==, 6);     /* praised with 5 and 2, blames once */
}

static void
test_nothing (void)
{
  const Row self[] = { { 'a', 'a', B, 2 }, { 'a', 'b', B, 0 } };
  g_autoptr (SgGraph) empty = make (0, NULL, 0);
  g_autoptr (SgGraph) single = make (1, NULL, 0);
  g_autoptr (SgGraph) looped = make (2, self, 2);
  g_autofree SgActorMetrics *one = compute (single, 1);
  g_autofree SgActorMetrics *two = compute (looped, 2);
  g_free (compute (empty, 0));
  assert_stance (&one[0].blame, 0, 0, 0, 0);
  assert_stance (&two[0].blame, 0, 0, 0, 0);
  assert_stance (&two[1].blame, 0, 0, 0, 0);
  SgGraphSummary summary;
  g_assert_true (sg_graph_compute_summary (empty, &summary, NULL));
  g_assert_cmpint (summary.n_actors, ==, 0);
  g_assert_true (sg_graph_compute_summary (looped, &summary, NULL));
  g_assert_cmpint (summary.n_isolated, ==, 2);
  g_assert_cmpint (summary.blame.n_dyads, ==, 0);
  g_assert_cmpfloat (summary.blame.density, ==, 0);
  g_assert_cmpfloat (summary.blame.reciprocity, ==, 0);
}

static void
test_bad_weights (void)
{
  const gdouble bad[] = { -1, NAN, INFINITY, -INFINITY };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    const Row rows[] = { { 'a', 'b', C, 1 }, { 'b', 'a', C, bad[i] } };
    g_autoptr (SgGraph) graph = make (2, rows, 2);
    gint32 n;
    SgGraphSummary summary;
    g_assert_null (sg_graph_compute_actors (graph, &n, &error));
    g_assert_error (error, SG_ERROR, SG_ERROR_GRAPH);
    g_assert_true (g_str_has_prefix (error->message, "edge 1: weight "));
    g_assert_null (sg_graph_compute_dyads (graph, &n, NULL));
    g_assert_false (sg_graph_compute_summary (graph, &summary, NULL));
  }
}

/* Sums and paths beyond what a number holds are an error or finite, no NaN. */
static void
test_extreme_weights (void)
{
  const Row rows[] = { { 'a', 'b', B, 1e308 }, { 'a', 'b', B, 1e308 }, { 'b', 'c', B, 5e-324 }, { 'c', 'a', B, 1 } };
  g_autoptr (SgGraph) graph = make (3, rows, 4);
  g_autoptr (GError) error = NULL;
  gint32 n;
  g_autofree SgActorMetrics *actors = sg_graph_compute_actors (graph, &n, &error);
  if (actors == NULL)
    g_assert_error (error, SG_ERROR, SG_ERROR_GRAPH);
  for (gint32 i = 0; actors != NULL && i < n; i++)
    g_assert_true (isfinite (actors[i].blame.pagerank) && isfinite (actors[i].blame.betweenness));
}

static void
test_wrong_view (void)
{
  g_autoptr (GError) error = NULL;
  gint32 n;
  g_autoptr (SgGraph) graph = sg_graph_new_from_rows (SG_VIEW_STATEMENTS, NULL, 0, NULL, 0, NULL);
  g_assert_null (sg_graph_compute_actors (graph, &n, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_GRAPH);
}

static void
test_dyads (void)
{
  const Row rows[] = { { 'b', 'a', C, 4 }, { 'a', 'b', B, 1 }, { 'c', 'a', B, 3 }, { 'a', 'b', B, 1.5 },
                       { 'b', 'a', B, 1 }, { 'b', 'b', B, 9 } };
  g_autoptr (SgGraph) graph = make (3, rows, 6);
  gint32 n;
  g_autofree SgDyad *dyads = sg_graph_compute_dyads (graph, &n, NULL);
  const SgDyad expected[] = { { 2, 0, B, 3, 0, 2 }, { 0, 1, B, 2.5, 1, 3 }, { 1, 0, B, 1, 2.5, 4 }, { 1, 0, C, 4, 0, 0 } };
  g_assert_cmpint (n, ==, 4);
  for (gint32 i = 0; i < n; i++) {
    g_assert_cmpint (dyads[i].source, ==, expected[i].source);
    g_assert_cmpint (dyads[i].target, ==, expected[i].target);
    g_assert_cmpint (dyads[i].stance, ==, expected[i].stance);
    g_assert_cmpfloat (dyads[i].weight, ==, expected[i].weight);
    g_assert_cmpfloat (dyads[i].returned, ==, expected[i].returned);
    g_assert_cmpint (dyads[i].edge, ==, expected[i].edge);
  }
}

/* Of equal weight, the surer tie is the evidence. */
static void
test_dyad_confidence (void)
{
  const Row rows[] = { { 'a', 'b', B, 1 }, { 'a', 'b', B, 1 } };
  g_autoptr (SgGraph) graph = make (2, rows, 2);
  gint32 n;
  g_autofree SgDyad *dyads = sg_graph_compute_dyads (graph, &n, NULL);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (dyads[0].edge, ==, 0);
}

static void
test_summary (void)
{
  const Row rows[] = { { 'a', 'b', B, 2 }, { 'b', 'a', B, 1 }, { 'c', 'd', B, 1 }, { 'a', 'b', C, 1 } };
  g_autoptr (SgGraph) graph = make (5, rows, 4);
  SgGraphSummary summary;
  g_assert_true (sg_graph_compute_summary (graph, &summary, NULL));
  g_assert_cmpint (summary.n_actors, ==, 5);
  g_assert_cmpint (summary.n_isolated, ==, 1);
  g_assert_cmpint (summary.n_ambivalent, ==, 1);
  g_assert_cmpint (summary.blame.n_actors, ==, 4);
  g_assert_cmpint (summary.blame.n_dyads, ==, 3);
  g_assert_cmpfloat (summary.blame.weight, ==, 4);
  g_assert_cmpfloat_with_epsilon (summary.blame.density, 3.0 / 20, NEAR);
  g_assert_cmpfloat_with_epsilon (summary.blame.reciprocity, 2.0 / 3, NEAR);
  g_assert_cmpint (summary.blame.n_components, ==, 2);
  g_assert_cmpint (summary.cooperate.n_components, ==, 1);
  g_assert_cmpfloat (summary.cooperate.reciprocity, ==, 0);
}

static SgEdge
blame (gint32 source, gint32 target)
{
  return (SgEdge) { .source = source, .target = target, .kind = SG_EDGE_BLAMES, .stance = B, .weight = 1 };
}

/* 10,000 point to a hub, the hub to 10,000 others: every path between the two
 * crowds leads over it. Too large to count all paths: estimated. */
static void
test_sampled_betweenness (void)
{
  enum { CROWD = 10000, N = 2 * CROWD + 1 };
  g_autofree SgNode *nodes = g_new0 (SgNode, N);
  g_autofree SgEdge *edges = g_new0 (SgEdge, N - 1);
  for (gint32 i = 0; i < N; i++)
    nodes[i] = (SgNode) { .kind = SG_NODE_ACTOR, .id = "a", .label = "a", .type = SG_ENTITY_GROUP, .part_of = -1 };
  for (gint32 i = 0; i < CROWD; i++) {
    edges[i] = blame (i, CROWD);
    edges[CROWD + i] = blame (CROWD, CROWD + 1 + i);
  }
  g_autoptr (SgGraph) graph = sg_graph_new_from_rows (SG_VIEW_ACTORS, nodes, N, edges, N - 1, NULL);
  g_autofree SgActorMetrics *actors = compute (graph, N);
  gdouble pairs = (N - 1.0) * (N - 2.0);
  g_assert_cmpfloat_with_epsilon (actors[CROWD].blame.betweenness, CROWD * (gdouble) CROWD / pairs, 0.005);
  g_assert_cmpfloat (actors[0].blame.betweenness, ==, 0);
}

enum { SMALL = 8 };

/* PageRank by its definition, step after step; @w[i][j] is the weight i -> j. */
static void
iterate_pagerank (gdouble w[SMALL][SMALL], gdouble *rank)
{
  gdouble out[SMALL] = { 0 };
  gboolean in_layer[SMALL] = { FALSE };
  gint n = 0;
  for (int i = 0; i < SMALL; i++)
    for (int j = 0; j < SMALL; j++) {
      out[i] += w[i][j];
      in_layer[i] = in_layer[i] || w[i][j] > 0 || w[j][i] > 0;
    }
  for (int i = 0; i < SMALL; i++)
    n += in_layer[i];
  for (int i = 0; i < SMALL; i++)
    rank[i] = in_layer[i] ? 1.0 / n : 0;
  for (int step = 0; step < 300; step++) {
    gdouble next[SMALL] = { 0 }, free_mass = 0;
    for (int i = 0; i < SMALL; i++)
      free_mass += out[i] > 0 ? 0.15 * rank[i] : rank[i];
    for (int j = 0; j < SMALL; j++)
      for (int i = 0; i < SMALL && in_layer[j]; i++)
        next[j] += (out[i] > 0 ? 0.85 * rank[i] * w[i][j] / out[i] : 0) + (i == 0 ? free_mass / n : 0);
    memcpy (rank, next, sizeof next);
  }
}

/* Lengths of shortest paths and how many there are. */
static void
count_paths (gdouble w[SMALL][SMALL], gdouble length[SMALL][SMALL], gdouble count[SMALL][SMALL])
{
  for (int i = 0; i < SMALL; i++)
    for (int j = 0; j < SMALL; j++) {
      length[i][j] = i == j ? 0 : w[i][j] > 0 ? 1 / w[i][j] : INFINITY;
      count[i][j] = i == j || w[i][j] > 0;
    }
  for (int k = 0; k < SMALL; k++)
    for (int i = 0; i < SMALL; i++)
      for (int j = 0; j < SMALL; j++) {
        gdouble over = length[i][k] + length[k][j];
        if (i == j || i == k || j == k || isinf (over) || over > length[i][j])
          continue;
        count[i][j] = (over == length[i][j] ? count[i][j] : 0) + count[i][k] * count[k][j];
        length[i][j] = over;
      }
}

/* Betweenness by its definition, over all pairs of others. */
static gdouble
sum_betweenness (gdouble w[SMALL][SMALL], int over, int n)
{
  gdouble length[SMALL][SMALL], count[SMALL][SMALL], sum = 0;
  count_paths (w, length, count);
  for (int i = 0; i < SMALL; i++)
    for (int j = 0; j < SMALL; j++)
      if (i != j && i != over && j != over && isfinite (length[i][j]) && length[i][over] + length[over][j] == length[i][j])
        sum += count[i][over] * count[over][j] / count[i][j];
  return n > 2 ? sum / ((n - 1.0) * (n - 2.0)) : 0;
}

/* Weights of 1, 2 and 4, so that sums of lengths are exact. */
static void
test_against_definitions (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  for (int round = 0; round < 200; round++) {
    gdouble w[SMALL][SMALL] = { { 0 } }, rank[SMALL];
    Row rows[26];
    gint32 n_rows = g_rand_int_range (random, 1, 26), n = 0;
    for (gint32 i = 0; i < n_rows; i++) {
      int x = g_rand_int_range (random, 0, SMALL), y = g_rand_int_range (random, 0, SMALL);
      rows[i] = (Row) { (char) ('a' + x), (char) ('a' + y), B, w[x][y] > 0 ? 0 : 1 << g_rand_int_range (random, 0, 3) };
      w[x][y] += x != y ? rows[i].weight : 0;
    }
    g_autoptr (SgGraph) graph = make (SMALL, rows, n_rows);
    g_autofree SgActorMetrics *actors = compute (graph, SMALL);
    iterate_pagerank (w, rank);
    for (int i = 0; i < SMALL; i++)
      n += actors[i].blame.given + actors[i].blame.received > 0;
    for (int i = 0; i < SMALL; i++) {
      g_assert_cmpfloat_with_epsilon (actors[i].blame.pagerank, n > 0 ? rank[i] : 0, 1e-6);
      g_assert_cmpfloat_with_epsilon (actors[i].blame.betweenness, sum_betweenness (w, i, n), NEAR);
    }
  }
}

static gpointer
compute_many (gpointer data)
{
  for (int i = 0; i < 50; i++) {
    g_autofree SgActorMetrics *actors = compute (data, 3);
    g_assert_cmpfloat_with_epsilon (actors[1].cooperate.betweenness, 0.5, NEAR);
  }
  return NULL;
}

static void
test_threads (void)
{
  const Row rows[] = { { 'a', 'b', C, 2 }, { 'b', 'c', C, 2 }, { 'a', 'c', C, 0.5 } };
  g_autoptr (SgGraph) graph = make (3, rows, 3);
  GThread *other = g_thread_new ("metrics", compute_many, graph);
  compute_many (graph);
  g_thread_join (other);
}

/* Index of a name in @names, which grows. */
static gint32
find_or_add (GPtrArray *names, const char *name)
{
  guint found;
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &found)) {
    found = names->len;
    g_ptr_array_add (names, g_strdup (name));
  }
  return (gint32) found;
}

/* Read 1954: 16 tribes, 29 alliances and 29 enmities, both ways here. */
static void
test_tribes (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SG_SHARED") ? g_getenv ("SG_SHARED") : "",
                                            "data/signed-networks/tribes.csv", NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, NULL)) {
    g_test_skip ("no shared data");
    return;
  }
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (SgEdge));
  g_auto (GStrv) lines = g_strsplit (g_strstrip (text), "\n", -1);
  for (int i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", 3);
    gint32 x = find_or_add (names, cells[0]), y = find_or_add (names, cells[1]);
    SgStance stance = cells[2][0] == '-' ? B : C;
    SgEdgeKind kind = stance == B ? SG_EDGE_BLAMES : SG_EDGE_COOPERATES;
    SgEdge there = { .source = x, .target = y, .kind = kind, .stance = stance, .weight = 1 }, back = there;
    back.source = y;
    back.target = x;
    g_array_append_val (edges, there);
    g_array_append_val (edges, back);
  }
  g_assert_cmpint (names->len, ==, 16);
  SgNode nodes[16];
  for (int i = 0; i < 16; i++)
    nodes[i] = (SgNode) { .kind = SG_NODE_ACTOR, .id = "a", .label = names->pdata[i], .type = SG_ENTITY_GROUP, .part_of = -1 };
  g_autoptr (SgGraph) graph = sg_graph_new_from_rows (SG_VIEW_ACTORS, nodes, 16, (SgEdge *) (void *) edges->data,
                                                      (gint32) edges->len, NULL);
  SgGraphSummary summary;
  g_assert_true (sg_graph_compute_summary (graph, &summary, NULL));
  g_assert_cmpint (summary.blame.n_dyads, ==, 58);
  g_assert_cmpint (summary.cooperate.n_dyads, ==, 58);
  g_assert_cmpfloat (summary.blame.reciprocity, ==, 1);
  g_assert_cmpint (summary.n_ambivalent, ==, 0);
  g_autofree SgActorMetrics *actors = compute (graph, 16);
  gdouble rank = 0, net = 0;
  for (int i = 0; i < 16; i++) {
    rank += actors[i].blame.pagerank;
    net += actors[i].net;
    g_assert_cmpfloat (actors[i].blame.given, ==, actors[i].blame.received);
  }
  g_assert_cmpfloat_with_epsilon (rank, 1, 1e-6);
  g_assert_cmpfloat (net, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/pair", test_pair);
  g_test_add_func ("/metrics/paths-are-inverse", test_paths_are_inverse);
  g_test_add_func ("/metrics/pagerank-weights", test_pagerank_weights);
  g_test_add_func ("/metrics/stances-apart", test_stances_apart);
  g_test_add_func ("/metrics/nothing", test_nothing);
  g_test_add_func ("/metrics/bad-weights", test_bad_weights);
  g_test_add_func ("/metrics/extreme-weights", test_extreme_weights);
  g_test_add_func ("/metrics/wrong-view", test_wrong_view);
  g_test_add_func ("/metrics/dyads", test_dyads);
  g_test_add_func ("/metrics/dyad-confidence", test_dyad_confidence);
  g_test_add_func ("/metrics/summary", test_summary);
  g_test_add_func ("/metrics/sampled-betweenness", test_sampled_betweenness);
  g_test_add_func ("/metrics/against-definitions", test_against_definitions);
  g_test_add_func ("/metrics/threads", test_threads);
  g_test_add_func ("/metrics/tribes", test_tribes);
  return g_test_run ();
}
