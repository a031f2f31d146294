/* SPDX-License-Identifier: MIT
 *
 * Tokens that begin with a sign: quotes, of which it must be known whether they
 * open or close, words with an apostrophe in front ('em), smiles, hashtags, runs
 * of the same sign ("--", "***"), and all other signs one by one.
 */
#include "language/tokens/lexer-private.h"

#include <string.h>

/* End of a run of the same character, or of ! and ? mixed. */
gint32
sgp_lexer_skip_same (const SgpLexer *lexer, gint32 pos, SgpGlyph first)
{
  gint32 limit = pos + SGP_MAX_WORD_BYTES;
  for (SgpGlyph g = first; pos < limit; g = sgp_lexer_peek (lexer, pos)) {
    if (g.c != first.c && !(first.class == SGP_GLYPH_MARK && g.class == SGP_GLYPH_MARK))
      break;
    pos += g.len;
  }
  return pos;
}

/* Whether the quote at @pos opens, by what stands on its two sides. */
static gboolean
quote_opens (const SgpLexer *lexer, gint32 pos, gint32 len)
{
  gboolean before = pos > lexer->begin && !lexer->space;
  if (before) {
    guchar c = (guchar) lexer->text[pos - 1];
    before = strchr ("([{-/\"'`", c) == NULL && !(pos - lexer->begin >= 3 && memcmp (lexer->text + pos - 3, "\xE2\x80\x94", 3) == 0);
  }
  guint8 next = sgp_lexer_peek (lexer, pos + len).class;
  gboolean behind = next != SGP_GLYPH_SPACE && next != SGP_GLYPH_END;
  return before == behind ? (before ? FALSE : lexer->quotes % 2 == 0) : behind;
}

/* Double quotes of any kind, and two single ones typed for a double. */
void
sgp_lexer_read_quote (SgpLexer *lexer, SgpGlyph g)
{
  gint32 pos = lexer->pos;
  gboolean opens;
  if (g.c == 0x201C || g.c == 0x201E || g.c == 0x00AB)
    opens = TRUE;
  else if (g.c == 0x201D || g.c == 0x00BB)
    opens = FALSE;
  else
    opens = quote_opens (lexer, pos, g.len);
  lexer->quotes++;
  sgp_lexer_emit (lexer, pos, pos + g.len, opens ? SGP_PIECE_OPEN : SGP_PIECE_CLOSE, SGP_CLASS_NONE);
}

/* Whether an apostrophe in front belongs to the word: 'em, 's (alone), '90s. */
static gint32
scan_apostrophe_word (const SgpLexer *lexer, SgpGlyph g)
{
  gint32 start = lexer->pos, behind = start + g.len;
  SgpGlyph next = sgp_lexer_peek (lexer, behind);
  if (next.class == SGP_GLYPH_DIGIT) {
    gint32 end = sgp_lexer_scan_word (lexer, behind);
    gint32 digits = sgp_lexer_skip_run (lexer, behind, SGP_GLYPH_DIGIT) - behind;
    gboolean closed = g.c != 0x2019 && sgp_lexer_peek (lexer, end).class == SGP_GLYPH_APOSTROPHE;
    return digits == 2 && end - behind <= 3 && !closed ? end : -1;
  }
  if (next.class != SGP_GLYPH_ALPHA || g.c == 0x2018)
    return -1;
  gint32 end = sgp_lexer_skip_run (lexer, behind, SGP_GLYPH_ALPHA);
  if (sgp_lexer_look_up (lexer, start, end - start)->cut >= 0)
    return end;
  SgpGlyph last = sgp_lexer_peek (lexer, end);
  return lexer->pos > lexer->begin && sgp_lexer_find_clitic (lexer, start - 1, end) == start && last.class != SGP_GLYPH_APOSTROPHE ? end : -1;
}

void
sgp_lexer_read_apostrophe (SgpLexer *lexer, SgpGlyph g)
{
  gint32 pos = lexer->pos;
  SgpGlyph next = sgp_lexer_peek (lexer, pos + g.len);
  if (next.c == g.c) {
    gboolean opens = g.class == SGP_GLYPH_BACKTICK || g.c == 0x2018 || quote_opens (lexer, pos, 2 * g.len);
    sgp_lexer_emit (lexer, pos, pos + 2 * g.len, opens ? SGP_PIECE_OPEN : SGP_PIECE_CLOSE, SGP_CLASS_NONE);
    return;
  }
  gint32 end = scan_apostrophe_word (lexer, g);
  if (end > 0) {
    sgp_lexer_emit_word (lexer, pos, end, 0);
    return;
  }
  gboolean opens = g.c == 0x2018 || g.class == SGP_GLYPH_BACKTICK
                   || (g.c != 0x2019 && (lexer->space || pos == lexer->begin || quote_opens (lexer, pos, g.len))
                       && next.class != SGP_GLYPH_SPACE);
  sgp_lexer_emit (lexer, pos, pos + g.len, opens ? SGP_PIECE_OPEN : SGP_PIECE_CLOSE, SGP_CLASS_NONE);
}

/* ":)" and the like, before a blank; or -1. */
static gint32
scan_emoticon (const SgpLexer *lexer)
{
  const char *text = lexer->text;
  gint32 pos = lexer->pos;
  if (!(lexer->space || pos == lexer->begin) || (text[pos] != ':' && text[pos] != ';'))
    return -1;
  gint32 mouth = pos + 1 + (text[pos + 1] == '-');
  if (mouth >= lexer->end || strchr ("()DPp/|", text[mouth]) == NULL || text[mouth] == '\0')
    return -1;
  guint8 next = sgp_lexer_peek (lexer, mouth + 1).class;
  return sgp_glyph_is_word (next) ? -1 : mouth + 1;
}

/* End of the letters and digits at @pos. */
static gint32
skip_tag (const SgpLexer *lexer, gint32 pos)
{
  gint32 limit = pos + SGP_MAX_WORD_BYTES;
  for (SgpGlyph g = sgp_lexer_peek (lexer, pos); sgp_glyph_is_word (g.class) && pos < limit; g = sgp_lexer_peek (lexer, pos))
    pos += g.len;
  return pos;
}

/* Any other sign, or a run of the same: "--", "***". */
void
sgp_lexer_read_sign (SgpLexer *lexer, SgpGlyph g)
{
  static const gunichar runs[] = { '-', '*', '=', '~', '+', '<', '>', '#', '$', 0x2013, 0x2014, 0 };
  gint32 pos = lexer->pos, end = scan_emoticon (lexer);
  if (end > 0) {
    sgp_lexer_emit (lexer, pos, end, SGP_PIECE_SMILE, SGP_CLASS_NONE);
    return;
  }
  if (g.c == '#' && sgp_glyph_is_word (sgp_lexer_peek (lexer, pos + 1).class) && sgp_lexer_peek (lexer, pos + 1).class == SGP_GLYPH_ALPHA)
    end = skip_tag (lexer, pos + 1);
  gboolean leads = lexer->space || pos == lexer->begin;
  if (g.c == '+' && leads && sgp_lexer_peek (lexer, pos + 1).class == SGP_GLYPH_DIGIT)
    end = sgp_lexer_scan_word (lexer, pos + 1);
  if (end < 0) {
    end = pos + g.len;
    for (int i = 0; runs[i] != 0; i++)
      if (g.c == runs[i])
        end = sgp_lexer_skip_same (lexer, pos, g);
    while (g.c > 0x2190 && sgp_lexer_peek (lexer, end).c >= 0x200D && g_unichar_ismark (sgp_lexer_peek (lexer, end).c) && end - pos < SGP_MAX_WORD_BYTES)
      end += sgp_lexer_peek (lexer, end).len; /* what an emoji carries */
  }
  sgp_lexer_emit (lexer, pos, end, SGP_PIECE_OTHER, SGP_CLASS_NONE);
}
