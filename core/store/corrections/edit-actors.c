/* SPDX-License-Identifier: MIT
 *
 * Corrections of actors, which hold in the whole corpus and for documents to
 * come. The name that was read is kept beside the one that a person gave.
 *
 *     rename a12 "Ann Lee"     a12 is shown as Ann Lee, and found by both names
 *     merge a12 a15            whatever is or would be linked with a15 is a12
 *     split a12 d3             who is or would be a12 in d3 is a new actor
 */
#include "correct-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The last name that a person gave, else the one that was read. */
static gboolean
set_name (SgStore *store, gint64 actor, GError **error)
{
  return sgp_sql_run (store, error, NULL,
                      "UPDATE actor SET read_name = coalesce (read_name, name), name = coalesce ((SELECT value ->> '$.name'"
                      " FROM correction WHERE actor = ?1 AND kind = 'rename' AND status <> 'undone' ORDER BY id DESC LIMIT 1),"
                      " read_name, name) WHERE id = ?1", "i", actor)
         && sgp_sql_run (store, error, NULL, "UPDATE actor SET read_name = NULL WHERE id = ?1 AND NOT EXISTS (SELECT 1"
                         " FROM correction WHERE actor = ?1 AND kind = 'rename' AND status <> 'undone')", "i", actor);
}

static gboolean
check_new_name (SgStore *store, gint64 actor, const char *name, GError **error)
{
  gint64 same;
  if (name == NULL || name[strspn (name, " \t\r\n")] == '\0') {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "a name expected");
    return FALSE;
  }
  if (!sgp_sql_run (store, error, &same, "SELECT 1 FROM actor WHERE id = ? AND name = ?", "it", actor, name))
    return FALSE;
  if (same != 0)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "a%" G_GINT64_FORMAT " is called '%s' already", actor, name);
  return same == 0;
}

static gboolean
rename_actor (SgStore *store, const SgEdit *edit, SgpCorrection *correction, GError **error)
{
  if (!check_new_name (store, correction->actor, edit->words, error))
    return FALSE;
  g_autofree char *key = sgp_name_make_key (edit->words, SG_ENTITY_OTHER, NULL);
  json_object_set_string_member (correction->value, "name", edit->words);
  json_object_set_string_member (correction->value, "key", key);
  return sgp_correction_insert (store, correction, edit->note, NULL, error) && set_name (store, correction->actor, error);
}

/* Links anew what is linked with an actor, or with whomever it was led to by
 * a merge or split that holds or held, and what follows from that. */
static gboolean
relink (SgStore *store, gint64 actor, GError **error)
{
  g_autoptr (SgpLinker) linker = sgp_linker_new (store);
  for (gint64 id = 0;;) {
    if (!sgp_sql_run (store, error, &id,
                      "WITH RECURSIVE reached (id) AS (SELECT ?1 UNION"
                      " SELECT c.actor FROM reached r, correction c, json_each (c.value, '$.actors') j"
                      "   WHERE c.actor IS NOT NULL AND c.kind = 'merge' AND j.value = r.id UNION"
                      " SELECT c.value ->> '$.to' FROM reached r JOIN correction c ON c.actor = r.id AND c.kind = 'split')"
                      " SELECT min (id) FROM reached WHERE id > ?2", "ii", actor, id))
      return FALSE;
    if (id == 0)
      return sgp_linker_settle (linker, error);
    if (!sgp_linker_relink (linker, id, error))
      return FALSE;
  }
}

/* Whom each merged actor is now, for those who look an id up. */
static gboolean
set_merged (SgStore *store, GError **error)
{
  g_autoptr (SgpLinker) linker = sgp_linker_new (store);
  if (!sgp_sql_run (store, error, NULL, "UPDATE actor SET merged_into = NULL WHERE merged_into IS NOT NULL", ""))
    return FALSE;
  for (gint64 actor = 0, now;;) {
    if (!sgp_sql_run (store, error, &actor, "SELECT min (j.value) FROM correction c, json_each (c.value, '$.actors') j"
                      " WHERE c.actor IS NOT NULL AND c.kind = 'merge' AND c.status <> 'undone' AND j.value > ?", "i", actor))
      return FALSE;
    if (actor == 0)
      return TRUE;
    if (!sgp_linker_resolve (linker, actor, NULL, &now, error)
        || !sgp_sql_run (store, error, NULL, "UPDATE actor SET merged_into = nullif (?1, id) WHERE id = ?2", "ii", now, actor))
      return FALSE;
  }
}

/* Corrections that name an actor by its id. */
#define NAMES_ACTOR "(c.source = ?1 OR c.target = ?1 OR EXISTS (SELECT 1 FROM json_tree (c.value) j" \
                    " WHERE j.key = 'actor' AND j.atom = ?1))"

/* Replays what names an actor, who may be another now. */
static gboolean
replay_named (SgStore *store, gint64 actor, GError **error)
{
  for (gint64 statement = 0, document;;) {
    if (!sgp_sql_run (store, error, &statement, "SELECT min (s.id) FROM correction c JOIN statement s ON s.id = c.statement"
                      " JOIN document d ON d.id = s.document WHERE d.superseded_by IS NULL AND c.status <> 'undone'"
                      " AND s.id > ?2 AND " NAMES_ACTOR, "ii", actor, statement))
      return FALSE;
    if (statement == 0)
      return TRUE;
    if (!sgp_sql_run (store, error, &document, "SELECT document FROM statement WHERE id = ?", "i", statement))
      return FALSE;
    g_autoptr (SgpArticle) article = sgp_article_load (store, document, error);
    if (article == NULL || !sgp_replay_statement (store, article, statement, 0, NULL, error))
      return FALSE;
  }
}

/* After a merge or split was written or undone: all that the actors of
 * @actors (ids) have or had is where it belongs. */
static gboolean
settle (SgStore *store, const GArray *actors, GError **error)
{
  g_clear_pointer (&store->moves, sgp_moves_free);
  for (guint i = 0; i < actors->len; i++)
    if (!relink (store, g_array_index (actors, gint64, i), error))
      return FALSE;
  if (!set_merged (store, error))
    return FALSE;
  for (guint i = 0; i < actors->len; i++)
    if (!replay_named (store, g_array_index (actors, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, message);
  return FALSE;
}

/* The actors that are to be another, each once; NULL with an error. */
static GArray *
find_merged (SgStore *store, const SgEdit *edit, gint64 into, GError **error)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; edit->actors != NULL && edit->actors[i] != NULL; i++) {
    gint64 actor;
    if (!sgp_find_actor (store, edit->actors[i], &actor, error))
      return NULL;
    if (actor == 0 || actor == into) {
      refuse (error, actor == 0 ? "no actor is called '%s'" : "'%s' is that actor already", edit->actors[i]);
      return NULL;
    }
    sgp_ids_add (actors, actor);
  }
  if (actors->len == 0)
    refuse (error, "the actors to merge expected");
  return actors->len > 0 ? g_steal_pointer (&actors) : NULL;
}

static gboolean
merge_actors (SgStore *store, const SgEdit *edit, SgpCorrection *correction, GError **error)
{
  g_autoptr (GArray) actors = find_merged (store, edit, correction->actor, error);
  if (actors == NULL)
    return FALSE;
  JsonArray *ids = json_array_new ();
  for (guint i = 0; i < actors->len; i++)
    json_array_add_int_element (ids, g_array_index (actors, gint64, i));
  json_object_set_array_member (correction->value, "actors", ids);
  if (!sgp_correction_insert (store, correction, edit->note, NULL, error))
    return FALSE;
  g_array_append_val (actors, correction->actor);
  return settle (store, actors, error);
}

/* The key of a document in which the actor occurs. */
static gboolean
add_document_key (SgStore *store, const char *words, gint64 actor, JsonArray *keys, GError **error)
{
  gint64 id, found;
  if (!sgp_edit_parse_id (words, 'd', "a document, as d3,", &id, error))
    return FALSE;
  g_autoptr (SgpArticle) article = sgp_article_load (store, id, error);
  if (article == NULL
      || !sgp_sql_run (store, error, &found, "SELECT 1 FROM document_entity e JOIN document d ON d.id = e.document"
                       " JOIN link l ON l.entity = e.id WHERE d.key = ? AND l.actor = ?", "ti", article->key, actor))
    return FALSE;
  if (found == 0)
    return refuse (error, "a%" G_GINT64_FORMAT " does not occur in %s", actor, words);
  json_array_add_string_element (keys, article->key);
  return TRUE;
}

/* The actor that is split off: one of its own whatever it is called. */
static gboolean
make_split_actor (SgStore *store, const SgEdit *edit, SgpCorrection *correction, GError **error)
{
  gint64 actor;
  g_autofree char *scope = g_strdup_printf ("#%" G_GINT64_FORMAT, correction->id);
  if (!sgp_sql_run (store, error, &actor, "INSERT INTO actor (name, type, key, scope) SELECT coalesce (?, name), type, key, ?"
                    " FROM actor WHERE id = ? RETURNING id", "tti", edit->words, scope, correction->actor))
    return FALSE;
  json_object_set_int_member (correction->value, "to", actor);
  return sgp_correction_write_value (store, correction, error);
}

static gboolean
name_split_actor (SgStore *store, const SgEdit *edit, SgpCorrection *correction, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT name FROM actor WHERE id = ?", "i", correction->actor);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  const char *name = edit->words != NULL ? edit->words : sgp_sql_text (stmt, 0);
  g_autofree char *key = sgp_name_make_key (name, SG_ENTITY_OTHER, NULL);
  json_object_set_string_member (correction->value, "name", name);
  json_object_set_string_member (correction->value, "key", key);
  sqlite3_reset (stmt);
  return *key != '\0' || refuse (error, "a name expected");
}

static gboolean
split_actor (SgStore *store, const SgEdit *edit, SgpCorrection *correction, GError **error)
{
  if (edit->documents == NULL || edit->documents[0] == NULL)
    return refuse (error, "documents expected, as d3");
  JsonArray *keys = json_array_new ();
  json_object_set_array_member (correction->value, "documents", keys);
  for (guint i = 0; edit->documents[i] != NULL; i++)
    if (!add_document_key (store, edit->documents[i], correction->actor, keys, error))
      return FALSE;
  if (!name_split_actor (store, edit, correction, error)
      || !sgp_correction_insert (store, correction, edit->note, NULL, error)
      || !make_split_actor (store, edit, correction, error))
    return FALSE;
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (actors, correction->actor);
  return settle (store, actors, error);
}

gboolean
sgp_edit_actor (SgStore *store, const SgEdit *edit, gint64 *id, GError **error)
{
  g_autoptr (SgpCorrection) correction = sgp_correction_new (edit->kind, edit->coder);
  if (!sgp_find_actor (store, edit->id, &correction->actor, error))
    return FALSE;
  if (correction->actor == 0)
    return refuse (error, "'%s': an actor expected, by its name or as a12", edit->id);
  gboolean done = edit->kind == SG_EDIT_RENAME  ? rename_actor (store, edit, correction, error)
                  : edit->kind == SG_EDIT_MERGE ? merge_actors (store, edit, correction, error)
                                                : split_actor (store, edit, correction, error);
  *id = correction->id;
  return done;
}

/* What names the actor that was split off is in the way. */
static gboolean
check_nothing_builds (SgStore *store, const SgpCorrection *correction, gint64 to, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT group_concat ('c' || c.id || ' ' || c.kind, ', ') FROM correction c"
                                " WHERE c.id > ?2 AND c.status <> 'undone' AND (c.actor = ?1 OR " NAMES_ACTOR
                                " OR EXISTS (SELECT 1 FROM json_each (c.value, '$.actors') m WHERE m.value = ?1))", "ii", to,
                                correction->id);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  g_autofree char *names = sgp_sql_dup_text (stmt, 0);
  sqlite3_reset (stmt);
  return names == NULL || refuse (error, "c%" G_GINT64_FORMAT " cannot be undone before what builds on it: %s", correction->id,
                                  names);
}

/* Gives back what a merge or split had moved. */
gboolean
sgp_undo_actor (SgStore *store, const SgpCorrection *correction, GError **error)
{
  if (correction->kind == SG_EDIT_RENAME)
    return set_name (store, correction->actor, error);
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 to = sgp_value_get_id (correction->value, "to");
  g_array_append_val (actors, correction->actor);
  if (to != 0)
    g_array_append_val (actors, to);
  g_autoptr (GList) merged = sgp_value_get_list (correction->value, "actors");
  for (const GList *i = merged; i != NULL; i = i->next) {
    gint64 actor = json_node_get_int (i->data);
    g_array_append_val (actors, actor);
  }
  return (to == 0 || check_nothing_builds (store, correction, to, error)) && settle (store, actors, error);
}
