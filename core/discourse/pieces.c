/* SPDX-License-Identifier: MIT
 *
 * Contents as stretches of tokens: joining, cutting, trimming. A content is
 * seldom in more than three pieces; what does not fit is left out.
 *
 *     add [0, 4), add [4, 9), cut [3, 5)   ->   [0, 3) [5, 9)
 */
#include "discourse/claims-private.h"

#include <string.h>

static void
remove_piece (SgpPieces *pieces, gint32 i)
{
  memmove (&pieces->piece[i], &pieces->piece[i + 1], (pieces->n - i - 1) * sizeof (SgRange));
  pieces->n--;
}

static void
insert_piece (SgpPieces *pieces, gint32 i, gint32 first, gint32 end)
{
  if (pieces->n == SGP_MAX_PIECES)
    return;
  memmove (&pieces->piece[i + 1], &pieces->piece[i], (pieces->n - i) * sizeof (SgRange));
  pieces->piece[i] = (SgRange) { first, end - first };
  pieces->n++;
}

/* Adds the tokens [first, end), joined with the pieces that they touch. */
void
sgp_pieces_add (SgpPieces *pieces, gint32 first, gint32 end)
{
  if (end <= first)
    return;
  gint32 i = 0;
  while (i < pieces->n && sgp_range_end (pieces->piece[i]) < first)
    i++;
  while (i < pieces->n && pieces->piece[i].first <= end) {
    first = MIN (first, pieces->piece[i].first);
    end = MAX (end, sgp_range_end (pieces->piece[i]));
    remove_piece (pieces, i);
  }
  insert_piece (pieces, i, first, end);
}

/* Takes the tokens [first, end) out. */
void
sgp_pieces_cut (SgpPieces *pieces, gint32 first, gint32 end)
{
  if (end <= first)
    return;
  for (gint32 i = 0; i < pieces->n;) {
    gint32 start = pieces->piece[i].first, stop = sgp_range_end (pieces->piece[i]);
    if (stop <= first || start >= end) {
      i++;
      continue;
    }
    remove_piece (pieces, i);
    if (end < stop)
      insert_piece (pieces, i, end, stop);
    if (start < first)
      insert_piece (pieces, i++, start, first);
  }
}

gint32
sgp_pieces_count (const SgpPieces *pieces)
{
  gint32 n = 0;
  for (gint32 i = 0; i < pieces->n; i++)
    n += pieces->piece[i].n;
  return n;
}

gboolean
sgp_pieces_contain (const SgpPieces *pieces, gint32 token)
{
  for (gint32 i = 0; i < pieces->n; i++)
    if (token >= pieces->piece[i].first && token < sgp_range_end (pieces->piece[i]))
      return TRUE;
  return FALSE;
}

/* Whether a content does not begin or end with this token. A quotation mark
 * belongs to it, "if" and the like do. */
static gboolean
is_loose (const SgpReading *reading, gint32 i, gboolean at_start)
{
  const SgToken *token = &reading->tokens[i];
  if (reading->quote_of[i] >= 0)
    return FALSE;
  if (token->upos == SG_UPOS_PUNCT)
    return strchr ("([", token->form[0]) == NULL || !at_start;
  return token->upos == SG_UPOS_CCONJ && !at_start;
}

void
sgp_pieces_trim (SgpPieces *pieces, const SgpReading *reading)
{
  for (gint32 i = 0; i < pieces->n;) {
    SgRange *piece = &pieces->piece[i];
    while (piece->n > 0 && is_loose (reading, piece->first, TRUE)) {
      piece->first++;
      piece->n--;
    }
    while (piece->n > 0 && is_loose (reading, sgp_range_end (*piece) - 1, FALSE))
      piece->n--;
    if (piece->n == 0)
      remove_piece (pieces, i);
    else
      i++;
  }
}

gboolean
sgp_token_is_dash (const SgToken *token)
{
  return token->upos == SG_UPOS_PUNCT &&
         (strcmp (token->form, "-") == 0 || strcmp (token->form, "--") == 0 ||
          strcmp (token->form, "\xE2\x80\x93") == 0 || strcmp (token->form, "\xE2\x80\x94") == 0);
}
