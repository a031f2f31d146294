/* SPDX-License-Identifier: MIT
 *
 * JSON Lines: a document a line, one line at a time; blank lines are passed
 * over. A line that `extract` has written (it has "schema") comes out with its
 * annotation, and an error line as its error.
 *
 *     1  {"id": "b1", "text": "..."}      b1
 *     2  not JSON                         failed
 *     3  {"id": "b3", "text": "..."}      b3
 */
#include "json-private.h"
#include "text/format-private.h"

#include <string.h>

/* The longest line: a text of the greatest length, all escaped and with its
 * annotation, is shorter. */
#define LINE_LIMIT (8 * (gsize) SG_DOCUMENT_MAX_BYTES)

gboolean
sgp_lines_is_first (const char *line, gsize length)
{
  return length > 0 && line[0] == '{';
}

/* Whether a line holds nothing but white space; a byte order mark at the start
 * of the file is taken away. */
static gboolean
is_blank (SgpFile *file)
{
  GString *line = file->buffer;
  if (file->line == 1 && strncmp (line->str, "\xEF\xBB\xBF", 3) == 0)
    g_string_erase (line, 0, 3);
  for (gsize i = 0; i < line->len; i++)
    if (!g_ascii_isspace (line->str[i]))
      return FALSE;
  return TRUE;
}

/* The next line that is not blank, into the buffer. */
static gboolean
fetch_line (SgpFile *file, GError **error)
{
  do {
    file->line++;
    if (!sgp_source_read_line (file->source, LINE_LIMIT, file->buffer, error))
      return FALSE;
  } while (is_blank (file));
  return TRUE;
}

SgDocument *
sgp_lines_next (SgpFile *file, char **id, GError **error)
{
  g_autoptr (GError) ignored = NULL;
  if (!fetch_line (file, error))
    return NULL;
  g_autoptr (JsonNode) root = sgp_json_parse (file->buffer->str, file->buffer->len, error);
  if (root == NULL)
    return NULL;
  JsonObject *object = json_node_get_object (root);
  sgp_json_dup_string (object, "id", id, &ignored);
  if (!json_object_has_member (object, "schema"))
    return sgp_json_read_text (object, error);
  file->is_told = json_object_has_member (object, "error");
  return sgp_json_read_document (object, error);
}
