/* SPDX-License-Identifier: MIT
 *
 * What must hold of whatever comes out of a target: see fuzz.h.
 */
#include "fuzz.h"

#include "../check-document.h"

#include <stancegraph/error.h>
#include <stancegraph/json.h>
#include <string.h>

void
fuzz_check_error (gboolean failed, const GError *error)
{
  g_assert_true (failed == (error != NULL));
  if (error == NULL)
    return;
  g_assert_true (error->domain == SG_ERROR);
  g_assert_true (*error->message != '\0' && g_utf8_validate (error->message, -1, NULL));
}

const SgPipeline *
fuzz_get_pipeline (void)
{
  static SgPipeline *pipeline;
  if (pipeline == NULL)
    pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, NULL);
  g_assert_nonnull (pipeline);
  return pipeline;
}

/* Lines of others need not say why there is a tie. */
static void
check_rows (const SgDocument *doc)
{
  g_autofree char *wrong = check_document (doc);
  if (wrong != NULL && strstr (wrong, "row->why") == NULL)
    g_error ("%s", wrong);
}

void
fuzz_check_document (const SgDocument *doc)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = sg_document_to_json (doc, TRUE);
  check_rows (doc);
  g_autoptr (SgDocument) again = sg_document_new_from_json (line, -1, &error);
  g_assert_no_error (error);
  check_rows (again);
  g_autofree char *line_again = sg_document_to_json (again, TRUE);
  g_assert_cmpstr (line_again, ==, line);
}
