/* SPDX-License-Identifier: MIT
 *
 * A saved page in, a document out: the article's own text, its headline first,
 * paragraphs parted by empty lines, and what the page says of it (title, date,
 * outlet, url). The steps stand in html-private.h.
 *
 *     <title>Plan sinks | The Gull</title><nav>...</nav><h1>Plan sinks</h1><p>The council turned ...</p>
 *
 *     Plan sinks                            (title: Plan sinks)
 *
 *     The council turned ...
 *
 * The bytes are UTF-8 where they can be; else what the page says they are, and
 * where it says nothing, Windows-1252 if they look like it. Where a page shows
 * no text, it may still have it as data (JSON-LD's articleBody).
 */
#include "text/html-private.h"

#include "document-private.h"
#include "text/encoding-private.h"
#include "text/format-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The character set is looked for in the first bytes only. */
#define CHARSET_BYTES 4096

gboolean
sgp_html_is_first (const char *line, gsize length)
{
  static const char *const starts[] = { "<!doctype html", "<html" };
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++) {
    gsize n = strlen (starts[i]);
    if (length >= n && g_ascii_strncasecmp (line, starts[i], n) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The word behind @name and an equals sign, between @at and @end; NULL if none. */
static char *
dup_value (const char *at, const char *end, const char *name)
{
  at = g_strstr_len (at, end - at, name);
  if (at == NULL)
    return NULL;
  at += strlen (name);
  at += strspn (at, " \t\n");
  if (*at != '=')
    return NULL;
  at += 1 + strspn (at + 1, " \t\n\"'");
  gsize n = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
  return n > 0 && at + n <= end ? g_strndup (at, n) : NULL;
}

/* What a page says of its encoding: <meta charset>, or the XML declaration. */
static char *
dup_charset (const char *bytes, gsize length)
{
  g_autofree char *head = g_ascii_strdown (bytes, (gssize) MIN (length, CHARSET_BYTES));
  const char *end = head + strlen (head);
  for (const char *at = head; (at = strchr (at, '<')) != NULL; at++) {
    gboolean is_meta = g_str_has_prefix (at, "<meta"), is_xml = g_str_has_prefix (at, "<?xml");
    const char *close = memchr (at, '>', (gsize) (end - at));
    char *value = (is_meta || is_xml) && close != NULL ? dup_value (at, close, is_meta ? "charset" : "encoding") : NULL;
    if (value != NULL)
      return value;
  }
  return NULL;
}

/* The lines of a text that are not blank, with @gap between them. */
static char *
join_lines (const char *all, const char *gap)
{
  g_auto (GStrv) lines = g_strsplit_set (all, "\n\r", -1);
  GString *text = g_string_new (NULL);
  for (gsize i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);
    if (*line != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? gap : "", line);
  }
  return g_string_free (text, FALSE);
}

/* Whether the first paragraph of a text is the title already. */
static gboolean
begins_with (const char *text, const char *title)
{
  g_autofree char *first = g_strndup (text, strcspn (text, "\n"));
  return strlen (first) <= 2 * strlen (title) && sgp_html_is_same_title (first, title);
}

/* The text of the page, and its headline where it is told apart; "" and NULL
 * where there is none. NULL with an error. */
static char *
dup_text (xmlDoc *page, const SgpHtmlMeta *meta, char **headline, GError **error)
{
  gint32 box = -1;
  g_autofree char *text = NULL;
  g_autoptr (GArray) boxes = sgp_html_boxes_new (page, error);
  *headline = NULL;
  if (boxes == NULL)
    return NULL;
  if (boxes->len > 0)
    text = sgp_html_write_text (boxes, sgp_html_find_article (boxes, meta->meta[SG_META_TITLE], &box));
  if (box >= 0) {
    g_autofree char *lines = sgp_html_write_text (boxes, box);
    *headline = join_lines (lines, " ");
  }
  if ((text == NULL || *text == '\0') && meta->body != NULL)
    return join_lines (meta->body, "\n\n");
  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

/* Headline and text of the page; NULL where it has no text. */
static char *
dup_article (xmlDoc *page, SgpHtmlMeta *meta, GError **error)
{
  g_autofree char *headline = NULL, *text = dup_text (page, meta, &headline, error);
  if (text == NULL)
    return NULL;
  if (*text == '\0') {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "no article text found");
    return NULL;
  }
  if (meta->meta[SG_META_TITLE] == NULL)
    meta->meta[SG_META_TITLE] = g_strdup (headline);
  const char *title = headline != NULL ? headline : meta->meta[SG_META_TITLE];
  if (title == NULL || *title == '\0' || begins_with (text, title))
    return g_steal_pointer (&text);
  return g_strconcat (title, "\n\n", text, NULL);
}

/* The document of a page in UTF-8. */
static SgDocument *
read_page (const char *id, const char *text, gsize length, GError **error)
{
  SgpHtmlMeta meta = { 0 };
  g_autoptr (xmlDoc) page = sgp_html_parse (text, length, error);
  if (page == NULL)
    return NULL;
  sgp_html_read_meta (page, &meta);
  g_autofree char *article = dup_article (page, &meta, error);
  SgDocument *doc = article != NULL ? sg_document_new (id, article, -1, error) : NULL;
  for (int i = 0; doc != NULL && i < SG_N_META; i++)
    sg_document_set_meta (doc, (SgMeta) i, meta.meta[i]);
  sgp_html_clear_meta (&meta);
  return doc;
}

SgDocument *
sgp_html_read (const char *id, const char *bytes, gssize length, GError **error)
{
  const char *warning;
  gsize size = length < 0 ? strlen (bytes) : (gsize) length;
  g_autofree char *charset = dup_charset (bytes, size);
  g_autoptr (GBytes) text = sgp_encoding_decode_as (charset, bytes, size, &warning, error);
  if (text == NULL)
    return NULL;
  const char *start = g_bytes_get_data (text, &size);
  if (size > SG_DOCUMENT_MAX_BYTES) {
    g_set_error (error, SG_ERROR, SG_ERROR_LIMIT, "page of %" G_GSIZE_FORMAT " bytes, at most %d are read", size,
                 SG_DOCUMENT_MAX_BYTES);
    return NULL;
  }
  SgDocument *doc = read_page (id, start != NULL ? start : "", size, error);
  if (doc != NULL && warning != NULL)
    sgp_document_add_warning (doc, warning);
  return doc;
}
