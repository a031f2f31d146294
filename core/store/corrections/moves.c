/* SPDX-License-Identifier: MIT
 *
 * What people said of who is who, in the order in which they said it: actors
 * merged into another, and an actor who in some documents is somebody else.
 *
 *     c2  a15 is a12              in all documents
 *     c5  a12 is a40              in d3 alone
 *
 *     a15 in d3: c2 leads to a12, c5 to a40.     a15 in d4: a12.
 *
 * Each step is later than the one before, so no circle can arise.
 */
#include "correct-private.h"

/* "From here on @from is @to", in some documents or (NULL) in all. */
typedef struct {
  gint64 correction, to;
  GHashTable *documents;      /* keys */
} Move;

struct _SgpMoves {
  GHashTable *from;           /* actor -> GArray of Move, in order */
};

static void
clear_move (gpointer data)
{
  Move *move = data;
  g_clear_pointer (&move->documents, g_hash_table_unref);
}

void
sgp_moves_free (SgpMoves *moves)
{
  g_hash_table_unref (moves->from);
  g_free (moves);
}

static void
add_move (SgpMoves *moves, gint64 from, Move move)
{
  GArray *row = g_hash_table_lookup (moves->from, &from);
  if (row == NULL) {
    row = g_array_new (FALSE, FALSE, sizeof (Move));
    g_array_set_clear_func (row, clear_move);
    g_hash_table_insert (moves->from, g_memdup2 (&from, sizeof from), row);
  }
  g_array_append_val (row, move);
}

/* {"actors": [15, 16]} */
static void
add_merge (SgpMoves *moves, const SgpCorrection *correction)
{
  g_autoptr (GList) actors = sgp_value_get_list (correction->value, "actors");
  for (const GList *i = actors; i != NULL; i = i->next)
    add_move (moves, json_node_get_int (i->data), (Move) { correction->id, correction->actor, NULL });
}

/* {"to": 40, "documents": ["articles/003.txt"]} */
static void
add_split (SgpMoves *moves, const SgpCorrection *correction)
{
  GHashTable *documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) keys = sgp_value_get_list (correction->value, "documents");
  for (const GList *i = keys; i != NULL; i = i->next)
    g_hash_table_add (documents, json_node_dup_string (i->data));
  add_move (moves, correction->actor, (Move) { correction->id, sgp_value_get_id (correction->value, "to"), documents });
}

SgpMoves *
sgp_moves_load (SgStore *store, GError **error)
{
  g_autoptr (GPtrArray) corrections = sgp_corrections_load_moves (store, error);
  if (corrections == NULL)
    return NULL;
  SgpMoves *moves = g_new0 (SgpMoves, 1);
  moves->from = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < corrections->len; i++) {
    const SgpCorrection *correction = g_ptr_array_index (corrections, i);
    if (correction->kind == SG_EDIT_MERGE)
      add_merge (moves, correction);
    else
      add_split (moves, correction);
  }
  return moves;
}

/* The first move of an actor, in a document, behind a correction. */
static const Move *
find_move (const SgpMoves *moves, gint64 actor, gint64 behind, const char *document_key)
{
  const GArray *row = g_hash_table_lookup (moves->from, &actor);
  for (guint i = 0; row != NULL && i < row->len; i++) {
    const Move *move = &g_array_index (row, Move, i);
    if (move->correction > behind
        && (move->documents == NULL || (document_key != NULL && g_hash_table_contains (move->documents, document_key))))
      return move;
  }
  return NULL;
}

/* @document_key: NULL for what holds in all documents. */
gint64
sgp_moves_resolve (const SgpMoves *moves, gint64 actor, const char *document_key)
{
  const Move *move;
  for (gint64 last = 0; (move = find_move (moves, actor, last, document_key)) != NULL; last = move->correction)
    actor = move->to;
  return actor;
}
