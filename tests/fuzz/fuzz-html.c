/* SPDX-License-Identifier: MIT
 *
 * Bytes as a saved page: what is taken for its text is a text, what is said of
 * it can be written, and the pipeline goes on from it.
 */
#include "fuzz.h"

#include "pipeline-private.h"
#include "text/format-private.h"

void
fuzz_html (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sgp_html_read ("fuzz", (const char *) data, (gssize) size, &error);
  fuzz_check_error (doc == NULL, error);
  if (doc == NULL)
    return;
  sgp_pipeline_run_unchecked (fuzz_get_pipeline (), doc, &error);
  g_assert_no_error (error);
  fuzz_check_document (doc);
}
