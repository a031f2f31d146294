/* SPDX-License-Identifier: MIT
 *
 * Quotation marks of a stretch of text, each with the side on which it can
 * stand; apostrophes left out.
 */
#pragma once

#include "lexicon-private.h"

typedef enum { SGP_MARK_OPENS, SGP_MARK_CLOSES, SGP_MARK_EITHER } SgpMarkSide;

/* @possessive: a single mark that may be the apostrophe of "the boys'". */
typedef struct {
  SgSpan span;
  SgpMarkSide side;
  gboolean single;
  gboolean possessive;
} SgpMark;

/* Appends the marks of @stretch to @marks; @elisions: words such as "'em". */
void sgp_marks_find (const SgDocument *doc, SgSpan stretch, const SgTable *elisions, GArray *marks);
