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
#include "correct-private.h"
#include "likeness-private.h"

#include <string.h>

/* So alike must the words be. */
#define ENOUGH_LIKENESS 0.5

/* A statement, old or new. */
typedef struct {
  gint64 id;
  gboolean corrected;
  char *speakers;             /* keys, in order */
  char *spans;                /* of a new one */
  GPtrArray *texts;           /* its words; of an old one also those that were corrected */
  GPtrArray *words;           /* the same as numbers, GArray */
  char *before, *after;       /* what stood around it */
  guint n_places;             /* where its words stood; see SgpAnchor */
  gint twin_context;
} Candidate;

typedef struct {
  SgStore *store;
  SgpArticle *article;
  GPtrArray *old, *fresh;     /* of Candidate */
  GHashTable *numbers;        /* of words */
  GHashTable *articles;       /* older versions: id -> SgpArticle */
} Reattachment;

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;
  g_free (candidate->speakers);
  g_free (candidate->spans);
  g_ptr_array_unref (candidate->texts);
  g_ptr_array_unref (candidate->words);
  g_free (candidate->before);
  g_free (candidate->after);
  g_free (candidate);
}

static void
add_text (Reattachment *all, Candidate *candidate, const char *text)
{
  for (guint i = 0; i < candidate->texts->len; i++)
    if (strcmp (g_ptr_array_index (candidate->texts, i), text) == 0)
      return;
  g_ptr_array_add (candidate->texts, g_strdup (text));
  g_ptr_array_add (candidate->words, sgp_likeness_number_words (all->numbers, text));
}

/* From a row: id, corrected, speakers, spans, words. */
static Candidate *
add_candidate (Reattachment *all, GPtrArray *to, sqlite3_stmt *stmt)
{
  Candidate *candidate = g_new0 (Candidate, 1);
  candidate->id = sqlite3_column_int64 (stmt, 0);
  candidate->corrected = sqlite3_column_int (stmt, 1);
  candidate->speakers = g_strdup (sgp_sql_text (stmt, 2));
  candidate->spans = g_strdup (sgp_sql_text (stmt, 3));
  candidate->texts = g_ptr_array_new_with_free_func (g_free);
  candidate->words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  add_text (all, candidate, sgp_sql_text (stmt, 4));
  g_ptr_array_add (to, candidate);
  return candidate;
}

static gboolean
load_candidates (Reattachment *all, GPtrArray *to, sqlite3_stmt *stmt, GError **error)
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
load_old (Reattachment *all, gint64 before, GError **error)
{
  return load_candidates (all, all->old,
           sgp_sql (all->store, error,
                    "SELECT s.id, 1, CASE WHEN r.machine IS NULL THEN " KEYS_OF_ANCHOR " ELSE " KEYS_OF_READING " END, '',"
                    " coalesce (r.machine ->> '$.content', s.content) FROM statement s JOIN document d ON d.id = s.document"
                    " LEFT JOIN reading r ON r.statement = s.id WHERE d.key = ?1 AND d.id <> ?2"
                    " AND EXISTS (SELECT 1 FROM correction c WHERE c.statement = s.id AND c.status <> 'undone')"
                    " ORDER BY d.id, s.ordinal, s.id", "ti", all->article->key, all->article->id), error)
         && load_candidates (all, all->old,
              sgp_sql (all->store, error, "SELECT s.id, 0, " KEYS_OF_ROWS ", s.spans, s.content FROM statement s"
                       " WHERE s.document = ? AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.statement = s.id"
                       " AND c.status <> 'undone') ORDER BY s.ordinal, s.id", "i", before), error);
}

/* An older version, loaded once; NULL with an error. */
static SgpArticle *
get_article (Reattachment *all, gint64 id, GError **error)
{
  SgpArticle *article = g_hash_table_lookup (all->articles, &id);
  if (article == NULL && (article = sgp_article_load (all->store, id, error)) != NULL)
    g_hash_table_insert (all->articles, g_memdup2 (&id, sizeof id), article);
  return article;
}

static SgpAnchor
get_anchor (const Candidate *old, const char *quote)
{
  return (SgpAnchor) { quote, old->before, old->after, old->n_places, old->twin_context };
}

/* The anchor of the first correction is the statement's. */
static gboolean
load_anchor (Reattachment *all, Candidate *candidate, const SgpCorrection *correction, GError **error)
{
  JsonObject *at = sgp_value_get_object (correction->value, "at");
  SgpArticle *article = get_article (all, sgp_value_get_id (at, "document"), error);
  candidate->before = g_strdup (correction->before != NULL ? correction->before : "");
  candidate->after = g_strdup (correction->after != NULL ? correction->after : "");
  SgpAnchor anchor = get_anchor (candidate, correction->quote != NULL ? correction->quote : "");
  if (article == NULL || !sgp_article_find_twins (article, sgp_value_get_text (at, "spans"), &anchor, error))
    return FALSE;
  candidate->n_places = anchor.n_places;
  candidate->twin_context = anchor.twin_context;
  return TRUE;
}

/* The words that were corrected and what stood around them. */
static gboolean
load_quotes (Reattachment *all, Candidate *candidate, GError **error)
{
  g_autoptr (GPtrArray) corrections = sgp_corrections_load (all->store, candidate->id, error);
  for (guint i = 0; corrections != NULL && i < corrections->len; i++) {
    const SgpCorrection *correction = g_ptr_array_index (corrections, i);
    add_text (all, candidate, correction->quote != NULL ? correction->quote : "");
    if (i == 0 && !load_anchor (all, candidate, correction, error))
      return FALSE;
  }
  return corrections != NULL;
}

/* What stood around those that nobody has corrected, in the version before. */
static gboolean
load_contexts (Reattachment *all, gint64 before, GError **error)
{
  SgpArticle *article = get_article (all, before, error);
  if (article == NULL)
    return FALSE;
  for (guint i = 0; i < all->old->len; i++) {
    Candidate *old = g_ptr_array_index (all->old, i);
    if (!(old->corrected ? load_quotes (all, old, error)
                         : sgp_article_get_context (article, old->spans, &old->before, &old->after, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
load_fresh (Reattachment *all, const GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!load_candidates (all, all->fresh,
                          sgp_sql (all->store, error, "SELECT s.id, 0, " KEYS_OF_ROWS ", s.spans, s.content FROM statement s"
                                   " WHERE s.id = ?", "i", g_array_index (ids, gint64, i)), error))
      return FALSE;
  return TRUE;
}

static gdouble
compare_words (const Candidate *old, const Candidate *fresh)
{
  gdouble best = 0;
  for (guint i = 0; i < old->words->len; i++)
    best = MAX (best, sgp_likeness_compare (g_ptr_array_index (old->words, i), g_ptr_array_index (fresh->words, 0)));
  return best;
}

static gint
compare_context (Reattachment *all, const Candidate *old, const GArray *spans)
{
  const SgpAnchor anchor = get_anchor (old, g_ptr_array_index (old->texts, 0));
  return sgp_place_compare_context (sgp_article_get_fold (all->article), &anchor, spans);
}

/* Whether the very words stand where there is more of what stood around them,
 * or had a twin that this may be: then it is another statement. */
static gboolean
is_another (Reattachment *all, const Candidate *old, const GArray *spans, gint here)
{
  gint elsewhere = -1;
  guint n_places = 0;
  for (guint i = 0; i < old->texts->len; i++) {
    g_autoptr (GPtrArray) places = sgp_fold_find (sgp_article_get_fold (all->article), g_ptr_array_index (old->texts, i));
    for (guint k = 0; k < places->len; k++) {
      gint context = compare_context (all, old, g_ptr_array_index (places, k));
      gint *most = sgp_spans_overlap (g_ptr_array_index (places, k), spans) ? &here : &elsewhere;
      *most = MAX (*most, context);
    }
    n_places = MAX (n_places, places->len);
  }
  const SgpAnchor anchor = get_anchor (old, "");
  return elsewhere > here || !sgp_place_is_told_apart (&anchor, here, n_places);
}

/* Adds a pair, where it is one. */
static gboolean
add_pair (Reattachment *all, guint old, guint fresh, GArray *pairs, GError **error)
{
  const Candidate *a = g_ptr_array_index (all->old, old), *b = g_ptr_array_index (all->fresh, fresh);
  SgpPair pair = { old, fresh, compare_words (a, b), strcmp (a->speakers, b->speakers) == 0, 0 };
  if (pair.likeness < ENOUGH_LIKENESS)
    return TRUE;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  if (!sgp_spans_parse (b->spans, all->article->length, spans, error))
    return FALSE;
  pair.context = spans->len > 0 ? compare_context (all, a, spans) : 0;
  if (!a->corrected || !is_another (all, a, spans, pair.context))
    g_array_append_val (pairs, pair);
  return TRUE;
}

/* All pairs of corrected statements, and those that compete with them. */
static GArray *
collect_pairs (Reattachment *all, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SgpPair));
  g_autofree gboolean *wanted = g_new0 (gboolean, all->fresh->len + 1);
  for (int corrected = 1; corrected >= 0; corrected--)
    for (guint i = 0; i < all->old->len; i++)
      for (guint k = 0; k < all->fresh->len; k++) {
        if (((Candidate *) g_ptr_array_index (all->old, i))->corrected != corrected || (!corrected && !wanted[k]))
          continue;
        guint n = pairs->len;
        if (!add_pair (all, i, k, pairs, error))
          return NULL;
        wanted[k] = wanted[k] || pairs->len > n;
      }
  return g_steal_pointer (&pairs);
}

/* A statement that nobody has corrected goes on only as what says the same. */
static gboolean
is_equal (const Candidate *old, const Candidate *fresh)
{
  return strcmp (g_ptr_array_index (old->texts, 0), g_ptr_array_index (fresh->texts, 0)) == 0
         && strcmp (old->speakers, fresh->speakers) == 0;
}

static gboolean
adopt (Reattachment *all, const Candidate *old, const Candidate *fresh, GError **error)
{
  SgStore *store = all->store;
  if (old->corrected)
    return sgp_adopt_reading (store, old->id, fresh->id, error);
  return !is_equal (old, fresh)
         || (sgp_reading_keep (store, old->id, error) && sgp_adopt_reading (store, old->id, fresh->id, error)
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
collect_taken (Reattachment *all, GError **error)
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
stand_on (Reattachment *all, SgpCorrection *correction, const char *spans, GError **error)
{
  JsonObject *at = sgp_value_get_object (correction->value, "at");
  json_object_set_int_member (at, "document", all->article->id);
  json_object_set_string_member (at, "spans", spans);
  return sgp_correction_write_value (all->store, correction, error)
         && sgp_sql_run (all->store, error, NULL, "INSERT INTO reading (statement, machine) VALUES (?1, NULL)"
                         " ON CONFLICT (statement) DO UPDATE SET machine = NULL", "i", correction->statement)
         && sgp_sql_run (all->store, error, NULL, "UPDATE statement SET document = ?, parent = NULL WHERE id = ?", "ii",
                         all->article->id, correction->statement);
}

static gboolean
stands (Reattachment *all, const char *words)
{
  g_autoptr (GPtrArray) places = sgp_fold_find (sgp_article_get_fold (all->article), words);
  return places->len > 0;
}

/* Makes a statement again where the words stand for which somebody vouches. */
static gboolean
make_again (Reattachment *all, const Candidate *old, gboolean *made, GError **error)
{
  g_autoptr (GPtrArray) corrections = sgp_corrections_load (all->store, old->id, error);
  g_autoptr (GHashTable) taken = corrections != NULL ? collect_taken (all, error) : NULL;
  const char *reason = "the statement is read no more";
  *made = FALSE;
  for (guint i = 0; taken != NULL && i < corrections->len; i++) {
    SgpCorrection *correction = g_ptr_array_index (corrections, i);
    g_autofree char *spans = NULL;
    if (!sgp_correction_asserts (correction) || sgp_value_get_object (correction->value, "at") == NULL)
      continue;
    const SgpAnchor anchor = { correction->quote, correction->before, correction->after, old->n_places, old->twin_context };
    SgpPlace place = sgp_article_find_anchor (all->article, &anchor, taken, &spans);
    *made = place == SGP_PLACE_FOUND;
    if (*made)
      return stand_on (all, correction, spans, error);
    reason = place == SGP_PLACE_UNCLEAR || stands (all, correction->quote) ? "too little tells where it belongs now" : "its words are no longer in the article";
  }
  return taken != NULL && orphan (all->store, old->id, reason, error);
}

/* What becomes of an old statement; @placed: it is in the newest version. */
static gboolean
place (Reattachment *all, const Candidate *old, gint match, gboolean *placed, GError **error)
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
place_all (Reattachment *all, const gint *match, GError **error)
{
  g_autofree gboolean *placed = g_new0 (gboolean, all->old->len + 1);
  for (int matched = 1; matched >= 0; matched--)
    for (guint i = 0; i < all->old->len; i++)
      if ((match[i] >= 0) == matched && !place (all, g_ptr_array_index (all->old, i), match[i], &placed[i], error))
        return FALSE;
  for (guint i = 0; i < all->old->len; i++) {
    const Candidate *old = g_ptr_array_index (all->old, i);
    if (old->corrected && match[i] >= 0 && !sgp_reading_renew (all->store, old->id, error))
      return FALSE;
  }
  for (guint i = 0; i < all->old->len; i++) {
    const Candidate *old = g_ptr_array_index (all->old, i);
    if (old->corrected && placed[i] && !sgp_replay_statement (all->store, all->article, old->id, 0, NULL, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
run (Reattachment *all, gint64 before, const GArray *fresh, GError **error)
{
  if (!load_old (all, before, error) || !load_contexts (all, before, error) || !load_fresh (all, fresh, error))
    return FALSE;
  g_autoptr (GArray) pairs = collect_pairs (all, error);
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
  Reattachment all = { store, article, g_ptr_array_new_with_free_func (free_candidate),
                       g_ptr_array_new_with_free_func (free_candidate),
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                       g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) sgp_article_free) };
  gboolean done = run (&all, before, fresh, error);
  g_ptr_array_unref (all.old);
  g_ptr_array_unref (all.fresh);
  g_hash_table_unref (all.numbers);
  g_hash_table_unref (all.articles);
  return done;
}
