/* SPDX-License-Identifier: MIT
 *
 * Noun phrases about names and about nouns for people, by words and tags.
 */
#pragma once

#include "document-private.h"
#include "language/gazetteer-private.h"

/* What is known while the mentions of a document are found. */
typedef struct {
  const SgpGazetteer *gazetteer;
  const char *text;
  const SgToken *tokens;
  gint32 n_tokens;
  const SgName *names;
  gint32 n_names;
  gint32 *name_at; /* the row of the name a token belongs to, or -1 */
  guint8 *taken;   /* the token is in a mention that holds it for good */
  gboolean tagged; /* whether there are part-of-speech tags */
} SgpPhrases;

void sgp_phrases_init (SgpPhrases *phrases, const SgpGazetteer *gazetteer, const SgDocument *doc);
void sgp_phrases_clear (SgpPhrases *phrases);

gboolean sgp_phrases_is_form (const SgpPhrases *phrases, gint32 token, const char *form);
gboolean sgp_phrases_is_one_of (const SgpPhrases *phrases, gint32 token, const char *const *forms);
gboolean sgp_phrases_is_capital (const SgpPhrases *phrases, gint32 token);
gboolean sgp_phrases_is_noun (const SgpPhrases *phrases, gint32 token);
gboolean sgp_phrases_is_determiner (const SgpPhrases *phrases, gint32 token);

/* Where the phrase that the noun at @token closes begins, determiner included. */
gint32 sgp_phrases_find_start (const SgpPhrases *phrases, gint32 token);
/* Where "of Calais", "for the ministry" behind a noun ends; @token + 0 where there is none. */
gint32 sgp_phrases_find_complement (const SgpPhrases *phrases, gint32 end);
/* The token that governs the others of a range, the last where there is no tree. */
gint32 sgp_phrases_find_head (const SgpPhrases *phrases, SgRange range);
