/* SPDX-License-Identifier: MIT
 *
 * Tables: what is refused and in which words, finding, matching tokens.
 */
#include "lexicon-private.h"

#include <glib/gstdio.h>
#include <stancegraph/error.h>
#include <string.h>

static const char *const columns[] = { "key", "class", NULL };

/* A lexicon with the table "test" besides the built-in ones. */
static SgLexicon *
make (const char *text)
{
  g_autoptr (GError) error = NULL;
  SgLexicon *lexicon = sg_lexicon_new (&error);
  g_assert_no_error (error);
  g_assert_true (sgp_lexicon_add (lexicon, "test", "test.tsv", text, &error));
  g_assert_no_error (error);
  return lexicon;
}

static void
assert_refused (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (NULL);
  g_assert_false (sgp_lexicon_add (lexicon, "test", "test.tsv", text, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_rows (void)
{
  g_autoptr (SgLexicon) lexicon = make ("\xEF\xBB\xBF# who speaks\r\nkey\tclass\tnote\r\n\nsay\tplain\t\n# more\nsnap at\tharsh\tx");
  const SgTable *table = sgp_lexicon_get_table (lexicon, "test", columns, NULL);
  g_assert_nonnull (table);
  g_assert_cmpint (sgp_table_get_n_rows (table), ==, 2);
  const SgRow *row = sgp_table_get_row (table, 1);
  g_assert_cmpint (row->line, ==, 6);
  g_assert_cmpstr (row->cells[0], ==, "snap at");
  g_assert_cmpstr (row->cells[1], ==, "harsh");
  g_assert_cmpstr (row->cells[2], ==, "x");
  g_assert_cmpstr (sgp_table_get_row (table, 0)->cells[2], ==, "");
  g_assert_cmpint (sgp_table_find (table, "say"), ==, 0);
  g_assert_cmpint (sgp_table_find (table, "snap"), ==, -1);
}

static void
test_refused (void)
{
  assert_refused ("key\tclass\nsay\n", "test.tsv:2: 2 columns expected, got 1");
  assert_refused ("key\tclass\nsay\ta\tb\n", "test.tsv:2: 2 columns expected, got 3");
  assert_refused ("key\tclass\n#\nsay\ta\nsay\tb\n", "test.tsv:4: key 'say' is already in line 3");
  assert_refused ("key\tclass\nSay\ta\n", "test.tsv:2: key 'Say' is not lower case");
  assert_refused ("key\tclass\n\xC3\x89lan\ta\n", "test.tsv:2: key '\xC3\x89lan' is not lower case");
  assert_refused ("key\tclass\n\ta\n", "test.tsv:2: key '' is empty");
  assert_refused ("key\tclass\na  b\ta\n", "test.tsv:2: key 'a  b' is not words parted by one blank");
}

static void
test_columns (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLexicon) lexicon = make ("key\tpattern\nsay\tthat\n");
  g_assert_null (sgp_lexicon_get_table (lexicon, "test", columns, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, "test.tsv: column 2 should be 'class', found 'pattern'");
  g_clear_error (&error);
  g_assert_null (sgp_lexicon_get_table (lexicon, "none", columns, &error));
  g_assert_cmpstr (error->message, ==, "none.tsv: there is no such table");
}

static void
test_empty (void)
{
  g_autoptr (SgLexicon) lexicon = make ("# nothing\n");
  g_assert_null (sgp_lexicon_get_table (lexicon, "test", columns, NULL));
  g_autoptr (SgLexicon) bare = make ("key\tclass");
  g_assert_cmpint (sgp_table_get_n_rows (sgp_lexicon_get_table (bare, "test", columns, NULL)), ==, 0);
}

static void
test_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLexicon) lexicon = make ("key\tclass\nsay\tloud\n");
  const SgTable *table = sgp_lexicon_get_table (lexicon, "test", columns, NULL);
  sgp_table_error (table, 0, &error, "unknown class '%s'", "loud");
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, "test.tsv:2: unknown class 'loud'");
}

/* Loads @text from a file in place of the table @name. */
static gboolean
load (SgLexicon *lexicon, const char *name, const char *text, gssize length, char **path, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("sg-XXXXXX", NULL);
  *path = g_build_filename (folder, "mine.tsv", NULL);
  if (text != NULL)
    g_assert_true (g_file_set_contents (*path, text, length, NULL));
  gboolean loaded = sg_lexicon_load (lexicon, name, *path, error);
  g_unlink (*path);
  g_rmdir (folder);
  return loaded;
}

static void
test_load (void)
{
  g_autoptr (SgLexicon) lexicon = make ("key\tclass\nsay\tplain\n");
  const SgTable *before = sgp_lexicon_get_table (lexicon, "test", columns, NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (load (lexicon, "test", "key\tclass\nbark\tharsh\n", -1, &path, &error));
  g_assert_no_error (error);
  const SgTable *after = sgp_lexicon_get_table (lexicon, "test", columns, NULL);
  g_assert_cmpint (sgp_table_find (after, "bark"), ==, 0);
  g_assert_cmpint (sgp_table_find (after, "say"), ==, -1);
  g_assert_cmpint (sgp_table_find (before, "say"), ==, 0);
}

static void
assert_not_loaded (const char *name, const char *text, gssize length, SgError code, const char *message)
{
  g_autoptr (SgLexicon) lexicon = make ("key\tclass\nsay\tplain\n");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_false (load (lexicon, name, text, length, &path, &error));
  g_assert_error (error, SG_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_not_loaded (void)
{
  assert_not_loaded ("test", "key\tclass\nx\n", -1, SG_ERROR_DATA, "mine.tsv:2: 2 columns expected, got 1");
  assert_not_loaded ("test", "key\tcl\xE4ss\n", -1, SG_ERROR_ENCODING, "mine.tsv: byte 7: not UTF-8");
  assert_not_loaded ("test", "key\0\tclass\n", 11, SG_ERROR_ENCODING, "mine.tsv: byte 4: not UTF-8");
  assert_not_loaded ("test", NULL, 0, SG_ERROR_READ, "");
  assert_not_loaded ("tset", "key\n", -1, SG_ERROR_DATA, "there is no table 'tset' to replace");
}

/* What @table matches at token @first: its key and length, as "key/length".
 * In @text '|' parts tokens that touch, a blank those that do not. */
static char *
match (const SgTable *table, const char *text, gint32 first)
{
  g_auto (GStrv) forms = g_strsplit_set (text, " |", -1);
  g_autoptr (GArray) tokens = g_array_new (FALSE, TRUE, sizeof (SgToken));
  gint32 off = 0;
  for (gint i = 0; forms[i] != NULL; i++) {
    SgToken token = { .span = { off, (gint32) strlen (forms[i]) }, .form = forms[i] };
    g_array_append_val (tokens, token);
    text += token.span.len;
    off += token.span.len + (*text++ == ' ');
  }
  gint32 n;
  gint32 row = sgp_table_match (table, (const SgToken *) (void *) tokens->data, first, (gint32) tokens->len, &n);
  return row < 0 ? g_strdup ("none") : g_strdup_printf ("%s/%d", sgp_table_get_row (table, row)->cells[0], n);
}

static void
test_match (void)
{
  static const struct {
    const char *text;
    gint32 first;
    const char *expected;
  } cases[] = {
    { "the united states", 1, "united states/2" },
    { "the united nations", 1, "united nations/2" },
    { "united fruit", 0, "united/1" },
    { "united", 0, "united/1" },
    { "united states of america", 0, "united states of america/4" },
    { "united states of mind", 0, "united states/2" },
    { "vice|-|president|'s aide", 0, "vice-president's/4" },
    { "vice-president|'s", 0, "vice-president's/2" },
    { "vice president", 0, "none" },
    { "may be", 0, "none" },
    { "maybe", 0, "maybe/1" },
    { "reading|, pa", 0, "reading, pa/3" },
    { "u.s.", 0, "u.s./1" },
    { "'s", 0, "'s/1" },
    { "states", 1, "none" },
  };
  g_autoptr (SgLexicon) lexicon = make (
      "key\tclass\nunited\t\nunited states\t\nunited states of america\t\nunited nations\t\nvice-president's\t\n"
      "maybe\t\nreading, pa\t\nu.s.\t\n's\t\n");
  const SgTable *table = sgp_lexicon_get_table (lexicon, "test", columns, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = match (table, cases[i].text, cases[i].first);
    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (found, ==, cases[i].expected);
  }
}

/* Whatever the bytes, a table is refused or all its rows have all cells. */
static void
test_any_text (void)
{
  static const char pieces[] = "aab\t\t\n\n #-'\r\"";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (NULL);
  for (gint round = 0; round < 20000; round++) {
    g_autoptr (GString) text = g_string_new (round % 2 ? "key\tclass\n" : NULL);
    for (gint n = g_rand_int_range (random, 0, 24); n > 0; n--)
      g_string_append_c (text, pieces[g_rand_int_range (random, 0, sizeof pieces - 1)]);
    g_autoptr (GError) error = NULL;
    gboolean added = sgp_lexicon_add (lexicon, "test", "test.tsv", text->str, &error);
    g_assert_cmpint (added, ==, error == NULL);
    const SgTable *table = added ? sgp_lexicon_get_table (lexicon, "test", columns, NULL) : NULL;
    for (gint32 i = 0; table != NULL && i < sgp_table_get_n_rows (table); i++) {
      const SgRow *row = sgp_table_get_row (table, i);
      g_assert_cmpint (sgp_table_find (table, row->cells[0]), ==, i);
      g_assert_null (strpbrk (row->cells[1], "\t\n"));
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexicon/rows", test_rows);
  g_test_add_func ("/lexicon/refused", test_refused);
  g_test_add_func ("/lexicon/columns", test_columns);
  g_test_add_func ("/lexicon/empty", test_empty);
  g_test_add_func ("/lexicon/error", test_error);
  g_test_add_func ("/lexicon/load", test_load);
  g_test_add_func ("/lexicon/not-loaded", test_not_loaded);
  g_test_add_func ("/lexicon/match", test_match);
  g_test_add_func ("/lexicon/any-text", test_any_text);
  return g_test_run ();
}
