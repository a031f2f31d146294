/* SPDX-License-Identifier: MIT
 *
 * Clusters that tell most of what stands beside what: the sum over neighbours,
 * class by class, of n log n, less that of the classes alone, is to be largest
 * (Brown et al. 1992). Words enter in order of frequency, each where it adds
 * most; then each is taken out and put where it adds most, again and again
 * (Martin, Liermann and Ney 1998).
 *
 * cluster-tree.c joins the clusters to a tree.
 */
#include "clustering.h"

#include "cluster-tree.h"

#include <math.h>
#include <string.h>

/* Rounds of exchange; they end when less than one of STABLE words moves. */
#define MAX_ROUNDS 20
#define STABLE 500

#define NO_CLASS G_MAXUINT16

/* A neighbour, and how often it was one. */
typedef struct {
  guint32 number, count;
} Neighbour;

/* Neighbours of all words on one side; those of word w begin at starts[w]. */
typedef struct {
  Neighbour *rows;
  guint *starts;
} Side;

typedef struct {
  guint n, n_classes;
  Side before, after;
  guint *counts;           /* of each number */
  guint16 *classes;        /* of each number; NO_CLASS until it has entered */
  ClassCounts table;
  /* of the word at hand: neighbours by class, and itself */
  gint32 *left, *right, self;
  double *gains;
} Exchange;

static gint
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return x < y ? -1 : x > y;
}

/* Counts pairs, which are sorted: the first of a pair has the second beside it. */
static Side
make_side (GArray *pairs, guint n)
{
  Side side = { g_new (Neighbour, pairs->len), g_new0 (guint, n + 1) };
  guint n_rows = 0;
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++) {
    guint64 pair = g_array_index (pairs, guint64, i);
    if (i > 0 && pair == g_array_index (pairs, guint64, i - 1)) {
      side.rows[n_rows - 1].count++;
      continue;
    }
    side.rows[n_rows++] = (Neighbour) { (guint32) pair, 1 };
    side.starts[(pair >> 32) + 1] = n_rows;
  }
  for (guint w = 1; w <= n; w++)
    side.starts[w] = MAX (side.starts[w], side.starts[w - 1]);
  return side;
}

static void
free_side (Side *side)
{
  g_free (side->rows);
  g_free (side->starts);
}

/* Neighbours of a word by their classes; itself apart. */
static void
gather (Exchange *x, const Side *side, guint word, gint32 *by_class, gint32 *self)
{
  memset (by_class, 0, x->n_classes * sizeof *by_class);
  for (guint i = side->starts[word]; i < side->starts[word + 1]; i++) {
    const Neighbour *other = &side->rows[i];
    if (other->number == word)
      *self = (gint32) other->count;
    else if (x->classes[other->number] != NO_CLASS)
      by_class[x->classes[other->number]] += (gint32) other->count;
  }
}

static void
look_at (Exchange *x, guint word)
{
  x->self = 0;
  gather (x, &x->before, word, x->left, &x->self);
  gather (x, &x->after, word, x->right, &x->self);
}

/* Puts the word at hand into a class (@sign 1), or takes it out (-1). */
static void
place (Exchange *x, guint word, guint c, int sign)
{
  for (guint g = 0; g < x->n_classes; g++) {
    class_counts_add (&x->table, g, c, sign * x->left[g]);
    class_counts_add (&x->table, c, g, sign * x->right[g]);
  }
  class_counts_add (&x->table, c, c, sign * x->self);
  x->table.sums[c] += sign * (gint32) x->counts[word];
  x->classes[word] = sign > 0 ? (guint16) c : NO_CLASS;
}

/* What class @g beside it adds for every class that the word could have. */
static void
add_gains (Exchange *x, const gint32 *row, gint32 count)
{
  const double *h = x->table.h;
  for (guint c = CLUSTERING_FIRST; count > 0 && c < x->n_classes; c++)
    x->gains[c] += h[row[c] + count] - h[row[c]];
}

/* The class itself as its own neighbour counts but once. */
static double
own_gain (const Exchange *x, guint c)
{
  const double *h = x->table.h;
  gint32 n = class_counts_get (&x->table, c, c), l = x->left[c], r = x->right[c];
  return h[n + l + r + x->self] - h[n] - (h[n + l] - h[n]) - (h[n + r] - h[n]);
}

/* The class to which the word at hand adds most. */
static guint
best_class (Exchange *x, guint word)
{
  const double *h = x->table.h;
  gint32 count = (gint32) x->counts[word];
  guint best = CLUSTERING_FIRST;
  memset (x->gains, 0, x->n_classes * sizeof *x->gains);
  for (guint g = 0; g < x->n_classes; g++) {
    add_gains (x, x->table.after + (gsize) g * x->n_classes, x->left[g]);
    add_gains (x, x->table.before + (gsize) g * x->n_classes, x->right[g]);
  }
  for (guint c = CLUSTERING_FIRST; c < x->n_classes; c++) {
    gint32 sum = x->table.sums[c];
    x->gains[c] += own_gain (x, c) - 2 * (h[sum + count] - h[sum]);
    if (x->gains[c] > x->gains[best])
      best = c;
  }
  return best;
}

/* The most frequent words have a class each; all others enter where they add most. */
static void
enter_words (Exchange *x)
{
  for (guint word = 0; word < x->n; word++)
    x->classes[word] = NO_CLASS;
  for (guint word = 0; word < x->n; word++) {
    look_at (x, word);
    place (x, word, word < x->n_classes ? word : best_class (x, word), 1);
  }
}

/* One round; how many words moved. */
static guint
exchange (Exchange *x)
{
  guint moved = 0;
  for (guint word = CLUSTERING_FIRST; word < x->n; word++) {
    guint16 old = x->classes[word];
    look_at (x, word);
    place (x, word, old, -1);
    guint best = best_class (x, word);
    place (x, word, best, 1);
    moved += best != old;
  }
  return moved;
}

static void
count_neighbours (Exchange *x, const GArray *numbers)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < numbers->len; i++) {
    guint64 b = g_array_index (numbers, guint32, i), a = i > 0 ? g_array_index (numbers, guint32, i - 1) : CLUSTERING_EDGE;
    guint64 forth = a << 32 | b, back = b << 32 | a;
    g_array_append_val (after, forth);
    g_array_append_val (before, back);
    x->counts[b]++;
  }
  x->after = make_side (after, x->n);
  x->before = make_side (before, x->n);
}

static void
free_exchange (Exchange *x)
{
  free_side (&x->before);
  free_side (&x->after);
  class_counts_clear (&x->table);
  g_free (x->counts);
  g_free (x->classes);
  g_free (x->left);
  g_free (x->right);
  g_free (x->gains);
}

Clustering *
clustering_new (const GArray *numbers, guint n_numbers, guint n_clusters)
{
  n_clusters = MIN (n_clusters, n_numbers - CLUSTERING_FIRST);
  guint n_classes = n_clusters + CLUSTERING_FIRST;
  Exchange x = { .n = n_numbers, .n_classes = n_classes, .counts = g_new0 (guint, n_numbers),
                 .classes = g_new (guint16, n_numbers), .left = g_new (gint32, n_classes),
                 .right = g_new (gint32, n_classes), .gains = g_new (double, n_classes) };
  count_neighbours (&x, numbers);
  class_counts_init (&x.table, n_classes, numbers->len);
  enter_words (&x);
  for (guint round = 1, moved = n_numbers; round <= MAX_ROUNDS && moved > n_numbers / STABLE; round++) {
    moved = exchange (&x);
    g_print ("clusters, round %u: %u of %u words moved\n", round, moved, n_numbers);
  }
  Clustering *clustering = g_new (Clustering, 1);
  *clustering = (Clustering) { n_clusters, g_new0 (guint16, n_numbers), NULL };
  for (guint word = CLUSTERING_FIRST; word < n_numbers; word++)
    clustering->clusters[word] = (guint16) (x.classes[word] - CLUSTERING_FIRST + 1);
  clustering->paths = cluster_tree_get_paths (&x.table, CLUSTERING_FIRST);
  free_exchange (&x);
  return clustering;
}

void
clustering_free (Clustering *clustering)
{
  g_free (clustering->clusters);
  g_free (clustering->paths);
  g_free (clustering);
}
