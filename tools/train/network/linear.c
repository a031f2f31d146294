/* SPDX-License-Identifier: MIT
 *
 * What all parts of the network are made of: matrices times rows of values,
 * forward and back, with CBLAS; leaving values out; memory for a batch.
 */
#include "work.h"

#include "language/hash-private.h"

#include <cblas.h>
#include <string.h>

float *
arena_take (Arena *arena, gsize n)
{
  float *values = arena->values + arena->used;
  arena->used += (n + 15) / 16 * 16;
  if (arena->used > arena->n)
    g_error ("a batch needs more memory than there is");
  return values;
}

float *
arena_take_zero (Arena *arena, gsize n)
{
  return memset (arena_take (arena, n), 0, n * sizeof (float));
}

float
random_unit (guint64 *state)
{
  *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (float) (sgp_hash_mix (sgp_hash_mix (*state)) >> 40) / 16777216.0f;
}

void
linear_forward (const Linear *linear, const float *x, gint32 n, float *y)
{
  gint32 n_in = (gint32) linear->n_in, n_out = (gint32) linear->n_out;
  for (gint32 i = 0; i < n; i++)
    memcpy (y + (gsize) i * linear->n_out, linear->bias, linear->n_out * sizeof (float));
  cblas_sgemm (CblasRowMajor, CblasNoTrans, CblasTrans, n, n_out, n_in, 1, x, n_in, linear->weights, n_in, 1, y, n_out);
}

void
linear_backward (const Linear *linear, Linear *gradient, const float *x, const float *dy, gint32 n, float *dx)
{
  gint32 n_in = (gint32) linear->n_in, n_out = (gint32) linear->n_out;
  if (dx != NULL)
    cblas_sgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n_in, n_out, 1, dy, n_out, linear->weights, n_in, 1, dx, n_in);
  cblas_sgemm (CblasRowMajor, CblasTrans, CblasNoTrans, n_out, n_in, n, 1, dy, n_out, x, n_in, 1, gradient->weights, n_in);
  for (gint32 i = 0; i < n; i++)
    for (gint32 k = 0; k < n_out; k++)
      gradient->bias[k] += dy[(gsize) i * linear->n_out + k];
}

float *
drop (Work *work, const float *x, gsize n, float share, float **mask)
{
  *mask = NULL;
  if (!work->learning || share <= 0)
    return (float *) x;
  float *restrict out = arena_take (&work->arena, n), *restrict kept = arena_take (&work->arena, n);
  guint8 limit = (guint8) (share * 256), bytes[64];
  float scale = 256.0f / (256.0f - limit);
  for (gsize i = 0; i < n; i += sizeof bytes) {
    for (gsize k = 0; k < sizeof bytes; k += 8) {
      work->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      guint64 bits = sgp_hash_mix (sgp_hash_mix (work->random));
      memcpy (bytes + k, &bits, sizeof bits);
    }
    gsize end = MIN (sizeof bytes, n - i);
    for (gsize k = 0; k < end; k++) {
      kept[i + k] = bytes[k] < limit ? 0 : scale;
      out[i + k] = x[i + k] * kept[i + k];
    }
  }
  *mask = kept;
  return out;
}

void
drop_backward (const float *mask, float *dx, gsize n)
{
  for (gsize i = 0; mask != NULL && i < n; i++)
    dx[i] *= mask[i];
}
