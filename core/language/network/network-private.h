/* SPDX-License-Identifier: MIT
 *
 * The network that tags and parses: a sentence of words in, tags, heads and
 * relations out. tools/train/network learns it.
 *
 *     keys of a word  ->  sum of rows     once a word of a batch
 *          layer 0, 1, ...                simple recurrent units, both ways (Lei et al. 2018)
 *          layer before the last  ->  tags
 *          last layer  ->  arcs, relations                (Dozat and Manning 2017)
 *
 * Of the numbers, weights and activations are bytes, sums are whole, gates and
 * scores are floats; kernels-private.h tells how.
 *
 * Sections of a model; a matrix is weights, then scales, biases, corrections.
 *
 *     network/sizes      SgpNetworkSizes
 *     network/tags       "VERB VBD" ...        network/relations   "nsubj" ...
 *     network/index      buckets of 4: tag of a key (15 bits), row (17), or 0
 *     network/rows       a row of bytes each; those of the unknown first
 *     network/scales     of each row: the upper half of a float
 *     network/layer-N    matrix: tiles of units, one way behind the other; z, f, r (p) of each
 *     network/peeps-N    forget, reset of all units of a way, then of the other
 *     network/ends       matrix: what a word is as dependent and as head of an arc, and for relations
 *     network/roots      the root as a head of an arc, and for relations
 *     network/arc, network/tag, network/relation       matrices
 */
#pragma once

#include "language/model-private.h"
#include "language/network/features-private.h"
#include "language/network/kernels-private.h"
#include "language/network/tree-private.h"
#include "language/vocabulary-private.h"

#include <stancegraph/annotation.h>

#define SGP_NETWORK_MAX_LAYERS 8
#define SGP_NETWORK_MAX_LABELS 255
#define SGP_NETWORK_ROW_BITS 17
#define SGP_NETWORK_PROBES 8     /* full buckets that are passed in search of a key */
/* Words that are worked on together: whole sentences, and pieces of longer ones. */
#define SGP_NETWORK_BATCH 512
#define SGP_NETWORK_PIECE SGP_TREE_MAX

typedef struct {
  guint32 n_kinds, n_layers;
  guint32 width;                /* of a row */
  guint32 n_hidden;             /* units of a layer, one way */
  guint32 n_arc, n_label;       /* what a word is reduced to for arcs and relations */
} SgpNetworkSizes;

typedef struct {
  SgpMatrix gates;
  const float *peeps;
} SgpNetworkLayer;

typedef struct {
  const SgpKernels *kernels;
  SgpNetworkSizes sizes;        /* filled up, each to what kernels want */
  const guint32 *index;
  guint32 index_mask, n_rows;
  const gint8 *rows;
  const guint16 *scales;
  SgpNetworkLayer layers[SGP_NETWORK_MAX_LAYERS];
  SgpMatrix tag, ends, arc, relation;
  const float *root_arc, *root_label;
  gint32 n_tags, n_relations, root;
  SgUpos upos[SGP_NETWORK_MAX_LABELS];
  const char *xpos[SGP_NETWORK_MAX_LABELS], *relations[SGP_NETWORK_MAX_LABELS];   /* point into the model */
} SgpNetwork;

/* What a word is found to be; heads count from 1 within the sentence, 0 is the root. */
typedef struct {
  guint8 tag, relation;
  gint16 head;
} SgpNetworkWord;

/* The bits of a key that stand in the index. */
static inline guint32
sgp_network_get_tag (guint64 key)
{
  return (guint32) (key >> (32 + SGP_NETWORK_ROW_BITS));
}

static inline guint32
sgp_round_up (guint32 n, guint32 unit)
{
  return (n + unit - 1) / unit * unit;
}

gboolean sgp_network_open (SgpNetwork *network, const SgpModel *model, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What one thread works with. */
typedef struct _SgpNetworkRun SgpNetworkRun;

/* For sentences of at most @n words together; @n is at most SGP_NETWORK_BATCH. */
SgpNetworkRun *sgp_network_run_new (const SgpNetwork *network, gint32 n);
void sgp_network_run_free (SgpNetworkRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpNetworkRun, sgp_network_run_free)

/* @words, @out: those of @n_sentences sentences, one behind the other; @lengths:
 * words of each, at most SGP_NETWORK_PIECE and together as many as the run is for. */
void sgp_network_run (SgpNetworkRun *run, const SgpWord *const *words, const gint32 *lengths, gint32 n_sentences, SgpNetworkWord *out);
