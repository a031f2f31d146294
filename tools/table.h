/* SPDX-License-Identifier: MIT
 *
 * Rows of cells, printed for people (columns aligned) or for programs (JSON,
 * CSV, TSV). Cells are added from left to right, row by row.
 *
 *     static const TableColumn columns[] = { { "actor" }, { "is_blamed", TABLE_INTEGER } };
 *     Table *table = table_new (columns, G_N_ELEMENTS (columns));
 *     table_add_words (table, "France");
 *     table_add_number (table, 3);
 *     table_print (table, TABLE_TEXT, stdout, &error);
 *
 *     actor   is blamed
 *     France          3
 */
#pragma once

#include <glib.h>
#include <stdio.h>

typedef enum { TABLE_TEXT, TABLE_JSON, TABLE_CSV, TABLE_TSV } TableFormat;
typedef enum { TABLE_WORDS, TABLE_INTEGER, TABLE_REAL } TableType;

/* @name: key in JSON, heading elsewhere; for people a blank stands for '_'.
 * @width: for people, longer words are cut to this many characters; 0 = never. */
typedef struct {
  const char *name;
  TableType type;
  gint width;
} TableColumn;

typedef struct _Table Table;

/* "text", "json", "csv" or "tsv"; NULL is text. */
gboolean table_format_parse (const char *name, TableFormat *format, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @columns is borrowed and must outlive the table. */
Table *table_new (const TableColumn *columns, gint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void table_free (Table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

/* The words are copied; NULL, and a number that is not finite, is an empty cell. */
void table_add_words (Table *table, const char *words);
void table_add_number (Table *table, gdouble value);

guint table_get_n_rows (const Table *table);

/* Writes all rows and flushes @out, so that a full disk is seen. */
gboolean table_print (const Table *table, TableFormat format, FILE *out, GError **error) G_GNUC_WARN_UNUSED_RESULT;
