/* SPDX-License-Identifier: MIT
 *
 * The pipeline as the benchmark sees it, stage by stage, and as tests of odd
 * texts do, which are in no language.
 */
#pragma once

#include "language/layer-private.h"

#include <stancegraph/pipeline.h>

gboolean sgp_pipeline_run_watched (const SgPipeline *pipeline, SgDocument *doc, SgpStageWatch watch, gpointer data,
                                   GError **error);

/* sg_pipeline_run() for whatever is no English, too. */
gboolean sgp_pipeline_run_unchecked (const SgPipeline *pipeline, SgDocument *doc, GError **error);
