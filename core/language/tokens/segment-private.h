/* SPDX-License-Identifier: MIT
 *
 * Sentences and tokens: the first step of the language layer. It writes both
 * columns; of a token it fills span and sentence.
 */
#pragma once

#include "lexicon-private.h"

/* A longer sentence is cut. */
#define SGP_SENTENCE_MAX_TOKENS 400

typedef struct _SgpSegmenter SgpSegmenter;

SgpSegmenter *sgp_segmenter_new (const SgLexicon *lexicon, GError **error);
void sgp_segmenter_free (SgpSegmenter *segmenter);
void sgp_segmenter_run (const SgpSegmenter *segmenter, SgDocument *doc);
