/* SPDX-License-Identifier: MIT
 *
 * A line of bytes in, a JSON object's tree out, or an error. json-glib builds
 * the tree; but it takes what is no JSON (several values in a row, 010 as 8,
 * 0x10), recurses as deep as the input says, ends strings at \u0000, stumbles
 * over half a surrogate pair and bends a number that is too large. So the
 * grammar of RFC 8259 is checked before, in one pass over the bytes, and the
 * message names the byte:
 *
 *     {"id": "a"} {"id": "b"}     byte 13: nothing expected behind the object
 *     {"id": "\ud83d"}            byte 9: half a surrogate pair
 *     {"id": "a", "text"          byte 19: ':' expected, the line ends here
 *
 * Where a key comes twice the last one counts, as elsewhere.
 */
#include "json-private.h"

#include <stancegraph/error.h>
#include <string.h>

typedef struct {
  const char *line;
  gsize length, at;
  GError **error;
} Scan;

static gboolean scan_value (Scan *scan, int depth);

static gboolean
fail (const Scan *scan, SgError code, const char *what)
{
  g_set_error (scan->error, SG_ERROR, code, "byte %" G_GSIZE_FORMAT ": %s%s", scan->at + 1, what,
               scan->at == scan->length ? ", the line ends here" : "");
  return FALSE;
}

/* The byte that comes next, NUL at the end: there is none inside the line. */
static char
peek (const Scan *scan)
{
  return scan->at < scan->length ? scan->line[scan->at] : '\0';
}

static void
skip_blanks (Scan *scan)
{
  while (peek (scan) == ' ' || peek (scan) == '\t' || peek (scan) == '\n' || peek (scan) == '\r')
    scan->at++;
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

/* At least one digit; goes behind all that follow each other. */
static gboolean
scan_digits (Scan *scan)
{
  if (!g_ascii_isdigit (peek (scan)))
    return fail (scan, SG_ERROR_SYNTAX, "a digit expected");
  while (g_ascii_isdigit (peek (scan)))
    scan->at++;
  return TRUE;
}

/* Whether the digits fit into 64 bits; json-glib would take another number. */
static gboolean
check_integer (Scan *scan, gsize start)
{
  g_autofree char *digits = g_strndup (scan->line + start, scan->at - start);
  if (g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, NULL, NULL))
    return TRUE;
  scan->at = start;
  return fail (scan, SG_ERROR_LIMIT, "whole number beyond 64 bits");
}

/* An exponent, where there is one: e9, E+9, e-9. */
static gboolean
scan_exponent (Scan *scan)
{
  if (peek (scan) != 'e' && peek (scan) != 'E')
    return TRUE;
  scan->at++;
  if (peek (scan) == '+' || peek (scan) == '-')
    scan->at++;
  return scan_digits (scan);
}

/* -12, 0.5, 1e-9; no plus sign, no zero before other digits. */
static gboolean
scan_number (Scan *scan)
{
  gsize start = scan->at;
  if (peek (scan) == '-')
    scan->at++;
  gboolean zero = peek (scan) == '0';
  gsize first = scan->at;
  if (!scan_digits (scan))
    return FALSE;
  if (zero && scan->at > first + 1) {
    scan->at = first;
    return fail (scan, SG_ERROR_SYNTAX, "a number that begins with 0");
  }
  gsize end = scan->at;
  if (peek (scan) == '.') {
    scan->at++;
    if (!scan_digits (scan))
      return FALSE;
  }
  if (!scan_exponent (scan))
    return FALSE;
  return scan->at > end || check_integer (scan, start);
}

/* At what should be true, false or null; goes behind it. */
static gboolean
scan_word (Scan *scan)
{
  static const char *const words[] = { "true", "false", "null" };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);
    if (scan->length - scan->at < length || memcmp (scan->line + scan->at, words[i], length) != 0)
      continue;
    scan->at += length;
    return TRUE;
  }
  return fail (scan, SG_ERROR_SYNTAX, "a JSON value expected");
}

/* The key of a member and the colon behind it. */
static gboolean
scan_key (Scan *scan)
{
  skip_blanks (scan);
  if (peek (scan) != '"')
    return fail (scan, SG_ERROR_SYNTAX, "a key in quotation marks expected");
  if (!scan_string (scan))
    return FALSE;
  skip_blanks (scan);
  if (peek (scan) != ':')
    return fail (scan, SG_ERROR_SYNTAX, "':' expected");
  scan->at++;
  return TRUE;
}

/* At an opening bracket, the @depth-th; goes behind the closing one. */
static gboolean
scan_brackets (Scan *scan, int depth)
{
  gboolean object = peek (scan) == '{';
  char next, close = object ? '}' : ']';
  if (depth > SGP_JSON_MAX_DEPTH)
    return fail (scan, SG_ERROR_LIMIT, "JSON nested too deeply");
  scan->at++;
  skip_blanks (scan);
  if (peek (scan) == close) {
    scan->at++;
    return TRUE;
  }
  do {
    if ((object && !scan_key (scan)) || !scan_value (scan, depth))
      return FALSE;
    skip_blanks (scan);
    next = peek (scan);
    if (next != ',' && next != close)
      return fail (scan, SG_ERROR_SYNTAX, object ? "',' or '}' expected" : "',' or ']' expected");
    scan->at++;
  } while (next != close);
  return TRUE;
}

/* A value inside of @depth brackets, and the blanks before it. */
static gboolean
scan_value (Scan *scan, int depth)
{
  skip_blanks (scan);
  char first = peek (scan);
  if (first == '{' || first == '[')
    return scan_brackets (scan, depth + 1);
  if (first == '"')
    return scan_string (scan);
  return first == '-' || g_ascii_isdigit (first) ? scan_number (scan) : scan_word (scan);
}

/* Whether the bytes are UTF-8 and one JSON object. */
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
  if (peek (&scan) != '{')
    return fail (&scan, SG_ERROR_SYNTAX, "a JSON object expected");
  if (!scan_brackets (&scan, 1))
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
    g_set_error (error, SG_ERROR, SG_ERROR_SYNTAX, "not JSON: %s", reason->message);
    return NULL;
  }
  return json_parser_steal_root (parser);
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
