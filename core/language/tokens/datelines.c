/* SPDX-License-Identifier: MIT
 *
 * What stands before a report, or below its headline, and is no part of its
 * sentences:
 *
 *     LYON, France, Nov. 3 (AP) - | President Ann Lee met the miners.
 *     (Reuters) - | The bank closed.
 *     Monday, May 4, 2020 | The bank closed.
 *     Bank to close | Monday, May 4, 2020
 */
#include "language/tokens/passage-private.h"

/* A dateline has no more pieces than this, and so has a source. */
#define MAX_DATELINE 16
#define MAX_SOURCE 6

/* Monday , May 4 , 2020 */
#define DAY_PIECES 6

/* Whether the piece is a dash between blanks. */
static gboolean
is_dash (const SgpPassage *passage, guint i)
{
  static const char *const dashes[] = { "-", "--", "\342\200\223", "\342\200\224" };
  gboolean found = FALSE;
  SgSpan span = passage->pieces[i].span;
  for (gsize d = 0; d < G_N_ELEMENTS (dashes) && !found; d++)
    found = (gsize) span.len == strlen (dashes[d]) && memcmp (passage->text + span.off, dashes[d], (gsize) span.len) == 0;
  return found && passage->pieces[i].space && i + 1 < passage->n && passage->pieces[i + 1].space;
}

/* Whether a whole day stands at @i: "Monday, May 4, 2020" */
static gboolean
is_day (const SgpPassage *passage, guint i)
{
  const SgpPiece *day = &passage->pieces[i];
  return i + DAY_PIECES <= passage->n && day[5].kind == SGP_PIECE_NUMBER && day[5].span.len == 4
         && sgp_passage_is_sign (passage, i + 4, ",") && day[3].kind == SGP_PIECE_NUMBER && day[2].upper
         && sgp_passage_is_sign (passage, i + 1, ",") && day->upper && sgp_passage_classify (passage, i) == SGP_CLASS_DAY;
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

/* "Reuters", "AP"; but "(A)" is an item of a list */
static gboolean
is_source_word (const char *text, const SgpPiece *piece)
{
  gint32 len = piece->span.len;
  return piece->kind == SGP_PIECE_WORD && piece->upper && (len > 2 || (len == 2 && g_ascii_isupper (text[piece->span.off + 1])));
}

/* Index behind the source in brackets that opens the passage, and behind the
 * dash that may follow; 0 where there is none. */
static guint
find_source (const SgpPassage *passage)
{
  guint end = 1, n = passage->n;
  if (!sgp_passage_is_sign (passage, 0, "("))
    return 0;
  while (end < MIN (n, MAX_SOURCE) && is_source_word (passage->text, &passage->pieces[end]))
    end++;
  if (end == 1 || end >= n || !sgp_passage_is_sign (passage, end++, ")"))
    return 0;
  end += end < n && is_dash (passage, end);
  return end < n && passage->pieces[end].upper ? end : 0;
}

/* Index behind the town, and what follows it, up to a dash. */
static guint
find_town (const SgpPassage *passage)
{
  for (guint i = 1; i < MIN (passage->n, MAX_DATELINE); i++) {
    if (is_dash (passage, i)) {
      guint next = sgp_passage_skip_open (passage, i + 1);
      return next < passage->n && sgp_piece_may_open (&passage->pieces[next]) ? i + 1 : 0;
    }
    if (passage->pieces[i].lower)
      return 0;
  }
  return 0;
}

guint
sgp_passage_find_dateline (const SgpPassage *passage)
{
  if (passage->n == 0)
    return 0;
  if (is_in_capitals (passage->text, &passage->pieces[0]))
    return find_town (passage);
  if (passage->n > DAY_PIECES && passage->pieces[DAY_PIECES].upper && is_day (passage, 0))
    return DAY_PIECES;
  return find_source (passage);
}

guint
sgp_passage_find_last_day (const SgpPassage *passage)
{
  guint n = passage->n, day = n - DAY_PIECES;
  return n > DAY_PIECES && is_day (passage, day) && passage->pieces[day - 1].kind == SGP_PIECE_WORD
                 && sgp_passage_classify (passage, day - 1) != SGP_CLASS_OPENER
             ? day
             : n;
}
