/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: a graph. Out: the cells of its nodes, edges and ties, row by row, which
 * every format writes in its way. Here alone is said what a column means.
 *
 *     Natacha Bouchart -BLAMES 3-> Boris Johnson, one of three confirmed
 *
 *     id e4, source a24, target a1, kind BLAMES, stance blame, sign -1, weight 3,
 *     standing confirmed, machine 2, confirmed 1, hand 0, statements s7 s9 s31, ...
 *
 * Readers take negative weights for an error or, worse, for lengths: a weight
 * is positive and the sign is a column of its own.
 */
#include "export-private.h"

#include <math.h>
#include <string.h>

#define WORDS(name) { name, SGP_CELL_WORDS }
#define LIST(name) { name, SGP_CELL_LIST }
#define INTEGER(name) { name, SGP_CELL_INTEGER }
#define REAL(name) { name, SGP_CELL_REAL }

const SgpColumn sgp_node_columns[SGP_N_NODE_COLUMNS] = {
  WORDS ("id"), WORDS ("label"), WORDS ("kind"), WORDS ("type"), WORDS ("part_of"), WORDS ("document"), WORDS ("date"),
  WORDS ("standing")
};
const SgpColumn sgp_edge_columns[SGP_N_EDGE_COLUMNS] = {
  WORDS ("id"), WORDS ("source"), WORDS ("target"), WORDS ("kind"), WORDS ("stance"), INTEGER ("sign"), REAL ("weight"),
  WORDS ("act"), REAL ("confidence"), WORDS ("first_date"), WORDS ("last_date"), WORDS ("standing"), INTEGER ("machine"),
  INTEGER ("confirmed"), INTEGER ("hand"), LIST ("statements"), WORDS ("evidence"), WORDS ("why")
};
const SgpColumn sgp_tie_columns[SGP_N_TIE_COLUMNS] = {
  WORDS ("id"), WORDS ("edge"), WORDS ("statement"), WORDS ("source"), WORDS ("source_name"), WORDS ("target"),
  WORDS ("target_name"), WORDS ("stance"), WORDS ("act"), REAL ("confidence"), WORDS ("document"), WORDS ("date"),
  WORDS ("outlet"), WORDS ("evidence"), WORDS ("why"), WORDS ("origin"), WORDS ("state"), WORDS ("check"), WORDS ("coder")
};

/* Whether every format takes the words for an id. */
static gboolean
is_id (const char *words)
{
  return words != NULL && *words != '\0'
         && words[strspn (words, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_")] == '\0';
}

/* The nodes' own ids where these are good and unique, else "n0", "n1", ... */
static char **
make_ids (const SgNode *nodes, gint32 n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean good = TRUE;
  char **ids = g_new0 (char *, n + 1);
  for (gint32 i = 0; i < n && good; i++)
    good = is_id (nodes[i].id) && g_hash_table_add (seen, (gpointer) nodes[i].id);
  for (gint32 i = 0; i < n; i++)
    ids[i] = good ? g_strdup (nodes[i].id) : g_strdup_printf ("n%d", i);
  return ids;
}

SgpExport *
sgp_export_new (const SgGraph *graph, const char *note)
{
  SgpExport *export = g_new0 (SgpExport, 1);
  export->graph = graph;
  export->note = note;
  export->nodes = sg_graph_get_nodes (graph, &export->n_nodes);
  export->edges = sg_graph_get_edges (graph, &export->n_edges);
  export->ids = make_ids (export->nodes, export->n_nodes);
  export->strings = g_string_chunk_new (1024);
  return export;
}

void
sgp_export_free (SgpExport *export)
{
  g_strfreev (export->ids);
  g_string_chunk_free (export->strings);
  g_free (export);
}

static void
begin_row (SgpExport *export)
{
  g_string_chunk_clear (export->strings);
  memset (export->cells, 0, sizeof export->cells);
}

/* Sets the next cell; returns the one behind it. */
static SgpCell *
set_words (SgpExport *export, SgpCell *cell, const char *words)
{
  if (words == NULL || g_utf8_validate (words, -1, NULL)) {
    cell->words = words;
    return cell + 1;
  }
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  cell->words = g_string_chunk_insert (export->strings, valid);
  return cell + 1;
}

/* "s7", or nothing for 0. */
static SgpCell *
set_id (SgpExport *export, SgpCell *cell, char letter, gint64 id)
{
  char word[32];
  g_snprintf (word, sizeof word, "%c%" G_GINT64_FORMAT, letter, id);
  cell->words = id != 0 ? g_string_chunk_insert (export->strings, word) : NULL;
  return cell + 1;
}

static SgpCell *
set_number (SgpExport *export, SgpCell *cell, gdouble number)
{
  char word[G_ASCII_DTOSTR_BUF_SIZE];
  cell->words = isfinite (number)
    ? g_string_chunk_insert (export->strings, g_ascii_formatd (word, sizeof word, "%.15g", number)) : NULL;
  return cell + 1;
}

/* A name of an enum; nothing for its first value, "none". */
#define NAME_UNLESS_NONE(value, get_name) ((value) != 0 ? get_name (value) : NULL)

const SgpCell *
sgp_export_fill_node (SgpExport *export, gint32 index)
{
  const SgNode *node = &export->nodes[index];
  gboolean is_actor = node->kind == SG_NODE_ACTOR;
  gboolean is_typed = is_actor && (guint) node->type < SG_N_ENTITY_TYPES;
  begin_row (export);
  SgpCell *cell = set_words (export, export->cells, export->ids[index]);
  cell = set_words (export, cell, node->label);
  cell = set_words (export, cell, sg_node_kind_get_name (node->kind));
  cell = set_words (export, cell, is_typed ? sg_entity_type_get_name (node->type) : NULL);
  cell = set_words (export, cell, node->part_of >= 0 ? export->ids[node->part_of] : NULL);
  cell = set_words (export, cell, node->document);
  cell = set_words (export, cell, node->date);
  set_words (export, cell, NAME_UNLESS_NONE (node->standing, sg_standing_get_name));
  return export->cells;
}

/* The statements of an edge, each once; ties come by statement. In the view of
 * statements one of the ends is the statement. */
static SgpCell *
set_statements (SgpExport *export, SgpCell *cell, gint32 index)
{
  gint32 n;
  const SgEdge *edge = &export->edges[index];
  const SgTieRow *const *ties = sg_graph_get_ties (export->graph, index, &n);
  g_autoptr (GString) words = g_string_new (NULL);
  for (gint32 i = 0; i < n; i++)
    if (i == 0 || ties[i]->statement != ties[i - 1]->statement)
      g_string_append_printf (words, "%ss%" G_GINT64_FORMAT, words->len > 0 ? " " : "", ties[i]->statement);
  if (edge->kind == SG_EDGE_SAID)
    g_string_assign (words, export->ids[edge->target]);
  else if (edge->kind == SG_EDGE_NESTED_IN || edge->kind == SG_EDGE_ABOUT)
    g_string_assign (words, export->ids[edge->source]);
  cell->words = words->len > 0 ? g_string_chunk_insert (export->strings, words->str) : NULL;
  return cell + 1;
}

/* What made the surest tie of an edge, as its evidence is that tie's. */
static const char *
find_why (const SgpExport *export, gint32 index)
{
  gint32 n;
  const SgTieRow *const *ties = sg_graph_get_ties (export->graph, index, &n);
  const SgTieRow *surest = NULL;
  for (gint32 i = 0; i < n; i++)
    if (surest == NULL || ties[i]->confidence > surest->confidence)
      surest = ties[i];
  return surest != NULL ? surest->why : NULL;
}

static int
get_sign (SgStance stance)
{
  return stance == SG_STANCE_BLAME ? -1 : stance == SG_STANCE_COOPERATE ? 1 : 0;
}

const SgpCell *
sgp_export_fill_edge (SgpExport *export, gint32 index)
{
  const SgEdge *edge = &export->edges[index];
  begin_row (export);
  SgpCell *cell = set_id (export, export->cells, 'e', (gint64) index + 1);
  cell = set_words (export, cell, export->ids[edge->source]);
  cell = set_words (export, cell, export->ids[edge->target]);
  cell = set_words (export, cell, sg_edge_kind_get_name (edge->kind));
  cell = set_words (export, cell, NAME_UNLESS_NONE (edge->stance, sg_stance_get_name));
  cell = set_number (export, cell, get_sign (edge->stance));
  cell = set_number (export, cell, fabs (edge->weight));
  cell = set_words (export, cell, NAME_UNLESS_NONE (edge->act, sg_act_get_name));
  cell = set_number (export, cell, edge->confidence);
  cell = set_words (export, cell, edge->first_date);
  cell = set_words (export, cell, edge->last_date);
  cell = set_words (export, cell, NAME_UNLESS_NONE (sg_edge_get_standing (edge), sg_standing_get_name));
  cell = set_number (export, cell, edge->n_machine);
  cell = set_number (export, cell, edge->n_confirmed);
  cell = set_number (export, cell, edge->n_hand);
  cell = set_statements (export, cell, index);
  cell = set_words (export, cell, edge->evidence);
  set_words (export, cell, find_why (export, index));
  return export->cells;
}

const SgpCell *
sgp_export_fill_tie (SgpExport *export, gint32 edge, gint32 index)
{
  gint32 n;
  const SgTieRow *tie = sg_graph_get_ties (export->graph, edge, &n)[index];
  begin_row (export);
  SgpCell *cell = set_id (export, export->cells, 't', tie->id);
  cell = set_id (export, cell, 'e', (gint64) edge + 1);
  cell = set_id (export, cell, 's', tie->statement);
  cell = set_id (export, cell, 'a', tie->source);
  cell = set_words (export, cell, tie->source_name);
  cell = set_id (export, cell, 'a', tie->target);
  cell = set_words (export, cell, tie->target_name);
  cell = set_words (export, cell, NAME_UNLESS_NONE (tie->stance, sg_stance_get_name));
  cell = set_words (export, cell, NAME_UNLESS_NONE (tie->act, sg_act_get_name));
  cell = set_number (export, cell, tie->confidence);
  cell = set_words (export, cell, tie->document_name);
  cell = set_words (export, cell, tie->date);
  cell = set_words (export, cell, tie->outlet);
  cell = set_words (export, cell, tie->evidence);
  cell = set_words (export, cell, tie->why);
  cell = set_words (export, cell, sg_origin_get_name (tie->origin));
  cell = set_words (export, cell, sg_state_get_name (tie->state));
  cell = set_words (export, cell, sg_check_get_name (tie->check));
  set_words (export, cell, tie->coder);
  return export->cells;
}
