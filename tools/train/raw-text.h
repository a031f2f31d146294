/* SPDX-License-Identifier: MIT
 *
 * Raw text for the trainers, cut by our own segmenter.
 */
#pragma once

#include <stancegraph/document.h>

/* Documents (SgDocument) with sentences and tokens, from JSON lines and, of
 * CoNLL-U files, only the text. From the last file only the documents that the
 * file @open_docs lists (NULL: all). */
GPtrArray *raw_text_read (const char *const *paths, const char *open_docs);
