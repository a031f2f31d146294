/* SPDX-License-Identifier: MIT
 *
 * What an edit names: permanent ids with their letter, and actors, who are
 * made where they are new to the store and their type is given.
 */
#include "correct-private.h"

#include <stancegraph/error.h>

/* "t17" with the letter t: 17. */
gboolean
sgp_edit_parse_id (const char *words, char letter, const char *expected, gint64 *id, GError **error)
{
  char *end = NULL;
  *id = 0;
  if (words[0] == letter && g_ascii_isdigit (words[1]))
    *id = (gint64) g_ascii_strtoull (words + 1, &end, 10);
  if (*id > 0 && *end == '\0')
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s': %s expected", words, expected);
  return FALSE;
}

/* An actor whom nobody has named before. */
static gboolean
make_actor (SgStore *store, const char *name, SgEntityType type, gint64 *id, GError **error)
{
  g_autofree char *key = sgp_name_make_key (name, type, store->titles);
  const char *type_name = sg_entity_type_get_name (type);
  if (*key == '\0') {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' is no name", name);
    return FALSE;
  }
  return sgp_sql_run (store, error, NULL, "INSERT OR IGNORE INTO actor (name, type, key, scope) VALUES (?, ?, ?, '')", "ttt",
                      name, type_name, key)
         && sgp_sql_run (store, error, id, "SELECT coalesce (merged_into, id) FROM actor WHERE key = ? AND type = ?"
                         " AND scope = ''", "tt", key, type_name);
}

/* The actor of an id or a name. */
gboolean
sgp_edit_find_actor (SgStore *store, const SgEdit *edit, const char *words, gint64 *id, GError **error)
{
  if (!sgp_find_actor (store, words, id, error))
    return FALSE;
  if (*id == 0 && edit->type != SG_N_ENTITY_TYPES)
    return make_actor (store, words, edit->type, id, error);
  if (*id == 0)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "no actor is called '%s'; give its type (--type) to add it", words);
  return *id != 0;
}

JsonObject *
sgp_edit_name_actor (SgStore *store, const SgEdit *edit, const char *words, gint64 document, GError **error)
{
  gint64 actor;
  return sgp_edit_find_actor (store, edit, words, &actor, error) ? sgp_document_name_actor (store, document, actor, error)
                                                                 : NULL;
}
