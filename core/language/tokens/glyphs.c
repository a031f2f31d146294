/* SPDX-License-Identifier: MIT
 *
 * A character in, its class out (see glyphs-private.h).
 */
#include "language/tokens/glyphs-private.h"

const guint8 sgp_glyph_classes[256] = {
  [0 ... ' '] = SGP_GLYPH_SPACE, ['!'] = SGP_GLYPH_MARK, ['"'] = SGP_GLYPH_QUOTE, ['#'] = SGP_GLYPH_SIGN,
  ['$'] = SGP_GLYPH_MONEY, ['%'] = SGP_GLYPH_SIGN, ['&'] = SGP_GLYPH_AND, ['\''] = SGP_GLYPH_APOSTROPHE,
  ['('] = SGP_GLYPH_OPEN, [')'] = SGP_GLYPH_CLOSE, ['*' ... '+'] = SGP_GLYPH_SIGN, [','] = SGP_GLYPH_COMMA,
  ['-'] = SGP_GLYPH_HYPHEN, ['.'] = SGP_GLYPH_PERIOD, ['/'] = SGP_GLYPH_SLASH, ['0' ... '9'] = SGP_GLYPH_DIGIT,
  [':'] = SGP_GLYPH_COLON, [';' ... '>'] = SGP_GLYPH_SIGN, ['?'] = SGP_GLYPH_MARK, ['@'] = SGP_GLYPH_AT,
  ['A' ... 'Z'] = SGP_GLYPH_ALPHA, ['['] = SGP_GLYPH_OPEN, ['\\'] = SGP_GLYPH_SIGN, [']'] = SGP_GLYPH_CLOSE,
  ['^'] = SGP_GLYPH_SIGN, ['_'] = SGP_GLYPH_ALPHA, ['`'] = SGP_GLYPH_BACKTICK, ['a' ... 'z'] = SGP_GLYPH_ALPHA,
  ['{'] = SGP_GLYPH_OPEN, ['|'] = SGP_GLYPH_SIGN, ['}'] = SGP_GLYPH_CLOSE, ['~'] = SGP_GLYPH_SIGN,
  [127] = SGP_GLYPH_SPACE, [0x80 ... 0xFF] = SGP_GLYPH_LONG };

/* Classes by the database of Unicode. */
static SgpGlyphClass
classify (gunichar c)
{
  if (g_unichar_isalpha (c) || g_unichar_ismark (c))
    return SGP_GLYPH_ALPHA;
  if (g_unichar_isdigit (c))
    return SGP_GLYPH_DIGIT;
  if (g_unichar_isspace (c))
    return SGP_GLYPH_SPACE;
  return g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL ? SGP_GLYPH_MONEY : SGP_GLYPH_SIGN;
}

SgpGlyph
sgp_glyph_decode (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  guint8 len = (guint8) g_utf8_skip[(guchar) *text];
  switch (c) {
  case 0x2018: case 0x2019: case 0x201B: case 0x00B4: case 0x02BC: case 0xFF07:
    return (SgpGlyph) { SGP_GLYPH_APOSTROPHE, len, c };
  case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB: case 0xFF02:
    return (SgpGlyph) { SGP_GLYPH_QUOTE, len, c };
  case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
    return (SgpGlyph) { SGP_GLYPH_HYPHEN, len, c };
  case 0x2026:
    return (SgpGlyph) { SGP_GLYPH_PERIOD, len, c };
  case 0x00A0: case 0x200B: case 0x2060: case 0xFEFF: case 0x0085:
    return (SgpGlyph) { SGP_GLYPH_SPACE, len, c };
  case 0x00AD: case 0x200C: case 0x200D:
    return (SgpGlyph) { SGP_GLYPH_ALPHA, len, c };
  default:
    return (SgpGlyph) { (guint8) classify (c), len, c };
  }
}
