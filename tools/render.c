/* SPDX-License-Identifier: MIT
 *
 * stancegraph render: a picture of the graph of a store.
 *
 *     $ stancegraph render channel.sg -o channel.svg --stance blame --min-weight 2
 */
#include "command.h"
#include "graph-options.h"

#include <stancegraph/picture.h>

typedef struct {
  char *output, *view, *title;
  gint timeout;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->output);
  g_free (options->view);
  g_free (options->title);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* @empty: set to whether there was nothing to draw. */
static gboolean
render (const char *path, const Options *options, SgView view, const SgFilter *filter, gboolean *empty, GError **error)
{
  g_autofree char *note = NULL;
  g_autoptr (SgGraph) graph = graph_load (path, view, filter, &note, empty, error);
  if (graph == NULL)
    return FALSE;
  const SgPictureOptions picture = { options->title, note, (guint) options->timeout, NULL };
  return sg_picture_render (graph, &picture, options->output, error);
}

static int
run (const Command *command, char **argv)
{
  g_auto (Options) options = { NULL, NULL, NULL, SG_PICTURE_TIMEOUT };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "The picture: ending .svg, .png, .pdf or .dot", "FILE" },
    GRAPH_VIEW_ENTRY (&options.view),
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &options.title, "A line above the picture", "WORDS" },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &options.timeout, "Seconds that drawing may take; default: 30", "S" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FilterOptions) filters = filter_options_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  SgPictureFormat format;
  SgView view;
  gboolean empty;
  int status;
  if (!command_parse (command, entries, filters, argv, &arguments, &status))
    return status;
  if (options.output == NULL)
    return command_misuse (command, "-o FILE expected");
  if (!sg_picture_format_from_path (options.output, &format, &error))
    return command_misuse (command, "%s", error->message);
  if (!graph_view_parse (options.view, &view, &error))
    return command_misuse (command, "%s", error->message);
  if (options.title != NULL && !g_utf8_validate (options.title, -1, NULL))
    return command_misuse (command, "the value of --title is not UTF-8");
  if (options.timeout < 1)
    return command_misuse (command, "--timeout: a number of seconds from 1 on expected");
  if (!render (arguments[0], &options, view, &filters->filter, &empty, &error))
    return command_fail (command, error);
  if (empty)
    command_find_nothing (command);
  return COMMAND_DONE;
}

const Command command_render = { "render", "STORE -o FILE", "Draw the graph of a store", 1, 1, run };
