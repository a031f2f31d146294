/* SPDX-License-Identifier: MIT
 *
 * One name, one type: a wording that is a name at several places of a document
 * is of the type that most of them have. Headlines have no vote.
 *
 *     [Holm] LOC, LOC, LOC, PER    LOC
 */
#include "language/names/rules-private.h"

#include "language/hash-private.h"

#include <stdlib.h>

/* So many of one type, and twice as many as others, and all are of it. */
#define MAJORITY 3

#define SPAN(i) (&g_array_index (spans, SgpNameSpan, i))

/* A name's wording, as a hash, with its type. */
typedef struct {
  guint64 wording;
  guint span;
  SgpNameType type;
  gboolean counts; /* it stands where capitals mean something */
} Vote;

static int
compare_votes (const void *a, const void *b)
{
  const Vote *x = a, *y = b;
  return x->wording != y->wording ? (x->wording < y->wording ? -1 : 1) : x->span < y->span ? -1 : x->span > y->span;
}

/* Gives all names of one wording the type that most of them have. */
static void
settle (GArray *spans, const Vote *votes, guint n)
{
  guint counts[SGP_N_NAME_TYPES] = { 0 }, best = 0, all = 0;
  for (guint i = 0; i < n; i++) {
    counts[votes[i].type] += votes[i].counts;
    all += votes[i].counts;
  }
  for (guint type = 1; type < SGP_N_NAME_TYPES; type++)
    best = counts[type] > counts[best] ? type : best;
  for (guint i = 0; i < n; i++)
    if ((counts[best] >= MAJORITY && counts[best] >= 2 * (all - counts[best])) || (!votes[i].counts && counts[best] == all && all > 0))
      SPAN (votes[i].span)->type = (SgpNameType) best;
}

void
sgp_name_spans_settle (GArray *spans, const SgpNameText *text)
{
  g_autofree Vote *votes = g_new (Vote, spans->len + 1);
  for (guint i = 0; i < spans->len; i++) {
    const SgpNameSpan *span = SPAN (i);
    guint64 hash = 0;
    for (gint32 k = span->first; k < span->first + span->n; k++)
      hash = sgp_hash_pair (hash, (guint64) text->words[text->tokens[k].word].folded + 1);
    votes[i] = (Vote) { hash, i, span->type, !text->tokens[span->first].headline };
  }
  qsort (votes, spans->len, sizeof *votes, compare_votes);
  for (guint i = 0, n; i < spans->len; i += n) {
    for (n = 1; i + n < spans->len && votes[i + n].wording == votes[i].wording;)
      n++;
    if (n > 1)
      settle (spans, votes + i, n);
  }
}
