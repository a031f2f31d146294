/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: an SVG by Graphviz, where browsers show the name of a node ("n0->n1") on
 * pointing at it. Out: the same with the words of ours.
 *
 *     <g id="edge7" class="edge blame">       <g id="edge7" class="edge blame">
 *     <title>n0&#45;&gt;n1</title>       ->   <title>Lee blames Roe: "..."</title>
 */
#include "svg-private.h"

#include <string.h>

#define GROUP "<g id=\""
#define TITLE "<title>"
#define TITLE_END "</title>"

/* The text for the group that starts at @group, or NULL. */
static const char *
find_title (const char *group, GHashTable *titles)
{
  const char *id = group + strlen (GROUP);
  const char *end = strchr (id, '"');
  if (end == NULL)
    return NULL;
  g_autofree char *key = g_strndup (id, (gsize) (end - id));
  return g_hash_table_lookup (titles, key);
}

/* Where the title of the group that starts at @group begins, or NULL: links
 * inside a node are groups without one. */
static const char *
find_start (const char *group)
{
  const char *tag_end = strchr (group, '>');
  if (tag_end == NULL || !g_str_has_prefix (tag_end + 1, "\n" TITLE))
    return NULL;
  return tag_end + strlen (">\n" TITLE);
}

char *
sgp_svg_set_titles (const char *svg, GHashTable *titles)
{
  GString *out = g_string_sized_new (2 * strlen (svg));
  const char *rest = svg;
  for (const char *group = strstr (svg, GROUP); group != NULL; group = strstr (group + 1, GROUP)) {
    const char *title = find_title (group, titles);
    const char *start = title != NULL ? find_start (group) : NULL;
    const char *end = start != NULL ? strstr (start, TITLE_END) : NULL;
    if (end == NULL)
      continue;
    g_autofree char *escaped = g_markup_escape_text (title, -1);
    g_string_append_len (out, rest, start - rest);
    g_string_append (out, escaped);
    rest = end;
  }
  g_string_append (out, rest);
  return g_string_free (out, FALSE);
}
