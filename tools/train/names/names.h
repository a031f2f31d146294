/* SPDX-License-Identifier: MIT
 *
 * The parts of the trainer of names.
 */
#pragma once

#include "document-private.h"
#include "input.h"
#include "language/names/model-private.h"
#include "lexicon-private.h"

/* One token of a text to learn from. @type: of SgpNameType, -1 for none; @begin: it opens a
 * name; @vague: a set of bits of other types it may be, VAGUE_NONE among them */
typedef struct {
  const char *form;
  gint8 type;
  guint8 begin;
  guint8 vague;
} Token;

#define VAGUE(type) (1u << (type))
#define VAGUE_NONE (1u << SGP_N_NAME_TYPES)

typedef struct {
  GArray *tokens;    /* Token */
  GArray *lengths;   /* gint32, of each sentence */
  float weight;
  gboolean silver;   /* labels by another tool: headlines are not to be trusted */
  gboolean edited;   /* whole sentences, as editors let them pass: worth copies */
} Article;

typedef struct {
  GPtrArray *articles;     /* Article */
  GStringChunk *strings;
} Corpus;

Corpus *corpus_new (void);
void corpus_free (Corpus *corpus);
Article *corpus_add_article (Corpus *corpus, float weight);
const char *corpus_keep (Corpus *corpus, const char *string);
void corpus_read_silver (Corpus *corpus, const SgpNameLists *lists, const char *path, float weight);
/* A file of two columns. @open_docs: lists the documents that may be learned from (NULL: all);
 * @n_sentences: of an article, where no line begins one; @complete: what has no mark is no name */
typedef struct {
  const char *path, *open_docs;
  gint32 n_sentences;
  float weight;
  gboolean complete;
} TagFile;

void corpus_read_tags (Corpus *corpus, const SgpNameLists *lists, const char *folder, const TagFile *file);

/* The document that an article is; its words are looked up as those of any other. */
SgDocument *article_to_document (const Article *article);
/* The hash of a word as lists have it. */
guint64 hash_word (const char *form);

/* lists.c */
void lists_make (const char *folder, GByteArray **slots, GByteArray **sets, SgpNameLists *lists);

/* swap.c: for each article from @first on a copy with other names. */
void corpus_add_swapped (Corpus *corpus, guint first, const char *folder, const SgpNameLists *lists);

/* teacher.c: adds documents of raw text with the names that @model finds. */
void corpus_add_taught (Corpus *corpus, const GPtrArray *docs, const SgpNameModel *model, const SgpClusters *clusters, float weight);

/* crf.c */
typedef struct _Crf Crf;
Crf *crf_train (const Corpus *corpus, const SgpNameLists *lists, const SgpClusters *clusters, gint32 n_passes);
void crf_free (Crf *crf);
float crf_get_transition (const Crf *crf, gint32 from, gint32 to);
/* Calls @visit for each weight of a feature. */
void crf_foreach (const Crf *crf, void (*visit) (guint64 feature, gint32 label, float weight, gpointer data), gpointer data);
