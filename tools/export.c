/* SPDX-License-Identifier: MIT
 *
 * stancegraph export: the graph of a store for other programs.
 *
 *     $ stancegraph export channel.sg -o channel.graphml --stance blame
 *     $ stancegraph export channel.sg -o channel.csv
 *     channel-nodes.csv
 *     channel-edges.csv
 *     channel-ties.csv
 */
#include "command.h"
#include "export-private.h"
#include "graph-options.h"

#include <stancegraph/export.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  char *output, *format_name, *view_name;
  SgExportFormat format;
  SgView view;
  gboolean gold;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->format_name);
  g_free (options->view_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_stdout (const Options *options)
{
  return strcmp (options->output, "-") == 0;
}

/* Makes sense of the options; what is wrong with them is in @error. */
static gboolean
check_options (Options *options, GError **error)
{
  gboolean known = options->format_name != NULL
    ? sg_export_format_parse (options->format_name, &options->format, error)
    : sg_export_format_from_path (options->output, &options->format, error);
  return known && graph_view_parse (options->view_name, &options->view, error);
}

/* Several files are named, since they are called otherwise than was asked. */
static gboolean
write_files (const SgGraph *graph, const Options *options, const char *note, GError **error)
{
  g_auto (GStrv) paths = sg_export_to_file (graph, options->format, note, options->output, error);
  for (guint i = 0; paths != NULL && paths[1] != NULL && paths[i] != NULL; i++)
    puts (paths[i]);
  return paths != NULL;
}

/* @empty: set to whether there was nothing to write. */
static gboolean
export (const char *path, const Options *options, const SgFilter *filter, gboolean *empty, GError **error)
{
  g_autofree char *note = NULL;
  g_autoptr (SgGraph) graph = graph_load (path, options->view, filter, &note, empty, error);
  if (graph == NULL)
    return FALSE;
  if (!is_stdout (options))
    return write_files (graph, options, note, error);
  g_autofree char *text = sg_export_to_text (graph, options->format, note, error);
  if (text != NULL)
    fputs (text, stdout);
  return text != NULL;
}

static int
run_gold (const Command *command, const char *path, const Options *options, const SgFilter *filter)
{
  guint n;
  g_autoptr (GError) error = NULL;
  if (options->format_name != NULL || options->view_name != NULL || is_stdout (options))
    return command_misuse (command, "--gold: neither --format nor --view, and -o FOLDER expected");
  if (!export_gold (path, options->output, filter, &n, &error))
    return command_fail (command, error);
  if (n == 0)
    command_find_nothing (command);
  return COMMAND_DONE;
}

static int
run (const Command *command, char **argv)
{
  g_auto (Options) options = { NULL, NULL, NULL, SG_EXPORT_JSON, SG_VIEW_ACTORS, FALSE };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      "The file: ending .json, .csv, .graphml or .dot; - is standard output", "FILE" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format_name, "Whatever the ending is", "json|csv|graphml|dot" },
    GRAPH_VIEW_ENTRY (&options.view_name),
    { "gold", 0, 0, G_OPTION_ARG_NONE, &options.gold, "What people have checked, a file a document, into the folder FILE", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FilterOptions) filters = filter_options_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  gboolean empty;
  int status;
  if (!command_parse (command, entries, filters, argv, &arguments, &status))
    return status;
  if (options.output == NULL)
    return command_misuse (command, "-o FILE expected");
  if (options.gold)
    return run_gold (command, arguments[0], &options, &filters->filter);
  if (is_stdout (&options) && options.format_name == NULL)
    return command_misuse (command, "--format expected with -o -");
  if (!check_options (&options, &error))
    return command_misuse (command, "%s", error->message);
  if (is_stdout (&options) && options.format == SG_EXPORT_CSV)
    return command_misuse (command, "csv is several files: -o FILE expected");
  if (!export (arguments[0], &options, &filters->filter, &empty, &error))
    return command_fail (command, error);
  if (empty && !is_stdout (&options))
    command_find_nothing (command);
  return COMMAND_DONE;
}

const Command command_export = { "export", "STORE -o FILE", "Write the graph of a store for other programs", 1, 1, run };
