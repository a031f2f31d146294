/* SPDX-License-Identifier: MIT
 *
 * The pipeline: all stages in their order, from text to ties. Loaded once,
 * read-only from then on, shared by threads.
 *
 *     text -> paragraphs -> [layer: sentences, tokens, trees, names]
 *       -> quotes -> mentions -> statements -> entities -> ties
 */
#pragma once

#include <stancegraph/layer.h>

G_BEGIN_DECLS

typedef struct _SgPipeline SgPipeline;

SgPipeline *sg_pipeline_new (SgLayerFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgPipeline *sg_pipeline_new_words (SgLayerFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgPipeline *sg_pipeline_ref (SgPipeline *pipeline);
void sg_pipeline_unref (SgPipeline *pipeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgPipeline, sg_pipeline_unref)

const char *sg_pipeline_get_version (const SgPipeline *pipeline);
char *sg_pipeline_dup_version_for (const SgPipeline *pipeline,
                                   const SgDocument *doc) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_pipeline_run (const SgPipeline *pipeline, SgDocument *doc,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
