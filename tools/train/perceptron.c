/* SPDX-License-Identifier: MIT
 *
 * An averaged perceptron: features and a wrong and a right label in, weights
 * out. A weight's average over all examples is kept by adding, whenever the
 * weight changes, what it was times how long it was that.
 */
#include "perceptron.h"

#include "language/model-private.h"

#include <math.h>
#include <stdlib.h>

/* A row with weights for more than this share of the labels is kept whole. */
#define DENSE_SHARE 5

typedef struct {
  float weight, sum;
  guint32 since;
  guint16 label;
} Cell;

typedef struct {
  guint64 key;      /* 0: empty */
  Cell *cells;
  guint16 n, room;
  guint32 updates;
} Row;

struct _Perceptron {
  Row *rows;
  gsize mask, n_rows;
  guint32 now;
};

Perceptron *
perceptron_new (void)
{
  Perceptron *perceptron = g_new0 (Perceptron, 1);
  perceptron->mask = (1 << 20) - 1;
  perceptron->rows = g_new0 (Row, perceptron->mask + 1);
  perceptron->now = 1;
  return perceptron;
}

void
perceptron_free (Perceptron *perceptron)
{
  for (gsize i = 0; i <= perceptron->mask; i++)
    g_free (perceptron->rows[i].cells);
  g_free (perceptron->rows);
  g_free (perceptron);
}

static Row *
find_row (const Perceptron *perceptron, guint64 key)
{
  gsize slot = key & perceptron->mask;
  while (perceptron->rows[slot].key != 0 && perceptron->rows[slot].key != key)
    slot = (slot + 1) & perceptron->mask;
  return &perceptron->rows[slot];
}

static void
grow (Perceptron *perceptron)
{
  Row *old = perceptron->rows;
  gsize n = perceptron->mask + 1;
  perceptron->mask = 2 * n - 1;
  perceptron->rows = g_new0 (Row, 2 * n);
  for (gsize i = 0; i < n; i++)
    if (old[i].key != 0)
      *find_row (perceptron, old[i].key) = old[i];
  g_free (old);
}

void
perceptron_score (const Perceptron *perceptron, const guint64 *features, gint32 n, float *scores)
{
  for (gint32 i = 0; i < n; i++)
    __builtin_prefetch (&perceptron->rows[features[i] & perceptron->mask]);
  const Row *rows[SGP_MAX_LABELS];
  for (gint32 i = 0; i < n; i++) {
    rows[i] = find_row (perceptron, features[i]);
    __builtin_prefetch (rows[i]->cells);
  }
  for (gint32 i = 0; i < n; i++)
    for (guint16 k = 0; k < rows[i]->n; k++)
      scores[rows[i]->cells[k].label] += rows[i]->cells[k].weight;
}

static void
update_cell (Perceptron *perceptron, Row *row, guint16 label, float delta)
{
  guint16 k = 0;
  while (k < row->n && row->cells[k].label != label)
    k++;
  if (k == row->n) {
    if (row->n == row->room) {
      row->room = row->room == 0 ? 2 : 2 * row->room;
      row->cells = g_renew (Cell, row->cells, row->room);
    }
    row->cells[row->n++] = (Cell) { 0, 0, perceptron->now, label };
  }
  Cell *cell = &row->cells[k];
  cell->sum += cell->weight * (float) (perceptron->now - cell->since);
  cell->since = perceptron->now;
  cell->weight += delta;
}

void
perceptron_update (Perceptron *perceptron, const guint64 *features, gint32 n, guint16 label, float delta)
{
  for (gint32 i = 0; i < n; i++) {
    Row *row = find_row (perceptron, features[i]);
    if (row->key == 0) {
      row->key = features[i];
      if (++perceptron->n_rows * 2 > perceptron->mask) {
        grow (perceptron);
        row = find_row (perceptron, features[i]);
      }
    }
    row->updates++;
    update_cell (perceptron, row, label, delta);
  }
}

void
perceptron_tick (Perceptron *perceptron)
{
  perceptron->now++;
}

void
perceptron_average (Perceptron *perceptron)
{
  for (gsize i = 0; i <= perceptron->mask; i++)
    for (guint16 k = 0; k < perceptron->rows[i].n; k++) {
      Cell *cell = &perceptron->rows[i].cells[k];
      cell->sum += cell->weight * (float) (perceptron->now - cell->since);
      cell->weight = cell->sum / (float) perceptron->now;
    }
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  guint64 x = (*(const Row *const *) a)->key, y = (*(const Row *const *) b)->key;
  return x < y ? -1 : x > y;
}

static gint
compare_cells (gconstpointer a, gconstpointer b)
{
  return ((const Cell *) a)->label - ((const Cell *) b)->label;
}

/* The steps a weight is counted in: the largest of a thousand is SGP_WEIGHT_MAX. */
static float
find_step (const Perceptron *perceptron)
{
  enum { BINS = 4096 };
  g_autofree guint64 *bins = g_new0 (guint64, BINS);
  float max = 1e-6f;
  guint64 n = 0;
  for (gsize i = 0; i <= perceptron->mask; i++)
    for (guint16 k = 0; k < perceptron->rows[i].n; k++)
      max = MAX (max, fabsf (perceptron->rows[i].cells[k].weight));
  for (gsize i = 0; i <= perceptron->mask; i++)
    for (guint16 k = 0; k < perceptron->rows[i].n; k++, n++)
      bins[MIN (BINS - 1, (int) (fabsf (perceptron->rows[i].cells[k].weight) / max * BINS))]++;
  guint64 above = 0;
  int bin = BINS - 1;
  while (bin > 0 && (above += bins[bin]) < n / 20000)
    bin--;
  return (float) (bin + 1) * max / BINS / SGP_WEIGHT_MAX;
}

/* A weight in steps; nothing where it is too small to be kept. */
static gint32
to_steps (const Cell *cell, float step, float least)
{
  gint32 value = CLAMP ((gint32) lrintf (cell->weight / step), -SGP_WEIGHT_MAX, SGP_WEIGHT_MAX);
  return fabsf ((float) value) <= least ? 0 : value;
}

static void
append (GArray *out, gint32 value)
{
  guint16 cell = (guint16) value;
  g_array_append_val (out, cell);
}

/* One weight for each label. */
static void
pack_dense (const Row *row, float step, guint n_labels, GArray *out)
{
  append (out, (gint32) (row->key >> 54) << 6 | SGP_CELLS_DENSE);
  guint first = out->len;
  for (guint i = 0; i < sgp_weights_width (n_labels); i++)
    append (out, 0);
  for (guint16 k = 0; k < row->n; k++)
    g_array_index (out, guint16, first + row->cells[k].label) = (guint16) to_steps (&row->cells[k], step, 0);
}

/* The cells of one row: labels and weights, behind heads that say how many. */
static void
pack_row (const Row *row, float step, float least, guint n_labels, GArray *out)
{
  guint head = out->len, n = 0, n_kept = 0;
  for (guint16 k = 0; k < row->n; k++)
    n_kept += to_steps (&row->cells[k], step, least) != 0;
  if (n_kept > sgp_weights_width (n_labels) / DENSE_SHARE) {
    pack_dense (row, step, n_labels, out);
    return;
  }
  qsort (row->cells, row->n, sizeof *row->cells, compare_cells);
  for (guint16 k = 0; k < row->n; k++) {
    gint32 value = to_steps (&row->cells[k], step, least);
    if (value == 0)
      continue;
    if (n % SGP_CELLS_MAX_LABELS == 0) {
      head = out->len;
      append (out, 0);
      n = 0;
    }
    append (out, value * 128 | row->cells[k].label);
    g_array_index (out, guint16, head) = (guint16) ((row->key >> 54) << 6 | ++n);
  }
}

void
perceptron_pack (const Perceptron *perceptron, const char *name, guint n_labels, guint32 min_updates, float least,
                 GByteArray **starts, GByteArray **cells)
{
  float step = find_step (perceptron);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  for (gsize i = 0; i <= perceptron->mask; i++)
    if (perceptron->rows[i].updates >= min_updates)
      g_ptr_array_add (rows, &perceptron->rows[i]);
  g_ptr_array_sort (rows, compare_rows);
  gsize n_buckets = 16;
  while (n_buckets * 2 < rows->len)
    n_buckets *= 2;
  g_autofree guint32 *counts = g_new0 (guint32, n_buckets + 1);
  for (guint i = 0; i < rows->len; i++)
    counts[(((const Row *) g_ptr_array_index (rows, i))->key & (n_buckets - 1)) + 1]++;
  for (gsize i = 0; i < n_buckets; i++)
    counts[i + 1] += counts[i];
  g_autofree const Row **order = g_new0 (const Row *, rows->len);
  g_autofree guint32 *at = g_memdup2 (counts, n_buckets * sizeof *counts);
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = g_ptr_array_index (rows, i);
    order[at[row->key & (n_buckets - 1)]++] = row;
  }
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (guint16));
  *starts = g_byte_array_new ();
  for (gsize b = 0; b <= n_buckets; b++) {
    guint32 start = out->len;
    g_byte_array_append (*starts, (const guint8 *) &start, sizeof start);
    for (guint32 i = counts[b]; b < n_buckets && i < counts[b + 1]; i++)
      pack_row (order[i], step, least, n_labels, out);
  }
  *cells = g_byte_array_new ();
  g_byte_array_append (*cells, (const guint8 *) out->data, out->len * sizeof (guint16));
  g_print ("%s: %u of %" G_GSIZE_FORMAT " features, %u cells, step %.5f\n", name, rows->len, perceptron->n_rows, out->len, step);
}
