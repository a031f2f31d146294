/* SPDX-License-Identifier: MIT
 *
 * CoNLL-U, the exchange form of Universal Dependencies: what the language layer
 * knows of a document, written for other tools; and what other tools know, read
 * in its place.
 *
 *     # newdoc id = a
 *     # newpar
 *     # sent_id = a-1
 *     # text = Ann Lee can't go.
 *     1    Ann  Ann  PROPN  NNP  _  5  nsubj  _  StartChar=0|EndChar=3|NER=B-PER
 *     2    Lee  Lee  PROPN  NNP  _  1  flat   _  StartChar=4|EndChar=7|NER=I-PER
 *     3-4  can't ...
 */
#pragma once

#include <stancegraph/document.h>

G_BEGIN_DECLS

char *sg_document_to_conllu (const SgDocument *doc) G_GNUC_WARN_UNUSED_RESULT;
SgDocument *sg_conllu_next (const char **conllu, const char *end, guint64 *line, const char *id,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
