/* SPDX-License-Identifier: MIT
 *
 * Forms, tags, trees and lemmas for tokens that are there: the step of the
 * language layer behind segmentation. It writes every column of the tokens but
 * span and sentence.
 */
#pragma once

#include "document-private.h"
#include "language/model-private.h"
#include "lexicon-private.h"

#include <stancegraph/layer.h>

typedef struct _SgpAnalyser SgpAnalyser;

/* Called behind each stage with its name, which is static; for the benchmark. */
typedef void (*SgpStageWatch) (const char *stage, gpointer data);

/* @lexicon is kept until freed; the bytes of @models must outlive it. */
SgpAnalyser *sgp_analyser_new (SgLexicon *lexicon, const SgpModels *models, SgLayerFlags flags,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_analyser_free (SgpAnalyser *analyser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpAnalyser, sgp_analyser_free)

/* @watch: nullable */
void sgp_analyser_run (const SgpAnalyser *analyser, SgDocument *doc, SgpStageWatch watch, gpointer data);
