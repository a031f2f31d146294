/* SPDX-License-Identifier: MIT
 *
 * A box in, its text out, as a reader sees it in the order of the page: blanks
 * made one, paragraphs parted by empty lines, list items with their sign.
 *
 *     <p>She said: <q>No</q>&nbsp;&mdash; twice.<br>Then she left.</p><ul><li>One</li></ul>
 *
 *     She said: "No" - twice.          (with the quotation marks and dash of print)
 *     Then she left.
 *
 *     o One                            (with a bullet)
 *
 * Soft hyphens and signs without width are left out; two line breaks part
 * paragraphs. Dropped boxes and what is muted are passed over.
 */
#include "text/html-private.h"

#include <string.h>

/* What stands between two pieces of text, each more than those before. */
typedef enum { GAP_NONE, GAP_BLANK, GAP_LINE, GAP_PARAGRAPH } Gap;

typedef struct {
  const GArray *boxes;
  GString *text;
  Gap gap;                      /* before what comes next */
  GString *sign;                /* of a list item that has no text yet */
} Writer;

static void
open_gap (Writer *writer, Gap gap)
{
  if (gap == GAP_LINE && writer->gap == GAP_LINE)
    gap = GAP_PARAGRAPH;
  writer->gap = MAX (writer->gap, gap);
}

/* Writes what was put off: the gap, unless nothing stands before it, and the
 * sign of the item. */
static void
write_gap (Writer *writer)
{
  static const char *const gaps[] = { "", " ", "\n", "\n\n" };
  if (writer->text->len > 0)
    g_string_append (writer->text, gaps[writer->gap]);
  g_string_append (writer->text, writer->sign->str);
  g_string_truncate (writer->sign, 0);
  writer->gap = GAP_NONE;
}

/* What a character is: a gap, nothing (-1), or itself (0). */
static gint
get_gap (gunichar character)
{
  if (character == 0x2028)
    return GAP_LINE;
  if (character == 0x2029)
    return GAP_PARAGRAPH;
  if (g_unichar_isspace (character))
    return GAP_BLANK;
  gboolean none = character == 0xAD || character == 0xFEFF || (character >= 0x200B && character <= 0x200D)
                  || (character < 0x20) || character == 0x7F;
  return none ? -1 : 0;
}

static void
write_text (Writer *writer, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    gint gap = get_gap (character);
    if (gap > 0)
      open_gap (writer, (Gap) gap);
    if (gap != 0)
      continue;
    if (writer->gap != GAP_NONE || writer->sign->len > 0)
      write_gap (writer);
    g_string_append_unichar (writer->text, character);
  }
}

/* The sign of a list item: its number, or a bullet. */
static void
set_sign (Writer *writer, const xmlNode *item)
{
  gint number = 0;
  if (sgp_html_is (item->parent, "ol"))
    for (const xmlNode *at = item; at != NULL && number < 100; at = at->prev)
      number += sgp_html_is (at, "li");
  if (number > 0 && number < 100)
    g_string_printf (writer->sign, "%d. ", number);
  else
    g_string_assign (writer->sign, "\u2022 ");
}

static void
open_element (Writer *writer, const xmlNode *node)
{
  if (sgp_html_is_block (node))
    open_gap (writer, GAP_PARAGRAPH);
  if (sgp_html_is (node, "li"))
    set_sign (writer, node);
  else if (sgp_html_is (node, "br"))
    open_gap (writer, GAP_LINE);
  else if (sgp_html_is (node, "q"))
    write_text (writer, "\u201C");
}

static void
close_element (Writer *writer, const xmlNode *node)
{
  if (sgp_html_is (node, "q"))
    write_text (writer, "\u201D");
  if (sgp_html_is_block (node))
    open_gap (writer, GAP_PARAGRAPH);
  if (sgp_html_is (node, "li"))
    g_string_truncate (writer->sign, 0);
}

/* Whether an element is part of the text. */
static gboolean
is_shown (const Writer *writer, const xmlNode *node)
{
  gint32 box = GPOINTER_TO_INT (node->_private) - 1;
  return box >= 0 && !g_array_index (writer->boxes, SgpHtmlBox, box).dropped;
}

/* Leaves elements up to the one behind which the walk goes on. */
static void
close_up_to (Writer *writer, const xmlNode *node, const xmlNode *parent)
{
  for (; node != parent; node = node->parent)
    close_element (writer, node);
}

char *
sgp_html_write_text (const GArray *boxes, gint32 article)
{
  xmlNode *root = g_array_index (boxes, SgpHtmlBox, article).node, *next;
  Writer writer = { boxes, g_string_new (NULL), GAP_NONE, g_string_new (NULL) };
  for (xmlNode *node = root; node != NULL; node = next) {
    gboolean is_element = node->type == XML_ELEMENT_NODE, shown = is_element && (node == root || is_shown (&writer, node));
    if (node->type == XML_TEXT_NODE)
      write_text (&writer, (const char *) node->content);
    else if (shown)
      open_element (&writer, node);
    next = sgp_html_next (node, root, !shown);
    gboolean is_inside = next != NULL && next->parent == node;
    if (!is_inside && next != NULL)
      close_up_to (&writer, shown ? node : node->parent, next->parent);
  }
  g_string_free (writer.sign, TRUE);
  return g_string_free (writer.text, FALSE);
}
