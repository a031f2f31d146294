/* SPDX-License-Identifier: MIT
 *
 * Each place between two pieces is judged: does a sentence end?
 *
 *     Sen. Lee left at 5 p.m. | "Why?" she asked. | "No." [6] | He (J. Hu) stayed. |
 *          ^ title                    ^ goes on, small letter       ^ initial
 *
 * Only a stop may end one: a period, a mark, an ellipsis, an abbreviation, and,
 * where people write without, a smile or the address of a page.
 */
#include "language/tokens/passage-private.h"
#include "language/tokens/segment-private.h"

/* A reference ("[12]", "[citation needed]") has no more pieces than this. */
#define MAX_REFERENCE 6

/* How far behind a quotation its verb is looked for ("asked" in: "Why?" Lee asked). */
#define MAX_ATTRIBUTION 4

/* Whether an abbreviation ends its sentence, @next being the word behind. */
static gboolean
abbreviation_ends (const SgpPassage *passage, guint stop, guint next)
{
  if (!passage->pieces[next].upper)
    return FALSE;
  switch (passage->pieces[stop].word_class) {
  case SGP_CLASS_TITLE: case SGP_CLASS_NUMBER: case SGP_CLASS_INSIDE:
    return FALSE;
  case SGP_CLASS_TIME: /* but: 9 a.m. (CET) */
    return sgp_passage_classify (passage, next) != SGP_CLASS_DAY && !sgp_passage_is_sign (passage, stop + 1, "(");
  default:
    return sgp_passage_classify (passage, next) == SGP_CLASS_OPENER;
  }
}

/* Whether a verb of saying follows soon: "Why?" Ann Lee asked. */
static gboolean
is_attributed (const SgpPassage *passage, guint i)
{
  for (guint end = MIN (passage->n, i + MAX_ATTRIBUTION); i < end && passage->pieces[i].kind == SGP_PIECE_WORD; i++)
    if (sgp_passage_classify (passage, i) == SGP_CLASS_SAYS)
      return TRUE;
  return FALSE;
}

/* Index behind the reference at piece @i, or @i: "... in 1805. [6] He ..." */
static guint
skip_reference (const SgpPassage *passage, guint i)
{
  if (!sgp_passage_is_sign (passage, i, "["))
    return i;
  for (guint end = i + 1; end < MIN (passage->n, i + MAX_REFERENCE); end++) {
    if (sgp_passage_is_sign (passage, end, "]"))
      return end + 1;
    if (passage->pieces[end].kind != SGP_PIECE_NUMBER && !passage->pieces[end].lower)
      return i;
  }
  return i;
}

/* The last piece, before @limit, of what belongs to the stop at piece @i: quotes
 * and brackets that close, references, a smile. */
static guint
skip_close (const SgpPassage *passage, guint i, guint limit)
{
  const SgpPiece *pieces = passage->pieces;
  for (guint next = i + 1; next < limit; next = i + 1) {
    guint behind = skip_reference (passage, next);
    if (behind > next)
      i = behind - 1;
    else if (pieces[next].kind == SGP_PIECE_SMILE || (pieces[next].kind == SGP_PIECE_CLOSE && !pieces[next].space))
      i++;
    else
      break;
  }
  return MIN (i, limit - 1);
}

/* Whether a question or a shout ends with the mark at @stop. */
static gboolean
mark_ends (const SgpPassage *passage, guint stop, guint last, guint next)
{
  const SgpPiece *pieces = passage->pieces, *after = &pieces[next];
  gboolean closed = last > stop && pieces[last].kind == SGP_PIECE_CLOSE;
  if (after->kind == SGP_PIECE_NUMBER && next > last + 1)
    return FALSE; /* a title: "Help!" (1965) */
  if (after->lower)
    return !closed && !is_attributed (passage, last + 1);
  return sgp_piece_may_open (after) && (pieces[last + 1].space || closed || after->upper)
         && !(closed && is_attributed (passage, last + 1));
}

/* Whether the period is one of an ellipsis with blanks: ". . ." */
static gboolean
is_spaced_dot (const SgpPiece *pieces, guint i)
{
  return i > 1 && pieces[i].space && pieces[i - 1].kind == SGP_PIECE_PERIOD && pieces[i - 1].space
         && pieces[i - 2].kind == SGP_PIECE_PERIOD;
}

static gboolean
period_ends (const SgpPassage *passage, guint stop, guint last, guint next)
{
  const SgpPiece *pieces = passage->pieces, *after = &pieces[next];
  if (after->upper)
    return TRUE;
  if (is_spaced_dot (pieces, stop) || after->kind == SGP_PIECE_PERIOD || after->kind == SGP_PIECE_ELLIPSIS
      || sgp_passage_is_sign (passage, next, ",;:"))
    return FALSE;
  if (last > stop && pieces[last].kind == SGP_PIECE_CLOSE)
    return after->kind == SGP_PIECE_NUMBER || next > last + 1;
  return pieces[last + 1].space && after->kind != SGP_PIECE_CLOSE;
}

/* Whether the sentence ends with the stop at @stop, with @last the last of the
 * pieces that belong to it. */
static gboolean
stop_ends (const SgpPassage *passage, guint stop, guint last)
{
  const SgpPiece *pieces = passage->pieces;
  guint next = sgp_passage_skip_open (passage, last + 1);
  if (next >= passage->n)
    return TRUE;
  switch (pieces[stop].kind) {
  case SGP_PIECE_PERIOD:
    return period_ends (passage, stop, last, next);
  case SGP_PIECE_MARK:
    return mark_ends (passage, stop, last, next);
  case SGP_PIECE_ELLIPSIS: case SGP_PIECE_SMILE:
    return pieces[next].upper && pieces[last + 1].space && !(last > stop && is_attributed (passage, last + 1));
  case SGP_PIECE_ADDRESS:
    return (pieces[next].upper || pieces[next].kind == SGP_PIECE_ADDRESS) && pieces[next].space && next == last + 1;
  default:
    return abbreviation_ends (passage, stop, next);
  }
}

/* Whether a sentence may end with a piece of the kind. */
static inline gboolean
is_stop (guint8 kind)
{
  const guint stops = 1 << SGP_PIECE_PERIOD | 1 << SGP_PIECE_MARK | 1 << SGP_PIECE_ELLIPSIS | 1 << SGP_PIECE_ABBREVIATION
                      | 1 << SGP_PIECE_SMILE | 1 << SGP_PIECE_ADDRESS;
  return (stops >> kind & 1) != 0;
}

guint
sgp_passage_find_end (const SgpPassage *passage, guint first)
{
  const SgpPiece *pieces = passage->pieces;
  guint limit = MIN (passage->n - first, SGP_SENTENCE_MAX_TOKENS) + first;
  for (guint i = first; i < limit; i++) {
    if (!(is_stop (pieces[i].kind) | pieces[i].gap))
      continue;
    if (pieces[i].gap && i > first)
      return i;
    if (!is_stop (pieces[i].kind))
      continue;
    guint last = skip_close (passage, i, limit);
    if (stop_ends (passage, i, last))
      return last + 1;
  }
  return limit;
}
