/* SPDX-License-Identifier: MIT
 *
 * What a conditional random field learns from: stretches of tokens with the
 * labels that each may have and the hashes of its features. What a word tells at
 * each distance is stored once a word of an article, as the reader of names
 * computes it.
 */
#pragma once

#include "names.h"

enum { N_DISTANCES = 2 * SGP_NAME_REACH + 1 };

/* A part of the pool of features. */
typedef struct {
  guint32 first, n;
} FeatureList;

typedef struct {
  FeatureList lists[N_DISTANCES];
  guint32 n_uses[N_DISTANCES];
} ArticleWord;

typedef struct {
  guint32 words[N_DISTANCES];
  FeatureList own;
  guint32 allowed; /* a bit for each label */
} Place;

/* Places [first, first + n). */
typedef struct {
  guint32 first, n;
  float weight;
} Chain;

typedef struct {
  GArray *hashes, *words, *places, *chains;
} Examples;

/* From all articles of a corpus. */
Examples examples_new (const Corpus *corpus, const SgpNameLists *lists, const SgpClusters *clusters);
/* The hashes themselves may go before. */
void examples_clear (Examples *examples);
