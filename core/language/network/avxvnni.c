/* SPDX-License-Identifier: MIT
 *
 * The network's kernels for processors with AVX-VNNI, which multiply and add
 * bytes in one step.
 */
#include "language/network/processors-private.h"

#ifdef __x86_64__
#include <cpuid.h>

#define TARGET __attribute__ ((target ("avx2,avxvnni")))
#define ADD_PRODUCTS(sums, bytes, weights) _mm256_dpbusd_avx_epi32 (sums, bytes, weights)
#include "language/network/ymm-private.h"

/* Compilers do not all know the name. */
static gboolean
is_here (void)
{
  unsigned a, b, c, d;
  return __builtin_cpu_supports ("avx2") && __get_cpuid_count (7, 1, &a, &b, &c, &d) && (a & 1u << 4) != 0;
}

const SgpKernels sgp_kernels_avxvnni = KERNELS ("avx-vnni", is_here);
#endif
