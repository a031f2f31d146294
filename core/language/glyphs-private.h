/* SPDX-License-Identifier: MIT
 *
 * Characters by what they are for the tokeniser: "L'Oréal's" is ALPHA,
 * APOSTROPHE, ALPHA ..., whichever apostrophe it is. ASCII is one look into a
 * table; what is common in print beyond it (curly quotes, dashes) nearly so.
 */
#pragma once

#include <glib.h>

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
