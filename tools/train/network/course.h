/* SPDX-License-Identifier: MIT
 *
 * A course: a network learns from pools of examples.
 */
#pragma once

#include "lessons.h"

typedef struct {
  guint words[N_POOLS];     /* of each pool in a thread's part of a step; 0: none of it */
  guint n_rounds;           /* over the gold */
  float rate;               /* the largest of Adam */
  guint64 seed;
} Course;

/* Fills @network, whose sizes are set, and teaches it. */
void course_run (const Course *course, const Lessons *lessons, Network *network, const Lessons *dev, guint n_dev);
