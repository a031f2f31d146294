/* SPDX-License-Identifier: MIT
 *
 * The language layer: from text with paragraphs to sentences, tokens, tags,
 * trees and names. It takes a batch of documents, for a layer that is slow to
 * start on each. A loaded layer is read-only and shared by threads.
 */
#pragma once

#include <stancegraph/document.h>
#include <stancegraph/lexicon.h>

G_BEGIN_DECLS

typedef struct _SgLayer SgLayer;

/**
 * SgLayerFlags:
 * @SG_LAYER_DEFAULT: as accurate as it can be
 * @SG_LAYER_FAST: a few times as fast and a little less accurate: the smaller
 *   of the two taggers and parsers, and one pass for names
 */
typedef enum {
  SG_LAYER_DEFAULT = 0,
  SG_LAYER_FAST = 1 << 0
} SgLayerFlags;

SgLayer *sg_layer_new (SgLexicon *lexicon, SgLayerFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgLayer *sg_layer_ref (SgLayer *layer);
void sg_layer_unref (SgLayer *layer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLayer, sg_layer_unref)

gboolean sg_layer_annotate (const SgLayer *layer, SgDocument **docs, guint n_docs,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
