/* SPDX-License-Identifier: MIT
 *
 * The network's kernels for processors with AVX2, of 2013 and later.
 */
#include "language/network/processors-private.h"

#ifdef __x86_64__
#define TARGET __attribute__ ((target ("avx2")))
#define ADD_PRODUCTS(sums, bytes, weights) \
  _mm256_add_epi32 (sums, _mm256_madd_epi16 (_mm256_maddubs_epi16 (bytes, weights), _mm256_set1_epi16 (1)))
#include "language/network/ymm-private.h"

static gboolean
is_here (void)
{
  return __builtin_cpu_supports ("avx2");
}

const SgpKernels sgp_kernels_avx2 = KERNELS ("avx2", is_here);
#endif
