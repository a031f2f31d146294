/* SPDX-License-Identifier: MIT
 *
 * Pages: cases/html.txt holds pieces of pages with what comes of them, cases/pages.txt whole ones; hostile and broken
 * ones must end with a document or an error, in linear time.
 */
#include "cases.h"
#include "text/format-private.h"
#include "text/html-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* What comes of a page: a line for each field that is known, then the text. */
static char *
print_page (const char *input, gpointer data)
{
  (void) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sgp_html_read ("t", input, -1, &error);
  if (doc == NULL)
    return g_strdup_printf ("%s: %s", sg_error_get_name ((SgError) error->code), error->message);
  GString *out = g_string_new (NULL);
  for (int i = 0; i < SG_N_META; i++)
    if (sg_document_get_meta (doc, (SgMeta) i) != NULL)
      g_string_append_printf (out, "%s: %s\n", sg_meta_get_name ((SgMeta) i), sg_document_get_meta (doc, (SgMeta) i));
  if (sg_document_get_warning (doc) != NULL)
    g_string_append_printf (out, "warning: %s\n", sg_document_get_warning (doc));
  g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", sg_document_get_text (doc, NULL));
  return g_string_free (out, FALSE);
}

static char *
repeat (const char *before, const char *unit, gsize n, const char *behind)
{
  GString *text = g_string_new (before);
  for (gsize i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append (text, behind);
  return g_string_free (text, FALSE);
}

static void
expect (const char *page, const char *expected)
{
  g_autofree char *out = print_page (page, NULL);
  g_assert_cmpstr (out, ==, expected);
}

/* As deep as the limit, html and body among it, and one deeper. */
static void
test_depth (void)
{
  g_autofree char *deep = repeat ("", "<div>", SGP_HTML_MAX_DEPTH - 2, "She said no.");
  expect (deep, "She said no.");
  g_autofree char *deeper = repeat ("", "<div>", SGP_HTML_MAX_DEPTH - 1, "She said no.");
  expect (deeper, "limit: elements nested more than 512 deep");
  g_autofree char *deepest = repeat ("", "<div>", 100000, "She said no.");
  expect (deepest, "limit: elements nested more than 512 deep");
}

/* The same for the attributes of an element, also where comments, scripts and
 * quotation marks try to hide them. */
static void
test_attributes (void)
{
  static const char *const hidden[] = {
    "", "<script></script>", "<script/>", "<!-- --!>", "<!-- -- >-->", "<a \"x=\" y>", "<a b='>\">'>", "<scripts>",
    "<style a='</style>'></style>" };
  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++) {
    g_autofree char *start = g_strconcat (hidden[i], "<p ", NULL);
    g_autofree char *many = repeat (start, "a ", SGP_HTML_MAX_ATTRIBUTES, ">She said no.");
    expect (many, "She said no.");
    g_autofree char *more = repeat (start, "a ", SGP_HTML_MAX_ATTRIBUTES + 1, ">She said no.");
    g_autofree char *message = g_strdup_printf ("limit: byte %zu: an element of more than 512 attributes",
                                                strlen (hidden[i]) + 1);
    expect (more, message);
  }
  g_autofree char *quoted = repeat ("<p title='", "a ", 5000, "'>She said no.");
  expect (quoted, "She said no.");
  g_autofree char *script = repeat ("<p>She said no.<script>if (a <b", " c", 5000, ") d ();</script>");
  expect (script, "She said no.");
}

/* No file is read and nothing is expanded. */
static void
test_entities (void)
{
  g_autofree char *bomb = print_page (
      "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'spam'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><html><body><p>She said no &c; &b; twice.</p></body></html>", NULL);
  g_assert_null (strstr (bomb, "spamspam"));
  g_assert_nonnull (strstr (bomb, "She said no &c; &b; twice."));
  g_autofree char *file = print_page (
      "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>She said no &x; twice.</p>", NULL);
  g_assert_nonnull (strstr (file, "She said no &x; twice."));
  g_assert_null (strstr (file, "root:"));
  expect ("<!DOCTYPE html SYSTEM 'file:///etc/passwd'><p>She said no.", "She said no.");
  expect ("<p>She said no.<iframe src='file:///etc/passwd'></iframe><img src='file:///etc/passwd'>", "She said no.");
}

/* Many of one thing; what is quadratic would not come back. */
static void
test_long (void)
{
  static const char *const units[] = {
    "<", "<b>", "<b>x</b>", "<p>x", "</i>", "<a href=\"x>", "<a href='x>a\" ", "<!--", "<!-- -->", "&", "&amp;", "<br>", "<li>x",
    "<q>", "<script>", "</script>", "<?x", "<!doctype html>", "<h1>x</h1>", "<article><p>x</p></article>", "<p itemprop=headline>",
    "<time>", "<div class='share ad no'>x</div>", "<span>x</span>", "<table><tr><td>x", "<svg>", "<title>", "<ol><li>x</ol>",
    "\xC2\xA0", "a ", "\n", "<meta name=date content=x>",
    "<script type=application/ld+json>{\"@type\": \"NewsArticle\", \"headline\": 5}</script>" };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autofree char *page = repeat ("<p>She said no.", units[i], 400000 / strlen (units[i]), "");
    g_autofree char *out = print_page (page, NULL);
    g_assert_true (g_utf8_validate (out, -1, NULL));
  }
}

/* Pages made of pieces at random: a document of clean text, or an error. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<article>", "</article>", "<ul>", "<li>", "</ul>", "<q>",
    "</q>", "<br>", "<a href=x>", "</a>", "<table>", "<td>", "<script>", "</script>", "<!--", "-->", "<title>T</title>",
    "<meta property=og:title content='A'>", "&nbsp;", "&#0;", "&#xD800;", "&#x110000;", "text ", "\xC2\xAD", "\xE2\x80\xA8",
    "She said that it was not the end of the harbour plan, nor of her. ", "\x01", "<span hidden>", "</span>", "<body>", "<html>",
    "<svg>",
    "<", ">", "\"", "'", "=", "<p id=", "<main>", "<script type='application/ld+json'>", "{\"@graph\": [", "]}" };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  for (int round = 0; round < 3000; round++) {
    g_autoptr (GString) page = g_string_new (NULL);
    for (int n = g_rand_int_range (random, 0, 60); n > 0; n--)
      g_string_append (page, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
    g_autoptr (GError) error = NULL;
    g_autoptr (SgDocument) doc = sgp_html_read ("t", page->str, (gssize) page->len, &error);
    g_assert_true ((doc == NULL) == (error != NULL));
    const char *text = doc != NULL ? sg_document_get_text (doc, NULL) : "x";
    g_assert_true (strchr (" \n", *text) == NULL && strstr (text, "\n\n\n") == NULL && strstr (text, "  ") == NULL);
  }
}

static void
test_size (void)
{
  g_autofree char *page = g_malloc (SG_DOCUMENT_MAX_BYTES + 2);
  memset (page, 'a', SG_DOCUMENT_MAX_BYTES + 1);
  page[SG_DOCUMENT_MAX_BYTES + 1] = '\0';
  expect (page, "limit: page of 16777217 bytes, at most 16777216 are read");
  page[SG_DOCUMENT_MAX_BYTES] = '\0';
  g_autofree char *out = print_page (page, NULL);
  g_assert_cmpuint (strlen (out), ==, SG_DOCUMENT_MAX_BYTES);
}

static void
test_encoding (void)
{
  expect ("<meta charset=iso-8859-1><p>\x93No,\x94 she said.", "\u201cNo,\u201d she said.");
  expect ("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>Caf\xE9s are shut.",
          "Caf\u00e9s are shut.");
  expect ("<meta charset=utf-8><p>The caf\xE9s are shut.", "warning: read as Windows-1252\n\nThe caf\u00e9s are shut.");
  expect ("<?xml version='1.0' encoding='koi8-r'?><p>\xC4\xC1", "\u0434\u0430");
  expect ("<meta charset=iso-8859-1><p>Caf\u00e9s are shut.", "Caf\u00e9s are shut.");
  expect ("<meta charset=klingon><p>Caf\xE9s", "encoding: character set 'klingon' is not known");
  expect ("\xEF\xBB\xBF<p>She said no.", "She said no.");
}

static void
test_first_line (void)
{
  g_assert_true (sgp_html_is_first ("<!DOCTYPE HTML PUBLIC", 21));
  g_assert_true (sgp_html_is_first ("<html>", 6));
  g_assert_false (sgp_html_is_first ("<htm", 4));
  g_assert_false (sgp_html_is_first ("He said <html> to me", 20));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cases_add ("html.txt", print_page, NULL);
  cases_add ("pages.txt", print_page, NULL);
  g_test_add_func ("/html/depth", test_depth);
  g_test_add_func ("/html/attributes", test_attributes);
  g_test_add_func ("/html/entities", test_entities);
  g_test_add_func ("/html/long", test_long);
  g_test_add_func ("/html/random", test_random);
  g_test_add_func ("/html/size", test_size);
  g_test_add_func ("/html/encoding", test_encoding);
  g_test_add_func ("/html/first-line", test_first_line);
  return cases_finish ();
}
