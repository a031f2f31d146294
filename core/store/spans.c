/* SPDX-License-Identifier: MIT
 *
 * Places in a text as the store writes them: a JSON array of half-open pairs
 * of bytes, "[[0, 12], [20, 31]]", so that SQL's json_each() can read it.
 */
#include "store-private.h"

#include <stancegraph/error.h>
#include <string.h>

char *
sgp_spans_to_text (const SgSpan *spans, gint32 n)
{
  GString *out = g_string_new ("[");
  for (gint32 i = 0; i < n; i++)
    g_string_append_printf (out, "%s[%d, %d]", i > 0 ? ", " : "", spans[i].off, sg_span_end (spans[i]));
  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}

/* The next number at or behind @p, that of an offset inside the text. */
static gboolean
parse_offset (const char **p, gsize length, gint32 *value)
{
  *p += strcspn (*p, "0123456789");
  if (**p == '\0')
    return FALSE;
  guint64 number = g_ascii_strtoull (*p, (char **) p, 10);
  *value = (gint32) number;
  return number <= length;
}

/* Appends what @text names to @spans; an error where it lies outside @length
 * bytes, for a file that somebody else has changed. */
gboolean
sgp_spans_parse (const char *text, gsize length, GArray *spans, GError **error)
{
  const char *p = text;
  while (p[strcspn (p, "0123456789")] != '\0') {
    gint32 start, end;
    if (!parse_offset (&p, length, &start) || !parse_offset (&p, length, &end) || end < start) {
      g_set_error (error, SG_ERROR, SG_ERROR_DATA, "spans '%s' of a text of %" G_GSIZE_FORMAT " bytes", text, length);
      return FALSE;
    }
    SgSpan span = { start, end - start };
    g_array_append_val (spans, span);
  }
  return TRUE;
}

/* The words that spans cover, with an ellipsis where something is left out. */
char *
sgp_spans_dup_words (const SgDocument *doc, SgRange spans)
{
  const SgSpan *rows = sg_document_get_spans (doc, spans);
  const char *text = sg_document_get_text (doc, NULL);
  GString *words = g_string_new (NULL);
  for (gint32 i = 0; i < spans.n; i++) {
    if (i > 0)
      g_string_append (words, SGP_SPANS_GAP);
    g_string_append_len (words, text + rows[i].off, rows[i].len);
  }
  return g_string_free (words, FALSE);
}
