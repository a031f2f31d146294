/* SPDX-License-Identifier: MIT
 *
 * Reads a date from left to right: a day in one of four forms, then perhaps a
 * time and a zone, and nothing more. Nothing is guessed: where day and month
 * could be taken for each other, or the year has two digits, there is an error.
 *
 *     2021-11-24T10:00:00Z              the same
 *     Wed, 24 Nov 2021 10:00:00 +0100   2021-11-24T10:00:00+01:00
 *     November 24th, 2021 at 9:05 p.m.  2021-11-24T21:05
 *     11/24/2021                        2021-11-24
 *     03/04/2021                        3 April or 4 March: an error
 *
 * A zone that is a name which we do not know (BST is British and Bangladeshi)
 * is left out, which leaves the time that the clocks there showed.
 */
#include "text/date-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* What has been read, and where we are. */
typedef struct {
  const char *at;
  gint year, month, day;
  gint hour, minute;
  char second[16];              /* ":59", ":59.123" or "" */
  char zone[8];                 /* "Z", "+01:00" or "" */
  gboolean has_time, is_ambiguous;
} Date;

static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august",
                                      "september", "october", "november", "december" };
static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

/* RFC 2822, 4.3, and Central Europe. */
static const struct {
  const char *name, *zone;
} zones[] = { { "z", "Z" }, { "ut", "Z" }, { "utc", "Z" }, { "gmt", "Z" },
              { "est", "-05:00" }, { "edt", "-04:00" }, { "cst", "-06:00" }, { "cdt", "-05:00" },
              { "mst", "-07:00" }, { "mdt", "-06:00" }, { "pst", "-08:00" }, { "pdt", "-07:00" },
              { "cet", "+01:00" }, { "cest", "+02:00" } };

static gsize
count_digits (const char *at)
{
  return strspn (at, "0123456789");
}

static gsize
count_letters (const char *at)
{
  gsize n = 0;
  while (g_ascii_isalpha (at[n]))
    n++;
  return n;
}

/* Goes behind a number of @min to @max digits. */
static gboolean
read_number (Date *date, gsize min, gsize max, gint *value)
{
  gsize n = count_digits (date->at);
  if (n < min || n > max)
    return FALSE;
  *value = 0;
  for (gsize i = 0; i < n; i++)
    *value = *value * 10 + g_ascii_digit_value (date->at[i]);
  date->at += n;
  return TRUE;
}

/* Goes behind one byte of @set. */
static gboolean
read_sign (Date *date, const char *set)
{
  if (*date->at == '\0' || strchr (set, *date->at) == NULL)
    return FALSE;
  date->at++;
  return TRUE;
}

/* Goes behind blanks and the commas and full stops among them. */
static void
skip (Date *date, const char *set)
{
  date->at += strspn (date->at, set);
}

/* Goes behind a word of a list, written whole or by three letters or more. */
static gint
read_word (Date *date, const char *const *words, gsize n_words)
{
  gsize length = count_letters (date->at);
  for (gsize i = 0; length >= 3 && i < n_words; i++)
    if (length <= strlen (words[i]) && g_ascii_strncasecmp (date->at, words[i], length) == 0) {
      date->at += length;
      skip (date, ".");
      return (gint) i;
    }
  return -1;
}

/* "2021-11-24", also with slashes or full stops, and "20211124". */
static gboolean
read_year_first (Date *date)
{
  if (count_digits (date->at) == 8) {
    gint number;
    read_number (date, 8, 8, &number);
    date->year = number / 10000;
    date->month = number / 100 % 100;
    date->day = number % 100;
    return TRUE;
  }
  if (!read_number (date, 4, 4, &date->year))
    return FALSE;
  const char sign[] = { *date->at, '\0' };
  return read_sign (date, "-/.") && read_number (date, 2, 2, &date->month)
         && read_sign (date, sign) && read_number (date, 2, 2, &date->day);
}

/* "24/11/2021", "11/24/2021". */
static gboolean
read_year_last (Date *date)
{
  if (!read_number (date, 1, 2, &date->day))
    return FALSE;
  const char sign[] = { *date->at, '\0' };
  if (!read_sign (date, "-/.") || !read_number (date, 1, 2, &date->month)
      || !read_sign (date, sign) || !read_number (date, 4, 4, &date->year))
    return FALSE;
  date->is_ambiguous = date->day <= 12 && date->month <= 12 && date->day != date->month;
  if (date->month > 12) {
    gint day = date->month;
    date->month = date->day;
    date->day = day;
  }
  return TRUE;
}

/* The day of the month, also "24th". */
static gboolean
read_day (Date *date)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  if (!read_number (date, 1, 2, &date->day))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (count_letters (date->at) == 2 && g_ascii_strncasecmp (date->at, endings[i], 2) == 0)
      date->at += 2;
  return TRUE;
}

/* "24 November 2021", "November 24, 2021". */
static gboolean
read_worded (Date *date)
{
  gboolean day_first = count_digits (date->at) > 0;
  if (day_first && !read_day (date))
    return FALSE;
  skip (date, " ,.-");
  date->month = read_word (date, months, G_N_ELEMENTS (months)) + 1;
  skip (date, " ,-");
  if (!day_first && !read_day (date))
    return FALSE;
  skip (date, " ,-");
  return date->month > 0 && read_number (date, 4, 4, &date->year);
}

/* A day in any of the forms; a weekday may stand before it. */
static gboolean
read_any_day (Date *date)
{
  static gboolean (*const forms[]) (Date *) = { read_year_first, read_year_last, read_worded };
  if (read_word (date, weekdays, G_N_ELEMENTS (weekdays)) >= 0)
    skip (date, " ,");
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    Date attempt = *date;
    if (!forms[i] (&attempt))
      continue;
    *date = attempt;
    return TRUE;
  }
  return FALSE;
}

/* "am", "P.M.": makes twelve hours twenty-four. */
static gboolean
read_half (Date *date)
{
  gsize length = strspn (date->at, "aApPmM.");
  if (length == 0)
    return TRUE;
  gboolean afternoon = g_ascii_tolower (*date->at) == 'p';
  if (date->hour < 1 || date->hour > 12)
    return FALSE;
  date->hour = date->hour % 12 + (afternoon ? 12 : 0);
  date->at += length;
  return TRUE;
}

/* ":59.123" */
static gboolean
read_second (Date *date)
{
  gint second;
  const char *start = date->at;
  if (!read_sign (date, ":"))
    return TRUE;
  if (!read_number (date, 2, 2, &second) || second > 60)
    return FALSE;
  if (*date->at == '.' && count_digits (date->at + 1) > 0)
    date->at += 1 + count_digits (date->at + 1);
  g_strlcpy (date->second, start, MIN (sizeof date->second, (gsize) (date->at - start) + 1));
  return TRUE;
}

/* "+0100", "-05:00", "GMT+1" is none. */
static gboolean
read_offset (Date *date)
{
  char sign = *date->at;
  gint hours, minutes = 0;
  if (!read_sign (date, "+-"))
    return FALSE;
  if (count_digits (date->at) == 4) {
    read_number (date, 4, 4, &hours);
    minutes = hours % 100;
    hours /= 100;
  } else if (!read_number (date, 2, 2, &hours) || (read_sign (date, ":") && !read_number (date, 2, 2, &minutes))) {
    return FALSE;
  }
  g_snprintf (date->zone, sizeof date->zone, "%c%02d:%02d", sign, hours % 100, minutes % 100);
  return hours <= 14 && minutes < 60;
}

/* A zone where there is one; RFC 2822 may repeat its name in brackets. */
static gboolean
read_zone (Date *date)
{
  gsize length = count_letters (date->at);
  if (strchr ("+-", *date->at) != NULL && *date->at != '\0') {
    if (!read_offset (date))
      return FALSE;
  } else {
    for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
      if (length == strlen (zones[i].name) && g_ascii_strncasecmp (date->at, zones[i].name, length) == 0)
        g_strlcpy (date->zone, zones[i].zone, sizeof date->zone);
    date->at += MIN (length, 5);
  }
  skip (date, " ");
  if (*date->at == '(' && date->at[1 + count_letters (date->at + 1)] == ')')
    date->at += 2 + count_letters (date->at + 1);
  return TRUE;
}

/* What stands behind the day. */
static gboolean
read_time (Date *date)
{
  if (g_ascii_tolower (*date->at) == 't')
    date->at++;
  skip (date, " ,");
  if (g_ascii_strncasecmp (date->at, "at ", 3) == 0)
    date->at += 3;
  if (!read_number (date, 1, 2, &date->hour) || !read_sign (date, ":") || !read_number (date, 2, 2, &date->minute)
      || !read_second (date))
    return FALSE;
  date->has_time = TRUE;
  skip (date, " ");
  if (!read_half (date) || date->hour > 23 || date->minute > 59)
    return FALSE;
  skip (date, " ");
  return read_zone (date);
}

static char *
format_date (const Date *date)
{
  g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", date->year, date->month, date->day);
  if (!date->has_time)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%sT%02d:%02d%s%s", day, date->hour, date->minute, date->second, date->zone);
}

static void
refuse (const char *value, GError **error)
{
  g_autofree char *start = g_utf8_make_valid (value, (gssize) MIN (strlen (value), 60));
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' is no date as 2021-11-24", start);
}

char *
sgp_date_parse (const char *value, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  Date date = { .at = stripped };
  gboolean done = read_any_day (&date) && (*date.at == '\0' || read_time (&date)) && *date.at == '\0'
                  && date.year > 0 && date.month > 0 && date.day > 0
                  && g_date_valid_dmy ((GDateDay) date.day, (GDateMonth) date.month, (GDateYear) date.year);
  if (done && !date.is_ambiguous)
    return format_date (&date);
  if (done)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' is %04d-%02d-%02d or %04d-%02d-%02d: write which", stripped,
                 date.year, date.month, date.day, date.year, date.day, date.month);
  else
    refuse (stripped, error);
  return NULL;
}
