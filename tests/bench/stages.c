/* SPDX-License-Identifier: MIT
 *
 * The stages of the pipeline in one thread, from the text of a document to ties
 * and to CoNLL-U, by the work of the thread, whatever else the machine does.
 *
 *     stage       us/token  share   tokens/s   --fast: us/token ...
 *     segment         0.2    2.0%    5000000
 */
#include "bench.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define MAX_STAGES 32
#define N_TIERS 2

/* Seconds of a stage, a figure a round. */
typedef struct {
  const char *name;
  gdouble seconds[MAX_ROUNDS];
} Stage;

typedef struct {
  SgPipeline *pipeline;
  Stage stages[MAX_STAGES];
  int n, at, round;
  gint64 last, n_tokens, n_bytes;
} Clock;

/* Time that this thread has worked, in us. */
static gint64
get_cpu_time (void)
{
  struct timespec now;
  g_assert (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) == 0);
  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Behind a stage: its time since the last one. */
static void
watch (const char *name, gpointer data)
{
  Clock *clock = data;
  gint64 now = get_cpu_time ();
  Stage *stage = &clock->stages[clock->at++];
  g_assert (clock->at <= MAX_STAGES);
  stage->name = name;
  stage->seconds[clock->round] += (gdouble) (now - clock->last) / 1e6;
  clock->n = MAX (clock->n, clock->at);
  clock->last = now;
}

/* Reads the documents of a file. */
static void
time_round (Clock *clock, const char *path)
{
  SgDocument *next;
  const char *inputs[] = { path, NULL };
  g_autoptr (SgReader) reader = sg_reader_new (inputs);
  clock->n_tokens = clock->n_bytes = 0;
  for (;;) {
    gint32 n;
    gsize length;
    clock->at = 0;
    clock->last = get_cpu_time ();
    if ((next = bench_next_document (reader)) == NULL)
      return;
    g_autoptr (SgDocument) doc = next;
    watch ("reading", clock);
    if (!sgp_pipeline_run_watched (clock->pipeline, doc, watch, clock, NULL))
      g_error ("%s failed", sg_document_get_id (doc));
    g_free (sg_document_to_json (doc, TRUE));
    watch ("JSON lines", clock);
    g_free (sg_document_to_conllu (doc));
    watch ("CoNLL-U", clock);
    sg_document_get_tokens (doc, &n);
    sg_document_get_text (doc, &length);
    clock->n_tokens += n;
    clock->n_bytes += (gint64) length;
  }
}

/* Whether a stage stands on the way from texts to ties, or to CoNLL-U. */
static gboolean
is_for_ties (const char *stage)
{
  return strcmp (stage, "CoNLL-U") != 0;
}

static gboolean
is_for_conllu (const char *stage)
{
  static const char *const others[] = { "quotes", "mentions", "attribution", "resolution", "stance", "JSON lines", NULL };
  return !g_strv_contains (others, stage);
}

/* Microseconds a token of the stages that are wanted; the median of the rounds. */
static gdouble
get_cost (const Clock *clock, gboolean (*is_wanted) (const char *stage), int rounds)
{
  gdouble all[MAX_ROUNDS] = { 0 };
  for (int i = 0; i < clock->n; i++)
    for (int round = 0; round < rounds && is_wanted (clock->stages[i].name); round++)
      all[round] += clock->stages[i].seconds[round];
  return 1e6 * bench_median (all, rounds) / (gdouble) clock->n_tokens;
}

static void
print_cost (gdouble cost)
{
  printf ("  %9.3f %10.0f", cost, 1e6 / MAX (cost, 1e-6));
}

/* One line: what each tier takes, and how many times as fast --fast is. */
static void
print_line (const char *name, const gdouble *costs)
{
  printf ("%-24s", name);
  for (int tier = 0; tier < N_TIERS; tier++)
    print_cost (costs[tier]);
  printf ("  %6.2f\n", costs[0] / MAX (costs[1], 1e-6));
}

static void
print_stages (const Clock *clocks, int rounds)
{
  gdouble costs[N_TIERS], bytes = (gdouble) clocks[0].n_bytes / 1e6;
  printf ("%-24s  %9s %10s  %9s %10s  %6s\n", "one core", "us/token", "tokens/s", "--fast:us", "tokens/s", "ratio");
  for (int i = 0; i < clocks[0].n; i++) {
    for (int tier = 0; tier < N_TIERS; tier++)
      costs[tier] = 1e6 * bench_median (clocks[tier].stages[i].seconds, rounds) / (gdouble) clocks[tier].n_tokens;
    print_line (clocks[0].stages[i].name, costs);
    if (strcmp (clocks[0].stages[i].name, "segment") == 0)
      printf ("%-24s  %9.1f MB/s of text\n", "  alone", bytes / bench_median (clocks[0].stages[i].seconds, rounds));
  }
  for (int tier = 0; tier < N_TIERS; tier++)
    costs[tier] = get_cost (&clocks[tier], is_for_ties, rounds);
  print_line ("text to ties, JSON lines", costs);
  for (int tier = 0; tier < N_TIERS; tier++)
    costs[tier] = get_cost (&clocks[tier], is_for_conllu, rounds);
  print_line ("text to CoNLL-U", costs);
  puts ("");
}

gint64
bench_stages (const char *path, int rounds)
{
  static Clock clocks[N_TIERS];
  for (int tier = 0; tier < N_TIERS; tier++)
    clocks[tier].pipeline = sg_pipeline_new (tier == 0 ? SG_LAYER_DEFAULT : SG_LAYER_FAST, NULL);
  for (int round = 0; round < rounds; round++)
    for (int tier = 0; tier < N_TIERS; tier++) {
      clocks[tier].round = round;
      time_round (&clocks[tier], path);
    }
  print_stages (clocks, rounds);
  for (int tier = 0; tier < N_TIERS; tier++)
    sg_pipeline_unref (clocks[tier].pipeline);
  return clocks[0].n_tokens;
}
