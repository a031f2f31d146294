/* SPDX-License-Identifier: MIT
 *
 * Tags of a sentence: a label stands for an UPOS and an XPOS together
 * ("VERB VBD"), since they depend on each other.
 */
#pragma once

#include "language/model-private.h"
#include "language/vocabulary-private.h"

#define SGP_TAGGER_FEATURES 48
/* Words around a sentence: a tag that no word has. */
#define SGP_NO_TAG 127

/* Words that have the same tag wherever they stand, as a table of their hashes
 * (SgpWord.word):
 *
 *     tagger/sure   tag (24 bits), label + 1, or 0     guint32, a power of two
 *
 * The low bits choose a place, the high ones are the tag; where the place is
 * taken, the search goes on in the next. */
typedef struct {
  const guint32 *entries;
  guint32 mask;
} SgpSureTags;

typedef struct {
  SgpSureTags sure;
  SgpWeights weights;
  gint32 n_labels;
  SgUpos upos[SGP_MAX_LABELS];
  const char *xpos[SGP_MAX_LABELS]; /* point into the model */
} SgpTagger;

/* Splits "VERB VBD" and finds the UPOS. */
gboolean sgp_tagger_read_label (const char *label, SgUpos *upos, const char **xpos);
gboolean sgp_tagger_open (SgpTagger *tagger, const SgpModel *model, GError **error);
/* Writes the label of each of @n words to @tags. */
void sgp_tagger_run (const SgpTagger *tagger, const SgpWord *const *words, gint32 n, guint8 *tags);

/* The label of a word that is sure, else SGP_NO_TAG. */
guint8 sgp_sure_tags_find (const SgpSureTags *sure, guint64 word);

static inline guint32
sgp_sure_tags_make (guint64 word, guint8 label)
{
  return (guint32) (word >> 40) << 8 | (label + 1u);
}

/* What the label of word @i is judged by; @tags are those of the words before.
 * Returns how many features were written. Trainers call it, too. */
gint32 sgp_tagger_features (const SgpWord *const *words, gint32 n, const guint8 *tags, gint32 i, guint64 *features);
