/* SPDX-License-Identifier: MIT
 *
 * What the parts of the benchmark share: figures of some rounds and their
 * median, and documents.
 */
#pragma once

#include "pipeline-private.h"

#include <stancegraph/stancegraph.h>

#define MAX_ROUNDS 99
#define START_ROUNDS 21

gdouble bench_median (const gdouble *values, int n);

/* The next document of a reader, NULL at the end. */
SgDocument *bench_next_document (SgReader *reader);

/* stages.c: the documents of a file of JSON lines through every stage, @rounds times,
 * default and --fast in turn; prints what each takes. How many tokens there are. */
gint64 bench_stages (const char *path, int rounds);

/* models.c: how large the models are, and how long it takes until they can be used. */
void bench_models (void);
