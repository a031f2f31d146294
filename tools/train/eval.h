/* SPDX-License-Identifier: MIT
 *
 * The tasks of sg-eval: each reads a file of what is right, has the language
 * layer do its own, and prints that in the form that a scorer compares with the
 * file. Nothing that the layer is to find out is shown to it.
 */
#pragma once

#include "document-private.h"
#include "language/layer-private.h"

/* @text: all of the file, unpacked, ended by NUL. FALSE where it is malformed. */
typedef gboolean (*EvalTask) (const SgLayer *layer, const char *text, gsize size, GError **error);

/* eval-conllu.c */
gboolean eval_conllu (const SgLayer *layer, const char *text, gsize size, GError **error);
gboolean eval_text (const SgLayer *layer, const char *text, gsize size, GError **error);
gboolean eval_time (const SgLayer *layer, const char *text, gsize size, GError **error);

/* eval-names.c */
gboolean eval_names (const SgLayer *layer, const char *text, gsize size, GError **error);
