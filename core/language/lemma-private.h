/* SPDX-License-Identifier: MIT
 *
 * Lemmas: a table of irregular forms, else rules of spelling, chosen by
 * weights where several may hold (hoped - hope, hopped - hop).
 */
#pragma once

#include "language/model-private.h"
#include "language/vocabulary-private.h"
#include "lexicon-private.h"

#define SGP_LEMMA_FEATURES 8

typedef enum {
  SGP_INFLECTION_NONE, SGP_INFLECTION_PLURAL, SGP_INFLECTION_THIRD, SGP_INFLECTION_PAST, SGP_INFLECTION_ING,
  SGP_INFLECTION_COMPARATIVE, SGP_INFLECTION_SUPERLATIVE
} SgpInflection;

typedef struct {
  SgpWeights weights;
  GHashTable *irregular; /* form -> cells */
} SgpLemmatiser;

gboolean sgp_lemmatiser_open (SgpLemmatiser *lemmatiser, const SgLexicon *lexicon, const SgpModel *model, GError **error);
void sgp_lemmatiser_close (SgpLemmatiser *lemmatiser);
/* The tag that tells of inflection: a verb in a name, such as "United", has that of a name. */
const char *sgp_lemma_get_tag (const char *form, SgUpos upos, const char *xpos);
/* Writes the lemma to @out, at least as large as the form and 8 bytes more. */
void sgp_lemmatiser_run (const SgpLemmatiser *lemmatiser, const SgpWord *word, const char *xpos, char *out);

/* The parts that trainers call, too. */
gint32 sgp_lemma_get_n_rules (void);
SgpInflection sgp_lemma_get_inflection (const char *xpos);
/* Whether rule @rule may be applied; then @out is what comes of it. */
gboolean sgp_lemma_apply (gint32 rule, SgpInflection inflection, const char *form, char *out);
gint32 sgp_lemma_features (const SgpWord *word, SgpInflection inflection, guint64 *features);
