/* SPDX-License-Identifier: MIT
 *
 * The sets of kernels, one a file.
 */
#pragma once

#include "language/network/kernels-private.h"

extern const SgpKernels sgp_kernels_plain;
#ifdef __x86_64__
extern const SgpKernels sgp_kernels_avx2, sgp_kernels_avxvnni, sgp_kernels_avx512;
#endif

/* Before a loop over an array that is to stay in registers. */
#define UNROLL _Pragma ("GCC unroll 4")
