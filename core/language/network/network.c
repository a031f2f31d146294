/* SPDX-License-Identifier: MIT
 *
 * Opens the network of a model: sections in, matrices that point into them
 * out. Every size is checked here against the bytes that are there, so that
 * whatever the bytes say, nothing is read outside.
 *
 *     width 128, n_hidden 128  ->  network/layer-0 must have 1024 outputs of 128 inputs
 */
#include "language/network/network-private.h"

#include "language/tagger-private.h"

#include <stancegraph/error.h>
#include <string.h>

typedef struct {
  const SgpModel *model;
  GError **error;
} Source;

static gboolean
fail (const Source *source, const char *name)
{
  g_set_error (source->error, SG_ERROR, SG_ERROR_DATA, "language model: section 'network/%s' is broken", name);
  return FALSE;
}

/* A section of @size bytes, or of any multiple of @unit where @size is 0. */
static const void *
get_section (const Source *source, const char *name, gsize unit, gsize *size)
{
  g_autofree char *full = g_strconcat ("network/", name, NULL);
  gsize found;
  const void *data = sgp_model_get_section (source->model, full, &found, source->error);
  if (data == NULL)
    return NULL;
  if (found == 0 || found % unit != 0 || (*size != 0 && *size != found)) {
    fail (source, name);
    return NULL;
  }
  *size = found;
  return data;
}

static const float *
get_floats (const Source *source, const char *name, gsize n)
{
  gsize size = n * sizeof (float);
  return get_section (source, name, sizeof (float), &size);
}

/* Sums of products and corrections stay within 32 bits. */
static gboolean
are_possible (const SgpMatrix *matrix)
{
  for (gint32 i = 0; i < matrix->n_out; i++)
    if (ABS ((gint64) matrix->corrections[i]) > (gint64) SGP_BYTE_ZERO * SGP_BYTE_ZERO * matrix->n_in)
      return FALSE;
  return TRUE;
}

/* Sizes are as in training, and filled up here. */
static gboolean
open_matrix (const Source *source, SgpMatrix *matrix, const char *name, guint32 n_in, guint32 n_out)
{
  gsize n = matrix->n_out = (gint32) sgp_round_up (n_out, SGP_TILE);
  matrix->n_in = (gint32) sgp_round_up (n_in, 16);
  gsize size = n * (gsize) matrix->n_in + n * (2 * sizeof (float) + sizeof (gint32));
  matrix->weights = get_section (source, name, 1, &size);
  if (matrix->weights == NULL)
    return FALSE;
  matrix->scales = (const float *) (const void *) (matrix->weights + n * (gsize) matrix->n_in);
  matrix->biases = matrix->scales + n;
  matrix->corrections = (const gint32 *) (const void *) (matrix->biases + n);
  return are_possible (matrix) || fail (source, name);
}

static gboolean
read_sizes (const Source *source, SgpNetworkSizes *sizes)
{
  gsize size = sizeof *sizes;
  const SgpNetworkSizes *read = get_section (source, "sizes", 1, &size);
  if (read == NULL)
    return FALSE;
  const guint32 widths[] = { read->width, read->n_hidden, read->n_arc, read->n_label };
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    if (widths[i] == 0 || widths[i] > SGP_NETWORK_MAX)
      return fail (source, "sizes");
  *sizes = (SgpNetworkSizes) {
    .n_kinds = read->n_kinds,
    .n_layers = read->n_layers,
    .width = sgp_round_up (read->width, 16),
    .n_hidden = sgp_round_up (read->n_hidden, SGP_TILE),
    .n_arc = sgp_round_up (read->n_arc, 16),
    .n_label = sgp_round_up (read->n_label, 16),
  };
  return (read->n_kinds == SGP_NETWORK_KINDS && read->n_layers >= 2 && read->n_layers <= SGP_NETWORK_MAX_LAYERS)
         || fail (source, "sizes");
}

static gboolean
open_labels (const Source *source, SgpNetwork *network)
{
  const char *tags[SGP_NETWORK_MAX_LABELS];
  network->n_tags = sgp_model_get_strings (source->model, "network/tags", tags, SGP_NETWORK_MAX_LABELS, source->error);
  if (network->n_tags < 1)
    return FALSE;
  for (gint32 i = 0; i < network->n_tags; i++)
    if (!sgp_tagger_read_label (tags[i], &network->upos[i], &network->xpos[i]))
      return fail (source, "tags");
  network->n_relations = sgp_model_get_strings (source->model, "network/relations", network->relations, SGP_NETWORK_MAX_LABELS, source->error);
  for (network->root = 0; network->root < network->n_relations; network->root++)
    if (strcmp (network->relations[network->root], "root") == 0)
      return TRUE;
  return network->n_relations >= 1 && fail (source, "relations");
}

static gboolean
open_rows (const Source *source, SgpNetwork *network)
{
  const SgpNetworkSizes *sizes = &network->sizes;
  gsize rows_size = 0, index_size = 0, scales_size;
  network->rows = get_section (source, "rows", sizes->width, &rows_size);
  network->index = network->rows == NULL ? NULL : get_section (source, "index", SGP_WEIGHTS_WAYS * sizeof (guint32), &index_size);
  scales_size = rows_size / sizes->width * sizeof (guint16);
  network->scales = network->index == NULL ? NULL : get_section (source, "scales", sizeof (guint16), &scales_size);
  if (network->scales == NULL)
    return FALSE;
  gsize n_buckets = index_size / (SGP_WEIGHTS_WAYS * sizeof (guint32)), n_rows = rows_size / sizes->width;
  if (n_rows < sizes->n_kinds || n_rows > 1u << SGP_NETWORK_ROW_BITS)
    return fail (source, "rows");
  if (n_buckets > 1u << SGP_NETWORK_ROW_BITS || (n_buckets & (n_buckets - 1)) != 0)
    return fail (source, "index");
  network->n_rows = (guint32) n_rows;
  network->index_mask = (guint32) n_buckets - 1;
  return TRUE;
}

static gboolean
open_layers (const Source *source, SgpNetwork *network)
{
  const SgpNetworkSizes *sizes = &network->sizes;
  for (guint32 i = 0; i < sizes->n_layers; i++) {
    SgpNetworkLayer *layer = &network->layers[i];
    g_autofree char *gates = g_strdup_printf ("layer-%u", i), *peeps = g_strdup_printf ("peeps-%u", i);
    guint32 n_in = i == 0 ? sizes->width : 2 * sizes->n_hidden;
    if (!open_matrix (source, &layer->gates, gates, n_in, 2 * sizes->n_hidden * (i == 0 ? 4 : 3)))
      return FALSE;
    layer->peeps = get_floats (source, peeps, 4 * sizes->n_hidden);
    if (layer->peeps == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean
open_heads (const Source *source, SgpNetwork *network)
{
  const SgpNetworkSizes *sizes = &network->sizes;
  guint32 n_top = 2 * sizes->n_hidden;
  network->root_arc = get_floats (source, "roots", sizes->n_arc + sizes->n_label);
  if (network->root_arc == NULL)
    return FALSE;
  network->root_label = network->root_arc + sizes->n_arc;
  return open_matrix (source, &network->tag, "tag", n_top, (guint32) network->n_tags)
         && open_matrix (source, &network->ends, "ends", n_top, 2 * (sizes->n_arc + sizes->n_label))
         && open_matrix (source, &network->arc, "arc", sizes->n_arc, sizes->n_arc)
         && open_matrix (source, &network->relation, "relation", sizes->n_label, (guint32) network->n_relations);
}

/**
 * sgp_network_open:
 * @network: (out): the network
 * @model: an open model, which must outlive it
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether the model has a network, with all its parts of the right size
 */
gboolean
sgp_network_open (SgpNetwork *network, const SgpModel *model, GError **error)
{
  Source source = { model, error };
  network->kernels = sgp_kernels_choose ();
  return read_sizes (&source, &network->sizes) && open_labels (&source, network) && open_rows (&source, network)
         && open_layers (&source, network) && open_heads (&source, network);
}
