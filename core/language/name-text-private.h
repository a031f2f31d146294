/* SPDX-License-Identifier: MIT
 *
 * Between tokens and names: stretches of a sentence that may be names, each
 * with what speaks for it being a person, a country, an organisation...
 */
#pragma once

#include "document-private.h"
#include "language/gazetteer-private.h"

/* How often a word is seen in lower case, and capitalised inside a sentence. */
typedef struct {
  gint32 lower, capital;
} SgpWordCount;

/**
 * SgpWritten:
 * @letters: how the token is written
 * @initial: it opens a sentence or a quotation, where a capital says nothing
 * @headline: its sentence is in title case or all capitals, which says nothing
 */
typedef struct {
  guint8 letters, initial, headline;
} SgpWritten;

/* Tokens [first, first + n); @score by type; @sure: of @type, whatever else speaks. */
typedef struct {
  gint32 first, n;
  gfloat score[SG_N_ENTITY_TYPES];
  SgEntityType type;
  gboolean sure;
} SgpSegment;

/* What is known while a document's names are read. */
typedef struct {
  const SgpGazetteer *gazetteer;
  const char *text;
  const SgToken *tokens;
  gint32 n_tokens;
  const SgSentence *sentences;
  gint32 n_sentences;
  SgpWritten *written;  /* one a token */
  GHashTable *counts;   /* form -> SgpWordCount */
  GArray *segments;     /* SgpSegment, in order of the text */
} SgpNameText;

/* name-written.c: fills @written and @counts. */
void sgp_name_text_init (SgpNameText *text, const SgpGazetteer *gazetteer, const SgDocument *doc);
void sgp_name_text_clear (SgpNameText *text);
const SgpWordCount *sgp_name_text_get_count (const SgpNameText *text, gint32 token);
gboolean sgp_name_text_is_capital (const SgpNameText *text, gint32 token);
/* Whether no blank stands between a token and the next. */
gboolean sgp_name_text_is_joined (const SgpNameText *text, gint32 token);

/* name-segments.c: finds the segments of one sentence that is no headline. */
/* Over "R-Fla." behind a name: a party and a state, no name; @i where there is none. */
gint32 sgp_name_text_skip_party (const SgpNameText *text, gint32 i, gint32 end);
void sgp_segments_read (SgpNameText *text, const SgSentence *sentence);
/* name-context.c: adds what the words about a segment tell. */
void sgp_segments_weigh (SgpNameText *text, SgpSegment *segment);
