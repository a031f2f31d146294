/* SPDX-License-Identifier: MIT
 *
 * Kernels with registers of 256 bits. Who includes this has said what
 * ADD_PRODUCTS is: of four bytes with four weights, to each of 8 sums.
 */
#include <immintrin.h>
#include <string.h>

#define WIDTH 8
typedef float Floats __attribute__ ((vector_size (32)));

static inline TARGET Floats
minimum (Floats a, Floats b)
{
  return _mm256_min_ps (a, b);
}

static inline TARGET Floats
maximum (Floats a, Floats b)
{
  return _mm256_max_ps (a, b);
}

static inline TARGET Floats
load_bytes (const guint8 *at)
{
  return _mm256_cvtepi32_ps (_mm256_cvtepu8_epi32 (_mm_loadl_epi64 ((const __m128i *) (const void *) at)));
}

static inline TARGET Floats
load_signed_bytes (const gint8 *at)
{
  return _mm256_cvtepi32_ps (_mm256_cvtepi8_epi32 (_mm_loadl_epi64 ((const __m128i *) (const void *) at)));
}

static inline TARGET void
store_bytes (guint8 *at, Floats values)
{
  __m256i whole = _mm256_cvttps_epi32 (values);
  __m128i halves = _mm_packs_epi32 (_mm256_castsi256_si128 (whole), _mm256_extracti128_si256 (whole, 1));
  _mm_storel_epi64 ((__m128i *) (void *) at, _mm_packus_epi16 (halves, halves));
}

/* 16 outputs: as many as registers can hold. */
static inline TARGET void
sum_16 (const gint8 *weights, gint32 n_in, const guint8 *in, gsize stride, gint32 *sums)
{
  __m256i left[SGP_ROWS], right[SGP_ROWS];
  UNROLL for (int r = 0; r < SGP_ROWS; r++)
    left[r] = right[r] = _mm256_setzero_si256 ();
  for (gint32 i = 0; i < n_in; i += 4, weights += 4 * SGP_TILE) {
    __m256i w = _mm256_loadu_si256 ((const __m256i *) (const void *) weights);
    __m256i v = _mm256_loadu_si256 ((const __m256i *) (const void *) (weights + 32));
    UNROLL for (int r = 0; r < SGP_ROWS; r++) {
      gint32 four;
      memcpy (&four, in + r * stride + i, sizeof four);
      __m256i bytes = _mm256_set1_epi32 (four);
      left[r] = ADD_PRODUCTS (left[r], bytes, w);
      right[r] = ADD_PRODUCTS (right[r], bytes, v);
    }
  }
  UNROLL for (int r = 0; r < SGP_ROWS; r++) {
    _mm256_storeu_si256 ((__m256i *) (void *) (sums + r * SGP_TILE), left[r]);
    _mm256_storeu_si256 ((__m256i *) (void *) (sums + r * SGP_TILE + 8), right[r]);
  }
}

static inline TARGET void
sum_tile (const gint8 *weights, gint32 n_in, const guint8 *in, gsize stride, gint32 *sums)
{
  for (gint32 o = 0; o < SGP_TILE; o += 16)
    sum_16 (weights + 4 * o, n_in, in, stride, sums + o);
}

#include "language/network/vectors-private.h"
