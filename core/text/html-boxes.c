/* SPDX-License-Identifier: MIT
 *
 * A page's tree in; out come its elements in document order, each with how
 * much text, links and prose it holds, and whether it is dropped. Elements are
 * dropped for one of these:
 *
 *     <script>, <svg>, hidden         what no reader sees, and what is no text
 *     class="cookieBanner"            words of html-boxes.tsv
 *     <nav>, class="related-links"    the same, but only where it holds less than half of the prose
 *     <ul><li><a>..</a></li>..</ul>   most of its text is links
 *
 * Prose is what stands in blocks that are long and have few links: the shallow
 * features of C. Kohlschuetter, P. Fankhauser and W. Nejdl, Boilerplate
 * Detection using Shallow Text Features, WSDM 2010. Parents stand before their
 * children, so that one pass backwards sums up; no step is a recursion.
 */
#include "text/html-private.h"

#include <string.h>

/* Characters, without blanks, of the shortest block that is prose: ten words. */
#define PROSE_CHARS 50

/* Never text, whatever they hold. */
static const char *const mute_names[] = {
  "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "video", "audio", "canvas",
  "map", "button", "select", "input", "textarea", "option", "datalist", "figcaption", "title", "meta", "link", "base", "rp", "rt",
  "progress", "meter", NULL };

/* Not the article, unless they hold most of the prose. */
static const char *const side_names[] = { "nav", "aside", "footer", "form", "figure", "address", "menu", "dialog", NULL };
static const char *const side_roles[] = {
  "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar",
  "tablist", "form", NULL };

static const char *const block_names[] = {
  "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
  "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
  "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "td",
  "th", "ul", NULL };

static const char *const heading_names[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };

/* What the words of a class say. */
typedef enum { WORDS_NONE, WORDS_SMALL, WORDS_HIDDEN, WORDS_ALWAYS, WORDS_NO } Words;

static const char *const word_classes[] = { "", "small", "hidden", "always", "no" };

gboolean
sgp_html_is_block (const xmlNode *node)
{
  return sgp_html_is_one_of (node, block_names);
}

/* Cuts the next word off an attribute's value, in lower case; FALSE at the end. */
static gboolean
cut_word (const char **at, char *word, gsize size)
{
  gsize n = 0;
  while (**at != '\0' && !g_ascii_isalnum (**at))
    ++*at;
  for (const char *start = *at; g_ascii_isalnum (**at); ++*at) {
    if (*at > start && g_ascii_isupper (**at) && g_ascii_islower ((*at)[-1]))
      break;
    if (n + 1 < size)
      word[n++] = g_ascii_tolower (**at);
  }
  word[n] = '\0';
  return n > 0;
}

static Words
look_up (const SgTable *table, const char *words)
{
  gint32 row = sgp_table_find (table, words);
  const char *class = row < 0 ? "" : sgp_table_get_row (table, row)->cells[1];
  return (Words) sgp_word_find (class, -1, word_classes, G_N_ELEMENTS (word_classes));
}

/* The strongest thing that the words of a value say, alone or two by two. */
static Words
judge_value (const SgTable *table, const char *value)
{
  char word[32], last[32] = "", two[64];
  Words found = WORDS_NONE;
  gboolean negated = FALSE;
  while (value != NULL && cut_word (&value, word, sizeof word)) {
    g_snprintf (two, sizeof two, "%s %s", last, word);
    Words one = look_up (table, word);
    if (!negated && one != WORDS_NO)
      found = MAX (found, MAX (one, look_up (table, two)));
    negated = one == WORDS_NO;
    strcpy (last, word);
  }
  return found;
}

static Words
judge_words (const SgTable *table, const xmlNode *node)
{
  Words class = judge_value (table, sgp_html_get_attribute (node, "class"));
  return MAX (class, judge_value (table, sgp_html_get_attribute (node, "id")));
}

/* Whether a style sheet of its own hides it. */
static gboolean
is_styled_away (const xmlNode *node)
{
  const char *style = sgp_html_get_attribute (node, "style");
  if (style == NULL)
    return FALSE;
  g_autofree char *lower = g_ascii_strdown (style, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " \t\n\r\f", -1);
  g_autofree char *tight = g_strjoinv ("", words);
  return strstr (tight, "display:none") != NULL || strstr (tight, "visibility:hidden") != NULL;
}

/* Whether it is dropped whatever it holds. */
static gboolean
is_mute (const SgTable *table, const xmlNode *node)
{
  if (sgp_html_is (node, "html") || sgp_html_is (node, "body"))
    return FALSE;
  return sgp_html_is_one_of (node, mute_names) || sgp_html_get_attribute (node, "hidden") != NULL || is_styled_away (node)
         || judge_words (table, node) >= WORDS_HIDDEN;
}

/* Whether it is dropped where it holds little of the prose. */
static gboolean
is_side (const SgTable *table, const SgpHtmlBox *box)
{
  const char *role = sgp_html_get_attribute (box->node, "role");
  if (!sgp_html_is_block (box->node))
    return FALSE;
  if (sgp_html_is (box->node, "footer") && sgp_html_is (box->node->parent, "blockquote"))
    return FALSE;               /* who said it */
  return sgp_html_is_one_of (box->node, side_names) || (role != NULL && g_strv_contains (side_roles, role))
         || sgp_html_has_word (box->node, "aria-hidden", "true") || judge_words (table, box->node) == WORDS_SMALL;
}

/* Whether most of its text leads elsewhere. The headline may, to itself. */
static gboolean
is_links (const SgpHtmlBox *box)
{
  if (!sgp_html_is_block (box->node) || box->text == 0 || sgp_html_is (box->node, "h1"))
    return FALSE;
  gboolean is_line = box->own == box->text;
  return is_line ? box->own_links * 5 > box->own * 4 : box->links * 2 > box->text;
}

static gint32
count_chars (const char *text)
{
  gint32 n = 0;
  for (; *text != '\0'; text++)
    n += !g_ascii_isspace (*text) && ((guchar) *text & 0xC0) != 0x80;
  return n;
}

static gint32
add_box (GArray *boxes, xmlNode *node, gint32 parent)
{
  gint32 index = (gint32) boxes->len;
  SgpHtmlBox box = { .node = node, .parent = parent, .end = index + 1, .block = index };
  if (parent >= 0) {
    const SgpHtmlBox *outer = &g_array_index (boxes, SgpHtmlBox, parent);
    const char *target = sgp_html_is (node, "a") ? sgp_html_get_attribute (node, "href") : NULL;
    box.in_link = outer->in_link || (target != NULL && target[0] != '#');
    box.block = sgp_html_is_block (node) ? index : outer->block;
  }
  g_array_append_val (boxes, box);
  node->_private = GINT_TO_POINTER (index + 1);
  return index;
}

/* Every element that is not mute, with the text that it is the block of. */
static GArray *
collect (xmlNode *root, const SgTable *table)
{
  gboolean skip = FALSE;
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (SgpHtmlBox));
  for (xmlNode *node = root; node != NULL; node = sgp_html_next (node, root, skip)) {
    gint32 parent = node == root ? -1 : GPOINTER_TO_INT (node->parent->_private) - 1;
    skip = node->type == XML_ELEMENT_NODE && is_mute (table, node);
    if (node->type == XML_ELEMENT_NODE && !skip)
      add_box (boxes, node, parent);
    if (node->type != XML_TEXT_NODE || parent < 0)
      continue;
    const SgpHtmlBox *box = &g_array_index (boxes, SgpHtmlBox, parent);
    SgpHtmlBox *block = &g_array_index (boxes, SgpHtmlBox, box->block);
    gint32 n = count_chars ((const char *) node->content);
    block->own += n;
    block->own_links += box->in_link ? n : 0;
  }
  return boxes;
}

/* Sums up what every box holds that is not dropped; with @drop_links drops on the
 * way what then is mostly links, from the inside out. */
static void
sum_up (GArray *boxes, gboolean drop_links)
{
  SgpHtmlBox *rows = (SgpHtmlBox *) (void *) boxes->data;
  for (guint i = 0; i < boxes->len; i++) {
    gboolean is_prose = rows[i].own >= PROSE_CHARS && rows[i].own_links * 3 <= rows[i].own
                        && !sgp_html_is_one_of (rows[i].node, heading_names);
    rows[i].text = rows[i].own;
    rows[i].links = rows[i].own_links;
    rows[i].prose = is_prose ? rows[i].own - rows[i].own_links : 0;
  }
  for (gint32 i = (gint32) boxes->len - 1; i > 0; i--) {
    SgpHtmlBox *outer = &rows[rows[i].parent];
    outer->end = MAX (outer->end, rows[i].end);
    rows[i].dropped = rows[i].dropped || (drop_links && is_links (&rows[i]));
    if (rows[i].dropped)
      continue;
    outer->text += rows[i].text;
    outer->links += rows[i].links;
    outer->prose += rows[i].prose;
  }
}

GArray *
sgp_html_boxes_new (xmlDoc *page, GError **error)
{
  static const char *const columns[] = { "words", "class", NULL };
  xmlNode *root = xmlDocGetRootElement (page);
  g_autoptr (SgTable) table = sgp_table_new_builtin ("html-boxes", columns, error);
  if (table == NULL)
    return NULL;
  if (root == NULL)
    return g_array_new (FALSE, FALSE, sizeof (SgpHtmlBox));
  GArray *boxes = collect (root, table);
  SgpHtmlBox *rows = (SgpHtmlBox *) (void *) boxes->data;
  sum_up (boxes, FALSE);
  gint32 all = boxes->len > 0 ? rows[0].prose : 0;
  for (guint i = 1; i < boxes->len; i++)
    rows[i].dropped = rows[rows[i].parent].dropped || (rows[i].prose * 2 <= all && is_side (table, &rows[i]));
  sum_up (boxes, TRUE);
  for (guint i = 1; i < boxes->len; i++)
    rows[i].dropped = rows[i].dropped || rows[rows[i].parent].dropped;
  return boxes;
}
