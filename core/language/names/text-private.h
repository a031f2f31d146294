/* SPDX-License-Identifier: MIT
 *
 * A document as the reader of names sees it: each word once, with how it is
 * written, what the lists say of it and where it is seen in the document.
 */
#pragma once

#include "language/names/lists-private.h"
#include "language/vocabulary-private.h"

/* How a word is written; from CAPITAL on it may be part of a name. */
typedef enum {
  SGP_WRITTEN_SIGN, SGP_WRITTEN_DIGIT, SGP_WRITTEN_LOWER,
  SGP_WRITTEN_CAPITAL, SGP_WRITTEN_INITIAL, SGP_WRITTEN_MIXED, SGP_WRITTEN_UPPER
} SgpWrittenAs;

/* Where a wording, in any case, is seen in the document. */
typedef enum {
  SGP_SEEN_LOWER = 1 << 0, SGP_SEEN_INSIDE = 1 << 1, SGP_SEEN_AFTER_TITLE = 1 << 2, SGP_SEEN_AFTER_FIRST = 1 << 3,
  SGP_SEEN_LAST = 1 << 4, SGP_SEEN_FIRST = 1 << 5, SGP_SEEN_BEFORE_BODY = 1 << 6, SGP_SEEN_AFTER_IN = 1 << 7,
  SGP_SEEN_BEFORE_SPEECH = 1 << 8, SGP_SEEN_AFTER_THE = 1 << 9, SGP_SEEN_IN_BRACKETS = 1 << 10,
  SGP_N_SEEN = 11
} SgpSeen;

/* @seen: flags of SgpSeen, of all words that differ only in case */
typedef struct {
  guint32 classes;
  guint16 seen;
  guint8 written;
  gint32 folded;     /* the number of the word without its case */
} SgpNameWord;

/* @initial: it opens a sentence or a quotation; @headline: its sentence is in title case
 * or capitals; @near: it or a neighbour has a capital, so that it may be part of a name
 * @phrase: classes of the longest wording of several words that it is part of;
 * @part: 1 where it begins that, 2 inside, 3 at the end, 0 */
typedef struct {
  gint32 word;       /* index of the word */
  guint32 phrase;
  guint8 part, initial, headline, near;
} SgpNameToken;

typedef struct {
  const SgpNameLists *lists;
  const char *text;
  const SgToken *rows;
  gint32 n_tokens, n_sentences, n_words;
  const SgSentence *sentences;
  SgpVocabulary *vocabulary;
  SgpNameToken *tokens;
  SgpNameWord *words;     /* the last, number n_words, stands outside of sentences */
} SgpNameText;

/* @clusters: or NULL */
void sgp_name_text_init (SgpNameText *text, const SgpNameLists *lists, const SgpClusters *clusters, SgDocument *doc);
void sgp_name_text_clear (SgpNameText *text);

static inline const SgpNameWord *
sgp_name_text_get_word (const SgpNameText *text, gint32 token)
{
  return &text->words[text->tokens[token].word];
}

static inline gboolean
sgp_name_text_is_capital (const SgpNameText *text, gint32 token)
{
  return sgp_name_text_get_word (text, token)->written >= SGP_WRITTEN_CAPITAL;
}

static inline gboolean
sgp_name_text_has_class (const SgpNameText *text, gint32 token, SgpListed class)
{
  return (sgp_name_text_get_word (text, token)->classes & SGP_LISTED_BIT (class)) != 0;
}

/* "President", "King", "Prime Minister", but not "Amir" or "Cook". */
gboolean sgp_name_text_is_title (const SgpNameText *text, gint32 token);
