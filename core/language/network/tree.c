/* SPDX-License-Identifier: MIT
 *
 * Scores of heads in, the best tree out. Nearly always, the best head of each
 * word makes a tree; where not, two words may each want the other:
 *
 *     Patel blamed France .      blamed -> France, France -> blamed, others -> blamed
 *
 * Then words of a circle become one, whose heads are scored by what the circle
 * loses where it is broken up there (Chu and Liu 1965, Edmonds 1967; a row of
 * scores a word or circle, so that all takes n² steps: Tarjan 1977). That one
 * word alone be on the root is had by making the root worse than all else.
 */
#include "language/network/tree-private.h"

/* Scores beyond are those of a damaged model. */
#define SCORE_MAX 1e6
#define ROOT_COST 1e10

typedef enum { NEW, ON_PATH, DONE } State;

/* Nodes are the root 0, the words from 1 on, and circles behind them. */
typedef struct {
  gint32 n, n_nodes;
  double *scores;     /* a row a word, with a column for each head; circles take the row of a member */
  double *rows[2 * SGP_TREE_MAX + 2];
  gint16 *members;    /* of circles, a row each: by which member a head comes in */
  gint16 top[SGP_TREE_MAX + 1];       /* of root and words: the outermost circle they are in */
  gint16 heads[2 * SGP_TREE_MAX + 2]; /* a word or the root */
  double best[2 * SGP_TREE_MAX + 2];  /* score of that head */
  guint8 states[2 * SGP_TREE_MAX + 2];
} Search;

static gint32
best_head (const float *scores, gint32 n, gint32 word)
{
  gint32 best = word == 1 ? 0 : 1;
  float most = scores[best];
  for (gint32 head = 0; head <= n; head++) {
    gboolean better = head != word && scores[head] > most;
    best = better ? head : best;
    most = better ? scores[head] : most;
  }
  return best;
}

/* Every word reaches the root, which has one child. */
static gboolean
is_tree (const gint16 *heads, gint32 n)
{
  guint8 reached[SGP_TREE_MAX + 1] = { 2 };   /* 1: on the way that is tried */
  gint32 n_roots = 0;
  for (gint32 i = 1; i <= n; i++) {
    gint32 at = i;
    n_roots += heads[i - 1] == 0;
    for (; reached[at] == 0; at = heads[at - 1])
      reached[at] = 1;
    if (reached[at] == 1)
      return FALSE;
    for (at = i; reached[at] == 1; at = heads[at - 1])
      reached[at] = 2;
  }
  return n_roots == 1;
}

static double
get_score (float score)
{
  return score > -SCORE_MAX && score < SCORE_MAX ? score : score > 0 ? SCORE_MAX : -SCORE_MAX;
}

static Search *
search_new (const float *scores, gint32 stride, gint32 n)
{
  Search *search = g_new0 (Search, 1);
  search->n = n;
  search->n_nodes = n + 1;
  search->scores = g_new (double, (gsize) (n + 1) * (n + 1));
  search->members = g_new (gint16, (gsize) (n + 1) * (n + 1));
  for (gint32 i = 0; i <= n; i++) {
    search->rows[i] = search->scores + (gsize) i * (n + 1);
    search->top[i] = (gint16) i;
    for (gint32 head = 0; i > 0 && head <= n; head++)
      search->rows[i][head] = get_score (scores[(gsize) (i - 1) * stride + head]) - (head == 0 ? ROOT_COST : 0);
  }
  search->states[0] = DONE;
  return search;
}

static void
search_free (Search *search)
{
  g_free (search->scores);
  g_free (search->members);
  g_free (search);
}

/* Takes the best head from outside for a word or circle. */
static void
take_head (Search *search, gint32 node)
{
  gint32 best = -1;
  const double *row = search->rows[node];
  for (gint32 head = 0; head <= search->n; head++)
    if (search->top[head] != node && (best < 0 || row[head] > row[best]))
      best = head;
  search->heads[node] = (gint16) best;
  search->best[node] = row[best];
}

/* The next on the way from a node to the root. */
static gint32
follow (const Search *search, gint32 node)
{
  return search->top[search->heads[node]];
}

/* The way from @node on comes back to it: all on it become one, which is returned. */
static gint32
contract (Search *search, gint32 node)
{
  gint32 n = search->n, circle = search->n_nodes++;
  gint16 *by = search->members + (gsize) (circle - n - 1) * (n + 1);
  double *row = search->rows[circle] = search->rows[node];
  for (gint32 head = 0; head <= n; head++) {
    by[head] = (gint16) node;
    row[head] -= search->best[node];
  }
  for (gint32 member = follow (search, node); member != node; member = follow (search, member))
    for (gint32 head = 0; head <= n; head++)
      if (search->rows[member][head] - search->best[member] > row[head]) {
        row[head] = search->rows[member][head] - search->best[member];
        by[head] = (gint16) member;
      }
  gint16 names[2 * SGP_TREE_MAX + 2] = { 0 };
  gint32 member = node;
  do
    names[member] = 1;
  while ((member = follow (search, member)) != node);
  for (gint32 i = 0; i <= n; i++)
    if (names[search->top[i]])
      search->top[i] = (gint16) circle;
  return circle;
}

/* Goes from a word towards the root, until it comes to where the way is known. */
static void
walk (Search *search, gint32 word)
{
  gint32 node = search->top[word];
  while (search->states[node] == NEW) {
    take_head (search, node);
    search->states[node] = ON_PATH;
    gint32 next = follow (search, node);
    node = search->states[next] == ON_PATH ? contract (search, next) : next;
  }
  for (node = search->top[word]; search->states[node] == ON_PATH; node = follow (search, node))
    search->states[node] = DONE;
}

/* Circles are broken up, the last made first, where their head comes in. */
static void
expand (Search *search)
{
  gint32 n = search->n;
  for (gint32 circle = search->n_nodes - 1; circle > n; circle--) {
    gint16 head = search->heads[circle];
    search->heads[search->members[(gsize) (circle - n - 1) * (n + 1) + head]] = head;
  }
}

void
sgp_tree_find (const float *scores, gint32 stride, gint32 n, gint16 *heads)
{
  g_return_if_fail (n <= SGP_TREE_MAX);
  for (gint32 i = 0; i < n; i++)
    heads[i] = (gint16) best_head (scores + (gsize) i * stride, n, i + 1);
  if (is_tree (heads, n))
    return;
  Search *search = search_new (scores, stride, n);
  for (gint32 i = 1; i <= n; i++)
    walk (search, i);
  expand (search);
  for (gint32 i = 0; i < n; i++)
    heads[i] = search->heads[i + 1];
  search_free (search);
}
