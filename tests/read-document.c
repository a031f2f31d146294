/* SPDX-License-Identifier: MIT
 *
 * See read-document.h.
 */
#include "read-document.h"

#include "pipeline-private.h"

SgDocument *
read_document (const SgPipeline *pipeline, const char *text)
{
  g_autoptr (GError) error = NULL;
  SgDocument *doc = sg_document_new ("text", text, -1, &error);
  g_assert_no_error (error);
  gboolean read = sgp_pipeline_run_unchecked (pipeline, doc, &error);
  g_assert_no_error (error);
  g_assert_true (read);
  return doc;
}
