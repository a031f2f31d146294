/* SPDX-License-Identifier: MIT
 *
 * Networks and sentences in, labelled sentences out: the probabilities of all
 * networks are added up, and the most probable answer is taken. First tags and
 * heads; then, with the heads given, relations. Errors that one network makes
 * by chance are outvoted, so that another can learn from all of them what none
 * of them knew alone (Kuncoro et al. 2016).
 */
#include "teach.h"

#include "best.h"
#include "language/network/tree-private.h"
#include "work.h"

#include <math.h>

/* Sentences that are labelled together. */
#define BATCH 32

/* The most probable tree; @sums: of probabilities, which the logarithm makes scores. */
static void
find_heads (Example *example, float *sums)
{
  gint32 stride = example->n + 1;
  for (gsize i = 0; i < (gsize) example->n * (gsize) stride; i++)
    sums[i] = logf (MAX (sums[i], 1e-9f));
  sgp_tree_find (sums, stride, example->n, example->heads);
}

static void
run_all (Work **works, guint n_works, Example *const *batch, guint n)
{
  for (guint w = 0; w < n_works; w++)
    work_run (works[w], batch, n);
}

/* Makes room for the sums of a choice with so many answers. */
static void
open_sums (Example *example, int choice, guint n_answers)
{
  example->sums[choice] = g_new0 (float, (gsize) example->n * n_answers);
}

static void
close_sums (Example *example, int choice)
{
  g_free (example->sums[choice]);
  example->sums[choice] = NULL;
}

static void
label_batch (Work **works, guint n_works, Example *const *batch, guint n)
{
  guint n_tags = works[0]->network->n_tags[TASK_GOLD], n_relations = works[0]->network->n_relations[TASK_GOLD];
  for (guint e = 0; e < n; e++) {
    open_sums (batch[e], TAGS, n_tags);
    open_sums (batch[e], HEADS, (guint) batch[e]->n + 1);
  }
  run_all (works, n_works, batch, n);
  for (guint e = 0; e < n; e++) {
    Example *example = batch[e];
    for (gint32 i = 0; i < example->n; i++)
      example->tags[i] = (guint8) best_of (example->sums[TAGS] + (gsize) i * n_tags, n_tags);
    find_heads (example, example->sums[HEADS]);
    close_sums (example, TAGS);
    close_sums (example, HEADS);
    open_sums (example, RELATIONS, n_relations);
  }
  run_all (works, n_works, batch, n);
  for (guint e = 0; e < n; e++) {
    for (gint32 i = 0; i < batch[e]->n; i++)
      batch[e]->relations[i] = (guint8) best_of (batch[e]->sums[RELATIONS] + (gsize) i * n_relations, n_relations);
    close_sums (batch[e], RELATIONS);
  }
}

typedef struct {
  const Lessons *lessons;
  const Network *networks;
  guint n_networks, first, end;
} Share;

/* One thread's share of the pool. */
static gpointer
label_share (gpointer data)
{
  const Share *share = data;
  g_autofree Work **works = g_new (Work *, share->n_networks);
  GArray *pool = share->lessons->pools[POOL_TAUGHT];
  for (guint w = 0; w < share->n_networks; w++)
    works[w] = work_new (&share->networks[w], share->lessons->word_rows, share->lessons->rare, 1);
  for (guint i = share->first; i < share->end; i += BATCH) {
    Example *batch[BATCH];
    guint n = MIN (BATCH, share->end - i);
    for (guint e = 0; e < n; e++)
      batch[e] = &g_array_index (pool, Example, i + e);
    label_batch (works, share->n_networks, batch, n);
  }
  for (guint w = 0; w < share->n_networks; w++)
    work_free (works[w]);
  return NULL;
}

void
teach (const Lessons *lessons, const Network *networks, guint n_networks)
{
  GArray *pool = lessons->pools[POOL_TAUGHT];
  guint half = pool->len / 2;
  Share first = { lessons, networks, n_networks, 0, half }, second = { lessons, networks, n_networks, half, pool->len };
  GThread *thread = g_thread_new ("teach", label_share, &second);
  label_share (&first);
  g_thread_join (thread);
}
