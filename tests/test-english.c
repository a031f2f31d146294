/* SPDX-License-Identifier: MIT
 *
 * Whether a text is English: cases/english.txt.
 */
#include "cases.h"
#include "document-private.h"
#include "text/english-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* What the check says of one paragraph of prose. */
static char *
judge (const char *input, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sg_document_new ("t", input, -1, NULL);
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) strlen (input) }, SG_PARAGRAPH_PROSE);
  if (sgp_english_run (data, doc, &error)) {
    g_assert_no_error (error);
    return g_strdup ("English");
  }
  g_assert_true (g_error_matches (error, SG_ERROR, SG_ERROR_DATA));
  return g_strdup (error->message);
}

/* Asides do not count. */
static void
test_asides (gconstpointer data)
{
  static const char german[] = "Der Rat hat den Plan am Montag abgelehnt. ";
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 10; i++)
    g_string_append (text, german);
  g_autoptr (SgDocument) doc = sg_document_new ("t", text->str, -1, NULL);
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) text->len }, SG_PARAGRAPH_ASIDE);
  g_assert_true (sgp_english_run (data, doc, NULL));
  sgp_document_clear (doc);
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) text->len }, SG_PARAGRAPH_HEADLINE);
  g_assert_false (sgp_english_run (data, doc, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (NULL);
  SgpEnglish *english = sgp_english_new (lexicon, NULL);
  cases_add ("english.txt", judge, english);
  g_test_add_data_func ("/english/asides", english, test_asides);
  int status = cases_finish ();
  sgp_english_free (english);
  return status;
}
