/* SPDX-License-Identifier: MIT
 *
 * A block of text in, out comes whether its own words say that it is no prose.
 * What is known of words stands in core/data/en/boilerplate.tsv; the rules for
 * forms are here:
 *
 *     By JANE DOE, Political Editor          byline: only capitals behind "by"
 *     Monday, 3 May 2021, 4:30 pm            nothing but words of dates
 *     The harbour at dawn. /XYZ              credit: a slash and capitals at the end
 *     The harbour at dawn (Reuters)          credit: an agency in brackets, no stop
 *     a{color:red} src="x.js"                signs that prose does not have
 *
 * Long blocks are prose; only the share of signs is asked of them.
 */
#include "text/boilerplate-private.h"

#include <string.h>

/* Blocks with more bytes or words than these are not compared with phrases. */
#define MAX_BYTES 480
#define MAX_WORDS 70

/* Where a phrase stands in the block. */
typedef enum { WHERE_WHOLE, WHERE_START, WHERE_END, WHERE_IN, WHERE_WORD } Where;

/* @also: another phrase that must occur, or ""; both borrowed from the table.
 * @max_words: the block is no longer. */
typedef struct {
  const char *phrase, *also;
  gint32 length, max_words;
  Where where;
  SgpBoilerplateKind kind;
} Phrase;

struct _SgpBoilerplate {
  GArray *phrases;
  GHashTable *dates, *agencies; /* sets of words */
};

static const char *const where_names[] = { "whole", "start", "end", "in", "word" };
static const char *const class_names[] = { "", "aside", "link", "links" };

/* Takes over a row of the table: a phrase, or a word of a set. */
static gboolean
add_row (SgpBoilerplate *boilerplate, const SgTable *table, gint32 i, GError **error)
{
  const char *const *cells = sgp_table_get_row (table, i)->cells;
  gint where = sgp_word_find (cells[1], -1, where_names, G_N_ELEMENTS (where_names));
  if (where == WHERE_WORD && strcmp (cells[4], "date") == 0)
    g_hash_table_add (boilerplate->dates, (gpointer) cells[0]);
  else if (where == WHERE_WORD && strcmp (cells[4], "agency") == 0)
    g_hash_table_add (boilerplate->agencies, (gpointer) cells[0]);
  else {
    gint kind = sgp_word_find (cells[4], -1, class_names, G_N_ELEMENTS (class_names));
    gint32 max_words = (gint32) g_ascii_strtoll (cells[3], NULL, 10);
    if (where < 0 || where == WHERE_WORD || kind <= 0 || max_words < 1 || max_words > MAX_WORDS) {
      sgp_table_error (table, i, error, "known place and class, and 1 to %d words expected", MAX_WORDS);
      return FALSE;
    }
    Phrase phrase = { cells[0], cells[2], (gint32) strlen (cells[0]), max_words, (Where) where, (SgpBoilerplateKind) kind };
    g_array_append_val (boilerplate->phrases, phrase);
  }
  return TRUE;
}

SgpBoilerplate *
sgp_boilerplate_new (const SgLexicon *lexicon, GError **error)
{
  static const char *const columns[] = { "phrase", "where", "also", "words", "class", NULL };
  const SgTable *table = sgp_lexicon_get_table (lexicon, "boilerplate", columns, error);
  if (table == NULL)
    return NULL;
  SgpBoilerplate *boilerplate = g_new0 (SgpBoilerplate, 1);
  boilerplate->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  boilerplate->dates = g_hash_table_new (g_str_hash, g_str_equal);
  boilerplate->agencies = g_hash_table_new (g_str_hash, g_str_equal);
  for (gint32 i = 0; i < sgp_table_get_n_rows (table); i++)
    if (!add_row (boilerplate, table, i, error)) {
      sgp_boilerplate_free (boilerplate);
      return NULL;
    }
  return boilerplate;
}

void
sgp_boilerplate_free (SgpBoilerplate *boilerplate)
{
  g_array_unref (boilerplate->phrases);
  g_hash_table_unref (boilerplate->dates);
  g_hash_table_unref (boilerplate->agencies);
  g_free (boilerplate);
}

/* The block in lower case, one blank between words, apostrophes straight; its
 * length. @out holds MAX_BYTES + 1. */
static gint32
fold (const char *text, gint32 length, char *out)
{
  gint32 n = 0;
  for (gint32 i = 0; i < length; i++) {
    if (i + 2 < length && (memcmp (text + i, "\u2019", 3) == 0 || memcmp (text + i, "\u2018", 3) == 0)) {
      out[n++] = '\'';
      i += 2;
    } else if (!g_ascii_isspace (text[i])) {
      out[n++] = g_ascii_tolower (text[i]);
    } else if (n > 0 && out[n - 1] != ' ') {
      out[n++] = ' ';
    }
  }
  out[n] = '\0';
  return n;
}

/* Whether a phrase may begin or end between these two bytes. */
static gboolean
is_border (char before, char behind)
{
  return !(g_ascii_isalnum (before) && g_ascii_isalnum (behind));
}

static gboolean
occurs (const char *line, const char *phrase, gint32 length)
{
  for (const char *at = line; (at = strstr (at, phrase)) != NULL; at++)
    if (is_border (at > line ? at[-1] : ' ', *at) && is_border (at[length - 1], at[length]))
      return TRUE;
  return FALSE;
}

static gboolean
phrase_fits (const Phrase *phrase, const char *line, gint32 length)
{
  gint32 rest = length - phrase->length;
  if (rest < 0)
    return FALSE;
  switch (phrase->where) {
  case WHERE_WHOLE:
    for (gint32 i = phrase->length; i < length; i++)
      if (strchr (".:!>\302\273", line[i]) == NULL)
        return FALSE;
    return memcmp (line, phrase->phrase, (gsize) phrase->length) == 0;
  case WHERE_START:
    return memcmp (line, phrase->phrase, (gsize) phrase->length) == 0
           && is_border (line[phrase->length - 1], line[phrase->length]);
  case WHERE_END:
    return strcmp (line + rest, phrase->phrase) == 0 && is_border (rest > 0 ? line[rest - 1] : ' ', line[rest]);
  default:
    return occurs (line, phrase->phrase, phrase->length);
  }
}

static SgpBoilerplateKind
find_phrase (const SgpBoilerplate *boilerplate, const SgpBlock *block, const char *line, gint32 length)
{
  for (guint i = 0; i < boilerplate->phrases->len; i++) {
    const Phrase *phrase = &g_array_index (boilerplate->phrases, Phrase, i);
    if (phrase->where <= WHERE_START && phrase->phrase[0] != line[0])
      continue;
    if (block->n_words <= phrase->max_words && phrase_fits (phrase, line, length)
        && (*phrase->also == '\0' || occurs (line, phrase->also, (gint32) strlen (phrase->also))))
      return phrase->kind;
  }
  return SGP_BOILERPLATE_NONE;
}

/* "By" and then nothing but capitals, small words of names, and commas. */
static gboolean
is_byline (const char *text, const SgpBlock *block)
{
  if (block->n_words < 2 || block->n_words > 10 || block->end == SGP_END_STOP || g_ascii_strncasecmp (text, "by ", 3) != 0)
    return FALSE;
  g_autofree char *line = g_strndup (text + 3, (gsize) block->span.len - 3);
  g_auto (GStrv) words = g_strsplit_set (line, " \t\n|", -1);
  for (gsize i = 0; words[i] != NULL; i++) {
    const char *word = words[i];
    gboolean small = strcmp (word, "and") == 0 || strcmp (word, "in") == 0 || strcmp (word, "for") == 0 || strcmp (word, "of") == 0
                     || strcmp (word, "de") == 0 || strcmp (word, "van") == 0;
    if (*word != '\0' && !small && !g_unichar_isupper (g_utf8_get_char (word)))
      return FALSE;
  }
  return TRUE;
}

/* Calls for each word of a folded line, its marks taken off, whether it is a
 * figure or in the set; how many are in the set, or -1 where another word is. */
static gint
count_words_of (GHashTable *set, const char *line)
{
  gint n = 0;
  g_auto (GStrv) words = g_strsplit_set (line, " ,.:;|()/-", -1);
  for (gsize i = 0; words[i] != NULL; i++) {
    if (g_hash_table_contains (set, words[i]))
      n++;
    else if (*words[i] != '\0' && strspn (words[i], "0123456789") < MAX (strlen (words[i]), 3) - 2)
      return -1;
  }
  return n;
}

/* Nothing but words of dates and figures ("3rd" and "4pm" are figures). */
static gboolean
is_date (const SgpBoilerplate *boilerplate, const SgpBlock *block, const char *line)
{
  return block->n_words <= 16 && count_words_of (boilerplate->dates, line) > 0;
}

/* Whether one of the words is an agency's. */
static gboolean
has_agency (const SgpBoilerplate *boilerplate, const char *words, gsize length)
{
  g_autofree char *lower = g_ascii_strdown (words, (gssize) length);
  g_auto (GStrv) list = g_strsplit_set (lower, " /()[]:,.", -1);
  for (gsize i = 0; list[i] != NULL; i++)
    if (g_hash_table_contains (boilerplate->agencies, list[i]))
      return TRUE;
  return FALSE;
}

/* Whether each word begins with a capital, and there are six at most. */
static gboolean
all_capital (const char *text, const char *end)
{
  gint n = 0;
  for (const char *at = text; at < end; at++) {
    gboolean starts = at == text || at[-1] == ' ' || at[-1] == '/';
    if (starts && *at != ' ' && ++n && (g_ascii_islower (*at) || n > 6))
      return FALSE;
  }
  return n > 0;
}

/* "... /XYZ", "... AB/Jane Doe": a slash in what stands last, all of it capitals. */
static gboolean
has_slash_credit (const SgpBoilerplate *boilerplate, const char *text, const SgpBlock *block)
{
  const char *end = text + block->span.len;
  const char *slash = g_strrstr_len (text, block->span.len, "/");
  if (slash == NULL || slash + 1 == end || block->end == SGP_END_STOP || !all_capital (slash + 1, end))
    return FALSE;
  const char *word = slash;
  while (word > text && !g_ascii_isspace (word[-1]))
    word--;
  return word == slash || has_agency (boilerplate, word, (gsize) (end - word));
}

/* "... (Jane Doe/AB)", "... [AB Photo]": an agency in brackets at the end; behind a
 * full stop it is the source of the prose before. */
static gboolean
has_bracket_credit (const SgpBoilerplate *boilerplate, const char *text, const SgpBlock *block)
{
  const char *end = text + block->span.len - 1, *open;
  if (block->inner_stop || (*end != ')' && *end != ']'))
    return FALSE;
  for (open = end; open > text && *open != '(' && *open != '['; open--)
    ;
  return end - open > 2 && all_capital (open + 1, end) && has_agency (boilerplate, open + 1, (gsize) (end - open - 1));
}

/* No letters at all, or too many signs of markup and program text. */
static gboolean
is_script (const char *text, const SgpBlock *block)
{
  gint32 n_letters = block->n_letters, n_symbols = block->n_symbols;
  if (n_letters == 0)
    return TRUE;
  if (n_symbols >= 3 && n_symbols * 12 > n_letters)
    return TRUE;
  return g_strstr_len (text, block->span.len, "//") != NULL && n_symbols >= 3 && n_symbols * 25 > n_letters;
}

SgpBoilerplateKind
sgp_boilerplate_find (const SgpBoilerplate *boilerplate, const char *text, const SgpBlock *block)
{
  char line[MAX_BYTES + 1];
  const char *start = text + block->span.off;
  if (is_script (start, block))
    return SGP_BOILERPLATE_ASIDE;
  if (block->span.len > MAX_BYTES || block->n_words > MAX_WORDS)
    return SGP_BOILERPLATE_NONE;
  gint32 length = fold (start, block->span.len, line);
  SgpBoilerplateKind kind = find_phrase (boilerplate, block, line, length);
  if (kind != SGP_BOILERPLATE_NONE)
    return kind;
  gboolean aside = is_byline (start, block) || is_date (boilerplate, block, line)
                   || has_slash_credit (boilerplate, start, block) || has_bracket_credit (boilerplate, start, block);
  return aside ? SGP_BOILERPLATE_ASIDE : SGP_BOILERPLATE_NONE;
}
