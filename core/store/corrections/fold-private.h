/* SPDX-License-Identifier: MIT
 *
 * Searching a text for words as people copy them: without regard to case,
 * white space and the shape of quotation marks.
 */
#pragma once

#include <stancegraph/span.h>

/* @places: for each byte of @text the offset of its character in the
 * original; one more for the end. */
typedef struct {
  char *text;
  gsize length;
  gint32 *places;
} SgpFold;

SgpFold *sgp_fold_new (const char *text, gsize length);
void sgp_fold_free (SgpFold *fold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpFold, sgp_fold_free)
char *sgp_fold_words (const char *words) G_GNUC_WARN_UNUSED_RESULT;
gsize sgp_fold_get_offset (const SgpFold *fold, gint32 place);
SgSpan sgp_fold_get_span (const SgpFold *fold, gsize start, gsize end);
GPtrArray *sgp_fold_find (const SgpFold *fold, const char *words);
