/* SPDX-License-Identifier: MIT
 *
 * Bytes as CoNLL-U: every document holds, is the same once it was written and
 * read again, and the pipeline goes on from it.
 */
#include "fuzz.h"

#include "../check-document.h"
#include "pipeline-private.h"

#include <stancegraph/conllu.h>
#include <string.h>

static void
check_rows (const SgDocument *doc)
{
  g_autofree char *wrong = check_document (doc);
  if (wrong != NULL)
    g_error ("%s", wrong);
}

static void
check_round_trip (const SgDocument *doc)
{
  guint64 line = 1;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = sg_document_to_conllu (doc);
  const char *at = written;
  g_autoptr (SgDocument) again = sg_conllu_next (&at, written + strlen (written), &line, "fuzz", &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
  check_rows (again);
  g_autofree char *written_again = sg_document_to_conllu (again);
  g_assert_cmpstr (written_again, ==, written);
  g_assert_cmpstr (sg_document_get_text (again, NULL), ==, sg_document_get_text (doc, NULL));
}

static void
check_conllu (SgDocument *doc)
{
  g_autoptr (GError) error = NULL;
  check_rows (doc);
  check_round_trip (doc);
  sgp_pipeline_run_unchecked (fuzz_get_pipeline (), doc, &error);
  g_assert_no_error (error);
  fuzz_check_document (doc);
}

void
fuzz_conllu (const guint8 *data, gsize size)
{
  guint64 line = 1;
  const char *at = (const char *) data, *end = at + size;
  for (;;) {
    const char *before = at;
    g_autoptr (GError) error = NULL;
    g_autoptr (SgDocument) doc = sg_conllu_next (&at, end, &line, "fuzz", &error);
    g_assert_true (at >= before && at <= end);
    if (doc == NULL && error == NULL)
      break;
    fuzz_check_error (doc == NULL, error);
    g_assert_true (at > before);
    if (doc != NULL)
      check_conllu (doc);
  }
  g_assert_true (at == end);
}
