/* SPDX-License-Identifier: MIT
 *
 * A graph for the commands that draw or export it, and what a reader of the
 * result must know: how many articles it is from, and which filters it was
 * made with.
 *
 *     "8 articles, stance blame, weight from 2"
 */
#include "graph-options.h"

#include <stancegraph/error.h>

gboolean
graph_view_parse (const char *name, SgView *view, GError **error)
{
  *view = SG_VIEW_ACTORS;
  for (int i = 0; name != NULL && i < SG_N_VIEWS; i++)
    if (g_ascii_strcasecmp (name, sg_view_get_name ((SgView) i)) == 0) {
      *view = (SgView) i;
      return TRUE;
    }
  if (name != NULL)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "--view: actors or statements expected, not '%s'", name);
  return name == NULL;
}

static void
append_number (GString *note, const char *name, gdouble value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  if (value > 0)
    g_string_append_printf (note, ", %s %s", name, g_ascii_formatd (buffer, sizeof buffer, "%g", value));
}

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

SgGraph *
graph_load (const char *path, SgView view, const SgFilter *filter, char **note, gboolean *empty, GError **error)
{
  gint32 n;
  g_autoptr (SgStore) store = sg_store_open (path, SG_STORE_READ, error);
  if (store == NULL)
    return NULL;
  g_autoptr (SgGraph) graph = sg_graph_new (store, view, filter, error);
  if (graph == NULL || (*note = make_note (store, filter, error)) == NULL)
    return NULL;
  sg_graph_get_edges (graph, &n);
  *empty = n == 0;
  return g_steal_pointer (&graph);
}
