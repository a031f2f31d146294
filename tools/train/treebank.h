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
  gboolean raw;            /* words only */
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
  TREEBANK_ALIKE = 1 << 1,       /* of silver only sentences cut as ours would be, and half of them */
  TREEBANK_COPIES = 1 << 2       /* some sentences again, in the case of headlines */
} TreebankFlags;

/* Files (.gz or not) to learn from. */
typedef struct {
  const char *const *gold; /* treebanks; NULL at the end */
  const char *open_docs;   /* names of the documents that may be taken from the last of them; NULL: all */
  const char *silver;      /* annotated by another parser, or NULL; not to be learned from until somebody has corrected it */
  const char *const *raw;  /* articles as JSON lines, cut into sentences by our own segmenter; or NULL */
  TreebankFlags flags;
  const SgpClusters *clusters; /* what words know of their use, or NULL */
} TreebankFiles;

Treebank *treebank_read (const TreebankFiles *files);
const SgpWord *treebank_word (const Treebank *treebank, const Sentence *sentence, gint32 i);
