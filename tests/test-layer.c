/* SPDX-License-Identifier: MIT
 *
 * The language layer: cases/layer.txt holds sentences and their analysis, one
 * token a line. On any input there must be sound trees.
 */
#include "cases.h"
#include "document-private.h"

#include <stancegraph/layer.h>
#include <string.h>

static SgLexicon *lexicon;
static SgLayer *layer;

/* An annotated document of one paragraph. */
static SgDocument *
annotate (const char *text, gssize length)
{
  SgDocument *doc = sg_document_new ("t", text, length, NULL);
  g_assert_nonnull (doc);
  gsize size;
  sg_document_get_text (doc, &size);
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) size }, SG_PARAGRAPH_PROSE);
  g_assert_true (sg_layer_annotate (layer, &doc, 1, NULL));
  return doc;
}

/* "lemma UPOS XPOS relation head" a line. */
static char *
print_analysis (const char *input, gpointer data)
{
  (void) data;
  g_autoptr (SgDocument) doc = annotate (input, -1);
  GString *out = g_string_new (NULL);
  gint32 n;
  const SgToken *tokens = sg_document_get_tokens (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgToken *t = &tokens[i];
    g_string_append_printf (out, "%-12s %-12s %-6s %-5s %-12s %s\n", t->form, t->lemma, sg_upos_get_name (t->upos), t->xpos,
                            t->deprel, t->head < 0 ? "-" : tokens[t->head].form);
  }
  return g_string_free (out, FALSE);
}

/* Every sentence is one tree, and every token has all its columns. */
static void
check_trees (const SgDocument *doc)
{
  gint32 n, n_sentences;
  const SgToken *tokens = sg_document_get_tokens (doc, &n);
  const SgSentence *sentences = sg_document_get_sentences (doc, &n_sentences);
  for (gint32 s = 0; s < n_sentences; s++) {
    SgRange range = sentences[s].tokens;
    gint32 roots = 0;
    for (gint32 i = range.first; i < range.first + range.n; i++) {
      const SgToken *t = &tokens[i];
      g_assert_true (t->form != NULL && t->lemma != NULL && t->xpos != NULL && t->deprel != NULL && t->upos < SG_N_UPOS);
      g_assert_true (t->head == -1 || (t->head >= range.first && t->head < range.first + range.n && t->head != i));
      g_assert_cmpint (t->head == -1, ==, strcmp (t->deprel, "root") == 0);
      roots += t->head == -1;
      gint32 steps = 0;
      for (gint32 a = i; a >= 0 && steps <= range.n; a = tokens[a].head)
        steps++;
      g_assert_cmpint (steps, <=, range.n);
    }
    g_assert_cmpint (roots, ==, 1);
  }
}

static void
test_odd (void)
{
  static const char *const texts[] = {
    "", ".", "?!?!", "( ( ( ) ) )", "\U0001F600 \U0001F1EB\U0001F1F7 \u2764\uFE0F", "\u041c\u043e\u0441\u043a\u0432\u0430 \u4e2d\u56fd \u05e9\u05dc\u05d5\u05dd",
    "THE PORT IS CLOSED", "the port is closed", "The Port Is Closed", "\u00c9\u00c9\u00c9 \u0130stanbul \u1e9e", "a", "'s", "1 2 3 4 5",
    "http://example.org", "\u201c\u201d\u201c\u201d", "\u2019", "...", "said said said said said said" };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (SgDocument) doc = annotate (texts[i], -1);
    check_trees (doc);
  }
}

/* Long sentences, and a long word, take their time in proportion. */
static void
test_long (void)
{
  static const char *const units[] = { "word ", "and the port of ", "( ", ", ", "x", "\" said ", "that he said " };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    while (text->len < 60000)
      g_string_append (text, units[i]);
    g_autoptr (SgDocument) doc = annotate (text->str, text->len);
    check_trees (doc);
  }
}

/* Words at random, with a fixed seed. */
static void
test_random (void)
{
  static const char *const words[] = { "the", "Port", "said", ",", "\"", "not", "blamed", ".", "to", "U.S.", "of", "(", "that", "'s" };
  GRand *rand = g_rand_new_with_seed (7);
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  g_rand_free (rand);
  g_autoptr (SgDocument) doc = annotate (text->str, text->len);
  check_trees (doc);
}

static gpointer
annotate_in_thread (gpointer text)
{
  return print_analysis (text, NULL);
}

static void
test_threads (void)
{
  char text[] = "Ann Lee said the port had not been closed. France and Spain agreed to work together, officials said.";
  g_autofree char *expected = print_analysis (text, NULL);
  GThread *threads[4];
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layer", annotate_in_thread, text);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++) {
    g_autofree char *got = g_thread_join (threads[i]);
    g_assert_cmpstr (got, ==, expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lexicon = sg_lexicon_new (NULL);
  g_autoptr (GError) error = NULL;
  layer = sg_layer_new (lexicon, SG_LAYER_DEFAULT, &error);
  if (layer == NULL)
    g_error ("%s", error->message);
  cases_add ("layer.txt", print_analysis, NULL);
  g_test_add_func ("/layer/odd", test_odd);
  g_test_add_func ("/layer/long", test_long);
  g_test_add_func ("/layer/random", test_random);
  g_test_add_func ("/layer/threads", test_threads);
  int result = cases_finish ();
  sg_layer_unref (layer);
  sg_lexicon_unref (lexicon);
  return result;
}
