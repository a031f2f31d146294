/* SPDX-License-Identifier: MIT
 *
 * Ways through trees, on a tree written by hand, so that no model has a say.
 */
#include "document-private.h"
#include "language/syntax-private.h"

#include <string.h>

typedef struct {
  const char *form, *lemma, *xpos, *deprel;
  gint32 head; /* from 0 on, -1 the root */
  SgUpos upos;
} Row;

/* The document of one sentence with these tokens. */
static SgDocument *
make (const Row *rows, gint32 n)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (gint32 i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", rows[i].form);
  SgDocument *doc = sg_document_new ("t", text->str, text->len, NULL);
  SgSpan all = { 0, (gint32) text->len };
  sgp_document_add_paragraph (doc, all, SG_PARAGRAPH_PROSE);
  sgp_document_add_sentence (doc, all, 0);
  gint32 off = 0;
  for (gint32 i = 0; i < n; i++) {
    gint32 length = (gint32) strlen (rows[i].form);
    sgp_document_add_token (doc, (SgSpan) { off, length });
    SgToken *token = sgp_document_get_token_rows (doc) + i;
    token->form = rows[i].form;
    token->lemma = rows[i].lemma;
    token->xpos = rows[i].xpos;
    token->deprel = rows[i].deprel;
    token->head = rows[i].head;
    token->upos = rows[i].upos;
    off += length + 1;
  }
  return doc;
}

/* the mayor of calais was not blamed by france and agreed to act , if asked */
static const Row sentence[] = {
  { "the", "the", "DT", "det", 1, SG_UPOS_DET },
  { "mayor", "mayor", "NN", "nsubj:pass", 6, SG_UPOS_NOUN },
  { "of", "of", "IN", "case", 3, SG_UPOS_ADP },
  { "calais", "calais", "NNP", "nmod", 1, SG_UPOS_PROPN },
  { "was", "be", "VBD", "aux:pass", 6, SG_UPOS_AUX },
  { "not", "not", "RB", "advmod", 6, SG_UPOS_PART },
  { "blamed", "blame", "VBN", "root", -1, SG_UPOS_VERB },
  { "by", "by", "IN", "case", 8, SG_UPOS_ADP },
  { "france", "france", "NNP", "obl:agent", 6, SG_UPOS_PROPN },
  { "and", "and", "CC", "cc", 10, SG_UPOS_CCONJ },
  { "agreed", "agree", "VBD", "conj", 6, SG_UPOS_VERB },
  { "to", "to", "TO", "mark", 12, SG_UPOS_PART },
  { "act", "act", "VB", "xcomp", 10, SG_UPOS_VERB },
  { ",", ",", ",", "punct", 15, SG_UPOS_PUNCT },
  { "if", "if", "IN", "mark", 15, SG_UPOS_SCONJ },
  { "asked", "ask", "VBN", "advcl", 12, SG_UPOS_VERB } };

enum { MAYOR = 1, CALAIS = 3, BLAMED = 6, FRANCE = 8, AGREED = 10, ACT = 12, IF = 14, ASKED = 15 };

static void
test_children (void)
{
  g_autoptr (SgDocument) doc = make (sentence, G_N_ELEMENTS (sentence));
  g_autoptr (SgTree) tree = sgp_tree_new (doc);
  gint32 expected[] = { 1, 4, 5, 8, 10 }, n = 0;
  for (gint32 c = sgp_tree_first (tree, BLAMED); c >= 0; c = sgp_tree_next (tree, c))
    g_assert_cmpint (c, ==, expected[n++]);
  g_assert_cmpint (n, ==, 5);
  g_assert_cmpint (sgp_tree_child (tree, BLAMED, "nsubj"), ==, MAYOR);
  g_assert_cmpint (sgp_tree_child (tree, BLAMED, "nsubj:pas"), ==, -1);
  g_assert_cmpint (sgp_tree_child (tree, -1, "nsubj"), ==, -1);
  g_assert_cmpint (sgp_tree_oblique (tree, BLAMED, "by"), ==, FRANCE);
  g_assert_cmpint (sgp_tree_oblique (tree, MAYOR, "of"), ==, CALAIS);
  g_assert_cmpint (sgp_tree_mark (tree, ACT), ==, 11);
  g_assert_cmpint (sgp_tree_case (tree, FRANCE), ==, 7);
}

static void
test_clauses (void)
{
  g_autoptr (SgDocument) doc = make (sentence, G_N_ELEMENTS (sentence));
  g_autoptr (SgTree) tree = sgp_tree_new (doc);
  g_assert_cmpint (sgp_tree_subject (tree, BLAMED), ==, MAYOR);
  g_assert_cmpint (sgp_tree_subject (tree, AGREED), ==, MAYOR);
  g_assert_cmpint (sgp_tree_subject (tree, ACT), ==, MAYOR);
  g_assert_true (sgp_tree_is_passive (tree, BLAMED));
  g_assert_false (sgp_tree_is_passive (tree, AGREED));
  g_assert_true (sgp_tree_is_negated (tree, BLAMED));
  g_assert_false (sgp_tree_is_negated (tree, AGREED));
  g_assert_cmpint (sgp_tree_clause (tree, CALAIS), ==, BLAMED);
  g_assert_cmpint (sgp_tree_clause (tree, IF), ==, ASKED);
}

/* what matters is spain kept a promise to act */
static const Row several[] = {
  { "what", "what", "WP", "nsubj:outer", 4, SG_UPOS_PRON },
  { "matters", "matter", "VBZ", "acl:relcl", 0, SG_UPOS_VERB },
  { "is", "be", "VBZ", "cop", 4, SG_UPOS_AUX },
  { "spain", "spain", "NNP", "nsubj", 4, SG_UPOS_PROPN },
  { "kept", "keep", "VBD", "root", -1, SG_UPOS_VERB },
  { "a", "a", "DT", "det", 6, SG_UPOS_DET },
  { "promise", "promise", "NN", "obj", 4, SG_UPOS_NOUN },
  { "to", "to", "TO", "mark", 8, SG_UPOS_PART },
  { "act", "act", "VB", "acl", 6, SG_UPOS_VERB } };

static void
test_subjects (void)
{
  g_autoptr (SgDocument) doc = make (several, G_N_ELEMENTS (several));
  g_autoptr (SgTree) tree = sgp_tree_new (doc);
  g_assert_cmpint (sgp_tree_own_subject (tree, 4), ==, 3);
  g_assert_cmpint (sgp_tree_own_subject (tree, 8), ==, -1);
  g_assert_cmpint (sgp_tree_own_subject (tree, -1), ==, -1);
  g_assert_cmpint (sgp_tree_subject (tree, 8), ==, 3);
}

static void
test_ranges (void)
{
  g_autoptr (SgDocument) doc = make (sentence, G_N_ELEMENTS (sentence));
  g_autoptr (SgTree) tree = sgp_tree_new (doc);
  SgRange range = sgp_tree_get_range (tree, AGREED);
  g_assert_cmpint (range.first, ==, 9);
  g_assert_cmpint (range.n, ==, 7);
  range = sgp_tree_get_range (tree, BLAMED);
  g_assert_cmpint (range.n, ==, G_N_ELEMENTS (sentence));
  range = sgp_tree_get_phrase (tree, MAYOR);
  g_assert_cmpint (range.first, ==, 0);
  g_assert_cmpint (range.n, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/syntax/children", test_children);
  g_test_add_func ("/syntax/clauses", test_clauses);
  g_test_add_func ("/syntax/subjects", test_subjects);
  g_test_add_func ("/syntax/ranges", test_ranges);
  return g_test_run ();
}
