/* SPDX-License-Identifier: MIT
 *
 * What the reader of names looks at, as hashes. Most of it depends on a word
 * alone, and on where it stands: at the token, one or two before or behind.
 * That is summed up once for a word of the document. The rest is about tokens
 * side by side. Part of the format of models, as all features are.
 */
#pragma once

#include "language/names/text-private.h"

/* So far to either side a word tells of a token. */
#define SGP_NAME_REACH 2
#define SGP_NAME_WORD_FEATURES 96  /* at most, of a word at one distance */
#define SGP_NAME_TOKEN_FEATURES 96 /* at most, of a token */

/* Features that word @index gives to the token @distance (-REACH..REACH) away, where it
 * stands behind it if that is positive; @index may be text->n_words. Returns how many. */
gint32 sgp_name_word_features (const SgpNameText *text, gint32 index, gint32 distance, guint64 *features);
/* Features of token @i of a sentence [first, end). */
gint32 sgp_name_token_features (const SgpNameText *text, gint32 i, gint32 first, gint32 end, guint64 *features);
