/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What all formats write: a graph as three tables of cells. A format is a
 * function that goes through the rows and writes each cell by the type of its
 * column; it knows nothing of stances.
 *
 *     for (gint32 i = 0; i < export->n_edges; i++) {
 *       const SgpCell *cells = sgp_export_fill_edge (export, i);
 *       for (gint c = 0; c < SGP_N_EDGE_COLUMNS; c++)
 *         write (sgp_edge_columns[c].name, &cells[c]);
 *     }
 */
#pragma once

#include <stancegraph/export.h>

/* A list is words with a blank between. */
typedef enum { SGP_CELL_WORDS, SGP_CELL_LIST, SGP_CELL_INTEGER, SGP_CELL_REAL } SgpCellType;

typedef struct {
  const char *name;
  SgpCellType type;
} SgpColumn;

/* Valid UTF-8; NULL where there is nothing. A number is written the same in
 * every locale, and is never infinite. */
typedef struct {
  const char *words;
} SgpCell;

/* The first column of nodes is their id; the first three of edges are their
 * id, source and target; the first two of ties their id and that of their edge. */
#define SGP_N_NODE_COLUMNS 8
#define SGP_N_EDGE_COLUMNS 18
#define SGP_N_TIE_COLUMNS 19
extern const SgpColumn sgp_node_columns[SGP_N_NODE_COLUMNS];
extern const SgpColumn sgp_edge_columns[SGP_N_EDGE_COLUMNS];
extern const SgpColumn sgp_tie_columns[SGP_N_TIE_COLUMNS];

typedef struct _SgpExport SgpExport;
struct _SgpExport {
  const SgGraph *graph;
  const char *note;           /* what it is of, for people; or NULL */
  const SgNode *nodes;
  const SgEdge *edges;
  gint32 n_nodes, n_edges;
  char **ids;                 /* of nodes: unique, of letters and digits */
  SgpCell cells[SGP_N_TIE_COLUMNS];
  GStringChunk *strings;      /* of the cells */
};

/* @graph and @note are borrowed. */
SgpExport *sgp_export_new (const SgGraph *graph, const char *note) G_GNUC_WARN_UNUSED_RESULT;
void sgp_export_free (SgpExport *export);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpExport, sgp_export_free)

/* The cells of a row, until the next is filled. */
const SgpCell *sgp_export_fill_node (SgpExport *export, gint32 node);
const SgpCell *sgp_export_fill_edge (SgpExport *export, gint32 edge);
const SgpCell *sgp_export_fill_tie (SgpExport *export, gint32 edge, gint32 tie);

/* The formats. @part: of a format of several files, which one. */
void sgp_export_write_json (SgpExport *export, guint part, GString *out);
void sgp_export_write_csv (SgpExport *export, guint part, GString *out);
void sgp_export_write_graphml (SgpExport *export, guint part, GString *out);
void sgp_export_write_dot (SgpExport *export, guint part, GString *out);

/* export-files.c: texts at paths, all or none. A file is replaced as a whole;
 * what is no regular file (/dev/full) is written to. */
gboolean sgp_files_write (char **paths, GPtrArray *texts, GError **error) G_GNUC_WARN_UNUSED_RESULT;
