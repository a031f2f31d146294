/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * SVG as Graphviz writes it.
 */
#pragma once

#include <glib.h>

/* The image with other titles: those of the groups whose id is a key of
 * @titles (id -> plain text). */
char *sgp_svg_set_titles (const char *svg, GHashTable *titles);
