/* SPDX-License-Identifier: MIT
 *
 * The order in which sentences are learned from: another every round, the same every time.
 */
#include "language/hash-private.h"
#include "train.h"

/* Fills @order with 0..n-1, shuffled by @state. */
void
shuffle (guint *order, guint n, guint64 *state)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--) {
    *state = sgp_hash_mix (*state + 0x9e3779b97f4a7c15);
    guint k = (guint) (*state % i), kept = order[i - 1];
    order[i - 1] = order[k];
    order[k] = kept;
  }
}
