/* SPDX-License-Identifier: MIT
 *
 * The table of cues, core/data/en/cues.tsv, as attribution asks it: which word
 * may attribute, and how it takes what is attributed.
 */
#pragma once

#include "lexicon-private.h"

/* Enum value, name in the table. */
#define SGP_CUE_CLASS_LIST(X) \
  X (SAY, "say") X (ASK, "ask") X (PROMISE, "promise") X (THINK, "think") X (JUDGE, "judge") \
  X (SHOW, "show") X (BEAR, "bear")

#define SGP_CUE_CLASS_ENUM(NAME, name) SGP_CUE_##NAME,
typedef enum { SGP_CUE_CLASS_LIST (SGP_CUE_CLASS_ENUM) SGP_N_CUE_CLASSES } SgpCueClass;
#undef SGP_CUE_CLASS_ENUM

/* How a cue takes its content; see the head of the table. The prepositions
 * stand last. */
#define SGP_FORM_LIST(X) \
  X (THAT, "that") X (INF, "inf") X (QUOTE, "quote") X (OBJ, "obj") X (HEARER, "hearer") \
  X (PASSIVE, "passive") X (NAMES, "names") X (TEXT, "text") X (SOURCE, "source") X (CARRY, "carry") \
  X (ABOUT, "about") X (AGAINST, "against") X (AS, "as") X (AT, "at") X (BY, "by") X (FOR, "for") X (FROM, "from") \
  X (IN, "in") X (OF, "of") X (ON, "on") X (OVER, "over") X (TO, "to") X (WITH, "with")

#define SGP_FORM_ENUM(NAME, name) SGP_FORM_##NAME,
typedef enum { SGP_FORM_LIST (SGP_FORM_ENUM) SGP_N_FORMS } SgpForm;
#undef SGP_FORM_ENUM

/* @forms: bit 1 << SgpForm for each way that it takes content, for a part of speech. */
typedef struct {
  SgpCueClass cls;
  guint forms;
} SgpCue;

typedef struct _SgpCues SgpCues;

SgpCues *sgp_cues_new (const SgLexicon *lexicon, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_cues_free (SgpCues *cues);
/* What @lemma is as this part of speech; FALSE where it is no cue. */
gboolean sgp_cues_find (const SgpCues *cues, const char *lemma, SgUpos upos, SgpCue *cue);
/* The same for a verb and its particle, "call on". */
gboolean sgp_cues_find_pair (const SgpCues *cues, const SgToken *verb, const SgToken *particle, SgpCue *cue);
/* The phrase at token @first that names a source: "according to"; 0 or its number of tokens. */
gint32 sgp_cues_match_phrase (const SgpCues *cues, const SgToken *tokens, gint32 first, gint32 end);
/* The form of a preposition, or SGP_N_FORMS. */
SgpForm sgp_cues_find_preposition (const char *lemma);

static inline gboolean
sgp_cue_takes (const SgpCue *cue, SgpForm form)
{
  return (cue->forms >> form & 1) != 0;
}
