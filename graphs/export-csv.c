/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A graph as three tables of CSV: nodes, edges, and the ties that edges sum up,
 * joined by the edges' ids. The names of the columns are those that Gephi asks
 * for (id, label, source, target, weight).
 *
 *     channel-nodes.csv   id,label,kind,type,...
 *     channel-edges.csv   id,source,target,kind,stance,sign,weight,...
 *     channel-ties.csv    id,edge,statement,source,source_name,...
 *
 * UTF-8 without a mark before it; lines end with a line feed, which RFC 4180's
 * readers take.
 */
#include "export-private.h"

#include <stancegraph/quote.h>

static void
write_head (GString *out, const SgpColumn *columns, gint n)
{
  for (gint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", columns[i].name);
  g_string_append_c (out, '\n');
}

static void
write_row (GString *out, const SgpColumn *columns, gint n, const SgpCell *cells)
{
  for (gint i = 0; i < n; i++) {
    g_string_append (out, i > 0 ? "," : "");
    if (cells[i].words == NULL)
      continue;
    if (columns[i].type == SGP_CELL_WORDS || columns[i].type == SGP_CELL_LIST)
      sg_quote_csv (out, cells[i].words);
    else
      g_string_append (out, cells[i].words);
  }
  g_string_append_c (out, '\n');
}

static void
write_nodes (SgpExport *export, GString *out)
{
  write_head (out, sgp_node_columns, SGP_N_NODE_COLUMNS);
  for (gint32 i = 0; i < export->n_nodes; i++)
    write_row (out, sgp_node_columns, SGP_N_NODE_COLUMNS, sgp_export_fill_node (export, i));
}

static void
write_edges (SgpExport *export, GString *out)
{
  write_head (out, sgp_edge_columns, SGP_N_EDGE_COLUMNS);
  for (gint32 i = 0; i < export->n_edges; i++)
    write_row (out, sgp_edge_columns, SGP_N_EDGE_COLUMNS, sgp_export_fill_edge (export, i));
}

static void
write_ties (SgpExport *export, GString *out)
{
  gint32 n;
  write_head (out, sgp_tie_columns, SGP_N_TIE_COLUMNS);
  for (gint32 i = 0; i < export->n_edges; i++) {
    sg_graph_get_ties (export->graph, i, &n);
    for (gint32 tie = 0; tie < n; tie++)
      write_row (out, sgp_tie_columns, SGP_N_TIE_COLUMNS, sgp_export_fill_tie (export, i, tie));
  }
}

void
sgp_export_write_csv (SgpExport *export, guint part, GString *out)
{
  static void (*const writers[]) (SgpExport *, GString *) = { write_nodes, write_edges, write_ties };
  writers[part] (export, out);
}
