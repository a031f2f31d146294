/* SPDX-License-Identifier: MIT
 *
 * Fuzz targets: each takes any bytes, does with them what the program would,
 * and aborts where something does not hold that must hold of every input. A
 * target is fed in two ways:
 *
 *     fuzz-json FOLDER          libFuzzer makes up inputs (configure --enable-fuzz)
 *     tests/test-fuzz-corpus    every file of tests/fuzz/corpus/json, once
 */
#pragma once

#include <glib.h>
#include <stancegraph/pipeline.h>

/* CoNLL-U, read and written, and the pipeline behind it. */
void fuzz_conllu (const guint8 *data, gsize size);

/* A table of documents. */
void fuzz_csv (const guint8 *data, gsize size);

/* A plain text, through the whole pipeline. */
void fuzz_document (const guint8 *data, gsize size);

/* A saved page. */
void fuzz_html (const guint8 *data, gsize size);

/* A JSON line, with annotation or without. */
void fuzz_json (const guint8 *data, gsize size);

/* A table, as the lexicon reads it. */
void fuzz_tsv (const guint8 *data, gsize size);

/* For all targets: one for all inputs, as in the program. */
const SgPipeline *fuzz_get_pipeline (void);

/* For all targets: a failure has an error of our domain that can be printed. */
void fuzz_check_error (gboolean failed, const GError *error);

/* For all targets: the rows of a document hold, and its line is read back and
 * written the same. */
void fuzz_check_document (const SgDocument *doc);
