/* SPDX-License-Identifier: MIT
 *
 * Encodings: what is read as Windows-1252 or UTF-16, and what stays an error.
 */
#include "text/encoding-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The text and the warning that come out: "warning|text", or the error. */
static char *
decode (const char *charset, const char *bytes, gssize length)
{
  gsize n;
  const char *warning;
  g_autoptr (GError) error = NULL;
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  g_autoptr (GBytes) text = sgp_encoding_decode_as (charset, bytes, size, &warning, &error);
  g_assert_true ((text == NULL) == (error != NULL));
  if (text == NULL) {
    g_assert_true (g_error_matches (error, SG_ERROR, SG_ERROR_ENCODING));
    return g_strdup (error->message);
  }
  const char *start = g_bytes_get_data (text, &n);
  g_assert_true (g_utf8_validate_len (start, n, NULL));
  return g_strdup_printf ("%s|%.*s", warning != NULL ? warning : "", (int) n, start);
}

typedef struct {
  const char *bytes, *expected;
} Case;

static void
check_cases (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *out = decode (NULL, cases[i].bytes, -1);
    g_assert_cmpstr (out, ==, cases[i].expected);
  }
}

static void
test_utf8 (void)
{
  static const Case cases[] = {
    { "", "|" },
    { "plain", "|plain" },
    { "caf\u00e9 \u201cno\u201d \U0001F600", "|caf\u00e9 \u201cno\u201d \U0001F600" },
    { "\xEF\xBB\xBF" "a", "|\xEF\xBB\xBF" "a" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Letters among letters, signs at the edges of words. */
static void
test_windows (void)
{
#define READ "read as Windows-1252|"
  static const Case cases[] = {
    { "the caf\xE9 is shut", READ "the caf\u00e9 is shut" },
    { "the caf\xE9", READ "the caf\u00e9" },
    { "\x93No,\x94 she said \x97 twice.", READ "\u201cNo,\u201d she said \u2014 twice." },
    { "It\x92s Beyonc\xE9\x92s, don\xB4t ask", READ "It\u2019s Beyonc\u00e9\u2019s, don\u00b4t ask" },
    { "a fee of \xA3" "5m (\x80" "6m), +3\xB0" "C\x85", READ "a fee of \u00a35m (\u20ac6m), +3\u00b0C\u2026" },
    { "\xC9mile Zola of \xC5land ate \xE0 la carte", READ "\u00c9mile Zola of \u00c5land ate \u00e0 la carte" },
    { "THE CAF\xC9 OF THE CH\xC2TEAU", READ "THE CAF\u00c9 OF THE CH\u00c2TEAU" },
    { "the ch\xE2teau was na\xEFve\xA0, vis-\xE0-vis 1990\x96" "95",
      READ "the ch\u00e2teau was na\u00efve\u00a0, vis-\u00e0-vis 1990\u201395" },
    { "\xA9 2021 \x95 Fran\xE7ois and M\xFCller", READ "\u00a9 2021 \u2022 Fran\u00e7ois and M\u00fcller" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What is UTF-8 but for some bytes, or nothing at all. */
static void
test_broken (void)
{
  static const Case cases[] = {
    { "truncated at the end: caf\xC3", "byte 26: not UTF-8" },
    { "truncated sign: don\xE2\x80 know", "byte 20: not UTF-8" },
    { "truncated sign: said.\xE2\x80 He", "byte 22: not UTF-8" },
    { "truncated sign: don\xE2", "byte 20: not UTF-8" },
    { "truncated face: \xF0\x9F\x98 yes", "byte 17: not UTF-8" },
    { "cut by a question mark: don\xE2\x80?t", "byte 28: not UTF-8" },
    { "one good caf\u00e9, one bad caf\xE9", "byte 28: not UTF-8" },
    { "overlong: \xC0\xAF", "byte 11: not UTF-8" },
    { "overlong: a\xC1\xA1t", "byte 12: not UTF-8" },
    { "overlong: \xE0\x80\xAF", "byte 11: not UTF-8" },
    { "overlong: \xF0\x80\x80\xAF", "byte 11: not UTF-8" },
    { "surrogate: x\xED\xA0\x80 5", "byte 13: not UTF-8" },
    { "beyond Unicode: \xF4\x90\x80\x80", "byte 17: not UTF-8" },
    { "undefined: a \x81 b", "byte 14: not UTF-8" },
    { "stray: a\x80" "b", "byte 9: not UTF-8" },
    { "stray: 5 \xFF\xFE", "byte 10: not UTF-8" },
    { "a control \x01 and caf\xE9", "byte 20: not UTF-8" },
    { "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xF1\xEA\xE0\xE7\xE0\xEB", "byte 1: not UTF-8" },
  };
  check_cases (cases, G_N_ELEMENTS (cases));
  g_autofree char *nul = decode (NULL, "a\0caf\xE9", 6);
  g_assert_cmpstr (nul, ==, "byte 2: NUL, text expected");
}

/* One byte in ten may stand where it should not; one letter in four be high. */
static void
test_shares (void)
{
  g_autofree char *nine = decode (NULL, "\x97\x97\x97\x97\x97\x97\x97\x97\x97 a\xA8" "b", -1);
  g_assert_true (g_str_has_prefix (nine, "read as Windows-1252|"));
  g_autofree char *eight = decode (NULL, "\x97\x97\x97\x97\x97\x97\x97\x97 a\xA8" "b", -1);
  g_assert_cmpstr (eight, ==, "byte 1: not UTF-8");
  g_autofree char *quarter = decode (NULL, "abc\xE9", -1);
  g_assert_cmpstr (quarter, ==, "read as Windows-1252|abc\u00e9");
  g_autofree char *third = decode (NULL, "ab\xE9", -1);
  g_assert_cmpstr (third, ==, "byte 3: not UTF-8");
}

static void
test_utf16 (void)
{
  static const struct {
    const char *bytes;
    gssize length;
    const char *expected;
  } cases[] = {
    { "\xFF\xFEH\0i\0 \0\x1C\x20", 10, "read as UTF-16|Hi \u201c" },
    { "\xFE\xFF\0H\0i\xD8\x3D\xDE\x00", 10, "read as UTF-16|Hi\U0001F600" },
    { "\xFF\xFE", 2, "read as UTF-16|" },
    { "\xFF\xFEH\0i", 5, "byte 5: not UTF-16LE" },
    { "\xFE\xFF\0H\xDE\x00\0a", 8, "byte 5: not UTF-16BE" },
    { "\xFE\xFF\0H\0\0\0a", 8, "NUL in UTF-16BE, text expected" },
    { "H\0i\0", 4, "byte 2: NUL, text expected" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *out = decode (NULL, cases[i].bytes, cases[i].length);
    g_assert_cmpstr (out, ==, cases[i].expected);
  }
}

/* A character set that a page names: believed where the bytes are not UTF-8. */
static void
test_named (void)
{
  g_autofree char *western = decode ("ISO-8859-1", "\x93no\x94", -1);
  g_assert_cmpstr (western, ==, "|\u201cno\u201d");
  g_autofree char *cyrillic = decode ("koi8-r", "\xC4\xC1", -1);
  g_assert_cmpstr (cyrillic, ==, "|\u0434\u0430");
  g_autofree char *wrong = decode ("iso-8859-1", "caf\u00e9", -1);
  g_assert_cmpstr (wrong, ==, "|caf\u00e9");
  g_autofree char *untrue = decode ("utf-8", "the caf\xE9", -1);
  g_assert_cmpstr (untrue, ==, "read as Windows-1252|the caf\u00e9");
  g_autofree char *unknown = decode ("klingon", "the caf\xE9", -1);
  g_assert_cmpstr (unknown, ==, "character set 'klingon' is not known");
  g_autofree char *undefined = decode ("windows-1252", "a\x81", -1);
  g_assert_cmpstr (undefined, ==, "byte 2: not WINDOWS-1252");
}

static void
test_document (void)
{
  g_autoptr (SgDocument) guessed = sgp_encoding_read ("a", "caf\xE9 shut\r\n", -1, NULL);
  g_assert_cmpstr (sg_document_get_text (guessed, NULL), ==, "caf\u00e9 shut\n");
  g_assert_cmpstr (sg_document_get_warning (guessed), ==, "read as Windows-1252");
  g_autoptr (SgDocument) known = sgp_encoding_read ("a", "", 0, NULL);
  g_assert_cmpstr (sg_document_get_text (known, NULL), ==, "");
  g_assert_null (sg_document_get_warning (known));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/utf-8", test_utf8);
  g_test_add_func ("/encoding/windows-1252", test_windows);
  g_test_add_func ("/encoding/broken", test_broken);
  g_test_add_func ("/encoding/shares", test_shares);
  g_test_add_func ("/encoding/utf-16", test_utf16);
  g_test_add_func ("/encoding/named", test_named);
  g_test_add_func ("/encoding/document", test_document);
  return g_test_run ();
}
