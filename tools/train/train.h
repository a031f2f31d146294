/* SPDX-License-Identifier: MIT
 *
 * The parts of the trainer, and the file they write.
 */
#pragma once

#include "perceptron.h"
#include "treebank.h"

void shuffle (guint *order, guint n, guint64 *state);
void collect_words (const Treebank *treebank, const Sentence *s, const SgpWord **words);
Perceptron *train_parser (const Treebank *treebank);
/* Gives a sentence the tree of @perceptron; whether that agrees with its own. */
gboolean parse_silver (const Treebank *treebank, const Perceptron *perceptron, Sentence *s);

/* Sections, in the order in which they are added. */
typedef struct _ModelWriter ModelWriter;
ModelWriter *model_writer_new (void);
void model_writer_add (ModelWriter *writer, const char *name, GByteArray *data);
void model_writer_add_strings (ModelWriter *writer, const char *name, const GPtrArray *strings);
void model_writer_add_perceptron (ModelWriter *writer, const char *name, const Perceptron *perceptron,
                                  guint n_labels, float least);
gboolean model_writer_save (ModelWriter *writer, const char *path);
