/* SPDX-License-Identifier: MIT
 *
 * Trains the network: treebanks in, a model out.
 */
#include "course.h"
#include "parameters.h"
#include "teach.h"
#include "work.h"
#include "../train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TEACHERS 5

void openblas_set_num_threads (int n);

static guint
get (const char *name, guint otherwise)
{
  return getenv (name) != NULL ? (guint) atoi (getenv (name)) : otherwise;
}

int
main (int argc, char **argv)
{
  openblas_set_num_threads (1);
  setvbuf (stdout, NULL, _IOLBF, 0);
  const char *data = argv[argc - 1];
  float rate = getenv ("RATE") ? (float) atof (getenv ("RATE")) : 0.002f;
  Network network = { .width = get ("WIDTH", 128), .n_hidden = get ("HIDDEN", 128), .n_layers = get ("LAYERS", 3), .n_arc = 128, .n_label = 96 };
  g_autofree char *open = g_strdup_printf ("%s/ud-english/gum-open-docs.txt", data);
  g_autofree char *silver = g_strdup_printf ("%s/polnear/silver-train.conllu.gz", data);
  g_autofree char *ewt = g_strdup_printf ("%s/ud-english/ewt-train.conllu.gz", data);
  g_autofree char *gum = g_strdup_printf ("%s/ud-english/gum-train.conllu.gz", data);
  g_autofree char *ewt_dev = g_strdup_printf ("%s/ud-english/ewt-dev.conllu.gz", data);
  g_autofree char *gum_dev = g_strdup_printf ("%s/ud-english/gum-dev.conllu.gz", data);
  g_autofree char *raw1 = g_strdup_printf ("%s/polnear/train.jsonl", data);
  g_autofree char *raw2 = g_strdup_printf ("%s/wikinews/articles.jsonl", data);
  const char *paths[] = { ewt, gum, NULL }, *devs[2][2] = { { ewt_dev, NULL }, { gum_dev, NULL } }, *raw[] = { raw1, raw2, NULL };
  TreebankFiles files = { paths, open, silver, raw, TREEBANK_COPIES, NULL };
  Lessons lessons = { .treebank = treebank_read (&files) }, dev[2];
  lessons_number (&lessons, &network);
  for (int i = 0; i < 2; i++) {
    TreebankFiles dev_files = { devs[i], NULL, NULL, NULL, 0, NULL };
    dev[i] = (Lessons) { .treebank = treebank_read (&dev_files) };
    lessons_number_as (&dev[i], &lessons, &network);
  }
  g_print ("%u rows, %zu values, %u gold, %u silver, %u raw\n", network.n_rows, network.n_values, lessons.pools[0]->len, lessons.pools[1]->len, lessons.pools[2]->len);
  Network teachers[MAX_TEACHERS];
  guint n_teachers = get ("TEACHERS", 3);
  for (guint t = 0; t < n_teachers; t++) {
    Course course = { { get ("GOLD", 350), get ("SILVER", 350), 0 }, get ("ROUNDS", 10), rate, 11 + t };
    teachers[t] = network;
    g_print ("teacher %u\n", t + 1);
    course_run (&course, &lessons, &teachers[t], dev, 2);
  }
  if (n_teachers > 0)
    teach (&lessons, teachers, n_teachers);
  Course course = { { get ("GOLD", 350), get ("SSILVER", 100), n_teachers > 0 ? get ("TAUGHT", 500) : 0 }, get ("SROUNDS", 20), rate, 5 };
  if (n_teachers == 0) course.words[POOL_SILVER] = get ("SILVER", 350);
  g_print ("student\n");
  course_run (&course, &lessons, &network, dev, 2);
  FILE *out = fopen (argv[1], "wb");
  fwrite (&network, sizeof network, 1, out);
  fwrite (network.keys, sizeof (guint64), network.n_rows - network.n_kinds, out);
  fwrite (network.rows, sizeof (float), (gsize) network.n_rows * network.width, out);
  fwrite (network.values, sizeof (float), network.n_values, out);
  fclose (out);
  return 0;
}
