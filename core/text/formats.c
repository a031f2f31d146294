/* SPDX-License-Identifier: MIT
 *
 * Which kinds of file are read, and how a file's kind is found: by the ending
 * of its name, in either case of letters; names without one, such as
 * /dev/fd/63, and standard input by their first line that is not blank.
 *
 *     a.TXT               text
 *     -   {"id": "a"...   JSON Lines
 *     -   id,text,date    CSV
 *     -   # newdoc        CoNLL-U
 *     -   He said no.     text: what is nothing else
 *     a.doc               none: an error that names the endings
 */
#include "text/format-private.h"

#include "text/encoding-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* One row a kind. The first is what a file without ending is at last. */
static const SgpFormat formats[] = {
  { .endings = { ".txt" }, .read_whole = sgp_encoding_read },
  { .endings = { ".jsonl", ".ndjson" }, .is_first_line = sgp_lines_is_first, .read_next = sgp_lines_next },
  { .endings = { ".html", ".htm", ".xhtml" }, .is_first_line = sgp_html_is_first, .read_whole = sgp_html_read },
  { .endings = { ".csv", ".tsv" }, .is_first_line = sgp_sheet_is_first, .read_next = sgp_sheet_next,
    .free_state = sgp_sheet_free },
  { .endings = { ".conllu" }, .is_first_line = sgp_conllu_is_first, .read_next = sgp_conllu_next,
    .free_state = sgp_conllu_free_state },
};

static const char *
get_ending (const char *name)
{
  const char *ending = strrchr (name, '.');
  return ending == name ? NULL : ending;
}

const SgpFormat *
sgp_format_from_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *ending = get_ending (name);
  if (ending == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (formats[i].endings) && formats[i].endings[k] != NULL; k++)
      if (g_ascii_strcasecmp (ending, formats[i].endings[k]) == 0)
        return &formats[i];
  return NULL;
}

char *
sgp_format_dup_endings (void)
{
  GString *list = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : i + 1 < G_N_ELEMENTS (formats) ? ", " : " or ",
                            formats[i].endings[0]);
  return g_string_free (list, FALSE);
}

/* By the first line. An empty standard input is no empty text but no line:
 * engines have empty parts. Whoever names columns has a table. */
static const SgpFormat *
find_bare (const SgpFile *file, GError **error)
{
  gsize length;
  const char *line = sgp_source_peek (file->source, &length, error);
  if (line == NULL)
    return NULL;
  if (length == 0 && strcmp (file->path, "-") == 0)
    return sgp_format_from_name ("stdin.jsonl");
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].is_first_line != NULL && formats[i].is_first_line (line, length))
      return &formats[i];
  return file->names != NULL ? sgp_format_from_name ("stdin.csv") : &formats[0];
}

gboolean
sgp_format_check_name (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  if (get_ending (name) == NULL || sgp_format_from_name (name) != NULL)
    return TRUE;
  g_autofree char *endings = sgp_format_dup_endings ();
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "unknown kind of file: %s expected", endings);
  return FALSE;
}

const SgpFormat *
sgp_format_find (const SgpFile *file, GError **error)
{
  const SgpFormat *format = sgp_format_from_name (file->path);
  return format != NULL ? format : find_bare (file, error);
}

char *
sgp_file_dup_id (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *ending = strrchr (name, '.');
  if (strcmp (path, "-") == 0)
    return g_strdup ("stdin");
  if (ending != NULL && ending != name)
    *ending = '\0';
  return g_utf8_make_valid (name, -1);
}
