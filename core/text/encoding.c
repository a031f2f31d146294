/* SPDX-License-Identifier: MIT
 *
 * Bytes in, UTF-8 out. Three things are read: UTF-8; UTF-16 with a byte order
 * mark; and Windows-1252, of which ISO 8859-1 is a part, where the bytes look
 * like an English text in it and unlike a broken UTF-8. The last two come with
 * a warning, all else is an error that names the byte.
 *
 *     caf\xE9 and \x93no\x94     Windows-1252: a letter among letters, signs at the edges of words
 *     caf\xC3\xA9, then \xE9     an error: one character is UTF-8, so the other one is broken
 *     don\xE2\x80 know           an error: a euro sign does not stand behind a letter
 *
 * Windows-1252 is believed where no bytes have the form of a UTF-8 character
 * (overlong ones and surrogates too), all are defined, letters above ASCII
 * are at most one in four, and nine in ten of the bytes above ASCII stand where
 * such a letter or sign stands in English.
 */
#include "text/encoding-private.h"

#include "document-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* What a byte from 0x80 on is in Windows-1252, a letter each:
 *   l  small letter           stands next to a letter
 *   e  the same, but the first byte of UTF-8's signs as well: a letter must follow
 *   C  capital letter         the same as l, but not behind a small letter
 *   a  a letter and a word    anywhere: "\u00E0 la carte", "vis-\u00E0-vis"
 *   s  sign                   not in the middle of a word
 *   i  sign                   anywhere: apostrophes, dashes
 *   x  not in English text
 *   -  not defined */
static const char classes[] =
  "s-sxsissxsCsC-C-" "-iisssiixslsl-lC"   /* 80, 90 */
  "isssxsxsxsssxisx" "ssssisxixsssssss"   /* A0, B0 */
  "CCCCCCCCCCCCCCCC" "CCCCCCCsCCCCCCCl"   /* C0, D0 */
  "alelllllllllllle" "ellllllsllllllll";  /* E0, F0 */
G_STATIC_ASSERT (sizeof classes == 129);

static char
get_class (char byte)
{
  guchar value = (guchar) byte;
  if (value >= 0x80)
    return classes[value - 0x80];
  if (g_ascii_isalpha (byte))
    return g_ascii_islower (byte) ? 'l' : 'C';
  return g_ascii_isspace (byte) ? ' ' : '.';
}

static gboolean
is_letter (char class)
{
  return strchr ("leCa", class) != NULL;
}

/* Whether a byte of this class may stand between two others in English. */
static gboolean
is_in_place (char class, char before, char behind)
{
  gboolean inside = is_letter (before) && is_letter (behind);
  switch (class) {
  case 'l':
    return is_letter (before) || is_letter (behind);
  case 'e':
    return is_letter (behind);
  case 'C':
    return before == 'C' || (is_letter (behind) && !is_letter (before));
  case 's':
    return !inside;
  default:
    return class == 'i' || class == 'a';
  }
}

/* Whether the bytes at @at have the form of a UTF-8 character of several. */
static gboolean
is_utf8_form (const char *at, const char *end)
{
  guchar first = (guchar) *at;
  int n = first < 0xC0 || first >= 0xF8 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  if (n == 0 || end - at <= n)
    return FALSE;
  for (int i = 1; i <= n; i++)
    if (((guchar) at[i] & 0xC0) != 0x80)
      return FALSE;
  return TRUE;
}

/* Whether bytes that are no UTF-8 are believed to be Windows-1252. */
static gboolean
is_windows_1252 (const char *bytes, gsize length)
{
  gsize n_ascii = 0, n_letters = 0, n_high = 0, n_wrong = 0;
  char before = ' ';
  for (gsize i = 0; i < length; i++) {
    char class = get_class (bytes[i]);
    if ((guchar) bytes[i] >= 0x80) {
      char behind = i + 1 < length ? get_class (bytes[i + 1]) : ' ';
      if (class == '-' || is_utf8_form (bytes + i, bytes + length))
        return FALSE;
      n_high++;
      n_letters += is_letter (class);
      n_wrong += !is_in_place (class, before, behind);
    } else if (g_ascii_iscntrl (bytes[i]) && !g_ascii_isspace (bytes[i])) {
      return FALSE;
    } else {
      n_ascii += is_letter (class);
    }
    before = class;
  }
  return n_wrong * 10 <= n_high && n_letters * 3 <= n_ascii;
}

/* Converts all behind the first @skip bytes; names the byte where that fails. */
static GBytes *
convert (const char *bytes, gsize length, gsize skip, const char *charset, GError **error)
{
  gsize n_read = 0, n_written = 0;
  g_autoptr (GError) reason = NULL;
  char *text = g_convert (bytes + skip, (gssize) (length - skip), "UTF-8", charset, &n_read, &n_written, &reason);
  if (text == NULL || n_read < length - skip || memchr (text, '\0', n_written) != NULL) {
    if (text != NULL && n_read == length - skip)
      g_set_error (error, SG_ERROR, SG_ERROR_ENCODING, "NUL in %s, text expected", charset);
    else if (g_error_matches (reason, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
      g_set_error (error, SG_ERROR, SG_ERROR_ENCODING, "character set '%s' is not known", charset);
    else
      g_set_error (error, SG_ERROR, SG_ERROR_ENCODING, "byte %" G_GSIZE_FORMAT ": not %s", skip + n_read + 1, charset);
    g_free (text);
    return NULL;
  }
  return g_bytes_new_take (text, n_written);
}

/* The character set that a byte order mark tells, and the mark's bytes. */
static const char *
get_marked_charset (const char *bytes, gsize length)
{
  if (length >= 2 && memcmp (bytes, "\xFF\xFE", 2) == 0)
    return "UTF-16LE";
  return length >= 2 && memcmp (bytes, "\xFE\xFF", 2) == 0 ? "UTF-16BE" : NULL;
}

/* Whether a name means Windows-1252, as browsers read it: ISO 8859-1 and ASCII
 * are names for it (the Encoding Standard of WHATWG, "windows-1252"). */
static gboolean
is_western (const char *charset)
{
  static const char *const names[] = { "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1",
                                       "latin1", "l1", "us-ascii", "ascii" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (charset, names[i]) == 0)
      return TRUE;
  return FALSE;
}

GBytes *
sgp_encoding_decode_as (const char *charset, const char *bytes, gsize length, const char **warning, GError **error)
{
  const char *end, *marked = get_marked_charset (bytes, length);
  *warning = NULL;
  if (marked != NULL) {
    *warning = "read as UTF-16";
    return convert (bytes, length, 2, marked, error);
  }
  if (g_utf8_validate_len (bytes, length, &end))
    return g_bytes_new_static (bytes, length);
  if (charset != NULL && g_ascii_strncasecmp (charset, "utf", 3) != 0)
    return convert (bytes, length, 0, is_western (charset) ? "WINDOWS-1252" : charset, error);
  if (is_windows_1252 (bytes, length)) {
    *warning = "read as Windows-1252";
    return convert (bytes, length, 0, "WINDOWS-1252", error);
  }
  sgp_document_encoding_error (bytes, end, error);
  return NULL;
}

GBytes *
sgp_encoding_decode (const char *bytes, gsize length, const char **warning, GError **error)
{
  return sgp_encoding_decode_as (NULL, bytes, length, warning, error);
}

SgDocument *
sgp_encoding_read (const char *id, const char *bytes, gssize length, GError **error)
{
  const char *warning;
  gsize size;
  g_autoptr (GBytes) text = sgp_encoding_decode (bytes, length < 0 ? strlen (bytes) : (gsize) length, &warning, error);
  if (text == NULL)
    return NULL;
  const char *start = g_bytes_get_data (text, &size);
  SgDocument *doc = sg_document_new (id, start != NULL ? start : "", (gssize) size, error);
  if (doc != NULL && warning != NULL)
    sgp_document_add_warning (doc, warning);
  return doc;
}
