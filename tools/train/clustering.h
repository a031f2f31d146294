/* SPDX-License-Identifier: MIT
 *
 * Words as numbers in, clusters out, and the tree that joins these.
 */
#pragma once

#include <glib.h>

/* Numbers that are no words: what stands around sentences, and all rare words. */
enum { CLUSTERING_EDGE, CLUSTERING_RARE, CLUSTERING_FIRST };

typedef struct {
  guint n_clusters;
  guint16 *clusters;  /* of each number, from 1 on; 0 for edge and rare words */
  guint16 *paths;     /* of cluster 1 and on; see core/language/clusters-private.h */
} Clustering;

/* @numbers: all words of the text, an edge between sentences; a word that is
 * more frequent has a lower number. */
Clustering *clustering_new (const GArray *numbers, guint n_numbers, guint n_clusters);
void clustering_free (Clustering *clustering);
