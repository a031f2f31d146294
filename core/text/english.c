/* SPDX-License-Identifier: MIT
 *
 * A document with its paragraphs in; out comes whether it is English, so that
 * nobody takes for silence what was never understood. A quarter of the words
 * of English news are function words that other languages do not have (core/
 * data/en/function-words.tsv); in other languages hardly one in a hundred is,
 * so one in twenty-five is asked for. Asides do not count.
 *
 *     The mayor said that it was not the case.     the that it not the: 5 of 9
 *     Der Minister sagte, das sei nicht der Fall.  none of 8
 *
 * Texts of few words pass: a headline may do without. A language written
 * without blanks has a word a letter, so that it is not taken for a short text.
 */
#include "text/english-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* Shorter texts are not judged. */
#define MIN_WORDS 20
/* One word in so many must be known. */
#define ONE_IN 25
/* No function word has more letters. */
#define MAX_LETTERS 15

struct _SgpEnglish {
  const SgTable *words;         /* borrowed from the lexicon */
  guint32 lengths[26];          /* a bit for each length of the words that begin with a letter */
};

/* The word that is being read, and what was counted. */
typedef struct {
  const SgpEnglish *english;
  char word[MAX_LETTERS + 1];
  gint32 length;                /* its letters; may be more than there is room for */
  gint64 n_words, n_known;
} Count;

SgpEnglish *
sgp_english_new (const SgLexicon *lexicon, GError **error)
{
  static const char *const columns[] = { "word", "class", NULL };
  const SgTable *words = sgp_lexicon_get_table (lexicon, "function-words", columns, error);
  if (words == NULL)
    return NULL;
  SgpEnglish *english = g_new0 (SgpEnglish, 1);
  english->words = words;
  for (gint32 i = 0; i < sgp_table_get_n_rows (words); i++) {
    const char *word = sgp_table_get_row (words, i)->cells[0];
    gsize length = strlen (word);
    if (g_ascii_islower (word[0]) && length <= MAX_LETTERS)
      english->lengths[word[0] - 'a'] |= 1u << length;
  }
  return english;
}

void
sgp_english_free (SgpEnglish *english)
{
  g_free (english);
}

static void
end_word (Count *count)
{
  if (count->length == 0)
    return;
  count->n_words++;
  if (count->length <= MAX_LETTERS && (count->english->lengths[count->word[0] - 'a'] >> count->length & 1) != 0) {
    count->word[count->length] = '\0';
    count->n_known += sgp_table_find (count->english->words, count->word) >= 0;
  }
  count->length = 0;
}

/* Whether a letter belongs to a script that is written without blanks. */
static gboolean
is_unparted (gunichar letter)
{
  switch (g_unichar_get_script (letter)) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_THAI:
  case G_UNICODE_SCRIPT_LAO:
  case G_UNICODE_SCRIPT_KHMER:
  case G_UNICODE_SCRIPT_MYANMAR:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Takes a character that is not ASCII. */
static void
count_other (Count *count, gunichar character)
{
  gboolean unparted = is_unparted (character);
  if (unparted || !(g_unichar_isalpha (character) || g_unichar_ismark (character)))
    end_word (count);
  else
    count->length = MAX_LETTERS + 1;    /* a word that is not in the table */
  count->n_words += unparted;
}

static void
count_words (Count *count, const char *text, gint32 length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    if ((guchar) *at >= 0x80)
      count_other (count, g_utf8_get_char (at));
    else if (!g_ascii_isalpha (*at))
      end_word (count);
    else if (count->length < MAX_LETTERS)
      count->word[count->length++] = g_ascii_tolower (*at);
    else
      count->length = MAX_LETTERS + 1;
  }
  end_word (count);
}

gboolean
sgp_english_run (const SgpEnglish *english, const SgDocument *doc, GError **error)
{
  gint32 n;
  Count count = { .english = english };
  const char *text = sg_document_get_text (doc, NULL);
  const SgParagraph *paragraphs = sg_document_get_paragraphs (doc, &n);
  for (gint32 i = 0; i < n; i++)
    if (paragraphs[i].kind != SG_PARAGRAPH_ASIDE)
      count_words (&count, text + paragraphs[i].span.off, paragraphs[i].span.len);
  if (count.n_words < MIN_WORDS || count.n_known * ONE_IN >= count.n_words)
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_DATA,
               "not English: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " words %s, at least %" G_GINT64_FORMAT " expected",
               count.n_known, count.n_words,
               count.n_known == 1 ? "is an English function word" : "are English function words",
               (count.n_words + ONE_IN - 1) / ONE_IN);
  return FALSE;
}
