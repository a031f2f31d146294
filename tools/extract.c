/* SPDX-License-Identifier: MIT
 *
 * stancegraph extract: articles in, one JSON line each out, in order of input
 * and flushed line by line. A document that fails becomes an error line in its
 * place and a message on stderr; the others go on. With --format conllu what is
 * printed is the annotation of the language layer, a document after the other;
 * that form has no place for errors, which go to stderr alone.
 *
 *     $ stancegraph extract a.txt bad.txt
 *     {"schema": "stancegraph/1", "pipeline": ..., "id": "a", ...}
 *     {"schema": "stancegraph/1", "id": "bad", "error": {"code": "encoding", ...}}
 */
#include "command.h"

#include <stancegraph/batch.h>
#include <stancegraph/conllu.h>
#include <stancegraph/error.h>
#include <stancegraph/json.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  gint jobs;
  gboolean no_text, conllu, fast;
  char *errors, *format;
} Options;

/* What a run has seen. */
typedef struct {
  guint64 n, n_failed;
} Counts;

/* Lines to stdout, at once; FALSE where they cannot be written. */
static gboolean
print_lines (const char *lines, const char *end)
{
  return fputs (lines, stdout) >= 0 && fputs (end, stdout) >= 0 && fflush (stdout) == 0;
}

static gboolean
print_failure (const Command *command, const Options *options, const char *id, const GError *error)
{
  g_autofree char *line = options->conllu ? NULL : sg_error_to_json (id, error);
  command_fail (command, error);
  return line == NULL || print_lines (line, "\n");
}

static gboolean
print_document (const SgDocument *doc, const Options *options)
{
  g_autofree char *lines = options->conllu ? sg_document_to_conllu (doc) : sg_document_to_json (doc, !options->no_text);
  return print_lines (lines, options->conllu ? "" : "\n");
}

/* Prints every item of the batch; FALSE where stdout takes no more. */
static gboolean
print_items (const Command *command, SgBatch *batch, const Options *options, Counts *counts)
{
  for (;; counts->n++) {
    g_autoptr (SgDocument) doc = NULL;
    g_autofree char *id = NULL;
    g_autoptr (GError) error = NULL;
    gboolean written;
    switch (sg_batch_next (batch, &doc, &id, &error)) {
    case SG_READER_END:
      return TRUE;
    case SG_READER_FAILED:
      counts->n_failed++;
      written = print_failure (command, options, id, error);
      break;
    default:
      command_warn (command, doc);
      written = print_document (doc, options);
    }
    if (!written)
      return FALSE;
  }
}

/* Takes the reader and reads it to the end; the exit status. */
static int
extract (const Command *command, SgReader *reader, const Options *options)
{
  Counts counts = { 0, 0 };
  g_autoptr (GError) error = NULL;
  SgLayerFlags flags = options->fast ? SG_LAYER_FAST : SG_LAYER_DEFAULT;
  g_autoptr (SgPipeline) pipeline = options->conllu ? sg_pipeline_new_words (flags, &error) : sg_pipeline_new (flags, &error);
  if (pipeline == NULL) {
    sg_reader_free (reader);
    return command_fail (command, error);
  }
  SgBatch *batch = sg_batch_new (pipeline, reader, (guint) options->jobs, NULL, NULL);
  if (!print_items (command, batch, options, &counts)) {
    /* Input may never end, so the threads are not waited for. */
    fprintf (stderr, "stancegraph extract: cannot write the output: %s\n", g_strerror (errno));
    _exit (COMMAND_FAILED);
  }
  input_options_warn (command, reader);
  sg_batch_free (batch);
  if (counts.n_failed > 0)
    fprintf (stderr, "stancegraph extract: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " failed\n",
             counts.n_failed, counts.n);
  return counts.n_failed > 0 && options->errors == NULL ? COMMAND_FAILED : COMMAND_DONE;
}

static int
run (const Command *command, char **argv)
{
  Options options = { 0 };
  g_auto (InputOptions) input = { NULL, NULL, NULL, NULL };
  const GOptionEntry entries[] = {
    INPUT_ENTRIES (input),
    { "fast", 0, 0, G_OPTION_ARG_NONE, &options.fast, "Nearly twice as fast, less accurate", NULL },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options.jobs, "Threads; default: one a core", "N" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      "Statements and ties (default), or words with their trees and names", "json|conllu" },
    { "no-text", 0, 0, G_OPTION_ARG_NONE, &options.no_text, "Leave the text out of the lines", NULL },
    { "errors", 0, 0, G_OPTION_ARG_STRING, &options.errors,
      "lines: exit 0 once all input was read, though some failed", "lines" },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) inputs = NULL;
  int status;
  if (!command_parse (command, entries, NULL, argv, &inputs, &status))
    return status;
  g_autofree char *errors = options.errors, *format = options.format;
  options.conllu = g_strcmp0 (format, "conllu") == 0;
  if (errors != NULL && strcmp (errors, "lines") != 0)
    return command_misuse (command, "--errors=lines expected, not '%s'", errors);
  if (format != NULL && !options.conllu && strcmp (format, "json") != 0)
    return command_misuse (command, "--format: json or conllu expected, not '%s'", format);
  if (options.conllu && options.no_text)
    return command_misuse (command, "--no-text goes with JSON lines alone");
  if (options.jobs < 0)
    return command_misuse (command, "--jobs: a number from 1 on expected");
  if (inputs[0] == NULL && isatty (STDIN_FILENO))
    return command_misuse (command, "FILE, FOLDER or - expected");
  SgReader *reader = input_options_open (command, &input, (const char *const *) inputs, &status);
  return reader != NULL ? extract (command, reader, &options) : status;
}

const Command command_extract = {
  "extract", "[FILE|FOLDER|-]...", "Print statements and ties of articles as JSON lines", 0, -1, run
};
