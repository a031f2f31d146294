/* SPDX-License-Identifier: MIT
 *
 * Pictures: words shown to the letter whatever Graphviz makes of them, SVG
 * that XML readers take, what is shown and what not, and a drawing program
 * that is missing, fails, dies or hangs.
 */
#include "folder.h"

#include <stancegraph/picture.h>

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <math.h>
#include <signal.h>
#include <stancegraph/error.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *folder;
  char *program;     /* the real one */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->folder = folder_make ();
  fixture->program = g_build_filename (g_getenv ("SG_BUILDDIR"), "stancegraph-draw", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->program);
}

static char *
in_folder (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static SgNode
actor (const char *id, const char *label, SgEntityType type)
{
  return (SgNode) { .kind = SG_NODE_ACTOR, .id = id, .label = label, .type = type, .part_of = -1 };
}

static SgNode
statement (const char *id, const char *words)
{
  return (SgNode) { .kind = SG_NODE_STATEMENT, .id = id, .label = words, .type = SG_ENTITY_OTHER, .part_of = -1,
                    .document = "d1" };
}

static SgEdge
edge (gint32 source, gint32 target, SgEdgeKind kind, SgStance stance, gdouble weight, const char *evidence)
{
  return (SgEdge) { .source = source, .target = target, .kind = kind, .stance = stance, .weight = weight, .confidence = 0.9,
                    .evidence = evidence };
}

static SgGraph *
make (SgView view, const SgNode *nodes, gint32 n_nodes, const SgEdge *edges, gint32 n_edges)
{
  g_autoptr (GError) error = NULL;
  SgGraph *graph = sg_graph_new_from_rows (view, nodes, n_nodes, edges, n_edges, &error);
  g_assert_no_error (error);
  return graph;
}

/* @label blames France. */
static SgGraph *
make_pair (const char *label, const char *evidence)
{
  const SgNode nodes[] = { actor ("a1", label, SG_ENTITY_PERSON), actor ("a2", "France", SG_ENTITY_COUNTRY) };
  const SgEdge edges[] = { edge (0, 1, SG_EDGE_BLAMES, SG_STANCE_BLAME, 3, evidence) };
  return make (SG_VIEW_ACTORS, nodes, 2, edges, 1);
}

/* The image of a graph as a file with this name, read back. */
static char *
render (const Fixture *fixture, const SgGraph *graph, const char *name, gsize *size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_folder (fixture, name);
  const SgPictureOptions options = { "Title & <b> \\G", "2 articles \\N", 0, fixture->program };
  char *data;
  g_assert_true (sg_picture_render (graph, &options, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, size, NULL));
  return data;
}

static xmlDocPtr
parse_svg (const char *svg, gsize size)
{
  xmlDocPtr doc = xmlReadMemory (svg, (int) size, "picture.svg", NULL, XML_PARSE_NONET);
  g_assert_nonnull (doc);
  return doc;
}

/* The element with this id, below @node. */
static xmlNodePtr
find_id (xmlNodePtr node, const char *id)
{
  for (; node != NULL; node = node->next) {
    xmlChar *raw = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, (const xmlChar *) "id") : NULL;
    gboolean is_it = raw != NULL && strcmp ((const char *) raw, id) == 0;
    xmlFree (raw);
    xmlNodePtr found = is_it ? node : find_id (node->children, id);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Appends the words of all elements of this name below @node, a blank between. */
static void
collect (xmlNodePtr node, const char *name, GString *out)
{
  for (xmlNodePtr child = node->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, name) == 0) {
      xmlChar *content = xmlNodeGetContent (child);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", (const char *) content);
      xmlFree (content);
    }
    collect (child, name, out);
  }
}

static char *
get_words (xmlDocPtr doc, const char *id, const char *element)
{
  GString *out = g_string_new (NULL);
  xmlNodePtr node = find_id (xmlDocGetRootElement (doc), id);
  g_assert_nonnull (node);
  collect (node, element, out);
  return g_string_free (out, FALSE);
}

/* Given, and as a reader should see it. */
static const char *const traps[][2] = {
  { "Ann Lee", "Ann Lee" },
  { "\\N \\G \\E", "\\N \\G \\E" },
  { "ends in \\", "ends in \\" },
  { "a\\nb\\lc", "a\\nb\\lc" },
  { "say \"hi\" \\\"", "say \"hi\" \\\"" },
  { "R&amp;D &lt;", "R&amp;D &lt;" },
  { "AT&T & Co", "AT&T & Co" },
  { "&#65; &eacute;", "&#65; &eacute;" },
  { "<b>bold</b>", "<b>bold</b>" },
  { "<TABLE><TR>", "<TABLE><TR>" },
  { "two\nlines\r\n\tup", "two lines up" },
  { "bell\x01 esc\x1b[1m del\x7f!", "bell esc [1m del !" },
  { "bad \xff\xfe utf", "bad \xef\xbf\xbd\xef\xbf\xbd utf" },
  { "\"]; x -> y; [\"", "\"]; x -> y; [\"" },
  { "]]> <!-- --> <?x?>", "]]> <!-- --> <?x?>" },
  { "100 %s %n", "100 %s %n" },
  { "Łódź Genève 日本", "Łódź Genève 日本" },
  { "javascript:alert()", "javascript:alert()" },
  { "=1+1 @x -y", "=1+1 @x -y" },
  { "\xf0\x9f\x98\x80 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
    "\xf0\x9f\x98\x80 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7" },
  { "עברית (x)\xe2\x80\x8f!", "עברית (x)\xe2\x80\x8f!" },
  { "a\xe2\x80\xae" "b\xe2\x80\xac" "c\xe2\x81\xa7" "d", "abcd" },      /* would turn what follows around */
  { "c1 \xc2\x85 \xe2\x80\xa8 \xef\xbf\xbf end", "c1 end" },
  { "'single' `back`", "'single' `back`" },
};

/* No element of the image leads anywhere. */
static void
assert_no_links (xmlNodePtr node)
{
  for (; node != NULL; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    g_assert_null (xmlHasProp (node, (const xmlChar *) "href"));
    g_assert_cmpstr ((const char *) node->name, !=, "script");
    assert_no_links (node->children);
  }
}

static void
test_words_to_the_letter (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (traps); i++) {
    gsize size;
    g_autoptr (SgGraph) graph = make_pair (traps[i][0], traps[i][0]);
    g_autofree char *svg = render (fixture, graph, "trap.svg", &size);
    xmlDocPtr doc = parse_svg (svg, size);
    g_autofree char *label = get_words (doc, "a1", "text");
    g_autofree char *node_tip = get_words (doc, "a1", "title");
    g_autofree char *edge_tip = get_words (doc, "edge0", "title");
    g_autofree char *expected_node = g_strdup_printf ("%s (person)", traps[i][1]);
    g_autofree char *expected_edge = g_strdup_printf ("%s blames France (3): %s", traps[i][1], traps[i][1]);
    g_assert_cmpstr (label, ==, traps[i][1]);
    g_assert_cmpstr (node_tip, ==, expected_node);
    g_assert_cmpstr (edge_tip, ==, expected_edge);
    assert_no_links (xmlDocGetRootElement (doc));
    xmlFreeDoc (doc);
  }
}

/* Who has no name, or one that cannot be seen, is shown by id. */
static void
test_nameless (Fixture *fixture, gconstpointer data)
{
  (void) data;
  static const char *const names[] = { "", " \t\n ", "\xe2\x80\x8b", "\x01", NULL };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    gsize size;
    g_autoptr (SgGraph) graph = make_pair (names[i], NULL);
    g_autofree char *svg = render (fixture, graph, "nameless.svg", &size);
    xmlDocPtr doc = parse_svg (svg, size);
    g_autofree char *label = get_words (doc, "a1", "text");
    g_autofree char *tip = get_words (doc, "edge0", "title");
    g_assert_cmpstr (label, ==, "a1");
    g_assert_cmpstr (tip, ==, "a1 blames France (3)");
    xmlFreeDoc (doc);
  }
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  (void) data;
  gsize size;
  g_autoptr (SgGraph) graph = make_pair ("Ann Lee", NULL);
  g_autofree char *svg = render (fixture, graph, "picture.svg", &size);
  xmlDocPtr doc = parse_svg (svg, size);
  g_autofree char *words = get_words (doc, "graph0", "text");
  g_assert_nonnull (strstr (words, "Title & <b> \\G"));
  g_assert_nonnull (strstr (words, "2 articles \\N"));
  g_assert_nonnull (strstr (words, "blames"));
  g_assert_null (strstr (words, "works with"));
  g_assert_null (strstr (words, "organization"));
  g_assert_nonnull (strstr (svg, "stroke=\"#d55e00\""));
  xmlFreeDoc (doc);
}

/* A name is broken into three lines of 20 characters, the rest left out. */
static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  (void) data;
  (void) fixture;
  g_autoptr (SgGraph) graph = make_pair ("The Standing Committee of the Regions on the Waters of the Upper and the Lower Valley", NULL);
  g_autofree char *dot = sg_picture_describe (graph, NULL);
  g_assert_nonnull (strstr (dot, "label=\"The Standing\\nCommittee of the\\nRegions on the…\""));
  g_autofree char *word = g_strnfill (100000, 'x');
  g_autoptr (SgGraph) endless = make_pair (word, "a passage");
  g_autofree char *other = sg_picture_describe (endless, NULL);
  g_assert_nonnull (strstr (other, "xxx… blames France (3): a passage\""));
  g_assert_nonnull (strstr (other, "label=\"xxxxxxxxxxxxxxxxxxxx\\nxxxxxxxxxxxxxxxxxxxx\\nxxxxxxxxxxxxxxxxxxx…\""));
  g_assert_cmpuint (strlen (other), <, 10000);
  const SgPictureOptions options = { word, word, 0, NULL };
  g_autofree char *titled = sg_picture_describe (endless, &options);
  g_assert_cmpuint (strlen (titled), <, 10000);
}

static void
test_what_is_shown (Fixture *fixture, gconstpointer data)
{
  (void) data;
  (void) fixture;
  const SgNode nodes[] = { actor ("a1", "Lee", SG_ENTITY_PERSON), actor ("a2", "Roe", SG_ENTITY_PERSON),
                           actor ("a3", "Kim", SG_ENTITY_PERSON),
                           statement ("s1", "it rains"),
                           statement ("s2", "Roe has failed"),
                           statement ("s3", "Lee holds that Roe has failed") };
  const SgEdge edges[] = { edge (2, 3, SG_EDGE_SAID, SG_STANCE_NONE, 1, NULL),
                           edge (0, 4, SG_EDGE_SAID, SG_STANCE_NONE, 1, NULL),
                           edge (4, 1, SG_EDGE_ABOUT, SG_STANCE_BLAME, 1, "failed"),
                           edge (4, 5, SG_EDGE_NESTED_IN, SG_STANCE_NONE, 1, NULL) };
  g_autoptr (SgGraph) graph = make (SG_VIEW_STATEMENTS, nodes, 6, edges, 4);
  g_autofree char *dot = sg_picture_describe (graph, NULL);
  g_assert_null (strstr (dot, "Kim"));
  g_assert_null (strstr (dot, "it rains"));
  g_assert_nonnull (strstr (dot, "\"Roe has failed\\l\""));
  g_assert_nonnull (strstr (dot, "Lee holds that"));
  g_assert_nonnull (strstr (dot, "n4 -> n1 [id=\"edge2\", class=\"blame\""));
  g_assert_nonnull (strstr (dot, "rankdir=LR"));
}

/* Who cooperate with each other are joined by one line; who blame, by two. */
static void
test_mutual_ties (Fixture *fixture, gconstpointer data)
{
  (void) data;
  gsize size;
  const SgNode nodes[] = { actor ("a1", "Lee", SG_ENTITY_PERSON), actor ("a2", "Roe", SG_ENTITY_PERSON) };
  const SgEdge edges[] = { edge (0, 1, SG_EDGE_BLAMES, SG_STANCE_BLAME, 1, NULL),
                           edge (0, 1, SG_EDGE_COOPERATES, SG_STANCE_COOPERATE, 1, "Lee met Roe"),
                           edge (1, 0, SG_EDGE_BLAMES, SG_STANCE_BLAME, 1, NULL),
                           edge (1, 0, SG_EDGE_COOPERATES, SG_STANCE_COOPERATE, 2, "Roe thanked Lee") };
  g_autoptr (SgGraph) graph = make (SG_VIEW_ACTORS, nodes, 2, edges, 4);
  g_autofree char *svg = render (fixture, graph, "mutual.svg", &size);
  xmlDocPtr doc = parse_svg (svg, size);
  g_autofree char *tip = get_words (doc, "edge1", "title");
  g_assert_cmpstr (tip, ==, "Lee works with Roe: Lee met Roe | Roe works with Lee (2): Roe thanked Lee");
  g_assert_nonnull (find_id (xmlDocGetRootElement (doc), "edge0"));
  g_assert_nonnull (find_id (xmlDocGetRootElement (doc), "edge2"));
  g_assert_null (find_id (xmlDocGetRootElement (doc), "edge3"));
  xmlFreeDoc (doc);
}

/* The line of an edge that so many statements carry, as the description has it. */
static char *
draw_standing (gint32 n_machine, gint32 n_confirmed, gint32 n_hand)
{
  const SgNode nodes[] = { actor ("a1", "Lee", SG_ENTITY_PERSON), actor ("a2", "Roe", SG_ENTITY_PERSON) };
  SgEdge edges[] = { edge (0, 1, SG_EDGE_BLAMES, SG_STANCE_BLAME, n_machine + n_confirmed + n_hand, NULL) };
  edges[0].n_machine = n_machine;
  edges[0].n_confirmed = n_confirmed;
  edges[0].n_hand = n_hand;
  g_autoptr (SgGraph) graph = make (SG_VIEW_ACTORS, nodes, 2, edges, 1);
  return sg_picture_describe (graph, NULL);
}

/* Machine-read, confirmed and added by hand differ in line and mark; the legend
 * and the tooltip say so. */
static void
test_standing (Fixture *fixture, gconstpointer data)
{
  (void) data;
  (void) fixture;
  static const struct { gint32 n[3]; const char *line, *tip, *legend, *absent; } cases[] = {
    { { 2, 0, 0 }, "dashed, arrowhead=tee,", "(2, machine-read)\"", "read by machine", "confirmed by" },
    { { 1, 0, 0 }, "dashed, arrowhead=tee,", "(machine-read)\"", "read by machine", "added by" },
    { { 0, 1, 0 }, "solid, arrowhead=tee,", "(confirmed)\"", "confirmed by a person", "read by" },
    { { 4, 1, 0 }, "solid, arrowhead=tee,", "(5: 1 confirmed, 4 machine-read)\"", "confirmed by", "added by" },
    { { 0, 0, 1 }, "solid, arrowhead=teeodot,", "(by hand)\"", "added by a person", "read by" },
    { { 1, 1, 1 }, "solid, arrowhead=teeodot,", "(3: 1 by hand, 1 confirmed, 1 machine-read)\"", "added by", "read by" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *dot = draw_standing (cases[i].n[0], cases[i].n[1], cases[i].n[2]);
    g_assert_nonnull (strstr (dot, cases[i].line));
    g_autofree char *tip = g_strconcat ("tooltip=\"Lee blames Roe ", cases[i].tip, NULL);
    g_assert_nonnull (strstr (dot, tip));
    g_assert_nonnull (strstr (dot, cases[i].legend));
    g_assert_null (strstr (dot, cases[i].absent));
  }
}

/* One line with two heads would say of both what is true of one. */
static void
test_mutual_ties_of_two_standings (Fixture *fixture, gconstpointer data)
{
  (void) data;
  (void) fixture;
  const SgNode nodes[] = { actor ("a1", "Lee", SG_ENTITY_PERSON), actor ("a2", "Roe", SG_ENTITY_PERSON) };
  SgEdge edges[] = { edge (0, 1, SG_EDGE_COOPERATES, SG_STANCE_COOPERATE, 1, NULL),
                     edge (1, 0, SG_EDGE_COOPERATES, SG_STANCE_COOPERATE, 1, NULL) };
  edges[0].n_machine = edges[1].n_confirmed = 1;
  g_autoptr (SgGraph) graph = make (SG_VIEW_ACTORS, nodes, 2, edges, 2);
  g_autofree char *dot = sg_picture_describe (graph, NULL);
  g_assert_nonnull (strstr (dot, "n0 -> n1 [id=\"edge0\", class=\"cooperate machine\""));
  g_assert_nonnull (strstr (dot, "n1 -> n0 [id=\"edge1\", class=\"cooperate confirmed\""));
  g_assert_null (strstr (dot, "dir=both"));
}

/* A ring of actors. */
static SgGraph *
make_ring (gint32 n, gint32 n_edges)
{
  g_autofree SgNode *nodes = g_new (SgNode, n);
  g_autofree SgEdge *edges = g_new (SgEdge, n_edges);
  for (gint32 i = 0; i < n; i++)
    nodes[i] = actor (NULL, "Ann Lee", SG_ENTITY_PERSON);
  for (gint32 i = 0; i < n_edges; i++)
    edges[i] = edge (i % n, (gint32) ((i + 1 + (gint64) i / n * 7919) % n), SG_EDGE_BLAMES, SG_STANCE_BLAME, 1, NULL);
  return make (SG_VIEW_ACTORS, nodes, n, edges, n_edges);
}

static void
test_engine_by_size (Fixture *fixture, gconstpointer data)
{
  (void) data;
  (void) fixture;
  g_autoptr (SgGraph) fits = make_ring (150, 300);
  g_autoptr (SgGraph) wide = make_ring (151, 151);
  g_autoptr (SgGraph) dense = make_ring (100, 301);
  g_autofree char *a = sg_picture_describe (fits, NULL);
  g_autofree char *b = sg_picture_describe (wide, NULL);
  g_autofree char *c = sg_picture_describe (dense, NULL);
  g_assert_nonnull (strstr (a, "layout=dot;"));
  g_assert_nonnull (strstr (b, "layout=sfdp;"));
  g_assert_nonnull (strstr (c, "layout=sfdp;"));
}

/* Parallel edges, edges to oneself, weights of any size, ids that are missing. */
static void
test_odd_edges (Fixture *fixture, gconstpointer data)
{
  (void) data;
  gsize size;
  const SgNode nodes[] = { actor (NULL, NULL, (SgEntityType) 99), actor ("a\"2", "Roe", SG_ENTITY_GROUP) };
  const SgEdge edges[] = { edge (0, 0, SG_EDGE_BLAMES, SG_STANCE_BLAME, 1, NULL),
                           edge (0, 1, SG_EDGE_BLAMES, SG_STANCE_BLAME, 1e300, NULL),
                           edge (0, 1, SG_EDGE_BLAMES, SG_STANCE_BLAME, -5, NULL),
                           edge (0, 1, SG_EDGE_COOPERATES, SG_STANCE_COOPERATE, 0, NULL),
                           edge (1, 0, SG_EDGE_COOPERATES, SG_STANCE_COOPERATE, HUGE_VAL, NULL) };
  g_autoptr (SgGraph) graph = make (SG_VIEW_ACTORS, nodes, 2, edges, 5);
  g_autofree char *svg = render (fixture, graph, "odd.svg", &size);
  xmlDocPtr doc = parse_svg (svg, size);
  g_autofree char *tip = get_words (doc, "edge3", "title");
  g_assert_cmpstr (tip, ==, "? works with Roe (0) | Roe works with ? (inf)");
  xmlFreeDoc (doc);
}

static void
test_nothing_to_show (Fixture *fixture, gconstpointer data)
{
  (void) data;
  gsize size;
  g_autoptr (SgGraph) graph = make (SG_VIEW_ACTORS, NULL, 0, NULL, 0);
  g_autofree char *svg = render (fixture, graph, "empty.svg", &size);
  g_assert_nonnull (strstr (svg, "no ties to show"));
  xmlFreeDoc (parse_svg (svg, size));
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  (void) data;
  gsize size;
  g_autoptr (SgGraph) graph = make_pair ("Ann Lee", NULL);
  g_autofree char *png = render (fixture, graph, "p.png", &size);
  g_assert_true (size > 1000 && memcmp (png, "\x89PNG", 4) == 0);
  g_autofree char *pdf = render (fixture, graph, "p.PDF", &size);
  g_assert_true (size > 1000 && memcmp (pdf, "%PDF", 4) == 0);
  g_autofree char *dot = render (fixture, graph, "p.dot", &size);
  g_assert_true (g_str_has_prefix (dot, "digraph"));
}

/* Rendering fails with this code, nothing is written, an old file stays. */
static char *
assert_fails (const Fixture *fixture, const SgGraph *graph, const SgPictureOptions *options, SgError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_folder (fixture, "kept.svg");
  g_autofree char *text = NULL;
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  guint n_files = folder_count (fixture->folder);
  g_assert_false (sg_picture_render (graph, options, path, &error));
  g_assert_error (error, SG_ERROR, (int) code);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (folder_count (fixture->folder), ==, n_files);
  return g_strdup (error->message);
}

/* A program for the test, in place of the real one. */
static char *
make_program (const Fixture *fixture, const char *script)
{
  char *path = in_folder (fixture, "program");
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  return path;
}

static void
test_program_fails (Fixture *fixture, gconstpointer data)
{
  (void) data;
  static const struct { const char *script, *message; } cases[] = {
    { "echo 'stancegraph-draw: no such luck' >&2; echo more >&2; exit 1", "stancegraph-draw: no such luck" },
    { "exit 7", "stancegraph-draw: failed" },
    { "exit 0", "stancegraph-draw: no image came" },
    { "echo '<svg>'; kill -KILL $$", "stancegraph-draw was ended by signal 9" },
    { "exec <&-; exit 1", "stancegraph-draw: failed" },
  };
  g_autoptr (SgGraph) graph = make_ring (5000, 5000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *program = make_program (fixture, cases[i].script);
    const SgPictureOptions options = { NULL, NULL, 20, program };
    g_autofree char *message = assert_fails (fixture, graph, &options, SG_ERROR_GRAPH);
    g_assert_cmpstr (message, ==, cases[i].message);
  }
}

static void
test_program_missing (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_autoptr (SgGraph) graph = make_pair ("Ann Lee", NULL);
  const SgPictureOptions options = { NULL, NULL, 0, "/nonexistent/draw" };
  g_autofree char *message = assert_fails (fixture, graph, &options, SG_ERROR_GRAPH);
  g_assert_nonnull (strstr (message, "/nonexistent/draw"));
}

/* A layout without an end is killed, and so is all hope for its children. */
static void
test_program_hangs (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_autoptr (SgGraph) graph = make_pair ("Ann Lee", NULL);
  g_autofree char *pid_path = in_folder (fixture, "pid");
  g_autofree char *script = g_strdup_printf ("echo $$ >%s; echo '<svg>'; sleep 3; sleep 60", pid_path);
  g_autofree char *program = make_program (fixture, script);
  const SgPictureOptions options = { NULL, NULL, 1, program };
  g_assert_true (g_file_set_contents (pid_path, "", -1, NULL));
  g_autofree char *message = assert_fails (fixture, graph, &options, SG_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (message, "drawing took longer than 1 s: "));
  g_assert_nonnull (strstr (message, "--min-weight"));
  g_autofree char *pid = NULL;
  g_assert_true (g_file_get_contents (pid_path, &pid, NULL, NULL));
  for (int i = 0; i < 100 && kill (atoi (pid), 0) == 0; i++)
    g_usleep (20000);
  g_assert_cmpint (kill (atoi (pid), 0), ==, -1);
}

/* The real program, with more than it can do in the time. */
static void
test_layout_too_large (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_autoptr (SgGraph) graph = make_ring (12000, 36000);
  const SgPictureOptions options = { NULL, NULL, 1, fixture->program };
  g_autofree char *message = assert_fails (fixture, graph, &options, SG_ERROR_LIMIT);
  g_assert_nonnull (strstr (message, "--timeout"));
}

static void
test_paths (Fixture *fixture, gconstpointer data)
{
  (void) data;
  SgPictureFormat format;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgGraph) graph = make_pair ("Ann Lee", NULL);
  g_assert_false (sg_picture_format_from_path ("a.gif", &format, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, "a.gif: ending .svg, .png, .pdf or .dot expected");
  g_assert_false (sg_picture_format_from_path ("svg", &format, NULL));
  g_assert_true (sg_picture_format_from_path ("x.y/a.b.SVG", &format, NULL));
  g_assert_cmpint (format, ==, SG_PICTURE_SVG);
  g_clear_error (&error);
  const SgPictureOptions options = { NULL, NULL, 0, fixture->program };
  g_assert_false (sg_picture_render (graph, &options, "/nonexistent/folder/a.dot", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_READ);
}

typedef struct {
  const Fixture *fixture;
  const char *name;
} Job;

static gpointer
render_many (gpointer data)
{
  const Job *job = data;
  g_autoptr (SgGraph) graph = make_ring (20, 40);
  for (int i = 0; i < 5; i++) {
    gsize size;
    g_autofree char *svg = render (job->fixture, graph, job->name, &size);
    g_assert_nonnull (strstr (svg, "</svg>"));
  }
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  (void) data;
  Job here = { fixture, "here.svg" }, there = { fixture, "there.svg" };
  GThread *other = g_thread_new ("render", render_many, &there);
  render_many (&here);
  g_thread_join (other);
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/picture/words-to-the-letter", test_words_to_the_letter },
    { "/picture/nameless", test_nameless },
    { "/picture/title", test_title },
    { "/picture/long-name", test_long_name },
    { "/picture/what-is-shown", test_what_is_shown },
    { "/picture/mutual-ties", test_mutual_ties },
    { "/picture/standing", test_standing },
    { "/picture/mutual-ties-of-two-standings", test_mutual_ties_of_two_standings },
    { "/picture/engine-by-size", test_engine_by_size },
    { "/picture/odd-edges", test_odd_edges },
    { "/picture/nothing-to-show", test_nothing_to_show },
    { "/picture/formats", test_formats },
    { "/picture/program-fails", test_program_fails },
    { "/picture/program-missing", test_program_missing },
    { "/picture/program-hangs", test_program_hangs },
    { "/picture/layout-too-large", test_layout_too_large },
    { "/picture/paths", test_paths },
    { "/picture/threads", test_threads },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
