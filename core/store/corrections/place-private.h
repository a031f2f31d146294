/* SPDX-License-Identifier: MIT
 *
 * Finding the words of a correction in a text again.
 */
#pragma once

#include "store/corrections/fold-private.h"

/* What stood around the words. Where they stood at several places, @n_places,
 * @twin_context is how much of it stood around another: a place that has no
 * more of it may be that one's. */
typedef struct {
  const char *quote, *before, *after;
  guint n_places;
  gint twin_context;
} SgpAnchor;

typedef enum { SGP_PLACE_FOUND, SGP_PLACE_ABSENT, SGP_PLACE_UNCLEAR } SgpPlace;

/* place.c: @taken: (nullable): places that are others', as sgp_spans_to_text(). */
SgpPlace sgp_place_find (const SgpFold *fold, const SgpAnchor *anchor, GHashTable *taken, GArray *spans);
/* How much of what stood around the anchor stands around a place. */
gint sgp_place_compare_context (const SgpFold *fold, const SgpAnchor *anchor, const GArray *spans);
/* Whether so much context tells a place from a twin's, of so many places now. */
gboolean sgp_place_is_told_apart (const SgpAnchor *anchor, gint context, guint n_places);
/* Of several places the one nearest to another; NULL where there is none. */
const GArray *sgp_place_get_nearest (const GPtrArray *places, SgSpan to);

/* realign.c: words that have changed a little. */
SgpPlace sgp_place_realign (const SgpFold *fold, const SgpAnchor *anchor, GHashTable *taken, GArray *spans);
