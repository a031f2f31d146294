/* SPDX-License-Identifier: MIT
 *
 * The weights of moves in, buckets out; core/language/moves-private.h tells
 * their form. Of features that want the same bucket the heaviest are taken.
 */
#include "train.h"

#include "language/moves-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Buckets are so full on average. */
#define FILL 0.8
/* One of so many features has a weight that is cut to the largest step. */
#define CUT 2000
#define WEIGHT_MAX 127

/* A feature and what LEFT and RIGHT are better by than SHIFT. */
typedef struct {
  guint64 feature;
  float weights[2];
} Row;

static float
weigh (const Row *row)
{
  return MAX (fabsf (row->weights[0]), fabsf (row->weights[1]));
}

static gint
compare_weights (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;
  float u = weigh (x), v = weigh (y);
  return u > v ? -1 : u < v ? 1 : x->feature < y->feature ? -1 : x->feature > y->feature;
}

static void
add_row (guint64 feature, const float *weights, gpointer rows)
{
  Row row = { feature, { weights[SGP_LEFT] - weights[SGP_SHIFT], weights[SGP_RIGHT] - weights[SGP_SHIFT] } };
  g_array_append_val (rows, row);
}

static gint8
to_steps (float weight, float step)
{
  return (gint8) CLAMP (lrintf (weight / step), -WEIGHT_MAX, WEIGHT_MAX);
}

/* Puts a row into its bucket, if there is room. */
static gboolean
enter_row (SgpMovesBucket *buckets, guint32 n_buckets, const Row *row, float step)
{
  SgpMovesBucket *bucket = &buckets[sgp_moves_bucket (row->feature, n_buckets)];
  for (int i = 0; i < SGP_MOVES_WAYS; i++)
    if (bucket->tags[i] == 0 || bucket->tags[i] == sgp_moves_tag (row->feature)) {
      gboolean room = bucket->tags[i] == 0;
      bucket->tags[i] = sgp_moves_tag (row->feature);
      for (int m = 0; m < 2 && room; m++)
        bucket->weights[i][m] = to_steps (row->weights[m], step);
      return room;
    }
  return FALSE;
}

void
moves_write (const Perceptron *moves, ModelWriter *writer, const char *name, guint most)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  perceptron_foreach (moves, add_row, rows);
  g_array_sort (rows, compare_weights);
  guint n = MIN (rows->len, most), n_left_out = 0;
  guint32 n_buckets = (guint32) (n / (FILL * SGP_MOVES_WAYS)) + 1;
  g_autofree SgpMovesBucket *buckets = g_new0 (SgpMovesBucket, n_buckets);
  float step = n > 0 ? weigh (&g_array_index (rows, Row, n / CUT)) / WEIGHT_MAX : 1;
  for (guint i = 0; i < n; i++)
    n_left_out += !enter_row (buckets, n_buckets, &g_array_index (rows, Row, i), step);
  g_print ("%s: %u features of %u, %u without a place; from %.3f to %.3f\n", name, n, rows->len, n_left_out,
           weigh (&g_array_index (rows, Row, 0)), weigh (&g_array_index (rows, Row, n - 1)));
  g_autoptr (GByteArray) section = g_byte_array_new ();
  g_byte_array_append (section, (const guint8 *) buckets, n_buckets * sizeof *buckets);
  model_writer_add (writer, name, section);
}
