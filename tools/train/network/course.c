/* SPDX-License-Identifier: MIT
 *
 * Examples in, a network that has learned from them out. A step takes so many
 * words of each pool a thread; the treebanks are gone through from end to end,
 * the other pools are taken from as they last. The rate rises, then falls as a
 * cosine does (Loshchilov and Hutter 2017). Threads share nothing while they
 * work, and their gradients are added in order, so that the same data give the
 * same network.
 */
#include "course.h"

#include "train.h"
#include "adam.h"
#include "parameters.h"
#include "work.h"

#include <cblas.h>
#include <math.h>
#include <string.h>

#define N_WORKS 2
#define WARM_STEPS 300
#define LEAST_RATE 0.02f

/* A pool in the order in which it is taken. */
typedef struct {
  GArray *examples;
  guint *order, at;
} Deck;

/* One thread's part of a step. */
typedef struct {
  Work *work;
  GPtrArray *examples;
} Job;

typedef struct {
  const Course *course;
  Deck decks[N_POOLS];
  Job jobs[N_WORKS];
  Adam adam;
  guint n_steps;
  guint64 random;
} Run;

static gpointer
run_job (gpointer data)
{
  Job *job = data;
  if (job->examples->len > 0)
    work_run (job->work, (Example *const *) job->examples->pdata, job->examples->len);
  return NULL;
}

static void
run_jobs (Job *jobs)
{
  GThread *threads[N_WORKS];
  for (guint w = 1; w < N_WORKS; w++)
    threads[w] = g_thread_new ("work", run_job, &jobs[w]);
  run_job (&jobs[0]);
  for (guint w = 1; w < N_WORKS; w++)
    g_thread_join (threads[w]);
}

static void
start_deck (Run *run, guint pool)
{
  shuffle (run->decks[pool].order, run->decks[pool].examples->len, &run->random);
  run->decks[pool].at = 0;
}

/* Takes examples until there are words enough; FALSE at the end of the gold. */
static gboolean
take_examples (Run *run, guint pool, GPtrArray *examples)
{
  Deck *deck = &run->decks[pool];
  for (guint words = 0; words < run->course->words[pool] && deck->examples->len > 0;) {
    if (deck->at == deck->examples->len) {
      if (pool == POOL_GOLD)
        return FALSE;
      start_deck (run, pool);
    }
    Example *example = &g_array_index (deck->examples, Example, deck->order[deck->at++]);
    words += (guint) example->n;
    g_ptr_array_add (examples, example);
  }
  return TRUE;
}

/* Ours first and then the silver: examples of one scheme stand together. */
static gboolean
deal (Run *run)
{
  static const guint ORDER[] = { POOL_GOLD, POOL_TAUGHT, POOL_SILVER };
  gboolean more = TRUE;
  for (guint w = 0; w < N_WORKS; w++) {
    g_ptr_array_set_size (run->jobs[w].examples, 0);
    for (gsize i = 0; i < G_N_ELEMENTS (ORDER); i++)
      more = take_examples (run, ORDER[i], run->jobs[w].examples) && more;
  }
  return more;
}

static float
get_rate (const Run *run)
{
  float share = MIN (1, (float) run->adam.step / (float) run->n_steps), warm = MIN (1, (float) (run->adam.step + 1) / WARM_STEPS);
  return run->course->rate * warm * (LEAST_RATE + (1 - LEAST_RATE) * 0.5f * (1 + cosf ((float) G_PI * share)));
}

static void
step (Run *run)
{
  run_jobs (run->jobs);
  gint32 n = 0;
  for (guint w = 0; w < N_WORKS; w++)
    n += run->jobs[w].work->batch.n;
  for (guint w = 0; w < N_WORKS; w++)
    cblas_sscal ((int) run->adam.network->n_values, 1 / (float) n, run->jobs[w].work->gradient.values, 1);
  run->adam.rate = get_rate (run);
  adam_step (&run->adam);
}

static void
clear_figures (Work *work)
{
  memset (work->loss, 0, sizeof work->loss);
  memset (work->n_words, 0, sizeof work->n_words);
  memset (work->n_right, 0, sizeof work->n_right);
}

static void
print_figures (const char *title, const Work *work, guint task)
{
  double n = MAX (work->n_words[task], 1);
  g_print ("  %-9s %7d words: tags %.2f, heads %.2f, with relations %.2f %% right\n", title, work->n_words[task],
           100 * work->n_right[task][TAGS] / n, 100 * work->n_right[task][HEADS] / n, 100 * work->n_right[task][RELATIONS] / n);
}

static void
measure (const Network *network, const Lessons *lessons)
{
  Work *work = work_new (network, lessons->word_rows, lessons->rare, 1);
  GArray *all = lessons->pools[POOL_GOLD];
  for (guint i = 0; i < all->len; i++) {
    Example *example = &g_array_index (all, Example, i);
    work_run (work, &example, 1);
  }
  print_figures ("dev", work, TASK_GOLD);
  work_free (work);
}

/* A round over the gold. */
static void
run_round (Run *run, guint round)
{
  gint64 start = g_get_monotonic_time ();
  start_deck (run, POOL_GOLD);
  for (guint w = 0; w < N_WORKS; w++)
    clear_figures (run->jobs[w].work);
  while (deal (run))
    step (run);
  g_print ("round %u, step %u of %u: %.1f s\n", round + 1, run->adam.step, run->n_steps,
           (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  print_figures ("ours", run->jobs[0].work, TASK_GOLD);
  print_figures ("silver", run->jobs[0].work, TASK_SILVER);
}

/* Steps of all rounds, about: the last of each round is left out. */
static guint
count_steps (const Course *course, const Lessons *lessons)
{
  guint n = 0;
  for (guint i = 0; i < lessons->pools[POOL_GOLD]->len; i++)
    n += (guint) g_array_index (lessons->pools[POOL_GOLD], Example, i).n;
  return course->n_rounds * (n / (N_WORKS * (course->words[POOL_GOLD] + 8)));
}

void
course_run (const Course *course, const Lessons *lessons, Network *network, const Lessons *dev, guint n_dev)
{
  Run run = { .course = course, .n_steps = count_steps (course, lessons), .random = course->seed };
  Work *works[N_WORKS];
  network_allocate (network);
  network_fill (network, course->seed);
  for (guint pool = 0; pool < N_POOLS; pool++) {
    run.decks[pool] = (Deck) { lessons->pools[pool], g_new (guint, lessons->pools[pool]->len), 0 };
    start_deck (&run, pool);
  }
  for (guint w = 0; w < N_WORKS; w++) {
    works[w] = work_new (network, lessons->word_rows, lessons->rare, course->seed * N_WORKS + w);
    works[w]->learning = TRUE;
    run.jobs[w] = (Job) { works[w], g_ptr_array_new () };
  }
  adam_init (&run.adam, network, works, N_WORKS);
  for (guint round = 0; round < course->n_rounds; round++) {
    run_round (&run, round);
    for (guint i = 0; i < n_dev && (round + 1 == course->n_rounds || round % 4 == 3); i++)
      measure (network, &dev[i]);
  }
  adam_clear (&run.adam);
  for (guint w = 0; w < N_WORKS; w++) {
    work_free (works[w]);
    g_ptr_array_unref (run.jobs[w].examples);
  }
  for (guint pool = 0; pool < N_POOLS; pool++)
    g_free (run.decks[pool].order);
}
