/* SPDX-License-Identifier: MIT
 *
 * Raw text in, articles with the names that a model finds in them out: news of
 * the whole world, of which nobody marked any.
 */
#include "names.h"

#include "language/names/rules-private.h"

#include <stdlib.h>
#include <string.h>

static void
add_tokens (Corpus *corpus, Article *article, const SgpNameText *text)
{
  for (gint32 s = 0; s < text->n_sentences; s++) {
    SgRange range = text->sentences[s].tokens;
    for (gint32 i = range.first; i < range.first + range.n; i++) {
      g_autofree char *form = g_strndup (text->text + text->rows[i].span.off, text->rows[i].span.len);
      Token token = { corpus_keep (corpus, form), -1, FALSE, 0 };
      g_array_append_val (article->tokens, token);
    }
    g_array_append_val (article->lengths, range.n);
  }
}

static void
add_names (Article *article, const SgpNameModel *model, const SgpNameText *text)
{
  g_autofree guint8 *labels = g_new (guint8, text->n_tokens + 1);
  sgp_name_model_run (model, text, TRUE, labels);
  g_autoptr (GArray) spans = sgp_name_spans_new (labels, text->n_tokens);
  sgp_name_spans_mend (spans, text);
  for (guint i = 0; i < spans->len; i++) {
    const SgpNameSpan *span = &g_array_index (spans, SgpNameSpan, i);
    for (gint32 k = 0; k < span->n; k++) {
      Token *token = &g_array_index (article->tokens, Token, span->first + k);
      token->type = (gint8) span->type;
      token->begin = k == 0;
    }
  }
}

void
corpus_add_taught (Corpus *corpus, const GPtrArray *docs, const SgpNameModel *model, const SgpClusters *clusters, float weight)
{
  for (guint i = 0; i < docs->len; i++) {
    SgDocument *doc = g_ptr_array_index (docs, i);
    gint32 n;
    SgToken *rows = sgp_document_get_token_rows (doc);
    const char *bytes = sg_document_get_text (doc, NULL);
    sg_document_get_tokens (doc, &n);
    for (gint32 k = 0; k < n; k++)
      rows[k].form = sgp_form_intern (doc, bytes + rows[k].span.off, rows[k].span.len);
    Article *article = corpus_add_article (corpus, weight);
    article->silver = article->edited = TRUE;
    SgpNameText text;
    sgp_name_text_init (&text, &model->lists, clusters, doc);
    add_tokens (corpus, article, &text);
    add_names (article, model, &text);
    sgp_name_text_clear (&text);
  }
}
