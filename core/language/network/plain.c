/* SPDX-License-Identifier: MIT
 *
 * The network's kernels for any processor.
 */
#include "language/network/processors-private.h"

#include <string.h>

#define WIDTH 4
#define TARGET
typedef float Floats __attribute__ ((vector_size (16)));
typedef gint32 Mask __attribute__ ((vector_size (16)));

static inline Floats
choose (Mask mask, Floats yes, Floats no)
{
  return (Floats) (((Mask) yes & mask) | ((Mask) no & ~mask));
}

static inline Floats
minimum (Floats a, Floats b)
{
  return choose (a < b, a, b);
}

static inline Floats
maximum (Floats a, Floats b)
{
  return choose (a > b, a, b);
}

static inline Floats
load_bytes (const guint8 *at)
{
  return (Floats) { at[0], at[1], at[2], at[3] };
}

static inline Floats
load_signed_bytes (const gint8 *at)
{
  return (Floats) { at[0], at[1], at[2], at[3] };
}

static inline void
store_bytes (guint8 *at, Floats values)
{
  for (int i = 0; i < WIDTH; i++)
    at[i] = (guint8) (gint32) values[i];
}

typedef gint16 Halves __attribute__ ((vector_size (16), may_alias));
typedef guint16 PositiveHalves __attribute__ ((vector_size (16)));

/* 4 outputs: 16 weights at a time, of which two products each fit into 16 bits. */
static inline void
sum_4 (const gint8 *weights, gint32 n_in, const guint8 *in, gsize stride, gint32 *out)
{
  Mask sums[SGP_ROWS] = { { 0 } };
  for (gint32 i = 0; i < n_in; i += 4, weights += 4 * SGP_TILE) {
    Halves pairs, first, second;
    memcpy (&pairs, weights, sizeof pairs);
    first = pairs << 8 >> 8;
    second = pairs >> 8;
    UNROLL for (int r = 0; r < SGP_ROWS; r++) {
      gint32 four;
      memcpy (&four, in + r * stride + i, sizeof four);
      PositiveHalves bytes = (PositiveHalves) ((Mask) { 0 } + four);
      Mask products = (Mask) (first * (Halves) (bytes & 0xff) + second * (Halves) (bytes >> 8));
      sums[r] += (products << 16 >> 16) + (products >> 16);
    }
  }
  UNROLL for (int r = 0; r < SGP_ROWS; r++)
    memcpy (out + r * SGP_TILE, &sums[r], sizeof sums[r]);
}

static inline void
sum_tile (const gint8 *weights, gint32 n_in, const guint8 *in, gsize stride, gint32 *sums)
{
  for (gint32 o = 0; o < SGP_TILE; o += 4)
    sum_4 (weights + 4 * o, n_in, in, stride, sums + o);
}

#include "language/network/vectors-private.h"

static gboolean
is_here (void)
{
  return TRUE;
}

const SgpKernels sgp_kernels_plain = KERNELS ("plain", is_here);
