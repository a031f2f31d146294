/* SPDX-License-Identifier: MIT */
#include "make-network.h"

#include "network/pack.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static float *
make_values (gsize n, float most, GRand *rand)
{
  float *values = g_new (float, n);
  for (gsize i = 0; i < n; i++)
    values[i] = (float) g_rand_double_range (rand, -most, most);
  return values;
}

static Linear
make_linear (guint n_in, guint n_out, GRand *rand)
{
  return (Linear) { n_in, n_out, make_values ((gsize) n_in * n_out, sqrtf (6.0f / (float) n_in), rand), make_values (n_out, 0.5f, rand) };
}

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return x < y ? -1 : x > y;
}

/* Each key once; that two share bucket and tag is too rare to matter. */
static void
make_rows (Network *network, const SgpWord *const *words, gint32 n_words, GRand *rand)
{
  network->keys = g_new0 (guint64, (gsize) n_words * SGP_NETWORK_KINDS);
  guint n = 0, kept = 0;
  for (gint32 i = 0; i < n_words; i++)
    if (i % 4 != 3) {
      sgp_network_get_keys (words[i], network->keys + n);
      n += SGP_NETWORK_KINDS;
    }
  qsort (network->keys, n, sizeof *network->keys, compare_keys);
  for (guint i = 0; i < n; i++)
    if (i == 0 || network->keys[i] != network->keys[i - 1])
      network->keys[kept++] = network->keys[i];
  network->n_rows = network->n_kinds + kept;
  network->rows = make_values ((gsize) network->n_rows * network->width, 0.4f, rand);
}

static void
make_heads (Network *network, Heads *heads, GRand *rand)
{
  guint n_top = 2 * network->n_hidden;
  heads->tags = make_linear (n_top, network->n_tags[TASK_GOLD], rand);
  heads->dependent = make_linear (n_top, network->n_arc, rand);
  heads->head = make_linear (n_top, network->n_arc, rand);
  heads->arc = make_linear (network->n_arc, network->n_arc, rand);
  heads->root_head = make_values (network->n_arc, 1, rand);
  heads->label_dependent = make_linear (n_top, network->n_label, rand);
  heads->label_head = make_linear (n_top, network->n_label, rand);
  heads->label = make_linear (network->n_label, network->n_relations[TASK_GOLD], rand);
  heads->root_label = make_values (network->n_label, 1, rand);
}

Network *
network_make (const NetworkSizes *sizes, const SgpWord *const *words, gint32 n_words, guint32 seed)
{
  GRand *rand = g_rand_new_with_seed (seed);
  Network *network = g_new0 (Network, 1);
  network->n_kinds = SGP_NETWORK_KINDS;
  network->width = sizes->width;
  network->n_hidden = sizes->n_hidden;
  network->n_layers = sizes->n_layers;
  network->n_arc = sizes->n_arc;
  network->n_label = sizes->n_label;
  network->n_tags[TASK_GOLD] = sizes->n_tags;
  network->n_relations[TASK_GOLD] = sizes->n_relations;
  make_rows (network, words, n_words, rand);
  for (guint l = 0; l < sizes->n_layers; l++)
    for (guint d = 0; d < 2; d++) {
      Way *way = &network->layers[l].ways[d];
      way->gates = make_linear (l == 0 ? sizes->width : 2 * sizes->n_hidden, (l == 0 ? 4 : 3) * sizes->n_hidden, rand);
      way->forget = make_values (sizes->n_hidden, 1, rand);
      way->reset = make_values (sizes->n_hidden, 1, rand);
    }
  make_heads (network, &network->heads[TASK_GOLD], rand);
  g_rand_free (rand);
  return network;
}

static void
free_linear (Linear *linear)
{
  g_free (linear->weights);
  g_free (linear->bias);
}

void
network_free_made (Network *network)
{
  Heads *heads = &network->heads[TASK_GOLD];
  Linear *linears[] = { &heads->tags, &heads->dependent, &heads->head, &heads->arc, &heads->label_dependent, &heads->label_head, &heads->label };
  for (gsize i = 0; i < G_N_ELEMENTS (linears); i++)
    free_linear (linears[i]);
  g_free (heads->root_head);
  g_free (heads->root_label);
  for (guint l = 0; l < network->n_layers; l++)
    for (guint d = 0; d < 2; d++) {
      free_linear (&network->layers[l].ways[d].gates);
      g_free (network->layers[l].ways[d].forget);
      g_free (network->layers[l].ways[d].reset);
    }
  g_free (network->keys);
  g_free (network->rows);
  g_free (network);
}

/* Labels without a meaning, but for those that there must be. */
static GPtrArray *
make_labels (guint n, const char *format, const char *first, const char *second)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (labels, g_strdup (first));
  g_ptr_array_add (labels, g_strdup (second));
  for (guint i = 2; i < n; i++)
    g_ptr_array_add (labels, g_strdup_printf (format, i));
  return labels;
}

guint8 *
network_make_model (const Network *network, gsize *size)
{
  g_autoptr (GPtrArray) tags = make_labels (network->n_tags[TASK_GOLD], "NOUN N%u", "VERB VBD", "PUNCT .");
  g_autoptr (GPtrArray) relations = make_labels (network->n_relations[TASK_GOLD], "relation-%u", "root", "parataxis");
  g_autofree char *folder = g_dir_make_tmp ("stancegraph-XXXXXX", NULL), *path = g_build_filename (folder, "network.model", NULL), *bytes = NULL;
  ModelWriter *writer = model_writer_new ();
  network_pack (writer, network, tags, relations);
  g_assert_true (model_writer_save (writer, path));
  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  g_remove (path);
  g_rmdir (folder);
  guint8 *model = g_aligned_alloc (1, *size, SGP_MODEL_ALIGN);
  return memcpy (model, bytes, *size);
}
