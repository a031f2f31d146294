/* SPDX-License-Identifier: MIT
 *
 * The first row of a table in, the place of each column out. A column is found
 * by the name that the user gave, else by the first of its usual names that is
 * there; case, blanks and _ - . in names do not count.
 *
 *     Article_ID, Headline, "Publish Date", content     id 0, title 1, date 2, text 3
 *
 * Which usual name goes before which is the order below: where a table has both
 * `body` and `content`, the text is `body`.
 */
#include "text/columns-private.h"

#include "text/encoding-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The usual names, as simplify() leaves them. */
static const struct {
  const char *name;
  SgpColumn column;
} usual_names[] = {
  { "id", SGP_COLUMN_ID }, { "docid", SGP_COLUMN_ID }, { "documentid", SGP_COLUMN_ID }, { "articleid", SGP_COLUMN_ID },
  { "key", SGP_COLUMN_ID }, { "path", SGP_COLUMN_ID }, { "file", SGP_COLUMN_ID }, { "filename", SGP_COLUMN_ID },
  { "text", SGP_COLUMN_TEXT }, { "fulltext", SGP_COLUMN_TEXT }, { "articletext", SGP_COLUMN_TEXT },
  { "maintext", SGP_COLUMN_TEXT }, { "body", SGP_COLUMN_TEXT }, { "articlebody", SGP_COLUMN_TEXT },
  { "bodytext", SGP_COLUMN_TEXT }, { "content", SGP_COLUMN_TEXT }, { "article", SGP_COLUMN_TEXT },
  { "title", SGP_COLUMN_TITLE }, { "headline", SGP_COLUMN_TITLE },
  { "date", SGP_COLUMN_DATE }, { "datepublished", SGP_COLUMN_DATE }, { "publisheddate", SGP_COLUMN_DATE },
  { "publishdate", SGP_COLUMN_DATE }, { "publicationdate", SGP_COLUMN_DATE }, { "pubdate", SGP_COLUMN_DATE },
  { "datepublish", SGP_COLUMN_DATE }, { "publishedat", SGP_COLUMN_DATE }, { "published", SGP_COLUMN_DATE },
  { "datetime", SGP_COLUMN_DATE },
  { "outlet", SGP_COLUMN_OUTLET }, { "newspaper", SGP_COLUMN_OUTLET }, { "publication", SGP_COLUMN_OUTLET },
  { "publisher", SGP_COLUMN_OUTLET }, { "sourcename", SGP_COLUMN_OUTLET }, { "source", SGP_COLUMN_OUTLET },
  { "url", SGP_COLUMN_URL }, { "link", SGP_COLUMN_URL }, { "uri", SGP_COLUMN_URL },
};

/* Names that a message lists, and bytes that it shows of one. */
#define MAX_LISTED 20
#define MAX_SHOWN 60

#define NAME(ID, name) name,
static const char *const column_names[] = { SGP_COLUMN_LIST (NAME) NULL };
#undef NAME

SgpColumn
sgp_column_of_meta (SgMeta meta)
{
  static const SgpColumn columns[SG_N_META] = {
    [SG_META_TITLE] = SGP_COLUMN_TITLE, [SG_META_DATE] = SGP_COLUMN_DATE,
    [SG_META_OUTLET] = SGP_COLUMN_OUTLET, [SG_META_URL] = SGP_COLUMN_URL };
  return columns[meta];
}

void
sgp_column_names_free (SgpColumnNames *names)
{
  for (gsize i = 0; i < SGP_N_COLUMNS; i++)
    g_free (names->names[i]);
  g_free (names);
}

/* The number of a column's name; -1 where it is none. */
static gint
find_column (const char *name)
{
  for (gint i = 0; i < SGP_N_COLUMNS; i++)
    if (strcmp (name, column_names[i]) == 0)
      return i;
  return -1;
}

static void
fail_given (const char *part, gboolean is_known, GError **error)
{
  g_autofree char *known = g_strjoinv (", ", (char **) column_names);
  if (is_known)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' is told twice", part);
  else
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s': COLUMN=NAME expected, with one of %s", part, known);
}

SgpColumnNames *
sgp_column_names_new (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (SgpColumnNames) names = g_new0 (SgpColumnNames, 1);
  if (parts[0] == NULL) {
    fail_given ("", FALSE, error);
    return NULL;
  }
  for (gsize i = 0; parts[i] != NULL; i++) {
    char *sign = strchr (parts[i], '=');
    if (sign != NULL)
      *sign = '\0';
    gint column = sign != NULL ? find_column (g_strstrip (parts[i])) : -1;
    if (column < 0 || names->names[column] != NULL) {
      fail_given (parts[i], column >= 0, error);
      return NULL;
    }
    names->names[column] = g_strdup (g_strstrip (sign + 1));
  }
  return g_steal_pointer (&names);
}

/* A name as it is compared: lower case, no blanks, no _ - . */
static char *
simplify (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  char *simple = g_utf8_strdown (valid, -1);
  gsize n = 0;
  for (gsize i = 0; simple[i] != '\0'; i++)
    if (strchr (" _-.\t", simple[i]) == NULL)
      simple[n++] = simple[i];
  simple[n] = '\0';
  return simple;
}

/* The place of a name in the row of @names; -1 where it is none, and with an
 * error where it is there twice. */
static gint32
find_name (const GPtrArray *names, const char *name, GError **error)
{
  gint32 place = -1;
  for (guint i = 0; i < names->len; i++) {
    if (strcmp (g_ptr_array_index (names, i), name) != 0)
      continue;
    if (place >= 0) {
      g_set_error (error, SG_ERROR, SG_ERROR_DATA, "two columns '%s': columns %d and %u", name, place + 1, i + 1);
      return -1;
    }
    place = (gint32) i;
  }
  return place;
}

/* The first of the usual names of a column that is there. */
static gint32
find_usual (const GPtrArray *names, SgpColumn column, GError **error)
{
  gint32 place = -1;
  g_autoptr (GError) reason = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (usual_names) && place < 0 && reason == NULL; i++)
    if (usual_names[i].column == column)
      place = find_name (names, usual_names[i].name, &reason);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return place;
}

/* "id, titel, inhalt" */
static char *
list_names (const SgpCsv *csv)
{
  gsize length;
  GString *list = g_string_new (NULL);
  guint n = sgp_csv_get_n_fields (csv);
  for (guint i = 0; i < MIN (n, MAX_LISTED); i++) {
    const char *field = sgp_csv_get_field (csv, i, &length);
    g_autofree char *name = g_utf8_make_valid (field, (gssize) strnlen (field, MAX_SHOWN));
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", name);
  }
  if (n > MAX_LISTED)
    g_string_append (list, ", ...");
  return g_string_free (list, FALSE);
}

static void
fail_missing (const SgpCsv *csv, const char *name, GError **error)
{
  g_autofree char *list = list_names (csv);
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "no column '%s': there are %s", name, list);
}

/* The place of a column whose name the user gave. */
static gint32
find_given (const SgpCsv *csv, const GPtrArray *names, const char *given, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = simplify (given);
  gint32 place = *name != '\0' ? find_name (names, name, &reason) : -1;
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (place < 0 && *name != '\0')
    fail_missing (csv, given, error);
  return place;
}

/* The names of the first row as they are compared; NULL with an error. */
static GPtrArray *
read_names (SgpCsv *csv, GError **error)
{
  gsize length;
  g_autoptr (GError) reason = NULL;
  if (!sgp_csv_next (csv, &reason)) {
    if (reason == NULL)
      g_set_error_literal (&reason, SG_ERROR, SG_ERROR_DATA, "a row with the names of the columns expected");
    g_propagate_error (error, g_steal_pointer (&reason));
    return NULL;
  }
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sgp_csv_get_n_fields (csv); i++)
    g_ptr_array_add (names, simplify (sgp_csv_get_field (csv, i, &length)));
  return names;
}

gboolean
sgp_columns_read (SgpColumns *columns, SgpCsv *csv, const SgpColumnNames *given, SgpColumn required, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) names = read_names (csv, error);
  if (names == NULL)
    return FALSE;
  columns->n_fields = names->len;
  for (gint i = 0; i < SGP_N_COLUMNS && reason == NULL; i++)
    columns->places[i] = given != NULL && given->names[i] != NULL ? find_given (csv, names, given->names[i], &reason)
                                                                  : find_usual (names, (SgpColumn) i, &reason);
  if (reason == NULL && columns->places[required] < 0)
    fail_missing (csv, column_names[required], &reason);
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

gboolean
sgp_columns_check_row (const SgpColumns *columns, const SgpCsv *csv, GError **error)
{
  guint n = sgp_csv_get_n_fields (csv);
  if (n == columns->n_fields)
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%u fields expected, got %u", columns->n_fields, n);
  return FALSE;
}

gboolean
sgp_columns_dup_field (const SgpColumns *columns, const SgpCsv *csv, SgpColumn column, char **value,
                       const char **warning, GError **error)
{
  gsize length;
  const char *read_as = NULL;
  *value = NULL;
  if (columns->places[column] < 0)
    return TRUE;
  const char *field = sgp_csv_get_field (csv, (guint) columns->places[column], &length);
  g_autoptr (GBytes) bytes = sgp_encoding_decode (field, length, &read_as, error);
  if (bytes != NULL && read_as != NULL && warning == NULL)
    g_set_error_literal (error, SG_ERROR, SG_ERROR_ENCODING, "not UTF-8");
  if (bytes == NULL || (read_as != NULL && warning == NULL)) {
    g_prefix_error (error, "%s: ", column_names[column]);
    return FALSE;
  }
  if (warning != NULL)
    *warning = read_as;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *stripped = g_strstrip (g_strndup (text != NULL ? text : "", length));
  if (*stripped != '\0')
    *value = g_steal_pointer (&stripped);
  return TRUE;
}

/* The column that a usual name is of; -1 where it is none. */
static gint
find_usual_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (usual_names); i++)
    if (strcmp (usual_names[i].name, name) == 0)
      return (gint) usual_names[i].column;
  return -1;
}

gboolean
sgp_columns_are_names (const char *line, gsize length)
{
  guint found = 0;
  g_autofree char *string = g_strndup (line, length);
  g_auto (GStrv) parts = g_strsplit_set (string, ",;\t\r", -1);
  for (gsize i = 0; parts[i] != NULL; i++) {
    g_autofree char *name = simplify (g_strdelimit (parts[i], "\"", ' '));
    gint column = find_usual_name (name);
    found |= column >= 0 ? 1u << column : 0;
  }
  return (found & (1u << SGP_COLUMN_TEXT)) != 0 && found != 1u << SGP_COLUMN_TEXT;
}
