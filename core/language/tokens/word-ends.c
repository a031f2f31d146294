/* SPDX-License-Identifier: MIT
 *
 * Where a word ends. It is letters and digits, and such signs as hold them
 * together, by what stands on both sides of the sign:
 *
 *     anti-war   1,000   9/11   s/he   AT&T   U.S   example.org   O'Neill   10:30
 *     well|-known   5|,6   and|/or   left|.Then
 */
#include "language/tokens/lexer-private.h"

#include <string.h>

/* A word while it is being read. */
typedef struct {
  gint32 start, segment, pos; /* of the word, of its last part, here */
  guint8 prev;                /* class of the character before */
} Word;

/* End of the run of letters and digits at @pos. */
gint32
sgp_lexer_skip_run (const SgpLexer *lexer, gint32 pos, guint8 class)
{
  gint32 limit = pos + SGP_MAX_WORD_BYTES;
  for (SgpGlyph g = sgp_lexer_peek (lexer, pos); g.class == class && pos < limit; g = sgp_lexer_peek (lexer, pos))
    pos += g.len;
  return pos;
}

/* Whether what stands between a period and @end ends the name of a page or file:
 * "example.org", "News.Com", "LIST.XLS", "v2.doc"; but "he left.In" */
static gboolean
is_domain (const SgpLexer *lexer, const Word *word, gint32 start, gint32 end)
{
  SgpWordClass known = sgp_lexer_look_up (lexer, start, end - start)->abbreviation;
  gboolean lower = g_ascii_islower (lexer->text[start]);
  if (known == SGP_CLASS_FILE)
    return lower || g_ascii_isupper (lexer->text[end - 1]);
  return known == SGP_CLASS_DOMAIN && word->prev == SGP_GLYPH_ALPHA && (lower || end - start > 2);
}

/* Whether small letters stand between two periods: "lists" in "alt.lists.music" */
static gboolean
is_between_periods (const SgpLexer *lexer, const Word *word, gint32 start, gint32 end)
{
  for (gint32 i = word->segment; i < end; i++)
    if (!g_ascii_islower (lexer->text[i]) && i != start - 1)
      return FALSE;
  gboolean before = word->segment > word->start && lexer->text[word->segment - 1] == '.';
  return before || (lexer->text[end] == '.' && g_ascii_islower (lexer->text[end + 1]));
}

/* "Ph.D", "U.S", "example.org", "2.5" */
static gboolean
joins_period (const SgpLexer *lexer, const Word *word, SgpGlyph next)
{
  gint32 behind = word->pos + 1;
  if (word->prev == SGP_GLYPH_DIGIT && next.class == SGP_GLYPH_DIGIT)
    return TRUE;
  if (next.class != SGP_GLYPH_ALPHA)
    return FALSE;
  gint32 end = sgp_lexer_skip_run (lexer, behind, SGP_GLYPH_ALPHA);
  if (is_domain (lexer, word, behind, end))
    return TRUE;
  if (word->prev != SGP_GLYPH_ALPHA)
    return FALSE;
  if ((word->pos - word->segment == 1 && end - behind == 1) || is_between_periods (lexer, word, behind, end))
    return TRUE;
  return sgp_lexer_peek (lexer, end).c == '.'
         && sgp_lexer_look_up (lexer, word->start, end + 1 - word->start)->abbreviation != SGP_CLASS_NONE;
}

/* "1,000" but not "5,6" */
static gboolean
joins_comma (const SgpLexer *lexer, const Word *word, SgpGlyph next)
{
  return word->prev == SGP_GLYPH_DIGIT && next.class == SGP_GLYPH_DIGIT
         && sgp_lexer_skip_run (lexer, word->pos + 1, SGP_GLYPH_DIGIT) == word->pos + 4;
}

/* "9/11" and "s/he" but not "and/or" */
static gboolean
joins_slash (const SgpLexer *lexer, const Word *word, SgpGlyph next)
{
  if (word->prev == SGP_GLYPH_DIGIT || next.class == SGP_GLYPH_DIGIT)
    return word->prev == next.class;
  return word->pos - word->start == 1 && word->prev == SGP_GLYPH_ALPHA && next.class == SGP_GLYPH_ALPHA
         && sgp_lexer_skip_run (lexer, word->pos + 1, SGP_GLYPH_ALPHA) - word->pos <= 4;
}

/* "anti-war", "555-1234", "2001-09-11", "90210-1234", but not "well-known", "10-15" */
static gboolean
joins_hyphen (const SgpLexer *lexer, const Word *word, SgpGlyph next)
{
  if (lexer->text[word->pos] != '-' || !sgp_glyph_is_word (next.class))
    return FALSE;
  if (word->prev == SGP_GLYPH_DIGIT && next.class == SGP_GLYPH_DIGIT) {
    gint32 behind = sgp_lexer_skip_run (lexer, word->pos + 1, SGP_GLYPH_DIGIT);
    gint32 n = word->pos - word->segment, m = behind - word->pos - 1;
    gboolean more = lexer->text[behind] == '-' && sgp_lexer_peek (lexer, behind + 1).class == SGP_GLYPH_DIGIT;
    return (n == 3 && (m == 3 || m == 4)) || ((n == 5 || n == 1) && m == 4) || more || (word->segment > word->start && lexer->text[word->segment - 1] == '-');
  }
  return word->start == word->segment && sgp_lexer_look_up (lexer, word->start, word->pos - word->start)->affix;
}

/* Whether the sign @g stands inside the word rather than behind it. */
static gboolean
joins (const SgpLexer *lexer, const Word *word, SgpGlyph g)
{
  SgpGlyph next = sgp_lexer_peek (lexer, word->pos + g.len);
  switch (g.class) {
  case SGP_GLYPH_APOSTROPHE:
  case SGP_GLYPH_BACKTICK:
    return next.class == SGP_GLYPH_ALPHA && sgp_glyph_is_word (word->prev);
  case SGP_GLYPH_PERIOD:
    return g.c == '.' && joins_period (lexer, word, next);
  case SGP_GLYPH_COMMA:
    return joins_comma (lexer, word, next);
  case SGP_GLYPH_COLON:
    return word->prev == SGP_GLYPH_DIGIT && next.class == SGP_GLYPH_DIGIT;
  case SGP_GLYPH_SLASH:
    return joins_slash (lexer, word, next);
  case SGP_GLYPH_HYPHEN:
    return joins_hyphen (lexer, word, next);
  case SGP_GLYPH_AND:
    return word->prev == SGP_GLYPH_ALPHA && next.c < 0x80 && g_ascii_isupper (next.c)
           && g_ascii_isupper (lexer->text[word->pos - 1]);
  default:
    return FALSE;
  }
}

/* Reads a word from @start on; returns its end. */
gint32
sgp_lexer_scan_word (const SgpLexer *lexer, gint32 start)
{
  Word word = { start, start, start, SGP_GLYPH_END };
  word.pos = sgp_skip_letters (lexer->text, start, MIN (lexer->end, start + SGP_MAX_WORD_BYTES));
  word.prev = word.pos > start ? SGP_GLYPH_ALPHA : SGP_GLYPH_END;
  while (word.pos - start < SGP_MAX_WORD_BYTES) {
    SgpGlyph g = sgp_lexer_peek (lexer, word.pos);
    if (sgp_glyph_is_word (g.class)) {
      word.pos += g.len;
    } else if (word.pos > start && joins (lexer, &word, g)) {
      word.pos += g.len;
      word.segment = word.pos;
    } else {
      break;
    }
    word.prev = g.class;
  }
  return word.pos;
}
