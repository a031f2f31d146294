/* SPDX-License-Identifier: MIT
 *
 * Exports, read back by those they are for: GraphML by igraph, JSON by
 * json-glib, CSV by a small reader of RFC 4180, DOT by stancegraph-draw. Names
 * come back as they were written, whatever is in them; an empty graph is an
 * empty graph; files are written all or none.
 */
#include "folder.h"

#include <stancegraph/export.h>

#include <glib/gstdio.h>
#include <igraph.h>
#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <math.h>
#include <stancegraph/error.h>
#include <string.h>

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->folder = folder_make ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static char *
in_folder (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* Names as an article, or somebody who writes one for us, may have them. */
static const char *const names[] = {
  "Ann Lee",
  "\\N \\G \\E \\l \\",
  "say \"hi\" \\\" 'there'",
  "R&amp;D &lt; AT&T &#65; &eacute;",
  "<b>bold</b> <TABLE><TR>",
  "]]> <!-- --> <?x?> </data></node>",
  "two\nlines, one\ttab",
  "carriage\r\nreturn\r",
  " blank before and behind ",
  "javascript:alert(1)",
  "=HYPERLINK(\"http://x\",\"y\")",
  "+1",
  "-1",
  "@SUM(A1)",
  "\tx",
  "'=1",
  "'tis",
  "a,b;c",
  "\xf0\x9f\x98\x80 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
  "\xe2\x80\xae turned\xe2\x80\xac עברית\xe2\x80\x8f",
  "Łódź Genève 日本",
  "100 %s %n",
  "",
};
#define N_NAMES ((gint32) G_N_ELEMENTS (names))

/* Everybody of the list blames the next one, who works with everybody. */
static SgGraph *
make_named (const char *const *labels, gint32 n)
{
  g_autoptr (GError) error = NULL;
  g_autofree SgNode *nodes = g_new0 (SgNode, n);
  g_autofree SgEdge *edges = g_new0 (SgEdge, 2 * n);
  g_autoptr (GStringChunk) ids = g_string_chunk_new (64);
  for (gint32 i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("a%d", i + 1);
    gint32 next = (i + 1) % n;
    nodes[i] = (SgNode) { .kind = SG_NODE_ACTOR, .id = g_string_chunk_insert (ids, id), .label = labels[i],
                          .type = SG_ENTITY_PERSON, .part_of = i - 1 };
    edges[2 * i] = (SgEdge) { .source = i, .target = next, .kind = SG_EDGE_BLAMES, .stance = SG_STANCE_BLAME,
                              .act = SG_ACT_ACCUSE, .weight = i + 1, .confidence = 0.25, .evidence = labels[i],
                              .first_date = "2021-11-24", .last_date = "2021-11-26", .n_machine = i, .n_confirmed = 1 };
    edges[2 * i + 1] = (SgEdge) { .source = next, .target = i, .kind = SG_EDGE_COOPERATES, .weight = 1,
                                  .stance = SG_STANCE_COOPERATE, .confidence = 0.5, .n_hand = 1 };
  }
  SgGraph *graph = sg_graph_new_from_rows (SG_VIEW_ACTORS, nodes, n, edges, 2 * n, &error);
  g_assert_no_error (error);
  return graph;
}

static char *
to_text (const SgGraph *graph, SgExportFormat format)
{
  g_autoptr (GError) error = NULL;
  char *text = sg_export_to_text (graph, format, "2 articles & <more>", &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  return text;
}

/* Exports to a file and reads that. */
static char *
to_file (const Fixture *fixture, const SgGraph *graph, SgExportFormat format, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = in_folder (fixture, name);
  g_autofree char *written = in_folder (fixture, expected);
  char *text;
  g_auto (GStrv) paths = sg_export_to_file (graph, format, NULL, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char *const *) paths, written));
  g_assert_true (g_file_get_contents (written, &text, NULL, NULL));
  return text;
}

/* igraph's own reader. */
static void
read_graphml (const Fixture *fixture, const SgGraph *graph, igraph_t *read)
{
  g_free (to_file (fixture, graph, SG_EXPORT_GRAPHML, "x.graphml", "x.graphml"));
  g_autofree char *path = in_folder (fixture, "x.graphml");
  FILE *file = g_fopen (path, "rb");
  igraph_set_attribute_table (&igraph_cattribute_table);
  g_assert_cmpint (igraph_read_graph_graphml (read, file, 0), ==, IGRAPH_SUCCESS);
  fclose (file);
}

static void
test_graphml (Fixture *fixture, gconstpointer data)
{
  (void) data;
  igraph_t read;
  g_autoptr (SgGraph) graph = make_named (names, N_NAMES);
  read_graphml (fixture, graph, &read);
  g_assert_true (igraph_is_directed (&read));
  g_assert_cmpint (igraph_vcount (&read), ==, N_NAMES);
  g_assert_cmpint (igraph_ecount (&read), ==, 2 * N_NAMES);
  for (gint32 i = 0; i < N_NAMES; i++) {
    g_autofree char *id = g_strdup_printf ("a%d", i + 1);
    g_autofree char *whole = i > 0 ? g_strdup_printf ("a%d", i) : g_strdup ("");
    g_assert_cmpstr (VAS (&read, "id", i), ==, id);
    g_assert_cmpstr (VAS (&read, "label", i), ==, names[i]);
    g_assert_cmpstr (VAS (&read, "type", i), ==, "person");
    g_assert_cmpstr (VAS (&read, "part_of", i), ==, whole);
    g_assert_cmpint (IGRAPH_FROM (&read, 2 * i), ==, i);
    g_assert_cmpint (IGRAPH_TO (&read, 2 * i), ==, (i + 1) % N_NAMES);
    g_assert_cmpstr (EAS (&read, "evidence", 2 * i), ==, names[i]);
    g_assert_cmpstr (EAS (&read, "stance", 2 * i), ==, "blame");
    g_assert_cmpfloat (EAN (&read, "weight", 2 * i), ==, i + 1);
    g_assert_cmpfloat (EAN (&read, "sign", 2 * i), ==, -1);
    g_assert_cmpfloat (EAN (&read, "confidence", 2 * i), ==, 0.25);
    g_assert_cmpfloat (EAN (&read, "machine", 2 * i), ==, i);
    g_assert_cmpstr (EAS (&read, "standing", 2 * i), ==, "confirmed");
    g_assert_cmpstr (EAS (&read, "last_date", 2 * i), ==, "2021-11-26");
    g_assert_cmpfloat (EAN (&read, "sign", 2 * i + 1), ==, 1);
    g_assert_cmpstr (EAS (&read, "standing", 2 * i + 1), ==, "hand");
  }
  igraph_destroy (&read);
}

/* What XML cannot hold is marked, and no reader stops there. */
static void
test_control_characters (Fixture *fixture, gconstpointer data)
{
  (void) data;
  static const char *const labels[] = { "bell\x01 esc\x1b[1m\x7f", "c1 \xc2\x85 \xef\xbf\xbe", "bad \xff utf" };
  igraph_t read;
  g_autoptr (SgGraph) graph = make_named (labels, 3);
  g_autofree char *text = to_text (graph, SG_EXPORT_GRAPHML);
  xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), "x.graphml", NULL, XML_PARSE_NONET | XML_PARSE_PEDANTIC);
  g_assert_nonnull (doc);
  xmlFreeDoc (doc);
  read_graphml (fixture, graph, &read);
  g_assert_cmpstr (VAS (&read, "label", 0), ==, "bell\xef\xbf\xbd esc\xef\xbf\xbd[1m\xef\xbf\xbd");
  g_assert_cmpstr (VAS (&read, "label", 1), ==, "c1 \xef\xbf\xbd \xef\xbf\xbd");
  g_assert_cmpstr (VAS (&read, "label", 2), ==, "bad \xef\xbf\xbd utf");
  igraph_destroy (&read);
  g_autofree char *json = to_text (graph, SG_EXPORT_JSON);
  g_assert_nonnull (strstr (json, "\"bell\\u0001 esc\\u001b[1m\x7f\""));
}

static JsonObject *
get_row (JsonObject *root, const char *table, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (root, table), index);
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SgGraph) graph = make_named (names, N_NAMES);
  g_autofree char *text = to_file (fixture, graph, SG_EXPORT_JSON, "x.json", "x.json");
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "schema"), ==, "stancegraph-graph/1");
  g_assert_true (json_object_get_boolean_member (root, "directed"));
  g_assert_true (json_object_get_boolean_member (root, "multigraph"));
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (root, "nodes")), ==, N_NAMES);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (root, "links")), ==, 2 * N_NAMES);
  for (gint32 i = 0; i < N_NAMES; i++) {
    JsonObject *node = get_row (root, "nodes", i), *blame = get_row (root, "links", 2 * i);
    g_assert_cmpstr (json_object_get_string_member (node, "label"), ==, names[i]);
    g_assert_cmpstr (json_object_get_string_member (blame, "source"), ==, json_object_get_string_member (node, "id"));
    g_assert_cmpstr (json_object_get_string_member (blame, "evidence"), ==, names[i]);
    g_assert_cmpint (json_object_get_int_member (blame, "weight"), ==, i + 1);
    g_assert_cmpint (json_object_get_int_member (blame, "sign"), ==, -1);
    g_assert_cmpint (json_array_get_length (json_object_get_array_member (blame, "ties")), ==, 0);
  }
}

/* The next cell of CSV; @at goes on behind it. NULL at the end of a row. */
static char *
read_cell (const char **at)
{
  GString *cell = g_string_new (NULL);
  const char *p = *at;
  if (*p == '\n' || *p == '\0') {
    *at = *p == '\n' ? p + 1 : p;
    g_string_free (cell, TRUE);
    return NULL;
  }
  if (*p == ',')
    p++;
  gboolean quoted = *p == '"';
  for (p += quoted; quoted ? *p != '"' || p[1] == '"' : strchr (",\n", *p) == NULL; p++) {
    g_assert_true (*p != '\0');
    p += quoted && *p == '"';
    g_string_append_c (cell, *p);
  }
  *at = p + quoted;
  return g_string_free (cell, FALSE);
}

/* All rows of a table, each a GPtrArray of cells. */
static GPtrArray *
read_csv (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (*text != '\0') {
    GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
    for (char *cell; (cell = read_cell (&text)) != NULL;)
      g_ptr_array_add (row, cell);
    g_ptr_array_add (rows, row);
  }
  return rows;
}

static const char *
get_cell (const GPtrArray *rows, guint row, guint column)
{
  return g_ptr_array_index ((const GPtrArray *) g_ptr_array_index (rows, row), column);
}

/* Takes away the apostrophe that keeps a spreadsheet from reading a formula. */
static const char *
unmark (const char *cell)
{
  const char *p = cell + strspn (cell, "'");
  return p > cell && *p != '\0' && strchr ("=+-@\t\r\n", *p) != NULL ? cell + 1 : cell;
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_autoptr (SgGraph) graph = make_named (names, N_NAMES);
  g_autofree char *node_text = to_file (fixture, graph, SG_EXPORT_CSV, "x.csv", "x-nodes.csv");
  g_autofree char *edge_text = to_file (fixture, graph, SG_EXPORT_CSV, "x.csv", "x-edges.csv");
  g_autofree char *tie_text = to_file (fixture, graph, SG_EXPORT_CSV, "x.csv", "x-ties.csv");
  g_autoptr (GPtrArray) nodes = read_csv (node_text);
  g_autoptr (GPtrArray) edges = read_csv (edge_text);
  g_assert_cmpuint (folder_count (fixture->folder), ==, 3);
  g_assert_cmpuint (nodes->len, ==, 1 + N_NAMES);
  g_assert_cmpuint (edges->len, ==, 1 + 2 * N_NAMES);
  g_assert_true (g_str_has_prefix (tie_text, "id,edge,statement,"));
  g_assert_cmpstr (strchr (tie_text, '\n'), ==, "\n");
  g_assert_cmpstr (get_cell (nodes, 0, 1), ==, "label");
  g_assert_cmpstr (get_cell (edges, 0, 5), ==, "sign");
  for (gint32 i = 0; i < N_NAMES; i++) {
    const char *label = get_cell (nodes, i + 1, 1);
    g_assert_true (*label == '\0' || strchr ("=+-@\t\r\n", *label) == NULL);
    g_assert_cmpstr (unmark (label), ==, names[i]);
    g_assert_cmpstr (get_cell (edges, 2 * i + 1, 1), ==, get_cell (nodes, i + 1, 0));
    g_assert_cmpstr (get_cell (edges, 2 * i + 1, 5), ==, "-1");           /* a number is no formula */
    g_assert_cmpstr (unmark (get_cell (edges, 2 * i + 1, 16)), ==, names[i]);
  }
}

/* Words in the SVG that the drawing program makes of a description. */
static char *
draw (const Fixture *fixture, const char *dot)
{
  g_autofree char *program = g_build_filename (g_getenv ("SG_BUILDDIR"), "stancegraph-draw", NULL);
  g_autofree char *in = in_folder (fixture, "x.dot"), *out = in_folder (fixture, "x.svg");
  g_autofree char *command = g_strdup_printf ("'%s' svg <'%s' >'%s'", program, in, out);
  const char *argv[] = { "/bin/sh", "-c", command, NULL };
  int status;
  char *svg;
  g_assert_true (g_file_set_contents (in, dot, -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (out, &svg, NULL, NULL));
  return svg;
}

/* Graphviz reads it, and shows names to the letter; blanks of all kinds are one. */
static void
test_dot (Fixture *fixture, gconstpointer data)
{
  (void) data;
  static const char *const labels[] = { "\\N \\G \\l \\", "say \"hi\" \\\"", "R&amp;D AT&T &#65;", "<b>bold</b>",
                                        "\"]; x [\"", "]]> <!--", "two\n lines", "日本" };
  static const char *const shown[] = { "\\N \\G \\l \\", "say \"hi\" \\\"", "R&amp;D AT&T &#65;", "<b>bold</b>",
                                       "\"]; x [\"", "]]> <!--", "two lines", "日本" };
  g_autofree char *word = g_strnfill (2000, 'x');
  for (guint i = 0; i <= G_N_ELEMENTS (labels); i++) {
    const char *label = i < G_N_ELEMENTS (labels) ? labels[i] : word;
    g_autoptr (SgGraph) graph = make_named (&label, 1);
    g_autofree char *dot = to_text (graph, SG_EXPORT_DOT);
    g_autofree char *svg = draw (fixture, dot);
    xmlDoc *doc = xmlReadMemory (svg, (int) strlen (svg), "x.svg", NULL, XML_PARSE_NONET);
    g_assert_nonnull (doc);
    xmlChar *words = xmlNodeGetContent (xmlDocGetRootElement (doc));
    g_assert_nonnull (strstr ((const char *) words, i < G_N_ELEMENTS (labels) ? shown[i] : word));
    g_assert_null (strstr (dot, "pos="));
    g_assert_null (strstr (dot, "color="));
    xmlFree (words);
    xmlFreeDoc (doc);
  }
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  (void) data;
  igraph_t read;
  g_autoptr (SgGraph) graph = sg_graph_new_from_rows (SG_VIEW_STATEMENTS, NULL, 0, NULL, 0, NULL);
  read_graphml (fixture, graph, &read);
  g_assert_cmpint (igraph_vcount (&read), ==, 0);
  g_assert_cmpint (igraph_ecount (&read), ==, 0);
  igraph_destroy (&read);
  g_autofree char *json = to_text (graph, SG_EXPORT_JSON);
  g_autofree char *dot = to_text (graph, SG_EXPORT_DOT);
  g_autofree char *csv = to_file (fixture, graph, SG_EXPORT_CSV, "y.csv", "y-ties.csv");
  g_autofree char *svg = draw (fixture, dot);
  g_assert_nonnull (strstr (svg, "</svg>"));
  g_assert_cmpstr (json, ==, "{\"schema\": \"stancegraph-graph/1\", \"directed\": true, \"multigraph\": true, \"graph\":"
                   " {\"view\": \"statements\", \"note\": \"2 articles & <more>\"},\n \"nodes\": [],\n \"links\": []}\n");
  g_assert_cmpstr (strchr (csv, '\n'), ==, "\n");
}

/* Rows that do not come from a store: weights of any size, ids that are
 * missing, given twice, or no words. */
static void
test_odd_rows (Fixture *fixture, gconstpointer data)
{
  (void) data;
  static const char *const ids[][2] = { { NULL, "a1" }, { "a1", "a1" }, { "a 1", "a2" }, { "", "a2" }, { "a\"1", "<" } };
  static const gdouble weights[] = { -2, HUGE_VAL, NAN, 1e300, 0.1 };
  static const char *const expected[] = { "2", NULL, NULL, "1e+300", "0.1" };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    igraph_t read;
    const SgNode nodes[] = { { .id = ids[i][0], .part_of = -1 }, { .id = ids[i][1], .type = (SgEntityType) 99, .part_of = 0 } };
    const SgEdge edges[] = { { .target = 1, .kind = SG_EDGE_BLAMES, .stance = SG_STANCE_BLAME, .weight = weights[i] },
                             { .target = 1, .kind = SG_EDGE_BLAMES, .stance = SG_STANCE_BLAME, .weight = weights[i] } };
    g_autoptr (SgGraph) graph = sg_graph_new_from_rows (SG_VIEW_ACTORS, nodes, 2, edges, 2, NULL);
    read_graphml (fixture, graph, &read);
    g_assert_cmpstr (VAS (&read, "id", 0), ==, "n0");
    g_assert_cmpstr (VAS (&read, "id", 1), ==, "n1");
    g_assert_cmpstr (EAS (&read, "id", 1), ==, "e2");
    igraph_destroy (&read);
    g_autofree char *json = to_text (graph, SG_EXPORT_JSON);
    g_autofree char *member = g_strdup_printf ("\"weight\": %s,", expected[i] != NULL ? expected[i] : "null");
    g_assert_nonnull (strstr (json, member));
    g_assert_nonnull (strstr (json, "\"standing\": null"));
  }
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  (void) data;
  SgExportFormat format;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgGraph) graph = make_named (names, 2);
  g_assert_true (sg_export_format_from_path ("x.y/a.b.GraphML", &format, NULL));
  g_assert_cmpint (format, ==, SG_EXPORT_GRAPHML);
  g_assert_true (sg_export_format_parse ("csv", &format, NULL));
  g_assert_cmpint (format, ==, SG_EXPORT_CSV);
  g_assert_false (sg_export_format_from_path ("x.json/a", &format, NULL));
  g_assert_false (sg_export_format_from_path ("json", &format, NULL));
  g_assert_false (sg_export_format_from_path ("a.xls", &format, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, "a.xls: ending .json, .csv, .graphml or .dot expected");
  g_clear_error (&error);
  g_assert_false (sg_export_format_parse ("xls", &format, &error));
  g_assert_cmpstr (error->message, ==, "unknown format 'xls': json, csv, graphml or dot expected");
  g_clear_error (&error);
  g_assert_null (sg_export_to_text (graph, SG_EXPORT_CSV, NULL, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_free (to_file (fixture, graph, SG_EXPORT_CSV, "table", "table-edges.csv"));
  g_free (to_file (fixture, graph, SG_EXPORT_CSV, "T.CSV", "T-edges.CSV"));
  g_free (to_file (fixture, graph, SG_EXPORT_JSON, "x.txt", "x.txt"));
}

/* Exporting fails, and the folder is as it was. */
static void
assert_fails (const Fixture *fixture, SgExportFormat format, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgGraph) graph = make_named (names, N_NAMES);
  guint n_files = folder_count (fixture->folder);
  g_assert_null (sg_export_to_file (graph, format, NULL, path, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_READ);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpuint (folder_count (fixture->folder), ==, n_files);
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_autofree char *kept = in_folder (fixture, "x-nodes.csv");
  g_autofree char *folder = in_folder (fixture, "x-edges.csv");
  g_autofree char *path = in_folder (fixture, "x.csv");
  g_autofree char *text = NULL;
  g_assert_true (g_file_set_contents (kept, "old", -1, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_fails (fixture, SG_EXPORT_CSV, path, "x-edges.csv: Is a directory");
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_rmdir (folder);
  assert_fails (fixture, SG_EXPORT_JSON, "/nonexistent/folder/x.json", "/nonexistent/folder/x.json: No such file");
  g_autoptr (SgGraph) graph = make_named (names, 2);
  g_autofree char *whole = to_file (fixture, graph, SG_EXPORT_CSV, "x.csv", "x-nodes.csv");
  g_assert_true (g_str_has_prefix (whole, "id,label,"));
}

/* A device is written to, never replaced. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  (void) data;
  GStatBuf info;
  if (g_stat ("/dev/full", &info) != 0) {
    g_test_skip ("no /dev/full");
    return;
  }
  assert_fails (fixture, SG_EXPORT_JSON, "/dev/full", "/dev/full: No space left on device");
  g_assert_cmpint (g_stat ("/dev/full", &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; void (*run) (Fixture *, gconstpointer); } tests[] = {
    { "/export/graphml", test_graphml },
    { "/export/control-characters", test_control_characters },
    { "/export/json", test_json },
    { "/export/csv", test_csv },
    { "/export/dot", test_dot },
    { "/export/empty", test_empty },
    { "/export/odd-rows", test_odd_rows },
    { "/export/formats", test_formats },
    { "/export/files", test_files },
    { "/export/full-disk", test_full_disk },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
