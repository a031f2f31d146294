/* SPDX-License-Identifier: MIT
 *
 * Sentences of CoNLL-U files as the trainers use them: words with their
 * features, and gold tags, lemmas, heads and relations as numbers.
 */
#pragma once

#include "language/parser-private.h"
#include "language/tagger-private.h"

/* Strings as numbers, by falling frequency. */
typedef struct {
  GPtrArray *strings;
  GHashTable *numbers;
} Labels;

/* Arrays of n words; parsers see them from 1 on, with the root at 0. */
typedef struct {
  gint32 n;
  gint32 *words;           /* indexes in the vocabulary */
  const char **tag_names;  /* "VERB VBD" */
  const char **relation_names, **lemmas;
  guint8 *tags, *relations, *guessed; /* guessed: tags by a tagger that did not learn from them */
  gint16 *heads;           /* 1..n, 0 the root */
  gboolean copy;           /* made from another by changing case */
  gboolean silver;         /* by another parser, with other relations */
  gboolean for_tagger, for_parser; /* learn from it now */
} Sentence;

typedef struct {
  SgDocument *doc;         /* holds the text of all */
  SgpVocabulary *vocabulary;
  GPtrArray *sentences;    /* Sentence */
  GStringChunk *strings;
  Labels tags, relations;
} Treebank;

typedef enum {
  TREEBANK_PROJECTIVE = 1 << 0,  /* arcs that cross are lifted */
  TREEBANK_ALIKE = 1 << 1        /* of silver only sentences cut as ours would be, and half of them */
} TreebankFlags;

/* Reads files (.gz or not); from the last only the documents that the file
 * @open_docs lists (NULL: all). Sentences of the file @silver (NULL: none) are not to be learned from
 * until somebody has corrected them. */
Treebank *treebank_read (const char *const *paths, const char *open_docs, const char *silver, TreebankFlags flags);
const SgpWord *treebank_word (const Treebank *treebank, const Sentence *sentence, gint32 i);
