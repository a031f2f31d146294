/* SPDX-License-Identifier: MIT
 *
 * A word whose end is known in, one or more pieces out: it takes its period
 * where it is an abbreviation, and gives away clitics and units.
 *
 *     Sen. -> Sen.   J. -> J.   don't -> do n't   cannot -> can not   5km -> 5 km
 */
#include "language/tokens/lexer-private.h"

#include <string.h>

static gint32
skip_spaces (const SgpLexer *lexer, gint32 pos)
{
  gint32 limit = pos + SGP_MAX_WORD_BYTES;
  for (SgpGlyph g = sgp_lexer_peek (lexer, pos); g.class == SGP_GLYPH_SPACE && pos < limit; g = sgp_lexer_peek (lexer, pos))
    pos += g.len;
  return pos;
}

/* Whether what follows makes a single capital an initial ("J. Smith", "H. R. 9"). */
static gboolean
is_initial (const SgpLexer *lexer, gint32 start, gint32 behind)
{
  gint32 next = skip_spaces (lexer, behind);
  SgpGlyph g = sgp_lexer_peek (lexer, next);
  const SgpPiece *last = sgp_lexer_get_last (lexer);
  gboolean titled = last != NULL && last->word_class == SGP_CLASS_TITLE;
  if (!sgp_glyph_is_word (g.class) || (lexer->text[start] == 'I' && next > behind && !titled))
    return FALSE;
  if (!g_unichar_isupper (g.c))
    return TRUE;
  gint32 end = sgp_lexer_skip_run (lexer, next, SGP_GLYPH_ALPHA);
  return end - next == 1 ? sgp_lexer_peek (lexer, end).c == '.'
                         : sgp_lexer_look_up (lexer, next, end - next)->sentence != SGP_CLASS_OPENER;
}

/* Whether a single small letter stands for a word: "(b. March 2009)". */
static gboolean
is_bracketed (const SgpLexer *lexer, gint32 start, gint32 end)
{
  const SgpPiece *last = sgp_lexer_get_last (lexer);
  return end - start == 1 && g_ascii_islower (lexer->text[start]) && last != NULL && last->kind == SGP_PIECE_OPEN && !lexer->space;
}

/* Class of the word [start, end) if the period at @end belongs to it. */
static SgpWordClass
abbreviation_class (const SgpLexer *lexer, gint32 start, gint32 end)
{
  const char *text = lexer->text;
  gunichar first = g_utf8_get_char (text + start);
  gboolean upper = g_unichar_isupper (first);
  SgpWordClass known = sgp_lexer_look_up (lexer, start, end + 1 - start)->abbreviation;
  SgpGlyph next = sgp_lexer_peek (lexer, skip_spaces (lexer, end + 1));
  switch (known) {
  case SGP_CLASS_TITLE: case SGP_CLASS_DATE: case SGP_CLASS_NAME:
    return upper ? known : SGP_CLASS_NONE;
  case SGP_CLASS_NUMBER:
    if (next.class == SGP_GLYPH_DIGIT)
      return known;
    break;
  case SGP_CLASS_NONE:
    break;
  default:
    return known;
  }
  if (end - start >= 3 && text[end - 2] == '.')
    return SGP_CLASS_NAME; /* U.S. */
  if (upper && end - start == g_utf8_skip[(guchar) text[start]] && is_initial (lexer, start, end + 1))
    return SGP_CLASS_TITLE; /* J. Smith */
  if (is_bracketed (lexer, start, end))
    return SGP_CLASS_INSIDE;
  return SGP_CLASS_NONE;
}

/* Whether the digits [start, end) are those of a decade: "the 1960's", "the 80's" */
static gboolean
is_decade (const char *text, gint32 start, gint32 end)
{
  for (gint32 i = start; i < end; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return (end - start == 2 || end - start == 4) && text[end - 1] == '0';
}

/* Whether the @n bytes at @tail are those of a clitic behind its apostrophe. */
static gboolean
is_clitic (const char *tail, gint32 n)
{
  char first = (char) (tail[0] | 32);
  if (n == 1)
    return first == 's' || first == 'm' || first == 'd';
  char second = (char) (tail[1] | 32);
  return second == 'e' ? first == 'r' || first == 'v' : first == 'l' && second == 'l';
}

/* Where the apostrophe before the byte @tail begins, or -1. */
static gint32
find_apostrophe (const SgpLexer *lexer, gint32 start, gint32 tail)
{
  guchar last = (guchar) lexer->text[tail - 1];
  gint32 i = tail - 1;
  if (last >= 0x80)
    i = tail > start + 3 ? (gint32) (g_utf8_prev_char (lexer->text + tail) - lexer->text) : start;
  guint8 class = i > start && (last >= 0x80 || last == '\'' || last == '`') ? sgp_lexer_peek (lexer, i).class : SGP_GLYPH_END;
  return class == SGP_GLYPH_APOSTROPHE || class == SGP_GLYPH_BACKTICK ? i : -1;
}

/* Where a clitic is to be cut from the word [start, end): "do|n't"; or @end. */
gint32
sgp_lexer_find_clitic (const SgpLexer *lexer, gint32 start, gint32 end)
{
  const char *text = lexer->text;
  for (gint32 tail = end - 1; tail >= end - 2 && tail > start; tail--) {
    gint32 i = find_apostrophe (lexer, start, tail);
    if (i < 0)
      continue;
    if (end - tail == 1 && (text[tail] | 32) == 't' && (text[i - 1] | 32) == 'n' && i - 1 > start)
      return i - 1;
    return is_clitic (text + tail, end - tail) && !((text[tail] | 32) == 's' && is_decade (text, start, i)) ? i : end;
  }
  return end;
}

/* Where a unit begins behind digits: "5|km"; or @end. */
static gint32
find_unit (const SgpLexer *lexer, gint32 start, gint32 end)
{
  gint32 i = start;
  while (i < end && (g_ascii_isdigit (lexer->text[i]) || strchr (".,:/", lexer->text[i]) != NULL))
    i++;
  if (i == start || i == end)
    return end;
  if (end - i == 1 && g_ascii_isupper (lexer->text[i]))
    return end; /* "3G", "86M" */
  return sgp_lexer_look_up (lexer, i, end - i)->abbreviation == SGP_CLASS_UNIT ? i : end;
}

/* Where @n bytes of the form in the table end, whose apostrophes are straight. */
static gint32
skip_folded (const SgpLexer *lexer, gint32 start, gint32 n)
{
  for (; n > 0; n--)
    start += strncmp (lexer->text + start, "\xE2\x80\x99", 3) == 0 ? 3 : 1;
  return start;
}

/* Writes [start, end) as one word, two, or more where clitics are stacked. */
void
sgp_lexer_emit_word (SgpLexer *lexer, gint32 start, gint32 end, int depth)
{
  gboolean digit = sgp_lexer_peek (lexer, start).class == SGP_GLYPH_DIGIT;
  gboolean letter = g_ascii_isalpha (lexer->text[start]);
  gboolean may_part = letter ? sgp_words_may_part (lexer->words, lexer->text + start, end - start) : !digit;
  gint32 known = may_part ? sgp_lexer_look_up (lexer, start, end - start)->cut : -1;
  gint32 cut = known > 0 ? skip_folded (lexer, start, known) : sgp_lexer_find_clitic (lexer, start, end);
  if (cut == end && digit)
    cut = find_unit (lexer, start, end);
  if (cut > start && cut < end && depth < 3) {
    sgp_lexer_emit_word (lexer, start, cut, depth + 1);
    sgp_lexer_emit (lexer, cut, end, SGP_PIECE_WORD, SGP_CLASS_NONE);
    return;
  }
  sgp_lexer_emit (lexer, start, end, digit ? SGP_PIECE_NUMBER : SGP_PIECE_WORD, SGP_CLASS_NONE);
}

/* Whether the word breaks off: "I th- I think", "pre- and post-war" */
static gboolean
breaks_off (const SgpLexer *lexer, gint32 start, gint32 end)
{
  if (sgp_lexer_peek (lexer, end).c != '-' || end - start > 3 || !sgp_glyph_is_blank (sgp_lexer_peek (lexer, end + 1).class))
    return FALSE;
  for (gint32 i = start + 1; i < end; i++)
    if (!g_ascii_islower (lexer->text[i]))
      return FALSE;
  return g_ascii_isalpha (lexer->text[start]);
}

/* Whether two periods stand at @pos: that of an abbreviation and that of the sentence. */
static gboolean
is_period_behind (const SgpLexer *lexer, gint32 pos)
{
  return lexer->text[pos + 1] == '.' && lexer->text[pos + 2] != '.';
}

/* Whether the period belongs to the number of a list's item: "1. Go home." */
static gboolean
is_item (const SgpLexer *lexer, gint32 start, gint32 end)
{
  const SgpPiece *last = sgp_lexer_get_last (lexer);
  guint8 before = last != NULL ? last->kind : SGP_PIECE_PERIOD;
  return end - start <= 2 && g_ascii_isdigit (lexer->text[start]) && sgp_lexer_peek (lexer, end + 1).class == SGP_GLYPH_SPACE
         && (before == SGP_PIECE_PERIOD || before == SGP_PIECE_MARK);
}

/* Reads the word that begins here, with its period if it is an abbreviation. */
void
sgp_lexer_read_word (SgpLexer *lexer)
{
  gint32 start = lexer->pos, end = sgp_lexer_scan_word (lexer, start);
  SgpGlyph g = sgp_lexer_peek (lexer, end);
  if (g.c == '$' && end - start <= 3 && g_ascii_isupper (lexer->text[end - 1])) {
    sgp_lexer_emit (lexer, start, end + 1, SGP_PIECE_OTHER, SGP_CLASS_NONE); /* US$ */
    return;
  }
  if (g.c == '!' && sgp_lexer_look_up (lexer, start, end + 1 - start)->abbreviation == SGP_CLASS_NAME
      && g_ascii_isupper (lexer->text[start])) {
    sgp_lexer_emit (lexer, start, end + 1, SGP_PIECE_ABBREVIATION, SGP_CLASS_NAME); /* Yahoo! */
    return;
  }
  if (g.c == '.' && (lexer->text[end + 1] != '.' || is_period_behind (lexer, end))) {
    SgpWordClass word_class = abbreviation_class (lexer, start, end);
    gboolean item = is_item (lexer, start, end);
    gint32 unit = find_unit (lexer, start, end + 1);
    if (word_class != SGP_CLASS_NONE || item) {
      sgp_lexer_emit (lexer, start, end + 1, SGP_PIECE_ABBREVIATION, item ? SGP_CLASS_TITLE : word_class);
      return;
    }
    if (unit < end) {
      sgp_lexer_emit (lexer, start, unit, SGP_PIECE_NUMBER, SGP_CLASS_NONE);
      return; /* "5" of "5p.m."; the rest is a word of its own */
    }
  }
  gint32 digits = sgp_lexer_skip_run (lexer, start, SGP_GLYPH_DIGIT);
  if (digits > start && digits < end && lexer->text[end - 1] == 'm' && lexer->text[end - 2] == '.') {
    sgp_lexer_emit (lexer, start, digits, SGP_PIECE_NUMBER, SGP_CLASS_NONE);
    return;
  }
  if (breaks_off (lexer, start, end))
    sgp_lexer_emit (lexer, start, end + 1, SGP_PIECE_WORD, SGP_CLASS_NONE);
  else
    sgp_lexer_emit_word (lexer, start, end, 0);
}
