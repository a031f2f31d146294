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

/* The models built into the library, each of them a file under models/en. */
typedef enum {
  SGP_MODEL_SYNTAX,
  SGP_MODEL_NAMES,
  SGP_MODEL_WORDS,
  SGP_MODEL_NETWORK,
  SGP_N_MODELS
} SgpModelId;

/* All of them, open; what a language layer is made of. */
typedef struct {
  SgpModel models[SGP_N_MODELS];
} SgpModels;

const char *sgp_model_get_name (SgpModelId id);   /* of the file, without ending */
const guint8 *sgp_model_get_builtin (SgpModelId id, gsize *size);
gboolean sgp_models_open (SgpModels *models, GError **error);
gboolean sgp_model_open (SgpModel *model, const guint8 *data, gsize size, GError **error);
gint32 sgp_model_get_n_sections (const SgpModel *model);
gboolean sgp_model_check (const SgpModel *model, GError **error);
guint64 sgp_model_sum (const guint8 *data, gsize size);
const void *sgp_model_get_section (const SgpModel *model, const char *name, gsize *size, GError **error);
/* The strings of a section, each ended by NUL; at most @max. */
gint32 sgp_model_get_strings (const SgpModel *model, const char *name, const char **strings, gint32 max, GError **error);

/* Weights of a linear model. Features are 64-bit hashes. The low bits of one
 * choose a bucket of the index, where 11 others tell which entry is its own;
 * that says where its row lies among the cells.
 *
 *     index   buckets of 4: tag (11 bits), first cell / 4 (21), or 0   guint32
 *     cells   n | label, weight | ... n of them                        guint16
 *             DENSE | weight | weight | ... one a label
 *
 * A cell holds a label of 7 bits and a weight of 9, signed. A feature with
 * weights for many labels has them all in a row, which processors add eight at
 * a time. Rows
 * begin at multiples of 4 cells and are filled up with weights of 0. Where a
 * bucket is full, the search goes on in the next. */
typedef struct {
  const guint32 *index;
  const guint16 *cells;
  guint32 mask, n_cells, width;
} SgpWeights;

/* So many features at the most are added up: no sum leaves 16 bits. */
#define SGP_MAX_FEATURES 128
#define SGP_MAX_LABELS 128
#define SGP_WEIGHT_MAX 255
#define SGP_WEIGHTS_WAYS 4      /* entries of a bucket */
#define SGP_WEIGHTS_PLACE_BITS 21
#define SGP_CELLS_UNIT 4        /* rows begin at multiples */
#define SGP_CELLS_DENSE 255     /* in the place of n */

/* The bits of a feature in the index; never 0. */
static inline guint32
sgp_weights_tag (guint64 feature)
{
  return (guint32) (feature >> (32 + SGP_WEIGHTS_PLACE_BITS)) | 1;
}

static inline guint32
sgp_weights_width (guint32 n_labels)
{
  return (n_labels + 7) / 8 * 8;
}

gboolean sgp_weights_open (SgpWeights *weights, const SgpModel *model, const char *prefix, gint32 n_labels, GError **error);
/* Adds the weights of @n features to @scores, which has SGP_MAX_LABELS places. */
void sgp_weights_score (const SgpWeights *weights, const guint64 *features, gint32 n, gint16 *scores);
/* Index of the highest of @n scores, the first of equals. */
gint32 sgp_weights_best (const gint16 *scores, gint32 n);
