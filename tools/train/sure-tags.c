/* SPDX-License-Identifier: MIT
 *
 * Words that are sure of their tag: "the", "," or "would" need no look at what
 * stands around them. A treebank in, the table of core/language/tagger.c out.
 */
#include "train.h"

/* Words met less often are never sure, and exceptions are at most one of so many. */
#define LEAST 30
#define EXCEPTIONS 300
/* The table is at most this full. */
#define FILL 0.5

typedef struct {
  guint count;
  guint labels[SGP_NO_TAG];
} Count;

/* How often each word has each label, by the word's index. */
static Count *
count_labels (const Treebank *treebank, guint n_words)
{
  Count *counts = g_new0 (Count, n_words);
  for (guint i = 0; i < treebank->sentences->len; i++) {
    const Sentence *s = g_ptr_array_index (treebank->sentences, i);
    for (gint32 k = 0; k < s->n && !s->silver; k++) {
      counts[s->words[k]].count++;
      counts[s->words[k]].labels[s->tags[k]]++;
    }
  }
  return counts;
}

/* The label that the word is sure of, else SGP_NO_TAG. */
static guint8
find_label (const Count *count)
{
  for (guint8 label = 0; count->count >= LEAST && label < SGP_NO_TAG; label++)
    if (count->count - count->labels[label] <= count->count / EXCEPTIONS)
      return label;
  return SGP_NO_TAG;
}

static guint
count_words (const Treebank *treebank)
{
  gint32 last = -1;
  for (guint i = 0; i < treebank->sentences->len; i++) {
    const Sentence *s = g_ptr_array_index (treebank->sentences, i);
    for (gint32 k = 0; k < s->n; k++)
      last = MAX (last, s->words[k]);
  }
  return (guint) (last + 1);
}

GByteArray *
find_sure_tags (const Treebank *treebank, SgpSureTags *sure)
{
  guint n_words = count_words (treebank), n = 0, size = 16;
  g_autofree Count *counts = count_labels (treebank, n_words);
  for (guint i = 0; i < n_words; i++)
    n += find_label (&counts[i]) != SGP_NO_TAG;
  while (size * FILL < n)
    size *= 2;
  guint32 *entries = g_new0 (guint32, size);
  *sure = (SgpSureTags) { entries, size - 1 };
  for (guint i = 0; i < n_words; i++) {
    guint64 word = sgp_vocabulary_get (treebank->vocabulary, (gint32) i)->word;
    guint8 label = find_label (&counts[i]);
    guint32 place = (guint32) word & sure->mask;
    if (label == SGP_NO_TAG || sgp_sure_tags_find (sure, word) != SGP_NO_TAG)
      continue;
    while (entries[place] != 0)
      place = (place + 1) & sure->mask;
    entries[place] = sgp_sure_tags_make (word, label);
  }
  g_print ("%u words are sure of their tag\n", n);
  return g_byte_array_new_take ((guint8 *) entries, size * sizeof *entries);
}
