/* SPDX-License-Identifier: MIT
 *
 * What the parts of the network cost, on each kind of processor that this one
 * can be, over the words of a file of CoNLL-U. Times are the least of some
 * rounds, in us of the thread; a clock around a part costs about 0.5 us itself.
 *
 *     bench-network FILE.conllu.gz     (make bench-network)
 */
#include "document-private.h"
#include "language/network/network-private.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define ROUNDS 5
#define MAX_SENTENCES 4096

typedef struct {
  SgDocument *doc;
  SgpVocabulary *vocabulary;
  const SgpWord **words;
  gint32 n, n_distinct, lengths[MAX_SENTENCES], n_sentences;
} Text;

static double
now (void)
{
  struct timespec time;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

static void
open_model (SgpModelId id, SgpModel *model)
{
  gsize size;
  const guint8 *bytes = sgp_model_get_builtin (id, &size);
  if (!sgp_model_open (model, bytes, size, NULL))
    g_error ("no model %s", sgp_model_get_name (id));
}

static Text
read_text (const char *path)
{
  SgpModel words;
  static SgpClusters clusters;
  open_model (SGP_MODEL_WORDS, &words);
  g_assert (sgp_clusters_open (&clusters, &words, NULL));
  const char *argv[] = { "gzip", "-dcf", path, NULL };
  g_autofree char *conllu = NULL;
  g_assert (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &conllu, NULL, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (conllu, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  Text result = { 0 };
  gint32 start = 0;
  for (char **line = lines; *line != NULL && result.n_sentences < MAX_SENTENCES; line++) {
    g_auto (GStrv) columns = g_strsplit (*line, "\t", 3);
    if (**line == '\0' && (gint32) spans->len > start) {
      result.lengths[result.n_sentences++] = MIN ((gint32) spans->len - start, SGP_NETWORK_PIECE);
      g_array_set_size (spans, (guint) (start + result.lengths[result.n_sentences - 1]));
      start = (gint32) spans->len;
    }
    if (g_strv_length (columns) < 3 || strpbrk (columns[0], "-.") != NULL)
      continue;
    SgSpan span = { (gint32) text->len, (gint32) strlen (columns[1]) };
    g_array_append_val (spans, span);
    g_string_append_printf (text, "%s ", columns[1]);
  }
  result.n = start;
  result.doc = sg_document_new ("1", text->str, (gssize) text->len, NULL);
  result.vocabulary = sgp_vocabulary_new (result.doc, &clusters);
  result.words = g_new (const SgpWord *, result.n);
  g_autofree gint32 *indexes = g_new (gint32, result.n);
  for (gint32 i = 0; i < result.n; i++) {
    indexes[i] = sgp_vocabulary_enter (result.vocabulary, g_array_index (spans, SgSpan, i));
    result.n_distinct = MAX (result.n_distinct, indexes[i] + 1);
  }
  for (gint32 i = 0; i < result.n; i++)
    result.words[i] = sgp_vocabulary_get (result.vocabulary, indexes[i]);
  return result;
}

/* All sentences, in batches. */
static void
run_text (const SgpNetwork *network, const Text *text, SgpNetworkWord *out, gint32 size)
{
  g_autoptr (SgpNetworkRun) run = sgp_network_run_new (network, size);
  for (gint32 s = 0, first = 0, next = 0; s < text->n_sentences; s = next) {
    gint32 n = 0;
    for (next = s; next < text->n_sentences && n + text->lengths[next] <= size; next++)
      n += text->lengths[next];
    sgp_network_run (run, text->words + first, text->lengths + s, next - s, out);
    first += n;
  }
}

/* What the kernels cost is told by putting a clock between. */
static SgpKernels timed;
static const SgpKernels *real;
static double spent[5];

#define TIMED(i, call)       \
  double start = now ();     \
  call;                      \
  spent[i] += now () - start

static void
multiply (const SgpMatrix *matrix, gint32 first, gint32 n_out, const SgpRows *rows, gint32 n, float *out)
{
  TIMED (0, real->multiply (matrix, first, n_out, rows, n, out));
}

static void
recur (const SgpUnits *units, gint32 first, gint32 n, gint32 step)
{
  TIMED (1, real->recur (units, first, n, step));
}

static void
score (const float *left, gint32 stride, gint32 n, const float *right, gint32 n_in, gint32 n_columns, float *out)
{
  TIMED (2, real->score (left, stride, n, right, n_in, n_columns, out));
}

static void
print_parts (SgpNetwork *network, const Text *text, SgpNetworkWord *out)
{
  real = network->kernels;
  timed = *real;
  timed.multiply = multiply;
  timed.recur = recur;
  timed.score = score;
  network->kernels = &timed;
  memset (spent, 0, sizeof spent);
  run_text (network, text, out, SGP_NETWORK_BATCH);
  network->kernels = real;
  printf ("    of these: matrices %.2f, units %.2f, scores %.2f us a token (with the clock)\n", spent[0] / text->n, spent[1] / text->n,
          spent[2] / text->n);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    return 2;
  Text text = read_text (argv[1]);
  SgpModel model;
  SgpNetwork network;
  open_model (SGP_MODEL_NETWORK, &model);
  g_autoptr (GError) error = NULL;
  if (!sgp_network_open (&network, &model, &error))
    g_error ("%s", error->message);
  SgpNetworkWord out[SGP_NETWORK_BATCH];
  printf ("%d tokens, %d sentences, %u rows\n", text.n, text.n_sentences, network.n_rows);
  for (guint i = 0; sgp_kernels_get (i) != NULL; i++) {
    network.kernels = sgp_kernels_get (i);
    if (!network.kernels->is_here ())
      continue;
    double best = 1e12;
    for (int round = 0; round < ROUNDS; round++) {
      double start = now ();
      run_text (&network, &text, out, SGP_NETWORK_BATCH);
      best = MIN (best, now () - start);
    }
    printf ("%-12s %.2f us a token\n", network.kernels->name, best / text.n);
    print_parts (&network, &text, out);
  }
  return 0;
}
