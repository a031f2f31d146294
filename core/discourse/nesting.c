/* SPDX-License-Identifier: MIT
 *
 * In go claims whose contents may overlap, out comes a forest: what stands in
 * another's words hangs on it, and otherwise no word belongs to two claims.
 *
 *     The palace said | Macron told Johnson | that they were friends
 *                       |------ content of "said" --------------|
 *                       parent: "said"         |- of "told" ----|
 *
 * Claims are taken by falling length of content, so that an outer one is there
 * before what it holds. A claim of which too little is left is dropped.
 */
#include "discourse/claims-private.h"

typedef struct {
  gint32 index, size;
} Order;

static gint
compare_order (gconstpointer a, gconstpointer b)
{
  const Order *x = a, *y = b;
  if (x->size != y->size)
    return x->size > y->size ? -1 : 1;
  return x->index < y->index ? -1 : 1;
}

/* Leaves of a content only the words that belong to nobody but @parent. */
static void
clip (SgpPieces *content, const gint32 *holder, gint32 parent)
{
  SgpPieces whole = *content;
  for (gint32 i = 0; i < whole.n; i++) {
    gint32 first = whole.piece[i].first, end = sgp_range_end (whole.piece[i]);
    while (first < end) {
      gint32 t = first;
      gboolean free = holder[t] == parent;
      while (t < end && (holder[t] == parent) == free)
        t++;
      if (!free)
        sgp_pieces_cut (content, first, t);
      first = t;
    }
  }
}

static void
settle (SgpReading *reading, gint32 index, gint32 size, gint32 *holder)
{
  SgpClaim *claim = &g_array_index (reading->claims, SgpClaim, index);
  gint32 anchor = claim->head >= 0 ? claim->head : claim->content.piece[0].first;
  claim->parent = holder[anchor];
  clip (&claim->content, holder, claim->parent);
  if (claim->content.n > 0)
    sgp_pieces_trim (&claim->content, reading);
  claim->dropped = sgp_pieces_count (&claim->content) * 2 < size || claim->content.n == 0;
  if (claim->dropped)
    return;
  for (gint32 i = 0; i < claim->content.n; i++)
    for (gint32 t = claim->content.piece[i].first; t < sgp_range_end (claim->content.piece[i]); t++)
      holder[t] = index;
}

/* A phrase that speaks for a whole sentence, "..., according to Lee", is no
 * part of what others in that sentence say. */
static void
cut_phrase (SgpReading *reading, gint32 index)
{
  const SgpClaim *phrase = &g_array_index (reading->claims, SgpClaim, index);
  gint32 sentence = reading->tokens[phrase->head].sentence;
  gint32 end = sgp_range_end (reading->sentences[sentence].tokens);
  for (gint32 i = 0; i < phrase->content.n; i++)
    if (phrase->content.piece[i].first > phrase->head)
      end = MIN (end, phrase->content.piece[i].first);
  for (gint32 step = -1; step <= 1; step += 2)
    for (gint32 i = index + step; i >= 0 && i < (gint32) reading->claims->len; i += step) {
      SgpClaim *claim = &g_array_index (reading->claims, SgpClaim, i);
      if (claim->head < 0 || reading->tokens[claim->head].sentence != sentence)
        break;
      if (sgp_pieces_contain (&phrase->content, claim->head))
        sgp_pieces_cut (&claim->content, phrase->head, end);
    }
}

void
sgp_nesting_run (SgpReading *reading)
{
  gint32 n = (gint32) reading->claims->len;
  g_autofree gint32 *holder = g_new (gint32, reading->n_tokens + 1);
  g_autofree Order *order = g_new (Order, n + 1);
  for (gint32 i = 0; i <= reading->n_tokens; i++)
    holder[i] = -1;
  for (gint32 i = 0; i < n; i++)
    if (g_array_index (reading->claims, SgpClaim, i).pattern == SGP_PATTERN_PHRASE)
      cut_phrase (reading, i);
  for (gint32 i = 0; i < n; i++) {
    SgpClaim *claim = &g_array_index (reading->claims, SgpClaim, i);
    /* No claim holds its own cue. */
    if (claim->head >= 0)
      sgp_pieces_cut (&claim->content, claim->cue.first, sgp_range_end (claim->cue));
    order[i] = (Order) { i, sgp_pieces_count (&claim->content) };
  }
  qsort (order, n, sizeof (Order), (int (*) (const void *, const void *)) compare_order);
  for (gint32 i = 0; i < n; i++) {
    if (order[i].size > 0)
      settle (reading, order[i].index, order[i].size, holder);
    else
      g_array_index (reading->claims, SgpClaim, order[i].index).dropped = TRUE;
  }
}
