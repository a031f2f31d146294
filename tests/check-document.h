/* SPDX-License-Identifier: MIT
 *
 * What must hold of every document, whatever its text: rows in order, spans
 * inside the text on borders of characters, indices that exist, scores in
 * range, and of ties that their holder speaks. For tests.
 */
#pragma once

#include <stancegraph/document.h>

/* NULL where all holds, else what does not; the caller frees it. */
char *check_document (const SgDocument *doc);
