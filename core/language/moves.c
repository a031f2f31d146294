/* SPDX-License-Identifier: MIT
 *
 * Features in, how much better LEFT and RIGHT are than SHIFT out.
 *
 * All 16 tags of a bucket are compared at once, and the weights of those that
 * differ become 0, so that nothing depends on where a feature lies or whether
 * it is there at all.
 */
#include "language/moves-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* Half of a bucket, as processors of all kinds compare it at once. */
#define HALF 8
typedef guint16 Half __attribute__ ((vector_size (2 * HALF)));
typedef gint16 Sums __attribute__ ((vector_size (2 * HALF)));

/**
 * sgp_moves_open:
 * @moves: (out): the weights
 * @model: an open model, which must outlive them
 * @name: of the section
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether the section is there and of a possible size
 */
gboolean
sgp_moves_open (SgpMoves *moves, const SgpModel *model, const char *name, GError **error)
{
  gsize size;
  moves->buckets = sgp_model_get_section (model, name, &size, error);
  if (moves->buckets == NULL)
    return FALSE;
  if (size == 0 || size % sizeof (SgpMovesBucket) != 0 || size / sizeof (SgpMovesBucket) > G_MAXINT32) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "language model: section '%s' has an impossible size", name);
    return FALSE;
  }
  moves->n_buckets = (guint32) (size / sizeof (SgpMovesBucket));
  return TRUE;
}

static gint32
add_up (Sums sums)
{
  gint32 sum = 0;
  for (int i = 0; i < HALF; i++)
    sum += sums[i];
  return sum;
}

/* Adds the weights of the feature with this tag, if it is in the half that
 * begins at @way. LEFT is the low byte of a pair, RIGHT the high one. */
static inline void
add_half (const SgpMovesBucket *bucket, int way, Half tag, Sums *left, Sums *right)
{
  Half tags, weights;
  memcpy (&tags, bucket->tags + way, sizeof tags);
  memcpy (&weights, bucket->weights + way, sizeof weights);
  weights &= (Half) (tags == tag);
  *left += (Sums) (weights << 8) >> 8;
  *right += (Sums) weights >> 8;
}

void
sgp_moves_score (const SgpMoves *moves, const guint64 *features, gint32 n, gint32 *left, gint32 *right)
{
  const SgpMovesBucket *buckets[SGP_MAX_FEATURES];
  Sums lefts = { 0 }, rights = { 0 };
  for (gint32 i = 0; i < n; i++) {
    buckets[i] = &moves->buckets[sgp_moves_bucket (features[i], moves->n_buckets)];
    __builtin_prefetch (buckets[i]);
  }
  for (gint32 i = 0; i < n; i++) {
    Half tag = (Half) { 0 } + sgp_moves_tag (features[i]);
    add_half (buckets[i], 0, tag, &lefts, &rights);
    add_half (buckets[i], HALF, tag, &lefts, &rights);
  }
  *left = add_up (lefts);
  *right = add_up (rights);
}
