/* SPDX-License-Identifier: MIT
 *
 * HTML pages, from bytes to an article. Each step is a file; html.c puts them
 * together:
 *
 *     bytes -html-tree.c-> tree -html-boxes.c-> elements, measured, and which are left out
 *       -html-article.c-> the element that is the article -html-text.c-> its text
 *     tree -html-meta.c-> title, date, outlet, url
 */
#pragma once

#include "lexicon-private.h"

#include <libxml/tree.h>

/* Elements are not nested deeper, and have no more attributes. */
#define SGP_HTML_MAX_DEPTH 512
#define SGP_HTML_MAX_ATTRIBUTES 512

/**
 * SgpHtmlBox:
 * @node: an element
 * @parent: the box around it, -1 for the root
 * @end: behind the last box inside it; boxes stand in document order
 * @block: the nearest box around its text that begins a line: itself or one above
 * @in_link: inside <a href>
 * @dropped: neither it nor anything inside is part of an article
 * @own, @own_links: characters of the text whose block it is, blanks left out;
 *   how many of these are in links
 * @text, @links: the same with all boxes inside
 * @prose: of @text, what stands in blocks that are paragraphs by length and links
 */
typedef struct {
  xmlNode *node;
  gint32 parent, end, block;
  gboolean in_link, dropped;
  gint32 own, own_links;
  gint32 text, links, prose;
} SgpHtmlBox;

/* What is known of the article from the page's metadata; NULL where unknown. */
typedef struct {
  char *meta[SG_N_META];
  char *body;                   /* the text, where the page has it as data */
} SgpHtmlMeta;

/* html-tree.c. @text is UTF-8 without NUL. Free with xmlFreeDoc(). */
xmlDoc *sgp_html_parse (const char *text, gsize length, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

/* The value of an attribute, "" where it has none, NULL where it is missing. */
const char *sgp_html_get_attribute (const xmlNode *node, const char *name);
/* Whether a word is among those of an attribute. */
gboolean sgp_html_has_word (const xmlNode *node, const char *attribute, const char *word);
gboolean sgp_html_is (const xmlNode *node, const char *name);
gboolean sgp_html_is_one_of (const xmlNode *node, const char *const *names);
/* The node behind @node in document order, inside @root; not what is inside
 * @node where @skip. NULL at the end. */
xmlNode *sgp_html_next (xmlNode *node, const xmlNode *root, gboolean skip);
/* The text inside, for titles: blanks made one, not much more than 4096 bytes; "" where
 * there is none. */
char *sgp_html_dup_text (xmlNode *node);

/* html-boxes.c: of SgpHtmlBox; empty where the page is. */
GArray *sgp_html_boxes_new (xmlDoc *page, GError **error);
gboolean sgp_html_is_block (const xmlNode *node);

/* html-article.c: the index of the box that is the article, and of the one that
 * is its headline (-1: none); drops what else stands before that. */
gint32 sgp_html_find_article (GArray *boxes, const char *title, gint32 *headline);

/* html-text.c: the text of a box, be it dropped or not, but without dropped ones
 * inside; paragraphs parted by empty lines. */
char *sgp_html_write_text (const GArray *boxes, gint32 article);

/* html-meta.c */
void sgp_html_read_meta (xmlDoc *page, SgpHtmlMeta *meta);
void sgp_html_clear_meta (SgpHtmlMeta *meta);
/* Whether two titles are the same, or one has all of the other: by letters and
 * figures alone. */
gboolean sgp_html_is_same_title (const char *a, const char *b);
