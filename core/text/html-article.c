/* SPDX-License-Identifier: MIT
 *
 * Measured boxes in; out come the one that is the article and its headline.
 * What the page says of itself is asked first, and believed where it holds half
 * of the prose:
 *
 *     itemprop="articleBody"  ->  <article>  ->  <main>  ->  the box that holds most of it
 *
 * Of several (an article among teasers) the one with most prose is taken; where
 * none has two thirds of theirs (a live blog's posts), the box around those
 * that have a good part of it, but if they have headlines of their own, they
 * are articles, and it is the first. The last way goes down from the body as
 * long as one child has two thirds of the prose. That is the idea of Readability
 * (Arc90, 2009; mozilla/readability), whose scores also are sums of what the
 * paragraphs inside are worth.
 *
 * The headline is the <h1> in the article, else one before it that has the words
 * of the page's title.
 */
#include "text/html-private.h"

#include <string.h>

typedef gboolean (*Claim) (const xmlNode *node);

static gboolean
claims_body (const xmlNode *node)
{
  return sgp_html_has_word (node, "itemprop", "articleBody");
}

static gboolean
claims_article (const xmlNode *node)
{
  return sgp_html_is (node, "article") || sgp_html_has_word (node, "role", "article");
}

static gboolean
claims_main (const xmlNode *node)
{
  return sgp_html_is (node, "main") || sgp_html_has_word (node, "role", "main");
}

static SgpHtmlBox *
get_rows (const GArray *boxes)
{
  return (SgpHtmlBox *) (void *) boxes->data;
}

static gboolean
is_headline (const SgpHtmlBox *box)
{
  return sgp_html_is (box->node, "h1") || sgp_html_has_word (box->node, "itemprop", "headline");
}

/* The first headline from @first on, before @end; -1 where none is. */
static gint32
find_headline (const SgpHtmlBox *rows, gint32 first, gint32 end)
{
  for (gint32 i = first; i < end; i++)
    if (!rows[i].dropped && rows[i].text > 0 && is_headline (&rows[i]))
      return i;
  return -1;
}

/* The outermost boxes with prose of which the page makes a claim. */
static GArray *
find_claimed (const GArray *boxes, Claim claims)
{
  const SgpHtmlBox *rows = get_rows (boxes);
  GArray *claimed = g_array_new (FALSE, FALSE, sizeof (gint32));
  for (gint32 i = 0; i < (gint32) boxes->len;) {
    gboolean found = !rows[i].dropped && rows[i].prose > 0 && claims (rows[i].node);
    if (found)
      g_array_append_val (claimed, i);
    i = found || rows[i].dropped ? rows[i].end : i + 1;
  }
  return claimed;
}

/* The innermost box around both. */
static gint32
find_common (const SgpHtmlBox *rows, gint32 a, gint32 b)
{
  while (!(a <= b && b < rows[a].end))
    a = rows[a].parent;
  return a;
}

/* The box around all claimed ones that have a quarter of @most, or the first of
 * them where a later one has a headline, too. */
static gint32
join (const SgpHtmlBox *rows, const GArray *claimed, gint32 most)
{
  gint32 joined = -1, first = -1, n_headlines = 0;
  for (guint i = 0; i < claimed->len; i++) {
    gint32 box = g_array_index (claimed, gint32, i);
    if (rows[box].prose * 4 < most)
      continue;
    first = first < 0 ? box : first;
    joined = joined < 0 ? box : find_common (rows, joined, box);
    n_headlines += find_headline (rows, box, rows[box].end) >= 0;
  }
  return n_headlines > 1 ? first : joined;
}

/* What the page claims to be its article, -1 where it does not, or has most of
 * its prose elsewhere. */
static gint32
find_claim (const GArray *boxes, Claim claims)
{
  gint32 most = -1;
  gint64 sum = 0;
  const SgpHtmlBox *rows = get_rows (boxes);
  g_autoptr (GArray) claimed = find_claimed (boxes, claims);
  for (guint i = 0; i < claimed->len; i++) {
    gint32 box = g_array_index (claimed, gint32, i);
    sum += rows[box].prose;
    most = most < 0 || rows[box].prose > rows[most].prose ? box : most;
  }
  if (most < 0 || sum * 2 < rows[0].prose)
    return -1;
  return (gint64) rows[most].prose * 3 >= sum * 2 ? most : join (rows, claimed, rows[most].prose);
}

/* From @box down as long as one child holds two thirds of the prose; not into a
 * paragraph. */
static gint32
descend (const SgpHtmlBox *rows, gint32 box)
{
  gint32 next = box;
  while (next >= 0) {
    box = next;
    next = -1;
    for (gint32 i = box + 1; i < rows[box].end && next < 0; i = rows[i].end)
      if (!rows[i].dropped && (gint64) rows[i].prose * 3 >= (gint64) rows[box].prose * 2 && rows[i].prose > 0
          && rows[i].own < rows[i].text)
        next = i;
  }
  return box;
}

/* A headline before the article that has the words of the title. */
static gint32
find_headline_before (const SgpHtmlBox *rows, gint32 article, const char *title)
{
  for (gint32 i = 0; i < article && title != NULL; i++) {
    if (rows[i].dropped || !is_headline (&rows[i]))
      continue;
    g_autofree char *text = sgp_html_dup_text (rows[i].node);
    if (sgp_html_is_same_title (text, title))
      return i;
  }
  return -1;
}

/* Drops the headline, which is told apart, and what stands before it without
 * being prose: kickers, breadcrumbs. */
static void
drop_head (SgpHtmlBox *rows, gint32 article, gint32 headline)
{
  for (gint32 i = article + 1; i < headline; i++)
    if (rows[i].block == i && rows[i].prose == 0 && rows[i].end <= headline)
      rows[i].dropped = TRUE;
  rows[headline].dropped = TRUE;
}

gint32
sgp_html_find_article (GArray *boxes, const char *title, gint32 *headline)
{
  static const Claim claims[] = { claims_body, claims_article, claims_main };
  SgpHtmlBox *rows = get_rows (boxes);
  gint32 article = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (claims) && article < 0; i++)
    article = find_claim (boxes, claims[i]);
  if (article < 0)
    article = descend (rows, 0);
  else if (claims_main (rows[article].node))
    article = descend (rows, article);
  *headline = find_headline (rows, article, rows[article].end);
  if (*headline >= 0)
    drop_head (rows, article, *headline);
  else
    *headline = find_headline_before (rows, article, title);
  return article;
}
