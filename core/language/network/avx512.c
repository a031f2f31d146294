/* SPDX-License-Identifier: MIT
 *
 * The network's kernels for processors with AVX-512 and VNNI.
 */
#include "language/network/processors-private.h"

#ifdef __x86_64__
#include <immintrin.h>
#include <string.h>

#define WIDTH 16
#define TARGET __attribute__ ((target ("avx512f,avx512bw,avx512vl,avx512vnni")))
typedef float Floats __attribute__ ((vector_size (64)));

static inline TARGET Floats
minimum (Floats a, Floats b)
{
  return _mm512_min_ps (a, b);
}

static inline TARGET Floats
maximum (Floats a, Floats b)
{
  return _mm512_max_ps (a, b);
}

static inline TARGET Floats
load_bytes (const guint8 *at)
{
  return _mm512_cvtepi32_ps (_mm512_cvtepu8_epi32 (_mm_loadu_si128 ((const __m128i *) (const void *) at)));
}

static inline TARGET Floats
load_signed_bytes (const gint8 *at)
{
  return _mm512_cvtepi32_ps (_mm512_cvtepi8_epi32 (_mm_loadu_si128 ((const __m128i *) (const void *) at)));
}

static inline TARGET void
store_bytes (guint8 *at, Floats values)
{
  _mm_storeu_si128 ((__m128i *) (void *) at, _mm512_cvtepi32_epi8 (_mm512_cvttps_epi32 (values)));
}

#define BLOCKS (SGP_TILE / WIDTH)

static inline TARGET void
sum_tile (const gint8 *weights, gint32 n_in, const guint8 *in, gsize stride, gint32 *out)
{
  __m512i sums[SGP_ROWS][BLOCKS];
  UNROLL for (int r = 0; r < SGP_ROWS; r++)
    UNROLL for (int b = 0; b < BLOCKS; b++)
      sums[r][b] = _mm512_setzero_si512 ();
  for (gint32 i = 0; i < n_in; i += 4, weights += 4 * SGP_TILE) {
    UNROLL for (int r = 0; r < SGP_ROWS; r++) {
      gint32 four;
      memcpy (&four, in + r * stride + i, sizeof four);
      __m512i bytes = _mm512_set1_epi32 (four);
      UNROLL for (int b = 0; b < BLOCKS; b++)
        sums[r][b] = _mm512_dpbusd_epi32 (sums[r][b], bytes, _mm512_loadu_si512 (weights + b * 64));
    }
  }
  UNROLL for (int r = 0; r < SGP_ROWS; r++)
    UNROLL for (int b = 0; b < BLOCKS; b++)
      _mm512_storeu_si512 (out + r * SGP_TILE + b * WIDTH, sums[r][b]);
}

#include "language/network/vectors-private.h"

static gboolean
is_here (void)
{
  return __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512vl")
         && __builtin_cpu_supports ("avx512vnni");
}

const SgpKernels sgp_kernels_avx512 = KERNELS ("avx512-vnni", is_here);
#endif
