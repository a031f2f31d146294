/* SPDX-License-Identifier: MIT
 *
 * Paragraphs in, sentences and tokens out. The tokeniser cuts a paragraph into
 * pieces; here each place between two pieces is judged: does a sentence end?
 *
 *     Sen. Lee left at 5 p.m. | "Why?" she asked. | "No." | He (J. Hu) stayed. |
 *          ^ title                    ^ goes on, small letter   ^ initial
 *
 * The end of a paragraph always ends one, so that headings need no stop. A
 * period that an abbreviation shares with the end of its sentence becomes a
 * token of its own ("at 5 p.m" "."), but for names such as U.S.
 */
#include "language/segment-private.h"

#include "document-private.h"
#include "language/tokenize-private.h"

#include <string.h>

/* A dateline has no more pieces than this, and so has a source. */
#define MAX_DATELINE 16
#define MAX_SOURCE 6

/* Monday , May 4 , 2020 */
#define DAY_PIECES 6

/* A reference ("[12]", "[citation needed]") has no more pieces than this. */
#define MAX_REFERENCE 6

/* How far behind a quotation its verb is looked for ("asked" in: "Why?" Lee asked). */
#define MAX_ATTRIBUTION 4

struct _SgpSegmenter {
  SgpTokenizer *tokenizer;
};

/**
 * sgp_segmenter_new:
 * @lexicon: where the tables are
 * @error: what is wrong with them
 *
 * Returns: (transfer full) (nullable): a segmenter; does not keep @lexicon
 */
SgpSegmenter *
sgp_segmenter_new (const SgLexicon *lexicon, GError **error)
{
  SgpTokenizer *tokenizer = sgp_tokenizer_new (lexicon, error);
  if (tokenizer == NULL)
    return NULL;
  SgpSegmenter *segmenter = g_new0 (SgpSegmenter, 1);
  segmenter->tokenizer = tokenizer;
  return segmenter;
}

void
sgp_segmenter_free (SgpSegmenter *segmenter)
{
  if (segmenter == NULL)
    return;
  sgp_tokenizer_free (segmenter->tokenizer);
  g_free (segmenter);
}

/* The first piece from @i on that is no quote or bracket that opens. */
static guint
skip_open (const SgpPiece *pieces, guint i, guint n)
{
  while (i < n && pieces[i].kind == SGP_PIECE_OPEN)
    i++;
  return i;
}

/* Whether a sentence may begin with the piece: a capital or a number. */
static gboolean
may_open (const SgpPiece *piece)
{
  return piece->upper || piece->kind == SGP_PIECE_NUMBER;
}

static gboolean
is_sign (const char *text, const SgpPiece *piece, const char *signs)
{
  return piece->span.len == 1 && strchr (signs, text[piece->span.off]) != NULL;
}

/* Whether an abbreviation ends its sentence, @next being the word behind. */
static gboolean
abbreviation_ends (const SgpPiece *piece, const SgpPiece *next, gboolean bracket)
{
  switch (piece->word_class) {
  case SGP_CLASS_TITLE: case SGP_CLASS_NUMBER: case SGP_CLASS_INSIDE:
    return FALSE;
  case SGP_CLASS_TIME:
    return next->upper && next->word_class != SGP_CLASS_DAY && !bracket; /* 9 a.m. (CET) */
  default:
    return next->upper && next->word_class == SGP_CLASS_OPENER;
  }
}

/* Whether a verb of saying follows soon: "Why?" Ann Lee asked. */
static gboolean
is_attributed (const SgpPiece *pieces, guint i, guint n)
{
  for (guint end = MIN (n, i + MAX_ATTRIBUTION); i < end && pieces[i].kind == SGP_PIECE_WORD; i++)
    if (pieces[i].word_class == SGP_CLASS_SAYS)
      return TRUE;
  return FALSE;
}

/* Index behind the reference at piece @i, or @i: "... in 1805. [6] He ..." */
static guint
skip_reference (const char *text, const SgpPiece *pieces, guint i, guint n)
{
  if (!is_sign (text, &pieces[i], "["))
    return i;
  for (guint end = i + 1; end < MIN (n, i + MAX_REFERENCE); end++) {
    if (is_sign (text, &pieces[end], "]"))
      return end + 1;
    if (pieces[end].kind != SGP_PIECE_NUMBER && !pieces[end].lower)
      return i;
  }
  return i;
}

/* The last piece of what belongs to the stop at piece @i: quotes and brackets
 * that close, references, a smile. */
static guint
skip_close (const char *text, const SgpPiece *pieces, guint i, guint n)
{
  for (guint next = i + 1; next < n; next = i + 1) {
    guint behind = skip_reference (text, pieces, next, n);
    if (behind > next)
      i = behind - 1;
    else if (pieces[next].kind == SGP_PIECE_SMILE || (pieces[next].kind == SGP_PIECE_CLOSE && !pieces[next].space))
      i++;
    else
      break;
  }
  return i;
}

/* Whether a question or a shout ends with the mark at @stop. */
static gboolean
mark_ends (const SgpPiece *pieces, guint stop, guint last, guint n)
{
  guint next = skip_open (pieces, last + 1, n - 1);
  const SgpPiece *after = &pieces[next];
  gboolean closed = last > stop && pieces[last].kind == SGP_PIECE_CLOSE;
  if (after->kind == SGP_PIECE_NUMBER && next > last + 1)
    return FALSE; /* a title: "Help!" (1965) */
  if (after->lower)
    return !closed && !is_attributed (pieces, last + 1, n);
  return may_open (after) && !(closed && is_attributed (pieces, last + 1, n)) && (pieces[last + 1].space || closed || after->upper);
}

/* Whether the period is one of an ellipsis with blanks: ". . ." */
static gboolean
is_spaced_dot (const SgpPiece *pieces, guint i)
{
  return i > 1 && pieces[i].space && pieces[i - 1].kind == SGP_PIECE_PERIOD && pieces[i - 1].space
         && pieces[i - 2].kind == SGP_PIECE_PERIOD;
}

static gboolean
period_ends (const char *text, const SgpPiece *pieces, guint stop, guint last, guint next)
{
  const SgpPiece *after = &pieces[next];
  if (after->kind == SGP_PIECE_PERIOD || after->kind == SGP_PIECE_ELLIPSIS || is_sign (text, after, ",;:"))
    return FALSE;
  if (last > stop && pieces[last].kind == SGP_PIECE_CLOSE)
    return may_open (after) || next > last + 1;
  return (pieces[last + 1].space || after->upper) && after->kind != SGP_PIECE_CLOSE;
}

/* Whether the sentence ends with the stop at @stop, with @last the last of the
 * pieces that belong to it. */
static gboolean
stop_ends (const char *text, const SgpPiece *pieces, guint stop, guint last, guint n)
{
  guint next = skip_open (pieces, last + 1, n);
  if (next >= n)
    return TRUE;
  const SgpPiece *after = &pieces[next];
  switch (pieces[stop].kind) {
  case SGP_PIECE_PERIOD:
    if (is_spaced_dot (pieces, stop))
      return after->upper;
    return period_ends (text, pieces, stop, last, next);
  case SGP_PIECE_MARK:
    return mark_ends (pieces, stop, last, n);
  case SGP_PIECE_ELLIPSIS: case SGP_PIECE_SMILE:
    return after->upper && pieces[last + 1].space && !(last > stop && is_attributed (pieces, last + 1, n));
  case SGP_PIECE_ADDRESS:
    return (after->upper || after->kind == SGP_PIECE_ADDRESS) && pieces[last + 1].space && next == last + 1;
  default:
    return abbreviation_ends (&pieces[stop], after, is_sign (text, &pieces[last + 1], "("));
  }
}

/* Whether a sentence may end with a piece of the kind. */
static gboolean
is_stop (guint8 kind)
{
  return kind == SGP_PIECE_PERIOD || kind == SGP_PIECE_MARK || kind == SGP_PIECE_ELLIPSIS || kind == SGP_PIECE_ABBREVIATION
         || kind == SGP_PIECE_SMILE || kind == SGP_PIECE_ADDRESS;
}

/* Index behind the last piece of the sentence that begins at @first. */
static guint
find_end (const char *text, const SgpPiece *pieces, guint first, guint n)
{
  guint limit = n - first > SGP_SENTENCE_MAX_TOKENS ? first + SGP_SENTENCE_MAX_TOKENS : n;
  for (guint i = first; i < limit; i++) {
    if (i > first && pieces[i].gap)
      return i;
    if (!is_stop (pieces[i].kind))
      continue;
    guint last = MIN (skip_close (text, pieces, i, n), limit - 1);
    if (stop_ends (text, pieces, i, last, n))
      return last + 1;
  }
  return limit;
}

/* Whether the piece is a dash between blanks. */
static gboolean
is_dash (const char *text, const SgpPiece *pieces, guint i, guint n)
{
  static const char *const dashes[] = { "-", "--", "\342\200\223", "\342\200\224" };
  gboolean found = FALSE;
  for (gsize d = 0; d < G_N_ELEMENTS (dashes) && !found; d++)
    found = (gsize) pieces[i].span.len == strlen (dashes[d]) && strncmp (text + pieces[i].span.off, dashes[d], pieces[i].span.len) == 0;
  return found && pieces[i].space && i + 1 < n && pieces[i + 1].space;
}

/* Whether a whole day stands at @i: "Monday, May 4, 2020" */
static gboolean
is_day (const char *text, const SgpPiece *pieces, guint i, guint n)
{
  const SgpPiece *day = &pieces[i];
  return i + DAY_PIECES <= n && day->word_class == SGP_CLASS_DAY && day->upper && is_sign (text, &day[1], ",")
         && day[2].upper && day[3].kind == SGP_PIECE_NUMBER && is_sign (text, &day[4], ",")
         && day[5].kind == SGP_PIECE_NUMBER && day[5].span.len == 4;
}

/* Whether the piece is a word in capitals: a town's name in a dateline. */
static gboolean
is_in_capitals (const char *text, const SgpPiece *piece)
{
  for (gint32 i = 0; i < piece->span.len; i++)
    if (g_ascii_islower (text[piece->span.off + i]))
      return FALSE;
  return piece->kind == SGP_PIECE_WORD && piece->upper && piece->span.len > 2;
}

static gboolean
is_source_word (const char *text, const SgpPiece *piece)
{
  gint32 off = piece->span.off;
  return piece->upper && (piece->span.len > 2 || (piece->span.len == 2 && g_ascii_isupper (text[off + 1])));
}

/* Index behind the source in brackets that opens a paragraph: "(Reuters) The ...",
 * and behind the dash that may follow; 0 where there is none. */
static guint
find_source (const char *text, const SgpPiece *pieces, guint n)
{
  guint end = 1;
  if (!is_sign (text, &pieces[0], "("))
    return 0;
  while (end < MIN (n, MAX_SOURCE) && pieces[end].kind == SGP_PIECE_WORD && is_source_word (text, &pieces[end]))
    end++;
  if (end == 1 || end >= n || !is_sign (text, &pieces[end++], ")"))
    return 0;
  end += end < n && is_dash (text, pieces, end, n);
  return end < n && pieces[end].upper ? end : 0;
}

/* Index behind the day that opens a paragraph: "Monday, May 4, 2020 | A bank ..." */
static guint
find_day (const char *text, const SgpPiece *pieces, guint n)
{
  return is_day (text, pieces, 0, n) && n > DAY_PIECES && pieces[DAY_PIECES].upper ? DAY_PIECES : 0;
}

/* Index behind the dateline that opens a paragraph, 0 where there is none:
 * "LYON, France, Nov. 3 (AP) -" says nothing of the sentence behind it. */
static guint
find_dateline (const char *text, const SgpPiece *pieces, guint n)
{
  if (n == 0 || !is_in_capitals (text, &pieces[0]))
    return n == 0 ? 0 : MAX (find_source (text, pieces, n), find_day (text, pieces, n));
  for (guint i = 1; i < MIN (n, MAX_DATELINE); i++) {
    if (is_dash (text, pieces, i, n))
      return may_open (&pieces[skip_open (pieces, i + 1, n - 1)]) ? i + 1 : 0;
    if (pieces[i].lower)
      return 0;
  }
  return 0;
}

/* Where the day begins that ends a paragraph without a stop, below a headline:
 * "Bank to close | Monday, May 4, 2020"; else @n. */
static guint
find_last_day (const char *text, const SgpPiece *pieces, guint n)
{
  if (n <= DAY_PIECES || !is_day (text, pieces, n - DAY_PIECES, n))
    return n;
  const SgpPiece *before = &pieces[n - DAY_PIECES - 1];
  return before->kind == SGP_PIECE_WORD && before->word_class != SGP_CLASS_OPENER ? n - DAY_PIECES : n;
}

/* Whether the last word gives its period to the sentence. */
static gboolean
shares_period (const SgpPiece *piece)
{
  return piece->kind == SGP_PIECE_ABBREVIATION && piece->span.len > 2
         && (piece->word_class == SGP_CLASS_WORD || piece->word_class == SGP_CLASS_TIME
             || (piece->word_class == SGP_CLASS_NAME && piece->lower));
}

static void
write_sentence (SgDocument *doc, gint32 paragraph, const SgpPiece *pieces, guint n)
{
  gint32 off = pieces[0].span.off;
  sgp_document_add_sentence (doc, (SgSpan) { off, sg_span_end (pieces[n - 1].span) - off }, paragraph);
  for (guint i = 0; i < n; i++) {
    SgSpan span = pieces[i].span;
    if (i == n - 1 && shares_period (&pieces[i])) {
      sgp_document_add_token (doc, (SgSpan) { span.off, span.len - 1 });
      span = (SgSpan) { sg_span_end (span) - 1, 1 };
    }
    sgp_document_add_token (doc, span);
  }
}

/**
 * sgp_segmenter_run:
 * @segmenter: a segmenter; may be in use in other threads
 * @doc: a document with paragraphs, which gets sentences and tokens
 */
void
sgp_segmenter_run (const SgpSegmenter *segmenter, SgDocument *doc)
{
  const char *text = sg_document_get_text (doc, NULL);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (SgpPiece));
  gint32 n_paragraphs;
  sg_document_get_paragraphs (doc, &n_paragraphs);
  for (gint32 i = 0; i < n_paragraphs; i++) {
    SgParagraph paragraph = sg_document_get_paragraphs (doc, &n_paragraphs)[i];
    if (paragraph.kind == SG_PARAGRAPH_ASIDE)
      continue;
    g_array_set_size (pieces, 0);
    sgp_tokenizer_run (segmenter->tokenizer, text, paragraph.span, pieces);
    const SgpPiece *rows = (const SgpPiece *) (const void *) pieces->data;
    guint first = find_dateline (text, rows, pieces->len), last = find_last_day (text, rows, pieces->len);
    if (first > 0)
      write_sentence (doc, i, rows, first);
    while (first < last) {
      guint end = find_end (text, rows, first, last);
      write_sentence (doc, i, rows + first, end - first);
      first = end;
    }
    if (last < pieces->len)
      write_sentence (doc, i, rows + last, pieces->len - last);
  }
}
