/* SPDX-License-Identifier: MIT
 *
 * Tables that the fast parser and tagger look into: weights of moves by
 * buckets, and words that are sure of their tag; made here, full, and damaged.
 */
#include "language/moves-private.h"
#include "language/tagger-private.h"

#include <stancegraph/error.h>
#include <string.h>

#define N_BUCKETS 3

/* A feature with a tag, which must be odd, that belongs to a bucket. */
static guint64
make_feature (guint16 tag, guint32 bucket)
{
  guint64 low = ((guint64) bucket << 32) / N_BUCKETS + 1;
  guint64 feature = (guint64) tag << 48 | low;
  g_assert_cmpuint (sgp_moves_bucket (feature, N_BUCKETS), ==, bucket);
  return feature;
}

static void
set_way (SgpMovesBucket *bucket, int way, guint16 tag, gint8 left, gint8 right)
{
  bucket->tags[way] = tag;
  bucket->weights[way][0] = left;
  bucket->weights[way][1] = right;
}

/* Weights are found wherever in the bucket they lie, with their signs. */
static void
test_score (void)
{
  SgpMovesBucket buckets[N_BUCKETS] = { 0 };
  SgpMoves moves = { buckets, N_BUCKETS };
  gint32 left, right;
  set_way (&buckets[1], 0, 7, 5, -3);
  set_way (&buckets[1], 15, 9, -128, 127);
  set_way (&buckets[2], 8, 7, 100, 100);
  guint64 features[] = { make_feature (7, 1), make_feature (9, 1), make_feature (11, 1), make_feature (9, 2), make_feature (7, 0) };
  sgp_moves_score (&moves, features, G_N_ELEMENTS (features), &left, &right);
  g_assert_cmpint (left, ==, 5 - 128);
  g_assert_cmpint (right, ==, -3 + 127);
  sgp_moves_score (&moves, features, 0, &left, &right);
  g_assert_cmpint (left, ==, 0);
  g_assert_cmpint (right, ==, 0);
}

/* As many features as there may be, all as heavy as can be. */
static void
test_largest (void)
{
  SgpMovesBucket buckets[N_BUCKETS] = { 0 };
  SgpMoves moves = { buckets, N_BUCKETS };
  guint64 features[SGP_MAX_FEATURES];
  gint32 left, right;
  set_way (&buckets[0], 3, 1, -128, 127);
  for (int i = 0; i < SGP_MAX_FEATURES; i++)
    features[i] = make_feature (1, 0);
  sgp_moves_score (&moves, features, SGP_MAX_FEATURES, &left, &right);
  g_assert_cmpint (left, ==, -128 * SGP_MAX_FEATURES);
  g_assert_cmpint (right, ==, 127 * SGP_MAX_FEATURES);
}

/* A model of one section: the header, their table, its bytes. */
typedef struct {
  SgpModelHeader header;
  SgpModelSection table;
  guint8 space[SGP_MODEL_ALIGN * 2 - sizeof (SgpModelHeader) - sizeof (SgpModelSection)];
  SgpMovesBucket buckets[2];
} Made;

static void
assert_size (gsize size, gboolean good)
{
  Made made = { .header = { SGP_MODEL_MAGIC, SGP_MODEL_VERSION, 1, sizeof made, 0 },
                .table = { "moves", G_STRUCT_OFFSET (Made, buckets), size } };
  SgpModel model;
  SgpMoves moves;
  g_autoptr (GError) error = NULL;
  g_assert_true (sgp_model_open (&model, (const guint8 *) &made, sizeof made, NULL));
  g_assert_true (sgp_moves_open (&moves, &model, "moves", &error) == good);
  if (!good)
    g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
}

static void
test_open (void)
{
  assert_size (2 * sizeof (SgpMovesBucket), TRUE);
  assert_size (sizeof (SgpMovesBucket) + 1, FALSE);
  assert_size (0, FALSE);
}

/* Of words that want the same place the later one stands behind. */
static void
test_sure (void)
{
  guint32 entries[4] = { 0 };
  SgpSureTags sure = { entries, 3 };
  guint64 first = G_GUINT64_CONSTANT (5) << 40 | 3, second = G_GUINT64_CONSTANT (6) << 40 | 3;
  entries[3] = sgp_sure_tags_make (first, 0);
  entries[0] = sgp_sure_tags_make (second, 90);
  g_assert_cmpuint (sgp_sure_tags_find (&sure, first), ==, 0);
  g_assert_cmpuint (sgp_sure_tags_find (&sure, second), ==, 90);
  g_assert_cmpuint (sgp_sure_tags_find (&sure, G_GUINT64_CONSTANT (7) << 40 | 3), ==, SGP_NO_TAG);
}

/* A label that there is not, and a table without an end: no word is sure. */
static void
test_sure_damaged (void)
{
  guint32 entries[4] = { 5 << 8, 5 << 8, 5 << 8 | 0xFF, 5 << 8 };
  SgpSureTags sure = { entries, 3 };
  g_assert_cmpuint (sgp_sure_tags_find (&sure, G_GUINT64_CONSTANT (5) << 40), >=, SGP_NO_TAG);
  g_assert_cmpuint (sgp_sure_tags_find (&sure, G_GUINT64_CONSTANT (5) << 40 | 2), >=, SGP_NO_TAG);
  g_assert_cmpuint (sgp_sure_tags_find (&sure, G_GUINT64_CONSTANT (6) << 40), ==, SGP_NO_TAG);
}

/* The first of the highest scores, wherever it is. */
static void
test_best (void)
{
  for (gint32 n = 1; n <= 20; n++)
    for (gint32 i = 0; i < n; i++) {
      gint16 scores[21];
      for (gint32 k = 0; k < n; k++)
        scores[k] = (gint16) (k == i ? -1 : G_MININT16 + k);
      scores[n] = 100; /* none of them */
      g_assert_cmpint (sgp_weights_best (scores, n), ==, i);
      scores[n - 1] = -1;
      g_assert_cmpint (sgp_weights_best (scores, n), ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/moves/score", test_score);
  g_test_add_func ("/moves/largest", test_largest);
  g_test_add_func ("/moves/open", test_open);
  g_test_add_func ("/moves/best", test_best);
  g_test_add_func ("/sure-tags/find", test_sure);
  g_test_add_func ("/sure-tags/damaged", test_sure_damaged);
  return g_test_run ();
}
