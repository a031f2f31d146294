/* SPDX-License-Identifier: MIT
 *
 * Runs the language layer over an evaluation file and prints what a scorer
 * reads. It calls the functions that `stancegraph extract` calls, on the same
 * models; with SG_MODELS=FOLDER in the environment NAME.model of that folder in
 * the place of each model that is there.
 *
 *     $ sg-eval conllu ewt-dev.conllu.gz >out.conllu
 *     $ sg-eval --fast names worldwide-dev.tsv.gz >out.tsv
 */
#include "eval.h"

#include <stdio.h>
#include <string.h>

/* A new task is one line here. */
static const struct {
  const char *name, *file, *summary;
  EvalTask run;
} tasks[] = {
  { "conllu", "FILE.conllu[.gz]", "keep sentences and words, do the rest", eval_conllu },
  { "text", "FILE.conllu[.gz]", "keep the text with its paragraphs", eval_text },
  { "time", "FILE.conllu[.gz]", "tokens a second of the processor for \"text\", best of five", eval_time },
  { "names", "FILE.tsv[.gz]", "keep tokens in two columns, tag names", eval_names },
};

static int
misuse (void)
{
  fputs ("Usage:\n", stderr);
  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    fprintf (stderr, "  sg-eval [--fast] %-6s %-17s %s\n", tasks[i].name, tasks[i].file, tasks[i].summary);
  return 2;
}

static EvalTask
find_task (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (strcmp (tasks[i].name, name) == 0)
      return tasks[i].run;
  return NULL;
}

/* All of a file, unpacked where it is packed. */
static char *
read_file (const char *path, gsize *size, GError **error)
{
  const char *argv[] = { "gzip", "-dc", path, NULL };
  g_autofree char *text = NULL;
  int status;
  if (!g_str_has_suffix (path, ".gz"))
    return g_file_get_contents (path, &text, size, error) ? g_steal_pointer (&text) : NULL;
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, error)
      || !g_spawn_check_wait_status (status, error))
    return NULL;
  *size = strlen (text);
  return g_steal_pointer (&text);
}

/* The models built in, but for those that a folder has; these are never freed. */
static gboolean
open_models (SgpModels *models, GError **error)
{
  const char *folder = g_getenv ("SG_MODELS");
  gboolean ok = sgp_models_open (models, error);
  for (SgpModelId id = 0; ok && folder != NULL && id < SGP_N_MODELS; id++) {
    g_autofree char *path = g_strdup_printf ("%s/%s.model", folder, sgp_model_get_name (id));
    GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);
    ok = file == NULL || sgp_model_open (&models->models[id], (const guint8 *) g_mapped_file_get_contents (file),
                                         g_mapped_file_get_length (file), error);
  }
  return ok;
}

static SgLayer *
open_layer (SgLayerFlags flags, GError **error)
{
  SgpModels models;
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (error);
  return lexicon != NULL && open_models (&models, error) ? sgp_layer_open (lexicon, &models, flags, error) : NULL;
}

int
main (int argc, char **argv)
{
  gboolean fast = argc > 1 && strcmp (argv[1], "--fast") == 0;
  argv += fast;
  if (argc - fast != 3 || find_task (argv[1]) == NULL)
    return misuse ();
  gsize size;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLayer) layer = open_layer (fast ? SG_LAYER_FAST : SG_LAYER_DEFAULT, &error);
  g_autofree char *text = layer != NULL ? read_file (argv[2], &size, &error) : NULL;
  if (text == NULL || !find_task (argv[1]) (layer, text, size, &error)) {
    fprintf (stderr, "sg-eval: %s: %s\n", argv[2], error->message);
    return 1;
  }
  if (fflush (stdout) == 0 && !ferror (stdout))
    return 0;
  fputs ("sg-eval: cannot write the output\n", stderr);
  return 1;
}
