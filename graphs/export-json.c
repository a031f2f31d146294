/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A graph as JSON in node-link form, which networkx and D3 read. One node or
 * edge a line; what is not known is null. An edge has its ties with it.
 *
 *     {"schema": "stancegraph-graph/1", "directed": true, "multigraph": true, "graph": {"view": "actors", ...},
 *      "nodes": [{"id": "a1", "label": "Boris Johnson", ...}, ...],
 *      "links": [{"key": "e1", "id": "e1", "source": "a24", ..., "ties": [{"id": "t17", ...}]}, ...]}
 *
 * In Python: networkx.node_link_graph (json.load (file), edges="links").
 */
#include "export-private.h"

#include <stancegraph/quote.h>
#include <string.h>

static void
write_string (GString *out, const char *words)
{
  sg_quote_json (out, words, strlen (words));
}

/* "s1 s3" as ["s1", "s3"] */
static void
write_list (GString *out, const char *words)
{
  g_auto (GStrv) items = g_strsplit (words != NULL ? words : "", " ", -1);
  g_string_append_c (out, '[');
  for (guint i = 0; items[i] != NULL; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    write_string (out, items[i]);
  }
  g_string_append_c (out, ']');
}

static void
write_cell (GString *out, const SgpColumn *column, const SgpCell *cell)
{
  if (column->type == SGP_CELL_LIST)
    write_list (out, cell->words);
  else if (cell->words == NULL)
    g_string_append (out, "null");
  else if (column->type == SGP_CELL_WORDS)
    write_string (out, cell->words);
  else
    g_string_append (out, cell->words);
}

/* `"id": "a1", "label": ...`, without the braces. */
static void
write_members (GString *out, const SgpColumn *columns, gint n, const SgpCell *cells)
{
  for (gint i = 0; i < n; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    write_string (out, columns[i].name);
    g_string_append (out, ": ");
    write_cell (out, &columns[i], &cells[i]);
  }
}

static void
write_ties (SgpExport *export, gint32 edge, GString *out)
{
  gint32 n;
  sg_graph_get_ties (export->graph, edge, &n);
  g_string_append (out, ", \"ties\": [");
  for (gint32 i = 0; i < n; i++) {
    g_string_append (out, i > 0 ? ", {" : "{");
    write_members (out, sgp_tie_columns, SGP_N_TIE_COLUMNS, sgp_export_fill_tie (export, edge, i));
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
write_nodes (SgpExport *export, GString *out)
{
  g_string_append (out, " \"nodes\": [");
  for (gint32 i = 0; i < export->n_nodes; i++) {
    g_string_append (out, i > 0 ? ",\n  {" : "\n  {");
    write_members (out, sgp_node_columns, SGP_N_NODE_COLUMNS, sgp_export_fill_node (export, i));
    g_string_append_c (out, '}');
  }
  g_string_append (out, "],\n");
}

/* The key tells edges of one pair apart. */
static void
write_links (SgpExport *export, GString *out)
{
  g_string_append (out, " \"links\": [");
  for (gint32 i = 0; i < export->n_edges; i++) {
    const SgpCell *cells = sgp_export_fill_edge (export, i);
    g_string_append (out, i > 0 ? ",\n  {\"key\": " : "\n  {\"key\": ");
    write_string (out, cells[0].words);
    g_string_append (out, ", ");
    write_members (out, sgp_edge_columns, SGP_N_EDGE_COLUMNS, cells);
    write_ties (export, i, out);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "]}\n");
}

void
sgp_export_write_json (SgpExport *export, guint part G_GNUC_UNUSED, GString *out)
{
  g_string_append (out, "{\"schema\": \"" SG_EXPORT_SCHEMA "\", \"directed\": true, \"multigraph\": true,"
                        " \"graph\": {\"view\": ");
  write_string (out, sg_view_get_name (sg_graph_get_view (export->graph)));
  g_string_append (out, ", \"note\": ");
  if (export->note != NULL)
    write_string (out, export->note);
  else
    g_string_append (out, "null");
  g_string_append (out, "},\n");
  write_nodes (export, out);
  write_links (export, out);
}
