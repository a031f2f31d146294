/* SPDX-License-Identifier: MIT
 *
 * UTF-8 in, a tree of libxml2's HTML parser out, which mends broken pages much
 * as browsers do. Nothing is fetched, no entity but HTML's own characters is
 * known, nothing is printed. Two things that take the parser time by their
 * square, and memory with that, are limits of ours:
 *
 *     <div><div><div>... 513 deep       an end tag is compared with all that is open
 *     <p a1 a2 a3 ... a513>             an attribute is compared with all before it
 *
 * The first is found while it parses, the second must be found before, by a
 * look at the tags of the page that knows what a tag's strings are.
 */
#include "text/html-private.h"

#include <libxml/HTMLparser.h>
#include <stancegraph/error.h>
#include <string.h>

/* A title is not longer; what is nested is looked through often. */
#define MAX_TITLE_NODES 256
#define MAX_TITLE_BYTES 4096

/* What the parser's callbacks need to know. */
typedef struct {
  startElementSAXFunc start;
  endElementSAXFunc end;
  gint depth;
  gboolean too_deep;
} Watch;

static void
start_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  htmlParserCtxt *parser = data;
  Watch *watch = parser->_private;
  if (++watch->depth <= SGP_HTML_MAX_DEPTH) {
    watch->start (data, name, attributes);
    return;
  }
  watch->too_deep = TRUE;
  xmlStopParser (parser);
}

static void
end_element (void *data, const xmlChar *name)
{
  htmlParserCtxt *parser = data;
  Watch *watch = parser->_private;
  if (watch->depth-- <= SGP_HTML_MAX_DEPTH)
    watch->end (data, name);
}

static const char *
skip_blanks (const char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at;
}

/* Behind a name, as the parser cuts it. */
static const char *
skip_name (const char *at, const char *end)
{
  while (at < end && (g_ascii_isalnum (*at) || (guchar) *at >= 0x80 || strchr (":-_.", *at) != NULL))
    at++;
  return at;
}

/* Behind what goes up to a blank or the end of the tag. */
static const char *
skip_bare (const char *at, const char *end)
{
  while (at < end && !g_ascii_isspace (*at) && *at != '>')
    at++;
  return at;
}

/* Behind the value of an attribute, where there is one. */
static const char *
skip_value (const char *at, const char *end)
{
  const char *sign = skip_blanks (at, end);
  if (sign == end || *sign != '=')
    return at;
  at = skip_blanks (sign + 1, end);
  if (at == end || (*at != '"' && *at != '\''))
    return skip_bare (at, end);
  const char *close = memchr (at + 1, *at, (gsize) (end - at - 1));
  return close != NULL ? close + 1 : end;
}

/* At the '>' of a tag whose name begins at @at, or at the end; counts its
 * attributes up to one too many. */
static const char *
skip_tag (const char *at, const char *end, gint32 *n_attributes)
{
  at = skip_name (at, end);
  while (at < end && *at != '>' && *n_attributes <= SGP_HTML_MAX_ATTRIBUTES) {
    const char *behind = skip_name (at, end);
    if (g_ascii_isspace (*at) || *at == '/') {
      at++;
      continue;
    }
    ++*n_attributes;
    at = behind > at ? skip_value (behind, end) : skip_bare (at, end);
  }
  return at;
}

/* The next "</name"; the end where there is none. */
static const char *
find_end_tag (const char *at, const char *end, const char *name)
{
  gsize length = strlen (name);
  for (; (at = memchr (at, '<', (gsize) (end - at))) != NULL; at++)
    if ((gsize) (end - at) >= length + 2 && at[1] == '/' && g_ascii_strncasecmp (at + 2, name, length) == 0)
      return at;
  return end;
}

/* Behind a comment that begins at @at: it may end with "-->" or "--!>". */
static const char *
skip_comment (const char *at, const char *end)
{
  for (at += 2; (at = memchr (at, '-', (gsize) (end - at))) != NULL; at++)
    if (end - at >= 3 && at[1] == '-' && (at[2] == '>' || at[2] == '!'))
      return at + 2;
  return end;
}

/* Behind what begins with the '<' at @at; what is in comments, scripts and style
 * sheets only looks like tags. */
static const char *
skip_markup (const char *at, const char *end, gint32 *n_attributes)
{
  static const char *const raw[] = { "script", "style" };
  gsize left = (gsize) (end - at);
  if (left >= 4 && memcmp (at, "<!--", 4) == 0)
    return skip_comment (at, end);
  if (left < 2 || !g_ascii_isalpha (at[1]))
    return at + 1;
  const char *name_end = skip_name (at + 1, end), *close = skip_tag (at + 1, end, n_attributes);
  for (gsize i = 0; i < G_N_ELEMENTS (raw); i++)
    if ((gsize) (name_end - at - 1) == strlen (raw[i]) && g_ascii_strncasecmp (at + 1, raw[i], strlen (raw[i])) == 0
        && close[-1] != '/')
      return find_end_tag (close, end, raw[i]);
  return close;
}

/* Whether no tag has too many attributes. */
static gboolean
check_attributes (const char *text, gsize length, GError **error)
{
  const char *end = text + length, *behind;
  for (const char *at = text; (at = memchr (at, '<', (gsize) (end - at))) != NULL; at = behind) {
    gint32 n = 0;
    behind = skip_markup (at, end, &n);
    if (n > SGP_HTML_MAX_ATTRIBUTES) {
      g_set_error (error, SG_ERROR, SG_ERROR_LIMIT, "byte %" G_GSIZE_FORMAT ": an element of more than %d attributes",
                   (gsize) (at - text) + 1, SGP_HTML_MAX_ATTRIBUTES);
      return FALSE;
    }
  }
  return TRUE;
}

/* libxml2's globals are made once, which it does not guard itself. */
static void
init_parser (void)
{
  static gsize done = 0;
  if (g_once_init_enter (&done)) {
    xmlInitParser ();
    g_once_init_leave (&done, 1);
  }
}

xmlDoc *
sgp_html_parse (const char *text, gsize length, GError **error)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                      | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
  if (!check_attributes (text, length, error))
    return NULL;
  init_parser ();
  htmlParserCtxt *parser = htmlNewParserCtxt ();
  Watch watch = { parser->sax->startElement, parser->sax->endElement, 0, FALSE };
  parser->_private = &watch;
  parser->sax->startElement = start_element;
  parser->sax->endElement = end_element;
  xmlDoc *page = htmlCtxtReadMemory (parser, text, (int) length, NULL, "UTF-8", options);
  htmlFreeParserCtxt (parser);
  if (watch.too_deep) {
    g_clear_pointer (&page, xmlFreeDoc);
    g_set_error (error, SG_ERROR, SG_ERROR_LIMIT, "elements nested more than %d deep", SGP_HTML_MAX_DEPTH);
  } else if (page == NULL) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "no article text found");
  }
  return page;
}

const char *
sgp_html_get_attribute (const xmlNode *node, const char *name)
{
  const xmlAttr *attribute = node->properties;
  while (attribute != NULL && strcmp ((const char *) attribute->name, name) != 0)
    attribute = attribute->next;
  if (attribute == NULL)
    return NULL;
  const xmlNode *value = attribute->children;
  return value != NULL && value->content != NULL ? (const char *) value->content : "";
}

gboolean
sgp_html_has_word (const xmlNode *node, const char *attribute, const char *word)
{
  gsize length = strlen (word);
  const char *value = sgp_html_get_attribute (node, attribute);
  for (const char *at = value; at != NULL && *at != '\0';) {
    gsize n = strcspn (at, " \t\n\r\f");
    if (n == length && g_ascii_strncasecmp (at, word, n) == 0)
      return TRUE;
    at += n;
    at += strspn (at, " \t\n\r\f");
  }
  return FALSE;
}

gboolean
sgp_html_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

gboolean
sgp_html_is_one_of (const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

xmlNode *
sgp_html_next (xmlNode *node, const xmlNode *root, gboolean skip)
{
  if (!skip && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != NULL && node != root && node->next == NULL)
    node = node->parent;
  return node == NULL || node == root ? NULL : node->next;
}

/* Appends a text, blanks made one and none at the start. */
static void
append_tight (GString *text, const char *more)
{
  for (const char *at = more; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    if (!g_unichar_isspace (character))
      g_string_append_unichar (text, character);
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c (text, ' ');
  }
}

char *
sgp_html_dup_text (xmlNode *node)
{
  gint n = 0;
  GString *text = g_string_new (NULL);
  for (xmlNode *at = node; at != NULL && n < MAX_TITLE_NODES; at = sgp_html_next (at, node, FALSE), n++) {
    if (text->len >= MAX_TITLE_BYTES)
      break;
    if (at->type == XML_TEXT_NODE)
      append_tight (text, (const char *) at->content);
    else if (sgp_html_is (at, "br"))
      append_tight (text, " ");
  }
  return g_strchomp (g_string_free (text, FALSE));
}
