/* SPDX-License-Identifier: MIT
 *
 * Paragraphs: cases/paragraphs.txt holds texts and their paragraphs with kinds;
 * and texts made at random must give paragraphs that fit together.
 */
#include "cases.h"
#include "check-document.h"
#include "document-private.h"
#include "text/paragraphs-private.h"

#include <string.h>

static SgDocument *
read_text (const SgpParagraphs *stage, const char *text, gssize length)
{
  SgDocument *doc = sg_document_new ("t", text, length, NULL);
  g_assert_nonnull (doc);
  sgp_paragraphs_run (stage, doc);
  return doc;
}

/* The paragraphs as the cases write them. */
static char *
print_paragraphs (const char *input, gpointer data)
{
  gint32 n;
  GString *out = g_string_new (NULL);
  g_autoptr (SgDocument) doc = read_text (data, input, -1);
  const SgParagraph *rows = sg_document_get_paragraphs (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    g_autofree char *words = sg_document_dup_span (doc, rows[i].span);
    g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
    for (gsize k = 0; lines[k] != NULL; k++)
      g_strstrip (lines[k]);
    g_autofree char *joined = g_strjoinv (" / ", lines);
    g_string_append_printf (out, "%s %s\n", sg_paragraph_kind_get_name (rows[i].kind), joined);
  }
  return g_string_free (out, FALSE);
}

/* A title that came with the document is a headline though it ends in a stop. */
static void
test_given_title (gconstpointer stage)
{
  gint32 n;
  g_autoptr (SgDocument) doc = sg_document_new ("t", "The mayor lost a vote.\n\nShe said so.", -1, NULL);
  sg_document_set_meta (doc, SG_META_TITLE, "The mayor lost a vote");
  sgp_paragraphs_run (stage, doc);
  const SgParagraph *rows = sg_document_get_paragraphs (doc, &n);
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpint (rows[0].kind, ==, SG_PARAGRAPH_HEADLINE);
  g_assert_cmpint (rows[1].kind, ==, SG_PARAGRAPH_PROSE);
}

/* Whether the paragraphs leave out nothing but blanks. */
static void
check_cover (const SgDocument *doc)
{
  gsize length;
  gint32 n, at = 0;
  const char *text = sg_document_get_text (doc, &length);
  const SgParagraph *rows = sg_document_get_paragraphs (doc, &n);
  for (gint32 i = 0; i <= n; i++) {
    gint32 next = i < n ? rows[i].span.off : (gint32) length;
    for (const char *p = text + at; p < text + next; p = g_utf8_next_char (p))
      g_assert_true (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iszerowidth (g_utf8_get_char (p)));
    at = i < n ? sg_span_end (rows[i].span) : at;
  }
}

static void
test_random (gconstpointer stage)
{
  static const char *const parts[] = {
    "a", "B", "word ", "Word ", " ", "\n", "\n\n", "\r", "\t", ".", ". ", "/XY", "(AP)", "\u2019", "\u201C", "\u2022 ", "\u00A0",
    "\u200B", "\uFEFF", "\u2014 ", "1. ", "Read more:", "By ", "Related\n", "{;}", "http://", "Monday", "\u00e9", "\U0001F600", "//" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  for (int round = 0; round < 3000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int n = g_rand_int_range (random, 0, 60); n > 0; n--)
      g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
    g_autoptr (SgDocument) doc = read_text (stage, text->str, (gssize) text->len);
    g_autofree char *wrong = check_document (doc);
    g_assert_cmpstr (wrong, ==, NULL);
    check_cover (doc);
  }
}

/* Long runs of one thing take linear time. */
static void
test_long (gconstpointer stage)
{
  static const char *const units[] = { "a", "\n", "A b\n", "A b\n\n", "Share\n", "\u2022 x\n", "Read more:\n", "a b c d e f g h\n\n", "(", "/", "\u00A0" };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    while (text->len < 500000)
      g_string_append (text, units[i]);
    g_autoptr (SgDocument) doc = read_text (stage, text->str, (gssize) text->len);
    g_autofree char *wrong = check_document (doc);
    g_assert_cmpstr (wrong, ==, NULL);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (NULL);
  SgpParagraphs *stage = sgp_paragraphs_new (lexicon, NULL);
  cases_add ("paragraphs.txt", print_paragraphs, stage);
  g_test_add_data_func ("/paragraphs/given-title", stage, test_given_title);
  g_test_add_data_func ("/paragraphs/random", stage, test_random);
  g_test_add_data_func ("/paragraphs/long", stage, test_long);
  int status = cases_finish ();
  sgp_paragraphs_free (stage);
  return status;
}
