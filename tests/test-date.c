/* SPDX-License-Identifier: MIT
 *
 * Dates: cases/dates.txt holds what people write and what is made of it; and
 * whatever is made, made again, is itself.
 */
#include "cases.h"
#include "text/date-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* One line a date. */
static char *
print_dates (const char *input, gpointer data G_GNUC_UNUSED)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (input, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *date = sgp_date_parse (lines[i], &error);
    g_assert_true ((date == NULL) == (error != NULL));
    g_string_append_printf (out, "%s\n", date != NULL ? date : error->message);
  }
  return g_string_free (out, FALSE);
}

/* Strings made at random are refused, or become a date that stays. */
static void
test_random (void)
{
  static const char *const parts[] = {
    "2021", "11", "24", "4", "03", "-", "/", ".", ",", " ", ":", "T", "Z", "+01:00", "-0500", "th", "Nov", "november ", "Wed, ",
    "am", " p.m.", "(CET)", "GMT", "0", "99999999", "\u00e9", "at " };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  gint n_dates = 0;
  for (gint round = 0; round < 200000; round++) {
    g_autoptr (GString) text = g_string_new (round % 2 == 0 ? "2021-11-24" : "24 Nov 2021");
    for (gint n = g_rand_int_range (random, 0, 9); n > 0; n--)
      g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
    g_autofree char *date = sgp_date_parse (text->str + g_rand_int_range (random, 0, 4), NULL);
    g_autofree char *again = date != NULL ? sgp_date_parse (date, NULL) : NULL;
    g_assert_cmpstr (date, ==, again);
    n_dates += date != NULL;
  }
  g_assert_cmpint (n_dates, >, 1000);
}

/* A long string is refused without being printed whole. */
static void
test_long (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (1000000, '1');
  g_assert_null (sgp_date_parse (text, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cases_add ("dates.txt", print_dates, NULL);
  g_test_add_func ("/date/random", test_random);
  g_test_add_func ("/date/long", test_long);
  return cases_finish ();
}
