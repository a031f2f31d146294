/* SPDX-License-Identifier: MIT
 *
 * What the columns of a table of documents mean, by the names in its first row.
 */
#pragma once

#include "text/csv-private.h"

#include <stancegraph/document.h>

/* Enum value, name in --columns and in messages. */
#define SGP_COLUMN_LIST(X) X (ID, "id") X (TEXT, "text") X (TITLE, "title") X (DATE, "date") X (OUTLET, "outlet") X (URL, "url")

#define SGP_COLUMN_ENUM(NAME, name) SGP_COLUMN_##NAME,
typedef enum { SGP_COLUMN_LIST (SGP_COLUMN_ENUM) SGP_N_COLUMNS } SgpColumn;
#undef SGP_COLUMN_ENUM

/* The column that holds a field of a document, which is not its path. */
SgpColumn sgp_column_of_meta (SgMeta meta);

/* The names that a user gave to columns: NULL where none, "" to leave one out. */
typedef struct {
  char *names[SGP_N_COLUMNS];
} SgpColumnNames;

/* From "text=body,date=published_at". */
SgpColumnNames *sgp_column_names_new (const char *text, GError **error);
void sgp_column_names_free (SgpColumnNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpColumnNames, sgp_column_names_free)

/* Where each column is in a row; -1 where it is not. */
typedef struct {
  gint32 places[SGP_N_COLUMNS];
  guint n_fields;               /* of the row of names: every row has as many */
} SgpColumns;

/* Reads the first row of @csv, the names. @names may be NULL. An error where
 * there is none, a name is there twice, a name that was given is not, or
 * @required is not. */
gboolean sgp_columns_read (SgpColumns *columns, SgpCsv *csv, const SgpColumnNames *names,
                           SgpColumn required, GError **error);

/* A field of the current row without blanks around it; NULL with an error where
 * it is no text, NULL without where it is empty or not there. @warning: what it
 * was read as where it is not UTF-8, which is an error where that is NULL. */
gboolean sgp_columns_dup_field (const SgpColumns *columns, const SgpCsv *csv, SgpColumn column,
                                char **value, const char **warning, GError **error);

/* Whether the current row has as many fields as there are names. */
gboolean sgp_columns_check_row (const SgpColumns *columns, const SgpCsv *csv, GError **error);

/* Whether a line is made of names of columns, the text's and one more at least,
 * as they are usual. */
gboolean sgp_columns_are_names (const char *line, gsize length);
