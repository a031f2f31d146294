/* SPDX-License-Identifier: MIT
 *
 * What raw text told of a word: its cluster, a class of words that stand among
 * the same neighbours ("Monday Tuesday Friday"), and how often it begins with
 * a small letter where a name would not.
 *
 * Clusters are leaves of a binary tree; the first turns from its root put a
 * cluster together with those most like it.
 *
 * Sections of the model "words":
 *
 *     words/entries   tag (20 bits), cluster (9), case (3), or 0   guint32   a power of two
 *     words/paths     1, then turns from the root, left-aligned    guint16   a cluster, from 1 on
 *
 * The low bits of SgpWord.lower choose an entry, the high ones are its tag;
 * where the entry is taken, the search goes on in the next.
 */
#pragma once

#include "language/model-private.h"

#define SGP_MAX_CLUSTERS 512         /* with 0, which stands for none */
#define SGP_CLUSTERS_TAG_SHIFT 44    /* of a hash */
#define SGP_CLUSTERS_ENTRY_SHIFT 12  /* of a tag in an entry */
#define SGP_CASE_BITS 3
/* Turns that a path holds below its first bit. */
#define SGP_PATH_TURNS 15

/* How often a word that stands inside a sentence begins with a small letter. */
typedef enum {
  SGP_CASE_UNKNOWN,
  SGP_CASE_RARELY_SEEN_UPPER,  /* never, but it was hardly met */
  SGP_CASE_UPPER,              /* never */
  SGP_CASE_MOSTLY_UPPER,       /* in less than a quarter */
  SGP_CASE_BOTH,
  SGP_CASE_MOSTLY_LOWER,       /* in more than three quarters */
  SGP_CASE_RARELY_SEEN_LOWER,
  SGP_CASE_LOWER               /* always */
} SgpCase;

typedef struct {
  const guint32 *entries;
  const guint16 *paths;        /* of cluster 1 and on */
  guint32 mask, n_paths;
} SgpClusters;

/* What is known of a word; all 0 where nothing is. */
typedef struct {
  guint16 cluster;  /* from 1 on */
  guint16 path;     /* the leading bit, and a bit for every turn; see sgp_path_prefix() */
  guint8 casing;    /* SgpCase */
} SgpWordUse;

gboolean sgp_clusters_open (SgpClusters *clusters, const SgpModel *model, GError **error);
SgpWordUse sgp_clusters_find (const SgpClusters *clusters, guint64 lower);

/* The class that holds all clusters with the same first @turns; 0 for none. */
static inline guint32
sgp_path_prefix (guint16 path, int turns)
{
  return (guint32) path >> (SGP_PATH_TURNS - turns);
}
