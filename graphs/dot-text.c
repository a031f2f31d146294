/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: words as they stand in an article. Out: a string of the DOT language
 * that shows just these words. Graphviz reads labels more than once: "\N" is
 * the node's name, "\n" a new line, "&amp;" an ampersand, and a byte that is
 * no character ends in an SVG that no browser opens.
 *
 *     he said "R&amp;D \N"   ->   "he said \"R&amp;amp;D \\N\""
 */
#include "dot-text-private.h"

#include <string.h>

/* Whether XML and fonts have no use for the character. */
static gboolean
is_unfit (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xFFFE || c == 0xFFFF || c == 0xFEFF
         || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
         || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Marks that turn the direction of all that follows: what stands behind a name
 * in the same line would be read backwards. */
static gboolean
turns_text (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

char *
sgp_dot_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);
  gboolean blank = FALSE;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (is_unfit (c) || c == ' ') {
      blank = clean->len > 0;
      continue;
    }
    if (turns_text (c))
      continue;
    if (blank)
      g_string_append_c (clean, ' ');
    blank = FALSE;
    g_string_append_unichar (clean, c);
  }
  return g_string_free (clean, FALSE);
}

static void
append_escaped (GString *dot, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p++)
    switch (*p) {
    case '\\': g_string_append (dot, "\\\\"); break;
    case '"': g_string_append (dot, "\\\""); break;
    case '&': g_string_append (dot, "&amp;"); break;
    default: g_string_append_c (dot, *p);
    }
}

/* Bytes of @text that make the next line: up to the last blank inside @width
 * characters, or the first @width characters where there is none. */
static gsize
measure_line (const char *text, gint width)
{
  const char *p = text, *blank = NULL;
  for (gint n = 0; *p != '\0' && n < width; p = g_utf8_next_char (p), n++)
    if (*p == ' ')
      blank = p;
  if (*p == '\0' || *p == ' ' || blank == NULL)
    return (gsize) (p - text);
  return (gsize) (blank - text);
}

/* Ends the last line that there is room for with an ellipsis. */
static void
append_cut_line (GString *dot, const char *text, gint width)
{
  append_escaped (dot, text, measure_line (text, width - 1));
  g_string_append (dot, "…");
}

static void
append_wrapped (GString *dot, const char *text, const SgpDotWrap *wrap)
{
  gboolean to_the_left = strcmp (wrap->end, "\\l") == 0;
  for (gint line = 0; *text != '\0'; line++) {
    gsize length = measure_line (text, wrap->width);
    if (line > 0)
      g_string_append (dot, wrap->end);
    if (line == wrap->lines - 1 && text[length] != '\0') {
      append_cut_line (dot, text, wrap->width);
      break;
    }
    append_escaped (dot, text, length);
    text += length;
    text += *text == ' ';
  }
  if (to_the_left)
    g_string_append (dot, wrap->end);
}

void
sgp_dot_append_quoted (GString *dot, const char *text, const SgpDotWrap *wrap)
{
  g_autofree char *clean = sgp_dot_clean (text);
  g_string_append_c (dot, '"');
  if (wrap != NULL)
    append_wrapped (dot, clean, wrap);
  else
    append_escaped (dot, clean, strlen (clean));
  g_string_append_c (dot, '"');
}

void
sgp_dot_append_html (GString *dot, const char *text)
{
  g_autofree char *clean = sgp_dot_clean (text);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);
  for (const char *p = escaped; *p != '\0'; p++)
    g_string_append (dot, *p == '\\' ? "\\\\" : (char[]) { *p, '\0' });
}
