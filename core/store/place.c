/* SPDX-License-Identifier: MIT
 *
 * Where the words of a correction stand in a text: where they stand once, or
 * where what is around them is most like what was around them. Two places that
 * are equally good are not guessed between.
 *
 *     "It failed", after: said Ann     It failed, said Bo. It failed, said Ann.
 *                                                          |-------|
 */
#include "place-private.h"

#include "store-private.h"

#include <string.h>

/* A few words may stand anywhere: so many, or so much around them alike. */
#define ENOUGH_WORDS 6
#define ENOUGH_CONTEXT 8

/* Characters that two texts have in common, from their ends backwards. */
static gint
count_common_end (const char *a, gsize a_length, const char *b, gsize b_length)
{
  gint n = 0;
  while (a_length > 0 && b_length > 0 && a[a_length - 1] == b[b_length - 1]) {
    n += (a[a_length - 1] & 0xC0) != 0x80;
    a_length--;
    b_length--;
  }
  return n;
}

static gint
count_common_start (const char *a, const char *b)
{
  gint n = 0;
  for (; *a != '\0' && *a == *b; a++, b++)
    n += (*a & 0xC0) != 0x80;
  return n;
}

/* White space counts nothing at the border. */
gint
sgp_place_compare_context (const SgpFold *fold, const SgpAnchor *anchor, const GArray *spans)
{
  g_autofree char *before = sgp_fold_words (anchor->before), *after = sgp_fold_words (anchor->after);
  gsize start = sgp_fold_get_offset (fold, g_array_index (spans, SgSpan, 0).off);
  gsize end = sgp_fold_get_offset (fold, sg_span_end (g_array_index (spans, SgSpan, spans->len - 1)));
  if (start > 0 && fold->text[start - 1] == ' ')
    start--;
  if (fold->text[end] == ' ')
    end++;
  return count_common_end (before, strlen (before), fold->text, start) + count_common_start (after, fold->text + end);
}

static gint
count_words (const char *words)
{
  gint n = 0;
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\r\n", -1);
  for (char **part = parts; *part != NULL; part++)
    n += **part != '\0';
  return n;
}

static gboolean
is_taken (GHashTable *taken, const GArray *spans)
{
  g_autofree char *text = sgp_spans_to_text ((const SgSpan *) (const void *) spans->data, (gint32) spans->len);
  return taken != NULL && g_hash_table_contains (taken, text);
}

gboolean
sgp_place_is_told_apart (const SgpAnchor *anchor, gint context, guint n_places)
{
  return n_places >= anchor->n_places || context > anchor->twin_context;
}

SgpPlace
sgp_place_find (const SgpFold *fold, const SgpAnchor *anchor, GHashTable *taken, GArray *spans)
{
  g_autoptr (GPtrArray) places = sgp_fold_find (fold, anchor->quote);
  gint best = -1, second = -1;
  const GArray *found = NULL;
  for (guint i = 0; i < places->len; i++) {
    const GArray *place = g_ptr_array_index (places, i);
    gint context = is_taken (taken, place) ? -1 : sgp_place_compare_context (fold, anchor, place);
    second = MAX (second, MIN (best, context));
    if (context > best) {
      found = place;
      best = context;
    }
  }
  if (found == NULL)
    return SGP_PLACE_ABSENT;
  if ((best < ENOUGH_CONTEXT && count_words (anchor->quote) < ENOUGH_WORDS) || second == best
      || (second >= 0 && best < ENOUGH_CONTEXT) || !sgp_place_is_told_apart (anchor, best, places->len))
    return SGP_PLACE_UNCLEAR;
  g_array_append_vals (spans, found->data, found->len);
  return SGP_PLACE_FOUND;
}

/* Bytes between two spans; 0 where they touch. */
static gint32
get_distance (SgSpan a, SgSpan b)
{
  return MAX (0, MAX (a.off - sg_span_end (b), b.off - sg_span_end (a)));
}

const GArray *
sgp_place_get_nearest (const GPtrArray *places, SgSpan to)
{
  const GArray *nearest = NULL;
  gint32 least = G_MAXINT32;
  for (guint i = 0; i < places->len; i++) {
    const GArray *place = g_ptr_array_index (places, i);
    gint32 distance = get_distance (g_array_index (place, SgSpan, 0), to);
    if (distance < least) {
      nearest = place;
      least = distance;
    }
  }
  return nearest;
}
