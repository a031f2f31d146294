/* SPDX-License-Identifier: MIT
 *
 * Bytes as an article: what is no UTF-8 is refused, all else is read to its
 * ties, in whatever language, and what was read holds.
 */
#include "fuzz.h"

#include "pipeline-private.h"

void
fuzz_document (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sg_document_new ("fuzz", (const char *) data, (gssize) size, &error);
  fuzz_check_error (doc == NULL, error);
  g_assert_true ((doc != NULL) == g_utf8_validate_len ((const char *) data, size, NULL));
  if (doc == NULL)
    return;
  g_assert_true (sgp_pipeline_run_unchecked (fuzz_get_pipeline (), doc, &error));
  fuzz_check_document (doc);
}
