/* SPDX-License-Identifier: MIT
 *
 * Sentences through the network, as many together as make a batch: what a word
 * is alone is computed once for all its tokens, and matrices are gone through
 * once for many.
 *
 *     words     Patel blamed France . | France denied it .
 *     distinct  0     1      2      3   2      4      5  3
 *     layer 0   z, f, r, p of 6 words; cells run over 8 tokens, both ways
 *     layer 1   z, f, r    of 8 tokens, from what layer 0 left as bytes
 *     tags      PROPN VERB PROPN PUNCT ...
 *     heads     2     0    2     2     ...
 */
#include "language/network/network-private.h"

#include <string.h>

struct _SgpNetworkRun {
  const SgpNetwork *network;
  gint32 size;                  /* the most tokens */
  gint32 n;                     /* tokens of the batch */
  const SgpWord *const *words;
  const gint32 *lengths;
  gint32 n_sentences;
  gint32 n_distinct;
  gint32 *places;               /* of a token: which of the distinct it is */
  gint32 *counting;             /* 0, 1, 2 ... */
  gint32 *first_tokens;         /* of the distinct */
  gint32 *slots;                /* distinct by hash, -1 none */
  guint32 slot_mask;
  guint32 *rows;                /* n_kinds for each of the distinct */
  SgpRows input, layers[2], arcs, labels;
  float *units;                 /* scales of bytes from -1 to 1 */
  float *gates;                 /* of a tile of units; scores of labels as well */
  float *ends, *queries;
  float *columns, *scores;      /* of one sentence */
  float *zeros;
};

static gpointer
allocate (gsize n, gsize size)
{
  return g_aligned_alloc (n, size, 64);
}

/* Where values behind the last are gone through: some numbers that chance leaves are slow. */
static gpointer
allocate_zeros (gsize n)
{
  return g_aligned_alloc0 (n, sizeof (float), 64);
}

static SgpRows
make_rows (gsize n, guint32 width, float *scales)
{
  return (SgpRows) { allocate (n, width), scales != NULL ? scales : allocate (n, sizeof (float)), (gint32) width };
}

SgpNetworkRun *
sgp_network_run_new (const SgpNetwork *network, gint32 n_words)
{
  const SgpNetworkSizes *sizes = &network->sizes;
  gsize n = (gsize) n_words + SGP_ROWS, n_columns = sgp_round_up (MIN ((guint32) n_words, SGP_NETWORK_PIECE) + 1, SGP_LANES);
  SgpNetworkRun *run = g_new0 (SgpNetworkRun, 1);
  run->network = network;
  run->size = n_words;
  run->places = g_new (gint32, n);
  run->counting = g_new (gint32, n);
  run->first_tokens = g_new (gint32, n);
  run->slot_mask = 2 * SGP_NETWORK_BATCH - 1;
  run->slots = g_new (gint32, run->slot_mask + 1);
  run->rows = g_new (guint32, n * sizes->n_kinds);
  run->units = allocate (n, sizeof (float));
  for (gsize i = 0; i < n; i++) {
    run->units[i] = 1 / SGP_BYTE_STEPS;
    run->counting[i] = (gint32) i;
  }
  run->input = make_rows (n, sizes->width, NULL);
  run->layers[0] = make_rows (n, 2 * sizes->n_hidden, run->units);
  run->layers[1] = make_rows (n, 2 * sizes->n_hidden, run->units);
  run->arcs = make_rows (n, sizes->n_arc, NULL);
  run->labels = make_rows (n, sizes->n_label, NULL);
  run->gates = allocate (n * 4 * SGP_TILE, sizeof (float));
  run->ends = allocate (n * (gsize) network->ends.n_out, sizeof (float));
  run->queries = allocate_zeros (n * (gsize) network->arc.n_out);
  run->columns = allocate_zeros (n_columns * sizes->n_arc);
  run->scores = allocate (n_columns * n_columns, sizeof (float));
  run->zeros = allocate_zeros (SGP_NETWORK_MAX);
  return run;
}

void
sgp_network_run_free (SgpNetworkRun *run)
{
  gpointer aligned[] = { run->input.bytes, run->input.scales, run->layers[0].bytes, run->layers[1].bytes, run->arcs.bytes, run->arcs.scales,
                         run->labels.bytes, run->labels.scales, run->units, run->gates, run->ends, run->queries, run->columns, run->scores,
                         run->zeros };
  for (gsize i = 0; i < G_N_ELEMENTS (aligned); i++)
    g_aligned_free (aligned[i]);
  g_free (run->places);
  g_free (run->counting);
  g_free (run->first_tokens);
  g_free (run->slots);
  g_free (run->rows);
  g_free (run);
}

/* Gives tokens of one word one place. */
static void
find_distinct (SgpNetworkRun *run)
{
  run->n_distinct = 0;
  memset (run->slots, -1, (run->slot_mask + 1) * sizeof *run->slots);
  for (gint32 i = 0; i < run->n; i++) {
    const SgpWord *word = run->words[i];
    guint32 slot = (guint32) word->raw & run->slot_mask;
    while (run->slots[slot] >= 0 && run->words[run->first_tokens[run->slots[slot]]] != word)
      slot = (slot + 1) & run->slot_mask;
    if (run->slots[slot] < 0) {
      run->first_tokens[run->n_distinct] = i;
      run->slots[slot] = run->n_distinct++;
    }
    run->places[i] = run->slots[slot];
  }
}

/* The row of a key, or that of the unknown of its kind. */
static guint32
find_row (const SgpNetwork *network, guint64 key, guint32 unknown)
{
  guint32 tag = sgp_network_get_tag (key), bucket = (guint32) key;
  for (guint32 probe = 0; probe < SGP_NETWORK_PROBES; probe++, bucket++) {
    const guint32 *entries = network->index + SGP_WEIGHTS_WAYS * (gsize) (bucket & network->index_mask);
    for (int i = 0; i < SGP_WEIGHTS_WAYS; i++) {
      guint32 row = entries[i] & ((1u << SGP_NETWORK_ROW_BITS) - 1);
      if (entries[i] == 0)
        return unknown;
      if (entries[i] >> SGP_NETWORK_ROW_BITS == tag)
        return row < network->n_rows ? row : unknown;
    }
  }
  return unknown;
}

static float
get_scale (const SgpNetwork *network, guint32 row)
{
  guint32 bits = (guint32) network->scales[row] << 16;
  float scale;
  memcpy (&scale, &bits, sizeof scale);
  return scale;
}

/* All keys are looked up before rows are added, so that memory is asked for ahead. */
static void
embed_words (SgpNetworkRun *run)
{
  const SgpNetwork *network = run->network;
  guint32 *rows = run->rows;
  for (gint32 i = 0; i < run->n_distinct; i++) {
    guint64 keys[SGP_NETWORK_KINDS];
    sgp_network_get_keys (run->words[run->first_tokens[i]], keys);
    for (guint32 k = 0; k < SGP_NETWORK_KINDS; k++)
      __builtin_prefetch (network->index + SGP_WEIGHTS_WAYS * (gsize) ((guint32) keys[k] & network->index_mask));
    for (guint32 k = 0; k < SGP_NETWORK_KINDS; k++, rows++) {
      *rows = find_row (network, keys[k], k);
      const gint8 *row = network->rows + (gsize) *rows * network->sizes.width;
      __builtin_prefetch (row);
      __builtin_prefetch (row + 64);
    }
  }
  for (gint32 i = 0; i < run->n_distinct; i++) {
    float scales[SGP_NETWORK_KINDS];
    rows = run->rows + i * SGP_NETWORK_KINDS;
    for (guint32 k = 0; k < SGP_NETWORK_KINDS; k++)
      scales[k] = get_scale (network, rows[k]);
    network->kernels->embed (network->rows, rows, scales, SGP_NETWORK_KINDS, &run->input, i);
  }
}

/* SGP_TILE units of a layer over all sentences. */
static void
run_units (SgpNetworkRun *run, const SgpUnits *units, gboolean backward)
{
  const SgpKernels *kernels = run->network->kernels;
  for (gint32 s = 0, first = 0; s < run->n_sentences; first += run->lengths[s++])
    if (backward)
      kernels->recur (units, first + run->lengths[s] - 1, run->lengths[s], -1);
    else
      kernels->recur (units, first, run->lengths[s], 1);
}

static void
run_layer (SgpNetworkRun *run, guint32 l, const SgpRows *in, const SgpRows *out)
{
  const SgpNetwork *network = run->network;
  const SgpNetworkLayer *layer = &network->layers[l];
  gint32 n_hidden = (gint32) network->sizes.n_hidden, n_gates = SGP_TILE * (l == 0 ? 4 : 3);
  for (gint32 at = 0; at < 2 * n_hidden; at += SGP_TILE) {
    gboolean backward = at >= n_hidden;
    const float *forget = layer->peeps + at + (backward ? n_hidden : 0);
    SgpUnits units = {
      .gates = run->gates,
      .places = l == 0 ? run->places : run->counting,
      .forget = forget,
      .reset = forget + n_hidden,
      .passed = l == 0 ? NULL : in->bytes + at,
      .out = out->bytes + at,
      .width = out->width,
    };
    network->kernels->multiply (&layer->gates, at / SGP_TILE * n_gates, n_gates, in, l == 0 ? run->n_distinct : run->n, run->gates);
    run_units (run, &units, backward);
  }
}

#define NEVER (-1e30f)

/* The best of @n labels but @never; in a damaged model scores may be no numbers. */
static guint8
find_label (const SgpNetwork *network, float *scores, gint32 n, gint32 never)
{
  gint32 full = (gint32) sgp_round_up ((guint32) n, SGP_TILE);
  for (gint32 i = n; i < full; i++)
    scores[i] = NEVER;
  if (never >= 0)
    scores[never] = NEVER;
  gint32 best = network->kernels->find_best (scores, full);
  return (guint8) (best < n && best != never ? best : never == 0);
}

static void
find_tags (SgpNetworkRun *run, const SgpRows *layer, SgpNetworkWord *out)
{
  const SgpNetwork *network = run->network;
  network->kernels->multiply (&network->tag, 0, network->tag.n_out, layer, run->n, run->gates);
  for (gint32 i = 0; i < run->n; i++)
    out[i].tag = find_label (network, run->gates + (gsize) i * network->tag.n_out, network->n_tags, -1);
}

/* Heads of the sentence as columns, the root first. */
static void
fill_columns (SgpNetworkRun *run, const float *ends, gint32 n, gint32 n_columns)
{
  const SgpNetwork *network = run->network;
  gint32 n_arc = (gint32) network->sizes.n_arc;
  for (gint32 k = 0; k < n_arc; k++)
    run->columns[(gsize) k * n_columns] = network->root_arc[k];
  for (gint32 i = 0; i < n; i++, ends += network->ends.n_out)
    network->kernels->turn (ends + n_arc, n_arc, run->columns + i + 1, n_columns);
}

static void
find_heads (SgpNetworkRun *run, gint32 first, gint32 n, SgpNetworkWord *out)
{
  const SgpNetwork *network = run->network;
  gint32 n_columns = (gint32) sgp_round_up ((guint32) n + 1, SGP_LANES);
  gint16 heads[SGP_NETWORK_PIECE];
  fill_columns (run, run->ends + (gsize) first * network->ends.n_out, n, n_columns);
  network->kernels->score (run->queries + (gsize) first * network->arc.n_out, network->arc.n_out, n, run->columns,
                           (gint32) network->sizes.n_arc, n_columns, run->scores);
  sgp_tree_find (run->scores, n_columns, n, heads);
  for (gint32 i = 0; i < n; i++)
    out[first + i].head = heads[i];
}

static void
find_arcs (SgpNetworkRun *run, SgpNetworkWord *out)
{
  const SgpNetwork *network = run->network;
  for (gint32 i = 0; i < run->n; i++)
    network->kernels->join (run->ends + (gsize) i * network->ends.n_out, run->zeros, &run->arcs, i);
  network->kernels->multiply (&network->arc, 0, network->arc.n_out, &run->arcs, run->n, run->queries);
  for (gint32 s = 0, first = 0; s < run->n_sentences; first += run->lengths[s++])
    find_heads (run, first, run->lengths[s], out);
}

static void
find_relations (SgpNetworkRun *run, SgpNetworkWord *out)
{
  const SgpNetwork *network = run->network;
  gsize stride = (gsize) network->ends.n_out, own = 2 * network->sizes.n_arc, other = own + network->sizes.n_label;
  for (gint32 s = 0, first = 0; s < run->n_sentences; first += run->lengths[s++])
    for (gint32 i = first; i < first + run->lengths[s]; i++) {
      const float *head = out[i].head == 0 ? network->root_label : run->ends + (gsize) (first + out[i].head - 1) * stride + other;
      network->kernels->join (run->ends + (gsize) i * stride + own, head, &run->labels, i);
    }
  network->kernels->multiply (&network->relation, 0, network->relation.n_out, &run->labels, run->n, run->gates);
  for (gint32 i = 0; i < run->n; i++)
    out[i].relation = out[i].head == 0 ? (guint8) network->root
                                       : find_label (network, run->gates + (gsize) i * network->relation.n_out, network->n_relations, network->root);
}

void
sgp_network_run (SgpNetworkRun *run, const SgpWord *const *words, const gint32 *lengths, gint32 n_sentences, SgpNetworkWord *out)
{
  const SgpNetwork *network = run->network;
  guint32 last = network->sizes.n_layers - 1;
  run->words = words;
  run->lengths = lengths;
  run->n_sentences = n_sentences;
  run->n = 0;
  for (gint32 s = 0; s < n_sentences; s++)
    run->n += lengths[s];
  g_return_if_fail (run->n <= run->size);
  find_distinct (run);
  embed_words (run);
  run_layer (run, 0, &run->input, &run->layers[0]);
  for (guint32 l = 1; l < last; l++)
    run_layer (run, l, &run->layers[(l - 1) % 2], &run->layers[l % 2]);
  find_tags (run, &run->layers[(last - 1) % 2], out);
  run_layer (run, last, &run->layers[(last - 1) % 2], &run->layers[last % 2]);
  network->kernels->multiply (&network->ends, 0, network->ends.n_out, &run->layers[last % 2], run->n, run->ends);
  find_arcs (run, out);
  find_relations (run, out);
}
