/* SPDX-License-Identifier: MIT
 *
 * In: words, whatever is in them. Out: the same as a string of JSON or a cell
 * of CSV (RFC 4180).
 *
 * A spreadsheet takes a cell that begins with one of = + - @, a tab or a line
 * break for a formula and runs it, in quotes or not; and what stands in a cell
 * may come from anybody's article. As OWASP advises ("CSV Injection"), such
 * words get an apostrophe before them, which spreadsheets take as the mark of
 * a text. Words that have apostrophes there already get one more, so that a
 * program that takes one away has what was written:
 *
 *     =HYPERLINK(...)   ->   '=HYPERLINK(...)
 *     '-ish             ->   ''-ish
 *     'tis              ->   'tis
 */
#include <stancegraph/quote.h>

#include <string.h>

/**
 * sg_quote_json:
 * @out: text, to which a string in quotation marks is appended
 * @words: valid UTF-8
 * @length: its bytes
 *
 * Writes a string of JSON. Runs that need no escape are copied whole.
 */
void
sg_quote_json (GString *out, const char *words, gsize length)
{
  static const char short_escapes[] = "btn?fr";
  gsize from = 0;
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++) {
    guchar byte = (guchar) words[i];
    if (byte >= 0x20 && byte != '"' && byte != '\\')
      continue;
    g_string_append_len (out, words + from, i - from);
    from = i + 1;
    if (byte == '"' || byte == '\\') {
      g_string_append_c (out, '\\');
      g_string_append_c (out, (char) byte);
    } else if (byte >= '\b' && byte <= '\r' && byte != '\v') {
      g_string_append_c (out, '\\');
      g_string_append_c (out, short_escapes[byte - '\b']);
    } else {
      g_string_append_printf (out, "\\u%04x", byte);
    }
  }
  g_string_append_len (out, words + from, length - from);
  g_string_append_c (out, '"');
}

/* Whether a spreadsheet would not take the words for a text, or an apostrophe
 * before them for a part of it. */
static gboolean
looks_like_formula (const char *words)
{
  words += strspn (words, "'");
  return *words != '\0' && strchr ("=+-@\t\r\n", *words) != NULL;
}

/**
 * sg_quote_csv:
 * @out: text, to which a cell is appended
 * @words: what is in it; not a number, which may well begin with a sign
 *
 * Writes a cell of CSV: in quotation marks where it needs them, and with an
 * apostrophe before what a spreadsheet would take for a formula.
 */
void
sg_quote_csv (GString *out, const char *words)
{
  gboolean quoted = strpbrk (words, ",\"\r\n") != NULL;
  if (quoted)
    g_string_append_c (out, '"');
  if (looks_like_formula (words))
    g_string_append_c (out, '\'');
  for (const char *mark; quoted && (mark = strchr (words, '"')) != NULL; words = mark + 1) {
    g_string_append_len (out, words, mark - words);
    g_string_append (out, "\"\"");
  }
  g_string_append (out, words);
  if (quoted)
    g_string_append_c (out, '"');
}
