/* SPDX-License-Identifier: MIT
 *
 * Which new statement an old one may be: one whose words are as alike as half
 * of all that either has, unless that plainly is another passage:
 *
 *     the text is the same        and it stands elsewhere
 *     the very words still stand  where more is alike around them than here
 *     the words here stood before elsewhere than the old statement
 *     the words had a twin        which may be this, and one of the two is gone
 */
#include "reattach-private.h"

#include <string.h>

/* So alike must the words be. */
#define ENOUGH_LIKENESS 0.5
/* One like more than so many is found by what stands around it alone. */
#define MAX_ALIKE 100

static SgpAnchor
get_anchor (const SgpCandidate *old, const char *quote)
{
  return (SgpAnchor) { quote, old->before, old->after, old->n_places, old->twin_context };
}

static gdouble
compare_words (const SgpCandidate *old, const SgpCandidate *fresh)
{
  gdouble best = 0;
  for (guint i = 0; i < old->words->len; i++)
    best = MAX (best, sgp_likeness_compare (g_ptr_array_index (old->words, i), g_ptr_array_index (fresh->words, 0)));
  return best;
}

static gint
compare_context (SgpReattachment *all, const SgpCandidate *old, const GArray *spans)
{
  const SgpAnchor anchor = get_anchor (old, g_ptr_array_index (old->texts, 0));
  return sgp_place_compare_context (sgp_article_get_fold (all->article), &anchor, spans);
}

/* Whether the very words stand where there is more of what stood around them,
 * or had a twin that this may be: then it is another statement. */
static gboolean
is_another (SgpReattachment *all, SgpCandidate *old, const GArray *spans, gint here)
{
  gint elsewhere = -1;
  guint n_places = 0;
  SgSpan first = g_array_index (spans, SgSpan, 0), last = g_array_index (spans, SgSpan, spans->len - 1);
  for (guint i = old->standings->len; i < old->texts->len; i++) {
    const SgpAnchor anchor = get_anchor (old, g_ptr_array_index (old->texts, i));
    g_ptr_array_add (old->standings, sgp_standing_new (sgp_article_get_fold (all->article), &anchor));
  }
  for (guint i = 0; i < old->standings->len; i++) {
    guint n = sgp_standing_compare (g_ptr_array_index (old->standings, i), first.off, sg_span_end (last), &here, &elsewhere);
    n_places = MAX (n_places, n);
  }
  const SgpAnchor anchor = get_anchor (old, "");
  return elsewhere > here || !sgp_place_is_told_apart (&anchor, here, n_places);
}

/* Whether words, by what is around them, stood in an older version elsewhere
 * than at a place. */
static gboolean
stood_elsewhere (SgpReattachment *all, gint64 version, const GArray *place, const SgpAnchor *anchor, gboolean *elsewhere,
                 GError **error)
{
  g_autofree char *found = NULL;
  SgpArticle *article = sgp_candidates_get_article (all, version, error);
  *elsewhere = FALSE;
  if (article == NULL)
    return FALSE;
  if (sgp_article_find_anchor (article, anchor, NULL, &found) != SGP_PLACE_FOUND)
    return TRUE;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  if (!sgp_spans_parse (found, article->length, rows, error))
    return FALSE;
  *elsewhere = !sgp_spans_overlap (rows, place);
  return TRUE;
}

gboolean
sgp_pairs_stem_from_elsewhere (SgpReattachment *all, const SgpCandidate *old, const char *words, const char *spans,
                               gboolean *elsewhere, GError **error)
{
  g_autofree char *before = NULL, *after = NULL;
  *elsewhere = FALSE;
  if (old->same_text)
    return TRUE;
  if (!sgp_article_get_context (all->article, spans, SGP_WIDE_CONTEXT, &before, &after, error))
    return FALSE;
  const SgpAnchor anchor = { words, before, after, 1, -1 };
  if (!stood_elsewhere (all, old->document, old->place, &anchor, elsewhere, error))
    return FALSE;
  return *elsewhere || old->origin == old->document
         || stood_elsewhere (all, old->origin, old->origin_place, &anchor, elsewhere, error);
}

/* Adds a pair, where it is one. */
static gboolean
add_pair (SgpReattachment *all, guint old, guint fresh, GArray *pairs, GError **error)
{
  gboolean elsewhere;
  SgpCandidate *a = g_ptr_array_index (all->old, old), *b = g_ptr_array_index (all->fresh, fresh);
  if (b->place->len == 0 || (a->same_text && !sgp_spans_overlap (a->place, b->place)))
    return TRUE;
  SgpPair pair = { old, fresh, compare_words (a, b), strcmp (a->speakers, b->speakers) == 0, 0 };
  if (pair.likeness < ENOUGH_LIKENESS)
    return TRUE;
  pair.context = compare_context (all, a, b->place);
  if (a->same_text || !a->corrected) {
    g_array_append_val (pairs, pair);
    return TRUE;
  }
  if (is_another (all, a, b->place, pair.context))
    return TRUE;
  if (!sgp_pairs_stem_from_elsewhere (all, a, g_ptr_array_index (b->texts, 0), b->spans, &elsewhere, error))
    return FALSE;
  if (!elsewhere)
    g_array_append_val (pairs, pair);
  return TRUE;
}

/* The pairs of an old statement with new ones, those of @skipped left out. One
 * that is like very many has none. */
static gboolean
add_pairs_of (SgpReattachment *all, guint old, const gboolean *skipped, GArray *pairs, GError **error)
{
  guint n = pairs->len;
  for (guint i = 0; i < all->fresh->len; i++)
    if (!skipped[i] && !add_pair (all, old, i, pairs, error))
      return FALSE;
  if (pairs->len - n > MAX_ALIKE)
    g_array_set_size (pairs, n);
  return TRUE;
}

/* Leaves out the new statements that no corrected one is like, but for those
 * in its very words: they were left to us (see statements.c). */
static void
skip_others (SgpReattachment *all, const GArray *pairs, gboolean *skipped)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < all->old->len; i++) {
    const SgpCandidate *old = g_ptr_array_index (all->old, i);
    if (old->corrected)
      g_hash_table_add (words, g_ptr_array_index (old->texts, 0));
  }
  for (guint i = 0; i < all->fresh->len; i++) {
    const SgpCandidate *fresh = g_ptr_array_index (all->fresh, i);
    skipped[i] = !g_hash_table_contains (words, g_ptr_array_index (fresh->texts, 0));
  }
  for (guint i = 0; i < pairs->len; i++)
    skipped[g_array_index (pairs, SgpPair, i).fresh] = FALSE;
}

/* All pairs of corrected statements, then of those that compete with them for
 * a new one. */
GArray *
sgp_pairs_collect (SgpReattachment *all, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SgpPair));
  g_autofree gboolean *skipped = g_new0 (gboolean, all->fresh->len + 1);
  for (int corrected = 1; corrected >= 0; corrected--) {
    for (guint i = 0; i < all->old->len; i++)
      if (((SgpCandidate *) g_ptr_array_index (all->old, i))->corrected == corrected
          && !add_pairs_of (all, i, skipped, pairs, error))
        return NULL;
    skip_others (all, pairs, skipped);
  }
  return g_steal_pointer (&pairs);
}
