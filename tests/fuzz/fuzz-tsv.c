/* SPDX-License-Identifier: MIT
 *
 * Bytes as a table: where it is taken, its rows are those that a plain cut at
 * line ends and tabs gives, and each key is found again, by itself and in a
 * text that consists of it.
 */
#include "fuzz.h"

#include "lexicon-private.h"

#include <string.h>

static const char *const no_columns[] = { NULL };

/* Each word of a key, cut at its blanks, is a token. */
static GArray *
make_tokens (char **words)
{
  SgToken token = { 0 };
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (SgToken));
  for (gsize i = 0; words[i] != NULL; i++) {
    token.span.off += i > 0 ? token.span.len + 1 : 0;
    token.span.len = (gint32) strlen (words[i]);
    token.form = words[i];
    g_array_append_val (tokens, token);
  }
  return tokens;
}

static void
check_key (const SgTable *table, const char *key, gint32 row)
{
  gint32 n;
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autoptr (GArray) tokens = make_tokens (words);
  g_assert_cmpint (sgp_table_find (table, key), ==, row);
  g_assert_cmpint (sgp_table_match (table, (const SgToken *) (const void *) tokens->data, 0, (gint32) tokens->len, &n),
                   ==, row);
  g_assert_cmpint (n, ==, tokens->len);
}

static void
check_row (const SgTable *table, const char *line, gint32 row)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  const SgRow *found = sgp_table_get_row (table, row);
  g_assert_nonnull (found);
  for (gsize i = 0; cells[i] != NULL; i++)
    g_assert_cmpstr (found->cells[i], ==, cells[i]);
  check_key (table, cells[0], row);
}

/* A line without the carriage return at its end; NULL for comments and blanks. */
static const char *
clean_line (char *line)
{
  gsize length = strlen (line);
  if (length > 0 && line[length - 1] == '\r')
    line[length - 1] = '\0';
  return *line == '\0' || *line == '#' ? NULL : line;
}

static void
check_table (const SgTable *table, const char *text)
{
  gint32 n = -1;              /* the names of the columns come first */
  g_auto (GStrv) lines = g_strsplit (g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    const char *line = clean_line (lines[i]);
    if (line != NULL && n >= 0)
      check_row (table, line, n);
    n += line != NULL;
  }
  g_assert_cmpint (sgp_table_get_n_rows (table), ==, MAX (n, 0));
}

void
fuzz_tsv (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLexicon) lexicon = sgp_lexicon_new_empty ();
  g_autofree char *text = g_strndup ((const char *) data, size);
  if (!g_utf8_validate_len ((const char *) data, size, NULL))
    return;
  gboolean read = sgp_lexicon_add (lexicon, "fuzz", "fuzz.tsv", text, &error);
  fuzz_check_error (!read, error);
  if (read)
    check_table (sgp_lexicon_get_table (lexicon, "fuzz", no_columns, NULL), text);
}
