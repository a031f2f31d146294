/* SPDX-License-Identifier: MIT
 *
 * Whether the heads of a sentence make a tree: one root, and every way up ends
 * there.
 *
 *     1 -> 2 -> 0           a tree
 *     1 -> 2 -> 3 -> 2      2 hangs on itself
 */
#include "language/conllu/conllu-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* Heads inside the sentence, one of them 0. */
static gboolean
check_heads (SgpConllu *conllu, const SgpConlluWord *words, gint32 n, GError **error)
{
  gint32 root = 0;
  for (gint32 i = 1; i <= n; i++) {
    conllu->place = words[i - 1].place;
    if (words[i - 1].head > n)
      return sgp_conllu_fail_in (conllu, SGP_CONLLU_HEAD, error, SG_ERROR_DATA, "0 to %d expected, not %d", n,
                                 words[i - 1].head);
    if (words[i - 1].head == 0 && root > 0)
      return sgp_conllu_fail_in (conllu, SGP_CONLLU_HEAD, error, SG_ERROR_DATA, "a second root, after word %d", root);
    root = words[i - 1].head == 0 ? i : root;
  }
  conllu->place = words[0].place;
  return root > 0 || sgp_conllu_fail_in (conllu, SGP_CONLLU_HEAD, error, SG_ERROR_DATA,
                                         "no root: a word of the sentence with 0 expected");
}

/**
 * sgp_conllu_check_tree:
 * @conllu: what the sentence is of; with an error its place is that of the bad word
 * @range: the words of a sentence, one or more
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether they are a tree
 */
gboolean
sgp_conllu_check_tree (SgpConllu *conllu, SgRange range, GError **error)
{
  const SgpConlluWord *words = SGP_CONLLU_ROWS (const SgpConlluWord, conllu->words) + range.first;
  gint32 seen[SGP_CONLLU_MAX_WORDS + 1];        /* on which way up, from 1 */
  if (!check_heads (conllu, words, range.n, error))
    return FALSE;
  memset (seen, 0, sizeof *seen * ((gsize) range.n + 1));
  for (gint32 i = 1; i <= range.n; i++) {
    gint32 at = i;
    for (; at != 0 && seen[at] == 0; at = words[at - 1].head)
      seen[at] = i;
    if (at == 0 || seen[at] != i)
      continue;
    conllu->place = words[at - 1].place;
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_HEAD, error, SG_ERROR_DATA, "word %d hangs on itself, by a cycle", at);
  }
  return TRUE;
}
