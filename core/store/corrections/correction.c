/* SPDX-License-Identifier: MIT
 *
 * Corrections as rows: written with who and when, read back with what they
 * set as a JSON object.
 *
 *     c3  set-target  2026-11-20T13:05:11Z  ann  t17  {"target": {"actor": 12, "key": "person/bo lee"}, ...}
 */
#include "correct-private.h"

#include "json-private.h"

#include <stancegraph/error.h>

#include <string.h>

#define NAME(NAME, name) name,
static const char *const kind_names[] = { SG_EDIT_LIST (NAME) };
static const char *const status_names[] = { SG_CORRECTION_LIST (NAME) };

/**
 * sg_edit_kind_get_name:
 * @kind: what a correction does
 *
 * Returns: (transfer none): its name in the store and on the command line; static
 */
const char *
sg_edit_kind_get_name (SgEditKind kind)
{
  g_return_val_if_fail ((guint) kind < SG_N_EDITS, "");
  return kind_names[kind];
}

/**
 * sg_correction_status_get_name:
 * @status: whether a correction is in force
 *
 * Returns: (transfer none): its name in the store; static
 */
const char *
sg_correction_status_get_name (SgCorrectionStatus status)
{
  g_return_val_if_fail ((guint) status < SG_N_CORRECTION_STATUSES, "");
  return status_names[status];
}

/* The first where the word is not known, as in vocabulary.c. */
static int
find_name (const char *const *names, int n, const char *word)
{
  for (int i = 1; i < n; i++)
    if (strcmp (names[i], word) == 0)
      return i;
  return 0;
}

SgEditKind
sgp_edit_kind_parse (const char *word)
{
  return (SgEditKind) find_name (kind_names, SG_N_EDITS, word);
}

SgCorrectionStatus
sgp_correction_status_parse (const char *word)
{
  return (SgCorrectionStatus) find_name (status_names, SG_N_CORRECTION_STATUSES, word);
}

SgpCorrection *
sgp_correction_new (SgEditKind kind, const char *coder)
{
  SgpCorrection *correction = g_new0 (SgpCorrection, 1);
  correction->kind = kind;
  correction->coder = g_strdup (coder);
  correction->value = json_object_new ();
  return correction;
}

void
sgp_correction_free (SgpCorrection *correction)
{
  g_free (correction->coder);
  g_free (correction->quote);
  g_free (correction->before);
  g_free (correction->after);
  g_free (correction->stance);
  json_object_unref (correction->value);
  g_free (correction);
}

char *
sgp_json_write (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static JsonNode *
get_member (JsonObject *value, const char *name, JsonNodeType type)
{
  JsonNode *node = value != NULL ? json_object_get_member (value, name) : NULL;
  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

const char *
sgp_value_get_text (JsonObject *value, const char *name)
{
  JsonNode *node = get_member (value, name, JSON_NODE_VALUE);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

gint64
sgp_value_get_id (JsonObject *value, const char *name)
{
  JsonNode *node = get_member (value, name, JSON_NODE_VALUE);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

JsonObject *
sgp_value_get_object (JsonObject *value, const char *name)
{
  JsonNode *node = get_member (value, name, JSON_NODE_OBJECT);
  return node != NULL ? json_node_get_object (node) : NULL;
}

GList *
sgp_value_get_list (JsonObject *value, const char *name)
{
  JsonNode *node = get_member (value, name, JSON_NODE_ARRAY);
  return node != NULL ? json_array_get_elements (json_node_get_array (node)) : NULL;
}

#define SELECT_CORRECTION "SELECT id, kind, statement, tie, actor, source, target, coder, quote, before, after, stance," \
                          " status, value FROM correction "

/* Parses with the checks that guard every JSON text: the file may be anybody's. */
static SgpCorrection *
read_row (sqlite3_stmt *stmt, GError **error)
{
  const char *text = sgp_sql_text (stmt, 13);
  g_autoptr (JsonNode) node = sgp_json_parse (text, strlen (text), error);
  if (node == NULL)
    return NULL;
  SgpCorrection *correction = sgp_correction_new (sgp_edit_kind_parse (sgp_sql_text (stmt, 1)), sgp_sql_text (stmt, 7));
  gint64 *const ids[] = { &correction->id, NULL, &correction->statement, &correction->tie, &correction->actor,
                          &correction->source, &correction->target };
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] != NULL)
      *ids[i] = sqlite3_column_int64 (stmt, (int) i);
  correction->quote = sgp_sql_dup_text (stmt, 8);
  correction->before = sgp_sql_dup_text (stmt, 9);
  correction->after = sgp_sql_dup_text (stmt, 10);
  correction->stance = sgp_sql_dup_text (stmt, 11);
  correction->status = sgp_correction_status_parse (sgp_sql_text (stmt, 12));
  json_object_unref (correction->value);
  correction->value = json_node_dup_object (node);
  return correction;
}

static GPtrArray *
collect (SgStore *store, sqlite3_stmt *stmt, GError **error)
{
  gboolean row;
  g_autoptr (GPtrArray) corrections = g_ptr_array_new_with_free_func ((GDestroyNotify) sgp_correction_free);
  while (stmt != NULL && sgp_sql_step (store, stmt, &row, error)) {
    if (!row)
      return g_steal_pointer (&corrections);
    SgpCorrection *correction = read_row (stmt, error);
    if (correction == NULL) {
      sqlite3_reset (stmt);
      return NULL;
    }
    g_ptr_array_add (corrections, correction);
  }
  return NULL;
}

GPtrArray *
sgp_corrections_load (SgStore *store, gint64 statement, GError **error)
{
  return collect (store, sgp_sql (store, error, SELECT_CORRECTION "WHERE statement = ? AND status <> 'undone' ORDER BY id",
                                  "i", statement), error);
}

/* What was merged and split, in order. */
GPtrArray *
sgp_corrections_load_moves (SgStore *store, GError **error)
{
  return collect (store, sgp_sql (store, error, SELECT_CORRECTION "WHERE actor IS NOT NULL AND kind IN ('merge', 'split')"
                                  " AND status <> 'undone' ORDER BY id", ""), error);
}

/* NULL with an error where there is none. */
SgpCorrection *
sgp_correction_get (SgStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) found = collect (store, sgp_sql (store, error, SELECT_CORRECTION "WHERE id = ?", "i", id), error);
  if (found != NULL && found->len == 0)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "there is no correction 'c%" G_GINT64_FORMAT "'", id);
  return found != NULL && found->len > 0 ? g_ptr_array_steal_index (found, 0) : NULL;
}

char *
sgp_correction_make_time (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* Writes the row of a new correction, which gets its id. */
gboolean
sgp_correction_insert (SgStore *store, SgpCorrection *correction, const char *note, const char *document_key,
                       GError **error)
{
  g_autofree char *time = sgp_correction_make_time ();
  g_autofree char *value = sgp_json_write (correction->value);
  return sgp_sql_run (store, error, &correction->id,
                      "INSERT INTO correction (kind, time, coder, note, document_key, statement, tie, actor, source, target,"
                      " quote, before, after, stance, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                      " RETURNING id", "tttttnnnnnttttt", sg_edit_kind_get_name (correction->kind), time, correction->coder,
                      note, document_key, correction->statement, correction->tie, correction->actor, correction->source,
                      correction->target, correction->quote, correction->before, correction->after, correction->stance, value);
}

/* Orphaned for a reason; with none in force. */
gboolean
sgp_correction_set_status (SgStore *store, SgpCorrection *correction, const char *reason, GError **error)
{
  correction->status = reason != NULL ? SG_CORRECTION_ORPHANED : SG_CORRECTION_ACTIVE;
  return sgp_sql_run (store, error, NULL, "UPDATE correction SET status = ?, reason = ? WHERE id = ?"
                      " AND (status <> ?1 OR reason IS NOT ?2)", "tti", sg_correction_status_get_name (correction->status),
                      reason, correction->id);
}

gboolean
sgp_correction_write_value (SgStore *store, const SgpCorrection *correction, GError **error)
{
  g_autofree char *value = sgp_json_write (correction->value);
  return sgp_sql_run (store, error, NULL, "UPDATE correction SET value = ? WHERE id = ?", "ti", value, correction->id);
}

/* Why the one just applied does not fit; always TRUE. */
gboolean
sgp_replay_refuse (SgpReplay *replay, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_free (replay->reason);
  replay->reason = g_strdup_vprintf (format, args);
  va_end (args);
  return TRUE;
}

/* Appends an id to an array of gint64 that does not have it yet. */
void
sgp_ids_add (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}
