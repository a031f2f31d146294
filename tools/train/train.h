/* SPDX-License-Identifier: MIT
 *
 * The parts of the trainer of tags, trees and lemmas.
 */
#pragma once

#include "perceptron.h"
#include "treebank.h"

void shuffle (guint *order, guint n, guint64 *state);
void collect_words (const Treebank *treebank, const Sentence *s, const SgpWord **words);

/* Words that have the same tag in all but one of some hundred places, as the
 * section of a model; @sure points into it. */
GByteArray *find_sure_tags (const Treebank *treebank, SgpSureTags *sure);

/* A parser while it learns. */
typedef struct {
  Perceptron *moves, *relations;
} TrainedParser;

TrainedParser train_parser (const Treebank *treebank, int rounds);
/* Gives a sentence the tree of @parser; whether that agrees with its own. */
gboolean parse_silver (const Treebank *treebank, const TrainedParser *parser, Sentence *s);
/* Adds the weights of moves as a section; only those of the @most heaviest features. */
void moves_write (const Perceptron *moves, ModelWriter *writer, const char *name, guint most);
