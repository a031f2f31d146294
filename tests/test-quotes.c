/* SPDX-License-Identifier: MIT
 *
 * Quotations: cases/quotes.txt holds paragraphs and, below the bar, one line a
 * quotation: its number, "< 0" where it goes on from quotation 0, "open" where
 * nothing closes it, its text. Odd input must give quotations in order, apart
 * from each other, inside one paragraph; and must not take quadratic time.
 */
#include "cases.h"
#include "discourse/quotes-private.h"
#include "document-private.h"
#include "language/tokens/segment-private.h"
#include "text/paragraphs-private.h"

#include <string.h>

typedef struct {
  SgLexicon *lexicon;
  SgpParagraphs *paragraphs;
  SgpSegmenter *segmenter;
  SgpQuotes *quotes;
} Stages;

static SgDocument *
read_quotes (const Stages *stages, const char *text)
{
  SgDocument *doc = sg_document_new ("t", text, -1, NULL);
  g_assert_nonnull (doc);
  sgp_paragraphs_run (stages->paragraphs, doc);
  sgp_segmenter_run (stages->segmenter, doc);
  sgp_quotes_run (stages->quotes, doc);
  return doc;
}

static char *
print_quotes (const char *input, gpointer data)
{
  g_autoptr (SgDocument) doc = read_quotes (data, input);
  GString *out = g_string_new (NULL);
  gint32 n;
  const SgQuote *quotes = sg_document_get_quotes (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    g_autofree char *text = sg_document_dup_span (doc, quotes[i].span);
    g_string_append_printf (out, "%d", i);
    if (quotes[i].previous >= 0)
      g_string_append_printf (out, " < %d", quotes[i].previous);
    g_string_append_printf (out, "%s  %s\n", quotes[i].closed ? "" : " open", text);
  }
  return g_string_free (out, n == 0);
}

static char *
print_quotes_or_none (const char *input, gpointer data)
{
  char *out = print_quotes (input, data);
  return out != NULL ? out : g_strdup ("none\n");
}

/* Quotes stand in order, inside one paragraph each, and have their tokens. */
static void
check_quotes (const Stages *stages, const char *text)
{
  g_autoptr (SgDocument) doc = read_quotes (stages, text);
  gint32 n, n_tokens, end = 0;
  const SgQuote *quotes = sg_document_get_quotes (doc, &n);
  const SgToken *tokens = sg_document_get_tokens (doc, &n_tokens);
  for (gint32 i = 0; i < n; i++) {
    g_assert_cmpint (quotes[i].span.off, >=, end);
    g_assert_cmpint (quotes[i].span.len, >, 0);
    end = sg_span_end (quotes[i].span);
    g_assert_cmpint (quotes[i].tokens.n, >, 0);
    g_assert_cmpint (quotes[i].tokens.first + quotes[i].tokens.n, <=, n_tokens);
    g_assert_cmpint (tokens[quotes[i].tokens.first].span.off, >=, quotes[i].span.off);
    g_assert_cmpint (quotes[i].previous, <, i);
    g_autofree char *inside = sg_document_dup_span (doc, quotes[i].span);
    g_assert_null (strchr (inside, '\n'));
  }
}

static void
test_odd (gconstpointer data)
{
  static const char *const texts[] = {
    "", "\"", "\"\"", "'", "''", "''''", "``", "\u201C", "\u201D", "\u201C\u201C\u201C", "\u201D\u201D", "\"\n\"\n\"",
    "a\"b\"c", "\" \" \"", "'a 'b 'c", "a' b' c'", "\u2018\u2019\u2018", "\u00AB\u00BB", "x \u2018\u201C y \u2019\u201D",
    "\"a\n\nb\n\nc\n\nd\"", "\"a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\"", "\xC2\xA0\"\xC2\xA0\"", "He said \"", "\" he said", "5'10\" tall",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    check_quotes (data, texts[i]);
}

/* @unit a hundred thousand times over; the time is not measured, but a
 * quadratic stage would not come back. */
static void
test_many (gconstpointer data)
{
  static const char *const units[] = { "\"a\" ", "\" ", "'a ", "a' ", "s' ", "\u201Ca ", "a.\u201D ", "\"a\n", "'a \" " };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    GString *text = g_string_new (NULL);
    for (int k = 0; k < 100000; k++)
      g_string_append (text, units[i]);
    check_quotes (data, text->str);
    g_string_free (text, TRUE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  Stages stages = { .lexicon = sg_lexicon_new (NULL) };
  stages.paragraphs = sgp_paragraphs_new (stages.lexicon, NULL);
  stages.segmenter = sgp_segmenter_new (stages.lexicon, NULL);
  stages.quotes = sgp_quotes_new (stages.lexicon, NULL);
  cases_add ("quotes.txt", print_quotes_or_none, &stages);
  g_test_add_data_func ("/quotes/odd", &stages, test_odd);
  g_test_add_data_func ("/quotes/many", &stages, test_many);
  int status = cases_finish ();
  sgp_quotes_free (stages.quotes);
  sgp_segmenter_free (stages.segmenter);
  sgp_paragraphs_free (stages.paragraphs);
  sg_lexicon_unref (stages.lexicon);
  return status;
}
