/* SPDX-License-Identifier: MIT
 *
 * A reader whose documents are read: several threads take documents from one
 * reader, run the pipeline over them, and hand them out in the order of input.
 * What comes out does not depend on the number of threads.
 *
 *     reader --a--> thread 1 --+
 *            --b--> thread 2 --+--> a, b, c, ...
 *            --c--> thread 1 --+
 *
 * Only a few documents are under way at a time, however many there are.
 */
#pragma once

#include <stancegraph/pipeline.h>
#include <stancegraph/reader.h>

G_BEGIN_DECLS

typedef struct _SgBatch SgBatch;

/**
 * SgBatchFilter:
 * @doc: a document as the reader gave it
 * @data: what the caller gave
 *
 * Called in order of input, before the document is read, never twice at a time,
 * but in any thread. Where it says %FALSE the document comes out as it is.
 *
 * Returns: whether the pipeline is to read it
 */
typedef gboolean (*SgBatchFilter) (const SgDocument *doc, gpointer data);

SgBatch *sg_batch_new (SgPipeline *pipeline, SgReader *reader, guint jobs,
                       SgBatchFilter filter, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void sg_batch_free (SgBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgBatch, sg_batch_free)

SgReaderItem sg_batch_next (SgBatch *batch, SgDocument **document, char **id,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
