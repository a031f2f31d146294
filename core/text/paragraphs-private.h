/* SPDX-License-Identifier: MIT
 *
 * Paragraphs: the first stage. It writes the column of paragraphs; every other
 * stage reads only those that are no aside.
 */
#pragma once

#include "lexicon-private.h"

typedef struct _SgpParagraphs SgpParagraphs;

SgpParagraphs *sgp_paragraphs_new (const SgLexicon *lexicon, GError **error);
void sgp_paragraphs_free (SgpParagraphs *paragraphs);
void sgp_paragraphs_run (const SgpParagraphs *paragraphs, SgDocument *doc);
