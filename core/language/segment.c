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

/* A dateline has no more pieces than this. */
#define MAX_DATELINE 16

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

/* Whether an abbreviation ends its sentence, @next being the word behind. */
static gboolean
abbreviation_ends (const SgpPiece *piece, const SgpPiece *next)
{
  switch (piece->word_class) {
  case SGP_CLASS_TITLE: case SGP_CLASS_NUMBER: case SGP_CLASS_INSIDE:
    return FALSE;
  case SGP_CLASS_TIME:
    return next->upper && next->word_class != SGP_CLASS_DAY;
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

/* The last piece of the quotes and brackets that close behind piece @i. */
static guint
skip_close (const SgpPiece *pieces, guint i, guint n)
{
  while (i + 1 < n && pieces[i + 1].kind == SGP_PIECE_CLOSE && !pieces[i + 1].space)
    i++;
  return i;
}

/* Whether the sentence ends with the stop at @stop, with @last the last of the
 * quotes closed behind it. */
static gboolean
stop_ends (const SgpPiece *pieces, guint stop, guint last, guint n)
{
  guint next = skip_open (pieces, last + 1, n);
  if (next >= n)
    return TRUE;
  const SgpPiece *after = &pieces[next];
  gboolean spaced = pieces[last + 1].space;
  switch (pieces[stop].kind) {
  case SGP_PIECE_PERIOD:
    if (after->kind == SGP_PIECE_PERIOD || after->kind == SGP_PIECE_ELLIPSIS)
      return FALSE;
    return last > stop ? may_open (after) || next > last + 1 : (spaced || after->upper) && !(after->kind == SGP_PIECE_CLOSE);
  case SGP_PIECE_MARK:
    return may_open (after) && !(last > stop && is_attributed (pieces, last + 1, n)) && (spaced || last > stop || after->upper);
  case SGP_PIECE_ELLIPSIS:
    return after->upper && spaced;
  default:
    return abbreviation_ends (&pieces[stop], after);
  }
}

/* Index behind the last piece of the sentence that begins at @first. */
static guint
find_end (const SgpPiece *pieces, guint first, guint n)
{
  guint limit = n - first > SGP_SENTENCE_MAX_TOKENS ? first + SGP_SENTENCE_MAX_TOKENS : n;
  for (guint i = first; i < limit; i++) {
    guint8 kind = pieces[i].kind;
    if (i > first && pieces[i].gap)
      return i;
    if (kind != SGP_PIECE_PERIOD && kind != SGP_PIECE_MARK && kind != SGP_PIECE_ELLIPSIS && kind != SGP_PIECE_ABBREVIATION)
      continue;
    guint last = MIN (skip_close (pieces, i, n), limit - 1);
    if (stop_ends (pieces, i, last, n))
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

/* Whether the piece is a word in capitals: a town's name in a dateline. */
static gboolean
is_in_capitals (const char *text, const SgpPiece *piece)
{
  for (gint32 i = 0; i < piece->span.len; i++)
    if (g_ascii_islower (text[piece->span.off + i]))
      return FALSE;
  return piece->kind == SGP_PIECE_WORD && piece->upper && piece->span.len > 2;
}

/* Index behind the dateline that opens a paragraph, 0 where there is none:
 * "LYON, France, Nov. 3 (AP) -" says nothing of the sentence behind it. */
static guint
find_dateline (const char *text, const SgpPiece *pieces, guint n)
{
  if (n == 0 || !is_in_capitals (text, &pieces[0]))
    return 0;
  for (guint i = 1; i < MIN (n, MAX_DATELINE); i++) {
    if (is_dash (text, pieces, i, n))
      return may_open (&pieces[skip_open (pieces, i + 1, n - 1)]) ? i + 1 : 0;
    if (pieces[i].lower)
      return 0;
  }
  return 0;
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
    guint first = find_dateline (text, rows, pieces->len);
    if (first > 0)
      write_sentence (doc, i, rows, first);
    while (first < pieces->len) {
      guint end = find_end (rows, first, pieces->len);
      write_sentence (doc, i, rows + first, end - first);
      first = end;
    }
  }
}
