/* SPDX-License-Identifier: MIT
 *
 * Bytes of a paragraph in, pieces (tokens) out, by the conventions of UD
 * English. One pass from left to right; each step looks at one character and
 * takes the longest token that begins there:
 *
 *     "We don't back the U.S.-led plan," Lee's anti-war group (1,000 strong) said.
 *     " We do n't back the U.S. - led plan , " Lee 's anti-war group ( 1,000 strong ) said .
 *
 * A word is letters and digits, and such signs as hold them together (the
 * functions joins_...); afterwards it takes its period where it is an
 * abbreviation, and clitics and units are cut off. What words are abbreviations,
 * contractions, or keep their hyphen stands in tables.
 */
#include "language/words-private.h"

#include <string.h>

/* A longer run of letters is cut. */
#define MAX_WORD_BYTES 512

typedef enum {
  GLYPH_END, GLYPH_SPACE, GLYPH_ALPHA, GLYPH_DIGIT, GLYPH_APOSTROPHE, GLYPH_BACKTICK, GLYPH_QUOTE,
  GLYPH_PERIOD, GLYPH_COMMA, GLYPH_COLON, GLYPH_SLASH, GLYPH_MARK, GLYPH_HYPHEN, GLYPH_OPEN, GLYPH_CLOSE,
  GLYPH_MONEY, GLYPH_AND, GLYPH_AT, GLYPH_SIGN
} GlyphClass;

typedef struct {
  guint8 class, len;
  gunichar c;
} Glyph;

struct _SgpTokenizer {
  SgpWords words;
  guint8 ascii[128];
};

typedef struct {
  const SgpTokenizer *tokenizer;
  const char *text;
  gint32 begin, pos, end;
  GArray *pieces;
  guint first;        /* piece of the paragraph */
  gint32 quotes;      /* straight double quotes seen */
  gint32 chunk_end;   /* end of the run without blanks that @web was found for */
  gboolean web;       /* it may hold an address */
  guint space : 1, gap : 1;
} Lexer;

/* A word while it is being read. */
typedef struct {
  gint32 start, segment, pos; /* of the word, of its last part, here */
  guint8 prev;                /* class of the character before */
} Word;

/* Classes of the ASCII characters; all others are in classify(). */
static void
fill_ascii (guint8 *ascii)
{
  static const struct { const char *chars; GlyphClass class; } classes[] = {
    { "'", GLYPH_APOSTROPHE }, { "`", GLYPH_BACKTICK }, { "\"", GLYPH_QUOTE }, { ".", GLYPH_PERIOD },
    { ",", GLYPH_COMMA }, { ":", GLYPH_COLON }, { "/", GLYPH_SLASH }, { "!?", GLYPH_MARK }, { "-", GLYPH_HYPHEN },
    { "([{", GLYPH_OPEN }, { ")]}", GLYPH_CLOSE }, { "$", GLYPH_MONEY }, { "&", GLYPH_AND }, { "@", GLYPH_AT } };
  for (int c = 0; c < 128; c++)
    ascii[c] = c <= ' ' || c == 127 ? GLYPH_SPACE : c == '_' || g_ascii_isalpha (c) ? GLYPH_ALPHA
               : g_ascii_isdigit (c) ? GLYPH_DIGIT : GLYPH_SIGN;
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    for (const char *c = classes[i].chars; *c != '\0'; c++)
      ascii[(guchar) *c] = classes[i].class;
}

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
  fill_ascii (tokenizer->ascii);
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

/* Class of a character beyond ASCII. */
static GlyphClass
classify (gunichar c)
{
  switch (c) {
  case 0x2018: case 0x2019: case 0x201B: case 0x00B4: case 0x02BC: case 0xFF07:
    return GLYPH_APOSTROPHE;
  case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB: case 0xFF02:
    return GLYPH_QUOTE;
  case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
    return GLYPH_HYPHEN;
  case 0x2026:
    return GLYPH_PERIOD;
  case 0x200B: case 0x2060: case 0xFEFF: case 0x0085:
    return GLYPH_SPACE;
  case 0x00AD: case 0x200C: case 0x200D:
    return GLYPH_ALPHA;
  }
  if (g_unichar_isalpha (c) || g_unichar_ismark (c))
    return GLYPH_ALPHA;
  if (g_unichar_isdigit (c))
    return GLYPH_DIGIT;
  if (g_unichar_isspace (c))
    return GLYPH_SPACE;
  return g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL ? GLYPH_MONEY : GLYPH_SIGN;
}

static inline Glyph
peek (const Lexer *lexer, gint32 pos)
{
  if (pos >= lexer->end)
    return (Glyph) { GLYPH_END, 0, 0 };
  guchar c = (guchar) lexer->text[pos];
  if (c < 0x80)
    return (Glyph) { lexer->tokenizer->ascii[c], 1, c };
  gunichar u = g_utf8_get_char (lexer->text + pos);
  return (Glyph) { classify (u), g_utf8_skip[c], u };
}

/* What the tables say of the @n bytes at @start. */
static const SgpWordEntry *
look_up (const Lexer *lexer, gint32 start, gint32 n)
{
  return sgp_words_find (&lexer->tokenizer->words, lexer->text + start, n);
}

static inline gboolean
is_word (guint8 class)
{
  return class == GLYPH_ALPHA || class == GLYPH_DIGIT;
}

static inline gboolean
is_space_or_end (guint8 class)
{
  return class == GLYPH_SPACE || class == GLYPH_END;
}

/* End of the run of letters and digits at @pos. */
static gint32
skip_run (const Lexer *lexer, gint32 pos, guint8 class)
{
  gint32 limit = pos + MAX_WORD_BYTES;
  for (Glyph g = peek (lexer, pos); g.class == class && pos < limit; g = peek (lexer, pos))
    pos += g.len;
  return pos;
}

/* End of the letters and digits at @pos. */
static gint32
skip_tag (const Lexer *lexer, gint32 pos)
{
  gint32 limit = pos + MAX_WORD_BYTES;
  for (Glyph g = peek (lexer, pos); is_word (g.class) && pos < limit; g = peek (lexer, pos))
    pos += g.len;
  return pos;
}

static gint32
skip_spaces (const Lexer *lexer, gint32 pos)
{
  gint32 limit = pos + MAX_WORD_BYTES;
  for (Glyph g = peek (lexer, pos); g.class == GLYPH_SPACE && pos < limit; g = peek (lexer, pos))
    pos += g.len;
  return pos;
}

/* Whether what stands between a period and @end ends the name of a page or file:
 * "example.org", "News.Com", "LIST.XLS", "v2.doc"; but "he left.In" */
static gboolean
is_domain (const Lexer *lexer, const Word *word, gint32 start, gint32 end)
{
  SgpWordClass known = look_up (lexer, start, end - start)->abbreviation;
  gboolean lower = g_ascii_islower (lexer->text[start]);
  if (known == SGP_CLASS_FILE)
    return lower || g_ascii_isupper (lexer->text[end - 1]);
  return known == SGP_CLASS_DOMAIN && word->prev == GLYPH_ALPHA && (lower || end - start > 2);
}

/* Whether small letters stand between two periods: "lists" in "alt.lists.music" */
static gboolean
is_between_periods (const Lexer *lexer, const Word *word, gint32 start, gint32 end)
{
  for (gint32 i = word->segment; i < end; i++)
    if (!g_ascii_islower (lexer->text[i]) && i != start - 1)
      return FALSE;
  gboolean before = word->segment > word->start && lexer->text[word->segment - 1] == '.';
  return before || (lexer->text[end] == '.' && g_ascii_islower (lexer->text[end + 1]));
}

/* "Ph.D", "U.S", "example.org", "2.5" */
static gboolean
joins_period (const Lexer *lexer, const Word *word, Glyph next)
{
  gint32 behind = word->pos + 1;
  if (word->prev == GLYPH_DIGIT && next.class == GLYPH_DIGIT)
    return TRUE;
  if (next.class != GLYPH_ALPHA)
    return FALSE;
  gint32 end = skip_run (lexer, behind, GLYPH_ALPHA);
  if (is_domain (lexer, word, behind, end))
    return TRUE;
  if (word->prev != GLYPH_ALPHA)
    return FALSE;
  if ((word->pos - word->segment == 1 && end - behind == 1) || is_between_periods (lexer, word, behind, end))
    return TRUE;
  return peek (lexer, end).c == '.'
         && look_up (lexer, word->start, end + 1 - word->start)->abbreviation != SGP_CLASS_NONE;
}

/* "1,000" but not "5,6" */
static gboolean
joins_comma (const Lexer *lexer, const Word *word, Glyph next)
{
  return word->prev == GLYPH_DIGIT && next.class == GLYPH_DIGIT
         && skip_run (lexer, word->pos + 1, GLYPH_DIGIT) == word->pos + 4;
}

/* "9/11" and "s/he" but not "and/or" */
static gboolean
joins_slash (const Lexer *lexer, const Word *word, Glyph next)
{
  if (word->prev == GLYPH_DIGIT || next.class == GLYPH_DIGIT)
    return word->prev == next.class;
  return word->pos - word->start == 1 && word->prev == GLYPH_ALPHA && next.class == GLYPH_ALPHA
         && skip_run (lexer, word->pos + 1, GLYPH_ALPHA) - word->pos <= 4;
}

/* "anti-war", "555-1234", "2001-09-11", "90210-1234", but not "well-known", "10-15" */
static gboolean
joins_hyphen (const Lexer *lexer, const Word *word, Glyph next)
{
  if (lexer->text[word->pos] != '-' || !is_word (next.class))
    return FALSE;
  if (word->prev == GLYPH_DIGIT && next.class == GLYPH_DIGIT) {
    gint32 behind = skip_run (lexer, word->pos + 1, GLYPH_DIGIT);
    gint32 n = word->pos - word->segment, m = behind - word->pos - 1;
    gboolean more = lexer->text[behind] == '-' && peek (lexer, behind + 1).class == GLYPH_DIGIT;
    return (n == 3 && (m == 3 || m == 4)) || ((n == 5 || n == 1) && m == 4) || more || (word->segment > word->start && lexer->text[word->segment - 1] == '-');
  }
  return word->start == word->segment && look_up (lexer, word->start, word->pos - word->start)->affix;
}

/* Whether the word breaks off: "I th- I think", "pre- and post-war" */
static gboolean
breaks_off (const Lexer *lexer, gint32 start, gint32 end)
{
  if (lexer->text[end] != '-' || end - start > 3 || !is_space_or_end (peek (lexer, end + 1).class))
    return FALSE;
  for (gint32 i = start + 1; i < end; i++)
    if (!g_ascii_islower (lexer->text[i]))
      return FALSE;
  return g_ascii_isalpha (lexer->text[start]);
}

/* Whether the sign @g stands inside the word rather than behind it. */
static gboolean
joins (const Lexer *lexer, const Word *word, Glyph g)
{
  Glyph next = peek (lexer, word->pos + g.len);
  switch (g.class) {
  case GLYPH_APOSTROPHE:
  case GLYPH_BACKTICK:
    return next.class == GLYPH_ALPHA && is_word (word->prev);
  case GLYPH_PERIOD:
    return g.c == '.' && joins_period (lexer, word, next);
  case GLYPH_COMMA:
    return joins_comma (lexer, word, next);
  case GLYPH_COLON:
    return word->prev == GLYPH_DIGIT && next.class == GLYPH_DIGIT;
  case GLYPH_SLASH:
    return joins_slash (lexer, word, next);
  case GLYPH_HYPHEN:
    return joins_hyphen (lexer, word, next);
  case GLYPH_AND:
    return word->prev == GLYPH_ALPHA && next.c < 0x80 && g_ascii_isupper (next.c)
           && g_ascii_isupper (lexer->text[word->pos - 1]);
  default:
    return FALSE;
  }
}

/* Reads a word from @start on; returns its end. */
static gint32
scan_word (const Lexer *lexer, gint32 start)
{
  Word word = { start, start, start, GLYPH_END };
  while (word.pos - start < MAX_WORD_BYTES) {
    Glyph g = peek (lexer, word.pos);
    if (is_word (g.class)) {
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

static void
emit (Lexer *lexer, gint32 start, gint32 end, SgpPieceKind kind, SgpWordClass word_class)
{
  gunichar c = g_utf8_get_char (lexer->text + start);
  SgpPiece piece = { .span = { start, end - start }, .kind = kind, .word_class = word_class,
                     .space = lexer->space, .gap = lexer->gap,
                     .upper = g_unichar_isupper (c), .lower = g_unichar_islower (c) };
  g_array_append_val (lexer->pieces, piece);
  lexer->space = lexer->gap = FALSE;
  lexer->pos = end;
}

/* The letters of a web name or address end where signs of the sentence begin. */
static gint32
trim_address (const char *text, gint32 start, gint32 end)
{
  while (end > start + 1 && strchr (".,;:!?)]}>\"'", text[end - 1]) != NULL)
    end--;
  const char *curly = g_strstr_len (text + start, end - start, "\xE2\x80");
  return curly != NULL && curly > text + start ? (gint32) (curly - text) : end;
}

/* Finds the end of the run without blanks, and whether it may be an address. */
static void
look_at_chunk (Lexer *lexer)
{
  gint32 i = lexer->pos;
  lexer->web = FALSE;
  for (; i < lexer->end && (guchar) lexer->text[i] > ' '; i++) {
    char c = lexer->text[i];
    if (c == '@' || (c == ':' && lexer->text[i + 1] == '/') || (c == 'w' && lexer->text[i + 1] == 'w'))
      lexer->web = TRUE;
  }
  lexer->chunk_end = i;
}

static gboolean
is_address_start (const char *text, gint32 start, gint32 end)
{
  static const char *const begins[] = { "http://", "https://", "ftp://", "www.", "mailto:" };
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (end - start > (gint32) strlen (begins[i]) && g_ascii_strncasecmp (text + start, begins[i], strlen (begins[i])) == 0)
      return TRUE;
  return FALSE;
}

/* End of the web address, mail address or handle at @start, or -1. */
static gint32
scan_address (const Lexer *lexer, gint32 start)
{
  const char *text = lexer->text;
  gint32 end = lexer->chunk_end;
  if (is_address_start (text, start, end))
    return trim_address (text, start, end);
  gint32 i = start;
  while (i < end && (g_ascii_isalnum (text[i]) || strchr ("._%+-", text[i]) != NULL))
    i++;
  if (i >= end || text[i] != '@' || !(g_ascii_isalpha (text[i + 1]) || text[i + 1] == '_'))
    return -1;
  gint32 at = i++;
  while (i < end && (g_ascii_isalnum (text[i]) || text[i] == '_' || (at > start && (text[i] == '.' || text[i] == '-'))))
    i++;
  return trim_address (text, start, i);
}

/* The piece before, NULL at the beginning of a paragraph. */
static const SgpPiece *
get_last (const Lexer *lexer)
{
  guint n = lexer->pieces->len;
  return n > lexer->first ? &g_array_index (lexer->pieces, SgpPiece, n - 1) : NULL;
}

/* Whether what follows makes a single capital an initial ("J. Smith", "H. R. 9"). */
static gboolean
is_initial (const Lexer *lexer, gint32 start, gint32 behind)
{
  gint32 next = skip_spaces (lexer, behind);
  Glyph g = peek (lexer, next);
  const SgpPiece *last = get_last (lexer);
  gboolean titled = last != NULL && last->word_class == SGP_CLASS_TITLE;
  if (!is_word (g.class) || (lexer->text[start] == 'I' && next > behind && !titled))
    return FALSE;
  if (!g_unichar_isupper (g.c))
    return TRUE;
  gint32 end = skip_run (lexer, next, GLYPH_ALPHA);
  return end - next == 1 ? peek (lexer, end).c == '.'
                         : look_up (lexer, next, end - next)->sentence != SGP_CLASS_OPENER;
}

/* Whether a single small letter stands for a word: "(b. March 2009)". */
static gboolean
is_bracketed (const Lexer *lexer, gint32 start, gint32 end)
{
  const SgpPiece *last = get_last (lexer);
  return end - start == 1 && g_ascii_islower (lexer->text[start]) && last != NULL && last->kind == SGP_PIECE_OPEN && !lexer->space;
}

/* Class of the word [start, end) if the period at @end belongs to it. */
static SgpWordClass
abbreviation_class (const Lexer *lexer, gint32 start, gint32 end)
{
  const char *text = lexer->text;
  gunichar first = g_utf8_get_char (text + start);
  gboolean upper = g_unichar_isupper (first);
  SgpWordClass known = look_up (lexer, start, end + 1 - start)->abbreviation;
  Glyph next = peek (lexer, skip_spaces (lexer, end + 1));
  switch (known) {
  case SGP_CLASS_TITLE: case SGP_CLASS_DATE: case SGP_CLASS_NAME:
    return upper ? known : SGP_CLASS_NONE;
  case SGP_CLASS_NUMBER:
    if (next.class == GLYPH_DIGIT)
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

/* Where a clitic is to be cut from the word [start, end): "do|n't"; or @end. */
static gint32
find_clitic (const Lexer *lexer, gint32 start, gint32 end)
{
  static const char *const clitics[] = { "s", "m", "re", "ve", "ll", "d" };
  const char *text = lexer->text;
  for (gint32 i = end - 1; i > start && i >= end - 5; i--) {
    if (((guchar) text[i] & 0xC0) == 0x80)
      continue;
    Glyph g = peek (lexer, i);
    if (g.class != GLYPH_APOSTROPHE && g.class != GLYPH_BACKTICK)
      continue;
    gint32 tail = i + g.len;
    if (end - tail == 1 && (text[tail] | 32) == 't' && (text[i - 1] | 32) == 'n' && i - 1 > start)
      return i - 1;
    for (gsize k = 0; k < G_N_ELEMENTS (clitics); k++)
      if ((gsize) (end - tail) == strlen (clitics[k]) && g_ascii_strncasecmp (text + tail, clitics[k], end - tail) == 0)
        return k == 0 && is_decade (text, start, i) ? end : i;
    return end;
  }
  return end;
}

/* Where a unit begins behind digits: "5|km"; or @end. */
static gint32
find_unit (const Lexer *lexer, gint32 start, gint32 end)
{
  gint32 i = start;
  while (i < end && (g_ascii_isdigit (lexer->text[i]) || strchr (".,:/", lexer->text[i]) != NULL))
    i++;
  if (i == start || i == end)
    return end;
  if (end - i == 1 && g_ascii_isupper (lexer->text[i]))
    return end; /* "3G", "86M" */
  return look_up (lexer, i, end - i)->abbreviation == SGP_CLASS_UNIT ? i : end;
}

/* Where @n bytes of the form in the table end, whose apostrophes are straight. */
static gint32
skip_folded (const Lexer *lexer, gint32 start, gint32 n)
{
  for (; n > 0; n--)
    start += strncmp (lexer->text + start, "\xE2\x80\x99", 3) == 0 ? 3 : 1;
  return start;
}

/* Writes [start, end) as one word, two, or more where clitics are stacked. */
static void
emit_word (Lexer *lexer, gint32 start, gint32 end, int depth)
{
  const SgpWordEntry *entry = look_up (lexer, start, end - start);
  gint32 cut = entry->cut > 0 ? skip_folded (lexer, start, entry->cut) : find_clitic (lexer, start, end);
  gboolean digit = peek (lexer, start).class == GLYPH_DIGIT;
  if (cut == end && digit)
    cut = find_unit (lexer, start, end);
  if (cut > start && cut < end && depth < 3) {
    emit_word (lexer, start, cut, depth + 1);
    emit (lexer, cut, end, SGP_PIECE_WORD, SGP_CLASS_NONE);
    return;
  }
  emit (lexer, start, end, digit ? SGP_PIECE_NUMBER : SGP_PIECE_WORD, entry->sentence);
}

/* Whether two periods stand at @pos: that of an abbreviation and that of the sentence. */
static gboolean
is_period_behind (const Lexer *lexer, gint32 pos)
{
  return lexer->text[pos + 1] == '.' && lexer->text[pos + 2] != '.';
}

/* Whether the period belongs to the number of a list's item: "1. Go home." */
static gboolean
is_item (const Lexer *lexer, gint32 start, gint32 end)
{
  guint n = lexer->pieces->len;
  guint8 before = n > lexer->first ? g_array_index (lexer->pieces, SgpPiece, n - 1).kind : SGP_PIECE_PERIOD;
  return end - start <= 2 && g_ascii_isdigit (lexer->text[start]) && peek (lexer, end + 1).class == GLYPH_SPACE
         && (before == SGP_PIECE_PERIOD || before == SGP_PIECE_MARK);
}

/* Reads the word that begins here, with its period if it is an abbreviation. */
static void
read_word (Lexer *lexer)
{
  gint32 start = lexer->pos, end = scan_word (lexer, start);
  Glyph g = peek (lexer, end);
  if (g.c == '$' && end - start <= 3 && g_ascii_isupper (lexer->text[end - 1])) {
    emit (lexer, start, end + 1, SGP_PIECE_OTHER, SGP_CLASS_NONE); /* US$ */
    return;
  }
  if (g.c == '!' && look_up (lexer, start, end + 1 - start)->abbreviation == SGP_CLASS_NAME
      && g_ascii_isupper (lexer->text[start])) {
    emit (lexer, start, end + 1, SGP_PIECE_ABBREVIATION, SGP_CLASS_NAME); /* Yahoo! */
    return;
  }
  if (g.c == '.' && (lexer->text[end + 1] != '.' || is_period_behind (lexer, end))) {
    SgpWordClass word_class = abbreviation_class (lexer, start, end);
    gboolean item = is_item (lexer, start, end);
    gint32 unit = find_unit (lexer, start, end + 1);
    if (word_class != SGP_CLASS_NONE || item) {
      emit (lexer, start, end + 1, SGP_PIECE_ABBREVIATION, item ? SGP_CLASS_TITLE : word_class);
      return;
    }
    if (unit < end) {
      emit (lexer, start, unit, SGP_PIECE_NUMBER, SGP_CLASS_NONE);
      return; /* "5" of "5p.m."; the rest is a word of its own */
    }
  }
  gint32 digits = skip_run (lexer, start, GLYPH_DIGIT);
  if (digits > start && digits < end && lexer->text[end - 1] == 'm' && lexer->text[end - 2] == '.') {
    emit (lexer, start, digits, SGP_PIECE_NUMBER, SGP_CLASS_NONE);
    return;
  }
  if (breaks_off (lexer, start, end))
    emit (lexer, start, end + 1, SGP_PIECE_WORD, SGP_CLASS_NONE);
  else
    emit_word (lexer, start, end, 0);
}

/* End of a run of the same character, or of ! and ? mixed. */
static gint32
skip_same (const Lexer *lexer, gint32 pos, Glyph first)
{
  gint32 limit = pos + MAX_WORD_BYTES;
  for (Glyph g = first; pos < limit; g = peek (lexer, pos)) {
    if (g.c != first.c && !(first.class == GLYPH_MARK && g.class == GLYPH_MARK))
      break;
    pos += g.len;
  }
  return pos;
}

/* Whether the quote at @pos opens, by what stands on its two sides. */
static gboolean
quote_opens (const Lexer *lexer, gint32 pos, gint32 len)
{
  gboolean before = pos > lexer->begin && !lexer->space;
  if (before) {
    guchar c = (guchar) lexer->text[pos - 1];
    before = strchr ("([{-/\"'`", c) == NULL && !(pos - lexer->begin >= 3 && memcmp (lexer->text + pos - 3, "\xE2\x80\x94", 3) == 0);
  }
  guint8 next = peek (lexer, pos + len).class;
  gboolean behind = next != GLYPH_SPACE && next != GLYPH_END;
  return before == behind ? (before ? FALSE : lexer->quotes % 2 == 0) : behind;
}

/* Double quotes of any kind, and two single ones typed for a double. */
static void
read_quote (Lexer *lexer, Glyph g)
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
  emit (lexer, pos, pos + g.len, opens ? SGP_PIECE_OPEN : SGP_PIECE_CLOSE, SGP_CLASS_NONE);
}

/* Whether an apostrophe in front belongs to the word: 'em, 's (alone), '90s. */
static gint32
scan_apostrophe_word (const Lexer *lexer, Glyph g)
{
  gint32 start = lexer->pos, behind = start + g.len;
  Glyph next = peek (lexer, behind);
  if (next.class == GLYPH_DIGIT) {
    gint32 end = scan_word (lexer, behind);
    gint32 digits = skip_run (lexer, behind, GLYPH_DIGIT) - behind;
    gboolean closed = g.c != 0x2019 && peek (lexer, end).class == GLYPH_APOSTROPHE;
    return digits == 2 && end - behind <= 3 && !closed ? end : -1;
  }
  if (next.class != GLYPH_ALPHA || g.c == 0x2018)
    return -1;
  gint32 end = skip_run (lexer, behind, GLYPH_ALPHA);
  if (look_up (lexer, start, end - start)->cut >= 0)
    return end;
  Glyph last = peek (lexer, end);
  return lexer->pos > lexer->begin && find_clitic (lexer, start - 1, end) == start && last.class != GLYPH_APOSTROPHE ? end : -1;
}

static void
read_apostrophe (Lexer *lexer, Glyph g)
{
  gint32 pos = lexer->pos;
  Glyph next = peek (lexer, pos + g.len);
  if (next.c == g.c) {
    gboolean opens = g.class == GLYPH_BACKTICK || g.c == 0x2018 || quote_opens (lexer, pos, 2 * g.len);
    emit (lexer, pos, pos + 2 * g.len, opens ? SGP_PIECE_OPEN : SGP_PIECE_CLOSE, SGP_CLASS_NONE);
    return;
  }
  gint32 end = scan_apostrophe_word (lexer, g);
  if (end > 0) {
    emit_word (lexer, pos, end, 0);
    return;
  }
  gboolean opens = g.c == 0x2018 || g.class == GLYPH_BACKTICK
                   || (g.c != 0x2019 && (lexer->space || pos == lexer->begin || quote_opens (lexer, pos, g.len))
                       && next.class != GLYPH_SPACE);
  emit (lexer, pos, pos + g.len, opens ? SGP_PIECE_OPEN : SGP_PIECE_CLOSE, SGP_CLASS_NONE);
}

/* Periods: one, or an ellipsis; ".5" is a number. */
static void
read_period (Lexer *lexer, Glyph g)
{
  gint32 pos = lexer->pos, end = skip_same (lexer, pos, g);
  Glyph next = peek (lexer, end);
  if (end - pos > 1) {
    emit (lexer, pos, end, SGP_PIECE_ELLIPSIS, SGP_CLASS_NONE);
  } else if (next.class == GLYPH_DIGIT && (lexer->space || pos == lexer->begin || peek (lexer, pos - 1).class == GLYPH_MONEY)) {
    emit (lexer, pos, scan_word (lexer, end), SGP_PIECE_NUMBER, SGP_CLASS_NONE);
  } else {
    emit (lexer, pos, end, SGP_PIECE_PERIOD, SGP_CLASS_NONE);
  }
}

/* ":)" and the like, before a blank; or -1. */
static gint32
scan_emoticon (const Lexer *lexer)
{
  const char *text = lexer->text;
  gint32 pos = lexer->pos;
  if (!(lexer->space || pos == lexer->begin) || (text[pos] != ':' && text[pos] != ';'))
    return -1;
  gint32 mouth = pos + 1 + (text[pos + 1] == '-');
  if (mouth >= lexer->end || strchr ("()DPp/|", text[mouth]) == NULL || text[mouth] == '\0')
    return -1;
  guint8 next = peek (lexer, mouth + 1).class;
  return is_word (next) ? -1 : mouth + 1;
}

/* Any other sign, or a run of the same: "--", "***". */
static void
read_sign (Lexer *lexer, Glyph g)
{
  static const gunichar runs[] = { '-', '*', '=', '~', '+', '<', '>', '#', '$', 0x2013, 0x2014, 0 };
  gint32 pos = lexer->pos, end = scan_emoticon (lexer);
  if (end > 0) {
    emit (lexer, pos, end, SGP_PIECE_SMILE, SGP_CLASS_NONE);
    return;
  }
  if (g.c == '#' && is_word (peek (lexer, pos + 1).class) && peek (lexer, pos + 1).class == GLYPH_ALPHA)
    end = skip_tag (lexer, pos + 1);
  gboolean leads = lexer->space || pos == lexer->begin;
  if (g.c == '+' && leads && peek (lexer, pos + 1).class == GLYPH_DIGIT)
    end = scan_word (lexer, pos + 1);
  if (end < 0) {
    end = pos + g.len;
    for (int i = 0; runs[i] != 0; i++)
      if (g.c == runs[i])
        end = skip_same (lexer, pos, g);
    while (g.c > 0x2190 && peek (lexer, end).c >= 0x200D && g_unichar_ismark (peek (lexer, end).c) && end - pos < MAX_WORD_BYTES)
      end += peek (lexer, end).len; /* what an emoji carries */
  }
  emit (lexer, pos, end, SGP_PIECE_OTHER, SGP_CLASS_NONE);
}

/* Takes the token that begins here. */
static void
read_token (Lexer *lexer, Glyph g)
{
  if (lexer->pos >= lexer->chunk_end)
    look_at_chunk (lexer);
  gint32 end = lexer->web ? scan_address (lexer, lexer->pos) : -1;
  if (end > lexer->pos) {
    gboolean page = is_address_start (lexer->text, lexer->pos, end);
    emit (lexer, lexer->pos, end, page ? SGP_PIECE_ADDRESS : SGP_PIECE_OTHER, SGP_CLASS_NONE);
    return;
  }
  switch (g.class) {
  case GLYPH_ALPHA: case GLYPH_DIGIT:
    read_word (lexer);
    break;
  case GLYPH_QUOTE:
    read_quote (lexer, g);
    break;
  case GLYPH_APOSTROPHE: case GLYPH_BACKTICK:
    read_apostrophe (lexer, g);
    break;
  case GLYPH_PERIOD:
    if (g.c == '.')
      read_period (lexer, g);
    else
      emit (lexer, lexer->pos, skip_same (lexer, lexer->pos, g), SGP_PIECE_ELLIPSIS, SGP_CLASS_NONE);
    break;
  case GLYPH_MARK:
    emit (lexer, lexer->pos, skip_same (lexer, lexer->pos, g), SGP_PIECE_MARK, SGP_CLASS_NONE);
    break;
  case GLYPH_OPEN:
    emit (lexer, lexer->pos, lexer->pos + g.len, SGP_PIECE_OPEN, SGP_CLASS_NONE);
    break;
  case GLYPH_CLOSE:
    emit (lexer, lexer->pos, lexer->pos + g.len, SGP_PIECE_CLOSE, SGP_CLASS_NONE);
    break;
  default:
    read_sign (lexer, g);
  }
}

/**
 * sgp_tokenizer_run:
 * @tokenizer: a tokeniser
 * @text: UTF-8, at least up to a NUL behind @span
 * @span: a paragraph
 * @pieces: of SgpPiece; the tokens are appended
 */
void
sgp_tokenizer_run (const SgpTokenizer *tokenizer, const char *text, SgSpan span, GArray *pieces)
{
  Lexer lexer = { .tokenizer = tokenizer, .text = text, .begin = span.off, .pos = span.off,
                  .end = sg_span_end (span), .pieces = pieces, .first = pieces->len, .chunk_end = -1 };
  int newlines = 0;
  for (Glyph g = peek (&lexer, lexer.pos); g.class != GLYPH_END; g = peek (&lexer, lexer.pos)) {
    if (g.class == GLYPH_SPACE) {
      newlines += g.c == '\n';
      lexer.space = TRUE;
      lexer.gap |= newlines > 1;
      lexer.pos += g.len;
      continue;
    }
    newlines = 0;
    read_token (&lexer, g);
  }
}
