/* SPDX-License-Identifier: MIT
 *
 * Bytes of a paragraph in, pieces (tokens) out, by the conventions of UD
 * English. One pass from left to right; each step takes the longest token that
 * begins there:
 *
 *     "We don't back the U.S.-led plan," Lee's anti-war group (1,000 strong) said.
 *     " We do n't back the U.S. - led plan , " Lee 's anti-war group ( 1,000 strong ) said .
 *
 * Most of a text is letters, a blank, letters, a comma: these are read by
 * read_plain(), a few bytes at a time, and asked for in no table. The rest is
 * for the files that lexer-private.h lists.
 */
#include "language/tokens/lexer-private.h"

#include <string.h>

struct _SgpTokenizer {
  SgpWords words;
};

/**
 * sgp_tokenizer_new:
 * @lexicon: where its tables are
 * @error: what is wrong with them
 *
 * Returns: (transfer full) (nullable): a tokeniser; does not keep @lexicon
 */
SgpTokenizer *
sgp_tokenizer_new (const SgLexicon *lexicon, GError **error)
{
  SgpTokenizer *tokenizer = g_new0 (SgpTokenizer, 1);
  if (sgp_words_load (&tokenizer->words, lexicon, error))
    return tokenizer;
  g_free (tokenizer);
  return NULL;
}

void
sgp_tokenizer_free (SgpTokenizer *tokenizer)
{
  g_free (tokenizer);
}

/* Class of a piece: of an abbreviation, or of a word in the text. */
SgpWordClass
sgp_tokenizer_classify (const SgpTokenizer *tokenizer, const char *text, const SgpPiece *piece)
{
  if (piece->kind != SGP_PIECE_WORD)
    return piece->word_class;
  return sgp_words_find (&tokenizer->words, text + piece->span.off, piece->span.len)->sentence;
}

/* A new piece; it is filled where it lies. */
static inline SgpPiece *
push (SgpPieceList *pieces, gint32 off, gint32 len, SgpPieceKind kind)
{
  if (G_UNLIKELY (pieces->n == pieces->size)) {
    pieces->size = MAX (256, 2 * pieces->size);
    pieces->rows = g_renew (SgpPiece, pieces->rows, pieces->size);
  }
  SgpPiece *piece = &pieces->rows[pieces->n++];
  piece->span.off = off;
  piece->span.len = len;
  piece->kind = (guint8) kind;
  piece->word_class = SGP_CLASS_NONE;
  return piece;
}

static inline void
set_flags (SgpPiece *piece, guint8 space, guint8 gap, guint8 upper, guint8 lower)
{
  piece->space = space;
  piece->gap = gap;
  piece->upper = upper;
  piece->lower = lower;
}

void
sgp_lexer_emit (SgpLexer *lexer, gint32 start, gint32 end, SgpPieceKind kind, SgpWordClass word_class)
{
  SgpPiece *piece = push (lexer->pieces, start, end - start, kind);
  guchar c = (guchar) lexer->text[start];
  gunichar u = kind <= SGP_PIECE_ABBREVIATION && c >= 0x80 ? g_utf8_get_char (lexer->text + start) : 0;
  piece->word_class = (guint8) word_class;
  set_flags (piece, (guint8) lexer->space, (guint8) lexer->gap, u > 0 ? g_unichar_isupper (u) : g_ascii_isupper (c),
             u > 0 ? g_unichar_islower (u) : g_ascii_islower (c));
  lexer->space = lexer->gap = FALSE;
  lexer->pos = end;
}

static inline gboolean
is_letter (char c)
{
  return (guchar) ((c | 32) - 'a') < 26;
}

/* What a byte behind letters tells: that the word goes on in ways that need a
 * closer look, that it ends, that it ends with a period perhaps, and what kind
 * of piece the byte itself is. */
enum { BEHIND_OTHER, BEHIND_BLANK, BEHIND_COMMA, BEHIND_SIGN, BEHIND_PERIOD, BEHIND_LONG };

static const guint8 behind_letters[256] = {
  [0] = BEHIND_SIGN, ['\n'] = BEHIND_SIGN, [' '] = BEHIND_BLANK, ['"'] = BEHIND_SIGN, ['(' ... ')'] = BEHIND_SIGN,
  [','] = BEHIND_COMMA, ['.'] = BEHIND_PERIOD, [';'] = BEHIND_SIGN, ['?'] = BEHIND_SIGN, [']'] = BEHIND_SIGN,
  [0xE2] = BEHIND_LONG };

/* Whether a dash or a double quote stands at @text: U+2013, U+2014, U+201C, U+201D */
static gboolean
parts_words (const char *text)
{
  return text[1] == '\x80' && (text[2] == '\x93' || text[2] == '\x94' || text[2] == '\x9C' || text[2] == '\x9D');
}

/* Whether the period at @pos ends a sentence; the word [start, pos) is letters. */
static gboolean
is_plain_period (const SgpLexer *lexer, gint32 start, gint32 pos)
{
  guint8 next = behind_letters[(guchar) lexer->text[pos + 1]];
  return (next == BEHIND_BLANK || next == BEHIND_SIGN) && !sgp_words_may_shorten (lexer->words, lexer->text + start, pos - start);
}

/* How the word of letters [start, stop) ends; BEHIND_OTHER where it may not end. */
static inline guint8
find_behind (const SgpLexer *lexer, gint32 start, gint32 stop)
{
  const char *text = lexer->text;
  if (sgp_words_may_part (lexer->words, text + start, stop - start))
    return BEHIND_OTHER;
  if (stop == lexer->end)
    return BEHIND_SIGN;
  guint8 behind = behind_letters[(guchar) text[stop]];
  if (behind == BEHIND_PERIOD)
    return is_plain_period (lexer, start, stop) ? behind : BEHIND_OTHER;
  if (behind == BEHIND_LONG)
    return parts_words (text + stop) ? BEHIND_SIGN : BEHIND_OTHER;
  return behind;
}

/* Reads words of ASCII letters, and the blanks, commas and periods between them,
 * up to whatever needs a closer look. */
static void
read_plain (SgpLexer *lexer)
{
  const char *text = lexer->text;
  gint32 pos = lexer->pos, end = lexer->end;
  SgpPieceList *pieces = lexer->pieces;
  guint8 space = (guint8) lexer->space, gap = (guint8) lexer->gap;
  while (pos < end && is_letter (text[pos])) {
    gint32 stop = sgp_skip_letters (text, pos, MIN (end, pos + SGP_MAX_WORD_BYTES));
    guint8 behind = find_behind (lexer, pos, stop);
    if (behind == BEHIND_OTHER)
      break;
    guint8 upper = (guint8) text[pos] < 'a';
    set_flags (push (pieces, pos, stop - pos, SGP_PIECE_WORD), space, gap, upper, !upper);
    space = gap = 0;
    pos = stop;
    if (behind == BEHIND_COMMA || behind == BEHIND_PERIOD) {
      set_flags (push (pieces, pos, 1, behind == BEHIND_PERIOD ? SGP_PIECE_PERIOD : SGP_PIECE_OTHER), 0, 0, 0, 0);
      pos++;
    }
    if (pos < end && text[pos] == ' ') {
      space = 1;
      pos++;
    }
  }
  lexer->pos = pos;
  lexer->space = space;
  lexer->gap = gap;
}

/* Periods: one, or an ellipsis; ".5" is a number. */
static void
read_period (SgpLexer *lexer, SgpGlyph g)
{
  gint32 pos = lexer->pos, end = sgp_lexer_skip_same (lexer, pos, g);
  SgpGlyph next = sgp_lexer_peek (lexer, end);
  gboolean leads = lexer->space || pos == lexer->begin || lexer->text[pos - 1] == '$';
  if (end - pos > 1 || g.c != '.')
    sgp_lexer_emit (lexer, pos, end, SGP_PIECE_ELLIPSIS, SGP_CLASS_NONE);
  else if (next.class == SGP_GLYPH_DIGIT && leads)
    sgp_lexer_emit (lexer, pos, sgp_lexer_scan_word (lexer, end), SGP_PIECE_NUMBER, SGP_CLASS_NONE);
  else
    sgp_lexer_emit (lexer, pos, end, SGP_PIECE_PERIOD, SGP_CLASS_NONE);
}

/* Takes the token that begins here. */
static void
read_token (SgpLexer *lexer, SgpGlyph g)
{
  gint32 pos = lexer->pos;
  switch (g.class) {
  case SGP_GLYPH_QUOTE:
    sgp_lexer_read_quote (lexer, g);
    return;
  case SGP_GLYPH_APOSTROPHE: case SGP_GLYPH_BACKTICK:
    sgp_lexer_read_apostrophe (lexer, g);
    return;
  case SGP_GLYPH_MARK:
    sgp_lexer_emit (lexer, pos, sgp_lexer_skip_same (lexer, pos, g), SGP_PIECE_MARK, SGP_CLASS_NONE);
    return;
  case SGP_GLYPH_OPEN:
    sgp_lexer_emit (lexer, pos, pos + g.len, SGP_PIECE_OPEN, SGP_CLASS_NONE);
    return;
  case SGP_GLYPH_CLOSE:
    sgp_lexer_emit (lexer, pos, pos + g.len, SGP_PIECE_CLOSE, SGP_CLASS_NONE);
    return;
  }
  if ((lexer->has_addresses || (g.c | 32) == 'w') && sgp_lexer_read_address (lexer))
    return;
  if (sgp_glyph_is_word (g.class))
    sgp_lexer_read_word (lexer);
  else if (g.class == SGP_GLYPH_PERIOD)
    read_period (lexer, g);
  else
    sgp_lexer_read_sign (lexer, g);
}

/* Passes the blanks that begin with @g; two line ends are a gap. */
static void
skip_blanks (SgpLexer *lexer, SgpGlyph g)
{
  int newlines = 0;
  for (; g.class == SGP_GLYPH_SPACE; g = sgp_lexer_peek (lexer, lexer->pos)) {
    newlines += g.c == '\n';
    lexer->pos += g.len;
  }
  lexer->space = TRUE;
  lexer->gap |= newlines > 1;
}

/**
 * sgp_tokenizer_run:
 * @tokenizer: a tokeniser
 * @text: UTF-8, at least up to a NUL behind @span
 * @span: a paragraph
 * @pieces: the tokens are appended
 */
void
sgp_tokenizer_run (const SgpTokenizer *tokenizer, const char *text, SgSpan span, SgpPieceList *pieces)
{
  SgpLexer lexer = { .words = &tokenizer->words, .text = text, .begin = span.off, .pos = span.off,
                     .end = sg_span_end (span), .pieces = pieces, .first = pieces->n, .chunk_end = -1 };
  lexer.has_addresses = sgp_lexer_has_addresses (&lexer);
  for (;;) {
    read_plain (&lexer);
    SgpGlyph g = sgp_lexer_peek (&lexer, lexer.pos);
    if (g.class == SGP_GLYPH_END)
      return;
    if (g.class == SGP_GLYPH_SPACE)
      skip_blanks (&lexer, g);
    else
      read_token (&lexer, g);
  }
}
