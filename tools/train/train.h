/* SPDX-License-Identifier: MIT
 *
 * The parts of the trainer of tags, trees and lemmas.
 */
#pragma once

#include "perceptron.h"
#include "treebank.h"

void shuffle (guint *order, guint n, guint64 *state);
void collect_words (const Treebank *treebank, const Sentence *s, const SgpWord **words);
Perceptron *train_parser (const Treebank *treebank);
/* Gives a sentence the tree of @perceptron; whether that agrees with its own. */
gboolean parse_silver (const Treebank *treebank, const Perceptron *perceptron, Sentence *s);
