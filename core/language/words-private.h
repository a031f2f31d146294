/* SPDX-License-Identifier: MIT
 *
 * What the tables of the tokeniser say of a word: abbreviations.tsv,
 * sentence-words.tsv, contractions.tsv and affixes.tsv, by one look.
 */
#pragma once

#include "language/tokenize-private.h"

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

typedef struct {
  SgpWordEntry entries[SGP_WORDS_SIZE];
} SgpWords;

gboolean sgp_words_load (SgpWords *words, const SgLexicon *lexicon, GError **error);
/* Of @n bytes in either case, with either apostrophe; never NULL. */
const SgpWordEntry *sgp_words_find (const SgpWords *words, const char *text, gint32 n);
