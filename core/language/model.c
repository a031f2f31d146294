/* SPDX-License-Identifier: MIT
 *
 * Opens a model where it lies in memory: the bytes of the file in, views of
 * its sections out. Nothing is copied or unpacked, so that opening takes no
 * time and all processes share the bytes.
 *
 *     sgp_model_open (&model, data, size, error)
 *     sgp_weights_open (&weights, &model, "tagger", error)   tagger/starts, tagger/cells
 *     sgp_weights_score (&weights, features, n, scores)
 */
#include "language/model-private.h"

#include "language/hash-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* Cells of a bucket that are read at most: more only a damaged model has. */
#define MAX_BUCKET 4096

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
 * @prefix: "tagger" for the sections tagger/starts and tagger/cells
 * @n_labels: how many labels it tells apart, at most %SGP_MAX_LABELS
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether the sections are there and of a possible size
 */
gboolean
sgp_weights_open (SgpWeights *weights, const SgpModel *model, const char *prefix, gint32 n_labels, GError **error)
{
  gsize starts_size, cells_size;
  g_autofree char *starts = g_strconcat (prefix, "/starts", NULL);
  g_autofree char *cells = g_strconcat (prefix, "/cells", NULL);
  weights->starts = sgp_model_get_section (model, starts, &starts_size, error);
  weights->cells = weights->starts == NULL ? NULL : sgp_model_get_section (model, cells, &cells_size, error);
  if (weights->cells == NULL)
    return FALSE;
  gsize n = starts_size / sizeof (guint32);
  if (starts_size % sizeof (guint32) != 0 || n < 2 || n > (1u << 28) || ((n - 1) & (n - 2)) != 0
      || cells_size % sizeof (guint16) != 0 || cells_size == 0 || cells_size / sizeof (guint16) > G_MAXUINT32)
    return fail (error, "weights of '%s' have an impossible size", prefix);
  weights->mask = (guint32) n - 2;
  weights->n_cells = (guint32) (cells_size / sizeof (guint16));
  weights->width = sgp_weights_width ((guint32) n_labels);
  return TRUE;
}

typedef gint16 Eight __attribute__ ((vector_size (16)));

/* Adds a row of weights, eight at a time. */
static inline void
add_row (const guint16 *row, guint32 width, gint16 *scores)
{
  for (guint32 i = 0; i < width; i += 8) {
    Eight sum, weight;
    memcpy (&sum, scores + i, sizeof sum);
    memcpy (&weight, row + i, sizeof weight);
    sum += weight;
    memcpy (scores + i, &sum, sizeof sum);
  }
}

/* Adds the weights of one feature. */
static inline void
score_feature (const SgpWeights *weights, guint64 feature, gint16 *scores)
{
  guint32 bucket = (guint32) feature & weights->mask;
  guint32 at = weights->starts[bucket], end = weights->starts[bucket + 1];
  end = MIN (end, weights->n_cells);
  if (at >= end)
    return;
  end = MIN (end, at + MAX_BUCKET);
  guint32 tag = (guint32) (feature >> 54);
  while (at < end) {
    guint32 head = weights->cells[at++];
    gboolean dense = (head & 63) == SGP_CELLS_DENSE;
    guint32 n = MIN (dense ? weights->width : head & 63, end - at);
    if (head >> 6 == tag && dense)
      add_row (weights->cells + at, n & ~7u, scores);
    else if (head >> 6 == tag)
      for (guint32 i = 0; i < n; i++) {
        guint32 cell = weights->cells[at + i];
        scores[cell & 127] = (gint16) (scores[cell & 127] + ((gint16) cell >> 7));
      }
    at += n;
  }
}

void
sgp_weights_score (const SgpWeights *weights, const guint64 *features, gint32 n, gint16 *scores)
{
  for (gint32 i = 0; i < n; i++)
    __builtin_prefetch (&weights->starts[(guint32) features[i] & weights->mask]);
  for (gint32 i = 0; i < n; i++)
    __builtin_prefetch (&weights->cells[MIN (weights->starts[(guint32) features[i] & weights->mask], weights->n_cells - 1)]);
  for (gint32 i = 0; i < n; i++)
    score_feature (weights, features[i], scores);
}
