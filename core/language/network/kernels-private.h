/* SPDX-License-Identifier: MIT
 *
 * The inner loops of the network. There is one set of them for each kind of
 * processor; all give the same bits, so that a text is read alike everywhere.
 *
 *     bytes of a token  x  weights of a matrix  ->  whole numbers  ->  floats
 *
 * Activations are bytes: v stands for (v - 128) s where they may be negative,
 * and for v s where not, with s a float of the row. Weights are 7 bits, so that
 * no sum of two products leaves 16, and a float of the output scales them:
 *
 *     out = (sum of products + correction) scale s + bias
 *
 * The correction takes the 128 back. Weights stand as all kernels want them:
 * 64 outputs together, of these 4 inputs at a time.
 *
 *     block of 64 outputs | inputs 0-3:  o0 i0 i1 i2 i3 | o1 i0 ... | ... o63 | inputs 4-7: ...
 */
#pragma once

#include <glib.h>

#define SGP_TILE 64              /* outputs that are made together; units of a layer as well */
#define SGP_ROWS 4               /* tokens that are worked on together: buffers have so many more */
#define SGP_LANES 32             /* columns of scores are a multiple */
#define SGP_WEIGHT_BYTE_MAX 63
#define SGP_NETWORK_MAX 1024     /* of any width */

/* How a byte stands for a value of -1 to 1, as layers put out. */
#define SGP_BYTE_ZERO 128
#define SGP_BYTE_STEPS 127.0f

typedef struct {
  gint32 n_in, n_out;            /* multiples of 16 and of SGP_TILE */
  const gint8 *weights;
  const float *scales, *biases;  /* of each output */
  const gint32 *corrections;
} SgpMatrix;

/* Activations: a row of @width bytes a token. */
typedef struct {
  guint8 *bytes;
  float *scales;
  gint32 width;
} SgpRows;

/* SGP_TILE units of a layer, one way. */
typedef struct {
  const float *gates;            /* rows of z, f, r (and p), SGP_TILE of each */
  const gint32 *places;          /* of a token: which of these rows is its own */
  const float *forget, *reset;
  const guint8 *passed;          /* what goes by the unit, a row a token; NULL: p */
  guint8 *out;                   /* a row a token */
  gint32 width;                  /* bytes of these rows */
} SgpUnits;

typedef struct {
  const char *name;
  gboolean (*is_here) (void);
  /* Outputs @first to @first + @n_out of @n rows, to rows of @n_out floats. */
  void (*multiply) (const SgpMatrix *matrix, gint32 first, gint32 n_out, const SgpRows *rows, gint32 n, float *out);
  /* A sentence of @n tokens from token @first on; @step is 1 or -1. */
  void (*recur) (const SgpUnits *units, gint32 first, gint32 n, gint32 step);
  /* The sum of a row of @table for each of @n kinds, times their scales, to row @to. */
  void (*embed) (const gint8 *table, const guint32 *rows, const float *scales, gint32 n, const SgpRows *out, gint32 to);
  /* What is above 0 in @a + @b to row @to. */
  void (*join) (const float *a, const float *b, const SgpRows *out, gint32 to);
  /* What is above 0 in a row of @n to a column. */
  void (*turn) (const float *row, gint32 n, float *column, gint32 stride);
  /* Products of @n rows with all @n_columns of @right, whose rows are one behind the other. */
  void (*score) (const float *left, gint32 stride, gint32 n, const float *right, gint32 n_in, gint32 n_columns, float *out);
  /* The first of the highest of @n scores, a multiple of SGP_TILE. */
  gint32 (*find_best) (const float *scores, gint32 n);
} SgpKernels;

/* The sets there are, best first; NULL behind the last. Not all may run here. */
const SgpKernels *sgp_kernels_get (guint i);
/* The best for this processor. */
const SgpKernels *sgp_kernels_choose (void);
