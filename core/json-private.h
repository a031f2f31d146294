/* SPDX-License-Identifier: MIT
 *
 * Reading JSON lines: first the bytes are checked, then json-glib makes the
 * tree, then (json-read.c) the tree becomes a document.
 */
#pragma once

#include <json-glib/json-glib.h>
#include <stancegraph/document.h>

/* Deepest nesting of brackets that is read; our own form needs five. */
#define SGP_JSON_MAX_DEPTH 64

/* One JSON object and nothing else, or an error that tells the byte. */
JsonNode *sgp_json_parse (const char *line, gsize length, GError **error);

/* A string member: NULL with an error where it is no string; NULL without one
 * where it is null or missing. An integer is taken as its digits. */
gboolean sgp_json_dup_string (JsonObject *object, const char *key, char **value, GError **error);

/* A document from an object with "schema"; an error line becomes its error. */
SgDocument *sgp_json_read_document (JsonObject *object, GError **error);

/* A document without annotation: "id", "text" and what is known of it. */
SgDocument *sgp_json_read_text (JsonObject *object, GError **error);
