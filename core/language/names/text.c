/* SPDX-License-Identifier: MIT
 *
 * What a document tells of its words before any name is read: how they are
 * written, which lists have them, and at which telling places they stand.
 *
 *     Mayor Quist spoke in Holm.  Fires rage on.  The fires...
 *       Quist  after a title      Holm  behind "in"      Fires  also in lower case
 *
 * Capitals say nothing at the start of a sentence or quotation, nor in a
 * headline in title case.
 */
#include "language/names/text-private.h"

#include "language/hash-private.h"

#include <string.h>

#define BIT(class) SGP_LISTED_BIT (SGP_LISTED_##class)

/* Words of this length or more show whether a line is in title case. */
#define LONG_WORD 4
/* The longest wording of a list, in tokens. */
#define MAX_PHRASE 7

static SgpWrittenAs
find_written (const char *p, gint32 n)
{
  const char *end = p + n;
  gunichar first = g_utf8_get_char (p);
  if (g_ascii_isdigit (*p))
    return SGP_WRITTEN_DIGIT;
  if (!g_unichar_isupper (first) && !g_unichar_istitle (first))
    return g_unichar_isalpha (first) ? SGP_WRITTEN_LOWER : SGP_WRITTEN_SIGN;
  gint32 upper = 0, lower = 0;
  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);
    upper += g_unichar_isupper (c);
    lower += g_unichar_islower (c);
  }
  if (lower > 0)
    return upper > 1 ? SGP_WRITTEN_MIXED : SGP_WRITTEN_CAPITAL;
  return upper > 1 ? SGP_WRITTEN_UPPER : end[-1] == '.' ? SGP_WRITTEN_INITIAL : SGP_WRITTEN_CAPITAL;
}

/* Enters all tokens, and looks the words up. */
static void
enter_words (SgpNameText *text)
{
  for (gint32 i = 0; i < text->n_tokens; i++) {
    text->tokens[i].word = sgp_vocabulary_enter (text->vocabulary, text->rows[i].span);
    text->n_words = MAX (text->n_words, text->tokens[i].word + 1);
  }
  text->words = g_new0 (SgpNameWord, text->n_words + 1);
  for (gint32 i = 0; i < text->n_words; i++) {
    const SgpWord *word = sgp_vocabulary_get (text->vocabulary, i);
    text->words[i].written = (guint8) find_written (text->text + word->off, word->len);
    text->words[i].classes = sgp_name_lists_find (text->lists, word->lower);
  }
}

/* Gives words that differ only in case one number. */
static void
fold_words (SgpNameText *text)
{
  guint32 mask = 16;
  while (mask < (guint32) text->n_words * 2)
    mask *= 2;
  g_autofree gint32 *slots = g_new0 (gint32, mask);
  mask--;
  for (gint32 i = 0; i < text->n_words; i++) {
    guint64 lower = sgp_vocabulary_get (text->vocabulary, i)->lower;
    guint32 slot = (guint32) lower & mask;
    while (slots[slot] != 0 && sgp_vocabulary_get (text->vocabulary, slots[slot] - 1)->lower != lower)
      slot = (slot + 1) & mask;
    if (slots[slot] == 0)
      slots[slot] = i + 1;
    text->words[i].folded = slots[slot] - 1;
  }
}

/* Whether nearly all long words are capitalised, or all are in capitals. A small word
 * that titles capitalise ("met", "is") tells that it is a sentence. */
static gboolean
is_headline (const SgpNameText *text, SgRange range)
{
  gint32 n = 0, lower = 0, upper = 0, end = range.first + range.n;
  for (gint32 i = range.first; i < end; i++) {
    const SgpNameWord *word = sgp_name_text_get_word (text, i);
    if (word->written < SGP_WRITTEN_LOWER)
      continue;
    gboolean small = word->written == SGP_WRITTEN_LOWER;
    if (text->rows[i].span.len < LONG_WORD) {
      lower += small && (word->classes & SGP_LISTED_BIT (SGP_LISTED_SMALL)) == 0;
      continue;
    }
    n++;
    lower += small && (word->classes & SGP_LISTED_BIT (SGP_LISTED_SMALL)) == 0;
    upper += word->written == SGP_WRITTEN_UPPER;
  }
  return n >= 4 && (upper * 3 >= n * 2 || lower * 8 <= n);
}

static gboolean
is_joined (const SgpNameText *text, gint32 i)
{
  return text->rows[i + 1].span.off == sg_span_end (text->rows[i].span);
}

/* A colon, bullet or opening quote right before the word, but no hyphen inside one. */
static gboolean
follows_mark (const SgpNameText *text, gint32 i, gint32 first)
{
  if (i == first || !sgp_name_text_has_class (text, i - 1, SGP_LISTED_MARK))
    return FALSE;
  char mark = text->text[text->rows[i - 1].span.off];
  return (mark != '-' && mark != '\'') || i - 1 == first || !is_joined (text, i - 2);
}

static gboolean
is_hyphen (const SgpNameText *text, gint32 i)
{
  return text->rows[i].span.len == 1 && text->text[text->rows[i].span.off] == '-';
}

/* What stands beside a capital, and behind a hyphen there: "al-Hadi", "Yu-ting". */
static void
mark_near (SgpNameText *text, gint32 i, SgRange range)
{
  gint32 end = range.first + range.n;
  gint32 first = i - 2 >= range.first && is_hyphen (text, i - 1) ? i - 2 : MAX (i - 1, range.first);
  gint32 last = i + 2 < end && is_hyphen (text, i + 1) ? i + 2 : MIN (i + 1, end - 1);
  for (gint32 k = first; k <= last; k++)
    text->tokens[k].near = TRUE;
}

static void
read_sentence (SgpNameText *text, SgRange range)
{
  gboolean seen = FALSE, headline = is_headline (text, range);
  gint32 end = range.first + range.n;
  for (gint32 i = range.first; i < end; i++) {
    SgpNameToken *token = &text->tokens[i];
    token->initial = !seen || follows_mark (text, i, range.first);
    token->headline = headline;
    seen |= sgp_name_text_get_word (text, i)->written >= SGP_WRITTEN_LOWER;
    if (sgp_name_text_is_capital (text, i))
      mark_near (text, i, range);
  }
}

/* The length of the longest wording of several words that begins at @i, or 0. */
static gint32
match_phrase (const SgpNameText *text, gint32 i, gint32 end, guint32 *classes)
{
  gint32 length = 0;
  guint64 hash = sgp_vocabulary_get (text->vocabulary, text->tokens[i].word)->lower;
  guint32 found = sgp_name_text_get_word (text, i)->classes;
  for (gint32 n = 1; n < MAX_PHRASE && i + n < end && (found & SGP_LISTED_BIT (SGP_LISTED_PREFIX)) != 0; n++) {
    hash = sgp_hash_pair (hash, sgp_vocabulary_get (text->vocabulary, text->tokens[i + n].word)->lower);
    found = sgp_name_lists_find (text->lists, hash);
    if ((found & ~SGP_LISTED_BIT (SGP_LISTED_PREFIX)) == 0
        || !(sgp_name_text_is_capital (text, i) || sgp_name_text_is_capital (text, i + n)))
      continue;
    length = n + 1;
    *classes = found & ~SGP_LISTED_BIT (SGP_LISTED_PREFIX);
  }
  return length;
}

static void
read_phrases (SgpNameText *text, SgRange range)
{
  gint32 end = range.first + range.n;
  for (gint32 i = range.first; i < end; i++) {
    guint32 classes;
    if (!text->tokens[i].near || !sgp_name_text_has_class (text, i, SGP_LISTED_PREFIX))
      continue;
    gint32 n = match_phrase (text, i, end, &classes);
    for (gint32 k = 0; k < n; k++) {
      text->tokens[i + k].phrase = classes;
      text->tokens[i + k].part = k == 0 ? 1 : k == n - 1 ? 3 : 2;
    }
    i += MAX (n - 1, 0);
  }
}

/* Where a capitalised token stands, as flags of SgpSeen. */
static guint
find_places (const SgpNameText *text, gint32 i, SgRange range)
{
  gint32 end = range.first + range.n;
  gboolean before = i > range.first && sgp_name_text_is_capital (text, i - 1);
  gboolean after = i + 1 < end && sgp_name_text_is_capital (text, i + 1);
  guint seen = text->tokens[i].initial ? 0 : SGP_SEEN_INSIDE;
  if (before && !after)
    seen |= SGP_SEEN_LAST;
  if (after && !before)
    seen |= SGP_SEEN_FIRST;
  if (before && sgp_name_text_has_class (text, i - 1, SGP_LISTED_FIRST_NAME))
    seen |= SGP_SEEN_AFTER_FIRST;
  if (after && sgp_name_text_has_class (text, i + 1, SGP_LISTED_BODY_WORD))
    seen |= SGP_SEEN_BEFORE_BODY;
  if (i + 1 < end && sgp_name_text_has_class (text, i + 1, SGP_LISTED_SPEECH))
    seen |= SGP_SEEN_BEFORE_SPEECH;
  if (i == range.first)
    return seen;
  guint32 classes = sgp_name_text_get_word (text, i - 1)->classes;
  if ((classes & SGP_LISTED_BIT (SGP_LISTED_TITLE)) != 0)
    seen |= SGP_SEEN_AFTER_TITLE;
  if (!before && (classes & SGP_LISTED_BIT (SGP_LISTED_IN)) != 0)
    seen |= SGP_SEEN_AFTER_IN;
  if ((classes & SGP_LISTED_BIT (SGP_LISTED_THE)) != 0)
    seen |= SGP_SEEN_AFTER_THE;
  if (i - 1 > range.first && i + 1 < end && text->rows[i - 1].form[0] == '(' && text->rows[i + 1].form[0] == ')'
      && sgp_name_text_is_capital (text, i - 2))
    seen |= SGP_SEEN_IN_BRACKETS;
  return seen;
}

static void
read_places (SgpNameText *text, SgRange range)
{
  for (gint32 i = range.first; i < range.first + range.n; i++) {
    const SgpNameWord *word = sgp_name_text_get_word (text, i);
    if (word->written == SGP_WRITTEN_LOWER)
      text->words[word->folded].seen |= SGP_SEEN_LOWER;
    else if (word->written >= SGP_WRITTEN_CAPITAL && !text->tokens[i].headline)
      text->words[word->folded].seen |= (guint16) find_places (text, i, range);
  }
}

/**
 * sgp_name_text_init:
 * @text: (out): what is known of the document's words
 * @lists: must outlive it
 * @clusters: (nullable): must outlive it
 * @doc: with sentences and tokens that have forms
 */
void
sgp_name_text_init (SgpNameText *text, const SgpNameLists *lists, const SgpClusters *clusters, SgDocument *doc)
{
  *text = (SgpNameText) { .lists = lists, .text = sg_document_get_text (doc, NULL) };
  text->rows = sg_document_get_tokens (doc, &text->n_tokens);
  text->sentences = sg_document_get_sentences (doc, &text->n_sentences);
  text->vocabulary = sgp_vocabulary_new (doc, clusters);
  text->tokens = g_new0 (SgpNameToken, text->n_tokens);
  enter_words (text);
  fold_words (text);
  for (gint32 i = 0; i < text->n_sentences; i++) {
    read_sentence (text, text->sentences[i].tokens);
    read_phrases (text, text->sentences[i].tokens);
    read_places (text, text->sentences[i].tokens);
  }
  for (gint32 i = 0; i < text->n_words; i++)
    text->words[i].seen = text->words[text->words[i].folded].seen;
}

void
sgp_name_text_clear (SgpNameText *text)
{
  sgp_vocabulary_free (text->vocabulary);
  g_free (text->tokens);
  g_free (text->words);
}

gboolean
sgp_name_text_is_title (const SgpNameText *text, gint32 i)
{
  guint32 classes = sgp_name_text_get_word (text, i)->classes;
  gboolean name = (classes & BIT (FIRST_NAME)) != 0 && (classes & BIT (COMMON)) == 0;
  return ((classes & BIT (TITLE)) != 0 && !name)
         || (((classes | text->tokens[i].phrase) & BIT (ROLE)) != 0 && (classes & (BIT (FIRST_NAME) | BIT (SURNAME))) == 0);
}
