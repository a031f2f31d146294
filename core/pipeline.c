/* SPDX-License-Identifier: MIT
 *
 * All stages in their order: a document with nothing but text comes in, and
 * leaves with every column filled. This is the one page where the parts meet;
 * what is not listed here is not part of what `extract` does.
 *
 *     "Ann Lee slammed Spain."  ->  1 paragraph, 1 sentence, 5 tokens, 2 names,
 *       2 mentions, 2 entities, 1 statement (act), 1 tie (Ann Lee blames Spain)
 *
 * A stage is made once from the lexicon and does not change, so that threads
 * share it: sgp_x_new (lexicon, error), sgp_x_run (x, doc), sgp_x_free (x). To
 * add one, include its header and add a line to the list where it belongs.
 */
#include "pipeline-private.h"

#include "discourse/attribution-private.h"
#include "discourse/mentions-private.h"
#include "discourse/quotes-private.h"
#include "discourse/resolution-private.h"
#include "discourse/stance-private.h"
#include "document-private.h"
#include "text/english-private.h"
#include "text/paragraphs-private.h"

/* Type, name: the stages before the language layer. */
#define STAGES_BEFORE(X) \
  X (SgpParagraphs, paragraphs)

/* Stages that may refuse a document; they stand behind those before. */
#define CHECKS(X) \
  X (SgpEnglish, english)

/* The stages behind it, in the order in which they run. */
#define STAGES_BEHIND(X) \
  X (SgpQuotes, quotes) \
  X (SgpMentions, mentions) \
  X (SgpAttribution, attribution) \
  X (SgpResolution, resolution) \
  X (SgpStance, stance)

struct _SgPipeline {
  gatomicrefcount ref_count;
  SgLexicon *lexicon;
  SgLayer *layer;
  SgLayerFlags flags;
  gboolean words_only;  /* without the stages behind the layer */
#define FIELD(Type, name) Type *name;
  STAGES_BEFORE (FIELD)
  CHECKS (FIELD)
  STAGES_BEHIND (FIELD)
#undef FIELD
};

/* Makes every stage; FALSE with the first error. */
static gboolean
load_stages (SgPipeline *pipeline, GError **error)
{
#define LOAD(Type, name) \
  if ((pipeline->name = sgp_##name##_new (pipeline->lexicon, error)) == NULL) \
    return FALSE;
  STAGES_BEFORE (LOAD)
  CHECKS (LOAD)
  if (pipeline->words_only)
    return TRUE;
  STAGES_BEHIND (LOAD)
#undef LOAD
  return TRUE;
}

static SgPipeline *
make_pipeline (SgLayerFlags flags, gboolean words_only, GError **error)
{
  g_autoptr (SgPipeline) pipeline = g_new0 (SgPipeline, 1);
  g_atomic_ref_count_init (&pipeline->ref_count);
  pipeline->flags = flags;
  pipeline->words_only = words_only;
  pipeline->lexicon = sg_lexicon_new (error);
  if (pipeline->lexicon == NULL || !load_stages (pipeline, error))
    return NULL;
  pipeline->layer = sg_layer_new (pipeline->lexicon, flags, error);
  return pipeline->layer != NULL ? g_steal_pointer (&pipeline) : NULL;
}

/**
 * sg_pipeline_new:
 * @flags: for its language layer
 * @error: %SG_ERROR_DATA or %SG_ERROR_SYNTAX where a table or model is broken
 *
 * Loads the tables and makes all stages. This takes some milliseconds; make
 * one pipeline and use it for every document, in as many threads as you like.
 *
 * Returns: (transfer full) (nullable): the pipeline
 */
SgPipeline *
sg_pipeline_new (SgLayerFlags flags, GError **error)
{
  return make_pipeline (flags, FALSE, error);
}

/**
 * sg_pipeline_new_words:
 * @flags: for its language layer
 * @error: as for sg_pipeline_new()
 *
 * A pipeline that ends with the language layer: of a document it fills words,
 * trees and names, which is all that sg_document_to_conllu() writes.
 *
 * Returns: (transfer full) (nullable): the pipeline
 */
SgPipeline *
sg_pipeline_new_words (SgLayerFlags flags, GError **error)
{
  return make_pipeline (flags, TRUE, error);
}

/**
 * sg_pipeline_ref:
 * @pipeline: a pipeline
 *
 * Returns: (transfer full): @pipeline, to be given back with sg_pipeline_unref()
 */
SgPipeline *
sg_pipeline_ref (SgPipeline *pipeline)
{
  g_atomic_ref_count_inc (&pipeline->ref_count);
  return pipeline;
}

/**
 * sg_pipeline_unref:
 * @pipeline: (transfer full): a pipeline; freed with the last reference
 */
void
sg_pipeline_unref (SgPipeline *pipeline)
{
  if (!g_atomic_ref_count_dec (&pipeline->ref_count))
    return;
#define FREE(Type, name) g_clear_pointer (&pipeline->name, sgp_##name##_free);
  STAGES_BEFORE (FREE)
  CHECKS (FREE)
  STAGES_BEHIND (FREE)
#undef FREE
  g_clear_pointer (&pipeline->layer, sg_layer_unref);
  g_clear_pointer (&pipeline->lexicon, sg_lexicon_unref);
  g_free (pipeline);
}

/**
 * sg_pipeline_get_version:
 * @pipeline: a pipeline
 *
 * What made an annotation: a store reads a document again only when the text
 * or this changes.
 *
 * Returns: (transfer none): language and rules, with "-fast" for %SG_LAYER_FAST,
 *   and the library's version; static
 */
const char *
sg_pipeline_get_version (const SgPipeline *pipeline)
{
  return pipeline->flags & SG_LAYER_FAST ? "en-1-fast / " PACKAGE_VERSION : "en-1 / " PACKAGE_VERSION;
}

/**
 * sg_pipeline_dup_version_for:
 * @pipeline: a pipeline
 * @doc: a document, read or not
 *
 * Returns: (transfer full): what its annotation will be called: the version of
 *   the pipeline, and where the language layer's part came with the document
 *   ("conllu 1f0a9c33"), that too
 */
char *
sg_pipeline_dup_version_for (const SgPipeline *pipeline, const SgDocument *doc)
{
  const char *source = sgp_document_get_source (doc);
  return g_strconcat (sg_pipeline_get_version (pipeline), source != NULL ? " / " : NULL, source, NULL);
}

/* @checked: whether a stage may refuse the document. */
static gboolean
run_stages (const SgPipeline *pipeline, SgDocument *doc, gboolean checked, SgpStageWatch watch, gpointer data, GError **error)
{
  sgp_document_clear (doc);
#define END(name) \
  if (watch != NULL) \
    watch (#name, data);
#define RUN(Type, name) \
  sgp_##name##_run (pipeline->name, doc); \
  END (name)
#define CHECK(Type, name) \
  if (checked && !sgp_##name##_run (pipeline->name, doc, error)) \
    return FALSE; \
  END (name)
  STAGES_BEFORE (RUN)
  CHECKS (CHECK)
  sgp_layer_annotate (pipeline->layer, doc, watch, data);
  if (!pipeline->words_only) {
    STAGES_BEHIND (RUN)
  }
#undef CHECK
#undef RUN
#undef END
  g_autofree char *version = sg_pipeline_dup_version_for (pipeline, doc);
  sgp_document_set_pipeline (doc, version);
  return TRUE;
}

gboolean
sgp_pipeline_run_watched (const SgPipeline *pipeline, SgDocument *doc, SgpStageWatch watch, gpointer data, GError **error)
{
  return run_stages (pipeline, doc, TRUE, watch, data, error);
}

gboolean
sgp_pipeline_run_unchecked (const SgPipeline *pipeline, SgDocument *doc, GError **error)
{
  return run_stages (pipeline, doc, FALSE, NULL, NULL, error);
}

/**
 * sg_pipeline_run:
 * @pipeline: a pipeline; may be in use in other threads
 * @doc: a document; what was annotated before is forgotten
 * @error: %SG_ERROR_DATA where it is not English, or what the language layer refuses
 *
 * Reads a document: from its text to its ties.
 *
 * Returns: whether it was read; if not, its columns are partly filled
 */
gboolean
sg_pipeline_run (const SgPipeline *pipeline, SgDocument *doc, GError **error)
{
  g_return_val_if_fail (pipeline != NULL && doc != NULL, FALSE);
  return run_stages (pipeline, doc, TRUE, NULL, NULL, error);
}
