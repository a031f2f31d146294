/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: a graph and the name of a format. Out: a file, or several, for other
 * programs. A new format is a function in a file of its own, a line in
 * SG_EXPORT_LIST and one in the table here.
 *
 *     channel.graphml   ->   channel.graphml
 *     channel.csv       ->   channel-nodes.csv, channel-edges.csv, channel-ties.csv
 */
#include "export-private.h"

#include <stancegraph/error.h>
#include <string.h>

#define MAX_PARTS 3

/* @parts: of a format of several files, what tells their names apart. */
static const struct {
  const char *name;
  void (*write) (SgpExport *export, guint part, GString *out);
  const char *parts[MAX_PARTS];
} formats[SG_N_EXPORT_FORMATS] = {
  [SG_EXPORT_JSON] = { "json", sgp_export_write_json, { NULL } },
  [SG_EXPORT_CSV] = { "csv", sgp_export_write_csv, { "nodes", "edges", "ties" } },
  [SG_EXPORT_GRAPHML] = { "graphml", sgp_export_write_graphml, { NULL } },
  [SG_EXPORT_DOT] = { "dot", sgp_export_write_dot, { NULL } },
};

/**
 * sg_export_format_get_name:
 * @format: a format
 *
 * Returns: (transfer none): its name, which is the ending of its files
 */
const char *
sg_export_format_get_name (SgExportFormat format)
{
  g_return_val_if_fail ((guint) format < SG_N_EXPORT_FORMATS, NULL);
  return formats[format].name;
}

/* Whether a format has this name, in either case. */
static gboolean
find_format (const char *name, SgExportFormat *format)
{
  for (int i = 0; i < SG_N_EXPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (name, formats[i].name) == 0) {
      *format = (SgExportFormat) i;
      return TRUE;
    }
  return FALSE;
}

/* "json, csv or dot", with @mark before each name. */
static char *
list_formats (const char *mark)
{
  GString *list = g_string_new (NULL);
  for (int i = 0; i < SG_N_EXPORT_FORMATS; i++)
    g_string_append_printf (list, "%s%s%s", i == 0 ? "" : i == SG_N_EXPORT_FORMATS - 1 ? " or " : ", ", mark,
                            formats[i].name);
  return g_string_free (list, FALSE);
}

/**
 * sg_export_format_parse:
 * @name: name of a format
 * @format: (out): the format
 * @error: %SG_ERROR_DATA where there is none of this name
 *
 * Returns: whether there is
 */
gboolean
sg_export_format_parse (const char *name, SgExportFormat *format, GError **error)
{
  if (find_format (name, format))
    return TRUE;
  g_autofree char *list = list_formats ("");
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "unknown format '%s': %s expected", name, list);
  return FALSE;
}

/**
 * sg_export_format_from_path:
 * @path: path of a file
 * @format: (out): the format that its ending names
 * @error: %SG_ERROR_DATA where the ending names none
 *
 * Returns: whether the ending is known
 */
gboolean
sg_export_format_from_path (const char *path, SgExportFormat *format, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *ending = strrchr (name, '.');
  if (ending != NULL && find_format (ending + 1, format))
    return TRUE;
  g_autofree char *list = list_formats (".");
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s: ending %s expected", path, list);
  return FALSE;
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

/* The texts of a format's files, GString. */
static GPtrArray *
write_parts (const SgGraph *graph, SgExportFormat format, const char *note)
{
  g_autoptr (SgpExport) export = sgp_export_new (graph, note);
  GPtrArray *texts = g_ptr_array_new_with_free_func (free_text);
  guint part = 0;
  do {
    GString *text = g_string_new (NULL);
    formats[format].write (export, part, text);
    g_ptr_array_add (texts, text);
    part++;
  } while (part < MAX_PARTS && formats[format].parts[part] != NULL);
  return texts;
}

/* Paths of a format's files: "x-nodes.csv", ... for "x.csv". */
static char **
make_paths (const char *path, SgExportFormat format)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autofree char *ending = g_strconcat (".", formats[format].name, NULL);
  gsize stem = strlen (path);
  if (stem > strlen (ending) && g_ascii_strcasecmp (path + stem - strlen (ending), ending) == 0)
    stem -= strlen (ending);
  for (guint i = 0; i < MAX_PARTS && formats[format].parts[i] != NULL; i++) {
    g_autofree char *name = g_strdup_printf ("%.*s-%s%s", (int) stem, path, formats[format].parts[i],
                                             path[stem] != '\0' ? path + stem : ending);
    g_strv_builder_add (paths, name);
  }
  if (formats[format].parts[0] == NULL)
    g_strv_builder_add (paths, path);
  return g_strv_builder_end (paths);
}

/**
 * sg_export_to_text:
 * @graph: a graph, in any view
 * @format: a format that is one file
 * @note: (nullable): what the graph is of, for people ("4 articles"); UTF-8
 * @error: %SG_ERROR_DATA for a format of several files
 *
 * Writes a graph in a format for other programs.
 *
 * Returns: (transfer full) (nullable): UTF-8 text
 */
char *
sg_export_to_text (const SgGraph *graph, SgExportFormat format, const char *note, GError **error)
{
  g_return_val_if_fail ((guint) format < SG_N_EXPORT_FORMATS, NULL);
  if (formats[format].parts[0] != NULL) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s is several files: a path expected", formats[format].name);
    return NULL;
  }
  g_autoptr (GPtrArray) texts = write_parts (graph, format, note);
  return g_string_free (g_ptr_array_steal_index (texts, 0), FALSE);
}

/**
 * sg_export_to_file:
 * @graph: a graph, in any view
 * @format: the format, whatever the path ends in
 * @note: (nullable): what the graph is of, for people ("4 articles"); UTF-8
 * @path: the file; of a format of several files, what their names are made of.
 *   What is there is replaced
 * @error: %SG_ERROR_READ where a file cannot be written
 *
 * Writes a graph in a format for other programs. On failure nothing is written
 * and what was there is as it was.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the paths of
 *   what was written
 */
char **
sg_export_to_file (const SgGraph *graph, SgExportFormat format, const char *note, const char *path, GError **error)
{
  g_return_val_if_fail ((guint) format < SG_N_EXPORT_FORMATS, NULL);
  g_auto (GStrv) paths = make_paths (path, format);
  g_autoptr (GPtrArray) texts = write_parts (graph, format, note);
  return sgp_files_write (paths, texts, error) ? g_steal_pointer (&paths) : NULL;
}
