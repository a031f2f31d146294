/* SPDX-License-Identifier: MIT
 *
 * Corrections of a document that has been read anew. Each statement that
 * people have corrected, in whatever version, is matched with the new ones by
 * its words (matching.c); it goes on as the one that it is, and its
 * corrections are replayed upon the new reading. One that matches none is made
 * again where its words still stand, if a person has vouched for it; else its
 * corrections are orphaned, and tried again with the next version.
 *
 *     s7 "the peir was unsafe"  confirmed     new: s31 "the pier was unsafe"
 *     ->  s7 "the pier was unsafe", confirmed; s31 is gone
 *
 * Old statements that nobody has corrected compete: a correction must not go
 * to what is another's.
 */
#include "reattach-private.h"

#include <string.h>

/* A statement that nobody has corrected goes on only as what says the same. */
static gboolean
is_equal (const SgpCandidate *old, const SgpCandidate *fresh)
{
  return strcmp (g_ptr_array_index (old->texts, 0), g_ptr_array_index (fresh->texts, 0)) == 0
         && strcmp (old->speakers, fresh->speakers) == 0;
}

static gboolean
adopt (SgpReattachment *all, const SgpCandidate *old, const SgpCandidate *fresh, GError **error)
{
  SgStore *store = all->store;
  gboolean is_parent = g_hash_table_contains (all->parents, &fresh->id);
  if (old->corrected)
    return sgp_adopt_reading (store, old->id, fresh->id, is_parent, error);
  return !is_equal (old, fresh)
         || (sgp_reading_keep (store, old->id, error) && sgp_adopt_reading (store, old->id, fresh->id, is_parent, error)
             && sgp_reading_drop (store, old->id, error));
}

static gboolean
orphan (SgStore *store, gint64 statement, const char *reason, GError **error)
{
  return sgp_sql_run (store, error, NULL, "UPDATE correction SET status = 'orphaned', reason = ? WHERE statement = ?"
                      " AND status <> 'undone'", "ti", reason, statement);
}

/* Places that are statements already. */
static GHashTable *
collect_taken (SgpReattachment *all, GError **error)
{
  gboolean row;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *stmt = sgp_sql (all->store, error, "SELECT spans FROM statement WHERE document = ?", "i", all->article->id);
  while (stmt != NULL && sgp_sql_step (all->store, stmt, &row, error)) {
    if (!row)
      return g_steal_pointer (&taken);
    g_hash_table_add (taken, g_strdup (sgp_sql_text (stmt, 0)));
  }
  return NULL;
}

/* Notes in a correction where its words stand now, and that the statement
 * stands on it alone. */
static gboolean
stand_on (SgpReattachment *all, SgpCorrection *correction, const char *spans, GError **error)
{
  sgp_anchor_set_place (correction, "at", all->article->id, spans);
  return sgp_correction_write_value (all->store, correction, error)
         && sgp_sql_run (all->store, error, NULL, "INSERT INTO reading (statement, machine) VALUES (?1, NULL)"
                         " ON CONFLICT (statement) DO UPDATE SET machine = NULL", "i", correction->statement)
         && sgp_sql_run (all->store, error, NULL, "UPDATE statement SET document = ?, parent = NULL WHERE id = ?", "ii",
                         all->article->id, correction->statement);
}

#define TOO_LITTLE "too little tells where it belongs now"

/* Where the words of a correction stand now, in @spans; NULL with a reason
 * where that is nowhere or not clear. */
static gboolean
find_again (SgpReattachment *all, const SgpCandidate *old, const SgpCorrection *correction, char **spans, const char **reason,
            GError **error)
{
  gboolean elsewhere;
  g_autofree char *found = NULL;
  const SgpAnchor anchor = { correction->quote, correction->before, correction->after, old->n_places, old->twin_context };
  SgpPlace place = sgp_article_find_anchor (all->article, &anchor, all->taken, &found);
  *spans = NULL;
  if (place != SGP_PLACE_FOUND) {
    *reason = place == SGP_PLACE_UNCLEAR ? TOO_LITTLE : "its words are no longer in the article";
    return TRUE;
  }
  g_autofree char *words = sgp_article_dup_words (all->article, found, error);
  if (words == NULL || !sgp_pairs_stem_from_elsewhere (all, old, words, found, &elsewhere, error))
    return FALSE;
  *reason = TOO_LITTLE;
  *spans = elsewhere ? NULL : g_steal_pointer (&found);
  return TRUE;
}

/* Where a statement stood, if that is the same text; else as above. */
static gboolean
find_place (SgpReattachment *all, const SgpCandidate *old, const SgpCorrection *correction, char **spans, const char **reason,
            GError **error)
{
  if (!old->same_text || g_hash_table_contains (all->taken, old->spans))
    return find_again (all, old, correction, spans, reason, error);
  *spans = g_strdup (old->spans);
  return TRUE;
}

/* Makes a statement again where the words stand for which somebody vouches. */
static gboolean
make_again (SgpReattachment *all, const SgpCandidate *old, gboolean *made, GError **error)
{
  g_autoptr (GPtrArray) corrections = sgp_corrections_load (all->store, old->id, error);
  const char *reason = "the statement is read no more";
  if (corrections == NULL)
    return FALSE;
  for (guint i = 0; i < corrections->len && !*made; i++) {
    SgpCorrection *correction = g_ptr_array_index (corrections, i);
    g_autofree char *spans = NULL;
    if (!sgp_correction_asserts (correction) || !sgp_value_get_object (correction->value, "at"))
      continue;
    if (!find_place (all, old, correction, &spans, &reason, error))
      return FALSE;
    *made = spans != NULL;
    if (*made && !stand_on (all, correction, spans, error))
      return FALSE;
    if (*made)
      g_hash_table_add (all->taken, g_steal_pointer (&spans));
  }
  return *made || orphan (all->store, old->id, reason, error);
}

/* What becomes of an old statement; @placed: it is in the newest version. */
static gboolean
place (SgpReattachment *all, const SgpCandidate *old, gint match, gboolean *placed, GError **error)
{
  *placed = match >= 0;
  if (match >= 0)
    return adopt (all, old, g_ptr_array_index (all->fresh, match), error);
  if (!old->corrected)
    return TRUE;
  return match == SGP_UNDECIDED ? orphan (all->store, old->id, "it fits several statements equally well", error)
                                : make_again (all, old, placed, error);
}

/* All ids move first, those of parents too; then what was read is kept, and
 * corrected. */
static gboolean
place_all (SgpReattachment *all, const gint *match, GError **error)
{
  g_autofree gboolean *placed = g_new0 (gboolean, all->old->len + 1);
  for (int matched = 1; matched >= 0; matched--) {
    for (guint i = 0; i < all->old->len; i++)
      if ((match[i] >= 0) == matched && !place (all, g_ptr_array_index (all->old, i), match[i], &placed[i], error))
        return FALSE;
    if (matched && (all->taken = collect_taken (all, error)) == NULL)
      return FALSE;
  }
  for (guint i = 0; i < all->old->len; i++) {
    const SgpCandidate *old = g_ptr_array_index (all->old, i);
    if (old->corrected && match[i] >= 0 && !sgp_reading_renew (all->store, old->id, error))
      return FALSE;
  }
  for (guint i = 0; i < all->old->len; i++) {
    const SgpCandidate *old = g_ptr_array_index (all->old, i);
    if (old->corrected && placed[i] && !sgp_replay_statement (all->store, all->article, old->id, 0, NULL, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run (SgpReattachment *all, gint64 before, const GArray *fresh, GError **error)
{
  if (!sgp_candidates_load (all, before, fresh, error))
    return FALSE;
  g_autoptr (GArray) pairs = sgp_pairs_collect (all, error);
  g_autofree gint *match = pairs != NULL ? sgp_matching_decide (pairs, all->old->len, all->fresh->len) : NULL;
  return match != NULL && place_all (all, match, error);
}

gboolean
sgp_store_is_corrected (SgStore *store, const char *document_key, gboolean *corrected, GError **error)
{
  gint64 found;
  gboolean done = sgp_sql_run (store, error, &found, "SELECT 1 FROM correction WHERE document_key = ? AND status <> 'undone'"
                               " LIMIT 1", "t", document_key);
  *corrected = done && found != 0;
  return done;
}

/* @before: the version that @document replaces; @fresh: ids of the statements
 * of @document that are not known from it. */
gboolean
sgp_store_reattach (SgStore *store, gint64 document, gint64 before, const GArray *fresh, GError **error)
{
  gboolean corrected;
  g_autoptr (SgpArticle) article = sgp_article_load (store, document, error);
  if (article == NULL || !sgp_store_is_corrected (store, article->key, &corrected, error))
    return FALSE;
  if (!corrected)
    return TRUE;
  SgpReattachment all = { store, article, g_ptr_array_new_with_free_func ((GDestroyNotify) sgp_candidate_free),
                       g_ptr_array_new_with_free_func ((GDestroyNotify) sgp_candidate_free),
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                       g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) sgp_article_free),
                          g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), NULL };
  gboolean done = run (&all, before, fresh, error);
  g_ptr_array_unref (all.old);
  g_ptr_array_unref (all.fresh);
  g_hash_table_unref (all.numbers);
  g_hash_table_unref (all.articles);
  g_hash_table_unref (all.parents);
  g_clear_pointer (&all.taken, g_hash_table_unref);
  return done;
}
