/* SPDX-License-Identifier: MIT
 *
 * Classes of words: how often one stands before another, and the tree that
 * comes of joining those which lose least by it.
 */
#pragma once

#include <glib.h>

typedef struct {
  guint n;
  gint32 *after;   /* n x n: of class a, how often class b stands behind it */
  gint32 *before;  /* the same, turned: how often class b stands before it */
  gint32 *sums;    /* of each class */
  double *h;       /* n log n, up to all words of the text */
} ClassCounts;

void class_counts_init (ClassCounts *counts, guint n, guint n_words);
void class_counts_clear (ClassCounts *counts);

static inline void
class_counts_add (ClassCounts *counts, guint first, guint second, gint32 count)
{
  counts->after[(gsize) first * counts->n + second] += count;
  counts->before[(gsize) second * counts->n + first] += count;
}

static inline gint32
class_counts_get (const ClassCounts *counts, guint first, guint second)
{
  return counts->after[(gsize) first * counts->n + second];
}

/* Joins the classes from @first on, which changes @counts; the path of each. */
guint16 *cluster_tree_get_paths (ClassCounts *counts, guint first);
