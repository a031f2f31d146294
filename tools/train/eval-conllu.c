/* SPDX-License-Identifier: MIT
 *
 * Trees in, our trees out. The file is read as `extract` reads CoNLL-U; then all
 * is forgotten but the text with its paragraphs, for "conllu" also but sentences
 * and words:
 *
 *     1  Lee   Lee    PROPN  NNP  _  2  nsubj  _  _        Lee | left      conllu
 *     2  left  leave  VERB   VBD  _  0  root   _  _   ->   Lee left        text, time
 */
#include "eval.h"

#include <stancegraph/conllu.h>
#include <stdio.h>
#include <time.h>

#define ROUNDS 5

/* The text of a document with its paragraphs; with_words: sentences and words too. */
static SgDocument *
copy_text (const SgDocument *doc, gboolean with_words)
{
  gsize length;
  gint32 n, n_sentences, n_tokens;
  const char *text = sg_document_get_text (doc, &length);
  const SgParagraph *paragraphs = sg_document_get_paragraphs (doc, &n);
  const SgSentence *sentences = sg_document_get_sentences (doc, &n_sentences);
  const SgToken *tokens = sg_document_get_tokens (doc, &n_tokens);
  SgDocument *copy = sg_document_new (sg_document_get_id (doc), text, (gssize) length, NULL);
  for (gint32 i = 0; i < n; i++)
    sgp_document_add_paragraph (copy, paragraphs[i].span, paragraphs[i].kind);
  for (gint32 i = 0; with_words && i < n_sentences; i++) {
    sgp_document_add_sentence (copy, sentences[i].span, sentences[i].paragraph);
    for (gint32 k = 0; k < sentences[i].tokens.n; k++)
      sgp_document_add_token (copy, tokens[sentences[i].tokens.first + k].span);
  }
  return copy;
}

/* The documents of the file, as copy_text() makes them. */
static GPtrArray *
read_documents (const char *text, gsize size, gboolean with_words, GError **error)
{
  g_autoptr (GPtrArray) docs = g_ptr_array_new_with_free_func ((GDestroyNotify) sg_document_unref);
  const char *end = text + size;
  guint64 line = 1;
  GError *reason = NULL;
  for (;;) {
    g_autoptr (SgDocument) doc = sg_conllu_next (&text, end, &line, "none", &reason);
    if (reason != NULL) {
      g_propagate_error (error, reason);
      return NULL;
    }
    if (doc == NULL)
      return g_steal_pointer (&docs);
    g_ptr_array_add (docs, copy_text (doc, with_words));
  }
}

static void
annotate (const SgLayer *layer, SgDocument *doc, gboolean with_words)
{
  if (!with_words)
    sgp_layer_segment (layer, doc);
  sgp_layer_analyse (layer, doc);
  sgp_layer_find_names (layer, doc);
}

static gboolean
print_all (const SgLayer *layer, const char *text, gsize size, gboolean with_words, GError **error)
{
  g_autoptr (GPtrArray) docs = read_documents (text, size, with_words, error);
  for (guint i = 0; docs != NULL && i < docs->len; i++) {
    SgDocument *doc = docs->pdata[i];
    annotate (layer, doc, with_words);
    g_autofree char *conllu = sg_document_to_conllu (doc);
    fputs (conllu, stdout);
  }
  return docs != NULL;
}

/* Prints CoNLL-U with the sentences and words of the file, and the rest our own. */
gboolean
eval_conllu (const SgLayer *layer, const char *text, gsize size, GError **error)
{
  return print_all (layer, text, size, TRUE, error);
}

/* Prints what `extract --format conllu` makes of the text. */
gboolean
eval_text (const SgLayer *layer, const char *text, gsize size, GError **error)
{
  return print_all (layer, text, size, FALSE, error);
}

/* The processor's seconds from texts to CoNLL-U; *n: words. */
static double
time_documents (const SgLayer *layer, const GPtrArray *docs, gint64 *n)
{
  clock_t start = clock ();
  *n = 0;
  for (guint i = 0; i < docs->len; i++) {
    gint32 n_tokens;
    annotate (layer, docs->pdata[i], FALSE);
    g_free (sg_document_to_conllu (docs->pdata[i]));
    sg_document_get_tokens (docs->pdata[i], &n_tokens);
    *n += n_tokens;
  }
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

/* Prints tokens a second of the processor for "text", the best of some rounds. */
gboolean
eval_time (const SgLayer *layer, const char *text, gsize size, GError **error)
{
  double best = 0;
  for (int i = 0; i < ROUNDS; i++) {
    gint64 n;
    g_autoptr (GPtrArray) docs = read_documents (text, size, FALSE, error);
    if (docs == NULL)
      return FALSE;
    double seconds = time_documents (layer, docs, &n);
    best = MAX (best, (double) n / seconds);
  }
  printf ("%.0f tokens a second\n", best);
  return TRUE;
}
