/* SPDX-License-Identifier: MIT
 *
 * stancegraph render: a picture of the graph of a store.
 *
 *     $ stancegraph render channel.sg -o channel.svg --stance blame --min-weight 2
 */
#include "command.h"

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

static gboolean
parse_view (const char *name, SgView *view)
{
  *view = SG_VIEW_ACTORS;
  for (int i = 0; name != NULL && i < SG_N_VIEWS; i++)
    if (g_ascii_strcasecmp (name, sg_view_get_name ((SgView) i)) == 0) {
      *view = (SgView) i;
      return TRUE;
    }
  return name == NULL;
}

static void
append_number (GString *note, const char *name, gdouble value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  if (value > 0)
    g_string_append_printf (note, ", %s %s", name, g_ascii_formatd (buffer, sizeof buffer, "%g", value));
}

/* What a reader of the picture must know: how many articles, which filters. */
static char *
make_note (SgStore *store, const SgFilter *filter, GError **error)
{
  const struct {
    const char *name, *value;
  } words[] = {
    { "stance", filter->stance != SG_STANCE_NONE ? sg_stance_get_name (filter->stance) : NULL },
    { "act", filter->act != SG_ACT_NONE ? sg_act_get_name (filter->act) : NULL },
    { "speaker", filter->speaker }, { "target", filter->target }, { "actor", filter->actor },
    { "since", filter->since }, { "until", filter->until }, { "outlet", filter->outlet }, { "words", filter->text },
    { "confirmed", filter->confirmed_only ? "only" : NULL }, { "parts", filter->roll_up ? "rolled up" : NULL }
  };
  SgStoreCounts counts;
  if (!sg_store_count (store, &counts, error))
    return NULL;
  GString *note = g_string_new (NULL);
  g_string_append_printf (note, "%" G_GINT64_FORMAT " article%s", counts.documents, counts.documents == 1 ? "" : "s");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].value != NULL)
      g_string_append_printf (note, ", %s %s", words[i].name, words[i].value);
  append_number (note, "weight from", filter->min_weight);
  append_number (note, "confidence from", filter->min_confidence);
  return g_string_free (note, FALSE);
}

/* @empty: set to whether there was nothing to draw. */
static gboolean
render (const char *path, const Options *options, SgView view, const SgFilter *filter, gboolean *empty, GError **error)
{
  gint32 n;
  g_autoptr (SgStore) store = sg_store_open (path, SG_STORE_READ, error);
  if (store == NULL)
    return FALSE;
  g_autoptr (SgGraph) graph = sg_graph_new (store, view, filter, error);
  if (graph == NULL)
    return FALSE;
  sg_graph_get_edges (graph, &n);
  *empty = n == 0;
  g_autofree char *note = make_note (store, filter, error);
  if (note == NULL)
    return FALSE;
  const SgPictureOptions picture = { options->title, note, (guint) options->timeout, NULL };
  return sg_picture_render (graph, &picture, options->output, error);
}

static int
run (const Command *command, int argc, char **argv)
{
  g_auto (Options) options = { NULL, NULL, NULL, SG_PICTURE_TIMEOUT };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "The picture: ending .svg, .png, .pdf or .dot", "FILE" },
    { "view", 0, 0, G_OPTION_ARG_STRING, &options.view, "What to draw; default: actors", "actors|statements" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, "A line above the picture", "WORDS" },
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
  if (!command_parse (command, entries, filters, argc, argv, &arguments, &status))
    return status;
  if (options.output == NULL)
    return command_misuse (command, "-o FILE expected");
  if (!sg_picture_format_from_path (options.output, &format, &error))
    return command_misuse (command, "%s", error->message);
  if (!parse_view (options.view, &view))
    return command_misuse (command, "--view: actors or statements expected, not '%s'", options.view);
  if (options.timeout < 1)
    return command_misuse (command, "--timeout: a number of seconds from 1 on expected");
  if (!render (arguments[0], &options, view, &filters->filter, &empty, &error))
    return command_fail (command, error);
  if (empty)
    command_find_nothing (command);
  return COMMAND_DONE;
}

const Command command_render = { "render", "STORE -o FILE", "Draw the graph of a store", 1, 1, run };
