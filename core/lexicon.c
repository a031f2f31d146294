/* SPDX-License-Identifier: MIT
 *
 * TSV text in, tables of rows out. The tables of core/data/en are wrapped into
 * the library as text by core/data/tables.awk and read by the same parser as a
 * user's file. A table keeps its text once, cut into cells in place.
 *
 * A table is matched against tokens by writing their forms one behind the
 * other, with a blank where the text has one, and looking that up as a key.
 * So a key is what stands in the text, however it is cut into tokens:
 *
 *     key "vice-president's"   tokens  vice - president 's
 *     key "united states"      tokens  united | states
 *
 * Most tokens begin no key; an index from the first word of the keys to the
 * longest key that begins so dismisses them with one look.
 */
#include "lexicon-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* No key is longer; so that matching needs no memory. */
#define MAX_KEY_BYTES 255

struct _SgTable {
  char *file;              /* as messages name it: "cues.tsv", or the user's path */
  char *text;              /* cut into cells */
  gint32 n_columns;
  GPtrArray *cells;        /* row by row; the names of the columns come first */
  GArray *rows;
  GHashTable *keys;        /* key -> index of row */
  GHashTable *first_words; /* first word -> bytes of the longest key with it */
};

struct _SgLexicon {
  gatomicrefcount ref_count;
  GHashTable *tables; /* name -> table in use */
  GPtrArray *owned;   /* all tables, those replaced as well: stages may hold them */
};

void
sgp_table_free (SgTable *table)
{
  g_free (table->file);
  g_free (table->text);
  g_clear_pointer (&table->cells, g_ptr_array_unref);
  g_clear_pointer (&table->rows, g_array_unref);
  g_clear_pointer (&table->keys, g_hash_table_unref);
  g_clear_pointer (&table->first_words, g_hash_table_unref);
  g_free (table);
}

static void G_GNUC_PRINTF (4, 5)
set_error (const SgTable *table, gint32 line, GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s:%d: %s", table->file, line, message);
}

/* Bytes of the first word: up to a blank or a sign that may end a token. */
static gsize
first_word_length (const char *string)
{
  return *string == '\0' ? 0 : 1 + strcspn (string + 1, " -',./");
}

/* A first word; points into a longer string. */
typedef struct {
  const char *string;
  gsize length;
} Word;

static guint
word_hash (gconstpointer pointer)
{
  const Word *word = pointer;
  guint hash = 5381;
  for (gsize i = 0; i < word->length; i++)
    hash = hash * 33 + (guchar) word->string[i];
  return hash;
}

static gboolean
word_equal (gconstpointer a, gconstpointer b)
{
  const Word *x = a, *y = b;
  return x->length == y->length && memcmp (x->string, y->string, x->length) == 0;
}

static gboolean
is_lower_case (const char *key)
{
  gboolean ascii = TRUE;
  for (const char *c = key; *c != '\0'; c++) {
    if (g_ascii_isupper (*c))
      return FALSE;
    ascii = ascii && (guchar) *c < 0x80;
  }
  if (ascii)
    return TRUE;
  g_autofree char *lower = g_utf8_strdown (key, -1);
  return strcmp (lower, key) == 0;
}

/* What is wrong with a key, or NULL. */
static const char *
check_key (const char *key)
{
  gsize length = strlen (key);
  if (length == 0)
    return "empty";
  if (length > MAX_KEY_BYTES)
    return "too long";
  if (key[0] == ' ' || key[length - 1] == ' ' || strstr (key, "  ") != NULL)
    return "not words parted by one blank";
  return is_lower_case (key) ? NULL : "not lower case";
}

/* Cuts a line at its tabs and appends the cells; returns how many. */
static gint32
cut_line (SgTable *table, char *line)
{
  gint32 n = 0;
  while (line != NULL) {
    char *tab = strchr (line, '\t');
    if (tab != NULL)
      *tab++ = '\0';
    g_ptr_array_add (table->cells, line);
    line = tab;
    n++;
  }
  return n;
}

/* Enters a key into both indexes. */
static void
index_key (SgTable *table, const char *key, gint32 row)
{
  g_hash_table_insert (table->keys, (gpointer) key, GINT_TO_POINTER (row));
  Word word = { key, first_word_length (key) };
  gsize length = strlen (key);
  if (length > GPOINTER_TO_SIZE (g_hash_table_lookup (table->first_words, &word)))
    g_hash_table_replace (table->first_words, g_memdup2 (&word, sizeof word), GSIZE_TO_POINTER (length));
}

static gboolean
add_row (SgTable *table, char *text, gint32 line, GError **error)
{
  gint32 n = cut_line (table, text);
  if (n != table->n_columns) {
    set_error (table, line, error, "%d columns expected, got %d", table->n_columns, n);
    return FALSE;
  }
  const char *problem = check_key (text);
  if (problem != NULL) {
    set_error (table, line, error, "key '%s' is %s", text, problem);
    return FALSE;
  }
  gint32 earlier = sgp_table_find (table, text);
  if (earlier >= 0) {
    set_error (table, line, error, "key '%s' is already in line %d", text, sgp_table_get_row (table, earlier)->line);
    return FALSE;
  }
  SgRow row = { NULL, line };
  g_array_append_val (table->rows, row);
  index_key (table, text, (gint32) table->rows->len - 1);
  return TRUE;
}

/* Reads the table's text line by line; the first that is no comment names the columns. */
static gboolean
parse (SgTable *table, GError **error)
{
  gint32 number = 1;
  for (char *line = table->text, *next; line != NULL; line = next, number++) {
    next = strchr (line, '\n');
    if (next != NULL)
      *next++ = '\0';
    gsize length = strlen (line);
    if (length > 0 && line[length - 1] == '\r')
      line[--length] = '\0';
    if (length == 0 || line[0] == '#')
      continue;
    if (table->n_columns == 0)
      table->n_columns = cut_line (table, line);
    else if (!add_row (table, line, number, error))
      return FALSE;
  }
  for (guint i = 0; i < table->rows->len; i++)
    g_array_index (table->rows, SgRow, i).cells =
        (const char *const *) table->cells->pdata + (i + 1) * table->n_columns;
  return TRUE;
}

/* A table of UTF-8 text. */
static SgTable *
table_new (const char *file, const char *text, GError **error)
{
  g_autoptr (SgTable) table = g_new0 (SgTable, 1);
  table->file = g_strdup (file);
  table->text = g_strdup (g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text);
  table->cells = g_ptr_array_new ();
  table->rows = g_array_new (FALSE, FALSE, sizeof (SgRow));
  table->keys = g_hash_table_new (g_str_hash, g_str_equal);
  table->first_words = g_hash_table_new_full (word_hash, word_equal, g_free, NULL);
  return parse (table, error) ? g_steal_pointer (&table) : NULL;
}

gboolean
sgp_lexicon_add (SgLexicon *lexicon, const char *name, const char *file, const char *text, GError **error)
{
  SgTable *table = table_new (file, text, error);
  if (table == NULL)
    return FALSE;
  g_ptr_array_add (lexicon->owned, table);
  g_hash_table_replace (lexicon->tables, g_strdup (name), table);
  return TRUE;
}

SgLexicon *
sgp_lexicon_new_empty (void)
{
  SgLexicon *lexicon = g_new0 (SgLexicon, 1);
  g_atomic_ref_count_init (&lexicon->ref_count);
  lexicon->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lexicon->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) sgp_table_free);
  return lexicon;
}

/**
 * sg_lexicon_new:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a lexicon with the built-in tables
 */
SgLexicon *
sg_lexicon_new (GError **error)
{
  g_autoptr (SgLexicon) lexicon = sgp_lexicon_new_empty ();
  for (const SgpTableText *builtin = sgp_table_texts; builtin->name != NULL; builtin++) {
    g_autofree char *file = g_strconcat (builtin->name, ".tsv", NULL);
    if (!sgp_lexicon_add (lexicon, builtin->name, file, builtin->text, error))
      return NULL;
  }
  return g_steal_pointer (&lexicon);
}

/**
 * sg_lexicon_load:
 * @lexicon: a lexicon that no stage has been made from yet
 * @table: name of the table to replace: "cues"
 * @path: a TSV file
 * @error: %SG_ERROR_READ, %SG_ERROR_ENCODING, or %SG_ERROR_DATA with the line
 *
 * Replaces a built-in table as a whole. Whether the file has the columns that
 * are needed shows when a stage asks for them.
 *
 * Returns: whether it was read
 */
gboolean
sg_lexicon_load (SgLexicon *lexicon, const char *table, const char *path, GError **error)
{
  if (!g_hash_table_contains (lexicon->tables, table)) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s: there is no table '%s' to replace", path, table);
    return FALSE;
  }
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) reason = NULL;
  if (!g_file_get_contents (path, &text, &length, &reason)) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_READ, reason->message);
    return FALSE;
  }
  const char *end;
  if (!g_utf8_validate_len (text, length, &end)) {
    g_set_error (error, SG_ERROR, SG_ERROR_ENCODING, "%s: byte %" G_GSIZE_FORMAT ": not UTF-8", path,
                 (gsize) (end - text) + 1);
    return FALSE;
  }
  return sgp_lexicon_add (lexicon, table, path, text, error);
}

/**
 * sg_lexicon_ref:
 * @lexicon: a lexicon
 *
 * Returns: (transfer full): @lexicon, to be given back with sg_lexicon_unref()
 */
SgLexicon *
sg_lexicon_ref (SgLexicon *lexicon)
{
  g_atomic_ref_count_inc (&lexicon->ref_count);
  return lexicon;
}

/**
 * sg_lexicon_unref:
 * @lexicon: (transfer full): a lexicon; freed with the last reference
 */
void
sg_lexicon_unref (SgLexicon *lexicon)
{
  if (!g_atomic_ref_count_dec (&lexicon->ref_count))
    return;
  g_hash_table_unref (lexicon->tables);
  g_ptr_array_unref (lexicon->owned);
  g_free (lexicon);
}

/* Whether the table's first columns are those wanted, in this order. */
static gboolean
check_columns (const SgTable *table, const char *const *columns, GError **error)
{
  for (gint32 i = 0; columns[i] != NULL; i++) {
    const char *found = i < table->n_columns ? table->cells->pdata[i] : "nothing";
    if (strcmp (found, columns[i]) == 0)
      continue;
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s: column %d should be '%s', found '%s'",
                 table->file, i + 1, columns[i], found);
    return FALSE;
  }
  return TRUE;
}

const SgTable *
sgp_lexicon_get_table (const SgLexicon *lexicon, const char *table, const char *const *columns, GError **error)
{
  const SgTable *found = g_hash_table_lookup (lexicon->tables, table);
  if (found == NULL) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s.tsv: there is no such table", table);
    return NULL;
  }
  return check_columns (found, columns, error) ? found : NULL;
}

SgTable *
sgp_table_new_builtin (const char *name, const char *const *columns, GError **error)
{
  const SgpTableText *builtin = sgp_table_texts;
  while (builtin->name != NULL && strcmp (builtin->name, name) != 0)
    builtin++;
  g_return_val_if_fail (builtin->name != NULL, NULL);
  g_autofree char *file = g_strconcat (name, ".tsv", NULL);
  g_autoptr (SgTable) table = table_new (file, builtin->text, error);
  return table != NULL && check_columns (table, columns, error) ? g_steal_pointer (&table) : NULL;
}

gint32
sgp_table_get_n_rows (const SgTable *table)
{
  return (gint32) table->rows->len;
}

const SgRow *
sgp_table_get_row (const SgTable *table, gint32 index)
{
  g_return_val_if_fail (index >= 0 && (guint) index < table->rows->len, NULL);
  return &g_array_index (table->rows, SgRow, index);
}

gint32
sgp_table_find (const SgTable *table, const char *key)
{
  gpointer row;
  return g_hash_table_lookup_extended (table->keys, key, NULL, &row) ? GPOINTER_TO_INT (row) : -1;
}

gint32
sgp_table_match (const SgTable *table, const SgToken *tokens, gint32 first, gint32 end, gint32 *n_tokens)
{
  *n_tokens = 0;
  if (first >= end)
    return -1;
  Word word = { tokens[first].form, first_word_length (tokens[first].form) };
  gsize longest = GPOINTER_TO_SIZE (g_hash_table_lookup (table->first_words, &word));
  gint32 best = -1;
  char text[MAX_KEY_BYTES + 1];
  gsize length = 0;
  for (gint32 i = first; i < end; i++) {
    if (i > first && tokens[i].span.off > sg_span_end (tokens[i - 1].span))
      text[length++] = ' ';
    gsize added = strlen (tokens[i].form);
    if (length + added > longest)
      break;
    memcpy (text + length, tokens[i].form, added + 1);
    length += added;
    gint32 row = sgp_table_find (table, text);
    if (row < 0)
      continue;
    best = row;
    *n_tokens = i - first + 1;
  }
  return best;
}

void
sgp_table_error (const SgTable *table, gint32 row, GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  set_error (table, sgp_table_get_row (table, row)->line, error, "%s", message);
}

gint
sgp_word_find (const char *word, gssize length, const char *const *names, gint n)
{
  gsize size = length < 0 ? strlen (word) : (gsize) length;
  for (gint i = 0; i < n; i++)
    if (strlen (names[i]) == size && memcmp (names[i], word, size) == 0)
      return i;
  return -1;
}
