/* SPDX-License-Identifier: MIT
 *
 * Adam (Kingma and Ba 2015): moves the values of a network against their
 * gradients, each by its own measure. Rows that a step did not touch stay.
 */
#pragma once

#include "work.h"

typedef struct {
  Network *network;
  Work **works;             /* whose gradients are summed, and emptied */
  guint n_works;
  float *means, *squares, *row_means, *row_squares;
  guint32 *row_steps;       /* of a row: how often it was moved */
  guint step;
  float rate;               /* of the step to come */
} Adam;

void adam_init (Adam *adam, Network *network, Work **works, guint n_works);
void adam_clear (Adam *adam);
void adam_step (Adam *adam);
