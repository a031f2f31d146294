/* SPDX-License-Identifier: MIT
 *
 * train-names MODEL FOLDER: learns the model of names from the data in the
 * folder, and writes it.
 *
 *     PolNeAR's silver marks, wikigold, WNUT 17, the open documents of GUM
 *       -> articles of one convention, and copies with other names in them
 *       -> conditional random field -> names.model
 */
#include "names.h"

#include "perceptron.h"
#include "raw-text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define N_TEACHER_PASSES 3
#define N_PASSES 5
#define SILVER_WEIGHT 0.3f
#define TAUGHT_WEIGHT 0.3f
/* For a word that is of one type wherever else it stands in the document; chosen by trying. */
#define ECHO 3.0f
#define ECHO_OF_NONE 1.5f
/* Smaller weights are dropped. */
#define LEAST_WEIGHT 0.027f

static void
add_weight (guint64 feature, gint32 label, float weight, gpointer perceptron)
{
  if (fabsf (weight) >= LEAST_WEIGHT)
    perceptron_update (perceptron, &feature, 1, (guint16) label, weight);
}

/* Transitions in the steps of the weights. */
static void
add_transitions (ModelWriter *writer, const Crf *crf, float step)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  for (gint32 from = 0; from <= SGP_N_NAME_LABELS; from++)
    for (gint32 to = 0; to < SGP_NAME_WIDTH; to++) {
      gboolean last = from == SGP_N_NAME_LABELS, some = to < SGP_N_NAME_LABELS;
      float weight = !some ? 0 : last ? (to == 0 ? ECHO_OF_NONE : ECHO) : crf_get_transition (crf, from, to);
      gint16 cell = (gint16) CLAMP (lrintf (weight / step), G_MININT16, G_MAXINT16);
      g_byte_array_append (data, (const guint8 *) &cell, sizeof cell);
    }
  model_writer_add (writer, "names/transitions", data);
}

static void
save (const Crf *crf, GByteArray *slots, GByteArray *sets, const char *path)
{
  Perceptron *perceptron = perceptron_new (0);
  ModelWriter *writer = model_writer_new ();
  crf_foreach (crf, add_weight, perceptron);
  model_writer_add (writer, "names/lists", slots);
  model_writer_add (writer, "names/sets", sets);
  add_transitions (writer, crf, perceptron_find_step (perceptron));
  perceptron_write (perceptron, writer, "names", SGP_N_NAME_LABELS, 0);
  perceptron_free (perceptron);
  if (!model_writer_save (writer, path))
    exit (1);
}

static char *
in_folder (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static Corpus *
read_corpus (const char *folder, const SgpNameLists *lists)
{
  static const TagFile files[] = {
    { "ner/wikigold-train.tsv.gz", NULL, .n_sentences = 10, .weight = 2, .complete = TRUE },
    { "ner/wnut17-train.tsv.gz", NULL, .n_sentences = 1, .weight = 0.5f, .complete = FALSE },
    { "ner/wnut17-dev.tsv.gz", NULL, .n_sentences = 1, .weight = 0.5f, .complete = FALSE },
    { "ner/gum-names-train.tsv.gz", "ud-english/gum-open-docs.txt", .n_sentences = 0, .weight = 0.5f, .complete = FALSE },
  };
  Corpus *corpus = corpus_new ();
  g_autofree char *silver = in_folder (folder, "polnear/silver-train.conllu.gz");
  corpus_read_silver (corpus, lists, silver, SILVER_WEIGHT);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    corpus_read_tags (corpus, lists, folder, &files[i]);
  return corpus;
}

/* Marks raw text by what has been learned so far. */
static void
teach (Corpus *corpus, const Crf *crf, GByteArray *slots, GByteArray *sets, const SgpClusters *clusters, const char *path, const char *folder)
{
  g_autofree char *teacher = g_strconcat (path, ".teacher", NULL), *wikinews = in_folder (folder, "wikinews/articles.jsonl");
  g_autoptr (GError) error = NULL;
  save (crf, slots, sets, teacher);
  g_autoptr (GMappedFile) file = g_mapped_file_new (teacher, FALSE, &error);
  SgpModel model;
  SgpNameModel names;
  if (file == NULL || !sgp_model_open (&model, (const guint8 *) g_mapped_file_get_contents (file), g_mapped_file_get_length (file), &error)
      || !sgp_name_model_open (&names, &model, &error))
    die ("%s: %s", teacher, error->message);
  g_autoptr (GPtrArray) docs = raw_text_read ((const char *const[]) { wikinews, NULL }, NULL);
  corpus_add_taught (corpus, docs, &names, clusters, TAUGHT_WEIGHT);
  remove (teacher);
}

int
main (int argc, char **argv)
{
  if (argc != 4) {
    g_printerr ("usage: train-names MODEL WORDS-MODEL FOLDER\n");
    return 2;
  }
  GByteArray *slots, *sets;
  SgpNameLists lists;
  SgpClusters clusters = read_clusters (argv[2]);
  lists_make (argv[3], &slots, &sets, &lists);
  Corpus *corpus = read_corpus (argv[3], &lists);
  corpus_add_swapped (corpus, 0, argv[3], &lists);
  guint n_articles = corpus->articles->len;
  Crf *crf = crf_train (corpus, &lists, &clusters, N_TEACHER_PASSES);
  teach (corpus, crf, slots, sets, &clusters, argv[1], argv[3]);
  crf_free (crf);
  corpus_add_swapped (corpus, n_articles, argv[3], &lists);
  crf = crf_train (corpus, &lists, &clusters, N_PASSES);
  save (crf, slots, sets, argv[1]);
  crf_free (crf);
  corpus_free (corpus);
  g_byte_array_unref (slots);
  g_byte_array_unref (sets);
  return 0;
}
