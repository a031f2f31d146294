/* SPDX-License-Identifier: MIT
 *
 * Text as it is searched: lower case, one blank for any white space, straight
 * quotation marks; and for each byte of it where that stands in the original.
 * Words are found where whole words stand, the parts of a broken quotation
 * one behind the other.
 *
 *     “It   failed”     ->  "it failed"
 *     it failed … again ->  [[1, 12], [30, 35]]
 */
#define _GNU_SOURCE           /* memmem */
#include "fold-private.h"

#include <string.h>

/* The parts of a broken quotation stand within so many bytes of each other. */
#define MAX_GAP 4096

static gunichar
fold_char (gunichar c)
{
  switch (c) {
  case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: case '`': case 0x00B4:
    return '\'';
  case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB:
    return '"';
  default:
    return g_unichar_isspace (c) ? ' ' : g_unichar_tolower (c);
  }
}

static void
append (GString *text, GArray *places, gunichar c, gint32 place)
{
  char bytes[6];
  gint n = g_unichar_to_utf8 (c, bytes);
  g_string_append_len (text, bytes, n);
  for (gint i = 0; i < n; i++)
    g_array_append_val (places, place);
}

SgpFold *
sgp_fold_new (const char *text, gsize length)
{
  GString *folded = g_string_sized_new (length);
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (gint32), (guint) length + 1);
  const char *end = text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char (p)) {
    gunichar c = fold_char (g_utf8_get_char (p));
    if (c != ' ' || folded->len == 0 || folded->str[folded->len - 1] != ' ')
      append (folded, places, c, (gint32) (p - text));
  }
  gint32 last = (gint32) length;
  g_array_append_val (places, last);
  SgpFold *fold = g_new0 (SgpFold, 1);
  fold->length = folded->len;
  fold->text = g_string_free (folded, FALSE);
  fold->places = (gint32 *) (void *) g_array_free (places, FALSE);
  return fold;
}

void
sgp_fold_free (SgpFold *fold)
{
  g_free (fold->text);
  g_free (fold->places);
  g_free (fold);
}

/* Words folded like that, without blanks around them. */
char *
sgp_fold_words (const char *words)
{
  SgpFold *fold = sgp_fold_new (words, strlen (words));
  char *text = g_strstrip (g_steal_pointer (&fold->text));
  sgp_fold_free (fold);
  return text;
}

/* The byte of the folded text where a place of the original stands. */
gsize
sgp_fold_get_offset (const SgpFold *fold, gint32 place)
{
  gsize low = 0, high = fold->length;
  while (low < high) {
    gsize middle = (low + high) / 2;
    if (fold->places[middle] < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The bytes of the original that some of the folded text stands for. */
SgSpan
sgp_fold_get_span (const SgpFold *fold, gsize start, gsize end)
{
  gsize last = end;
  gint32 stop = fold->places[end];
  /* White space behind is one blank here: it ends with the character before. */
  while (last > start + 1 && fold->text[last - 1] == ' ')
    stop = fold->places[--last];
  return (SgSpan) { fold->places[start], stop - fold->places[start] };
}

static gboolean
is_word_char (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Whether no word goes on across a border in the text. */
static gboolean
is_border (const SgpFold *fold, gsize at)
{
  return at == 0 || at >= fold->length || !is_word_char (fold->text + at)
         || !is_word_char (g_utf8_find_prev_char (fold->text, fold->text + at));
}

/* Where a needle stands as whole words between @from and @limit; the end of
 * the text where it does not. */
static gsize
find_next (const SgpFold *fold, const char *needle, gsize from, gsize limit)
{
  gsize length = strlen (needle);
  limit = MIN (limit, fold->length);
  while (from < limit) {
    const char *found = memmem (fold->text + from, limit - from, needle, length);
    if (found == NULL)
      return fold->length;
    gsize at = (gsize) (found - fold->text);
    if (is_border (fold, at) && is_border (fold, at + length))
      return at;
    const char *blank = memchr (found, ' ', limit - at);
    from = blank != NULL ? (gsize) (blank - fold->text) + 1 : limit;
  }
  return fold->length;
}

static void
free_spans (gpointer spans)
{
  g_array_unref (spans);
}

/* The spans of the parts behind the first, one behind the other; FALSE where
 * they do not stand there. */
static gboolean
add_parts (const SgpFold *fold, char **parts, gsize behind, GArray *spans)
{
  for (; *parts != NULL; parts++) {
    gsize at = find_next (fold, *parts, behind, behind + MAX_GAP);
    if (at >= fold->length)
      return FALSE;
    behind = at + strlen (*parts);
    SgSpan span = sgp_fold_get_span (fold, at, behind);
    g_array_append_val (spans, span);
  }
  return TRUE;
}

/* The places where parts stand one behind the other. Of several first parts
 * before one second the last is meant. */
static GPtrArray *
find_parts (const SgpFold *fold, char **parts)
{
  gsize length = strlen (parts[0]), next;
  GPtrArray *places = g_ptr_array_new_with_free_func (free_spans);
  for (gsize at = find_next (fold, parts[0], 0, fold->length); at < fold->length; at = next) {
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
    SgSpan span = sgp_fold_get_span (fold, at, at + length);
    g_array_append_val (spans, span);
    next = find_next (fold, parts[0], at + length, fold->length);
    if (add_parts (fold, parts + 1, at + length, spans)
        && (spans->len == 1 || next >= fold->length || fold->places[next] > g_array_index (spans, SgSpan, 1).off))
      g_ptr_array_add (places, g_steal_pointer (&spans));
  }
  return places;
}

/* All places where words stand, each an array of spans of the original; the
 * parts of a broken quotation are joined by an ellipsis between blanks. */
GPtrArray *
sgp_fold_find (const SgpFold *fold, const char *words)
{
  g_autofree char *needle = sgp_fold_words (words);
  char *whole[] = { needle, NULL };
  if (*needle == '\0')
    return g_ptr_array_new_with_free_func (free_spans);
  GPtrArray *places = find_parts (fold, whole);
  if (places->len > 0)
    return places;
  g_autoptr (GString) dotted = g_string_new (needle);
  g_string_replace (dotted, " … ", " ... ", 0);
  g_auto (GStrv) parts = g_strsplit (dotted->str, " ... ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) == '\0')
      return places;
  if (parts[1] == NULL)
    return places;
  g_ptr_array_unref (places);
  return find_parts (fold, parts);
}
