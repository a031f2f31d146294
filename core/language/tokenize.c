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
#include "language/lexer-private.h"

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

static inline void
push (SgpPieceList *pieces, SgpPiece piece)
{
  if (G_UNLIKELY (pieces->n == pieces->size)) {
    pieces->size = MAX (256, 2 * pieces->size);
    pieces->rows = g_renew (SgpPiece, pieces->rows, pieces->size);
  }
  pieces->rows[pieces->n++] = piece;
}

void
sgp_lexer_emit (SgpLexer *lexer, gint32 start, gint32 end, SgpPieceKind kind, SgpWordClass word_class)
{
  guchar c = (guchar) lexer->text[start];
  gunichar u = c < 0x80 ? c : g_utf8_get_char (lexer->text + start);
  push (lexer->pieces, (SgpPiece) { .span = { start, end - start }, .kind = (guint8) kind, .word_class = (guint8) word_class,
                                    .space = (guint8) lexer->space, .gap = (guint8) lexer->gap,
                                    .upper = c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (u),
                                    .lower = c < 0x80 ? g_ascii_islower (c) : g_unichar_islower (u) });
  lexer->space = lexer->gap = FALSE;
  lexer->pos = end;
}

/* A byte of letters in each byte of @bytes: 0x80 where it is no ASCII letter. */
static inline guint64
find_others (guint64 bytes)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), high = ones << 7;
  guint64 low = (bytes | ones << 5) & ~high;            /* small letters, seven bits */
  guint64 from_a = low + ones * (0x80 - 'a'), behind_z = low + ones * (0x7F - 'z');
  return (~from_a | behind_z | bytes) & high;
}

/* End of the ASCII letters at @pos, eight at a time. */
static inline gint32
skip_letters (const char *text, gint32 pos, gint32 end)
{
  for (guint64 bytes; pos + 8 <= end; pos += 8) {
    memcpy (&bytes, text + pos, sizeof bytes);
    guint64 others = find_others (GUINT64_FROM_LE (bytes));
    if (others != 0)
      return pos + (gint32) (__builtin_ctzll (others) / 8);
  }
  while (pos < end && g_ascii_isalpha (text[pos]))
    pos++;
  return pos;
}

/* Whether a word of letters surely ends before the byte @c, whatever follows. */
static inline gboolean
parts_words (guchar c)
{
  static const guint8 parting[256] = { ['\n'] = 1, [' '] = 1, ['"'] = 1, ['('] = 1, [')'] = 1, [','] = 1, [';'] = 1, ['?'] = 1, [']'] = 1 };
  return parting[c];
}

/* Whether the period at @pos ends a sentence, the word [start, pos) being no
 * abbreviation. */
static inline gboolean
is_plain_period (const SgpLexer *lexer, gint32 start, gint32 pos)
{
  return lexer->text[pos] == '.' && pos + 1 < lexer->end && lexer->text[pos + 1] == ' '
         && !sgp_words_may_shorten (lexer->words, lexer->text + start, pos - start);
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
  while (pos < end && g_ascii_isalpha (text[pos])) {
    gint32 stop = skip_letters (text, pos, MIN (end, pos + SGP_MAX_WORD_BYTES));
    if (stop == end || sgp_words_may_part (lexer->words, text + pos, stop - pos))
      break;
    gboolean period = is_plain_period (lexer, pos, stop);
    if (!period && !parts_words ((guchar) text[stop]))
      break;
    guint8 upper = (guint8) text[pos] < 'a';
    push (pieces, (SgpPiece) { .span = { pos, stop - pos }, .kind = SGP_PIECE_WORD, .space = space, .gap = gap,
                               .upper = upper, .lower = !upper });
    space = gap = 0;
    pos = stop;
    if (period || text[pos] == ',') {
      push (pieces, (SgpPiece) { .span = { pos, 1 }, .kind = period ? SGP_PIECE_PERIOD : SGP_PIECE_OTHER });
      pos++;
    }
    if (text[pos] == ' ') {
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
  if (sgp_lexer_read_address (lexer))
    return;
  if (sgp_glyph_is_word (g.class))
    sgp_lexer_read_word (lexer);
  else if (g.class == SGP_GLYPH_PERIOD)
    read_period (lexer, g);
  else
    sgp_lexer_read_sign (lexer, g);
}

/* Passes the blanks that begin here; two line ends are a gap. */
static void
skip_blanks (SgpLexer *lexer)
{
  int newlines = 0;
  for (SgpGlyph g = sgp_lexer_peek (lexer, lexer->pos); g.class == SGP_GLYPH_SPACE; g = sgp_lexer_peek (lexer, lexer->pos)) {
    newlines += g.c == '\n';
    lexer->space = TRUE;
    lexer->pos += g.len;
  }
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
  while (lexer.pos < lexer.end) {
    read_plain (&lexer);
    skip_blanks (&lexer);
    SgpGlyph g = sgp_lexer_peek (&lexer, lexer.pos);
    if (g.class != SGP_GLYPH_END)
      read_token (&lexer, g);
    skip_blanks (&lexer);
  }
}
