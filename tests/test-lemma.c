/* SPDX-License-Identifier: MIT
 *
 * Lemmas: cases/lemma.txt holds words with their tags, "form_UPOS_XPOS", and
 * below the bar their lemmas as CoNLL-U has them.
 */
#include "cases.h"
#include "document-private.h"
#include "language/lemma-private.h"

#include <stancegraph/conllu.h>
#include <string.h>

static SgLexicon *lexicon;
static SgpLemmatiser lemmatiser;

static SgUpos
find_upos (const char *name)
{
  for (int upos = 0; upos < SG_N_UPOS; upos++)
    if (strcmp (sg_upos_get_name ((SgUpos) upos), name) == 0)
      return (SgUpos) upos;
  g_error ("no tag '%s'", name);
}

/* A document of one sentence, whose tokens are the parts before the tags. */
static SgDocument *
make_document (char **words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (char **word = words; *word != NULL; word++)
    g_string_append_printf (text, "%s%.*s", text->len > 0 ? " " : "", (int) strcspn (*word, "_"), *word);
  SgDocument *doc = sg_document_new ("t", text->str, (gssize) text->len, NULL);
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) text->len }, SG_PARAGRAPH_PROSE);
  sgp_document_add_sentence (doc, (SgSpan) { 0, (gint32) text->len }, 0);
  gint32 off = 0;
  for (char **word = words; *word != NULL; word++) {
    gint32 n = (gint32) strcspn (*word, "_");
    sgp_document_add_token (doc, (SgSpan) { off, n });
    off += n + 1;
  }
  return doc;
}

/* Fills tags and lemmas; the first token is the root of a flat tree. */
static void
fill_tokens (SgDocument *doc, char **words, GPtrArray *strings)
{
  g_autoptr (SgpVocabulary) vocabulary = sgp_vocabulary_new (doc, NULL);
  SgToken *tokens = sgp_document_get_token_rows (doc);
  for (int i = 0; words[i] != NULL; i++) {
    char **parts = g_strsplit (words[i], "_", 3);
    char lemma[200];
    g_ptr_array_add (strings, parts);
    g_assert_cmpuint (g_strv_length (parts), ==, 3);
    const SgpWord *word = sgp_vocabulary_get (vocabulary, sgp_vocabulary_enter (vocabulary, tokens[i].span));
    tokens[i].upos = find_upos (parts[1]);
    tokens[i].xpos = parts[2];
    tokens[i].form = word->form;
    tokens[i].head = i > 0 ? 0 : -1;
    tokens[i].deprel = i > 0 ? "dep" : "root";
    sgp_lemmatiser_run (&lemmatiser, word, sgp_lemma_get_tag (word->form, tokens[i].upos, parts[2]), lemma);
    tokens[i].lemma = sgp_document_intern (doc, lemma, -1);
  }
}

static char *
print_lemmas (const char *input, gpointer data)
{
  (void) data;
  g_auto (GStrv) words = g_strsplit (input, " ", -1);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (SgDocument) doc = make_document (words);
  fill_tokens (doc, words, strings);
  g_autofree char *conllu = sg_document_to_conllu (doc);
  g_auto (GStrv) lines = g_strsplit (conllu, "\n", -1);
  GString *out = g_string_new (NULL);
  for (char **line = lines; *line != NULL; line++) {
    g_auto (GStrv) columns = g_strsplit (*line, "\t", 4);
    if (g_ascii_isdigit (**line))
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", columns[2]);
  }
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

int
main (int argc, char **argv)
{
  SgpModels models;
  g_test_init (&argc, &argv, NULL);
  lexicon = sg_lexicon_new (NULL);
  g_assert_true (sgp_models_open (&models, NULL));
  g_assert_true (sgp_lemmatiser_open (&lemmatiser, lexicon, &models.models[SGP_MODEL_SYNTAX], NULL));
  cases_add ("lemma.txt", print_lemmas, NULL);
  int status = cases_finish ();
  sgp_lemmatiser_close (&lemmatiser);
  sg_lexicon_unref (lexicon);
  return status;
}
