/* SPDX-License-Identifier: MIT
 *
 * The language layer: documents with paragraphs in, sentences, tokens, tags,
 * trees and names out. Its steps run in this order, a document at a time:
 *
 *     segment   "Lee didn't go."  ->  Lee | did | n't | go | .
 *     analyse   lee PROPN nsubj go | did AUX aux go | n't PART advmod go | go VERB root | . PUNCT punct go
 *     names     Lee (person)
 *
 * What a document was given, with a file of CoNLL-U, is left as it is.
 *
 * A layer does not change once made; what a step needs while it works belongs
 * to the call, so that threads share the layer.
 */
#include "language/layer-private.h"

#include "language/analyse-private.h"
#include "language/names/names-private.h"
#include "language/tokens/segment-private.h"

struct _SgLayer {
  gatomicrefcount ref_count;
  SgpSegmenter *segmenter;
  SgpAnalyser *analyser;
  SgpNames *names;
};

SgLayer *
sgp_layer_open (SgLexicon *lexicon, const SgpModels *models, SgLayerFlags flags, GError **error)
{
  g_autoptr (SgLayer) layer = g_new0 (SgLayer, 1);
  g_atomic_ref_count_init (&layer->ref_count);
  layer->segmenter = sgp_segmenter_new (lexicon, error);
  if (layer->segmenter == NULL)
    return NULL;
  layer->analyser = sgp_analyser_new (lexicon, models, flags, error);
  if (layer->analyser == NULL)
    return NULL;
  layer->names = sgp_names_new (lexicon, models, flags, error);
  if (layer->names == NULL)
    return NULL;
  return g_steal_pointer (&layer);
}

/**
 * sg_layer_new:
 * @lexicon: word knowledge; not kept
 * @flags: how much time it may take
 * @error: %SG_ERROR_DATA where a table or a model is broken
 *
 * Returns: (transfer full) (nullable): the language layer
 */
SgLayer *
sg_layer_new (SgLexicon *lexicon, SgLayerFlags flags, GError **error)
{
  g_return_val_if_fail (lexicon != NULL, NULL);
  SgpModels models;
  return sgp_models_open (&models, error) ? sgp_layer_open (lexicon, &models, flags, error) : NULL;
}

/**
 * sg_layer_ref:
 * @layer: a layer
 *
 * Returns: (transfer full): @layer, to be given back with sg_layer_unref()
 */
SgLayer *
sg_layer_ref (SgLayer *layer)
{
  g_atomic_ref_count_inc (&layer->ref_count);
  return layer;
}

/**
 * sg_layer_unref:
 * @layer: (transfer full): a layer; freed with the last reference
 */
void
sg_layer_unref (SgLayer *layer)
{
  if (!g_atomic_ref_count_dec (&layer->ref_count))
    return;
  g_clear_pointer (&layer->segmenter, sgp_segmenter_free);
  g_clear_pointer (&layer->names, sgp_names_free);
  g_clear_pointer (&layer->analyser, sgp_analyser_free);
  g_free (layer);
}

void
sgp_layer_segment (const SgLayer *layer, SgDocument *doc)
{
  sgp_segmenter_run (layer->segmenter, doc);
}

void
sgp_layer_analyse (const SgLayer *layer, SgDocument *doc)
{
  sgp_analyser_run (layer->analyser, doc, NULL, NULL);
}

void
sgp_layer_find_names (const SgLayer *layer, SgDocument *doc)
{
  sgp_names_run (layer->names, doc);
}

gboolean
sgp_layer_is_nation (const SgLayer *layer, const SgDocument *doc, const SgName *name)
{
  return sgp_names_is_nation (layer->names, doc, name);
}

void
sgp_layer_annotate (const SgLayer *layer, SgDocument *doc, SgpStageWatch watch, gpointer data)
{
  gboolean given = (sgp_document_get_given (doc) & SGP_GIVEN_TOKENS) != 0;
  if (!given)
    sgp_layer_segment (layer, doc);
  if (watch != NULL)
    watch ("segment", data);
  if (!given)
    sgp_analyser_run (layer->analyser, doc, watch, data);
  sgp_layer_find_names (layer, doc);
  if (watch != NULL)
    watch ("names", data);
}

/**
 * sg_layer_annotate:
 * @layer: a layer; may be in use in other threads
 * @docs: (array length=n_docs): documents with paragraphs and nothing more
 * @n_docs: how many
 * @error: not set by this layer
 *
 * Fills sentences, tokens and names of every document, but for what it was
 * given.
 *
 * Returns: whether all were annotated
 */
gboolean
sg_layer_annotate (const SgLayer *layer, SgDocument **docs, guint n_docs, GError **error)
{
  g_return_val_if_fail (layer != NULL && (docs != NULL || n_docs == 0), FALSE);
  (void) error;
  for (guint i = 0; i < n_docs; i++)
    sgp_layer_annotate (layer, docs[i], NULL, NULL);
  return TRUE;
}
