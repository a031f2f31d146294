/* SPDX-License-Identifier: MIT
 *
 * Where some words stand in a text, and how much of what once stood around
 * them stands around each place: looked up once, asked for many places.
 *
 *     places      0+9   40+9   95+9
 *     context       3     21      5        here 40..60: 21, elsewhere: 5
 */
#include "correct-private.h"

/* A place from its first to its last span. */
typedef struct {
  gint32 start, end;
  gint context;
  gint most_before, most_behind;   /* of the places before it, and of it and those behind */
} Place;

struct _SgpStanding {
  GArray *places;             /* in the order of the text */
};

void
sgp_standing_free (SgpStanding *standing)
{
  g_array_unref (standing->places);
  g_free (standing);
}

static void
add_place (GArray *to, const SgpFold *fold, const SgpAnchor *anchor, const GArray *spans)
{
  Place place = { g_array_index (spans, SgSpan, 0).off, sg_span_end (g_array_index (spans, SgSpan, spans->len - 1)),
                  sgp_place_compare_context (fold, anchor, spans), -1, -1 };
  g_array_append_val (to, place);
}

/* All places of the anchor's words. */
SgpStanding *
sgp_standing_new (const SgpFold *fold, const SgpAnchor *anchor)
{
  gint most = -1;
  g_autoptr (GPtrArray) found = sgp_fold_find (fold, anchor->quote);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (guint i = 0; i < found->len; i++)
    add_place (places, fold, anchor, g_ptr_array_index (found, i));
  for (guint i = 0; i < places->len; i++) {
    g_array_index (places, Place, i).most_before = most;
    most = MAX (most, g_array_index (places, Place, i).context);
  }
  most = -1;
  for (guint i = places->len; i-- > 0;) {
    most = MAX (most, g_array_index (places, Place, i).context);
    g_array_index (places, Place, i).most_behind = most;
  }
  SgpStanding *standing = g_new0 (SgpStanding, 1);
  standing->places = places;
  return standing;
}

/* The first place that ends behind an offset. */
static guint
find_first (const GArray *places, gint32 off)
{
  guint low = 0, high = places->len;
  while (low < high) {
    guint middle = (low + high) / 2;
    if (g_array_index (places, Place, middle).end <= off)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Raises @here to the context of places that share bytes with a stretch, and
 * @elsewhere to that of all others. Returns the number of places. */
guint
sgp_standing_compare (const SgpStanding *standing, gint32 start, gint32 end, gint *here, gint *elsewhere)
{
  const GArray *places = standing->places;
  guint i = find_first (places, start);
  gint before = i < places->len ? g_array_index (places, Place, i).most_before
                : places->len > 0 ? g_array_index (places, Place, 0).most_behind : -1;
  *elsewhere = MAX (*elsewhere, before);
  for (; i < places->len && g_array_index (places, Place, i).start < end; i++)
    *here = MAX (*here, g_array_index (places, Place, i).context);
  if (i < places->len)
    *elsewhere = MAX (*elsewhere, g_array_index (places, Place, i).most_behind);
  return places->len;
}
