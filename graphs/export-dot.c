/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A graph in the DOT language as data: all columns as attributes, and nothing
 * of how or where it is drawn. (What a picture looks like is described by
 * picture.c.) Words are escaped so that Graphviz shows them to the letter.
 *
 *     "a24" [label="Natacha Bouchart", kind="actor", type="person"];
 *     "a24" -> "a1" [id="e4", kind="BLAMES", stance="blame", sign="-1", weight="3", ...];
 */
#include "export-private.h"

#include "dot-text-private.h"

/* The columns from @first on, as far as they hold something. */
static void
write_attributes (GString *out, const SgpColumn *columns, gint first, gint n, const SgpCell *cells)
{
  const char *between = "";
  for (gint i = first; i < n; i++) {
    if (cells[i].words == NULL)
      continue;
    g_string_append_printf (out, "%s%s=", between, columns[i].name);
    sgp_dot_append_quoted (out, cells[i].words, NULL);
    between = ", ";
  }
}

static void
write_edge (GString *out, const SgpCell *cells)
{
  g_string_append_printf (out, "  \"%s\" -> \"%s\" [id=\"%s\", ", cells[1].words, cells[2].words, cells[0].words);
  write_attributes (out, sgp_edge_columns, 3, SGP_N_EDGE_COLUMNS, cells);
  g_string_append (out, "];\n");
}

void
sgp_export_write_dot (SgpExport *export, guint part G_GNUC_UNUSED, GString *out)
{
  g_string_append (out, "digraph stancegraph {\n  graph [charset=\"UTF-8\", view=");
  sgp_dot_append_quoted (out, sg_view_get_name (sg_graph_get_view (export->graph)), NULL);
  g_string_append (out, ", note=");
  sgp_dot_append_quoted (out, export->note != NULL ? export->note : "", NULL);
  g_string_append (out, "];\n");
  for (gint32 i = 0; i < export->n_nodes; i++) {
    const SgpCell *cells = sgp_export_fill_node (export, i);
    g_string_append_printf (out, "  \"%s\" [", cells[0].words);
    write_attributes (out, sgp_node_columns, 1, SGP_N_NODE_COLUMNS, cells);
    g_string_append (out, "];\n");
  }
  for (gint32 i = 0; i < export->n_edges; i++)
    write_edge (out, sgp_export_fill_edge (export, i));
  g_string_append (out, "}\n");
}
