/* SPDX-License-Identifier: MIT
 *
 * Floats in, bytes out. Weights of an output become whole steps of -63 to 63,
 * of the size that leaves the least error; rows of words of -127 to 127.
 *
 *     0.31 -0.02 0.11   ->   63 -4 22, scale 0.0049
 *
 * Outputs stand in the order that the library works in, and are filled up with
 * zeros: core/language/network/network-private.h and kernels-private.h tell.
 */
#include "pack.h"

#include "language/network/network-private.h"

#include <math.h>
#include <string.h>

/* A matrix as it will stand, in floats. Inputs may come in two halves, each filled up. */
typedef struct {
  guint n_in, n_out;        /* filled up */
  guint half, full_half;    /* inputs of a half, before and after */
  float *weights, *biases;
} Plan;

static Plan
plan_new (guint n_in, guint n_halves, guint unit, guint n_out)
{
  Plan plan = { 0, sgp_round_up (n_out, SGP_TILE), n_in / n_halves, sgp_round_up (n_in / n_halves, unit), NULL, NULL };
  plan.n_in = n_halves * plan.full_half;
  plan.weights = g_new0 (float, (gsize) plan.n_in * plan.n_out);
  plan.biases = g_new0 (float, plan.n_out);
  return plan;
}

/* Row @from of @linear becomes output @to. */
static void
plan_put (Plan *plan, guint to, const Linear *linear, guint from)
{
  plan->biases[to] = linear->bias[from];
  for (guint i = 0; i < linear->n_in; i++)
    plan->weights[(gsize) to * plan->n_in + i % plan->half + i / plan->half * plan->full_half] = linear->weights[(gsize) from * linear->n_in + i];
}

static void
plan_put_all (Plan *plan, guint to, const Linear *linear)
{
  for (guint i = 0; i < linear->n_out; i++)
    plan_put (plan, to + i, linear, i);
}

static float
to_step (float value, float step, float most)
{
  return step > 0 ? CLAMP (roundf (value / step), -most, most) : 0;
}

static double
measure_error (const float *values, guint n, float step)
{
  double sum = 0;
  for (guint i = 0; i < n; i++) {
    double error = values[i] - step * to_step (values[i], step, SGP_WEIGHT_BYTE_MAX);
    sum += error * error;
  }
  return sum;
}

static float
find_most (const float *values, guint n)
{
  float most = 0;
  for (guint i = 0; i < n; i++)
    most = MAX (most, fabsf (values[i]));
  return most;
}

/* The largest weights may be cut off, where that makes the others finer. */
static float
find_step (const float *values, guint n)
{
  float most = find_most (values, n) / SGP_WEIGHT_BYTE_MAX, best = most;
  for (int i = 1; i <= 10; i++) {
    float step = most * (1 - 0.04f * (float) i);
    best = measure_error (values, n, step) < measure_error (values, n, best) ? step : best;
  }
  return best;
}

/* @zero: what byte stands for 0 in the input. Frees the plan. */
static void
plan_write (Plan *plan, const char *name, gint32 zero, ModelWriter *writer)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_byte_array_set_size (data, plan->n_in * plan->n_out);
  g_autofree float *scales = g_new (float, plan->n_out);
  g_autofree gint32 *corrections = g_new0 (gint32, plan->n_out);
  for (guint o = 0; o < plan->n_out; o++) {
    const float *weights = plan->weights + (gsize) o * plan->n_in;
    guint8 *tile = data->data + (gsize) (o / SGP_TILE) * SGP_TILE * plan->n_in;
    scales[o] = find_step (weights, plan->n_in);
    for (guint i = 0; i < plan->n_in; i++) {
      gint8 weight = (gint8) to_step (weights[i], scales[o], SGP_WEIGHT_BYTE_MAX);
      tile[(gsize) (i / 4) * SGP_TILE * 4 + o % SGP_TILE * 4 + i % 4] = (guint8) weight;
      corrections[o] -= zero * weight;
    }
  }
  g_byte_array_append (data, (const guint8 *) scales, plan->n_out * sizeof *scales);
  g_byte_array_append (data, (const guint8 *) plan->biases, plan->n_out * sizeof *plan->biases);
  g_byte_array_append (data, (const guint8 *) corrections, plan->n_out * sizeof *corrections);
  model_writer_add (writer, name, data);
  g_free (plan->weights);
  g_free (plan->biases);
}

static void
add_bytes (ModelWriter *writer, const char *name, gconstpointer bytes, gsize n)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_byte_array_append (data, bytes, (guint) n);
  model_writer_add (writer, name, data);
}

static void
write_peeps (ModelWriter *writer, const Network *network, guint l)
{
  guint n = network->n_hidden, full = sgp_round_up (n, SGP_TILE);
  g_autofree char *name = g_strdup_printf ("network/peeps-%u", l);
  g_autofree float *peeps = g_new0 (float, 4 * full);
  for (guint d = 0; d < 2; d++) {
    memcpy (peeps + 2 * d * full, network->layers[l].ways[d].forget, n * sizeof *peeps);
    memcpy (peeps + (2 * d + 1) * full, network->layers[l].ways[d].reset, n * sizeof *peeps);
  }
  add_bytes (writer, name, peeps, 4 * full * sizeof *peeps);
}

static void
write_layer (ModelWriter *writer, const Network *network, guint l)
{
  guint n = network->n_hidden, full = sgp_round_up (n, SGP_TILE), n_gates = l == 0 ? 4 : 3;
  g_autofree char *name = g_strdup_printf ("network/layer-%u", l);
  Plan plan = l == 0 ? plan_new (network->width, 1, 16, 2 * full * n_gates) : plan_new (2 * n, 2, SGP_TILE, 2 * full * n_gates);
  for (guint d = 0; d < 2; d++)
    for (guint unit = 0; unit < n; unit++)
      for (guint gate = 0; gate < n_gates; gate++) {
        guint tile = (d * full + unit) / SGP_TILE;
        plan_put (&plan, (tile * n_gates + gate) * SGP_TILE + unit % SGP_TILE, &network->layers[l].ways[d].gates, gate * n + unit);
      }
  plan_write (&plan, name, SGP_BYTE_ZERO, writer);
  write_peeps (writer, network, l);
}

static void
write_heads (ModelWriter *writer, const Network *network)
{
  const Heads *heads = &network->heads[TASK_GOLD];
  guint n_top = 2 * network->n_hidden, n_arc = sgp_round_up (network->n_arc, 16), n_label = sgp_round_up (network->n_label, 16);
  Plan tag = plan_new (n_top, 2, SGP_TILE, heads->tags.n_out), ends = plan_new (n_top, 2, SGP_TILE, 2 * (n_arc + n_label));
  Plan arc = plan_new (network->n_arc, 1, 16, n_arc), relation = plan_new (network->n_label, 1, 16, heads->label.n_out);
  plan_put_all (&tag, 0, &heads->tags);
  plan_put_all (&ends, 0, &heads->dependent);
  plan_put_all (&ends, n_arc, &heads->head);
  plan_put_all (&ends, 2 * n_arc, &heads->label_dependent);
  plan_put_all (&ends, 2 * n_arc + n_label, &heads->label_head);
  plan_put_all (&arc, 0, &heads->arc);
  plan_put_all (&relation, 0, &heads->label);
  plan_write (&tag, "network/tag", SGP_BYTE_ZERO, writer);
  plan_write (&ends, "network/ends", SGP_BYTE_ZERO, writer);
  plan_write (&arc, "network/arc", 0, writer);
  plan_write (&relation, "network/relation", 0, writer);
  g_autofree float *roots = g_new0 (float, n_arc + n_label);
  memcpy (roots, heads->root_head, network->n_arc * sizeof *roots);
  memcpy (roots + n_arc, heads->root_label, network->n_label * sizeof *roots);
  add_bytes (writer, "network/roots", roots, (n_arc + n_label) * sizeof *roots);
}

/* The upper half of a float that is not below @value. */
static guint16
round_scale_up (float value)
{
  guint32 bits;
  memcpy (&bits, &value, sizeof bits);
  return (guint16) ((bits + 0xffff) >> 16);
}

static float
get_scale (guint16 half)
{
  guint32 bits = (guint32) half << 16;
  float value;
  memcpy (&value, &bits, sizeof value);
  return value;
}

static void
write_rows (ModelWriter *writer, const Network *network)
{
  gsize width = sgp_round_up (network->width, 16);
  g_autofree gint8 *bytes = g_new0 (gint8, network->n_rows * width);
  g_autofree guint16 *scales = g_new (guint16, network->n_rows);
  for (guint i = 0; i < network->n_rows; i++) {
    const float *row = network->rows + (gsize) i * network->width;
    scales[i] = round_scale_up (find_most (row, network->width) / 127);
    for (guint k = 0; k < network->width; k++)
      bytes[i * width + k] = (gint8) to_step (row[k], get_scale (scales[i]), 127);
  }
  add_bytes (writer, "network/rows", bytes, network->n_rows * width);
  add_bytes (writer, "network/scales", scales, network->n_rows * sizeof *scales);
}

/* Each key goes into the first free place from its bucket on. */
static void
write_index (ModelWriter *writer, const Network *network)
{
  gsize n_buckets = 1, n_keys = network->n_rows - network->n_kinds;
  while (n_buckets * SGP_WEIGHTS_WAYS * 0.6 < (double) n_keys)
    n_buckets *= 2;
  gsize mask = n_buckets * SGP_WEIGHTS_WAYS - 1;
  g_autofree guint32 *index = g_new0 (guint32, mask + 1);
  for (guint i = 0; i < n_keys; i++) {
    gsize at = SGP_WEIGHTS_WAYS * (gsize) (guint32) network->keys[i] & mask;
    while (index[at] != 0)
      at = (at + 1) & mask;
    index[at] = sgp_network_get_tag (network->keys[i]) << SGP_NETWORK_ROW_BITS | (network->n_kinds + i);
  }
  add_bytes (writer, "network/index", index, (mask + 1) * sizeof *index);
}

void
network_pack (ModelWriter *writer, const Network *network, const GPtrArray *tag_names, const GPtrArray *relation_names)
{
  SgpNetworkSizes sizes = { network->n_kinds, network->n_layers, network->width, network->n_hidden, network->n_arc, network->n_label };
  g_assert (network->n_rows <= 1u << SGP_NETWORK_ROW_BITS && network->n_kinds == SGP_NETWORK_KINDS);
  g_assert (tag_names->len <= SGP_NETWORK_MAX_LABELS && relation_names->len <= SGP_NETWORK_MAX_LABELS);
  add_bytes (writer, "network/sizes", &sizes, sizeof sizes);
  model_writer_add_strings (writer, "network/tags", tag_names);
  model_writer_add_strings (writer, "network/relations", relation_names);
  write_index (writer, network);
  write_rows (writer, network);
  for (guint l = 0; l < network->n_layers; l++)
    write_layer (writer, network, l);
  write_heads (writer, network);
}
