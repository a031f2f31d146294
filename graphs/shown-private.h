/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Which rows of a graph a picture shows.
 */
#pragma once

#include <stancegraph/graph.h>

typedef struct {
  gboolean *nodes, *edges;
  gint32 n_nodes, n_edges;       /* how many are shown */
  gint32 n_parts;                /* that no shown edge joins */
} SgpShown;

void sgp_shown_init (SgpShown *shown, const SgGraph *graph);
void sgp_shown_clear (SgpShown *shown);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgpShown, sgp_shown_clear)
