/* SPDX-License-Identifier: MIT
 *
 * What the network sees of a word: a key of each kind, made of the hashes that
 * SgpWord has. Trainer and library look the keys up in the same table; a word
 * that it has not gets, for each kind, the row of the unknown.
 *
 *     "Minister"   minister | Minister | Xxx | m mi min | r er ter ster | cluster, its branch | mostly with a capital
 */
#pragma once

#include "language/hash-private.h"
#include "language/vocabulary-private.h"

enum {
  SGP_NETWORK_LOWER,
  SGP_NETWORK_WORD,
  SGP_NETWORK_SHAPE,
  SGP_NETWORK_PREFIX,
  SGP_NETWORK_SUFFIX = SGP_NETWORK_PREFIX + SGP_N_PREFIXES,
  SGP_NETWORK_CLUSTER = SGP_NETWORK_SUFFIX + SGP_N_SUFFIXES,
  SGP_NETWORK_BRANCH,
  SGP_NETWORK_CASING,
  SGP_NETWORK_KINDS
};

/* Turns of a cluster's path that clusters of a branch share. */
#define SGP_NETWORK_TURNS 6

static inline void
sgp_network_get_keys (const SgpWord *word, guint64 *keys)
{
  keys[SGP_NETWORK_LOWER] = word->lower;
  keys[SGP_NETWORK_WORD] = word->word;
  keys[SGP_NETWORK_SHAPE] = word->shape;
  for (int i = 0; i < SGP_N_PREFIXES; i++)
    keys[SGP_NETWORK_PREFIX + i] = word->prefix[i];
  for (int i = 0; i < SGP_N_SUFFIXES; i++)
    keys[SGP_NETWORK_SUFFIX + i] = word->suffix[i];
  keys[SGP_NETWORK_CLUSTER] = word->use.cluster;
  keys[SGP_NETWORK_BRANCH] = sgp_path_prefix (word->use.path, SGP_NETWORK_TURNS);
  keys[SGP_NETWORK_CASING] = word->use.casing;
  for (int i = 0; i < SGP_NETWORK_KINDS; i++)
    keys[i] = sgp_hash_pair ((guint64) i + 1, keys[i]);
}
