/* SPDX-License-Identifier: MIT
 *
 * Words that begin in some way, looked for in the text itself: the indexes
 * hold stems, which may be shorter than what is looked for. Two functions for
 * SQL, which skip case and accents as the indexes do:
 *
 *     sg_begins ('The émigrés met', 'emig')   5, where the word begins, or 0
 *     sg_passage (text, 'emig')               ... The [émigrés] met ...
 *
 * The beginning is folded beforehand, once: lower case, no accents.
 */
#include "store-private.h"

#include <string.h>

/* How many words a passage has before and from what was found. */
#define WORDS_BEFORE 6
#define WORDS_AFTER 8

/* What words are made of, as SQLite's unicode61 has it. */
gboolean
sgp_word_has_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* A letter without case and accents; 0 for an accent that stands alone. */
static gunichar
fold (gunichar c)
{
  gunichar base;
  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);
  g_unichar_fully_decompose (g_unichar_tolower (c), FALSE, &base, 1);
  return g_unichar_ismark (base) ? 0 : base;
}

/* The beginning of a word, as find_beginning() takes it. */
char *
sgp_word_fold (const char *words, gsize length)
{
  GString *folded = g_string_new (NULL);
  for (const char *p = words; p < words + length; p = g_utf8_next_char (p)) {
    gunichar c = fold (g_utf8_get_char (p));
    if (c != 0)
      g_string_append_unichar (folded, c);
  }
  return g_string_free (folded, FALSE);
}

/* Whether the word at @text begins with @beginning, which is folded. */
static gboolean
begins_with (const char *text, const char *beginning)
{
  for (; *beginning != '\0' && *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = fold (g_utf8_get_char (text));
    if (c != 0 && c != g_utf8_get_char (beginning))
      return FALSE;
    if (c != 0)
      beginning = g_utf8_next_char (beginning);
  }
  return *beginning == '\0';
}

/* The first word in @text that begins so; NULL where none does. */
static const char *
find_beginning (const char *text, const char *beginning)
{
  gboolean inside = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gboolean word = sgp_word_has_char (g_utf8_get_char (p));
    if (word && !inside && begins_with (p, beginning))
      return p;
    inside = word;
  }
  return NULL;
}

/* The two values of a function, and where the one is in the other. What is no
 * UTF-8 has no words. */
static const char *
find_in_values (sqlite3_value **values, const char **text)
{
  *text = (const char *) sqlite3_value_text (values[0]);
  const char *beginning = (const char *) sqlite3_value_text (values[1]);
  gboolean valid = *text != NULL && beginning != NULL && g_utf8_validate (*text, -1, NULL);
  return valid ? find_beginning (*text, beginning) : NULL;
}

/* sg_begins (text, beginning): the byte, from 1, where the first word that
 * begins so stands, or 0. */
static void
compute_begins (sqlite3_context *context, int n G_GNUC_UNUSED, sqlite3_value **values)
{
  const char *text, *found = find_in_values (values, &text);
  sqlite3_result_int64 (context, found != NULL ? found - text + 1 : 0);
}

static gboolean
is_blank (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

/* The end of the @n-th word from @p on, at most of the text. */
static const char *
skip_words (const char *p, int n)
{
  for (; *p != '\0'; p = g_utf8_next_char (p))
    if (is_blank (p) && !is_blank (g_utf8_prev_char (p)) && --n == 0)
      break;
  return p;
}

/* The start of the @n-th word before @p, at least of the text. */
static const char *
skip_words_back (const char *start, const char *p, int n)
{
  for (; p > start; p = g_utf8_prev_char (p))
    if (is_blank (g_utf8_prev_char (p)) && !is_blank (p) && n-- == 0)
      break;
  return p;
}

/* sg_passage (text, beginning): some words around the first that begins so. */
static void
compute_passage (sqlite3_context *context, int n G_GNUC_UNUSED, sqlite3_value **values)
{
  const char *text, *found = find_in_values (values, &text);
  if (found == NULL)
    return;
  const char *start = skip_words_back (text, found, WORDS_BEFORE), *end = skip_words (found, WORDS_AFTER), *close = found;
  while (sgp_word_has_char (g_utf8_get_char (close)))
    close = g_utf8_next_char (close);
  g_autofree char *passage = g_strdup_printf ("%s%.*s[%.*s]%.*s%s", start > text ? "…" : "", (int) (found - start), start,
                                              (int) (close - found), found, (int) MAX (end - close, 0), close,
                                              *end != '\0' ? "…" : "");
  sqlite3_result_text (context, passage, -1, SQLITE_TRANSIENT);
}

/* Makes both functions known; again does no harm. */
gboolean
sgp_words_register (SgStore *store, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  return (sqlite3_create_function (store->db, "sg_begins", 2, flags, NULL, compute_begins, NULL, NULL) == SQLITE_OK
          && sqlite3_create_function (store->db, "sg_passage", 2, flags, NULL, compute_passage, NULL, NULL) == SQLITE_OK)
         || sgp_sql_fail (store, error);
}
