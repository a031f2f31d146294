/* SPDX-License-Identifier: MIT
 *
 * Opens a model where it lies in memory: the bytes of the file in, views of
 * its sections out. Nothing is copied or unpacked, so that opening takes no
 * time and all processes share the bytes.
 *
 *     sgp_model_open (&model, data, size, error)
 *     sgp_weights_open (&weights, &model, "tagger", error)   tagger/index, tagger/cells
 *     sgp_weights_score (&weights, features, n, scores)
 */
#include "language/model-private.h"

#include "language/hash-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* Full buckets that are passed in search of a feature. */
#define MAX_PROBES 8

static gboolean G_GNUC_PRINTF (2, 3)
fail (GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "language model: %s", message);
  return FALSE;
}

static const SgpModelSection *
get_table (const SgpModel *model, guint32 *n)
{
  *n = ((const SgpModelHeader *) (const void *) model->data)->n_sections;
  return (const SgpModelSection *) (const void *) (model->data + sizeof (SgpModelHeader));
}

static gboolean
check_table (const SgpModel *model, GError **error)
{
  guint32 n;
  const SgpModelSection *table = get_table (model, &n);
  if (n > SGP_MODEL_MAX_SECTIONS || sizeof (SgpModelHeader) + n * sizeof *table > model->size)
    return fail (error, "%u sections", n);
  for (guint32 i = 0; i < n; i++)
    if (table[i].name[SGP_MODEL_NAME_BYTES - 1] != '\0' || table[i].offset % SGP_MODEL_ALIGN != 0
        || table[i].offset > model->size || table[i].size > model->size - table[i].offset)
      return fail (error, "section %u lies outside", i);
  return TRUE;
}

/**
 * sgp_model_open:
 * @model: (out): the model
 * @data: its bytes at a multiple of %SGP_MODEL_ALIGN; must outlive it
 * @size: how many
 * @error: %SG_ERROR_DATA: no model, another version, cut off
 *
 * Returns: whether header and table of sections are sound
 */
gboolean
sgp_model_open (SgpModel *model, const guint8 *data, gsize size, GError **error)
{
  const SgpModelHeader *header = (const SgpModelHeader *) (const void *) data;
  *model = (SgpModel) { data, size };
  if (size < sizeof *header || memcmp (header->magic, SGP_MODEL_MAGIC, sizeof header->magic) != 0)
    return fail (error, "not a model");
  if (header->version != SGP_MODEL_VERSION)
    return fail (error, "version %u, expected %d", header->version, SGP_MODEL_VERSION);
  if (header->size != size)
    return fail (error, "%" G_GUINT64_FORMAT " bytes expected, got %" G_GSIZE_FORMAT, header->size, size);
  return check_table (model, error);
}

gint32
sgp_model_get_n_sections (const SgpModel *model)
{
  guint32 n;
  get_table (model, &n);
  return (gint32) n;
}

/* The checksum that the header holds of all behind it. */
guint64
sgp_model_sum (const guint8 *data, gsize size)
{
  return sgp_hash_bytes ((const char *) data, size);
}

/**
 * sgp_model_check:
 * @model: an open model
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether every byte is as it was written; reads the whole file
 */
gboolean
sgp_model_check (const SgpModel *model, GError **error)
{
  const SgpModelHeader *header = (const SgpModelHeader *) (const void *) model->data;
  if (sgp_model_sum (model->data + sizeof *header, model->size - sizeof *header) != header->checksum)
    return fail (error, "checksum is wrong");
  return TRUE;
}

const void *
sgp_model_get_section (const SgpModel *model, const char *name, gsize *size, GError **error)
{
  guint32 n;
  const SgpModelSection *table = get_table (model, &n);
  for (guint32 i = 0; i < n; i++)
    if (strcmp (table[i].name, name) == 0) {
      *size = table[i].size;
      return model->data + table[i].offset;
    }
  fail (error, "no section '%s'", name);
  return NULL;
}

/* Their number, or -1 where the section is missing, has too many or too few, or no end. */
gint32
sgp_model_get_strings (const SgpModel *model, const char *name, const char **strings, gint32 max, GError **error)
{
  gsize size;
  const char *data = sgp_model_get_section (model, name, &size, error);
  if (data == NULL)
    return -1;
  gint32 n = 0;
  gboolean ended = size > 0 && data[size - 1] == '\0';
  for (gsize at = 0; ended && at < size && n <= max; at += strlen (data + at) + 1, n++)
    if (n < max)
      strings[n] = data + at;
  if (ended && n > 1 && n <= max)
    return n;
  fail (error, "section '%s' is broken", name);
  return -1;
}

/**
 * sgp_weights_open:
 * @weights: (out): the weights
 * @model: an open model, which must outlive them
 * @prefix: "tagger" for the sections tagger/index and tagger/cells
 * @n_labels: how many labels it tells apart, at most %SGP_MAX_LABELS
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether the sections are there and of a possible size
 */
gboolean
sgp_weights_open (SgpWeights *weights, const SgpModel *model, const char *prefix, gint32 n_labels, GError **error)
{
  gsize index_size, cells_size;
  g_autofree char *index = g_strconcat (prefix, "/index", NULL), *cells = g_strconcat (prefix, "/cells", NULL);
  weights->index = sgp_model_get_section (model, index, &index_size, error);
  weights->cells = weights->index == NULL ? NULL : sgp_model_get_section (model, cells, &cells_size, error);
  if (weights->cells == NULL)
    return FALSE;
  gsize n = index_size / sizeof (guint32) / SGP_WEIGHTS_WAYS;
  if (index_size % (sizeof (guint32) * SGP_WEIGHTS_WAYS) != 0 || n == 0 || n > 1u << 28 || (n & (n - 1)) != 0
      || cells_size % sizeof (guint16) != 0 || cells_size / sizeof (guint16) > (gsize) SGP_CELLS_UNIT << SGP_WEIGHTS_PLACE_BITS)
    return fail (error, "weights of '%s' have an impossible size", prefix);
  weights->mask = (guint32) n - 1;
  weights->n_cells = (guint32) (cells_size / sizeof (guint16));
  weights->width = sgp_weights_width ((guint32) n_labels);
  return TRUE;
}

typedef gint16 Eight __attribute__ ((vector_size (16)));

/* Adds rows of weights, eight labels at a time. */
static void
add_dense (const guint16 *const *rows, gint32 n, guint32 width, gint16 *scores)
{
  for (guint32 i = 0; i < width; i += 8) {
    Eight sum, weight;
    memcpy (&sum, scores + i, sizeof sum);
    for (gint32 k = 0; k < n; k++) {
      memcpy (&weight, rows[k] + i, sizeof weight);
      sum += weight;
    }
    memcpy (scores + i, &sum, sizeof sum);
  }
}

static inline void
add_cell (guint16 cell, gint16 *scores)
{
  scores[cell & 127] = (gint16) (scores[cell & 127] + ((gint16) cell >> 7));
}

/* The entry of a feature in the index, without its tag: the place of its row;
 * 0 also where it has none. No branch depends on which entry it is. */
static inline guint32
find_entry (const SgpWeights *weights, guint64 feature)
{
  guint32 tag = sgp_weights_tag (feature), found = 0;
  for (guint32 probe = 0; probe < MAX_PROBES; probe++) {
    const guint32 *bucket = weights->index + SGP_WEIGHTS_WAYS * (((guint32) feature + probe) & weights->mask);
    for (int i = 0; i < SGP_WEIGHTS_WAYS; i++)
      found = bucket[i] >> SGP_WEIGHTS_PLACE_BITS == tag ? bucket[i] : found;
    if (G_LIKELY (found != 0 || bucket[SGP_WEIGHTS_WAYS - 1] == 0))
      break;
  }
  return found & ((1u << SGP_WEIGHTS_PLACE_BITS) - 1);
}

/* Adds a row of cells; one of weights for all labels is only handed back. */
static inline const guint16 *
add_row (const SgpWeights *weights, guint32 at, gint16 *scores)
{
  guint32 n = weights->cells[at];
  const guint16 *cells = weights->cells + at + 1;
  if (n == SGP_CELLS_DENSE)
    return weights->n_cells - at > weights->width ? cells : NULL;
  if (n > weights->n_cells - at - 1)
    return NULL;
  for (guint32 i = 0; i < n; i++)
    add_cell (cells[i], scores);
  return NULL;
}

void
sgp_weights_score (const SgpWeights *weights, const guint64 *features, gint32 n, gint16 *scores)
{
  guint32 places[SGP_MAX_FEATURES + 1];
  const guint16 *dense[SGP_MAX_FEATURES];
  gint32 n_found = 0, n_dense = 0;
  for (gint32 i = 0; i < n; i++)
    __builtin_prefetch (weights->index + SGP_WEIGHTS_WAYS * ((guint32) features[i] & weights->mask));
  for (gint32 i = 0; i < n; i++) {
    guint32 at = SGP_CELLS_UNIT * find_entry (weights, features[i]);
    places[n_found] = at;
    n_found += at > 0 && at < weights->n_cells;
    __builtin_prefetch (weights->cells + (at < weights->n_cells ? at : 0));
  }
  for (gint32 i = 0; i < n_found; i++) {
    const guint16 *row = add_row (weights, places[i], scores);
    dense[n_dense] = row;
    n_dense += row != NULL;
  }
  add_dense (dense, n_dense, weights->width, scores);
}

/* The highest of eight at a time; then the highest of these. */
static gint16
find_highest (const gint16 *scores, gint32 n)
{
  Eight highest, eight;
  memcpy (&highest, scores, sizeof highest);
  for (gint32 i = 8; i + 8 <= n; i += 8) {
    memcpy (&eight, scores + i, sizeof eight);
    Eight higher = eight > highest;
    highest = (eight & higher) | (highest & ~higher);
  }
  gint16 best = highest[0];
  for (int i = 1; i < 8; i++)
    best = MAX (best, highest[i]);
  return best;
}

gint32
sgp_weights_best (const gint16 *scores, gint32 n)
{
  gint32 best = 0, rest = n - n % 8;
  if (rest > 0) {
    gint16 highest = find_highest (scores, n);
    while (scores[best] != highest)
      best++;
  }
  for (gint32 i = rest; i < n; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}
