/* SPDX-License-Identifier: MIT
 *
 * Which actor of the corpus an entity of a document is. Only names link; the
 * type must agree; a doubt keeps people apart. The rules, with their reasons
 * and scores:
 *
 *     full name, country, group    the actor of this key       name 1.0
 *     short name, one bearer       that actor                bearer 0.9
 *     short name, no bearer        an actor of that name      short 0.6
 *     short name, several bearers  an actor of the document  unsure 0.5
 *     first name, no bearer        an actor of the document  unsure 0.5
 *     no name (a role)             an actor of the document   local 1.0
 *
 * A bearer of "johnson" is an actor that some document names in full ("Boris
 * Johnson") and that has it as surname or as an alias; of a first name ("mary"),
 * which too many people share, only one whose surname it is. Whether a name has one
 * bearer can change with each document; the entities so named then move to
 * where they belong (sgp_linker_settle). So who is linked with whom depends on
 * the documents in the store alone, not on their order, and what is in the
 * store after each document depends on those before it alone.
 *
 * What people said of actors comes last: who was merged or split off (moves.c)
 * leads on from the actor that the rules find. An entity made for a correction
 * (reason hand 1.0) has the actor's id as its key, "a12".
 */
#include "store-private.h"

#include <stdlib.h>
#include <string.h>

struct _SgpLinker {
  SgStore *store;
  GHashTable *dirty;          /* "person/johnson": its bearers have changed */
};

/* An entity's row, as far as it is needed here. */
typedef struct {
  gint64 id;
  char *name, *type, *key, *scope;
  SgpNaming naming;
  gint64 twin;
  gboolean hand;              /* made for a correction */
} Entity;

/* Where an entity belongs. */
typedef struct {
  gint64 actor;
  const char *reason;
  double score;
} Target;

SgpLinker *
sgp_linker_new (SgStore *store)
{
  SgpLinker *linker = g_new0 (SgpLinker, 1);
  linker->store = store;
  linker->dirty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return linker;
}

void
sgp_linker_free (SgpLinker *linker)
{
  g_hash_table_unref (linker->dirty);
  g_free (linker);
}

static void
clear_entity (gpointer data)
{
  Entity *entity = data;
  g_free (entity->name);
  g_free (entity->type);
  g_free (entity->key);
  g_free (entity->scope);
}

static SgpNaming
parse_naming (const char *word)
{
  return *word == 'f' ? SGP_NAMING_FULL : *word == 's' ? SGP_NAMING_SHORT : SGP_NAMING_LOCAL;
}

/* The entities that a query finds: id, name, type, key, naming, twin, the key
 * of the document and the reason of the link. */
static GArray *
collect_entities (SgStore *store, sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (Entity));
  g_array_set_clear_func (entities, clear_entity);
  gboolean row;
  while (stmt != NULL && sgp_sql_step (store, stmt, &row, error)) {
    if (!row)
      return g_steal_pointer (&entities);
    Entity entity = {
      sqlite3_column_int64 (stmt, 0),     g_strdup (sgp_sql_text (stmt, 1)), g_strdup (sgp_sql_text (stmt, 2)),
      g_strdup (sgp_sql_text (stmt, 3)),  g_strdup (sgp_sql_text (stmt, 6)), parse_naming (sgp_sql_text (stmt, 4)),
      sqlite3_column_int64 (stmt, 5),         strcmp (sgp_sql_text (stmt, 7), "hand") == 0,
    };
    g_array_append_val (entities, entity);
  }
  return NULL;
}

#define SELECT_ENTITY "SELECT e.id, e.name, e.type, e.key, e.naming, e.twin, d.key, l.reason" \
                      " FROM document_entity e JOIN document d ON d.id = e.document LEFT JOIN link l ON l.entity = e.id "

static GArray *
get_document_entities (SgStore *store, gint64 document, GError **error)
{
  return collect_entities (store, sgp_sql (store, error, SELECT_ENTITY "WHERE e.document = ? ORDER BY e.ordinal",
                                           "i", document), error);
}

/* The actor of this key, made where there is none. */
static gboolean
find_actor (SgStore *store, const Entity *entity, const char *key, const char *scope, gint64 *actor, GError **error)
{
  if (!sgp_sql_run (store, error, actor, "SELECT id FROM actor WHERE key = ? AND type = ? AND scope = ?", "ttt",
                    key, entity->type, scope))
    return FALSE;
  if (*actor != 0)
    return TRUE;
  if (!sgp_sql_run (store, error, NULL, "INSERT INTO actor (name, type, key, scope) VALUES (?, ?, ?, ?)", "tttt",
                    entity->name, entity->type, key, scope))
    return FALSE;
  *actor = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

/* An actor of its own, inside its document. */
static gboolean
find_local_actor (SgStore *store, const Entity *entity, gint64 *actor, GError **error)
{
  g_autofree char *key = entity->twin > 0 ? g_strdup_printf ("%s#%d", entity->key, (int) entity->twin + 1)
                                          : g_strdup (entity->key);
  return find_actor (store, entity, key, entity->scope, actor, error);
}

static gboolean
is_first_name (const SgStore *store, const Entity *entity)
{
  return strcmp (entity->type, sg_entity_type_get_name (SG_ENTITY_PERSON)) == 0
         && sgp_table_find (store->first_names, entity->key) >= 0;
}

/* Who bears a short name: 0, 1 or 2 for more; @actor is the one. Who was split
 * off bears none: it leads to whom it was split off from, and on (moves.c). */
static gboolean
find_bearer (SgStore *store, const Entity *entity, int *n, gint64 *actor, GError **error)
{
  gboolean row;
  *n = 0;
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT DISTINCT x.actor FROM actor_alias x JOIN actor a ON a.id = x.actor"
                                " WHERE x.key = ? AND x.full_uses > 0 AND a.scope NOT LIKE '#%' AND x.kind IN ('surname', ?)"
                                " AND a.type = ? LIMIT 2", "ttt", entity->key,
                                is_first_name (store, entity) ? "surname" : "name", entity->type);
  while (stmt != NULL && sgp_sql_step (store, stmt, &row, error)) {
    if (!row)
      return TRUE;
    *actor = sqlite3_column_int64 (stmt, 0);
    ++*n;
  }
  return FALSE;
}

/* Where an entity with a short name belongs. */
static gboolean
find_short_target (SgStore *store, const Entity *entity, Target *target, GError **error)
{
  int n;
  gint64 bearer = 0;
  if (!find_bearer (store, entity, &n, &bearer, error))
    return FALSE;
  if (n == 1) {
    *target = (Target) { bearer, "bearer", 0.9 };
    return TRUE;
  }
  gboolean shared = n == 0 && !is_first_name (store, entity);
  *target = shared ? (Target) { 0, "short", 0.6 } : (Target) { 0, "unsure", 0.5 };
  return shared ? find_actor (store, entity, entity->key, "", &target->actor, error)
                : find_local_actor (store, entity, &target->actor, error);
}

/* The actor that an entity was made for. */
static gint64
get_hand_actor (const Entity *entity)
{
  return (gint64) g_ascii_strtoull (entity->key + 1, NULL, 10);
}

/* Where an entity belongs, by the rules above. */
static gboolean
find_named_target (SgStore *store, const Entity *entity, Target *target, GError **error)
{
  if (entity->hand) {
    *target = (Target) { get_hand_actor (entity), "hand", 1.0 };
    return TRUE;
  }
  switch (entity->naming) {
  case SGP_NAMING_SHORT:
    return find_short_target (store, entity, target, error);
  case SGP_NAMING_LOCAL:
    *target = (Target) { 0, "local", 1.0 };
    return find_local_actor (store, entity, &target->actor, error);
  default:
    *target = (Target) { 0, "name", 1.0 };
    return find_actor (store, entity, entity->key, "", &target->actor, error);
  }
}

gboolean
sgp_linker_resolve (SgpLinker *linker, gint64 actor, const char *document_key, gint64 *resolved, GError **error)
{
  SgStore *store = linker->store;
  if (store->moves == NULL && (store->moves = sgp_moves_load (store, error)) == NULL)
    return FALSE;
  *resolved = sgp_moves_resolve (store->moves, actor, document_key);
  return TRUE;
}

/* The same, after all that people said of who is who. */
static gboolean
find_target (SgpLinker *linker, const Entity *entity, Target *target, GError **error)
{
  gint64 actor;
  if (!find_named_target (linker->store, entity, target, error)
      || !sgp_linker_resolve (linker, target->actor, entity->scope, &actor, error))
    return FALSE;
  if (actor != target->actor && !entity->hand)
    *target = (Target) { actor, "person", 1.0 };
  target->actor = actor;
  return TRUE;
}

/* Notes that a name has won or lost a bearer. */
static void
mark_dirty (SgpLinker *linker, const Entity *entity, const char *key, const char *kind)
{
  if (strcmp (kind, "name") == 0 || strcmp (kind, "surname") == 0)
    g_hash_table_add (linker->dirty, g_strconcat (entity->type, "/", key, NULL));
}

/* Adds one use of an alias to an actor, or takes one away. */
static gboolean
count_alias (SgpLinker *linker, const Entity *entity, gint64 actor, gint64 change, const char *key, const char *kind,
             const char *text, GError **error)
{
  SgStore *store = linker->store;
  gint64 full = entity->naming == SGP_NAMING_FULL, full_uses;
  if (!sgp_sql_run (store, error, &full_uses,
                    "INSERT INTO actor_alias (actor, key, kind, text, uses, full_uses) VALUES (?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT (actor, key, kind) DO UPDATE SET uses = uses + excluded.uses,"
                    " full_uses = full_uses + excluded.full_uses RETURNING full_uses", "itttii",
                    actor, key, kind, text, change, full * change))
    return FALSE;
  if (full && full_uses == (change > 0 ? 1 : 0))
    mark_dirty (linker, entity, key, kind);
  return change > 0
         || sgp_sql_run (store, error, NULL, "DELETE FROM actor_alias WHERE actor = ? AND key = ? AND kind = ?"
                         " AND uses <= 0", "itt", actor, key, kind);
}

/* All aliases of an entity, counted for (+1) or against (-1) an actor. */
static gboolean
count_aliases (SgpLinker *linker, const Entity *entity, gint64 actor, gint64 change, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (linker->store, error,
                                "SELECT key, kind, text FROM alias WHERE entity = ? ORDER BY ordinal", "i", entity->id);
  while (stmt != NULL && sgp_sql_step (linker->store, stmt, &row, error)) {
    if (!row)
      return TRUE;
    if (!count_alias (linker, entity, actor, change, sgp_sql_text (stmt, 0), sgp_sql_text (stmt, 1),
                      sgp_sql_text (stmt, 2), error)) {
      sqlite3_reset (stmt);
      return FALSE;
    }
  }
  return FALSE;
}

static gboolean
unlink_entity (SgpLinker *linker, const Entity *entity, GError **error)
{
  gint64 actor;
  if (!sgp_sql_run (linker->store, error, &actor, "SELECT actor FROM link WHERE entity = ?", "i", entity->id))
    return FALSE;
  return actor == 0
         || (count_aliases (linker, entity, actor, -1, error)
             && sgp_sql_run (linker->store, error, NULL, "DELETE FROM link WHERE entity = ?", "i", entity->id));
}

/* Links an entity to where it belongs; nothing where it is there already. */
static gboolean
link_entity (SgpLinker *linker, const Entity *entity, GError **error)
{
  SgStore *store = linker->store;
  Target target = { 0, NULL, 0 };
  gint64 actor;
  if (!find_target (linker, entity, &target, error)
      || !sgp_sql_run (store, error, &actor, "SELECT actor FROM link WHERE entity = ?", "i", entity->id))
    return FALSE;
  if (actor == target.actor)
    return TRUE;
  return unlink_entity (linker, entity, error)
         && sgp_sql_run (store, error, NULL, "INSERT INTO link (entity, actor, reason, score) VALUES (?, ?, ?, ?)",
                         "iitd", entity->id, target.actor, target.reason, target.score)
         && count_aliases (linker, entity, target.actor, 1, error);
}

/* Links all entities of a document: full names first, since the short ones of
 * the same document may be theirs. */
gboolean
sgp_linker_link_document (SgpLinker *linker, gint64 document, GError **error)
{
  g_autoptr (GArray) entities = get_document_entities (linker->store, document, error);
  if (entities == NULL)
    return FALSE;
  for (int shorts = 0; shorts <= 1; shorts++)
    for (guint i = 0; i < entities->len; i++) {
      const Entity *entity = &g_array_index (entities, Entity, i);
      if ((entity->naming == SGP_NAMING_SHORT) == shorts && !link_entity (linker, entity, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sgp_linker_unlink_document (SgpLinker *linker, gint64 document, GError **error)
{
  g_autoptr (GArray) entities = get_document_entities (linker->store, document, error);
  if (entities == NULL)
    return FALSE;
  for (guint i = 0; i < entities->len; i++)
    if (!unlink_entity (linker, &g_array_index (entities, Entity, i), error))
      return FALSE;
  return TRUE;
}

/* Looks again at all entities that have only this short name. */
static gboolean
settle_name (SgpLinker *linker, const char *typed_key, GError **error)
{
  const char *key = strchr (typed_key, '/') + 1;
  g_autofree char *type = g_strndup (typed_key, key - 1 - typed_key);
  sqlite3_stmt *stmt = sgp_sql (linker->store, error,
                                SELECT_ENTITY "WHERE l.actor IS NOT NULL AND e.key = ? AND e.type = ?"
                                " AND e.naming = 'short' ORDER BY e.id", "tt", key, type);
  g_autoptr (GArray) entities = collect_entities (linker->store, stmt, error);
  if (entities == NULL)
    return FALSE;
  for (guint i = 0; i < entities->len; i++)
    if (!link_entity (linker, &g_array_index (entities, Entity, i), error))
      return FALSE;
  return TRUE;
}

/* The one entity of this id; NULL with an error. */
static GArray *
get_entity (SgStore *store, gint64 entity, GError **error)
{
  return collect_entities (store, sgp_sql (store, error, SELECT_ENTITY "WHERE e.id = ?", "i", entity), error);
}

/* The row of an entity that a correction needs, and what it is called by. */
static gboolean
insert_hand (SgStore *store, gint64 document, gint64 actor, gint64 *entity, GError **error)
{
  return sgp_sql_run (store, error, entity,
                      "INSERT INTO document_entity (document, ordinal, name, type, key, naming, twin, mentions)"
                      " SELECT ?1, (SELECT coalesce (max (ordinal), -1) + 1 FROM document_entity WHERE document = ?1),"
                      " name, type, 'a' || id, 'local', 0, '[]' FROM actor WHERE id = ?2 RETURNING id", "ii",
                      document, actor)
         && sgp_sql_run (store, error, NULL, "INSERT INTO alias (entity, ordinal, text, kind, key)"
                         " SELECT ?1, -1, name, 'name', key FROM actor WHERE id = ?2", "ii", *entity, actor);
}

/* Puts an actor into a document that does not mention it. */
gboolean
sgp_linker_add_hand (SgpLinker *linker, gint64 document, gint64 actor, gint64 *entity, GError **error)
{
  if (!insert_hand (linker->store, document, actor, entity, error))
    return FALSE;
  g_autoptr (GArray) entities = get_entity (linker->store, *entity, error);
  if (entities == NULL || entities->len == 0)
    return FALSE;
  Entity *row = &g_array_index (entities, Entity, 0);
  row->hand = TRUE;           /* it has no link yet that tells so */
  return link_entity (linker, row, error);
}

gboolean
sgp_linker_remove_hand (SgpLinker *linker, gint64 entity, GError **error)
{
  SgStore *store = linker->store;
  g_autoptr (GArray) entities = get_entity (store, entity, error);
  return entities != NULL
         && (entities->len == 0 || unlink_entity (linker, &g_array_index (entities, Entity, 0), error))
         && sgp_sql_run (store, error, NULL, "DELETE FROM alias WHERE entity = ?", "i", entity)
         && sgp_sql_run (store, error, NULL, "DELETE FROM document_entity WHERE id = ?", "i", entity);
}

/* Links anew whatever is linked with an actor. */
gboolean
sgp_linker_relink (SgpLinker *linker, gint64 actor, GError **error)
{
  sqlite3_stmt *stmt = sgp_sql (linker->store, error, SELECT_ENTITY "WHERE l.actor = ? ORDER BY e.id", "i", actor);
  g_autoptr (GArray) entities = collect_entities (linker->store, stmt, error);
  for (guint i = 0; entities != NULL && i < entities->len; i++)
    if (!link_entity (linker, &g_array_index (entities, Entity, i), error))
      return FALSE;
  return entities != NULL;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Moves short names whose bearers have changed; in order of the alphabet, so
 * that ids do not depend on how a hash falls. */
gboolean
sgp_linker_settle (SgpLinker *linker, GError **error)
{
  guint n;
  g_autofree char **names = (char **) g_hash_table_get_keys_as_array (linker->dirty, &n);
  qsort (names, n, sizeof *names, compare_words);
  for (guint i = 0; i < n; i++)
    if (!settle_name (linker, names[i], error))
      return FALSE;
  g_hash_table_remove_all (linker->dirty);
  return TRUE;
}
