/* SPDX-License-Identifier: MIT
 *
 * The choice that all who learn make.
 */
#pragma once

#include <glib.h>

/* Of @n scores the place of the highest, the first of several. */
static inline guint
best_of (const float *scores, guint n)
{
  guint best = 0;
  for (guint i = 1; i < n; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}
