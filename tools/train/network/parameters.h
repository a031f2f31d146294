/* SPDX-License-Identifier: MIT
 *
 * Where the numbers of a network are, and what they begin with.
 */
#pragma once

#include "network.h"

/* Values and rows, all 0, for the sizes that @network has; also for its gradients. */
void network_allocate (Network *network);
void network_free (Network *network);
/* Small numbers at random. */
void network_fill (Network *network, guint64 seed);
