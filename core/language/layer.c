/* SPDX-License-Identifier: MIT
 *
 * The language layer: documents with paragraphs in, sentences, tokens, tags,
 * trees and names out. Its steps run in this order, a document at a time:
 *
 *     segment   "Lee didn't go."  ->  Lee | did | n't | go | .
 *     forms     lee, did, n't, go, .
 *     names     Lee (person)
 *
 * A layer does not change once made; what a step needs while it works belongs
 * to the call, so that threads share the layer.
 */
#include <stancegraph/layer.h>

#include "document-private.h"
#include "language/names-private.h"
#include "language/segment-private.h"

#include <string.h>

struct _SgLayer {
  gatomicrefcount ref_count;
  SgpSegmenter *segmenter;
  SgpNames *names;
};

/**
 * sg_layer_new:
 * @lexicon: word knowledge; not kept
 * @error: %SG_ERROR_DATA where a table or the model is broken
 *
 * Returns: (transfer full) (nullable): the language layer
 */
SgLayer *
sg_layer_new (SgLexicon *lexicon, GError **error)
{
  g_return_val_if_fail (lexicon != NULL, NULL);
  g_autoptr (SgLayer) layer = g_new0 (SgLayer, 1);
  g_atomic_ref_count_init (&layer->ref_count);
  layer->segmenter = sgp_segmenter_new (lexicon, error);
  if (layer->segmenter == NULL)
    return NULL;
  layer->names = sgp_names_new (lexicon, error);
  if (layer->names == NULL)
    return NULL;
  return g_steal_pointer (&layer);
}

/**
 * sg_layer_ref:
 * @layer: a layer
 *
 * Returns: (transfer full): @layer, to be given back with sg_layer_unref()
 */
SgLayer *
sg_layer_ref (SgLayer *layer)
{
  g_atomic_ref_count_inc (&layer->ref_count);
  return layer;
}

/**
 * sg_layer_unref:
 * @layer: (transfer full): a layer; freed with the last reference
 */
void
sg_layer_unref (SgLayer *layer)
{
  if (!g_atomic_ref_count_dec (&layer->ref_count))
    return;
  g_clear_pointer (&layer->segmenter, sgp_segmenter_free);
  g_clear_pointer (&layer->names, sgp_names_free);
  g_free (layer);
}

/* Writes the form of a word to @out, which has room for @n bytes; returns its
 * length. Only for words whose small letters are no longer than their capitals. */
static gsize
fold_ascii (const char *text, gsize n, char *out)
{
  gsize length = 0;
  for (gsize i = 0; i < n; i++) {
    gboolean curly = i + 2 < n && memcmp (text + i, "\xE2\x80\x99", 3) == 0;
    out[length++] = curly ? '\'' : g_ascii_tolower (text[i]);
    i += curly ? 2 : 0;
  }
  return length;
}

/* The form of a token: lower case, with straight apostrophes. */
static const char *
intern_form (SgDocument *doc, const char *text, SgSpan span)
{
  char buffer[128];
  gboolean ascii = TRUE;
  for (gint32 i = 0; ascii && i < span.len; i++)
    ascii = (guchar) text[span.off + i] < 0x80 || (guchar) text[span.off + i] == 0xE2;
  g_autofree char *lower = ascii ? NULL : g_utf8_strdown (text + span.off, span.len);
  const char *source = ascii ? text + span.off : lower;
  gsize n = ascii ? (gsize) span.len : strlen (lower);
  g_autofree char *large = n > sizeof buffer ? g_malloc (n) : NULL;
  char *out = large != NULL ? large : buffer;
  return sgp_document_intern (doc, out, fold_ascii (source, n, out));
}

static void
fill_forms (SgDocument *doc)
{
  const char *text = sg_document_get_text (doc, NULL);
  SgToken *tokens = sgp_document_get_token_rows (doc);
  gint32 n;
  sg_document_get_tokens (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    tokens[i].form = intern_form (doc, text, tokens[i].span);
    tokens[i].lemma = tokens[i].form;
    tokens[i].xpos = "";
  }
}

/**
 * sg_layer_annotate:
 * @layer: a layer; may be in use in other threads
 * @docs: (array length=n_docs): documents with paragraphs and nothing more
 * @n_docs: how many
 * @error: not set by this layer
 *
 * Fills sentences, tokens and names of every document.
 *
 * Returns: whether all were annotated
 */
gboolean
sg_layer_annotate (const SgLayer *layer, SgDocument **docs, guint n_docs, GError **error)
{
  g_return_val_if_fail (layer != NULL && (docs != NULL || n_docs == 0), FALSE);
  (void) error;
  for (guint i = 0; i < n_docs; i++) {
    sgp_segmenter_run (layer->segmenter, docs[i]);
    fill_forms (docs[i]);
    sgp_names_run (layer->names, docs[i]);
  }
  return TRUE;
}
