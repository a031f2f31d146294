/* SPDX-License-Identifier: MIT
 *
 * Trains the network: treebanks in, a model file out.
 *
 *     train-network --words=FILE --silver=FILE --raw=FILE... --dev=FILE... OUT TREEBANK.conllu.gz...
 *
 * Some networks, the teachers, learn from the treebanks, each from another
 * beginning. The silver, newspapers annotated by another parser in another
 * scheme, gets heads of its own over the same layers: what it knows of words
 * helps, what it does differently does no harm. Then the teachers label raw
 * articles together, and a last network learns from these and the treebanks.
 * That one is written. The same files give the same model.
 */
#include "course.h"
#include "pack.h"
#include "parameters.h"
#include "teach.h"
#include "input.h"
#include "train.h"

#include <stdio.h>
#include <unistd.h>

#define N_TEACHERS 3
#define MAX_DEV 4
#define WIDTH 128
#define HIDDEN 128
#define LAYERS 3
#define ARC 128
#define LABEL 96

/* Words of each pool in a thread's part of a step, and rounds. */
static const Course TEACHER = { { 350, 250, 0 }, 10, 0.002f, 11 };
static const Course STUDENT = { { 350, 0, 400 }, 24, 0.002f, 5 };

void openblas_set_num_threads (int n);

static char *words, *open_docs, *silver, **raw, **dev_files;
static int rounds = 100;
static const GOptionEntry ENTRIES[] = {
  { "words", 0, 0, G_OPTION_ARG_FILENAME, &words, "The model of clusters", "FILE" },
  { "open-docs", 0, 0, G_OPTION_ARG_FILENAME, &open_docs, "Names of the documents of the last treebank to learn from", "FILE" },
  { "silver", 0, 0, G_OPTION_ARG_FILENAME, &silver, "A treebank made by another parser", "FILE" },
  { "raw", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &raw, "Articles as JSON lines; more than once", "FILE" },
  { "dev", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &dev_files, "A treebank to measure with meanwhile; more than once", "FILE" },
  { "rounds", 0, 0, G_OPTION_ARG_INT, &rounds, "Of a hundred rounds so many", "N" },
  { NULL, 0, 0, 0, NULL, NULL, NULL }
};

/* OpenBLAS 0.3.21 takes processors newer than itself for very old ones, and is
 * ten times as slow; it is told before it is loaded. */
static void
choose_kernels (char **argv)
{
#if defined __x86_64__
  if (g_getenv ("OPENBLAS_CORETYPE") != NULL)
    return;
  const char *kernels = __builtin_cpu_supports ("avx512vl") ? "SkylakeX" : __builtin_cpu_supports ("avx2") ? "Haswell" : NULL;
  if (kernels != NULL && g_setenv ("OPENBLAS_CORETYPE", kernels, TRUE))
    execv ("/proc/self/exe", argv);
#else
  (void) argv;
#endif
}

/* What was read and learned is kept until the program ends. */
static Network network = { .width = WIDTH, .n_hidden = HIDDEN, .n_layers = LAYERS, .n_arc = ARC, .n_label = LABEL };
static Lessons lessons, dev[MAX_DEV];

static guint
read_dev (const SgpClusters *clusters)
{
  guint n = 0;
  for (char **file = dev_files; file != NULL && *file != NULL && n < MAX_DEV; file++, n++) {
    const char *files[] = { *file, NULL };
    dev[n] = (Lessons) { .treebank = treebank_read (&(TreebankFiles) { .gold = files, .clusters = clusters }) };
    lessons_number_as (&dev[n], &lessons, &network);
  }
  return n;
}

/* A course with so many rounds as were asked for. */
static Course
shorten (Course course)
{
  course.n_rounds = MAX (1, course.n_rounds * (guint) rounds / 100);
  return course;
}

/* Trains the teachers and has them label what is raw. */
static void
run_teachers (guint n_dev)
{
  Network teachers[N_TEACHERS];
  Course course = shorten (TEACHER);
  for (guint t = 0; t < N_TEACHERS; t++, course.seed++) {
    teachers[t] = network;
    g_print ("teacher %u\n", t + 1);
    course_run (&course, &lessons, &teachers[t], dev, n_dev);
  }
  teach (&lessons, teachers, N_TEACHERS);
  for (guint t = 0; t < N_TEACHERS; t++)
    network_free (&teachers[t]);
}

static gboolean
train (const char *out, const char *const *treebanks)
{
  SgpClusters known = { 0 }, *clusters = words != NULL ? &known : NULL;
  if (words != NULL)
    known = read_clusters (words);
  TreebankFiles files = { treebanks, open_docs, silver, (const char *const *) raw, TREEBANK_COPIES, clusters };
  lessons.treebank = treebank_read (&files);
  lessons_number (&lessons, &network);
  guint n_dev = read_dev (clusters);
  g_print ("%u rows; sentences: %u of treebanks, %u silver, %u raw\n", network.n_rows, lessons.pools[POOL_GOLD]->len,
           lessons.pools[POOL_SILVER]->len, lessons.pools[POOL_TAUGHT]->len);
  if (lessons.pools[POOL_TAUGHT]->len > 0)
    run_teachers (n_dev);
  Course course = shorten (STUDENT);
  g_print ("student\n");
  course_run (&course, &lessons, &network, dev, n_dev);
  ModelWriter *writer = model_writer_new ();
  network_pack (writer, &network, lessons.tags[TASK_GOLD].strings, lessons.relations[TASK_GOLD].strings);
  return model_writer_save (writer, out);
}

int
main (int argc, char **argv)
{
  choose_kernels (argv);
  openblas_set_num_threads (1);
  setvbuf (stdout, NULL, _IOLBF, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new ("OUT TREEBANK...");
  g_option_context_add_main_entries (context, ENTRIES, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 3) {
    g_printerr ("train-network: %s\n", error != NULL ? error->message : "usage: train-network [OPTION...] OUT TREEBANK...");
    return 2;
  }
  return train (argv[1], (const char *const *) argv + 2) ? 0 : 1;
}
