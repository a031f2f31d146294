/* SPDX-License-Identifier: MIT
 *
 * Bytes as a JSON line. Nobody makes up a checksum, so where a line has one, it
 * is made to fit the text before the line is read. What the check of the bytes
 * lets through, json-glib must be able to read.
 */
#include "fuzz.h"

#include "document-private.h"
#include "json-private.h"

#include <stancegraph/json.h>
#include <string.h>

/* The text of a line, as a document would hold it. */
static SgDocument *
read_text (JsonNode *root)
{
  JsonNode *text = json_object_get_member (json_node_get_object (root), "text");
  if (text == NULL || !JSON_NODE_HOLDS_VALUE (text) || json_node_get_value_type (text) != G_TYPE_STRING)
    return NULL;
  return sg_document_new ("text", json_node_get_string (text), -1, NULL);
}

/* Puts the text's checksum over the one that is there. */
static void
mend_sum (char *line, gsize size, JsonNode *root)
{
  static const char key[] = "\"text_sha256\": \"";
  gsize length;
  g_autoptr (SgDocument) doc = read_text (root);
  char *at = doc != NULL ? g_strstr_len (line, (gssize) size, key) : NULL;
  if (at == NULL || (gsize) (line + size - at) < strlen (key) + 64)
    return;
  const char *text = sg_document_get_text (doc, &length);
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  memcpy (at + strlen (key), sum, 64);
}

/* As a document with its annotation. */
static void
check_line (const char *line, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sg_document_new_from_json (line, (gssize) size, &error);
  fuzz_check_error (doc == NULL, error);
  if (doc != NULL)
    fuzz_check_document (doc);
}

/* As a document without, as any program may write it. */
static void
check_bare (JsonNode *root)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sgp_json_read_text (json_node_get_object (root), &error);
  fuzz_check_error (doc == NULL, error);
  if (doc == NULL)
    return;
  sgp_document_set_pipeline (doc, "fuzz");       /* only what was read is written */
  fuzz_check_document (doc);
}

void
fuzz_json (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_memdup2 (data, size);
  g_autoptr (JsonNode) root = size > 0 ? sgp_json_parse (line, size, &error) : NULL;
  if (size == 0)
    return;
  fuzz_check_error (root == NULL, error);
  if (root == NULL) {
    g_assert_true (g_str_has_prefix (error->message, "byte "));
    return;
  }
  mend_sum (line, size, root);
  check_line (line, size);
  check_bare (root);
}
