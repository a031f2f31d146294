/* SPDX-License-Identifier: MIT
 *
 * The JSON form, "stancegraph/1": one object a document, one line each, as
 * `extract` prints and `build` reads it. Offsets are half-open and count
 * Unicode code points of exactly the "text" printed.
 */
#pragma once

#include <stancegraph/document.h>

G_BEGIN_DECLS

#define SG_JSON_SCHEMA "stancegraph/1"

char *sg_document_to_json (const SgDocument *doc, gboolean with_text) G_GNUC_WARN_UNUSED_RESULT;
char *sg_error_to_json (const char *id, const GError *error) G_GNUC_WARN_UNUSED_RESULT;
SgDocument *sg_document_new_from_json (const char *line, gssize length,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
