/* SPDX-License-Identifier: MIT
 *
 * In go paragraphs and their quotation marks (marks.c), out come quotations,
 * each inside one paragraph, outermost only: what stands in single marks
 * inside double ones is part of it.
 *
 *     "We waited all night.          quote 0, open at the end of its paragraph
 *     "Nobody came," she said.       quote 1, previous = 0
 *
 * Broken marks: an opening mark without a closing one reaches to the next
 * opening mark or the end of the paragraph, and further as long as it can be
 * seen that a later paragraph closes it. A closing mark without an opening one
 * closes the quotation left open by an earlier paragraph, or else, where it
 * follows a comma or full stop, reaches back to the start of its sentence. Any
 * other mark without a partner is ignored.
 */
#include "discourse/quotes-private.h"

#include "discourse/marks-private.h"
#include "document-private.h"

#include <string.h>

/* A quotation may run through this many paragraphs without any mark. */
#define MAX_UNMARKED 4

struct _SgpQuotes {
  const SgTable *elisions;
};

/* The marks [first, end) of one paragraph that is read. */
typedef struct {
  SgSpan span;
  gint32 first, end;
  gint32 first_double;      /* the first double mark, or -1 */
  gboolean may_carry;       /* quotations run on from or into it */
} Stretch;

typedef struct {
  SgDocument *doc;
  const char *text;
  const SgpMark *marks;
  const gint32 *n_doubles;  /* double marks before each mark */
  gint32 pending;           /* quote left open by the paragraph before, or -1 */
  gint32 written;           /* end of the last quote */
} Pairing;

SgpQuotes *
sgp_quotes_new (const SgLexicon *lexicon, GError **error)
{
  static const char *const columns[] = { "form", NULL };
  const SgTable *elisions = sgp_lexicon_get_table (lexicon, "elisions", columns, error);
  if (elisions == NULL)
    return NULL;
  SgpQuotes *quotes = g_new0 (SgpQuotes, 1);
  quotes->elisions = elisions;
  return quotes;
}

void
sgp_quotes_free (SgpQuotes *quotes)
{
  g_free (quotes);
}

/* Adds the quotation between two bytes, without blanks at its end. */
static gint32
add_quote (Pairing *pairing, gint32 from, gint32 to, gint32 previous, gboolean closed)
{
  while (to > from && g_ascii_isspace (pairing->text[to - 1]))
    to--;
  gint32 first = sgp_document_find_token (pairing->doc, from);
  gint32 end = sgp_document_find_token (pairing->doc, to);
  SgQuote quote = { { from, to - from }, { first, end - first }, previous, closed };
  pairing->written = to;
  if (quote.tokens.n <= 0)
    return -1;
  return sgp_document_add_quote (pairing->doc, &quote);
}

/* The mark that closes the single mark @open, or -1 where it is none. Before a
 * blank, "s'" closes only if nothing later does. */
static gint32
find_single_close (const Pairing *pairing, const Stretch *stretch, gint32 open)
{
  gint32 close = -1;
  for (gint32 i = open + 1; i < stretch->end; i++) {
    const SgpMark *mark = &pairing->marks[i];
    if (!mark->single)
      continue;
    if (mark->side != SGP_MARK_CLOSES)
      break;
    close = i;
    if (!mark->possessive)
      break;
  }
  if (close >= 0 && (pairing->n_doubles[close] - pairing->n_doubles[open]) % 2 != 0)
    return -1;
  return close;
}

/* A closing mark whose partner is missing; returns whether it made a quote. */
static gboolean
close_stray (Pairing *pairing, const Stretch *stretch, gint32 index)
{
  const SgpMark *mark = &pairing->marks[index];
  gint32 end = sg_span_end (mark->span);
  if (index == stretch->first_double && pairing->pending >= 0) {
    add_quote (pairing, stretch->span.off, end, pairing->pending, TRUE);
    return TRUE;
  }
  if (mark->side != SGP_MARK_CLOSES || mark->span.off == 0 || strchr (",.!?", pairing->text[mark->span.off - 1]) == NULL)
    return FALSE;
  gint32 n_sentences, n_tokens, at = sgp_document_find_token (pairing->doc, mark->span.off - 1);
  const SgToken *tokens = sg_document_get_tokens (pairing->doc, &n_tokens);
  const SgSentence *sentences = sg_document_get_sentences (pairing->doc, &n_sentences);
  if (at >= n_tokens)
    return FALSE;
  gint32 from = sentences[tokens[at].sentence].span.off;
  if (from < pairing->written || from < stretch->span.off || from >= mark->span.off)
    return FALSE;
  add_quote (pairing, from, end, -1, TRUE);
  return TRUE;
}

/* Adds the quotation that begins with the mark @open, closed by the mark
 * @close or broken off before the byte @to; the first of a paragraph may go on
 * from the paragraph before. */
static gint32
add_marked (Pairing *pairing, const Stretch *stretch, gint32 open, gint32 to, gboolean closed)
{
  gint32 from = pairing->marks[open].span.off;
  gboolean leads = from - stretch->span.off <= 1;
  gint32 previous = leads && stretch->may_carry ? pairing->pending : -1;
  return add_quote (pairing, from, to, previous, closed);
}

/* Pairs the marks of a paragraph; returns the quote left open, or -1. */
static gint32
pair_marks (Pairing *pairing, const Stretch *stretch)
{
  gint32 open = -1, close;
  for (gint32 i = stretch->first; i < stretch->end; i++) {
    const SgpMark *mark = &pairing->marks[i];
    if (mark->single) {
      if (open < 0 && mark->side == SGP_MARK_OPENS && (close = find_single_close (pairing, stretch, i)) >= 0) {
        add_quote (pairing, mark->span.off, sg_span_end (pairing->marks[close].span), -1, TRUE);
        i = close;
      }
    } else if (open >= 0) {
      gboolean closes = mark->side != SGP_MARK_OPENS;
      add_marked (pairing, stretch, open, closes ? sg_span_end (mark->span) : mark->span.off, closes);
      open = closes ? -1 : i;
    } else if (mark->side == SGP_MARK_CLOSES) {
      close_stray (pairing, stretch, i);
    } else if (mark->side == SGP_MARK_OPENS || i + 1 < stretch->end) {
      open = i;
    }
  }
  return open < 0 ? -1 : add_marked (pairing, stretch, open, sg_span_end (stretch->span), FALSE);
}

/* The paragraph whose marks say whether an open quotation runs through the
 * unmarked one at @index; -1 where it does not. */
static gboolean
runs_on (const Stretch *stretches, const SgpMark *marks, const gint32 *next_marked, gint32 index)
{
  gint32 next = next_marked[index];
  return stretches[index].may_carry && next >= 0 && next - index <= MAX_UNMARKED && stretches[next].may_carry &&
         marks[stretches[next].first_double].side == SGP_MARK_CLOSES;
}

/* Finds the marks of every paragraph that is read. */
static GArray *
collect_marks (const SgpQuotes *quotes, const SgDocument *doc, GArray *marks)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gint32 n;
  const SgParagraph *paragraphs = sg_document_get_paragraphs (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    if (paragraphs[i].kind == SG_PARAGRAPH_ASIDE)
      continue;
    Stretch stretch = { paragraphs[i].span, (gint32) marks->len, 0, -1, paragraphs[i].kind != SG_PARAGRAPH_HEADLINE };
    sgp_marks_find (doc, stretch.span, quotes->elisions, marks);
    stretch.end = (gint32) marks->len;
    for (gint32 k = stretch.end - 1; k >= stretch.first; k--)
      if (!g_array_index (marks, SgpMark, k).single)
        stretch.first_double = k;
    g_array_append_val (stretches, stretch);
  }
  return stretches;
}

/* For each paragraph, the first from it on that has double marks, or -1. */
static gint32 *
find_marked (const GArray *stretches)
{
  gint32 *next = g_new (gint32, stretches->len + 1);
  next[stretches->len] = -1;
  for (gint32 i = (gint32) stretches->len - 1; i >= 0; i--)
    next[i] = g_array_index (stretches, Stretch, i).first_double >= 0 ? i : next[i + 1];
  return next;
}

static gint32 *
count_doubles (const GArray *marks)
{
  gint32 *counts = g_new (gint32, marks->len + 1);
  counts[0] = 0;
  for (guint i = 0; i < marks->len; i++)
    counts[i + 1] = counts[i] + !g_array_index (marks, SgpMark, i).single;
  return counts;
}

void
sgp_quotes_run (const SgpQuotes *quotes, SgDocument *doc)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SgpMark));
  g_autoptr (GArray) rows = collect_marks (quotes, doc, marks);
  g_autofree gint32 *next_marked = find_marked (rows);
  g_autofree gint32 *n_doubles = count_doubles (marks);
  const Stretch *stretches = (const Stretch *) (const void *) rows->data;
  Pairing pairing = { doc, sg_document_get_text (doc, NULL), (const SgpMark *) (const void *) marks->data,
                      n_doubles, -1, 0 };
  for (gint32 i = 0; i < (gint32) rows->len; i++) {
    if (stretches[i].first_double >= 0 || pairing.pending < 0) {
      pairing.pending = pair_marks (&pairing, &stretches[i]);
      if (!stretches[i].may_carry)
        pairing.pending = -1;
    } else if (runs_on (stretches, pairing.marks, next_marked, i)) {
      pairing.pending = add_quote (&pairing, stretches[i].span.off, sg_span_end (stretches[i].span),
                                   pairing.pending, FALSE);
    } else {
      pair_marks (&pairing, &stretches[i]);
      pairing.pending = -1;
    }
  }
}
