/* SPDX-License-Identifier: MIT
 *
 * Corrections of actors, which hold in the whole corpus and for documents to
 * come. The name that was read is kept beside the one that a person gave.
 *
 *     rename a12 "Ann Lee"     a12 is shown as Ann Lee, and found by both names
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

gboolean
sgp_edit_actor (SgStore *store, const SgEdit *edit, gint64 *id, GError **error)
{
  g_autoptr (SgpCorrection) correction = sgp_correction_new (edit->kind, edit->coder);
  if (!sgp_find_actor (store, edit->id, &correction->actor, error))
    return FALSE;
  if (correction->actor == 0) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s': an actor expected, by its name or as a12", edit->id);
    return FALSE;
  }
  gboolean done = rename_actor (store, edit, correction, error);
  *id = correction->id;
  return done;
}

gboolean
sgp_undo_actor (SgStore *store, const SgpCorrection *correction, GError **error)
{
  return set_name (store, correction->actor, error);
}
