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

#include "store/store-private.h"

#include <string.h>

/* A few words may stand anywhere: so many, or so much around them alike: six
 * characters of the same paragraph, or 48 of the next. */
#define ENOUGH_WORDS 6
#define ENOUGH_CONTEXT 48
/* The share of it that tells twins apart. */
#define NEARLY_ALL 0.9

/* A character of the same paragraph tells so much more than one of the next,
 * of which only so many count: paragraphs move and change neighbours. */
#define INSIDE 8
#define MAX_OUTSIDE 32

/* Where a context goes over into another paragraph, in its characters. */
typedef struct {
  char *text;
  glong inside;               /* characters that lie in the words' own paragraph */
} Context;

static Context
fold_context (const char *words, gboolean before)
{
  const char *line = before ? strrchr (words, '\n') : NULL;
  g_autofree char *own = before ? g_strdup (line != NULL ? line : words) : g_strndup (words, strcspn (words, "\n"));
  g_autofree char *folded = sgp_fold_words (own);
  return (Context) { sgp_fold_words (words), g_utf8_strlen (folded, -1) };
}

static gint
weigh (glong n, const Context *context)
{
  glong inside = MIN (n, context->inside);
  return (gint) (INSIDE * inside + MIN (n - inside, MAX_OUTSIDE));
}

/* Characters that two texts have in common, from their ends backwards. */
static glong
count_common_end (const char *a, gsize a_length, const char *b, gsize b_length)
{
  glong n = 0;
  while (a_length > 0 && b_length > 0 && a[a_length - 1] == b[b_length - 1]) {
    n += (a[a_length - 1] & 0xC0) != 0x80;
    a_length--;
    b_length--;
  }
  return n;
}

static glong
count_common_start (const char *a, const char *b)
{
  glong n = 0;
  for (; *a != '\0' && *a == *b; a++, b++)
    n += (*a & 0xC0) != 0x80;
  return n;
}

/* White space counts nothing at the border. */
gint
sgp_place_compare_context (const SgpFold *fold, const SgpAnchor *anchor, const GArray *spans)
{
  Context before = fold_context (anchor->before, TRUE), after = fold_context (anchor->after, FALSE);
  gsize start = sgp_fold_get_offset (fold, g_array_index (spans, SgSpan, 0).off);
  gsize end = sgp_fold_get_offset (fold, sg_span_end (g_array_index (spans, SgSpan, spans->len - 1)));
  if (start > 0 && fold->text[start - 1] == ' ')
    start--;
  if (fold->text[end] == ' ')
    end++;
  gint sum = weigh (count_common_end (before.text, strlen (before.text), fold->text, start), &before)
             + weigh (count_common_start (after.text, fold->text + end), &after);
  g_free (before.text);
  g_free (after.text);
  return sum;
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

/* Where one of several places has gone, the other may have come to stand where
 * it stood: only nearly all of what was around it tells. */
gboolean
sgp_place_is_told_apart (const SgpAnchor *anchor, gint context, guint n_places)
{
  if (anchor->n_places <= 1 || n_places >= anchor->n_places)
    return TRUE;
  Context before = fold_context (anchor->before, TRUE), after = fold_context (anchor->after, FALSE);
  gint all = weigh (g_utf8_strlen (before.text, -1), &before) + weigh (g_utf8_strlen (after.text, -1), &after);
  g_free (before.text);
  g_free (after.text);
  return context > anchor->twin_context && context >= NEARLY_ALL * all;
}

SgpPlace
sgp_place_find (const SgpFold *fold, const SgpAnchor *anchor, GHashTable *taken, GArray *spans)
{
  g_autoptr (GPtrArray) places = sgp_fold_find (fold, anchor->quote);
  gint best = -1, second = -1;
  const GArray *found = NULL;
  for (guint i = 0; i < places->len; i++) {
    const GArray *place = g_ptr_array_index (places, i);
    gint context = sgp_place_compare_context (fold, anchor, place);
    second = MAX (second, MIN (best, context));
    if (context > best) {
      found = place;
      best = context;
    }
  }
  if (found == NULL)
    return SGP_PLACE_ABSENT;
  /* What is another's is not left for the next best. */
  if (is_taken (taken, found) || (best < ENOUGH_CONTEXT && count_words (anchor->quote) < ENOUGH_WORDS) || second == best
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
