/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A graph as GraphML, by libxml2's writer: a key for each column, with its
 * type, then nodes and edges with what they have of these.
 *
 *     <key id="edge_weight" for="edge" attr.name="weight" attr.type="double"/>
 *     <edge id="e4" source="a24" target="a1"><data key="edge_weight">3</data></edge>
 *
 * XML has no way to write most control characters, and readers stop at the
 * first they meet: each becomes U+FFFD, the mark of what cannot be shown.
 * Tabs and line breaks stay. Without a column "id" readers have no clash with
 * the ids of nodes and edges themselves.
 */
#include "export-private.h"

#include <libxml/xmlwriter.h>

#define XML(words) ((const xmlChar *) (words))
#define NAMESPACE "http://graphml.graphdrawing.org/xmlns"

/* Whether a character of valid UTF-8 is none that XML is read with. */
static gboolean
is_unfit (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

static char *
dup_fit (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  GString *fit = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    g_string_append_unichar (fit, is_unfit (c) ? 0xFFFD : c);
  }
  return g_string_free (fit, FALSE);
}

/* @name: NULL-terminated pairs of attributes behind the element's name. */
static void
start_element (xmlTextWriter *writer, const char *element, ...)
{
  va_list args;
  va_start (args, element);
  xmlTextWriterStartElement (writer, XML (element));
  for (const char *name; (name = va_arg (args, const char *)) != NULL;)
    xmlTextWriterWriteAttribute (writer, XML (name), XML (va_arg (args, const char *)));
  va_end (args);
}

/* The key of a column: both nodes and edges have a "kind". */
static char *
dup_key (const char *owner, const char *name)
{
  return g_strdup_printf ("%s_%s", owner, name);
}

static void
write_key (xmlTextWriter *writer, const char *owner, const SgpColumn *column)
{
  static const char *const types[] = { "string", "string", "int", "double" };
  g_autofree char *key = dup_key (owner, column->name);
  start_element (writer, "key", "id", key, "for", owner, "attr.name", column->name, "attr.type", types[column->type], NULL);
  xmlTextWriterEndElement (writer);
}

static void
write_data (xmlTextWriter *writer, const char *owner, const char *name, const char *words)
{
  if (words == NULL)
    return;
  g_autofree char *key = dup_key (owner, name);
  g_autofree char *fit = dup_fit (words);
  start_element (writer, "data", "key", key, NULL);
  xmlTextWriterWriteString (writer, XML (fit));
  xmlTextWriterEndElement (writer);
}

/* What a row has of the columns from @first on; then ends its element. */
static void
write_row (xmlTextWriter *writer, const char *owner, const SgpColumn *columns, gint first, gint n, const SgpCell *cells)
{
  for (gint i = first; i < n; i++)
    write_data (writer, owner, columns[i].name, cells[i].words);
  xmlTextWriterEndElement (writer);
}

static const SgpColumn graph_columns[] = { { "view", SGP_CELL_WORDS }, { "note", SGP_CELL_WORDS } };

static void
write_keys (xmlTextWriter *writer)
{
  for (guint i = 0; i < G_N_ELEMENTS (graph_columns); i++)
    write_key (writer, "graph", &graph_columns[i]);
  for (gint i = 1; i < SGP_N_NODE_COLUMNS; i++)
    write_key (writer, "node", &sgp_node_columns[i]);
  for (gint i = 3; i < SGP_N_EDGE_COLUMNS; i++)
    write_key (writer, "edge", &sgp_edge_columns[i]);
}

static void
write_graph (SgpExport *export, xmlTextWriter *writer)
{
  start_element (writer, "graph", "id", "stancegraph", "edgedefault", "directed", NULL);
  write_data (writer, "graph", "view", sg_view_get_name (sg_graph_get_view (export->graph)));
  write_data (writer, "graph", "note", export->note);
  for (gint32 i = 0; i < export->n_nodes; i++) {
    start_element (writer, "node", "id", export->ids[i], NULL);
    write_row (writer, "node", sgp_node_columns, 1, SGP_N_NODE_COLUMNS, sgp_export_fill_node (export, i));
  }
  for (gint32 i = 0; i < export->n_edges; i++) {
    const SgpCell *cells = sgp_export_fill_edge (export, i);
    start_element (writer, "edge", "id", cells[0].words, "source", cells[1].words, "target", cells[2].words, NULL);
    write_row (writer, "edge", sgp_edge_columns, 3, SGP_N_EDGE_COLUMNS, cells);
  }
  xmlTextWriterEndElement (writer);
}

/* Writing to memory fails only where there is none left. */
void
sgp_export_write_graphml (SgpExport *export, guint part G_GNUC_UNUSED, GString *out)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  start_element (writer, "graphml", "xmlns", NAMESPACE, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
                 "xsi:schemaLocation", NAMESPACE " " NAMESPACE "/1.0/graphml.xsd", NULL);
  write_keys (writer);
  write_graph (export, writer);
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  g_string_append_len (out, (const char *) xmlBufferContent (buffer), xmlBufferLength (buffer));
  xmlBufferFree (buffer);
}
