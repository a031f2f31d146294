/* SPDX-License-Identifier: MIT
 *
 * Where the numbers of a network are, and what they begin with.
 */
#include "parameters.h"

#include "work.h"

#include <math.h>

/* Hands out places of values, one behind the other; counts only while there are none. */
typedef struct {
  float *values;
  gsize used;
} Places;

static float *
place (Places *places, gsize n)
{
  float *at = places->values == NULL ? NULL : places->values + places->used;
  places->used += n;
  return at;
}

static void
place_linear (Places *places, Linear *linear, guint n_in, guint n_out)
{
  linear->n_in = n_in;
  linear->n_out = n_out;
  linear->weights = place (places, (gsize) n_in * n_out);
  linear->bias = place (places, n_out);
}

static void
place_heads (Places *places, const Network *network, Heads *heads, guint task)
{
  guint n_in = 2 * network->n_hidden;
  place_linear (places, &heads->tags, n_in, network->n_tags[task]);
  place_linear (places, &heads->dependent, n_in, network->n_arc);
  place_linear (places, &heads->head, n_in, network->n_arc);
  place_linear (places, &heads->arc, network->n_arc, network->n_arc);
  heads->root_head = place (places, network->n_arc);
  place_linear (places, &heads->label_dependent, n_in, network->n_label);
  place_linear (places, &heads->label_head, n_in, network->n_label);
  place_linear (places, &heads->label, network->n_label, network->n_relations[task]);
  heads->root_label = place (places, network->n_label);
}

static gsize
place_all (Network *network, float *values)
{
  Places places = { values, 0 };
  guint n = network->n_hidden;
  for (guint l = 0; l < network->n_layers; l++)
    for (guint d = 0; d < 2; d++) {
      Way *way = &network->layers[l].ways[d];
      place_linear (&places, &way->gates, l == 0 ? network->width : 2 * n, l == 0 ? 4 * n : 3 * n);
      way->forget = place (&places, n);
      way->reset = place (&places, n);
    }
  for (guint task = 0; task < N_TASKS; task++)
    place_heads (&places, network, &network->heads[task], task);
  return places.used;
}

void
network_allocate (Network *network)
{
  network->n_values = place_all (network, NULL);
  network->values = g_new0 (float, network->n_values);
  network->rows = g_new0 (float, (gsize) network->n_rows * network->width);
  place_all (network, network->values);
}

void
network_free (Network *network)
{
  g_free (network->values);
  g_free (network->rows);
}

static void
fill (float *values, gsize n, float most, guint64 *random)
{
  for (gsize i = 0; i < n; i++)
    values[i] = (2 * random_unit (random) - 1) * most;
}

static void
fill_linear (Linear *linear, guint64 *random)
{
  fill (linear->weights, (gsize) linear->n_in * linear->n_out, sqrtf (6.0f / (float) (linear->n_in + linear->n_out)), random);
}

static void
fill_heads (Heads *heads, guint64 *random)
{
  Linear *parts[] = { &heads->tags, &heads->dependent, &heads->head, &heads->arc, &heads->label_dependent, &heads->label_head, &heads->label };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    fill_linear (parts[i], random);
  fill (heads->root_head, heads->head.n_out, 0.3f, random);
  fill (heads->root_label, heads->label_head.n_out, 0.3f, random);
}

void
network_fill (Network *network, guint64 seed)
{
  guint n = network->n_hidden;
  fill (network->rows, (gsize) network->n_rows * network->width, 0.25f, &seed);
  for (guint l = 0; l < network->n_layers; l++)
    for (guint d = 0; d < 2; d++) {
      Way *way = &network->layers[l].ways[d];
      fill (way->gates.weights, (gsize) way->gates.n_in * way->gates.n_out, sqrtf (3.0f / (float) way->gates.n_in), &seed);
      fill (way->forget, n, 0.5f, &seed);
      fill (way->reset, n, 0.5f, &seed);
    }
  for (guint task = 0; task < N_TASKS; task++)
    fill_heads (&network->heads[task], &seed);
}
