/* SPDX-License-Identifier: MIT
 *
 * Which kernels this processor runs.
 */
#include "language/network/processors-private.h"

static const SgpKernels *const SETS[] = {
#ifdef __x86_64__
  &sgp_kernels_avx512,
  &sgp_kernels_avxvnni,
  &sgp_kernels_avx2,
#endif
  &sgp_kernels_plain,
};

const SgpKernels *
sgp_kernels_get (guint i)
{
  return i < G_N_ELEMENTS (SETS) ? SETS[i] : NULL;
}

const SgpKernels *
sgp_kernels_choose (void)
{
  guint i = 0;
  while (!SETS[i]->is_here ())
    i++;
  return SETS[i];
}
