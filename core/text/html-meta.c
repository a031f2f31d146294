/* SPDX-License-Identifier: MIT
 *
 * What a page says of its article: title, date, outlet, url. Pages say it in
 * many ways; for each field they are asked in the order of the list below, and
 * the first good answer is taken. Most trusted is JSON-LD (schema.org's
 * NewsArticle and kin), then Open Graph (ogp.me), then names that some systems
 * use, then what is there to be seen.
 *
 *     <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour plan sinks", ...}</script>
 *     <meta property="article:published_time" content="2021-05-03T10:00:00Z">
 *     <title>Harbour plan sinks | The Daily Gull</title>      without " | The Daily Gull"
 */
#include "text/html-private.h"

#include "json-private.h"
#include "text/date-private.h"

#include <string.h>

/* Where something stands. */
typedef enum { IN_JSON, IN_META, IN_LINK, IN_ITEM, IN_TIME, IN_TITLE } Where;

/* In the order of trust. @name: the member of the JSON object; the property, name
 * or itemprop of a meta element; the rel of a link; the itemprop of any element. */
static const struct {
  SgMeta field;
  Where where;
  const char *name;
} sources[] = {
  { SG_META_TITLE, IN_JSON, "headline" },
  { SG_META_TITLE, IN_META, "og:title" },
  { SG_META_TITLE, IN_META, "twitter:title" },
  { SG_META_TITLE, IN_META, "dc.title" },
  { SG_META_TITLE, IN_ITEM, "headline" },
  { SG_META_TITLE, IN_TITLE, NULL },
  { SG_META_DATE, IN_JSON, "datePublished" },
  { SG_META_DATE, IN_META, "article:published_time" },
  { SG_META_DATE, IN_META, "datePublished" },
  { SG_META_DATE, IN_META, "article.published" },
  { SG_META_DATE, IN_META, "parsely-pub-date" },
  { SG_META_DATE, IN_META, "sailthru.date" },
  { SG_META_DATE, IN_META, "pubdate" },
  { SG_META_DATE, IN_META, "publish-date" },
  { SG_META_DATE, IN_META, "publication_date" },
  { SG_META_DATE, IN_META, "dc.date.issued" },
  { SG_META_DATE, IN_META, "dc.date" },
  { SG_META_DATE, IN_META, "dcterms.created" },
  { SG_META_DATE, IN_META, "date" },
  { SG_META_DATE, IN_ITEM, "datePublished" },
  { SG_META_DATE, IN_TIME, NULL },
  { SG_META_OUTLET, IN_JSON, "publisher" },
  { SG_META_OUTLET, IN_META, "og:site_name" },
  { SG_META_OUTLET, IN_META, "dc.publisher" },
  { SG_META_OUTLET, IN_META, "application-name" },
  { SG_META_URL, IN_LINK, "canonical" },
  { SG_META_URL, IN_META, "og:url" },
  { SG_META_URL, IN_JSON, "url" },
};

/* A page's answers: the first of each source. */
typedef struct {
  char *values[G_N_ELEMENTS (sources)];
  char *body;
} Answers;

static void
answer (Answers *answers, gsize source, const char *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));
  if (answers->values[source] == NULL && *stripped != '\0')
    answers->values[source] = g_steal_pointer (&stripped);
}

/* A string of an object; of an object inside, its name. NULL where neither is,
 * and where the string has escapes of HTML, which others tell as it is meant. */
static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) > 0)
    node = json_array_get_element (json_node_get_array (node), 0);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    node = json_object_get_member (json_node_get_object (node), "name");
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  const char *string = json_node_get_string (node), *escape = strchr (string, '&');
  return escape != NULL && strchr (escape, ';') != NULL ? NULL : string;
}

/* Whether a type is an article's: "NewsArticle", "LiveBlogPosting". */
static gboolean
is_article_type (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  const char *type = json_node_get_string (node);
  return g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting");
}

static gboolean
is_article (JsonObject *object)
{
  JsonNode *type = json_object_get_member (object, "@type");
  if (type == NULL || !JSON_NODE_HOLDS_ARRAY (type))
    return is_article_type (type);
  JsonArray *types = json_node_get_array (type);
  for (guint i = 0; i < json_array_get_length (types); i++)
    if (is_article_type (json_array_get_element (types, i)))
      return TRUE;
  return FALSE;
}

static void
read_object (Answers *answers, JsonObject *object)
{
  if (!is_article (object))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++) {
    const char *value = sources[i].where == IN_JSON ? get_string (object, sources[i].name) : NULL;
    if (value != NULL)
      answer (answers, i, value);
  }
  const char *body = get_string (object, "articleBody");
  if (answers->body == NULL && body != NULL)
    answers->body = g_strdup (body);
}

/* The objects of a script: itself, and those of its graph. */
static void
read_json (Answers *answers, xmlNode *script)
{
  const xmlNode *content = script->children;
  if (content == NULL || content->content == NULL)
    return;
  /* An array is made the graph of an object; line breaks in strings are common. */
  g_autofree char *text = g_strstrip (g_strdelimit (g_strdup ((const char *) content->content), "\n\r\t", ' '));
  g_autofree char *json = text[0] == '[' ? g_strconcat ("{\"@graph\": ", text, "}", NULL) : g_strdup (text);
  g_autoptr (JsonNode) root = sgp_json_parse (json, strlen (json), NULL);
  if (root == NULL)
    return;
  JsonObject *object = json_node_get_object (root);
  JsonNode *graph = json_object_get_member (object, "@graph");
  read_object (answers, object);
  if (graph == NULL || !JSON_NODE_HOLDS_ARRAY (graph))
    return;
  JsonArray *objects = json_node_get_array (graph);
  for (guint i = 0; i < json_array_get_length (objects); i++) {
    JsonNode *element = json_array_get_element (objects, i);
    if (JSON_NODE_HOLDS_OBJECT (element))
      read_object (answers, json_node_get_object (element));
  }
}

/* What an element says that is read by source @i; (transfer full), or NULL. */
static char *
dup_answer (xmlNode *node, gsize i)
{
  const char *name = sources[i].name;
  switch (sources[i].where) {
  case IN_META:
    if (!sgp_html_is (node, "meta") || !(sgp_html_has_word (node, "property", name) || sgp_html_has_word (node, "name", name)
                                         || sgp_html_has_word (node, "itemprop", name)))
      return NULL;
    return g_strdup (sgp_html_get_attribute (node, "content"));
  case IN_LINK:
    if (!sgp_html_is (node, "link") || !sgp_html_has_word (node, "rel", name))
      return NULL;
    return g_strdup (sgp_html_get_attribute (node, "href"));
  case IN_ITEM:
    if (!sgp_html_has_word (node, "itemprop", name) || sgp_html_is (node, "meta"))
      return NULL;
    return sgp_html_is (node, "time") && sgp_html_get_attribute (node, "datetime") != NULL
               ? g_strdup (sgp_html_get_attribute (node, "datetime"))
               : sgp_html_dup_text (node);
  case IN_TIME:
    return sgp_html_is (node, "time") ? g_strdup (sgp_html_get_attribute (node, "datetime")) : NULL;
  case IN_TITLE:
    return sgp_html_is (node, "title") ? sgp_html_dup_text (node) : NULL;
  default:
    return NULL;
  }
}

/* Puts a date into its form, or takes it away. */
static void
normalise_date (char **value)
{
  char *date = *value != NULL ? sgp_date_parse (*value, NULL) : NULL;
  g_free (*value);
  *value = date;
}

static void
read_page (Answers *answers, xmlDoc *page)
{
  xmlNode *root = xmlDocGetRootElement (page);
  for (xmlNode *node = root; node != NULL; node = sgp_html_next (node, root, FALSE)) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    if (sgp_html_is (node, "script") && sgp_html_has_word (node, "type", "application/ld+json"))
      read_json (answers, node);
    for (gsize i = 0; i < G_N_ELEMENTS (sources); i++) {
      g_autofree char *value = answers->values[i] == NULL ? dup_answer (node, i) : NULL;
      if (value != NULL)
        answer (answers, i, value);
      if (value != NULL && sources[i].field == SG_META_DATE)
        normalise_date (&answers->values[i]);
    }
  }
}

/* The letters and figures, in one case of letters. */
static char *
fold (const char *title)
{
  g_autofree char *lower = g_utf8_casefold (title, -1);
  GString *folded = g_string_new (NULL);
  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_utf8_get_char (at));
  return g_string_free (folded, FALSE);
}

gboolean
sgp_html_is_same_title (const char *a, const char *b)
{
  g_autofree char *left = fold (a), *right = fold (b);
  gboolean is_part = strstr (left, right) != NULL || strstr (right, left) != NULL;
  return strcmp (left, right) == 0 || (is_part && MIN (strlen (left), strlen (right)) >= 12);
}

/* Whether a piece of a title is the outlet, or a part of its name. */
static gboolean
is_outlet (const char *piece, const char *outlet)
{
  g_autofree char *words = fold (piece), *name = fold (outlet);
  return *words != '\0' && *name != '\0' && (g_str_has_prefix (words, name) || g_str_has_prefix (name, words));
}

/* Cuts the outlet's name off either end of a title: "Plan sinks - The Daily Gull". */
static void
cut_outlet (char *title, const char *outlet)
{
  static const char *const signs[] = { " | ", " - ", " \u2013 ", " \u2014 ", " \u00B7 ", " :: ", " \u00BB " };
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++) {
    char *last = g_strrstr (title, signs[i]), *first = strstr (title, signs[i]);
    if (last != NULL && is_outlet (last + strlen (signs[i]), outlet)) {
      *last = '\0';
    } else if (first != NULL) {
      g_autofree char *start = g_strndup (title, (gsize) (first - title));
      if (is_outlet (start, outlet))
        memmove (title, first + strlen (signs[i]), strlen (first + strlen (signs[i])) + 1);
    }
  }
}

static gboolean
is_good (SgMeta field, const char *value)
{
  if (value == NULL || field != SG_META_URL)
    return value != NULL;
  return g_ascii_strncasecmp (value, "http://", 7) == 0 || g_ascii_strncasecmp (value, "https://", 8) == 0;
}

void
sgp_html_read_meta (xmlDoc *page, SgpHtmlMeta *meta)
{
  Answers answers = { 0 };
  read_page (&answers, page);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++) {
    if (answers.values[i] != NULL && sources[i].field == SG_META_DATE)
      normalise_date (&answers.values[i]);
    if (meta->meta[sources[i].field] == NULL && is_good (sources[i].field, answers.values[i]))
      meta->meta[sources[i].field] = g_steal_pointer (&answers.values[i]);
    g_free (answers.values[i]);
  }
  if (meta->meta[SG_META_TITLE] != NULL && meta->meta[SG_META_OUTLET] != NULL)
    cut_outlet (meta->meta[SG_META_TITLE], meta->meta[SG_META_OUTLET]);
  meta->body = answers.body;
}

void
sgp_html_clear_meta (SgpHtmlMeta *meta)
{
  for (int i = 0; i < SG_N_META; i++)
    g_clear_pointer (&meta->meta[i], g_free);
  g_clear_pointer (&meta->body, g_free);
}
