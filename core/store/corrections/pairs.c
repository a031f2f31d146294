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

/* Adds the pairs of an old statement with some new ones. One that is like very
 * many has none. */
static gboolean
add_pairs_of (SgpReattachment *all, guint old, const GArray *fresh, GArray *pairs, GError **error)
{
  guint n = pairs->len;
  for (guint i = 0; i < fresh->len; i++)
    if (!add_pair (all, old, g_array_index (fresh, guint, i), pairs, error))
      return FALSE;
  if (pairs->len - n > MAX_ALIKE)
    g_array_set_size (pairs, n);
  return TRUE;
}

/* The new statements that corrected ones are like, each once. */
static GArray *
collect_wanted (const SgpReattachment *all, const GArray *pairs)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *known = g_new0 (gboolean, all->fresh->len + 1);
  for (guint i = 0; i < pairs->len; i++) {
    guint fresh = g_array_index (pairs, SgpPair, i).fresh;
    if (!known[fresh])
      g_array_append_val (wanted, fresh);
    known[fresh] = TRUE;
  }
  return wanted;
}

/* What says what where: statements of equal words and place are looked up, as
 * there may be very many of the words. */
static char *
make_key (const SgpCandidate *candidate, gboolean with_place)
{
  return g_strconcat (g_ptr_array_index (candidate->texts, 0), "\x1f", with_place ? candidate->spans : "", NULL);
}

static GHashTable *
index_fresh (const SgpReattachment *all)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < all->fresh->len; i++)
    for (int with_place = 0; with_place <= 1; with_place++) {
      g_autofree char *key = make_key (g_ptr_array_index (all->fresh, i), with_place);
      GArray *row = g_hash_table_lookup (index, key);
      if (row == NULL)
        g_hash_table_insert (index, g_steal_pointer (&key), row = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val (row, i);
    }
  return index;
}

/* A statement that nobody has corrected competes for those that corrected ones
 * are like; and it goes on as what has its very words, which were left to us
 * (see statements.c). */
static gboolean
add_competitor (SgpReattachment *all, guint old, const GArray *wanted, GHashTable *index, GArray *pairs, GError **error)
{
  const SgpCandidate *candidate = g_ptr_array_index (all->old, old);
  g_autofree char *key = make_key (candidate, candidate->same_text);
  const GArray *equal = g_hash_table_lookup (index, key);
  if (equal == NULL || equal->len > MAX_ALIKE)
    return add_pairs_of (all, old, wanted, pairs, error);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (some, equal->data, equal->len);
  for (guint i = 0; i < wanted->len; i++) {
    gboolean known = FALSE;
    for (guint k = 0; k < equal->len; k++)
      known = known || g_array_index (equal, guint, k) == g_array_index (wanted, guint, i);
    if (!known)
      g_array_append_val (some, g_array_index (wanted, guint, i));
  }
  return add_pairs_of (all, old, some, pairs, error);
}

/* All pairs of corrected statements, then of those that compete with them. */
GArray *
sgp_pairs_collect (SgpReattachment *all, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SgpPair));
  g_autoptr (GArray) every = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < all->fresh->len; i++)
    g_array_append_val (every, i);
  for (guint i = 0; i < all->old->len; i++)
    if (((SgpCandidate *) g_ptr_array_index (all->old, i))->corrected && !add_pairs_of (all, i, every, pairs, error))
      return NULL;
  g_autoptr (GArray) wanted = collect_wanted (all, pairs);
  g_autoptr (GHashTable) index = index_fresh (all);
  for (guint i = 0; i < all->old->len; i++)
    if (!((SgpCandidate *) g_ptr_array_index (all->old, i))->corrected
        && !add_competitor (all, i, wanted, index, pairs, error))
      return NULL;
  return g_steal_pointer (&pairs);
}
