/* SPDX-License-Identifier: MIT
 *
 * Who speaks a statement. The holder of a stance is always a speaker of its
 * statement: ties of those who speak it no more go to those who do.
 *
 *     s7 Ann Lee; t17 Ann Lee blames Cy Dow     set-speaker "Bo Ray"
 *     s7 Bo Ray;  t17 Bo Ray blames Cy Dow
 *
 * Where several come the first takes the tie, the others get one each, whose
 * ids the correction keeps; where nobody comes it is gone. So are those that
 * would lead back to their source, or say what another says.
 */
#include "correct-private.h"

/* A mention so many bytes from the words is no part of their attribution. */
#define MAX_DISTANCE 500

/* The entities of some names, each once. */
static GArray *
find_entities (SgpReplay *replay, JsonObject *value, gint64 statement, GError **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GList) names = sgp_value_get_list (value, "speakers");
  for (const GList *i = names; i != NULL; i = i->next) {
    gint64 entity;
    if (!sgp_document_find_entity (replay, json_node_get_object (i->data), statement, &entity, error))
      return NULL;
    sgp_ids_add (entities, entity);
  }
  return g_steal_pointer (&entities);
}

static GArray *
load_speakers (SgStore *store, gint64 statement, GError **error)
{
  gboolean row;
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT coalesce (entity, 0) FROM speaker WHERE statement = ?"
                                " AND role = 'speaker' ORDER BY ordinal", "i", statement);
  while (stmt != NULL && sgp_sql_step (store, stmt, &row, error)) {
    if (!row)
      return g_steal_pointer (&entities);
    gint64 entity = sqlite3_column_int64 (stmt, 0);
    g_array_append_val (entities, entity);
  }
  return NULL;
}

static gboolean
contains (const GArray *entities, gint64 entity)
{
  for (guint i = 0; i < entities->len; i++)
    if (g_array_index (entities, gint64, i) == entity)
      return TRUE;
  return FALSE;
}

static GArray *
collect_missing (const GArray *entities, const GArray *from)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < entities->len; i++)
    if (!contains (from, g_array_index (entities, gint64, i)))
      g_array_append_val (missing, g_array_index (entities, gint64, i));
  return missing;
}

/* The mention of an entity that stands beside the words, as text. */
static char *
find_mention (SgStore *store, gint64 statement, gint64 entity, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT '[' || json (m.value) || ']'"
                                " FROM statement s, document_entity e, json_each (e.mentions) m"
                                " WHERE s.id = ?1 AND e.id = ?2 AND abs (m.value ->> '$[0]' - (s.spans ->> '$[0][0]')) < ?3"
                                " AND NOT EXISTS (SELECT 1 FROM json_each (s.spans) c WHERE m.value ->> '$[0]' >="
                                "   c.value ->> '$[0]' AND m.value ->> '$[1]' <= c.value ->> '$[1]')"
                                " ORDER BY abs (m.value ->> '$[0]' - (s.spans ->> '$[0][0]')) LIMIT 1", "iii", statement,
                                entity, (gint64) MAX_DISTANCE);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return NULL;
  char *mention = row ? sgp_sql_dup_text (stmt, 0) : g_strdup ("[]");
  sqlite3_reset (stmt);
  return mention;
}

static gboolean
insert_speaker (SgStore *store, gint64 statement, gint64 entity, GError **error)
{
  g_autofree char *mention = find_mention (store, statement, entity, error);
  return mention != NULL
         && sgp_sql_run (store, error, NULL, "INSERT INTO speaker (statement, role, ordinal, entity, mention, confidence)"
                         " SELECT ?1, 'speaker', (SELECT coalesce (max (ordinal), -1) + 1 FROM speaker WHERE statement = ?1"
                         " AND role = 'speaker'), ?2, ?3, 1", "iit", statement, entity, mention);
}

/* Those who stay keep the mention they were read by; the others come behind. */
static gboolean
write_speakers (SgStore *store, gint64 statement, const GArray *speakers, const GArray *old, GError **error)
{
  for (guint i = 0; i < old->len; i++)
    if (!contains (speakers, g_array_index (old, gint64, i))
        && !sgp_sql_run (store, error, NULL, "DELETE FROM speaker WHERE statement = ? AND role = 'speaker'"
                         " AND coalesce (entity, 0) = ?", "ii", statement, g_array_index (old, gint64, i)))
      return FALSE;
  for (guint i = 0; i < speakers->len; i++)
    if (!contains (old, g_array_index (speakers, gint64, i))
        && !insert_speaker (store, statement, g_array_index (speakers, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* The id that a tie has which goes to one more speaker, from the value. */
static gboolean
draw_id (SgpReplay *replay, SgpCorrection *correction, gint64 tie, gint64 entity, gint64 *id, GError **error)
{
  gint64 actor;
  if (!sgp_sql_run (replay->store, error, &actor, "SELECT actor FROM link WHERE entity = ?", "i", entity))
    return FALSE;
  g_autofree char *name = g_strdup_printf ("t%" G_GINT64_FORMAT "/a%" G_GINT64_FORMAT, tie, actor);
  if (!json_object_has_member (correction->value, "made"))
    json_object_set_object_member (correction->value, "made", json_object_new ());
  JsonObject *made = sgp_value_get_object (correction->value, "made");
  *id = sgp_value_get_id (made, name);
  if (*id != 0)
    return TRUE;
  if (!sgp_tie_draw_id (replay->store, correction->statement, id, error))
    return FALSE;
  json_object_set_int_member (made, name, *id);
  return sgp_correction_write_value (replay->store, correction, error);
}

/* Gives a tie, or for all but the first a copy of it, to a speaker. */
static gboolean
give_tie (SgpReplay *replay, SgpCorrection *correction, gint64 tie, gint64 entity, gboolean *first, GError **error)
{
  gint64 id = tie;
  gboolean fits;
  if (!sgp_tie_make_room (replay, correction, tie, entity, &fits, error))
    return FALSE;
  if (!fits)
    return TRUE;
  if (!*first && !draw_id (replay, correction, tie, entity, &id, error))
    return FALSE;
  if (*first) {
    *first = FALSE;
    return sgp_sql_run (replay->store, error, NULL, "UPDATE tie SET source = ? WHERE id = ?", "ii", entity, tie);
  }
  return sgp_sql_run (replay->store, error, NULL,
                      "INSERT INTO tie (id, statement, source, stance, target, act, evidence, spans, why, confidence, origin,"
                      " coder, state) SELECT ?, statement, ?, stance, target, act, evidence, spans, why, confidence, origin,"
                      " coder, state FROM tie WHERE id = ?", "iii", id, entity, tie);
}

static gboolean
move_tie (SgpReplay *replay, SgpCorrection *correction, gint64 tie, const GArray *to, GError **error)
{
  gboolean first = TRUE;
  for (guint i = 0; i < to->len; i++)
    if (!give_tie (replay, correction, tie, g_array_index (to, gint64, i), &first, error))
      return FALSE;
  return !first || sgp_sql_run (replay->store, error, NULL, "DELETE FROM tie WHERE id = ?", "i", tie);
}

/* Ties whose source speaks no more. */
static gboolean
move_ties (SgpReplay *replay, SgpCorrection *correction, const GArray *to, GError **error)
{
  for (gint64 last = 0, tie;; last = tie) {
    if (!sgp_sql_run (replay->store, error, &tie, "SELECT t.id FROM tie t WHERE t.statement = ? AND t.id > ?"
                      " AND NOT EXISTS (SELECT 1 FROM speaker p WHERE p.statement = t.statement AND p.role = 'speaker'"
                      " AND p.entity = t.source) ORDER BY t.id LIMIT 1", "ii", correction->statement, last))
      return FALSE;
    if (tie == 0)
      return TRUE;
    if (!move_tie (replay, correction, tie, to, error))
      return FALSE;
  }
}

/* @value: has the names of those who speak; @changed: whether others did. */
gboolean
sgp_apply_speakers (SgpReplay *replay, SgpCorrection *correction, JsonObject *value, gboolean *changed, GError **error)
{
  g_autoptr (GArray) speakers = find_entities (replay, value, correction->statement, error);
  g_autoptr (GArray) old = speakers != NULL ? load_speakers (replay->store, correction->statement, error) : NULL;
  if (old == NULL)
    return FALSE;
  g_autoptr (GArray) come = collect_missing (speakers, old);
  g_autoptr (GArray) gone = collect_missing (old, speakers);
  *changed = come->len + gone->len > 0;
  return !*changed
         || (write_speakers (replay->store, correction->statement, speakers, old, error)
             && move_ties (replay, correction, come->len > 0 ? come : speakers, error));
}
