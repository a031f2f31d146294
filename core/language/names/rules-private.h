/* SPDX-License-Identifier: MIT
 *
 * What a document as a whole tells of the names that a model found in it.
 */
#pragma once

#include "language/names/model-private.h"

/* A name: tokens [first, first + n). */
typedef struct {
  gint32 first, n;
  SgpNameType type;
} SgpNameSpan;

/* The names (SgpNameSpan) that labels stand for. */
GArray *sgp_name_spans_new (const guint8 *labels, gint32 n_tokens);
/* Mends names, and adds some; keeps them in order. */
void sgp_name_spans_mend (GArray *spans, const SgpNameText *text);
/* Names whose own words show that they are something else, or two; the first step of the above. */
void sgp_name_spans_cut (GArray *spans, const SgpNameText *text);
/* Gives all names of one wording one type; the last step of the above. */
void sgp_name_spans_settle (GArray *spans, const SgpNameText *text);
