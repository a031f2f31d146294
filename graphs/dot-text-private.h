/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Words of people as strings of the DOT language.
 */
#pragma once

#include <glib.h>

/* How a text is broken into lines: at most @lines of about @width characters,
 * each ended by @end ("\\n" centred, "\\l" to the left). */
typedef struct {
  gint width, lines;
  const char *end;
} SgpDotWrap;

/* One line of valid UTF-8: runs of blanks, line breaks and control characters
 * become one blank; marks that turn the text around are left out. */
char *sgp_dot_clean (const char *text);

/* Appends @text, quoted, so that it is shown to the letter. */
void sgp_dot_append_quoted (GString *dot, const char *text, const SgpDotWrap *wrap);

/* Appends @text for use inside a label in Graphviz's HTML-like form. */
void sgp_dot_append_html (GString *dot, const char *text);
