/* SPDX-License-Identifier: MIT
 *
 * The language layer step by step, as those see it who measure it: the steps
 * that sg_layer_annotate() takes, on models that may be others than those built
 * in.
 */
#pragma once

#include "language/analyse-private.h"
#include "language/model-private.h"

#include <stancegraph/layer.h>

/* The bytes of @models must outlive the layer. */
SgLayer *sgp_layer_open (SgLexicon *lexicon, const SgpModels *models, SgLayerFlags flags,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* In this order: sentences and tokens for paragraphs; every other column of the
 * tokens; names. */
void sgp_layer_segment (const SgLayer *layer, SgDocument *doc);
void sgp_layer_analyse (const SgLayer *layer, SgDocument *doc);
void sgp_layer_find_names (const SgLayer *layer, SgDocument *doc);

/* Whether a country's name is not the country but its people, or what is of it: "Danish". */
gboolean sgp_layer_is_nation (const SgLayer *layer, const SgDocument *doc, const SgName *name);

/* sg_layer_annotate() for one document; @watch, nullable, is told of every step. */
void sgp_layer_annotate (const SgLayer *layer, SgDocument *doc, SgpStageWatch watch, gpointer data);
