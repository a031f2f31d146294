/* SPDX-License-Identifier: MIT
 *
 * Words of a sentence in, tags out: from left to right, each word gets the
 * label with the highest sum of weights, where the words around it, parts of
 * it and the two tags before it are the features.
 *
 *     Patel  blames  France      PROPN NNP, VERB VBZ, PROPN NNP
 *
 * The weights are learned by tools/train.
 */
#include "language/tagger-private.h"

#include "language/hash-private.h"

#include <stancegraph/error.h>
#include <string.h>

gboolean
sgp_tagger_read_label (const char *label, SgUpos *upos, const char **xpos)
{
  const char *blank = strchr (label, ' ');
  if (blank == NULL)
    return FALSE;
  *xpos = blank + 1;
  for (*upos = 0; *upos < SG_N_UPOS; ++*upos) {
    const char *name = sg_upos_get_name (*upos);
    if (strlen (name) == (gsize) (blank - label) && strncmp (name, label, blank - label) == 0)
      return TRUE;
  }
  return FALSE;
}

/**
 * sgp_tagger_open:
 * @tagger: (out): the tagger
 * @model: an open model, which must outlive it
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether the model has a tagger
 */
gboolean
sgp_tagger_open (SgpTagger *tagger, const SgpModel *model, GError **error)
{
  const char *labels[SGP_MAX_LABELS];
  tagger->n_labels = sgp_model_get_strings (model, "tagger/labels", labels, SGP_NO_TAG, error);
  if (tagger->n_labels < 1 || !sgp_weights_open (&tagger->weights, model, "tagger", tagger->n_labels, error))
    return FALSE;
  for (gint32 i = 0; i < tagger->n_labels; i++)
    if (!sgp_tagger_read_label (labels[i], &tagger->upos[i], &tagger->xpos[i])) {
      g_set_error (error, SG_ERROR, SG_ERROR_DATA, "language model: unknown tag '%s'", labels[i]);
      return FALSE;
    }
  return TRUE;
}

gint32
sgp_tagger_features (const SgpWord *const *words, gint32 n, const guint8 *tags, gint32 i, guint64 *features)
{
  static const SgpWord edge = { .word = 1, .lower = 1, .shape = 1, .suffix = { 1, 1, 1, 1 }, .prefix = { 1, 1, 1 } };
  const SgpWord *w = words[i];
  const SgpWord *before = i > 0 ? words[i - 1] : &edge, *before2 = i > 1 ? words[i - 2] : &edge;
  const SgpWord *after = i + 1 < n ? words[i + 1] : &edge, *after2 = i + 2 < n ? words[i + 2] : &edge;
  guint64 tag = i > 0 ? tags[i - 1] : SGP_NO_TAG, tag2 = i > 1 ? tags[i - 2] : SGP_NO_TAG;
  guint64 both = tag << 8 | tag2;
  gint32 k = 0;
#define ADD(value) (features[k] = sgp_hash_pair (k + 1, (value)), k++)
#define PAIR(a, b) ADD (sgp_hash_pair ((a), (b)))
  ADD (w->lower);
  ADD (w->word);
  for (int s = 1; s < SGP_N_SUFFIXES; s++)
    ADD (w->suffix[s]);
  for (int p = 0; p < SGP_N_PREFIXES; p++)
    ADD (w->prefix[p]);
  PAIR (w->shape, i == 0);
  PAIR (w->shape, w->suffix[2]);
  ADD (tag);
  ADD (both);
  PAIR (both, w->lower);
  PAIR (tag, w->lower);
  PAIR (tag, w->suffix[2]);
  PAIR (tag, after->lower);
  ADD (before->lower);
  ADD (before2->lower);
  ADD (after->lower);
  ADD (after2->lower);
  PAIR (before->lower, w->lower);
  PAIR (w->lower, after->lower);
  PAIR (after->lower, after2->lower);
  PAIR (before2->lower, before->lower);
  ADD (after->suffix[2]);
  PAIR (after->suffix[1], w->suffix[2]);
  PAIR (before->shape, w->shape);
  PAIR (after->shape, w->shape);
  PAIR (before->lower, after->lower);
#undef PAIR
#undef ADD
  return k;
}

/* The label with the highest score; the first of equals. */
static guint8
best_label (const gint16 *scores, gint32 n)
{
  gint32 best = 0;
  for (gint32 i = 1; i < n; i++)
    if (scores[i] > scores[best])
      best = i;
  return (guint8) best;
}

void
sgp_tagger_run (const SgpTagger *tagger, const SgpWord *const *words, gint32 n, guint8 *tags)
{
  guint64 features[SGP_TAGGER_FEATURES];
  gint16 scores[SGP_MAX_LABELS];
  for (gint32 i = 0; i < n; i++) {
    memset (scores, 0, sizeof scores);
    gint32 k = sgp_tagger_features (words, n, tags, i, features);
    sgp_weights_score (&tagger->weights, features, k, scores);
    tags[i] = best_label (scores, tagger->n_labels);
  }
}
