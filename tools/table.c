/* SPDX-License-Identifier: MIT
 *
 * One table, four ways to write it. For people: columns as wide as their
 * widest cell, numbers to the right, two decimals, long passages cut. For
 * programs: everything in full, four decimals, one row a line. JSON is one array
 * of objects, CSV is quoted as core/quote.c tells, TSV has a blank where a cell
 * held a tab or a line break.
 *
 *     id   speaker   confidence        [{"id":"s1","speaker":"Ann Lee","confidence":0.9312}]
 *     s1   Ann Lee         0.93
 */
#include "table.h"

#include <errno.h>
#include <math.h>
#include <stancegraph/error.h>
#include <stancegraph/quote.h>
#include <string.h>

struct _Table {
  const TableColumn *columns;
  gint n_columns;
  GPtrArray *cells;           /* strings, NULL where empty */
  GStringChunk *strings;
};

/* What becomes of a row in one of the formats. */
typedef void (*RowWriter) (const Table *table, guint row, const gint *widths, FILE *out);

/* Reads the name of a format, as given with --format. */
gboolean
table_format_parse (const char *name, TableFormat *format, GError **error)
{
  static const char *const names[] = { "text", "json", "csv", "tsv" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (name == NULL || strcmp (name, names[i]) == 0) {
      *format = (TableFormat) i;
      return TRUE;
    }
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "unknown format '%s': text, json, csv or tsv expected", name);
  return FALSE;
}

Table *
table_new (const TableColumn *columns, gint n_columns)
{
  Table *table = g_new0 (Table, 1);
  table->columns = columns;
  table->n_columns = n_columns;
  table->cells = g_ptr_array_new ();
  table->strings = g_string_chunk_new (4096);
  return table;
}

void
table_free (Table *table)
{
  if (table == NULL)
    return;
  g_ptr_array_unref (table->cells);
  g_string_chunk_free (table->strings);
  g_free (table);
}

void
table_add_words (Table *table, const char *words)
{
  g_ptr_array_add (table->cells, words != NULL ? g_string_chunk_insert (table->strings, words) : NULL);
}

void
table_add_number (Table *table, gdouble value)
{
  const TableColumn *column = &table->columns[table->cells->len % table->n_columns];
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *format = column->type == TABLE_INTEGER ? "%.0f" : "%.4f";
  table_add_words (table, isfinite (value) ? g_ascii_formatd (buffer, sizeof buffer, format, value) : NULL);
}

guint
table_get_n_rows (const Table *table)
{
  return table->cells->len / table->n_columns;
}

static const char *
get_cell (const Table *table, guint row, gint column)
{
  return g_ptr_array_index (table->cells, row * table->n_columns + column);
}

/* Columns a character takes on a terminal. */
static gint
get_char_width (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

static gint
get_width (const char *words)
{
  gint width = 0;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    width += get_char_width (g_utf8_get_char (p));
  return width;
}

/* A cell as people see it: no control characters, two decimals, cut to the
 * column's width. */
static char *
dup_shown (const TableColumn *column, const char *cell)
{
  if (cell == NULL)
    return g_strdup ("");
  if (column->type == TABLE_REAL) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.2f", g_ascii_strtod (cell, NULL)));
  }
  GString *out = g_string_new (NULL);
  gint width = 0;
  for (const char *p = cell; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_iscntrl (c))
      c = ' ';
    width += get_char_width (c);
    if (column->width > 0 && width >= column->width && *g_utf8_next_char (p) != '\0') {
      g_string_append (out, "…");
      break;
    }
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

/* Writes words into a field of some width; nothing follows the last column. */
static void
put_field (const Table *table, gint column, const char *words, const gint *widths, FILE *out)
{
  gint pad = MAX (widths[column] - get_width (words), 0);
  gboolean right = table->columns[column].type != TABLE_WORDS;
  gboolean last = column == table->n_columns - 1;
  fprintf (out, "%*s%s%*s%s", right ? pad : 0, "", words, right || last ? 0 : pad, "", last ? "\n" : "  ");
}

static char *
dup_heading (const TableColumn *column)
{
  return g_strdelimit (g_strdup (column->name), "_", ' ');
}

static void
write_text_row (const Table *table, guint row, const gint *widths, FILE *out)
{
  for (gint i = 0; i < table->n_columns; i++) {
    g_autofree char *words = dup_shown (&table->columns[i], get_cell (table, row, i));
    put_field (table, i, words, widths, out);
  }
}

/* Widths of the columns and, above the rows, their names. */
static void
write_text_head (const Table *table, gint *widths, FILE *out)
{
  guint n_rows = table_get_n_rows (table);
  for (gint i = 0; i < table->n_columns; i++) {
    g_autofree char *heading = dup_heading (&table->columns[i]);
    widths[i] = get_width (heading);
    for (guint row = 0; row < n_rows; row++) {
      g_autofree char *words = dup_shown (&table->columns[i], get_cell (table, row, i));
      widths[i] = MAX (widths[i], get_width (words));
    }
  }
  for (gint i = 0; i < table->n_columns; i++) {
    g_autofree char *heading = dup_heading (&table->columns[i]);
    put_field (table, i, heading, widths, out);
  }
}

static void
put_json_string (const char *words, FILE *out)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  sg_quote_json (quoted, words, strlen (words));
  fputs (quoted->str, out);
}

static void
write_json_row (const Table *table, guint row, const gint *widths G_GNUC_UNUSED, FILE *out)
{
  fputs (row == 0 ? "{" : ",\n {", out);
  for (gint i = 0; i < table->n_columns; i++) {
    const char *cell = get_cell (table, row, i);
    fputs (i == 0 ? "" : ", ", out);
    put_json_string (table->columns[i].name, out);
    fputs (": ", out);
    if (cell == NULL)
      fputs ("null", out);
    else if (table->columns[i].type != TABLE_WORDS)
      fputs (cell, out);
    else
      put_json_string (cell, out);
  }
  putc ('}', out);
}

static void
put_csv_cell (const TableColumn *column, const char *cell, FILE *out)
{
  g_autoptr (GString) quoted = g_string_new (NULL);
  if (column->type == TABLE_WORDS)
    sg_quote_csv (quoted, cell);
  fputs (column->type == TABLE_WORDS ? quoted->str : cell, out);
}

static void
put_tsv_cell (const char *cell, FILE *out)
{
  for (const char *p = cell; *p != '\0'; p++)
    putc (strchr ("\t\r\n", *p) != NULL ? ' ' : *p, out);
}

static void
write_csv_row (const Table *table, guint row, const gint *widths G_GNUC_UNUSED, FILE *out)
{
  for (gint i = 0; i < table->n_columns; i++) {
    const char *cell = get_cell (table, row, i);
    put_csv_cell (&table->columns[i], cell != NULL ? cell : "", out);
    putc (i == table->n_columns - 1 ? '\n' : ',', out);
  }
}

static void
write_tsv_row (const Table *table, guint row, const gint *widths G_GNUC_UNUSED, FILE *out)
{
  for (gint i = 0; i < table->n_columns; i++) {
    const char *cell = get_cell (table, row, i);
    put_tsv_cell (cell != NULL ? cell : "", out);
    putc (i == table->n_columns - 1 ? '\n' : '\t', out);
  }
}

/* What stands above the rows. */
static void
write_head (const Table *table, TableFormat format, gint *widths, FILE *out)
{
  if (format == TABLE_TEXT)
    write_text_head (table, widths, out);
  else if (format == TABLE_JSON)
    putc ('[', out);
  else
    for (gint i = 0; i < table->n_columns; i++)
      fprintf (out, "%s%c", table->columns[i].name,
               i == table->n_columns - 1 ? '\n' : format == TABLE_CSV ? ',' : '\t');
}

/* Writes the table to @out and flushes it. */
gboolean
table_print (const Table *table, TableFormat format, FILE *out, GError **error)
{
  static const RowWriter writers[] = { write_text_row, write_json_row, write_csv_row, write_tsv_row };
  g_autofree gint *widths = g_new0 (gint, table->n_columns);
  guint n_rows = table_get_n_rows (table);
  write_head (table, format, widths, out);
  for (guint row = 0; row < n_rows; row++)
    writers[format] (table, row, widths, out);
  if (format == TABLE_JSON)
    fputs ("]\n", out);
  if (fflush (out) == 0 && !ferror (out))
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_READ, "output: %s", g_strerror (errno));
  return FALSE;
}
