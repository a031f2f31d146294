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

/* Places that are passed in search of a sure tag. */
#define MAX_PROBES 64

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

static gboolean
open_sure (SgpSureTags *sure, const SgpModel *model, GError **error)
{
  gsize size;
  sure->entries = sgp_model_get_section (model, "tagger/sure", &size, error);
  if (sure->entries == NULL)
    return FALSE;
  gsize n = size / sizeof (guint32);
  sure->mask = (guint32) n - 1;
  if (n > 0 && n <= 1u << 24 && (n & (n - 1)) == 0 && size % sizeof (guint32) == 0)
    return TRUE;
  g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "language model: sure tags have an impossible size");
  return FALSE;
}

guint8
sgp_sure_tags_find (const SgpSureTags *sure, guint64 word)
{
  guint32 tag = (guint32) (word >> 40);
  for (guint32 probe = 0; probe < MAX_PROBES; probe++) {
    guint32 entry = sure->entries[((guint32) word + probe) & sure->mask];
    if (entry == 0)
      break;
    if (entry >> 8 == tag)
      return (guint8) (MIN (entry & 255, SGP_NO_TAG + 1u) - 1);
  }
  return SGP_NO_TAG;
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
  if (tagger->n_labels < 1 || !open_sure (&tagger->sure, model, error)
      || !sgp_weights_open (&tagger->weights, model, "tagger", tagger->n_labels, error))
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
  const SgpWord *after = i + 1 < n ? words[i + 1] : &edge;
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
  PAIR (tag, w->suffix[2]);
  ADD (before->lower);
  ADD (before2->lower);
  ADD (after->lower);
  PAIR (before->lower, w->lower);
  PAIR (w->lower, after->lower);
  PAIR (before2->lower, before->lower);
  ADD (after->suffix[2]);
  PAIR (after->suffix[1], w->suffix[2]);
  PAIR (before->shape, w->shape);
  PAIR (after->shape, w->shape);
  PAIR (before->lower, after->lower);
  PAIR (w->use.casing, sgp_hash_pair (w->shape, i == 0));
  ADD (w->use.path);
  ADD (before->use.path);
  ADD (before2->use.path);
  ADD (after->use.path);
  PAIR (w->use.path, both);
  PAIR (w->use.path, after->use.path);
  PAIR (before->use.path, w->use.path);
  PAIR (sgp_path_prefix (w->use.path, 6), tag);
  PAIR (sgp_path_prefix (w->use.path, 6), sgp_path_prefix (after->use.path, 6));
#undef PAIR
#undef ADD
  return k;
}

void
sgp_tagger_run (const SgpTagger *tagger, const SgpWord *const *words, gint32 n, guint8 *tags)
{
  guint64 features[SGP_TAGGER_FEATURES];
  gint16 scores[SGP_MAX_LABELS];
  for (gint32 i = 0; i < n; i++) {
    tags[i] = sgp_sure_tags_find (&tagger->sure, words[i]->word);
    if (tags[i] < tagger->n_labels)
      continue;
    memset (scores, 0, sizeof scores);
    gint32 k = sgp_tagger_features (words, n, tags, i, features);
    sgp_weights_score (&tagger->weights, features, k, scores);
    tags[i] = (guint8) sgp_weights_best (scores, tagger->n_labels);
  }
}
