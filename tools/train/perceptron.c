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
/* Finer steps make the file larger, and nothing better. */
#define COARSE 4
/* The index is at most this full. */
#define FILL 0.6

typedef struct {
  float weight, sum;
  guint32 since;
  guint16 label;
} Cell;

typedef struct {
  guint64 key;      /* 0: empty */
  Cell *cells;
  guint16 n, room;
} Row;

struct _Perceptron {
  Row *rows;
  gsize mask, n_rows;
  guint32 now;
  guint8 *counts;   /* how often features were seen, by the low bits of them */
  guint8 least;     /* those seen less often get no weights */
};

/* Places for counts; two features that share one are rare enough. */
#define COUNTS ((gsize) 1 << 26)


Perceptron *
perceptron_new (guint8 least)
{
  Perceptron *perceptron = g_new0 (Perceptron, 1);
  perceptron->mask = (1 << 20) - 1;
  perceptron->rows = g_new0 (Row, perceptron->mask + 1);
  perceptron->now = 1;
  perceptron->counts = g_new0 (guint8, COUNTS);
  perceptron->least = least;
  return perceptron;
}

void
perceptron_free (Perceptron *perceptron)
{
  for (gsize i = 0; i <= perceptron->mask; i++)
    g_free (perceptron->rows[i].cells);
  g_free (perceptron->rows);
  g_free (perceptron->counts);
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

void
perceptron_count (Perceptron *perceptron, const guint64 *features, gint32 n)
{
  for (gint32 i = 0; i < n; i++) {
    guint8 *count = &perceptron->counts[(features[i] >> 8) & (COUNTS - 1)];
    *count += *count < 255;
  }
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
    if (perceptron->counts[(features[i] >> 8) & (COUNTS - 1)] < perceptron->least)
      continue;
    Row *row = find_row (perceptron, features[i]);
    if (row->key == 0) {
      row->key = features[i];
      if (++perceptron->n_rows * 2 > perceptron->mask) {
        grow (perceptron);
        row = find_row (perceptron, features[i]);
      }
    }
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

void
perceptron_foreach (const Perceptron *perceptron, PerceptronFunc func, gpointer data)
{
  for (gsize i = 0; i <= perceptron->mask; i++) {
    const Row *row = &perceptron->rows[i];
    float weights[PERCEPTRON_FEW] = { 0 };
    for (guint16 k = 0; k < row->n; k++)
      if (row->cells[k].label < PERCEPTRON_FEW)
        weights[row->cells[k].label] = row->cells[k].weight;
    if (row->key != 0)
      func (row->key, weights, data);
  }
}

/* By bucket, so that what lies beside each other is looked for together, and
 * packs better. */
static gint
compare_rows (gconstpointer a, gconstpointer b, gpointer mask)
{
  guint64 x = (*(const Row *const *) a)->key, y = (*(const Row *const *) b)->key;
  gsize i = (guint32) x & *(gsize *) mask, k = (guint32) y & *(gsize *) mask;
  return i != k ? (i < k ? -1 : 1) : x < y ? -1 : x > y;
}

static gint
compare_cells (gconstpointer a, gconstpointer b)
{
  return ((const Cell *) a)->label - ((const Cell *) b)->label;
}

/* The steps a weight is counted in: the largest of a thousand is SGP_WEIGHT_MAX. */
float
perceptron_find_step (const Perceptron *perceptron)
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

/* A weight in steps, as a multiple of COARSE; 0 where it is too small to be kept. */
static gint32
to_steps (const Cell *cell, float step, float least)
{
  gint32 value = COARSE * (gint32) lrintf (cell->weight / step / COARSE);
  value = CLAMP (value, -SGP_WEIGHT_MAX, SGP_WEIGHT_MAX);
  return fabsf ((float) value) <= least ? 0 : value;
}

static void
append (GArray *out, gint32 value)
{
  guint16 cell = (guint16) value;
  g_array_append_val (out, cell);
}

/* How many rows keep a weight. */
static gsize
count_kept (const GPtrArray *rows, float step, float least)
{
  gsize n = 0;
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = g_ptr_array_index (rows, i);
    gboolean kept = FALSE;
    for (guint16 k = 0; k < row->n && !kept; k++)
      kept = to_steps (&row->cells[k], step, least) != 0;
    n += kept;
  }
  return n;
}

/* A row as cells; see core/language/model-private.h. Nothing if no weight is left. */
static void
pack_row (const Row *row, float step, float least, guint n_labels, GArray *out)
{
  guint width = sgp_weights_width (n_labels), n = 0, first = out->len;
  for (guint16 k = 0; k < row->n; k++)
    n += to_steps (&row->cells[k], step, least) != 0;
  if (n == 0)
    return;
  gboolean dense = n > width / DENSE_SHARE;
  append (out, dense ? SGP_CELLS_DENSE : (gint32) n);
  for (guint i = 0; dense && i < width; i++)
    append (out, 0);
  qsort (row->cells, row->n, sizeof *row->cells, compare_cells);
  for (guint16 k = 0; k < row->n; k++) {
    gint32 value = to_steps (&row->cells[k], step, least);
    if (dense)
      g_array_index (out, guint16, first + 1 + row->cells[k].label) = (guint16) value;
    else if (value != 0)
      append (out, value * 128 | row->cells[k].label);
  }
  while (out->len % SGP_CELLS_UNIT != 0)
    append (out, 0);
}

/* Enters a row that begins at cell @at into the index. */
static void
enter_row (guint32 *index, gsize n_buckets, guint64 key, guint at)
{
  gsize bucket = (guint32) key & (n_buckets - 1);
  guint32 *entry = index + SGP_WEIGHTS_WAYS * bucket;
  for (int i = 0; *entry != 0; i++)
    entry = i % SGP_WEIGHTS_WAYS < SGP_WEIGHTS_WAYS - 1 ? entry + 1
            : index + SGP_WEIGHTS_WAYS * (++bucket & (n_buckets - 1));
  *entry = sgp_weights_tag (key) << SGP_WEIGHTS_PLACE_BITS | at / SGP_CELLS_UNIT;
}

static void
add_section (ModelWriter *writer, const char *prefix, const char *name, gconstpointer data, gsize size)
{
  g_autoptr (GByteArray) section = g_byte_array_new ();
  g_autofree char *path = g_strconcat (prefix, name, NULL);
  g_byte_array_append (section, data, (guint) size);
  model_writer_add (writer, path, section);
}

void
perceptron_write (const Perceptron *perceptron, ModelWriter *writer, const char *name, guint n_labels, float least)
{
  float step = perceptron_find_step (perceptron);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (guint16));
  for (gsize i = 0; i <= perceptron->mask; i++)
    if (perceptron->rows[i].key != 0)
      g_ptr_array_add (rows, &perceptron->rows[i]);
  gsize n_buckets = 16;
  while (n_buckets * SGP_WEIGHTS_WAYS * FILL < count_kept (rows, step, least))
    n_buckets *= 2;
  gsize bucket_mask = n_buckets - 1;
  g_ptr_array_sort_with_data (rows, compare_rows, &bucket_mask);
  g_autofree guint32 *table = g_new0 (guint32, n_buckets * SGP_WEIGHTS_WAYS);
  for (int i = 0; i < SGP_CELLS_UNIT; i++)
    append (out, 0); /* so that no row begins at 0, which means none */
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = g_ptr_array_index (rows, i);
    guint at = out->len;
    pack_row (row, step, least, n_labels, out);
    if (out->len > at)
      enter_row (table, n_buckets, row->key, at);
  }
  add_section (writer, name, "/index", table, n_buckets * SGP_WEIGHTS_WAYS * sizeof *table);
  add_section (writer, name, "/cells", out->data, out->len * sizeof (guint16));
  g_print ("%s: %u features, %" G_GSIZE_FORMAT " buckets, %u cells, step %.5f\n", name, rows->len, n_buckets, out->len, step);
}
