/* SPDX-License-Identifier: MIT
 *
 * The entities of a document as rows: name, type, key, mentions, aliases, and
 * what kind of naming it is. Who may be linked to other documents follows:
 *
 *     full    "Natacha Bouchart", "France", "people smugglers"   by its key
 *     short   "Bouchart", "EU"          by whoever alone bears it in the store
 *     local   "a spokesman", "the mayor"              stays in this document
 *
 * A group is known by what it is called; of everything else an entity is local
 * where its name is only a role or a description ("girl", also called "a girl").
 */
#include "store-private.h"

#include <string.h>

void
sgp_entity_rows_free (SgpEntityRows *rows)
{
  for (gint32 i = 0; i < rows->n; i++)
    g_free (rows->keys[i]);
  g_free (rows->keys);
  g_free (rows->ids);
  g_free (rows);
}

/* Whether a wording is the name itself, or that with words before it that a
 * name does not take: "girl", "a girl". */
static gboolean
repeats (const char *wording, const char *key)
{
  gsize length = strlen (wording), key_length = strlen (key);
  return g_str_has_suffix (wording, key)
         && (length == key_length || wording[length - key_length - 1] == ' ');
}

static gboolean
has_capital (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_isupper (c) || g_unichar_isdigit (c))
      return TRUE;
    /* A script without case cannot tell. */
    if (g_unichar_isalpha (c) && !g_unichar_islower (c))
      return TRUE;
  }
  return FALSE;
}

/* Whether the entity's own name is only a role or a description: such a
 * wording repeats it, or it is written without a capital. */
static gboolean
is_unnamed (const SgDocument *doc, const SgEntity *entity, const char *key, const SgTable *titles)
{
  const SgAlias *aliases = sg_document_get_aliases (doc, entity->aliases);
  gboolean described = !has_capital (entity->name);
  for (gint32 i = 0; i < entity->aliases.n; i++) {
    g_autofree char *other = sgp_name_make_key (aliases[i].text, entity->type, titles);
    if (aliases[i].kind == SG_ALIAS_NAME && strcmp (other, key) == 0)
      return FALSE;
    described = described || (aliases[i].kind != SG_ALIAS_NAME && repeats (other, key));
  }
  return described;
}

static SgpNaming
decide_naming (const SgDocument *doc, const SgEntity *entity, const char *key, const SgTable *titles)
{
  if (*key == '\0')
    return SGP_NAMING_LOCAL;
  if (entity->type == SG_ENTITY_COUNTRY || entity->type == SG_ENTITY_GROUP)
    return SGP_NAMING_FULL;
  if (is_unnamed (doc, entity, key, titles))
    return SGP_NAMING_LOCAL;
  return sgp_name_is_short (entity->name, key, entity->type) ? SGP_NAMING_SHORT : SGP_NAMING_FULL;
}

/* For each entity the places of its mentions, as text; free with the array. */
static GPtrArray *
collect_mentions (const SgDocument *doc, gint32 n)
{
  gint32 n_mentions;
  const SgMention *mentions = sg_document_get_mentions (doc, &n_mentions);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (gint32 i = 0; i < n; i++)
    g_ptr_array_add (spans, g_array_new (FALSE, FALSE, sizeof (SgSpan)));
  for (gint32 i = 0; i < n_mentions; i++)
    if (mentions[i].entity >= 0)
      g_array_append_val ((GArray *) g_ptr_array_index (spans, mentions[i].entity), mentions[i].span);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  for (gint32 i = 0; i < n; i++) {
    GArray *rows = g_ptr_array_index (spans, i);
    g_ptr_array_add (texts, sgp_spans_to_text ((const SgSpan *) (const void *) rows->data, (gint32) rows->len));
  }
  return texts;
}

static gboolean
insert_alias (SgStore *store, gint64 entity, gint32 ordinal, const char *text, const char *kind, const char *key,
              GError **error)
{
  return sgp_sql_run (store, error, NULL, "INSERT INTO alias (entity, ordinal, text, kind, key) VALUES (?, ?, ?, ?, ?)",
                      "iittt", entity, (gint64) ordinal, text, kind, key);
}

/* The aliases as the document has them, and those that follow from the name. */
static gboolean
insert_aliases (SgStore *store, const SgDocument *doc, const SgEntity *entity, gint64 id, const char *key,
                SgpNaming naming, GError **error)
{
  const SgAlias *aliases = sg_document_get_aliases (doc, entity->aliases);
  const char *kind = naming == SGP_NAMING_LOCAL ? "description" : "name";
  if (!insert_alias (store, id, -1, entity->name, kind, key, error))
    return FALSE;
  if (entity->type == SG_ENTITY_PERSON && naming == SGP_NAMING_FULL) {
    g_autofree char *surname = sgp_name_make_surname_key (entity->name, store->titles);
    if (!insert_alias (store, id, -2, surname, "surname", surname, error))
      return FALSE;
  }
  for (gint32 i = 0; i < entity->aliases.n; i++) {
    g_autofree char *alias_key = sgp_name_make_key (aliases[i].text, entity->type, store->titles);
    if (aliases[i].kind != SG_ALIAS_PRONOUN
        && !insert_alias (store, id, i, aliases[i].text, sg_alias_kind_get_name (aliases[i].kind), alias_key, error))
      return FALSE;
  }
  return TRUE;
}

/* How many entities before it in the document have the same type and key. */
static gint64
count_twin (GHashTable *counts, const char *typed_key)
{
  gint64 n = GPOINTER_TO_INT (g_hash_table_lookup (counts, typed_key));
  g_hash_table_insert (counts, (gpointer) typed_key, GINT_TO_POINTER (n + 1));
  return n;
}

static gboolean
insert_entity (SgStore *store, const SgDocument *doc, gint64 document, gint32 index, const char *mentions,
               GHashTable *counts, SgpEntityRows *rows, GError **error)
{
  gint32 n;
  const SgEntity *entity = sg_document_get_entities (doc, &n) + index;
  g_autofree char *key = sgp_name_make_key (entity->name, entity->type, store->titles);
  SgpNaming naming = decide_naming (doc, entity, key, store->titles);
  const char *type = sg_entity_type_get_name (entity->type);
  rows->keys[index] = g_strconcat (type, "/", key, NULL);
  rows->n = index + 1;
  if (!sgp_sql_run (store, error, NULL, "INSERT INTO document_entity (document, ordinal, name, type, key, naming, twin,"
                    " mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "iitttti" "t", document, (gint64) index, entity->name,
                    type, key, sgp_naming_get_name (naming), count_twin (counts, rows->keys[index]), mentions))
    return FALSE;
  rows->ids[index] = sqlite3_last_insert_rowid (store->db);
  return insert_aliases (store, doc, entity, rows->ids[index], key, naming, error);
}

/* Which entity each belongs to, once all have ids. */
static gboolean
set_wholes (SgStore *store, const SgDocument *doc, const SgpEntityRows *rows, GError **error)
{
  gint32 n;
  const SgEntity *entities = sg_document_get_entities (doc, &n);
  for (gint32 i = 0; i < n; i++)
    if (entities[i].part_of >= 0 && entities[i].part_of != i
        && !sgp_sql_run (store, error, NULL, "UPDATE document_entity SET part_of = ? WHERE id = ?", "ii",
                         rows->ids[entities[i].part_of], rows->ids[i]))
      return FALSE;
  return TRUE;
}

/* NULL with an error where a row could not be written. */
SgpEntityRows *
sgp_store_add_entities (SgStore *store, const SgDocument *doc, gint64 document, GError **error)
{
  gint32 n;
  sg_document_get_entities (doc, &n);
  g_autoptr (SgpEntityRows) rows = g_new0 (SgpEntityRows, 1);
  rows->ids = g_new0 (gint64, n);
  rows->keys = g_new0 (char *, n);
  g_autoptr (GPtrArray) mentions = collect_mentions (doc, n);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  for (gint32 i = 0; i < n; i++)
    if (!insert_entity (store, doc, document, i, g_ptr_array_index (mentions, i), counts, rows, error))
      return NULL;
  return set_wholes (store, doc, rows, error) ? g_steal_pointer (&rows) : NULL;
}
