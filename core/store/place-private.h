/* SPDX-License-Identifier: MIT
 *
 * Finding the words of a correction in a text again.
 */
#pragma once

#include "store/fold-private.h"

/* What stands around the words, as far as it is known. @has_twin: they stood
 * at another place as well, so that they alone are not enough. */
typedef struct {
  const char *quote, *before, *after;
  gboolean has_twin;
} SgpAnchor;

typedef enum { SGP_PLACE_FOUND, SGP_PLACE_ABSENT, SGP_PLACE_UNCLEAR } SgpPlace;

/* place.c: @taken: (nullable): places that are others', as sgp_spans_to_text(). */
SgpPlace sgp_place_find (const SgpFold *fold, const SgpAnchor *anchor, GHashTable *taken, GArray *spans);
/* How many characters around a place are those around the anchor. */
gint sgp_place_compare_context (const SgpFold *fold, const SgpAnchor *anchor, const GArray *spans);
/* Of several places the one nearest to another; NULL where there is none. */
const GArray *sgp_place_get_nearest (const GPtrArray *places, SgSpan to);

/* realign.c: words that have changed a little. */
SgpPlace sgp_place_realign (const SgpFold *fold, const SgpAnchor *anchor, GHashTable *taken, GArray *spans);
