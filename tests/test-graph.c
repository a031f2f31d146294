/* SPDX-License-Identifier: MIT
 *
 * The graph of a store: sums of ties, what counts and what does not, parts for
 * the whole, and the view of statements. A graph is written as lines, which
 * the cases expect:
 *
 *     Ann Ray -BLAMES 2-> Bo Lee
 */
#include "document-private.h"
#include "make-document.h"
#include "make-store.h"

#include <glib/gstdio.h>
#include <stancegraph/graph.h>
#include <string.h>

typedef struct {
  char *path;
  SgStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("stancegraph-XXXXXX.sg", &fixture->path, &error);
  g_assert_no_error (error);
  g_close (file, NULL);
  fixture->store = sg_store_open (fixture->path, SG_STORE_WRITE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  sg_store_free (fixture->store);
  g_remove (fixture->path);
  g_free (fixture->path);
}

/* The edges as lines. */
static char *
write_graph (const SgGraph *graph)
{
  gint32 n_nodes, n_edges;
  const SgNode *nodes = sg_graph_get_nodes (graph, &n_nodes);
  const SgEdge *edges = sg_graph_get_edges (graph, &n_edges);
  GString *out = g_string_new (NULL);
  for (gint32 i = 0; i < n_edges; i++)
    g_string_append_printf (out, "%s -%s %g-> %s\n", nodes[edges[i].source].label, sg_edge_kind_get_name (edges[i].kind),
                            edges[i].weight, nodes[edges[i].target].label);
  return g_string_free (out, FALSE);
}

static SgGraph *
load (SgStore *store, SgView view, const SgFilter *filter)
{
  g_autoptr (GError) error = NULL;
  SgGraph *graph = sg_graph_new (store, view, filter, &error);
  g_assert_no_error (error);
  return graph;
}

static void
assert_graph (SgStore *store, SgView view, SgFilter filter, const char *expected)
{
  g_autoptr (SgGraph) graph = load (store, view, &filter);
  g_autofree char *lines = write_graph (graph);
  g_assert_cmpstr (lines, ==, expected);
}

#define NO_FILTER ((SgFilter) SG_FILTER_INIT)

/* Ann blames Bo in two statements of one article (twice in the first) and in
 * one of another; Bo works with Ann once; a neutral tie besides. */
static void
add_quarrel (SgStore *store)
{
  SgDocument *doc = make_document ("1", "p1", "Bo failed. Bo lied. Bo slept. We agree.");
  gint32 ann = make_entity (doc, SG_ENTITY_PERSON, "Ann Ray", NULL);
  gint32 bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
  gint32 too = make_entity (doc, SG_ENTITY_PERSON, "Bo  Lee", NULL);
  gint32 failed = make_statement (doc, "Bo failed.", ann);
  make_tie (doc, failed, ann, SG_STANCE_BLAME, bo, 0.5);
  make_tie (doc, failed, ann, SG_STANCE_BLAME, too, 0.6);
  make_tie (doc, make_statement (doc, "Bo lied.", ann), ann, SG_STANCE_BLAME, bo, 0.9);
  make_tie (doc, make_statement (doc, "Bo slept.", ann), ann, SG_STANCE_NEUTRAL, bo, 0.9);
  make_tie (doc, make_statement (doc, "We agree.", bo), bo, SG_STANCE_COOPERATE, ann, 0.8);
  store_take (store, doc);
  doc = make_document ("2", "p1", "Bo cheated.");
  ann = make_entity (doc, SG_ENTITY_PERSON, "Ann Ray", NULL);
  bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
  make_tie (doc, make_statement (doc, "Bo cheated.", ann), ann, SG_STANCE_BLAME, bo, 0.7);
  store_take (store, doc);
}

static void
test_sums (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  add_quarrel (fixture->store);
  assert_graph (fixture->store, SG_VIEW_ACTORS, NO_FILTER,
                "Ann Ray -BLAMES 3-> Bo Lee\nBo Lee -COOPERATES 1-> Ann Ray\n");
  assert_graph (fixture->store, SG_VIEW_ACTORS, (SgFilter) { .min_weight = 2 }, "Ann Ray -BLAMES 3-> Bo Lee\n");
  assert_graph (fixture->store, SG_VIEW_ACTORS, (SgFilter) { .min_confidence = 0.65 },
                "Ann Ray -BLAMES 2-> Bo Lee\nBo Lee -COOPERATES 1-> Ann Ray\n");
  assert_graph (fixture->store, SG_VIEW_ACTORS, (SgFilter) { .speaker = "Lee" }, "Bo Lee -COOPERATES 1-> Ann Ray\n");
  assert_graph (fixture->store, SG_VIEW_ACTORS, (SgFilter) { .confirmed_only = TRUE }, "");
  g_autoptr (SgGraph) graph = load (fixture->store, SG_VIEW_ACTORS, NULL);
  const SgEdge *edges = sg_graph_get_edges (graph, &n);
  g_assert_cmpstr (edges[0].evidence, ==, "Bo lied.");          /* the surest */
  g_assert_cmpfloat (edges[0].confidence, ==, 0.9);
  g_assert_cmpint (edges[0].act, ==, SG_ACT_ACCUSE);
  g_assert_cmpstr (sg_graph_get_nodes (graph, &n)[0].id, ==, "a1");
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpint (sg_graph_get_out (graph, 0, &n)[0], ==, 0);
  g_assert_cmpint (n, ==, 1);
}

static void
test_what_counts (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  add_quarrel (fixture->store);
  store_run (fixture->store, "UPDATE statement SET state = 'rejected' WHERE content = 'Bo lied.'");
  store_take (fixture->store, make_document ("2", "p1", "A new text without anybody."));
  assert_graph (fixture->store, SG_VIEW_ACTORS, NO_FILTER,
                "Ann Ray -BLAMES 1-> Bo Lee\nBo Lee -COOPERATES 1-> Ann Ray\n");
}

static const SgEdge *
get_edge (const SgGraph *graph, gint32 index)
{
  gint32 n;
  return &sg_graph_get_edges (graph, &n)[index];
}

/* A statement counts for the best of its ties. */
static void
test_standing (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  add_quarrel (fixture->store);
  g_autoptr (SgGraph) unseen = load (fixture->store, SG_VIEW_ACTORS, NULL);
  g_assert_cmpint (get_edge (unseen, 0)->n_machine, ==, 3);
  g_assert_cmpint (sg_edge_get_standing (get_edge (unseen, 0)), ==, SG_STANDING_MACHINE);
  store_run (fixture->store, "UPDATE tie SET state = 'confirmed' WHERE confidence = 0.5;"
                             "UPDATE tie SET origin = 'hand', state = 'confirmed' WHERE confidence = 0.7;"
                             "UPDATE statement SET state = 'confirmed' WHERE content = 'We agree.';"
                             "UPDATE document SET date = '2024-03-0' || id");
  g_autoptr (SgGraph) graph = load (fixture->store, SG_VIEW_ACTORS, NULL);
  const SgEdge *blame = get_edge (graph, 0);
  g_assert_cmpint (blame->n_machine, ==, 1);
  g_assert_cmpint (blame->n_confirmed, ==, 1);
  g_assert_cmpint (blame->n_hand, ==, 1);
  g_assert_cmpint (sg_edge_get_standing (blame), ==, SG_STANDING_HAND);
  g_assert_cmpint (sg_edge_get_standing (get_edge (graph, 1)), ==, SG_STANDING_MACHINE);
  g_assert_cmpstr (blame->first_date, ==, "2024-03-01");
  g_assert_cmpstr (blame->last_date, ==, "2024-03-02");
  const SgTieRow *const *ties = sg_graph_get_ties (graph, 0, &n);
  g_assert_cmpint (n, ==, 4);
  g_assert_cmpint (ties[0]->statement, ==, ties[1]->statement);
  g_assert_cmpstr (ties[3]->evidence, ==, "Bo cheated.");
  sg_graph_get_ties (graph, 1, &n);
  g_assert_cmpint (n, ==, 1);
  g_autoptr (SgGraph) statements = load (fixture->store, SG_VIEW_STATEMENTS, &(SgFilter) { .speaker = "Bo Lee" });
  g_assert_cmpint (get_edge (statements, 0)->kind, ==, SG_EDGE_SAID);
  g_assert_cmpint (get_edge (statements, 0)->n_confirmed, ==, 1);
  sg_graph_get_ties (statements, 0, &n);
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpint (get_edge (statements, 1)->n_machine, ==, 1);
}

static void
test_empty (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_graph (fixture->store, SG_VIEW_ACTORS, NO_FILTER, "");
  assert_graph (fixture->store, SG_VIEW_STATEMENTS, NO_FILTER, "");
}

/* A minister blames a ministry of the same country and another country. */
static void
add_parts (SgStore *store, gboolean circle)
{
  SgDocument *doc = make_document ("1", "p1", "They failed. All did.");
  gint32 land = make_entity (doc, SG_ENTITY_COUNTRY, "Norland", NULL);
  gint32 state = make_entity (doc, SG_ENTITY_ORGANIZATION, "Government of Norland", NULL);
  gint32 ministry = make_entity (doc, SG_ENTITY_ORGANIZATION, "Ministry of Ports", NULL);
  gint32 other = make_entity (doc, SG_ENTITY_COUNTRY, "Sudland", NULL);
  make_part (doc, ministry, state);
  make_part (doc, state, land);
  if (circle)
    make_part (doc, land, ministry);
  gint32 failed = make_statement (doc, "They failed.", state);
  make_tie (doc, failed, state, SG_STANCE_BLAME, ministry, 0.9);
  make_tie (doc, failed, state, SG_STANCE_BLAME, other, 0.9);
  make_tie (doc, make_statement (doc, "All did.", ministry), ministry, SG_STANCE_BLAME, other, 0.9);
  store_take (store, doc);
}

static void
test_roll_up (Fixture *fixture, gconstpointer data)
{
  add_parts (fixture->store, data != NULL);
  assert_graph (fixture->store, SG_VIEW_ACTORS, NO_FILTER,
                "Government of Norland -BLAMES 1-> Ministry of Ports\nGovernment of Norland -BLAMES 1-> Sudland\n"
                "Ministry of Ports -BLAMES 1-> Sudland\n");
  assert_graph (fixture->store, SG_VIEW_ACTORS, (SgFilter) { .roll_up = TRUE }, "Norland -BLAMES 2-> Sudland\n");
  assert_graph (fixture->store, SG_VIEW_ACTORS, (SgFilter) { .roll_up = TRUE, .speaker = "Norland" },
                "Norland -BLAMES 2-> Sudland\n");
  assert_graph (fixture->store, SG_VIEW_ACTORS, (SgFilter) { .speaker = "Norland" }, "");
  assert_graph (fixture->store, SG_VIEW_STATEMENTS, (SgFilter) { .roll_up = TRUE },
                "Norland -SAID 1-> They failed.\nNorland -SAID 1-> All did.\n"
                "They failed. -ABOUT 1-> Sudland\nAll did. -ABOUT 1-> Sudland\n");
}

static void
test_parts (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  add_parts (fixture->store, FALSE);
  g_autoptr (SgGraph) graph = load (fixture->store, SG_VIEW_ACTORS, NULL);
  const SgNode *nodes = sg_graph_get_nodes (graph, &n);
  g_assert_cmpint (n, ==, 3);                           /* Norland itself has no edge */
  g_assert_cmpstr (nodes[1].label, ==, "Ministry of Ports");
  g_assert_cmpint (nodes[1].part_of, ==, 0);
  g_assert_cmpint (nodes[0].part_of, ==, -1);
}

static void
test_statements (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  SgDocument *doc = make_document ("1", "p1", "Ann Ray said Bo Lee had called Cy Dow a liar. Nobody else spoke.");
  gint32 ann = make_entity (doc, SG_ENTITY_PERSON, "Ann Ray", NULL);
  gint32 bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
  gint32 cy = make_entity (doc, SG_ENTITY_PERSON, "Cy Dow", NULL);
  gint32 outer = make_statement (doc, "Bo Lee had called Cy Dow a liar", ann);
  gint32 inner = make_statement (doc, "Cy Dow a liar", bo);
  sgp_document_get_statement_rows (doc)[inner].parent = outer;
  make_statement (doc, "Nobody else spoke", cy);         /* without a tie: not shown */
  make_tie (doc, inner, bo, SG_STANCE_BLAME, cy, 0.9);
  store_take (fixture->store, doc);
  assert_graph (fixture->store, SG_VIEW_STATEMENTS, NO_FILTER,
                "Ann Ray -SAID 1-> Bo Lee had called Cy Dow a liar\nBo Lee -SAID 1-> Cy Dow a liar\n"
                "Cy Dow a liar -ABOUT 1-> Cy Dow\nCy Dow a liar -NESTED_IN 1-> Bo Lee had called Cy Dow a liar\n");
  assert_graph (fixture->store, SG_VIEW_ACTORS, NO_FILTER, "Bo Lee -BLAMES 1-> Cy Dow\n");
  g_autoptr (SgGraph) graph = load (fixture->store, SG_VIEW_STATEMENTS, NULL);
  const SgNode *nodes = sg_graph_get_nodes (graph, &n);
  g_assert_cmpint (n, ==, 5);
  g_assert_cmpstr (nodes[3].id, ==, "s1");
  g_assert_cmpstr (nodes[3].document, ==, "1");
}

#define ADD(title, data, function) g_test_add ("/graph/" title, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sums", NULL, test_sums);
  ADD ("what-counts", NULL, test_what_counts);
  ADD ("standing", NULL, test_standing);
  ADD ("empty", NULL, test_empty);
  ADD ("roll-up", NULL, test_roll_up);
  ADD ("roll-up-of-a-circle", "circle", test_roll_up);
  ADD ("parts", NULL, test_parts);
  ADD ("statements", NULL, test_statements);
  return g_test_run ();
}
