/* SPDX-License-Identifier: MIT
 *
 * Rows of CSV: cases/csv.txt holds files and their rows; what is written by the
 * rules comes back as it was, wherever blocks end; nasty input takes linear time
 * and is refused row by row.
 */
#include "cases.h"
#include "text/csv-private.h"

#include <stancegraph/error.h>
#include <string.h>
#include <unistd.h>

#define LIMIT (1024 * 1024)

/* A source of these bytes, from a file that is gone when it is closed. */
static SgpSource *
open_bytes (const char *bytes, gsize length)
{
  g_autofree char *path = NULL;
  int descriptor = g_file_open_tmp ("stancegraph-XXXXXX", &path, NULL);
  g_assert_cmpint (descriptor, >=, 0);
  close (descriptor);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  SgpSource *source = sgp_source_open (path, NULL);
  g_assert_nonnull (source);
  g_assert_cmpint (unlink (path), ==, 0);
  return source;
}

/* The fields of the current row, "[a] [b]". */
static void
print_row (GString *out, const SgpCsv *csv)
{
  for (guint i = 0; i < sgp_csv_get_n_fields (csv); i++) {
    gsize length;
    const char *field = sgp_csv_get_field (csv, i, &length);
    g_assert_cmpuint (strlen (field), ==, length);
    g_autofree char *shown = g_strescape (field, "\"");
    g_string_append_printf (out, " [%s]", shown);
  }
  g_string_append_c (out, '\n');
}

/* All rows of an input, where \r and the like stand for these bytes:
 * "row, line: fields", or the error. */
static char *
print_rows (const char *input, gpointer data G_GNUC_UNUSED)
{
  GString *out = g_string_new (NULL);
  g_autofree char *bytes = g_strcompress (input);
  SgpSource *source = open_bytes (bytes, strlen (bytes));
  g_autoptr (SgpCsv) csv = sgp_csv_new (source, '\0', 40, NULL);
  for (;;) {
    g_autoptr (GError) error = NULL;
    gboolean found = sgp_csv_next (csv, &error);
    if (!found && error == NULL)
      break;
    g_string_append_printf (out, "%" G_GUINT64_FORMAT ", %" G_GUINT64_FORMAT ":", sgp_csv_get_row (csv), sgp_csv_get_line (csv));
    if (found)
      print_row (out, csv);
    else
      g_string_append_printf (out, " %s: %s\n", sg_error_get_name ((SgError) error->code), error->message);
  }
  sgp_source_close (source);
  return g_string_free (out, FALSE);
}

/* A field as the rules have it. */
static void
write_field (GString *out, const char *field, gsize length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++) {
    if (field[i] == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, field[i]);
  }
  g_string_append_c (out, '"');
}

/* Rows of random fields come back as they were, also where a block of 64 KiB
 * ends among them. */
static void
test_round_trip (void)
{
  static const char *const parts[] = { "\"", "\"\"", "\r", "\n", "\r\n", ",", ";", "a", "\t", " ", "\u00e9", "word" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  for (gint round = 0; round < 300; round++) {
    g_autoptr (GString) bytes = g_string_new ("a,b,c\r\n");
    g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
    for (gint i = 0; i < 60; i++) {
      g_autoptr (GString) field = g_string_new (i == 7 ? "x" : "");
      while (i == 7 && field->len < 65300)
        g_string_append_c (field, 'x');
      for (gint n = g_rand_int_range (random, 0, 12); n > 0; n--)
        g_string_append (field, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      write_field (bytes, field->str, field->len);
      g_string_append (bytes, i % 3 < 2 ? "," : round % 3 == 0 ? "\n" : round % 3 == 1 ? "\r\n" : "\r");
      g_ptr_array_add (fields, g_strdup (field->str));
    }
    SgpSource *source = open_bytes (bytes->str, bytes->len);
    g_autoptr (SgpCsv) csv = sgp_csv_new (source, '\0', LIMIT, NULL);
    g_assert_true (sgp_csv_next (csv, NULL));
    for (guint i = 0; i < fields->len; i++) {
      gsize length;
      if (i % 3 == 0)
        g_assert_true (sgp_csv_next (csv, NULL));
      g_assert_cmpuint (sgp_csv_get_n_fields (csv), ==, 3);
      g_assert_cmpstr (sgp_csv_get_field (csv, i % 3, &length), ==, g_ptr_array_index (fields, i));
    }
    g_assert_false (sgp_csv_next (csv, NULL));
    g_assert_cmpuint (sgp_csv_get_row (csv), ==, 22);
    sgp_source_close (source);
  }
}

/* Bytes made at random: rows and errors, and an end. */
static void
test_random (void)
{
  static const char *const parts[] = { "\"", "\"\"", "\r", "\n", ",", "a", "\"a", "\"\n\"", "\xff", "\"," };
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  for (gint round = 0; round < 3000; round++) {
    g_autoptr (GString) bytes = g_string_new (NULL);
    for (gint n = g_rand_int_range (random, 0, 80); n > 0; n--)
      g_string_append (bytes, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
    g_autofree char *escaped = g_strescape (bytes->str, NULL);
    g_autofree char *rows = print_rows (escaped, NULL);
    g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
    g_assert_cmpuint (g_strv_length (lines), <=, bytes->len + 1);
  }
}

/* How many rows and errors an input of @n times @unit has. */
static void
count_rows (const char *unit, gsize n, guint *n_rows, guint *n_errors)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append (bytes, unit);
  *n_rows = *n_errors = 0;
  SgpSource *source = open_bytes (bytes->str, bytes->len);
  g_autoptr (SgpCsv) csv = sgp_csv_new (source, ',', LIMIT, NULL);
  for (;;) {
    g_autoptr (GError) error = NULL;
    gboolean found = sgp_csv_next (csv, &error);
    if (!found && error == NULL)
      break;
    *n_rows += found;
    *n_errors += error != NULL;
  }
  sgp_source_close (source);
}

/* Long runs of one thing: one pass, and no more errors than rows. */
static void
test_long (void)
{
  static const struct {
    const char *unit;
    guint n_rows, n_errors;
  } cases[] = { { "\"", 1, 0 },     { "\"\n", 1000000, 0 }, { "\"\"\n", 0, 0 }, { ",", 0, 1 },   { "\"x", 0, 1 },
                { "a\"\n", 2000000, 0 }, { "\n", 0, 0 },   { "a", 0, 1 },      { "\"a\"b\n", 0, 2000000 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    guint n_rows, n_errors;
    count_rows (cases[i].unit, 2000000, &n_rows, &n_errors);
    g_assert_cmpuint (n_rows, ==, cases[i].n_rows);
    g_assert_cmpuint (n_errors, ==, cases[i].n_errors);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cases_add ("csv.txt", print_rows, NULL);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/random", test_random);
  g_test_add_func ("/csv/long", test_long);
  return cases_finish ();
}
