/* SPDX-License-Identifier: MIT
 *
 * A passage: the pieces of a paragraph, as the search for the ends of its
 * sentences reads them. Pieces are named by their index.
 *
 *     LYON - "Why?" she asked. Nobody knew.
 *     0    1 2 3  4 ...    7 | 8
 */
#pragma once

#include "language/tokens/tokenize-private.h"

#include <string.h>

typedef struct {
  const SgpTokenizer *tokenizer;
  const char *text;
  const SgpPiece *pieces;
  guint n;
} SgpPassage;

/* Whether the piece is one of @signs, of one byte each. */
static inline gboolean
sgp_passage_is_sign (const SgpPassage *passage, guint i, const char *signs)
{
  const SgpPiece *piece = &passage->pieces[i];
  return piece->span.len == 1 && strchr (signs, passage->text[piece->span.off]) != NULL;
}

static inline SgpWordClass
sgp_passage_classify (const SgpPassage *passage, guint i)
{
  return sgp_tokenizer_classify (passage->tokenizer, passage->text, &passage->pieces[i]);
}

/* The first piece from @i on that is no quote or bracket that opens. */
static inline guint
sgp_passage_skip_open (const SgpPassage *passage, guint i)
{
  while (i < passage->n && passage->pieces[i].kind == SGP_PIECE_OPEN)
    i++;
  return i;
}

/* Whether a sentence may begin with the piece: a capital or a number. */
static inline gboolean
sgp_piece_may_open (const SgpPiece *piece)
{
  return piece->upper || piece->kind == SGP_PIECE_NUMBER;
}

/* Index behind the last piece of the sentence that begins at @first. */
guint sgp_passage_find_end (const SgpPassage *passage, guint first);
/* Index behind the dateline that opens the passage, 0 where there is none. */
guint sgp_passage_find_dateline (const SgpPassage *passage);
/* Index of the day that ends it below a headline, its length where there is none. */
guint sgp_passage_find_last_day (const SgpPassage *passage);
