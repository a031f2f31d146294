/* SPDX-License-Identifier: MIT
 *
 * A CSV or TSV file in, a document a row out. The first row names the columns
 * (core/text/columns.c); a row whose fields are all empty is passed over. Where
 * no id is given, the number of the row is one, as a spreadsheet counts:
 *
 *     news/may.csv   1  headline,text,date
 *                    2  Plan sinks,"The council ...",2021-05-03      id may:2, key news/may.csv:2
 *                    3  Plan sinks,,2021-05-04                       failed: row 3: no text
 */
#include "document-private.h"
#include "text/encoding-private.h"
#include "text/format-private.h"

#include <stancegraph/error.h>
#include <string.h>

typedef struct {
  SgpCsv *csv;
  SgpColumns columns;
  gboolean is_readable;         /* its columns are known */
} Sheet;

gboolean
sgp_sheet_is_first (const char *line, gsize length)
{
  return sgp_columns_are_names (line, length);
}

void
sgp_sheet_free (gpointer state)
{
  Sheet *sheet = state;
  g_clear_pointer (&sheet->csv, sgp_csv_free);
  g_free (sheet);
}

/* Reads the row of names. */
static gboolean
open_sheet (SgpFile *file, GError **error)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  file->state = sheet;
  file->line = 1;
  sheet->csv = sgp_csv_new (file->source, sgp_csv_get_delimiter (file->path), SG_DOCUMENT_MAX_BYTES, error);
  sheet->is_readable = sheet->csv != NULL
                       && sgp_columns_read (&sheet->columns, sheet->csv, file->names, SGP_COLUMN_TEXT, error);
  if (sheet->csv != NULL)
    file->line = sgp_csv_get_line (sheet->csv);
  return sheet->is_readable;
}

/* Goes to the next row that is not empty. */
static gboolean
next_row (SgpFile *file, GError **error)
{
  gboolean found;
  Sheet *sheet = file->state;
  do
    found = sgp_csv_next (sheet->csv, error);
  while (found && sgp_csv_is_empty (sheet->csv));
  file->line = sgp_csv_get_line (sheet->csv);
  return found;
}

/* The document of the current row: the text of the column, and what is known. */
static SgDocument *
make_document (const Sheet *sheet, const char *id, GError **error)
{
  gsize length;
  const char *text = sgp_csv_get_field (sheet->csv, (guint) sheet->columns.places[SGP_COLUMN_TEXT], &length);
  if (strspn (text, " \t\r\n") == length) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "no text");
    return NULL;
  }
  g_autoptr (SgDocument) doc = sgp_encoding_read (id, text, (gssize) length, error);
  for (SgMeta meta = SG_META_PATH + 1; doc != NULL && meta < SG_N_META; meta++) {
    g_autofree char *value = NULL;
    const char *warning = NULL;
    if (!sgp_columns_dup_field (&sheet->columns, sheet->csv, sgp_column_of_meta (meta), &value, &warning, error))
      return NULL;
    sg_document_set_meta (doc, meta, value);
    if (warning != NULL && sg_document_get_warning (doc) == NULL)
      sgp_document_add_warning (doc, warning);
  }
  return g_steal_pointer (&doc);
}

/* The document of the current row with its id and its key. */
static SgDocument *
read_row (SgpFile *file, char **id, GError **error)
{
  const Sheet *sheet = file->state;
  g_autofree char *given = NULL;
  const char *warning;
  if (!sgp_columns_check_row (&sheet->columns, sheet->csv, error)
      || !sgp_columns_dup_field (&sheet->columns, sheet->csv, SGP_COLUMN_ID, &given, &warning, error))
    return NULL;
  if (given != NULL) {
    g_free (*id);
    *id = g_strdup (given);
  }
  SgDocument *doc = make_document (sheet, *id, error);
  if (doc != NULL && given == NULL && strcmp (file->path, "-") != 0) {
    g_autofree char *path = g_utf8_make_valid (file->path, -1);
    g_autofree char *key = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, path, sgp_csv_get_row (sheet->csv));
    sg_document_set_meta (doc, SG_META_PATH, key);
  }
  return doc;
}

SgDocument *
sgp_sheet_next (SgpFile *file, char **id, GError **error)
{
  g_autoptr (GError) reason = NULL;
  if (file->state == NULL && !open_sheet (file, error))
    return NULL;
  Sheet *sheet = file->state;
  SgDocument *doc = NULL;
  if (!sheet->is_readable)
    return NULL;
  gboolean found = next_row (file, &reason);
  if (found || reason != NULL) {
    g_autofree char *name = sgp_file_dup_id (file->path);
    *id = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, name, sgp_csv_get_row (sheet->csv));
  }
  if (found)
    doc = read_row (file, id, &reason);
  if (reason != NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&reason), "row %" G_GUINT64_FORMAT ": ",
                                sgp_csv_get_row (sheet->csv));
  return doc;
}
