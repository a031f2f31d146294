/* SPDX-License-Identifier: MIT
 *
 * Graphs as files that other programs read: networkx, igraph, Gephi, R, a
 * spreadsheet. All formats have the same columns, whole and to the letter as
 * far as the format can hold them.
 *
 *     g_auto (GStrv) paths = sg_export_to_file (graph, SG_EXPORT_GRAPHML, "4 articles", "channel.graphml", &error);
 *
 * A weight is never negative: what an edge says is in its sign (-1 blame, 1
 * cooperation, 0 neither) and stance. The functions lie in libstancegraph-graphs.
 */
#pragma once

#include <stancegraph/graph.h>

G_BEGIN_DECLS

/* Enum value, name and ending of a file. */
#define SG_EXPORT_LIST(X) X (JSON, "json") X (CSV, "csv") X (GRAPHML, "graphml") X (DOT, "dot")
#define SG_EXPORT_ENUM(NAME, name) SG_EXPORT_##NAME,
typedef enum { SG_EXPORT_LIST (SG_EXPORT_ENUM) SG_N_EXPORT_FORMATS } SgExportFormat;
#undef SG_EXPORT_ENUM

/* "schema" of the JSON form. */
#define SG_EXPORT_SCHEMA "stancegraph-graph/1"

const char *sg_export_format_get_name (SgExportFormat format);
gboolean sg_export_format_parse (const char *name, SgExportFormat *format, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_export_format_from_path (const char *path, SgExportFormat *format,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *sg_export_to_text (const SgGraph *graph, SgExportFormat format, const char *note,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
char **sg_export_to_file (const SgGraph *graph, SgExportFormat format, const char *note, const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
