/* SPDX-License-Identifier: MIT
 *
 * Actors of the corpus as entities of one document, which is what statements
 * and ties speak of. A correction names an actor by id and by the key that
 * its entity had there:
 *
 *     {"actor": 7, "key": "person/lee"}
 *
 * The entity is the one that is linked with the actor, else the one of that
 * key (a short name whose bearer has changed since), else one of its own
 * without a mention, which goes again when nothing uses it.
 */
#include "correct-private.h"

/* The name of an actor for a correction; NULL with an error. */
JsonObject *
sgp_document_name_actor (SgStore *store, gint64 document, gint64 actor, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT e.type || '/' || e.key FROM link l JOIN document_entity e"
                                " ON e.id = l.entity WHERE l.actor = ? AND e.document = ?"
                                " ORDER BY l.reason = 'hand', e.ordinal LIMIT 1", "ii", actor, document);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return NULL;
  JsonObject *name = json_object_new ();
  json_object_set_int_member (name, "actor", actor);
  json_object_set_string_member (name, "key", row ? sgp_sql_text (stmt, 0) : "");
  sqlite3_reset (stmt);
  return name;
}

/* Of several the one that speaks the statement already. */
static gboolean
find_linked (SgStore *store, gint64 document, gint64 actor, const char *key, gint64 statement, gint64 *entity, GError **error)
{
  return sgp_sql_run (store, error, entity, "SELECT e.id FROM document_entity e JOIN link l ON l.entity = e.id"
                      " WHERE e.document = ? AND l.actor = ? ORDER BY EXISTS (SELECT 1 FROM speaker WHERE statement = ?"
                      " AND role = 'speaker' AND entity = e.id) DESC, e.type || '/' || e.key = ? DESC, l.reason = 'hand',"
                      " e.ordinal LIMIT 1", "iiit", document, actor, statement, key);
}

static gboolean
find_keyed (SgStore *store, gint64 document, const char *key, gint64 *entity, GError **error)
{
  return sgp_sql_run (store, error, entity, "SELECT e.id FROM document_entity e JOIN link l ON l.entity = e.id"
                      " WHERE e.document = ? AND e.type || '/' || e.key = ? ORDER BY e.ordinal LIMIT 1", "it", document, key);
}

gboolean
sgp_document_find_entity (SgpReplay *replay, JsonObject *name, gint64 statement, gint64 *entity, GError **error)
{
  SgStore *store = replay->store;
  gint64 document = replay->article->id, actor;
  const char *key = sgp_value_get_text (name, "key");
  if (!sgp_linker_resolve (replay->linker, sgp_value_get_id (name, "actor"), replay->article->key, &actor, error)
      || !find_linked (store, document, actor, key, statement, entity, error))
    return FALSE;
  if (*entity == 0 && *key != '\0' && !find_keyed (store, document, key, entity, error))
    return FALSE;
  return *entity != 0
         || sgp_linker_add_hand (replay->linker, document, sgp_value_get_id (name, "actor"), entity, error);
}

#define UNUSED " FROM document_entity e JOIN link l ON l.entity = e.id WHERE e.document = ? AND l.reason = 'hand'" \
               " AND NOT EXISTS (SELECT 1 FROM speaker WHERE entity = e.id)" \
               " AND NOT EXISTS (SELECT 1 FROM tie WHERE source = e.id)" \
               " AND NOT EXISTS (SELECT 1 FROM tie WHERE target = e.id)"

/* Removes entities made for corrections that nothing speaks of any more. */
gboolean
sgp_document_drop_unused (SgpReplay *replay, GError **error)
{
  for (gint64 entity;;) {
    if (!sgp_sql_run (replay->store, error, &entity, "SELECT e.id" UNUSED " LIMIT 1", "i", replay->article->id))
      return FALSE;
    if (entity == 0)
      return TRUE;
    if (!sgp_linker_remove_hand (replay->linker, entity, error))
      return FALSE;
  }
}
