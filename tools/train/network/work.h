/* SPDX-License-Identifier: MIT
 *
 * One thread's part of a step: examples in, loss and gradients out.
 */
#pragma once

#include "network.h"

/* Memory for one batch, given out front to back and taken back at once. */
typedef struct {
  float *values;
  gsize n, used;
} Arena;

/* Words of a batch in a row, and where its sentences begin. */
typedef struct {
  Example *const *examples;
  guint n_examples;
  gint32 n;                         /* words in all */
  gint32 starts[1 << 12];           /* of each example, and one more */
} Batch;

typedef struct {
  const Network *network;
  const guint32 *word_rows;         /* n_kinds a word */
  const guint8 *rare;               /* of a word: how often it is taken for unknown, of 255 */
  Network gradient;                 /* same places, its own values and rows */
  GArray *touched;                  /* guint32: rows with a gradient */
  guint8 *is_touched;
  Arena arena;
  Batch batch;
  guint64 random;
  gboolean learning;                /* else only the output is wanted */
  double loss[N_CHOICES];           /* sums over words */
  gint32 n_words[N_TASKS], n_right[N_TASKS][N_CHOICES]; /* a relation with its head */
  /* Where the layers leave what heads read; filled when running forward. */
  float *outputs[MAX_LAYERS + 1];   /* [0] the embedding */
} Work;

float *arena_take (Arena *arena, gsize n);
float *arena_take_zero (Arena *arena, gsize n);
float random_unit (guint64 *state); /* 0 to 1 */

/* y = x W^T + b for n rows; the gradient: dx += dy W where dx is not NULL. */
void linear_forward (const Linear *linear, const float *x, gint32 n, float *y);
void linear_backward (const Linear *linear, Linear *gradient, const float *x, const float *dy, gint32 n, float *dx);
/* Leaves out a share of the values and scales up the others; mask NULL where nothing is left out. */
float *drop (Work *work, const float *x, gsize n, float share, float **mask);
void drop_backward (const float *mask, float *dx, gsize n);

/* Losses and gradients of all heads; adds to @d_tagged and @d_top, gradients of the last two outputs. */
void heads_run (Work *work, float *d_tagged, float *d_top);

Work *work_new (const Network *network, const guint32 *word_rows, const guint8 *rare, guint64 seed);
void work_free (Work *work);
/* One pass over the batch, with gradients where work->learning. */
void work_run (Work *work, Example *const *examples, guint n_examples);
