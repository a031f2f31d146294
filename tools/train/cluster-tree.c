/* SPDX-License-Identifier: MIT
 *
 * Classes in, paths out: the two classes whose joining loses least become one,
 * until there is one. Read backwards this is a binary tree, and its turns from
 * the root to a class are its path.
 *
 *     Monday+Tuesday, April+May    ->  1 00..., 1 01...  for days, 1 1... for months
 *
 * What each pair would lose is kept; a joining changes only what the joined
 * classes add to it (Liang 2005).
 */
#include "cluster-tree.h"

#include "language/clusters-private.h"

#include <math.h>

typedef struct {
  ClassCounts *counts;
  guint first;
  gboolean *joined;        /* classes that are part of another by now */
  double *gains;           /* of joining a < b; below 0 */
  /* nodes: classes, then what was joined, in order */
  guint *node_of;          /* of each class */
  guint (*children)[2];
  guint n_nodes;
} Tree;

void
class_counts_init (ClassCounts *counts, guint n, guint n_words)
{
  *counts = (ClassCounts) { n, g_new0 (gint32, (gsize) n * n), g_new0 (gint32, (gsize) n * n), g_new0 (gint32, n),
                            g_new0 (double, (gsize) n_words + 1) };
  for (guint i = 2; i <= n_words; i++)
    counts->h[i] = i * log (i);
}

void
class_counts_clear (ClassCounts *counts)
{
  g_free (counts->after);
  g_free (counts->before);
  g_free (counts->sums);
  g_free (counts->h);
}

/* What class @g on both sides adds to the gain of joining @a and @b. */
static double
gain_beside (const ClassCounts *counts, guint a, guint b, guint g)
{
  const double *h = counts->h;
  gint32 ag = class_counts_get (counts, a, g), bg = class_counts_get (counts, b, g);
  gint32 ga = class_counts_get (counts, g, a), gb = class_counts_get (counts, g, b);
  return h[ag + bg] - h[ag] - h[bg] + h[ga + gb] - h[ga] - h[gb];
}

static double
find_gain (const Tree *tree, guint a, guint b)
{
  const ClassCounts *counts = tree->counts;
  const double *h = counts->h;
  gint32 aa = class_counts_get (counts, a, a), ab = class_counts_get (counts, a, b);
  gint32 ba = class_counts_get (counts, b, a), bb = class_counts_get (counts, b, b);
  gint32 sum_a = counts->sums[a], sum_b = counts->sums[b];
  double gain = h[aa + ab + ba + bb] - h[aa] - h[ab] - h[ba] - h[bb] - 2 * (h[sum_a + sum_b] - h[sum_a] - h[sum_b]);
  for (guint g = 0; g < counts->n; g++)
    if (g != a && g != b)
      gain += gain_beside (counts, a, b, g);
  return gain;
}

static double *
gain_of (const Tree *tree, guint a, guint b)
{
  return &tree->gains[(gsize) MIN (a, b) * tree->counts->n + MAX (a, b)];
}

/* Adds what @g adds to every pair without @g and @except. */
static void
update_gains (Tree *tree, guint g, guint except, int sign)
{
  for (guint a = tree->first; a < tree->counts->n; a++)
    for (guint b = a + 1; !tree->joined[a] && b < tree->counts->n; b++)
      if (!tree->joined[b] && a != g && b != g && a != except && b != except)
        *gain_of (tree, a, b) += sign * gain_beside (tree->counts, a, b, g);
}

/* Makes @b part of @a. */
static void
add_counts (ClassCounts *counts, guint a, guint b)
{
  for (guint g = 0; g < counts->n; g++) {
    gint32 n = class_counts_get (counts, b, g);
    class_counts_add (counts, b, g, -n);
    class_counts_add (counts, a, g, n);
  }
  for (guint g = 0; g < counts->n; g++) {
    gint32 n = class_counts_get (counts, g, b);
    class_counts_add (counts, g, b, -n);
    class_counts_add (counts, g, a, n);
  }
  counts->sums[a] += counts->sums[b];
  counts->sums[b] = 0;
}

static void
join (Tree *tree, guint a, guint b)
{
  update_gains (tree, a, b, -1);
  update_gains (tree, b, a, -1);
  add_counts (tree->counts, a, b);
  tree->joined[b] = TRUE;
  update_gains (tree, a, a, 1);
  for (guint g = tree->first; g < tree->counts->n; g++)
    if (!tree->joined[g] && g != a)
      *gain_of (tree, a, g) = find_gain (tree, a, g);
  guint *children = tree->children[tree->n_nodes];
  children[0] = tree->node_of[a];
  children[1] = tree->node_of[b];
  tree->node_of[a] = tree->n_nodes++;
}

/* The pair that loses least, the first of equals; whether there is one. */
static gboolean
find_pair (const Tree *tree, guint *best_a, guint *best_b)
{
  double best = -G_MAXDOUBLE;
  for (guint a = tree->first; a < tree->counts->n; a++)
    for (guint b = a + 1; !tree->joined[a] && b < tree->counts->n; b++)
      if (!tree->joined[b] && *gain_of (tree, a, b) > best) {
        best = *gain_of (tree, a, b);
        *best_a = a;
        *best_b = b;
      }
  return best > -G_MAXDOUBLE;
}

/* Paths of all classes below each node, from the root down: later nodes hold
 * earlier ones. */
static guint16 *
make_paths (const Tree *tree)
{
  guint n = tree->counts->n - tree->first;
  guint16 *paths = g_new0 (guint16, n);
  g_autofree guint16 *path_of = g_new0 (guint16, tree->n_nodes);
  g_autofree guint *depth_of = g_new0 (guint, tree->n_nodes);
  path_of[tree->n_nodes - 1] = 1 << SGP_PATH_TURNS;
  for (guint node = tree->n_nodes; node-- > n;)
    for (guint side = 0; side < 2; side++) {
      guint child = tree->children[node][side], depth = depth_of[node];
      guint16 turn = depth < SGP_PATH_TURNS ? (guint16) (side << (SGP_PATH_TURNS - 1 - depth)) : 0;
      path_of[child] = path_of[node] | turn;
      depth_of[child] = depth + 1;
    }
  for (guint i = 0; i < n; i++)
    paths[i] = path_of[i];
  return paths;
}

guint16 *
cluster_tree_get_paths (ClassCounts *counts, guint first)
{
  guint n = counts->n - first, a = 0, b = 0;
  Tree tree = { counts, first, g_new0 (gboolean, counts->n), g_new0 (double, (gsize) counts->n * counts->n),
                g_new0 (guint, counts->n), g_malloc0_n (2 * (gsize) n, sizeof (guint[2])), n };
  for (guint c = first; c < counts->n; c++) {
    tree.node_of[c] = c - first;
    for (guint other = c + 1; other < counts->n; other++)
      *gain_of (&tree, c, other) = find_gain (&tree, c, other);
  }
  while (find_pair (&tree, &a, &b))
    join (&tree, a, b);
  guint16 *paths = make_paths (&tree);
  g_free (tree.joined);
  g_free (tree.gains);
  g_free (tree.node_of);
  g_free (tree.children);
  return paths;
}
