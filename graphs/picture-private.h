/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What a reader sees on pointing at a part of a picture.
 */
#pragma once

#include <stancegraph/picture.h>

/* (transfer full): one line of plain text. */
char *sgp_picture_dup_node_tip (const SgGraph *graph, gint32 node);
char *sgp_picture_dup_edge_tip (const SgGraph *graph, gint32 edge);
