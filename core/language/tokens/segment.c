/* SPDX-License-Identifier: MIT
 *
 * Paragraphs in, sentences and tokens out. The tokeniser cuts a paragraph into
 * pieces; datelines.c and sentence-ends.c say where a sentence ends:
 *
 *     LYON - | Sen. Lee left at 5 p.m. | "Why?" she asked. | Nobody knew.
 *
 * The end of a paragraph always ends one, so that headings need no stop. A
 * period that an abbreviation shares with the end of its sentence becomes a
 * token of its own ("at 5 p.m" "."), but for names such as U.S.
 */
#include "language/tokens/segment-private.h"

#include "document-private.h"
#include "language/tokens/passage-private.h"

/* On average, with the blank before it. */
#define BYTES_PER_TOKEN 5

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

/* Whether the last word gives its period to the sentence. */
static gboolean
shares_period (const SgpPiece *piece)
{
  return piece->kind == SGP_PIECE_ABBREVIATION && piece->span.len > 2
         && (piece->word_class == SGP_CLASS_WORD || piece->word_class == SGP_CLASS_TIME
             || (piece->word_class == SGP_CLASS_NAME && piece->lower));
}

/* Adds a sentence with the pieces [first, end) as its tokens. */
static void
write_sentence (SgDocument *doc, gint32 paragraph, const SgpPassage *passage, guint first, guint end)
{
  const SgpPiece *pieces = passage->pieces + first;
  guint n = end - first;
  gint32 off = pieces[0].span.off;
  gboolean shared = shares_period (&pieces[n - 1]);
  sgp_document_add_sentence (doc, (SgSpan) { off, sg_span_end (pieces[n - 1].span) - off }, paragraph);
  SgToken *tokens = sgp_document_add_tokens (doc, (gint32) n + shared);
  for (guint i = 0; i < n; i++)
    tokens[i].span = pieces[i].span;
  if (shared) {
    tokens[n - 1].span.len--;
    tokens[n].span = (SgSpan) { sg_span_end (tokens[n - 1].span), 1 };
  }
}

static void
write_paragraph (SgDocument *doc, gint32 paragraph, SgpPassage *passage)
{
  guint first = sgp_passage_find_dateline (passage), n = passage->n;
  passage->n = sgp_passage_find_last_day (passage);
  if (first > 0)
    write_sentence (doc, paragraph, passage, 0, first);
  while (first < passage->n) {
    guint end = sgp_passage_find_end (passage, first);
    write_sentence (doc, paragraph, passage, first, end);
    first = end;
  }
  if (first < n)
    write_sentence (doc, paragraph, passage, first, n);
}

/**
 * sgp_segmenter_run:
 * @segmenter: a segmenter; may be in use in other threads
 * @doc: a document with paragraphs, which gets sentences and tokens
 */
void
sgp_segmenter_run (const SgpSegmenter *segmenter, SgDocument *doc)
{
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  SgpPieceList pieces = { NULL, 0, 0 };
  gint32 n;
  const SgParagraph *paragraphs = sg_document_get_paragraphs (doc, &n);
  sgp_document_expect_tokens (doc, (gint32) (length / BYTES_PER_TOKEN) + 16);
  for (gint32 i = 0; i < n; i++) {
    if (paragraphs[i].kind == SG_PARAGRAPH_ASIDE)
      continue;
    pieces.n = 0;
    sgp_tokenizer_run (segmenter->tokenizer, text, paragraphs[i].span, &pieces);
    SgpPassage passage = { segmenter->tokenizer, text, pieces.rows, pieces.n };
    write_paragraph (doc, i, &passage);
  }
  g_free (pieces.rows);
}
