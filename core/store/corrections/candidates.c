/* SPDX-License-Identifier: MIT
 *
 * What is compared when a document with corrections has been read anew: the
 * statements that people corrected, in whatever version they stood last, those
 * of the version before that nobody corrected, and the new ones; each with its
 * words, speakers, place and what stands around it.
 */
#include "reattach-private.h"

#include <string.h>

void
sgp_candidate_free (SgpCandidate *candidate)
{
  g_free (candidate->speakers);
  g_free (candidate->spans);
  g_array_unref (candidate->place);
  g_array_unref (candidate->origin_place);
  g_ptr_array_unref (candidate->texts);
  g_ptr_array_unref (candidate->words);
  g_ptr_array_unref (candidate->standings);
  g_free (candidate->before);
  g_free (candidate->after);
  g_free (candidate);
}

static void
add_text (SgpReattachment *all, SgpCandidate *candidate, const char *text)
{
  for (guint i = 0; i < candidate->texts->len; i++)
    if (strcmp (g_ptr_array_index (candidate->texts, i), text) == 0)
      return;
  g_ptr_array_add (candidate->texts, g_strdup (text));
  g_ptr_array_add (candidate->words, sgp_likeness_number_words (all->numbers, text));
}

/* From a row: id, corrected, speakers, spans, words, document. */
static void
add_candidate (SgpReattachment *all, GPtrArray *to, sqlite3_stmt *stmt)
{
  SgpCandidate *candidate = g_new0 (SgpCandidate, 1);
  candidate->id = sqlite3_column_int64 (stmt, 0);
  candidate->corrected = sqlite3_column_int (stmt, 1);
  candidate->speakers = g_strdup (sgp_sql_text (stmt, 2));
  candidate->spans = g_strdup (sgp_sql_text (stmt, 3));
  candidate->document = sqlite3_column_int64 (stmt, 5);
  candidate->place = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  candidate->origin_place = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  candidate->texts = g_ptr_array_new_with_free_func (g_free);
  candidate->words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  candidate->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) sgp_standing_free);
  add_text (all, candidate, sgp_sql_text (stmt, 4));
  g_ptr_array_add (to, candidate);
}

static gboolean
load_candidates (SgpReattachment *all, GPtrArray *to, sqlite3_stmt *stmt, GError **error)
{
  gboolean row;
  while (stmt != NULL && sgp_sql_step (all->store, stmt, &row, error)) {
    if (!row)
      return TRUE;
    add_candidate (all, to, stmt);
  }
  return FALSE;
}

#define KEYS_OF_ROWS "coalesce ((SELECT group_concat (k, char (31)) FROM (SELECT e.type || '/' || e.key AS k FROM speaker p" \
                     " JOIN document_entity e ON e.id = p.entity WHERE p.statement = s.id AND p.role = 'speaker'" \
                     " ORDER BY 1)), '')"
#define KEYS_OF_ANCHOR "coalesce ((SELECT group_concat (k, char (31)) FROM (SELECT j.value ->> '$.key' AS k FROM correction c," \
                       " json_each (c.value, '$.was.speakers') j WHERE c.id = (SELECT min (id) FROM correction" \
                       " WHERE statement = s.id AND status <> 'undone') ORDER BY 1)), '')"
#define KEYS_OF_READING "coalesce ((SELECT group_concat (k, char (31)) FROM (SELECT e.type || '/' || e.key AS k" \
                        " FROM json_each (r.machine, '$.speakers') j JOIN document_entity e ON e.id = j.value ->> '$.entity'" \
                        " WHERE j.value ->> '$.role' = 'speaker' ORDER BY 1)), '')"

/* What people have corrected and is not of the newest version, then what
 * nobody has and the newest version has not in the same words. */
static gboolean
load_old (SgpReattachment *all, gint64 before, GError **error)
{
  return load_candidates (all, all->old,
           sgp_sql (all->store, error,
                    "SELECT s.id, 1, CASE WHEN r.machine IS NULL THEN " KEYS_OF_ANCHOR " ELSE " KEYS_OF_READING " END,"
                    " coalesce (r.machine ->> '$.spans', s.spans), coalesce (r.machine ->> '$.content', s.content), d.id"
                    " FROM statement s JOIN document d ON d.id = s.document"
                    " LEFT JOIN reading r ON r.statement = s.id WHERE d.key = ?1 AND d.id <> ?2"
                    " AND EXISTS (SELECT 1 FROM correction c WHERE c.statement = s.id AND c.status <> 'undone')"
                    " ORDER BY d.id, s.ordinal, s.id", "ti", all->article->key, all->article->id), error)
         && load_candidates (all, all->old,
              sgp_sql (all->store, error, "SELECT s.id, 0, " KEYS_OF_ROWS ", s.spans, s.content, s.document FROM statement s"
                       " WHERE s.document = ? AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.statement = s.id"
                       " AND c.status <> 'undone') ORDER BY s.ordinal, s.id", "i", before), error);
}

/* An older version, loaded once; NULL with an error. */
SgpArticle *
sgp_candidates_get_article (SgpReattachment *all, gint64 id, GError **error)
{
  SgpArticle *article = g_hash_table_lookup (all->articles, &id);
  if (article == NULL && (article = sgp_article_load (all->store, id, error)) != NULL) {
    article->same = article->length == all->article->length
                    && memcmp (article->text, all->article->text, article->length) == 0;
    g_hash_table_insert (all->articles, g_memdup2 (&id, sizeof id), article);
  }
  return article;
}

/* Where a statement stands and what is around it. */
static gboolean
set_place (SgpCandidate *candidate, SgpArticle *article, GError **error)
{
  return sgp_spans_parse (candidate->spans, article->length, candidate->place, error)
         && sgp_article_get_context (article, candidate->spans, SGP_WIDE_CONTEXT, &candidate->before, &candidate->after, error);
}

/* Where it stood when it was corrected first, and whether it had a twin then. */
static gboolean
set_origin (SgpReattachment *all, SgpCandidate *candidate, const SgpCorrection *correction, GError **error)
{
  JsonObject *origin = sgp_value_get_object (correction->value, "origin");
  candidate->origin = sgp_value_get_id (origin, "document");
  const char *spans = sgp_value_get_text (origin, "spans");
  SgpArticle *article = sgp_candidates_get_article (all, candidate->origin, error);
  SgpAnchor anchor = { correction->quote != NULL ? correction->quote : "", candidate->before, candidate->after, 1, -1 };
  if (article == NULL || !sgp_spans_parse (spans, article->length, candidate->origin_place, error)
      || (!candidate->same_text && !sgp_article_find_twins (article, spans, &anchor, error)))
    return FALSE;
  candidate->n_places = MAX (candidate->n_places, anchor.n_places);
  candidate->twin_context = MAX (candidate->twin_context, anchor.twin_context);
  return TRUE;
}

/* The words that were corrected, as people saw them. */
static gboolean
add_quotes (SgpReattachment *all, SgpCandidate *candidate, GError **error)
{
  g_autoptr (GPtrArray) corrections = sgp_corrections_load (all->store, candidate->id, error);
  for (guint i = 0; corrections != NULL && i < corrections->len; i++) {
    const SgpCorrection *correction = g_ptr_array_index (corrections, i);
    add_text (all, candidate, correction->quote != NULL ? correction->quote : "");
    if (i == 0 && !set_origin (all, candidate, correction, error))
      return FALSE;
  }
  return corrections != NULL;
}

/* What is known of an old statement from its version. */
static gboolean
complete_old (SgpReattachment *all, SgpCandidate *old, GError **error)
{
  SgpArticle *article = sgp_candidates_get_article (all, old->document, error);
  if (article == NULL || !set_place (old, article, error))
    return FALSE;
  old->same_text = article->same;
  old->n_places = 1;
  old->twin_context = -1;
  if (!old->corrected)
    return TRUE;
  SgpAnchor anchor = { g_ptr_array_index (old->texts, 0), old->before, old->after, 1, -1 };
  if (!old->same_text && !sgp_article_find_twins (article, old->spans, &anchor, error))
    return FALSE;
  old->n_places = anchor.n_places;
  old->twin_context = anchor.twin_context;
  return add_quotes (all, old, error);
}

static gboolean
load_fresh (SgpReattachment *all, gint64 id, GError **error)
{
  return load_candidates (all, all->fresh,
                          sgp_sql (all->store, error, "SELECT s.id, 0, " KEYS_OF_ROWS ", s.spans, s.content, s.document"
                                   " FROM statement s WHERE s.id = ?", "i", id), error)
         && set_place (g_ptr_array_index (all->fresh, all->fresh->len - 1), all->article, error);
}

static gboolean
load_parents (SgpReattachment *all, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (all->store, error, "SELECT parent FROM statement WHERE document = ? AND parent IS NOT NULL",
                                "i", all->article->id);
  while (stmt != NULL && sgp_sql_step (all->store, stmt, &row, error)) {
    if (!row)
      return TRUE;
    gint64 parent = sqlite3_column_int64 (stmt, 0);
    g_hash_table_add (all->parents, g_memdup2 (&parent, sizeof parent));
  }
  return FALSE;
}

gboolean
sgp_candidates_load (SgpReattachment *all, gint64 before, const GArray *fresh, GError **error)
{
  if (!load_old (all, before, error) || !load_parents (all, error))
    return FALSE;
  for (guint i = 0; i < all->old->len; i++)
    if (!complete_old (all, g_ptr_array_index (all->old, i), error))
      return FALSE;
  for (guint i = 0; i < fresh->len; i++)
    if (!load_fresh (all, g_array_index (fresh, gint64, i), error))
      return FALSE;
  return TRUE;
}
