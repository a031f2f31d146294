/* SPDX-License-Identifier: MIT
 *
 * Measures a block of text in one pass: how many words, how many of them with a
 * capital, how it ends. These few figures tell a headline from a sentence.
 *
 *     Minister: "We Were Wrong"     4 words, 3 long, 2 of them capital, end open
 *     The minister said no.         4 words, 2 long, 0 capital, end stop
 */
#include "text/block-private.h"

#include <string.h>

/* Bytes of the closing mark that ends here, 0 where none does. */
static gint32
get_closing_mark (const char *text, gint32 length)
{
  static const char *const marks[] = { "\"", "'", ")", "]", "\u201D", "\u2019", "\u00BB" };
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    gint32 n = (gint32) strlen (marks[i]);
    if (length >= n && memcmp (text + length - n, marks[i], (gsize) n) == 0)
      return n;
  }
  return 0;
}

static gboolean
ends_with (const char *text, gint32 length, const char *end)
{
  gint32 n = (gint32) strlen (end);
  return length >= n && memcmp (text + length - n, end, (gsize) n) == 0;
}

SgpEnd
sgp_text_get_end (const char *text, gint32 length)
{
  gint32 n;
  while (length > 0 && (n = get_closing_mark (text, length)) > 0)
    length -= n;
  char last = length > 0 ? text[length - 1] : '\0';
  if (last == '.' || last == '!' || last == '?' || ends_with (text, length, "\u2026"))
    return SGP_END_STOP;
  if (last == ':')
    return SGP_END_COLON;
  if (last == ',' || last == ';' || last == '-' || ends_with (text, length, "\u2013") || ends_with (text, length, "\u2014"))
    return SGP_END_COMMA;
  return SGP_END_OPEN;
}

/* "12. ", "3) ", "(b) ": bytes up to the text behind. */
static gint32
get_numbering (const char *text, gint32 length)
{
  gint32 i = 0, first;
  gboolean bracket = length > 0 && text[0] == '(';
  for (i = first = bracket; i < length && i < first + 2 && g_ascii_isdigit (text[i]); i++)
    ;
  if (i == first && i < length && bracket && g_ascii_islower (text[i]))
    i++;
  if (i == first || i + 1 >= length || text[i + 1] != ' ')
    return 0;
  return text[i] == ')' || (!bracket && text[i] == '.') ? i + 2 : 0;
}

gint32
sgp_text_get_bullet (const char *text, gint32 length)
{
  static const char *const bullets[] = { "\u2022", "\u25CF", "\u25AA", "\u2023", "\u25E6", "\u25A0", "\u00B7", "\u2013 ", "- ", "* " };
  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++) {
    gint32 n = (gint32) strlen (bullets[i]);
    if (length > n && memcmp (text, bullets[i], (gsize) n) == 0) {
      while (n < length && text[n] == ' ')
        n++;
      return n;
    }
  }
  return get_numbering (text, length);
}

/* Whether prose hardly has this sign. */
static gboolean
is_symbol (char byte)
{
  return g_ascii_ispunct (byte) && strchr ("{}<>=|\\_/;~^", byte) != NULL;
}

/* Counts a word: from its first letter on, quotation marks passed over. */
static void
count_word (SgpBlock *block, const char *word, gint32 length)
{
  gint32 from = 0, n_letters = 0;
  while (from < length && g_ascii_ispunct (word[from]))
    from++;
  if (length - from > 3 && ((guchar) word[from]) == 0xE2)
    from += 3;
  for (gint32 i = 0; i < length; i++) {
    if (i >= from && (g_ascii_isalnum (word[i]) || (guchar) word[i] >= 0xC0))
      n_letters++;
    else if (is_symbol (word[i]))
      block->n_symbols++;
  }
  block->n_words++;
  block->n_letters += n_letters;
  if (n_letters < 4)
    return;
  block->n_long++;
  block->n_capital += g_unichar_isupper (g_utf8_get_char (word + from));
}

/* Whether a sentence ends with this word and another begins behind it. */
static gboolean
ends_sentence (const char *word, gint32 length, const char *next)
{
  if (length < 4 || sgp_text_get_end (word, length) != SGP_END_STOP)
    return FALSE;
  return g_ascii_isupper (*next) || strchr ("\"([", *next) != NULL || (guchar) *next == 0xE2;
}

void
sgp_block_measure (SgpBlock *block, const char *text)
{
  const char *at = text + block->span.off, *end = at + block->span.len;
  block->opens_quote = *at == '"' || g_str_has_prefix (at, "\u201C") || g_str_has_prefix (at, "\u201D");
  block->opens_dash = *at == '-' || g_str_has_prefix (at, "\u2013") || g_str_has_prefix (at, "\u2014") || g_str_has_prefix (at, "\u2015");
  block->end = sgp_text_get_end (at, block->span.len);
  while (at < end) {
    const char *word = at;
    while (at < end && !g_ascii_isspace (*at))
      at++;
    gint32 length = (gint32) (at - word);
    while (at < end && g_ascii_isspace (*at))
      at++;
    if (length == 0)
      continue;
    count_word (block, word, length);
    block->inner_stop = block->inner_stop || (at < end && ends_sentence (word, length, at));
  }
}
