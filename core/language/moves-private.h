/* SPDX-License-Identifier: MIT
 *
 * The weights that a parser goes by: each feature has two, for LEFT and for
 * RIGHT, as far as they are better than SHIFT.
 *
 *     bucket   16 tags (guint16, 0 none) | 16 times the weights of LEFT and RIGHT (gint8)
 *
 * A bucket is a line of the processor's cache. The low bits of a feature choose
 * it, the high ones are its tag. A feature that found no place in its bucket
 * when the model was made has no weights, so that one look tells.
 */
#pragma once

#include "language/model-private.h"

#define SGP_MOVES_WAYS 16

typedef struct {
  guint16 tags[SGP_MOVES_WAYS];
  gint8 weights[SGP_MOVES_WAYS][2];
} SgpMovesBucket;

typedef struct {
  const SgpMovesBucket *buckets;
  guint32 n_buckets;
} SgpMoves;

static inline guint16
sgp_moves_tag (guint64 feature)
{
  return (guint16) (feature >> 48) | 1;
}

static inline guint32
sgp_moves_bucket (guint64 feature, guint32 n_buckets)
{
  return (guint32) ((feature & G_MAXUINT32) * n_buckets >> 32);
}

gboolean sgp_moves_open (SgpMoves *moves, const SgpModel *model, const char *name, GError **error);
/* Sums of the weights of @n features, at most %SGP_MAX_FEATURES. */
void sgp_moves_score (const SgpMoves *moves, const guint64 *features, gint32 n, gint32 *left, gint32 *right);
