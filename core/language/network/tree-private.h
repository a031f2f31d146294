/* SPDX-License-Identifier: MIT
 *
 * The best tree, where each word has a score for each head.
 */
#pragma once

#include <glib.h>

/* Words of a sentence; a longer one is read in pieces. */
#define SGP_TREE_MAX 256

/* @scores: a row of @stride a word, with a column a head: 0 the root, then the
 * words. @heads gets, for each word, the head in the best tree of all that have
 * one word on the root. */
void sgp_tree_find (const float *scores, gint32 stride, gint32 n, gint16 *heads);
