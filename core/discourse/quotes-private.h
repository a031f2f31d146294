/* SPDX-License-Identifier: MIT
 *
 * The stage that finds quotations: fills the quotes of a document, outermost
 * only, in order of the text. It needs paragraphs, sentences and tokens.
 */
#pragma once

#include "lexicon-private.h"

typedef struct _SgpQuotes SgpQuotes;

SgpQuotes *sgp_quotes_new (const SgLexicon *lexicon, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_quotes_run (const SgpQuotes *quotes, SgDocument *doc);
void sgp_quotes_free (SgpQuotes *quotes);
