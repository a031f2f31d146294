/* SPDX-License-Identifier: MIT
 *
 * Runs the language layer over an evaluation file and prints CoNLL-U for a
 * scorer:
 *
 *     sg-eval conllu FILE.conllu[.gz]   keeps sentences and tokens, does the rest
 *     sg-eval text FILE.conllu[.gz]     keeps only the text with its paragraphs
 *     sg-eval time FILE.conllu[.gz]     tokens a second of the processor for "text", best of five
 *
 * It calls the functions that `stancegraph extract` calls, on the same model.
 * With SG_MODELS=FOLDER in the environment it takes NAME.model of that folder
 * instead of each model that is there.
 */
#include "document-private.h"
#include "language/analyse-private.h"
#include "language/segment-private.h"

#include <stancegraph/conllu.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef struct {
  SgLexicon *lexicon;
  SgpSegmenter *segmenter;
  SgpAnalyser *analyser;
} Layer;

/* A document of the file, while it is read. */
typedef struct {
  char *name;
  GString *text;
  GArray *spans;       /* SgSpan of words, with gold tokens */
  GArray *lengths;     /* words of each sentence */
} Input;

static char *
read_file (const char *path, gsize *size)
{
  const char *argv[] = { "gzip", "-dcf", path, NULL };
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean packed = g_str_has_suffix (path, ".gz");
  if (packed ? g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error)
             : g_file_get_contents (path, &text, size, &error))
    return text;
  g_printerr ("sg-eval: %s\n", error->message);
  return NULL;
}

/* One paragraph for each block of the text; tokens as given, if any. */
static SgDocument *
make_document (const Input *input)
{
  SgDocument *doc = sg_document_new (input->name, input->text->str, input->text->len, NULL);
  const char *text = sg_document_get_text (doc, NULL);
  for (const char *at = text; *at != '\0';) {
    const char *end = strstr (at, "\n\n");
    gint32 length = (gint32) (end != NULL ? end - at : (gssize) strlen (at));
    sgp_document_add_paragraph (doc, (SgSpan) { (gint32) (at - text), length }, SG_PARAGRAPH_PROSE);
    at += length + (end != NULL ? 2 : 0);
  }
  const SgSpan *spans = (const SgSpan *) (const void *) input->spans->data;
  for (guint s = 0; s < input->lengths->len; s++) {
    gint32 n = g_array_index (input->lengths, gint32, s);
    sgp_document_add_sentence (doc, (SgSpan) { spans[0].off, sg_span_end (spans[n - 1]) - spans[0].off }, 0);
    for (gint32 i = 0; i < n; i++)
      sgp_document_add_token (doc, spans[i]);
    spans += n;
  }
  return doc;
}

static void
run_document (const Layer *layer, const Input *input, gboolean print)
{
  if (input->text->len == 0)
    return;
  g_autoptr (SgDocument) doc = make_document (input);
  if (input->lengths->len == 0)
    sgp_segmenter_run (layer->segmenter, doc);
  sgp_analyser_run (layer->analyser, doc);
  if (print) {
    g_autofree char *conllu = sg_document_to_conllu (doc);
    fputs (conllu, stdout);
  }
}

static void
clear_input (Input *input, const char *name)
{
  g_free (input->name);
  input->name = g_strdup (name);
  g_string_truncate (input->text, 0);
  g_array_set_size (input->spans, 0);
  g_array_set_size (input->lengths, 0);
}

/* A word of a sentence with gold tokens. */
static void
add_word (Input *input, const char *line, gint32 *n)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 3);
  if (g_strv_length (columns) < 3 || strpbrk (columns[0], "-.") != NULL)
    return;
  SgSpan span = { (gint32) input->text->len, (gint32) strlen (columns[1]) };
  g_string_append (input->text, columns[1]);
  g_string_append_c (input->text, ' ');
  g_array_append_val (input->spans, span);
  ++*n;
}

/* Reads the file and runs the layer over each of its documents. */
static void
run_file (const Layer *layer, const char *const *lines, gboolean gold, gboolean print)
{
  Input input = { g_strdup ("1"), g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (SgSpan)),
                  g_array_new (FALSE, FALSE, sizeof (gint32)) };
  gint32 n = 0;
  for (; *lines != NULL; lines++) {
    const char *line = *lines;
    if (g_str_has_prefix (line, "# newdoc id")) {
      run_document (layer, &input, print);
      clear_input (&input, g_strrstr (line, " ") + 1);
    } else if (!gold && g_str_has_prefix (line, "# newpar") && input.text->len > 0) {
      g_string_append (input.text, "\n\n");
    } else if (!gold && g_str_has_prefix (line, "# text = ")) {
      g_string_append_printf (input.text, "%s%s", input.text->len > 0 ? " " : "", line + strlen ("# text = "));
    } else if (gold && *line == '\0' && n > 0) {
      g_array_append_val (input.lengths, n);
      n = 0;
    } else if (gold && *line != '#') {
      add_word (&input, line, &n);
    }
  }
  run_document (layer, &input, print);
  clear_input (&input, "");
}

static void
time_file (const Layer *layer, const char *const *lines)
{
  gint64 n = 0;
  for (const char *const *line = lines; *line != NULL; line++)
    n += g_ascii_isdigit (**line) && strcspn (*line, "-.") > strcspn (*line, "\t");
  double best = 1e9;
  for (int i = 0; i < 5; i++) {
    clock_t start = clock ();
    run_file (layer, lines, FALSE, FALSE);
    best = MIN (best, (double) (clock () - start) / CLOCKS_PER_SEC);
  }
  printf ("%.0f tokens a second\n", (double) n / best);
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

int
main (int argc, char **argv)
{
  static const char *const tasks[] = { "conllu", "text", "time", NULL };
  if (argc != 3 || !g_strv_contains (tasks, argv[1])) {
    g_printerr ("usage: sg-eval conllu|text|time FILE.conllu[.gz]\n");
    return 2;
  }
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  g_autofree char *text = read_file (argv[2], &size);
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (&error);
  Layer layer = { lexicon, NULL, NULL };
  SgpModels models;
  if (text == NULL || lexicon == NULL || !open_models (&models, &error)
      || (layer.segmenter = sgp_segmenter_new (lexicon, &error)) == NULL
      || (layer.analyser = sgp_analyser_new (lexicon, &models, SG_LAYER_DEFAULT, &error)) == NULL) {
    g_printerr ("sg-eval: %s\n", error != NULL ? error->message : "cannot read the file");
    return 1;
  }
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  if (strcmp (argv[1], "time") == 0)
    time_file (&layer, (const char *const *) lines);
  else
    run_file (&layer, (const char *const *) lines, strcmp (argv[1], "conllu") == 0, TRUE);
  sgp_analyser_free (layer.analyser);
  sgp_segmenter_free (layer.segmenter);
  return 0;
}
