/* SPDX-License-Identifier: MIT
 *
 * What the tables of the tokeniser say of a word: abbreviations.tsv,
 * sentence-words.tsv, contractions.tsv and affixes.tsv, by one look.
 */
#pragma once

#include "language/tokens/tokenize-private.h"

/* Longer words are in no table. */
#define SGP_WORDS_MAX_BYTES 32

typedef struct {
  guint64 hash;
  guint8 abbreviation; /* class of the word with its period; UNIT, DOMAIN without */
  guint8 sentence;     /* OPENER, SAYS, DAY */
  gint8 cut;           /* of a contraction: bytes of its first part; -1 none */
  guint8 affix;        /* it keeps its hyphen */
} SgpWordEntry;

/* A power of two, at least twice as large as all four tables. */
#define SGP_WORDS_SIZE 2048

/* Lengths of words, a bit each, by their first and last letter: what is in no
 * bit is in no table, and need not be hashed. */
typedef struct {
  guint16 lengths[32 * 32];
} SgpWordFilter;

typedef struct {
  SgpWordEntry entries[SGP_WORDS_SIZE];
  SgpWordFilter parted, shortened; /* contractions; abbreviations, without their period */
} SgpWords;

gboolean sgp_words_load (SgpWords *words, const SgLexicon *lexicon, GError **error);
static inline gboolean
sgp_word_filter_has (const SgpWordFilter *filter, const char *letters, gint32 n)
{
  guint first = letters[0] & 31, last = letters[n - 1] & 31; /* in either case */
  return n < 16 && (filter->lengths[first * 32 + last] >> n & 1) != 0;
}

/* Whether @n > 0 bytes may be a contraction; an abbreviation before a period. */
static inline gboolean
sgp_words_may_part (const SgpWords *words, const char *letters, gint32 n)
{
  return sgp_word_filter_has (&words->parted, letters, n);
}

static inline gboolean
sgp_words_may_shorten (const SgpWords *words, const char *letters, gint32 n)
{
  return n == 1 || sgp_word_filter_has (&words->shortened, letters, n);
}

/* Of @n bytes in either case, with either apostrophe; never NULL. */
const SgpWordEntry *sgp_words_find (const SgpWords *words, const char *text, gint32 n);
