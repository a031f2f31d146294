/* SPDX-License-Identifier: MIT
 *
 * Characters by what they are for the tokeniser: "L'Oréal's" is ALPHA,
 * APOSTROPHE, ALPHA ..., whichever apostrophe it is. ASCII is one look into a
 * table; what is common in print beyond it (curly quotes, dashes) nearly so.
 */
#pragma once

#include <glib.h>
#include <string.h>

typedef enum {
  SGP_GLYPH_END, SGP_GLYPH_SPACE, SGP_GLYPH_ALPHA, SGP_GLYPH_DIGIT, SGP_GLYPH_APOSTROPHE, SGP_GLYPH_BACKTICK,
  SGP_GLYPH_QUOTE, SGP_GLYPH_PERIOD, SGP_GLYPH_COMMA, SGP_GLYPH_COLON, SGP_GLYPH_SLASH, SGP_GLYPH_MARK,
  SGP_GLYPH_HYPHEN, SGP_GLYPH_OPEN, SGP_GLYPH_CLOSE, SGP_GLYPH_MONEY, SGP_GLYPH_AND, SGP_GLYPH_AT, SGP_GLYPH_SIGN,
  SGP_GLYPH_LONG   /* of a byte: a character beyond ASCII; never of a character */
} SgpGlyphClass;

typedef struct {
  guint8 class, len;
  gunichar c;
} SgpGlyph;

/* Class of a character by its first byte. */
extern const guint8 sgp_glyph_classes[256];

/* The character beyond ASCII that begins at @text. */
SgpGlyph sgp_glyph_decode (const char *text);

static inline SgpGlyph
sgp_glyph_read (const char *text)
{
  guchar c = (guchar) *text;
  return c < 0x80 ? (SgpGlyph) { sgp_glyph_classes[c], 1, c } : sgp_glyph_decode (text);
}

/* A byte of letters in each byte of @bytes: 0x80 where it is no ASCII letter. */
static inline guint64
sgp_find_others (guint64 bytes)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), high = ones << 7;
  guint64 low = (bytes | ones << 5) & ~high;            /* small letters, seven bits */
  guint64 from_a = low + ones * (0x80 - 'a'), behind_z = low + ones * (0x7F - 'z');
  return (~from_a | behind_z | bytes) & high;
}

/* End of the ASCII letters at @pos, eight at a time. */
static inline gint32
sgp_skip_letters (const char *text, gint32 pos, gint32 end)
{
  for (guint64 bytes; pos + 8 <= end; pos += 8) {
    memcpy (&bytes, text + pos, sizeof bytes);
    guint64 others = sgp_find_others (GUINT64_FROM_LE (bytes));
    if (others != 0)
      return pos + (gint32) (__builtin_ctzll (others) / 8);
  }
  while (pos < end && g_ascii_isalpha (text[pos]))
    pos++;
  return pos;
}
