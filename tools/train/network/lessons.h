/* SPDX-License-Identifier: MIT
 *
 * Treebanks as the network learns from them: words as rows of its table,
 * sentences as examples.
 */
#pragma once

#include "treebank.h"
#include "network.h"

/* Where examples come from: the treebanks, the silver, and articles that other
 * networks have labelled. */
enum { POOL_GOLD, POOL_SILVER, POOL_TAUGHT, N_POOLS };

typedef struct {
  Treebank *treebank;
  guint32 *word_rows;       /* SGP_NETWORK_KINDS a word of the treebank */
  guint8 *rare;             /* of a word, see work.h */
  GArray *pools[N_POOLS];   /* Example */
  Labels tags[N_TASKS], relations[N_TASKS];
} Lessons;

/* Chooses the keys that get rows; sets n_kinds, keys, n_rows and the numbers of labels of @network. */
void lessons_number (Lessons *lessons, Network *network);
/* With the keys and labels of @other: what is to be measured. */
void lessons_number_as (Lessons *lessons, const Lessons *other, const Network *network);
