/* SPDX-License-Identifier: MIT
 *
 * Whether a document is English: a check between paragraphs and sentences.
 */
#pragma once

#include "lexicon-private.h"

typedef struct _SgpEnglish SgpEnglish;

SgpEnglish *sgp_english_new (const SgLexicon *lexicon, GError **error);
void sgp_english_free (SgpEnglish *english);
/* FALSE with an error where it is not. */
gboolean sgp_english_run (const SgpEnglish *english, const SgDocument *doc, GError **error);
