/* SPDX-License-Identifier: MIT
 *
 * The kernels, in terms of vectors of WIDTH floats. Each of plain.c,
 * avx2.c, avxvnni.c and avx512.c says first what a
 * vector is on its processor, and includes this text last:
 *
 *     WIDTH, TARGET                     floats of a vector, attribute of functions
 *     minimum, maximum                  the second where one is no number
 *     load_bytes, load_signed_bytes     to floats
 *     store_bytes                       without what is behind the point; values are within a byte
 *     sum_tile                          products of SGP_ROWS tokens with SGP_TILE outputs
 *
 * Every value is computed by the same steps whatever the width, and no two steps
 * are fused (-ffp-contract=off), so that all come to the same bits.
 */

#define INLINE static inline TARGET __attribute__ ((always_inline))

/* A vector anywhere in memory. */
typedef Floats FloatsAt __attribute__ ((aligned (1), may_alias));
typedef gint32 Ints __attribute__ ((vector_size (4 * WIDTH)));
typedef Ints IntsAt __attribute__ ((aligned (1), may_alias));

INLINE Floats
load (const float *at)
{
  return *(const FloatsAt *) at;
}

INLINE void
store (float *at, Floats values)
{
  *(FloatsAt *) at = values;
}

INLINE Floats
all (float value)
{
  return (Floats) { 0 } + value;
}

/* tanh x = x (P0 + P1 x²) / (1 + Q0 x² + Q1 x⁴) between -LIMIT and LIMIT, and
 * no more beyond; wrong by less than 0.0007. Line, and what is below it. */
#define LIMIT 4.4f
#define P0 0.99806704574194f
#define P1 0.07864577771932f
#define Q0 0.40733736705513f
#define Q1 0.00590080052192f

INLINE Floats
split_tanh (Floats x, Floats *below)
{
  x = maximum (minimum (x, all (LIMIT)), all (-LIMIT));
  Floats square = x * x;
  *below = 1 + square * (Q0 + Q1 * square);
  return x * (P0 + P1 * square);
}

/* The same of sigmoid x - 1/2, which is tanh (x / 2) / 2. */
INLINE Floats
split_sigmoid (Floats x, Floats *below)
{
  x = maximum (minimum (x, all (2 * LIMIT)), all (-2 * LIMIT));
  Floats square = x * x;
  *below = 1 + square * (Q0 / 4 + Q1 / 16 * square);
  return x * (P0 / 4 + P1 / 16 * square);
}

#undef LIMIT
#undef P0
#undef P1
#undef Q0
#undef Q1

/* Sums to floats; @scale is that of the row. */
INLINE void
scale_sums (const SgpMatrix *matrix, gint32 first, const gint32 *sums, float scale, float *out)
{
  for (gint32 i = 0; i < SGP_TILE; i += WIDTH) {
    Ints whole = *(const IntsAt *) (sums + i) + *(const IntsAt *) (matrix->corrections + first + i);
    Floats value = __builtin_convertvector (whole, Floats) * load (matrix->scales + first + i);
    store (out + i, value * scale + load (matrix->biases + first + i));
  }
}

static TARGET void
multiply (const SgpMatrix *matrix, gint32 first, gint32 n_out, const SgpRows *rows, gint32 n, float *out)
{
  gint32 sums[SGP_ROWS * SGP_TILE] __attribute__ ((aligned (64)));
  for (gint32 o = 0; o < n_out; o += SGP_TILE)
    for (gint32 i = 0; i < n; i += SGP_ROWS) {
      sum_tile (matrix->weights + (gsize) (first + o) * matrix->n_in, matrix->n_in, rows->bytes + (gsize) i * rows->width, rows->width, sums);
      for (gint32 r = 0; r < SGP_ROWS && i + r < n; r++)
        scale_sums (matrix, first + o, sums + r * SGP_TILE, rows->scales[i + r], out + (gsize) (i + r) * n_out + o);
    }
}

/* Units of four parts of a tile go along a sentence together, so that none waits
 * for another. Which do so is the same for any width. */
#define CHAINS 4
#define CHAIN (SGP_TILE / CHAINS)

/* 1 / x of all by one division, which costs as much as ten products. */
INLINE void
invert (Floats x[CHAINS])
{
  Floats left = x[0] * x[1], right = x[2] * x[3], inverse = 1 / (left * right);
  Floats of_left = inverse * right, of_right = inverse * left, x0 = x[0], x2 = x[2];
  x[0] = of_left * x[1];
  x[1] = of_left * x0;
  x[2] = of_right * x[3];
  x[3] = of_right * x2;
}

INLINE void
tanh_of (Floats x[CHAINS])
{
  Floats below[CHAINS];
  UNROLL for (int c = 0; c < CHAINS; c++)
    x[c] = split_tanh (x[c], &below[c]);
  invert (below);
  UNROLL for (int c = 0; c < CHAINS; c++)
    x[c] *= below[c];
}

/* Units one token further; leaves r. */
INLINE void
step_cells (const SgpUnits *units, const float *gates, gint32 at, Floats cells[CHAINS], Floats r[CHAINS])
{
  Floats f[CHAINS], below[CHAINS];
  UNROLL for (int c = 0; c < CHAINS; c++) {
    Floats f_below, r_below;
    f[c] = split_sigmoid (load (gates + SGP_TILE + c * CHAIN) + load (units->forget + at + c * CHAIN) * cells[c], &f_below);
    r[c] = split_sigmoid (load (gates + 2 * SGP_TILE + c * CHAIN) + load (units->reset + at + c * CHAIN) * cells[c], &r_below);
    f[c] *= r_below;
    r[c] *= f_below;
    below[c] = f_below * r_below;
  }
  invert (below);
  UNROLL for (int c = 0; c < CHAINS; c++) {
    Floats z = load (gates + c * CHAIN);
    r[c] = r[c] * below[c] + 0.5f;
    cells[c] = z + (f[c] * below[c] + 0.5f) * (cells[c] - z);
  }
}

INLINE void
recur_chains (const SgpUnits *units, gint32 first, gint32 n, gint32 step, gint32 at, gboolean is_first)
{
  gint32 n_gates = is_first ? 4 : 3;
  Floats cells[CHAINS], r[CHAINS], h[CHAINS], passed[CHAINS];
  UNROLL for (int c = 0; c < CHAINS; c++)
    cells[c] = all (0);
  for (gint32 t = 0, token = first; t < n; t++, token += step) {
    const float *gates = units->gates + (gsize) units->places[token] * n_gates * SGP_TILE + at;
    gsize row = (gsize) token * units->width + at;
    step_cells (units, gates, at, cells, r);
    UNROLL for (int c = 0; c < CHAINS; c++) {
      h[c] = cells[c];
      passed[c] = is_first ? load (gates + 3 * SGP_TILE + c * CHAIN)
                           : (load_bytes (units->passed + row + c * CHAIN) - SGP_BYTE_ZERO) * (1 / SGP_BYTE_STEPS);
    }
    tanh_of (h);
    if (is_first)
      tanh_of (passed);
    UNROLL for (int c = 0; c < CHAINS; c++)
      store_bytes (units->out + row + c * CHAIN, (passed[c] + r[c] * (h[c] - passed[c])) * SGP_BYTE_STEPS + (SGP_BYTE_ZERO + 0.5f));
  }
}

static TARGET void
recur (const SgpUnits *units, gint32 first, gint32 n, gint32 step)
{
  for (gint32 at = 0; at < CHAIN; at += WIDTH)
    if (units->passed == NULL)
      recur_chains (units, first, n, step, at, TRUE);
    else
      recur_chains (units, first, n, step, at, FALSE);
}

INLINE float
largest (Floats values)
{
  float most = values[0];
  for (int i = 1; i < WIDTH; i++)
    most = values[i] > most ? values[i] : most;
  return most;
}

/* @steps of them reach to @most, from @zero on. */
INLINE void
to_bytes (const float *values, float most, float steps, float zero, const SgpRows *out, gint32 to)
{
  guint8 *bytes = out->bytes + (gsize) to * out->width;
  float factor = most > 0 ? steps / most : 0;
  out->scales[to] = most / steps;
  for (gint32 i = 0; i < out->width; i += WIDTH)
    store_bytes (bytes + i, maximum (minimum (load (values + i) * factor + (zero + 0.5f), all (255.5f)), all (0)));
}

static TARGET void
embed (const gint8 *table, const guint32 *rows, const float *scales, gint32 n, const SgpRows *out, gint32 to)
{
  float values[SGP_NETWORK_MAX];
  Floats most = all (0);
  for (gint32 i = 0; i < out->width; i += WIDTH) {
    Floats sum = all (0);
    for (gint32 k = 0; k < n; k++)
      sum += load_signed_bytes (table + (gsize) rows[k] * out->width + i) * scales[k];
    most = maximum (maximum (sum, -sum), most);
    store (values + i, sum);
  }
  to_bytes (values, largest (most), SGP_BYTE_STEPS, SGP_BYTE_ZERO, out, to);
}

static TARGET void
join (const float *a, const float *b, const SgpRows *out, gint32 to)
{
  float values[SGP_NETWORK_MAX];
  Floats most = all (0);
  for (gint32 i = 0; i < out->width; i += WIDTH) {
    Floats sum = maximum (load (a + i) + load (b + i), all (0));
    most = maximum (sum, most);
    store (values + i, sum);
  }
  to_bytes (values, largest (most), 255, 0, out, to);
}

static TARGET void
score (const float *left, gint32 stride, gint32 n, const float *right, gint32 n_in, gint32 n_columns, float *out)
{
  for (gint32 i = 0; i < n; i += SGP_ROWS)
    for (gint32 j = 0; j < n_columns; j += 2 * WIDTH) {
      Floats sums[SGP_ROWS][2];
      UNROLL for (int r = 0; r < SGP_ROWS; r++)
        sums[r][0] = sums[r][1] = all (0);
      for (gint32 k = 0; k < n_in; k++) {
        Floats a = load (right + (gsize) k * n_columns + j), b = load (right + (gsize) k * n_columns + j + WIDTH);
        UNROLL for (int r = 0; r < SGP_ROWS; r++) {
          sums[r][0] += a * left[(gsize) (i + r) * stride + k];
          sums[r][1] += b * left[(gsize) (i + r) * stride + k];
        }
      }
      UNROLL for (int r = 0; r < SGP_ROWS; r++) {
        store (out + (gsize) (i + r) * n_columns + j, sums[r][0]);
        store (out + (gsize) (i + r) * n_columns + j + WIDTH, sums[r][1]);
      }
    }
}

static TARGET void
turn (const float *row, gint32 n, float *column, gint32 stride)
{
  float values[SGP_NETWORK_MAX];
  for (gint32 i = 0; i < n; i += WIDTH)
    store (values + i, maximum (load (row + i), all (0)));
  for (gint32 i = 0; i < n; i++)
    column[(gsize) i * stride] = values[i];
}

static TARGET gint32
find_best (const float *scores, gint32 n)
{
  Floats most = load (scores);
  for (gint32 i = WIDTH; i < n; i += WIDTH)
    most = maximum (load (scores + i), most);
  float best = largest (most);
  gint32 i = 0;
  while (i < n - 1 && scores[i] != best)
    i++;
  return i;
}

#define KERNELS(name, is_here) { name, is_here, multiply, recur, embed, join, turn, score, find_best }
