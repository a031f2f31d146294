/* SPDX-License-Identifier: MIT
 *
 * The state of the tokeniser in a paragraph, shared by its files:
 *
 *     tokenize.c         which token begins here; plain words and signs
 *     word-ends.c      where a word ends that signs may hold together
 *     forms.c      abbreviations, clitics, units: what becomes of a word
 *     signs.c      quotes, apostrophes, smiles, other signs
 *     addresses.c  addresses of pages and people
 */
#pragma once

#include "language/tokens/glyphs-private.h"
#include "language/tokens/words-private.h"

/* A longer run of letters is cut. */
#define SGP_MAX_WORD_BYTES 512

typedef struct {
  const SgpWords *words;
  const char *text;
  gint32 begin, pos, end;
  SgpPieceList *pieces;
  guint first;        /* piece of the paragraph */
  gint32 quotes;      /* straight double quotes seen */
  gint32 chunk_end;   /* end of the run without blanks that @web was found for */
  gboolean web;       /* it may hold an address */
  gboolean has_addresses; /* the paragraph may */
  gboolean space, gap;
} SgpLexer;

static inline SgpGlyph
sgp_lexer_peek (const SgpLexer *lexer, gint32 pos)
{
  return pos < lexer->end ? sgp_glyph_read (lexer->text + pos) : (SgpGlyph) { SGP_GLYPH_END, 0, 0 };
}

/* What the tables say of the @n bytes at @start. */
static inline const SgpWordEntry *
sgp_lexer_look_up (const SgpLexer *lexer, gint32 start, gint32 n)
{
  return sgp_words_find (lexer->words, lexer->text + start, n);
}

static inline gboolean
sgp_glyph_is_word (guint8 class)
{
  return class == SGP_GLYPH_ALPHA || class == SGP_GLYPH_DIGIT;
}

static inline gboolean
sgp_glyph_is_blank (guint8 class)
{
  return class == SGP_GLYPH_SPACE || class == SGP_GLYPH_END;
}

/* The piece before, NULL at the beginning of a paragraph. */
static inline const SgpPiece *
sgp_lexer_get_last (const SgpLexer *lexer)
{
  const SgpPieceList *pieces = lexer->pieces;
  return pieces->n > lexer->first ? &pieces->rows[pieces->n - 1] : NULL;
}

/* Writes a piece, and goes on behind it. */
void sgp_lexer_emit (SgpLexer *lexer, gint32 start, gint32 end, SgpPieceKind kind, SgpWordClass word_class);

/* Ends of runs and words at @pos or @start. */
gint32 sgp_lexer_skip_run (const SgpLexer *lexer, gint32 pos, guint8 class);
gint32 sgp_lexer_skip_same (const SgpLexer *lexer, gint32 pos, SgpGlyph first);
gint32 sgp_lexer_scan_word (const SgpLexer *lexer, gint32 start);

/* Where a clitic is to be cut from the word [start, end): "do|n't"; or @end. */
gint32 sgp_lexer_find_clitic (const SgpLexer *lexer, gint32 start, gint32 end);
/* Writes [start, end) as one word, two, or more where clitics are stacked. */
void sgp_lexer_emit_word (SgpLexer *lexer, gint32 start, gint32 end, int depth);

/* Whether a sign of an address, but "www", is anywhere in the paragraph. */
gboolean sgp_lexer_has_addresses (const SgpLexer *lexer);

/* Read the token that begins here; FALSE where there is none. */
gboolean sgp_lexer_read_address (SgpLexer *lexer);
void sgp_lexer_read_word (SgpLexer *lexer);
void sgp_lexer_read_quote (SgpLexer *lexer, SgpGlyph g);
void sgp_lexer_read_apostrophe (SgpLexer *lexer, SgpGlyph g);
void sgp_lexer_read_sign (SgpLexer *lexer, SgpGlyph g);
