/* SPDX-License-Identifier: MIT
 *
 * Fills in what documents lack. A value is taken from the first that has it: the
 * document itself; its row in the table; what is told for all.
 *
 *     news/a.txt      title null, date null, outlet null
 *     table           file   date        outlet
 *                     a.txt  2021-05-03  -                (an empty field)
 *     for all         outlet Gazette
 *     news/a.txt  ->  title null, date 2021-05-03, outlet Gazette
 *
 * A row is a document's whose key (for a file: its path as given), id or file
 * name it names, tried in this order. The table is small beside the texts and
 * is held whole. An error in it is one to mend before anything is read; but a
 * document is not lost for its own date that is none: that is left out.
 */
#include "text/meta-private.h"

#include "document-private.h"
#include "text/columns-private.h"
#include "text/date-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The longest field of a table. */
#define FIELD_LIMIT (1024 * 1024)

typedef struct {
  guint64 line;
  char *key;
  char *values[SG_N_META];
  gboolean is_met;              /* a document was found for it */
} Row;

struct _SgpMeta {
  char *path;                   /* of the table, NULL where there is none */
  GPtrArray *rows;
  GHashTable *by_key;           /* key -> Row, both borrowed */
  char *defaults[SG_N_META];
};

static void
row_free (gpointer data)
{
  Row *row = data;
  g_free (row->key);
  for (gsize i = 0; i < SG_N_META; i++)
    g_free (row->values[i]);
  g_free (row);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, row_free)

SgpMeta *
sgp_meta_new (void)
{
  SgpMeta *meta = g_new0 (SgpMeta, 1);
  meta->rows = g_ptr_array_new_with_free_func (row_free);
  meta->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  return meta;
}

void
sgp_meta_free (SgpMeta *meta)
{
  g_hash_table_unref (meta->by_key);
  g_ptr_array_unref (meta->rows);
  for (gsize i = 0; i < SG_N_META; i++)
    g_free (meta->defaults[i]);
  g_free (meta->path);
  g_free (meta);
}

/* A path without "./" before it. */
static const char *
skip_here (const char *path)
{
  while (path[0] == '.' && path[1] == '/')
    for (path += 2; path[0] == '/';)
      path++;
  return path;
}

/* Makes a date what it should be. */
static gboolean
normalise_date (char **value, GError **error)
{
  char *date = sgp_date_parse (*value, error);
  if (date == NULL)
    return FALSE;
  g_free (*value);
  *value = date;
  return TRUE;
}

/* The current row of the table; NULL with an error. */
static Row *
read_row (const SgpColumns *columns, const SgpCsv *csv, GError **error)
{
  g_autoptr (Row) row = g_new0 (Row, 1);
  row->line = sgp_csv_get_line (csv);
  if (!sgp_columns_check_row (columns, csv, error)
      || !sgp_columns_dup_field (columns, csv, SGP_COLUMN_ID, &row->key, NULL, error))
    return NULL;
  if (row->key == NULL) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "the row names no document");
    return NULL;
  }
  for (SgMeta i = SG_META_PATH + 1; i < SG_N_META; i++)
    if (!sgp_columns_dup_field (columns, csv, sgp_column_of_meta (i), &row->values[i], NULL, error))
      return NULL;
  if (row->values[SG_META_DATE] != NULL && !normalise_date (&row->values[SG_META_DATE], error))
    return NULL;
  return g_steal_pointer (&row);
}

/* Adds the current row, whose document may have no other. */
static gboolean
add_row (SgpMeta *meta, const SgpColumns *columns, const SgpCsv *csv, GError **error)
{
  g_autoptr (Row) row = read_row (columns, csv, error);
  if (row == NULL)
    return FALSE;
  const char *key = skip_here (row->key);
  const Row *before = g_hash_table_lookup (meta->by_key, key);
  if (before != NULL) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' has a row already, in line %" G_GUINT64_FORMAT, key, before->line);
    return FALSE;
  }
  g_hash_table_insert (meta->by_key, (gpointer) key, row);
  g_ptr_array_add (meta->rows, g_steal_pointer (&row));
  return TRUE;
}

/* Reads all rows; @line: where it stopped. */
static gboolean
read_rows (SgpMeta *meta, SgpCsv *csv, GError **error)
{
  SgpColumns columns;
  g_autoptr (GError) reason = NULL;
  gboolean done = sgp_columns_read (&columns, csv, NULL, SGP_COLUMN_ID, &reason);
  while (done && sgp_csv_next (csv, &reason))
    done = sgp_csv_is_empty (csv) || add_row (meta, &columns, csv, &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s:%" G_GUINT64_FORMAT ": ", meta->path,
                              sgp_csv_get_line (csv));
  return FALSE;
}

gboolean
sgp_meta_read (SgpMeta *meta, const char *path, GError **error)
{
  g_return_val_if_fail (meta->path == NULL, FALSE);
  g_autoptr (GError) reason = NULL;
  meta->path = g_strdup (path);
  SgpSource *source = sgp_source_open (path, &reason);
  g_autoptr (SgpCsv) csv = source != NULL ? sgp_csv_new (source, sgp_csv_get_delimiter (path), FIELD_LIMIT, &reason) : NULL;
  gboolean done = csv != NULL && read_rows (meta, csv, error);
  if (reason != NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", path);
  g_clear_pointer (&source, sgp_source_close);
  return done;
}

gboolean
sgp_meta_set_default (SgpMeta *meta, SgMeta field, const char *value, GError **error)
{
  g_autofree char *own = g_strdup (value);
  if (!g_utf8_validate (value, -1, NULL)) {
    g_set_error (error, SG_ERROR, SG_ERROR_ENCODING, "%s: not UTF-8", sg_meta_get_name (field));
    return FALSE;
  }
  if (field == SG_META_DATE && !normalise_date (&own, error))
    return FALSE;
  g_free (meta->defaults[field]);
  meta->defaults[field] = g_steal_pointer (&own);
  return TRUE;
}

/* The row of the table that names a document, or NULL. */
static Row *
find_row (const SgpMeta *meta, const SgDocument *doc)
{
  const char *path = sg_document_get_meta (doc, SG_META_PATH);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  const char *const keys[] = { skip_here (sg_document_get_key (doc)), sg_document_get_id (doc), name };
  Row *row = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (keys) && row == NULL; i++)
    row = keys[i] != NULL ? g_hash_table_lookup (meta->by_key, keys[i]) : NULL;
  return row;
}

/* Makes a document's date what it should be, or leaves it out with a warning. */
static void
clean_date (SgDocument *doc)
{
  const char *date = sg_document_get_meta (doc, SG_META_DATE);
  g_autoptr (GError) error = NULL;
  if (date == NULL)
    return;
  g_autofree char *normal = sgp_date_parse (date, &error);
  if (error != NULL) {
    g_autofree char *warning = g_strconcat ("date left out: ", error->message, NULL);
    sgp_document_add_warning (doc, warning);
  }
  sg_document_set_meta (doc, SG_META_DATE, normal);
}

/* Drops what is blank, and a date that is none. */
static void
clean_fields (SgDocument *doc)
{
  for (SgMeta i = SG_META_PATH + 1; i < SG_N_META; i++) {
    const char *value = sg_document_get_meta (doc, i);
    if (value != NULL && value[strspn (value, " \t\r\n")] == '\0')
      sg_document_set_meta (doc, i, NULL);
  }
  clean_date (doc);
}

void
sgp_meta_settle (SgpMeta *meta, SgDocument *doc)
{
  Row *row = find_row (meta, doc);
  if (row != NULL)
    row->is_met = TRUE;
  clean_fields (doc);
  for (SgMeta i = SG_META_PATH + 1; i < SG_N_META; i++) {
    const char *value = row != NULL && row->values[i] != NULL ? row->values[i] : meta->defaults[i];
    if (sg_document_get_meta (doc, i) == NULL && value != NULL)
      sg_document_set_meta (doc, i, value);
  }
}

char *
sgp_meta_dup_warning (const SgpMeta *meta)
{
  guint n = 0;
  const Row *first = NULL;
  for (guint i = meta->rows->len; i > 0; i--) {
    const Row *row = g_ptr_array_index (meta->rows, i - 1);
    n += !row->is_met;
    first = row->is_met ? first : row;
  }
  if (n == 0)
    return NULL;
  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT ": no document is called '%s' (%u of %u rows met none)", meta->path,
                          first->line, first->key, n, meta->rows->len);
}
