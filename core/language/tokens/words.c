/* SPDX-License-Identifier: MIT
 *
 * Four small tables in, one hash table out, which the tokeniser asks for
 * nearly every word. Keys are hashes of the words in lower case with straight
 * apostrophes, so that asking copies nothing: "Sen." -> abbreviation TITLE,
 * "cannot" -> cut 3 ("can|not"), "anti" -> affix, "The" -> sentence OPENER.
 */
#include "language/tokens/words-private.h"

#include "language/hash-private.h"

#include <string.h>

/* Rows of one table, so that the hash table stays half empty. */
#define MAX_ROWS (SGP_WORDS_SIZE / 4)

static SgpWordEntry *
find_entry (const SgpWords *words, guint64 hash)
{
  guint slot = hash % SGP_WORDS_SIZE;
  while (words->entries[slot].hash != 0 && words->entries[slot].hash != hash)
    slot = (slot + 1) % SGP_WORDS_SIZE;
  return (SgpWordEntry *) &words->entries[slot];
}

/* The hash of a word in lower case with straight apostrophes; 0 if too long. */
static guint64
fold_hash (const char *text, gint32 n)
{
  if (n <= 0 || n > SGP_WORDS_MAX_BYTES)
    return 0;
  guint64 hash = SGP_HASH_SEED;
  for (gint32 i = 0; i < n; i++) {
    guchar c = (guchar) text[i];
    if (c == 0xE2 && i + 2 < n && text[i + 1] == '\x80' && text[i + 2] == '\x99') {
      c = '\'';
      i += 2;
    }
    hash = sgp_hash_byte (hash, c >= 'A' && c <= 'Z' ? c | 32 : c);
  }
  return sgp_hash_mix (hash);
}

/* What the tables say of a word; an empty entry where nothing. */
const SgpWordEntry *
sgp_words_find (const SgpWords *words, const char *text, gint32 n)
{
  static const SgpWordEntry none = { .cut = -1 };
  guint64 hash = fold_hash (text, n);
  const SgpWordEntry *entry = hash == 0 ? &none : find_entry (words, hash);
  return entry->hash == 0 ? &none : entry;
}

static SgpWordEntry *
add_entry (SgpWords *words, const char *word)
{
  SgpWordEntry *entry = find_entry (words, fold_hash (word, strlen (word)));
  if (entry->hash == 0) {
    entry->hash = fold_hash (word, strlen (word));
    entry->cut = -1;
  }
  return entry;
}

/* Notes the length of a contraction, or of an abbreviation without its period. */
static void
add_to_filter (SgpWords *words, const char *form, const char *column)
{
  gboolean parted = g_strcmp0 (column, "cut") == 0;
  SgpWordFilter *filter = parted ? &words->parted : &words->shortened;
  gsize n = parted ? strlen (form) : strspn (form, "abcdefghijklmnopqrstuvwxyz");
  if (n == 0 || n > 13)
    return;
  guint16 lengths = (guint16) (1 << n);
  if (strchr (form, '\'') != NULL)
    lengths |= (guint16) (lengths << 2); /* as curly as may be */
  filter->lengths[(form[0] & 31) * 32 + (form[n - 1] & 31)] |= lengths;
}

/* Class of a cell by its name, or NONE. */
static SgpWordClass
find_class (const char *name)
{
#define NAME(CLASS, string) string,
  static const char *const names[] = { "", SGP_WORD_CLASS_LIST (NAME) };
#undef NAME
  return MAX (sgp_word_find (name, -1, names, SGP_N_CLASSES), SGP_CLASS_NONE);
}

/* Fills the entries from one table; @column is "class", "cut" or NULL. */
static gboolean
load_table (SgpWords *words, const SgLexicon *lexicon, const char *name, const char *column, GError **error)
{
  const char *const columns[] = { "form", column, NULL };
  const SgTable *table = sgp_lexicon_get_table (lexicon, name, columns, error);
  if (table == NULL)
    return FALSE;
  gint32 n = sgp_table_get_n_rows (table);
  for (gint32 i = 0; i < n; i++) {
    const SgRow *row = sgp_table_get_row (table, i);
    if (strlen (row->cells[0]) > SGP_WORDS_MAX_BYTES || i >= MAX_ROWS) {
      sgp_table_error (table, i, error, "too %s", i >= MAX_ROWS ? "many rows" : "long a form");
      return FALSE;
    }
    SgpWordEntry *entry = add_entry (words, row->cells[0]);
    add_to_filter (words, row->cells[0], column);
    SgpWordClass word_class = column != NULL ? find_class (row->cells[1]) : SGP_CLASS_NONE;
    if (column == NULL)
      entry->affix = TRUE;
    else if (strcmp (column, "cut") == 0)
      entry->cut = (gint8) CLAMP (g_ascii_strtoll (row->cells[1], NULL, 10), 0, (gint64) strlen (row->cells[0]) - 1);
    else if (word_class == SGP_CLASS_NONE) {
      sgp_table_error (table, i, error, "unknown class '%s'", row->cells[1]);
      return FALSE;
    } else if (word_class >= SGP_CLASS_OPENER)
      entry->sentence = word_class;
    else
      entry->abbreviation = word_class;
  }
  return TRUE;
}

gboolean
sgp_words_load (SgpWords *words, const SgLexicon *lexicon, GError **error)
{
  return load_table (words, lexicon, "abbreviations", "class", error)
         && load_table (words, lexicon, "sentence-words", "class", error)
         && load_table (words, lexicon, "contractions", "cut", error)
         && load_table (words, lexicon, "affixes", NULL, error);
}
