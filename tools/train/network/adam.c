/* SPDX-License-Identifier: MIT
 *
 * Gradients of all threads in, moved values out. The sum is made in the order
 * of the works, so that it does not depend on which was ready first.
 */
#include "adam.h"

#include <math.h>
#include <string.h>

#define MEAN 0.9f
#define SQUARE 0.98f
#define TINY 1e-8f
/* A longer gradient is cut to this length. */
#define MOST 5.0f

void
adam_init (Adam *adam, Network *network, Work **works, guint n_works)
{
  gsize n = (gsize) network->n_rows * network->width;
  *adam = (Adam) { network, works, n_works, g_new0 (float, network->n_values), g_new0 (float, network->n_values),
                   g_new0 (float, n), g_new0 (float, n), g_new0 (guint32, network->n_rows), 0, 0 };
}

void
adam_clear (Adam *adam)
{
  g_free (adam->means);
  g_free (adam->squares);
  g_free (adam->row_means);
  g_free (adam->row_squares);
  g_free (adam->row_steps);
}

static void
move (float *values, const float *gradient, float *means, float *squares, gsize n, float scale, float rate, guint step)
{
  float mean_share = 1 - powf (MEAN, (float) step), square_share = sqrtf (1 - powf (SQUARE, (float) step));
  float size = rate * square_share / mean_share;
  for (gsize i = 0; i < n; i++) {
    float g = gradient[i] * scale;
    means[i] = MEAN * means[i] + (1 - MEAN) * g;
    squares[i] = SQUARE * squares[i] + (1 - SQUARE) * g * g;
    values[i] -= size * means[i] / (sqrtf (squares[i]) + TINY);
  }
}

/* Gradients of the other works are added to the first's. */
static void
sum_up (Adam *adam)
{
  Work *first = adam->works[0];
  gsize width = adam->network->width;
  for (guint w = 1; w < adam->n_works; w++) {
    Work *work = adam->works[w];
    for (gsize i = 0; i < adam->network->n_values; i++)
      first->gradient.values[i] += work->gradient.values[i];
    for (guint t = 0; t < work->touched->len; t++) {
      guint32 at = g_array_index (work->touched, guint32, t);
      float *to = first->gradient.rows + at * width, *from = work->gradient.rows + at * width;
      if (!first->is_touched[at])
        g_array_append_val (first->touched, at);
      first->is_touched[at] = TRUE;
      for (gsize k = 0; k < width; k++)
        to[k] += from[k];
    }
  }
}

static void
empty (Work *work)
{
  gsize width = work->network->width;
  memset (work->gradient.values, 0, work->network->n_values * sizeof (float));
  for (guint t = 0; t < work->touched->len; t++) {
    guint32 at = g_array_index (work->touched, guint32, t);
    memset (work->gradient.rows + at * width, 0, width * sizeof (float));
    work->is_touched[at] = FALSE;
  }
  g_array_set_size (work->touched, 0);
}

static float
get_length (const Adam *adam)
{
  double sum = 0;
  const float *values = adam->works[0]->gradient.values;
  for (gsize i = 0; i < adam->network->n_values; i++)
    sum += values[i] * values[i];
  return (float) sqrt (sum);
}

void
adam_step (Adam *adam)
{
  Network *network = adam->network;
  Work *first = adam->works[0];
  gsize width = network->width;
  sum_up (adam);
  float length = get_length (adam), scale = length > MOST ? MOST / length : 1;
  adam->step++;
  move (network->values, first->gradient.values, adam->means, adam->squares, network->n_values, scale, adam->rate, adam->step);
  for (guint t = 0; t < first->touched->len; t++) {
    gsize at = g_array_index (first->touched, guint32, t), place = at * width;
    move (network->rows + place, first->gradient.rows + place, adam->row_means + place, adam->row_squares + place, width, scale,
          adam->rate, ++adam->row_steps[at]);
  }
  for (guint w = 0; w < adam->n_works; w++)
    empty (adam->works[w]);
}
