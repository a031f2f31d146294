/* SPDX-License-Identifier: MIT
 *
 * Which new statement each old one is, one to one, the best pairs first: by
 * their words, then their speakers, then what stands around them. Pairs that
 * are alike in all of this are taken in the order of the text where there are
 * as many old as new ones; else nobody can tell which is which.
 *
 *     old  s1 "It failed."  s2 "It failed."     new  a "It failed."  b "It failed."
 *     ->   s1 is a, s2 is b; with a alone neither is decided
 */
#include "likeness-private.h"

typedef struct {
  const GArray *pairs;
  gint *match;                /* of each old one */
  gboolean *taken;            /* of each new one */
  guint *old_degree, *fresh_degree;
} Matching;

/* The better first. */
static int
compare_quality (const SgpPair *a, const SgpPair *b)
{
  if (a->likeness != b->likeness)
    return a->likeness > b->likeness ? -1 : 1;
  if (a->same_speakers != b->same_speakers)
    return a->same_speakers ? -1 : 1;
  return b->context - a->context;
}

static int
compare_pairs (const void *a, const void *b)
{
  const SgpPair *x = a, *y = b;
  int quality = compare_quality (x, y);
  if (quality != 0)
    return quality;
  return x->old != y->old ? (x->old > y->old) - (x->old < y->old) : (x->fresh > y->fresh) - (x->fresh < y->fresh);
}

static gboolean
is_open (const Matching *matching, const SgpPair *pair)
{
  return matching->match[pair->old] == SGP_UNMATCHED && !matching->taken[pair->fresh];
}

/* Counts, in some equally good pairs, what each end could still be. */
static void
count_degrees (Matching *matching, guint from, guint to)
{
  for (guint i = from; i < to; i++) {
    const SgpPair *pair = &g_array_index (matching->pairs, SgpPair, i);
    matching->old_degree[pair->old] = matching->fresh_degree[pair->fresh] = 0;
  }
  for (guint i = from; i < to; i++) {
    const SgpPair *pair = &g_array_index (matching->pairs, SgpPair, i);
    matching->old_degree[pair->old] += is_open (matching, pair);
    matching->fresh_degree[pair->fresh] += is_open (matching, pair);
  }
}

/* Takes what can be taken of some equally good pairs. */
static void
take_block (Matching *matching, guint from, guint to)
{
  count_degrees (matching, from, to);
  for (guint i = from; i < to; i++) {
    const SgpPair *pair = &g_array_index (matching->pairs, SgpPair, i);
    if (!is_open (matching, pair))
      continue;
    if (matching->old_degree[pair->old] != matching->fresh_degree[pair->fresh]) {
      matching->match[pair->old] = SGP_UNDECIDED;
      continue;
    }
    matching->match[pair->old] = (gint) pair->fresh;
    matching->taken[pair->fresh] = TRUE;
  }
}

gint *
sgp_matching_decide (GArray *pairs, guint n_old, guint n_fresh)
{
  gint *match = g_new (gint, n_old + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, n_fresh + 1);
  g_autofree guint *old_degree = g_new0 (guint, n_old + 1), *fresh_degree = g_new0 (guint, n_fresh + 1);
  Matching matching = { pairs, match, taken, old_degree, fresh_degree };
  for (guint i = 0; i < n_old; i++)
    match[i] = SGP_UNMATCHED;
  g_array_sort (pairs, compare_pairs);
  for (guint from = 0, to; from < pairs->len; from = to) {
    const SgpPair *first = &g_array_index (pairs, SgpPair, from);
    for (to = from + 1; to < pairs->len && compare_quality (first, &g_array_index (pairs, SgpPair, to)) == 0; to++)
      ;
    take_block (&matching, from, to);
  }
  return match;
}
