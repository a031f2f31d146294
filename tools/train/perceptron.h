/* SPDX-License-Identifier: MIT
 *
 * An averaged perceptron over hashed features, as it is while it learns.
 * Rows are made for features that an error touches, cells for their labels.
 */
#pragma once

#include "model-writer.h"

typedef struct _Perceptron Perceptron;

/* Features counted less than @least times get no weights. */
Perceptron *perceptron_new (guint8 least);
void perceptron_free (Perceptron *perceptron);
/* Counts features that an example of the first rounds has. */
void perceptron_count (Perceptron *perceptron, const guint64 *features, gint32 n);
/* Adds to @scores. */
void perceptron_score (const Perceptron *perceptron, const guint64 *features, gint32 n, float *scores);
void perceptron_update (Perceptron *perceptron, const guint64 *features, gint32 n, guint16 label, float delta);
/* One more example was seen: averages go on. */
void perceptron_tick (Perceptron *perceptron);
/* Puts the average in the place of each weight; learning ends. */
void perceptron_average (Perceptron *perceptron);
/* Calls @func with every feature and its weights of the first labels, at most
 * PERCEPTRON_FEW. */
#define PERCEPTRON_FEW 4
typedef void (*PerceptronFunc) (guint64 feature, const float *weights, gpointer data);
void perceptron_foreach (const Perceptron *perceptron, PerceptronFunc func, gpointer data);
/* What a weight is counted in there. */
float perceptron_find_step (const Perceptron *perceptron);
/* Adds the weights as sections of a model; those of @least steps and less are
 * left out. */
void perceptron_write (const Perceptron *perceptron, ModelWriter *writer, const char *name, guint n_labels, float least);
