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

SgLayer *sg_layer_new (SgLexicon *lexicon, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgLayer *sg_layer_ref (SgLayer *layer);
void sg_layer_unref (SgLayer *layer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLayer, sg_layer_unref)

gboolean sg_layer_annotate (const SgLayer *layer, SgDocument **docs, guint n_docs,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
