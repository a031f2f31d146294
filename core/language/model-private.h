/* SPDX-License-Identifier: MIT
 *
 * A model: one file of named sections, little-endian, used where it lies.
 *
 *     header    "sgmodel\n" | version, number of sections | size | checksum
 *     table     name (24 bytes, NUL-padded) | offset | size      a section each
 *     sections  each at a multiple of 64 bytes
 *
 * Checked when opened: header, table, sizes. Contents may be damaged without
 * harm: readers clamp what they index with. sgp_model_check() sums all bytes.
 */
#pragma once

#include <glib.h>

#define SGP_MODEL_MAGIC "sgmodel\n"
#define SGP_MODEL_VERSION 1
#define SGP_MODEL_ALIGN 64
#define SGP_MODEL_MAX_SECTIONS 64
#define SGP_MODEL_NAME_BYTES 24

typedef struct {
  char magic[8];
  guint32 version, n_sections;
  guint64 size;      /* of the whole file */
  guint64 checksum;  /* of all behind the header */
} SgpModelHeader;

typedef struct {
  char name[SGP_MODEL_NAME_BYTES];
  guint64 offset, size;
} SgpModelSection;

typedef struct {
  const guint8 *data;
  gsize size;
} SgpModel;

/* The model built into the library; static. */
const guint8 *sgp_model_get_builtin (gsize *size);
gboolean sgp_model_open (SgpModel *model, const guint8 *data, gsize size, GError **error);
gboolean sgp_model_check (const SgpModel *model, GError **error);
guint64 sgp_model_sum (const guint8 *data, gsize size);
const void *sgp_model_get_section (const SgpModel *model, const char *name, gsize *size, GError **error);
/* The strings of a section, each ended by NUL; at most @max. */
gint32 sgp_model_get_strings (const SgpModel *model, const char *name, const char **strings, gint32 max, GError **error);

/* Weights of a linear model. Features are 64-bit hashes; the low bits of one
 * choose a bucket, others tell it from its neighbours there.
 *
 *     starts  first cell of each bucket, and the end            guint32
 *     cells   feature 1: tag, n | label, weight | ... n times    guint16
 *             feature 2: tag, DENSE | weight | weight | ... one a label
 *             ...
 *
 * A feature cell holds 10 bits of the hash and 6 of n; the others a label of 7
 * bits and a weight of 9, signed. A feature with weights for many labels has
 * them all in a row (as many as there are labels, filled up to a multiple of
 * 8), which processors add several at a time. */
typedef struct {
  const guint32 *starts;
  const guint16 *cells;
  guint32 mask, n_cells, width;
} SgpWeights;

/* So many features at the most are added up: no sum leaves 16 bits. */
#define SGP_MAX_FEATURES 128
#define SGP_MAX_LABELS 128
#define SGP_WEIGHT_MAX 255
#define SGP_CELLS_DENSE 63      /* in the place of n */
#define SGP_CELLS_MAX_LABELS 62 /* of one feature cell; more take another */

static inline guint32
sgp_weights_width (guint32 n_labels)
{
  return (n_labels + 7) / 8 * 8;
}

gboolean sgp_weights_open (SgpWeights *weights, const SgpModel *model, const char *prefix, gint32 n_labels, GError **error);
/* Adds the weights of @n features to @scores, which has SGP_MAX_LABELS places. */
void sgp_weights_score (const SgpWeights *weights, const guint64 *features, gint32 n, gint16 *scores);
