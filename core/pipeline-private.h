/* SPDX-License-Identifier: MIT
 *
 * The pipeline as the benchmark sees it: stage by stage.
 */
#pragma once

#include <stancegraph/pipeline.h>

/* Called behind each stage with its name; static. */
typedef void (*SgpStageWatch) (const char *stage, gpointer data);

gboolean sgp_pipeline_run_watched (const SgPipeline *pipeline, SgDocument *doc, SgpStageWatch watch, gpointer data,
                                   GError **error);
