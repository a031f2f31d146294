/* SPDX-License-Identifier: MIT
 *
 * A line of bytes in, a JSON object's tree out, or an error. json-glib builds
 * the tree; but it takes what is no JSON (several values in a row), recurses as
 * deep as the input says, ends strings at \u0000 and stumbles over half a
 * surrogate pair. All that is refused before, in one pass over the bytes:
 *
 *     {"id": "a"} {"id": "b"}     byte 13: nothing expected behind the object
 *     {"id": "\ud83d"}            byte 9: half a surrogate pair
 */
#include "json-private.h"

#include <stancegraph/error.h>
#include <string.h>

typedef struct {
  const char *line;
  gsize length, at;
  GError **error;
} Scan;

static gboolean
fail (const Scan *scan, SgError code, const char *what)
{
  g_set_error (scan->error, SG_ERROR, code, "byte %" G_GSIZE_FORMAT ": %s", scan->at + 1, what);
  return FALSE;
}

/* Value of the four hexadecimal digits behind "\u", or -1. */
static gint32
get_code_unit (const Scan *scan, gsize at)
{
  gint32 value = 0;
  if (at + 6 > scan->length || scan->line[at] != '\\' || scan->line[at + 1] != 'u')
    return -1;
  for (gsize i = at + 2; i < at + 6; i++) {
    gint digit = g_ascii_xdigit_value (scan->line[i]);
    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* At a backslash inside a string; goes behind the escape. */
static gboolean
scan_escape (Scan *scan)
{
  char next = scan->at + 1 < scan->length ? scan->line[scan->at + 1] : '\0';
  if (next != 'u') {
    if (next == '\0' || strchr ("\"\\/bfnrt", next) == NULL)
      return fail (scan, SG_ERROR_SYNTAX, "unknown escape in a JSON string");
    scan->at += 2;
    return TRUE;
  }
  gint32 unit = get_code_unit (scan, scan->at);
  if (unit < 0)
    return fail (scan, SG_ERROR_SYNTAX, "four hexadecimal digits expected");
  if (unit == 0)
    return fail (scan, SG_ERROR_ENCODING, "NUL, text expected");
  gboolean high = unit >= 0xD800 && unit < 0xDC00;
  gint32 low = high ? get_code_unit (scan, scan->at + 6) : 0;
  if ((unit >= 0xDC00 && unit < 0xE000) || (high && (low < 0xDC00 || low >= 0xE000)))
    return fail (scan, SG_ERROR_ENCODING, "half a surrogate pair");
  scan->at += high ? 12 : 6;
  return TRUE;
}

/* At the opening mark of a string; goes behind the closing one. */
static gboolean
scan_string (Scan *scan)
{
  gsize start = scan->at++;
  while (scan->at < scan->length) {
    guchar byte = (guchar) scan->line[scan->at];
    if (byte == '"') {
      scan->at++;
      return TRUE;
    }
    if (byte < 0x20)
      return fail (scan, SG_ERROR_SYNTAX, "control character in a JSON string");
    if (byte != '\\')
      scan->at++;
    else if (!scan_escape (scan))
      return FALSE;
  }
  scan->at = start;
  return fail (scan, SG_ERROR_SYNTAX, "string without end");
}

/* The object, bracket by bracket; what stands between is left to json-glib. */
static gboolean
scan_object (Scan *scan)
{
  int depth = 0;
  if (scan->at == scan->length || scan->line[scan->at] != '{')
    return fail (scan, SG_ERROR_SYNTAX, "a JSON object expected");
  do {
    char byte = scan->line[scan->at];
    if (byte == '"') {
      if (!scan_string (scan))
        return FALSE;
      continue;
    }
    if (byte == '{' || byte == '[')
      depth++;
    else if (byte == '}' || byte == ']')
      depth--;
    else if (byte == '/' || byte == '#' || byte == '\'')
      return fail (scan, SG_ERROR_SYNTAX, "not JSON");
    if (depth > SGP_JSON_MAX_DEPTH)
      return fail (scan, SG_ERROR_LIMIT, "JSON nested too deeply");
    scan->at++;
  } while (depth > 0 && scan->at < scan->length);
  return depth == 0 || fail (scan, SG_ERROR_SYNTAX, "object without end");
}

static void
skip_blanks (Scan *scan)
{
  while (scan->at < scan->length && g_ascii_isspace (scan->line[scan->at]))
    scan->at++;
}

/* Whether the bytes are UTF-8 and one object, as far as brackets go. */
static gboolean
check_line (const char *line, gsize length, GError **error)
{
  const char *end;
  Scan scan = { line, length, 0, error };
  if (!g_utf8_validate_len (line, length, &end)) {
    scan.at = (gsize) (end - line);
    return fail (&scan, SG_ERROR_ENCODING, *end == '\0' ? "NUL, text expected" : "not UTF-8");
  }
  skip_blanks (&scan);
  if (!scan_object (&scan))
    return FALSE;
  skip_blanks (&scan);
  return scan.at == length || fail (&scan, SG_ERROR_SYNTAX, "nothing expected behind the object");
}

JsonNode *
sgp_json_parse (const char *line, gsize length, GError **error)
{
  g_autoptr (GError) reason = NULL;
  if (!check_line (line, length, error))
    return NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, line, length, &reason)) {
    const char *text = strstr (reason->message, ": ");
    g_set_error (error, SG_ERROR, SG_ERROR_SYNTAX, "not JSON: %s", text != NULL ? text + 2 : reason->message);
    return NULL;
  }
  JsonNode *root = json_parser_steal_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return root;
  g_clear_pointer (&root, json_node_unref);
  g_set_error_literal (error, SG_ERROR, SG_ERROR_SYNTAX, "a JSON object expected");
  return NULL;
}

gboolean
sgp_json_dup_string (JsonObject *object, const char *key, char **value, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);
  *value = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    *value = json_node_dup_string (node);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    *value = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (*value != NULL)
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "\"%s\" is no string", key);
  return FALSE;
}
