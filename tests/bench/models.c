/* SPDX-License-Identifier: MIT
 *
 * How large the models are in memory, and how long it takes until they can be
 * used: each figure is from a process of its own, which has mapped none of their
 * pages yet.
 *
 *     models         31.2 MB unpacked: syntax 11.0, words 0.3, ...
 *     heads checked  0.0 ms; layer made 4.1 ms; a sentence read 5.0 ms (goal: under 10)
 */
#include "bench.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HEADS, LAYER, SENTENCE, N_TIMES };

static gdouble
get_time (void)
{
  return (gdouble) g_get_monotonic_time () / 1e3;
}

/* In a child: opens the models, then makes a layer, then reads a sentence with it;
 * milliseconds since the start. */
static void
open_layer (SgLexicon *lexicon, SgLayerFlags flags, gdouble *times)
{
  SgpModels models;
  g_autoptr (SgDocument) doc = sg_document_new ("s", "Ann Lee said that the port had been closed.", -1, NULL);
  sgp_document_add_paragraph (doc, (SgSpan) { 0, 43 }, SG_PARAGRAPH_PROSE);
  gdouble start = get_time ();
  g_assert (sgp_models_open (&models, NULL));
  times[HEADS] = get_time () - start;
  SgLayer *layer = sgp_layer_open (lexicon, &models, flags, NULL);
  times[LAYER] = get_time () - start;
  sgp_layer_annotate (layer, doc, NULL, NULL);
  times[SENTENCE] = get_time () - start;
  sg_layer_unref (layer);
}

/* The same in a child, its times through a pipe. */
static void
fork_layer (SgLexicon *lexicon, SgLayerFlags flags, gdouble *times)
{
  int ends[2], status;
  gsize size = N_TIMES * sizeof *times;
  g_assert (pipe (ends) == 0);
  pid_t child = fork ();
  g_assert (child >= 0);
  if (child == 0) {
    open_layer (lexicon, flags, times);
    _exit (write (ends[1], times, size) == (gssize) size ? 0 : 1);
  }
  g_assert (read (ends[0], times, size) == (gssize) size);
  g_assert (waitpid (child, &status, 0) == child && status == 0);
  close (ends[0]);
  close (ends[1]);
}

static void
print_opening (SgLexicon *lexicon, SgLayerFlags flags)
{
  gdouble rounds[N_TIMES][MAX_ROUNDS];
  for (int i = 0; i < START_ROUNDS; i++) {
    gdouble times[N_TIMES];
    fork_layer (lexicon, flags, times);
    for (int k = 0; k < N_TIMES; k++)
      rounds[k][i] = times[k];
  }
  printf ("%-15sheads checked %.2f ms, layer made %.1f ms, a sentence read %.1f ms\n",
          flags == SG_LAYER_FAST ? "ready, --fast" : "ready", bench_median (rounds[HEADS], START_ROUNDS),
          bench_median (rounds[LAYER], START_ROUNDS), bench_median (rounds[SENTENCE], START_ROUNDS));
}

void
bench_models (void)
{
  gsize size = 0;
  g_autoptr (GString) parts = g_string_new (NULL);
  for (gint32 i = 0; i < sg_models_get_n (); i++) {
    SgModelInfo info;
    g_assert (sg_models_check (i, &info, NULL));
    size += info.size;
    g_string_append_printf (parts, "%s %s %.1f", i > 0 ? "," : "", info.name, (gdouble) info.size / 1e6);
  }
  printf ("models         %.1f MB unpacked:%s\n", (gdouble) size / 1e6, parts->str);
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (NULL);
  print_opening (lexicon, SG_LAYER_DEFAULT);
  print_opening (lexicon, SG_LAYER_FAST);
}
