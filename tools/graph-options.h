/* SPDX-License-Identifier: MIT
 *
 * What commands that make something of a whole graph share: its view, and the
 * graph of a store with a note of what it is.
 *
 *     --view statements --stance blame   ->   the graph, "4 articles, stance blame"
 */
#pragma once

#include <stancegraph/graph.h>

/* The entry of a GOptionEntry for @view, a char *. */
#define GRAPH_VIEW_ENTRY(view) \
  { "view", 0, 0, G_OPTION_ARG_STRING, view, "One edge a pair (default), or who says what of whom", "actors|statements" }

/* "actors" or "statements"; NULL is actors. */
gboolean graph_view_parse (const char *name, SgView *view, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The graph of the store at @path; @note, the caller's, tells how many articles
 * are in the store and what was filtered; @empty, whether nothing is left. */
SgGraph *graph_load (const char *path, SgView view, const SgFilter *filter, char **note, gboolean *empty,
                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
