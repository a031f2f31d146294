/* SPDX-License-Identifier: MIT
 *
 * Several networks label sentences that nobody has annotated.
 */
#pragma once

#include "lessons.h"

/* Gives the examples of POOL_TAUGHT tags, heads and relations. */
void teach (const Lessons *lessons, const Network *networks, guint n_networks);
