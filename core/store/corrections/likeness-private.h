/* SPDX-License-Identifier: MIT
 *
 * Comparing texts by the words that they have, and giving each of some
 * statements to the one it is most like.
 */
#pragma once

#include <glib.h>

/* likeness.c */
GArray *sgp_likeness_number_words (GHashTable *numbers, const char *text);
gdouble sgp_likeness_compare (const GArray *a, const GArray *b);

/* matching.c: that an old statement may be a new one; both are indexes. */
typedef struct {
  guint old, fresh;
  gdouble likeness;
  gboolean same_speakers;
  gint context;
} SgpPair;

/* What became of an old one. */
typedef enum { SGP_UNMATCHED = -1, SGP_UNDECIDED = -2 } SgpMatch;

/* For each old one the new one that it is, or SgpMatch. */
gint *sgp_matching_decide (GArray *pairs, guint n_old, guint n_fresh);
