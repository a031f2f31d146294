/* SPDX-License-Identifier: MIT
 *
 * What the parts of attribution hand to each other: a reading is a document
 * under work, a claim is what may become a statement of it.
 *
 *     cues.c      which words attribute            content.c  what hangs on them
 *     framed.c    what stands around them          pieces.c   contents as stretches
 *     sources.c   who speaks, who is spoken to     labels.c   colons, dashes, phrases
 *     quoting.c   whose the quotations are         nesting.c  which claim holds which
 *     attribution.c   the stage: all of these in turn, then rows
 */
#pragma once

#include "discourse/cues-private.h"
#include "document-private.h"
#include "language/syntax-private.h"

/* How a claim was found; the confidence hangs on it. Enum value, name. */
#define SGP_PATTERN_LIST(X) \
  X (CLAUSE, "clause") X (FRONTED, "fronted") X (ASIDE, "aside") X (INFINITIVE, "infinitive") X (OBJECT, "object") \
  X (PREPOSITION, "preposition") X (PASSIVE, "passive") X (QUOTED, "quoted") X (CONTINUED, "continued") \
  X (NOUN, "noun") X (ADJECTIVE, "adjective") X (PHRASE, "phrase") X (COLON, "colon") X (DASH, "dash")

#define SGP_PATTERN_ENUM(NAME, name) SGP_PATTERN_##NAME,
typedef enum { SGP_PATTERN_LIST (SGP_PATTERN_ENUM) SGP_N_PATTERNS } SgpPattern;
#undef SGP_PATTERN_ENUM

/* Some stretches of tokens, in order, apart from each other. */
#define SGP_MAX_PIECES 16
typedef struct {
  SgRange piece[SGP_MAX_PIECES];
  gint32 n;
} SgpPieces;

/**
 * SgpClaim:
 * @word: the cue's entry; forms 0 where it is no word of the table
 * @head: the token that attributes, -1 where a quotation just goes on
 * @cue: its tokens, particle included
 * @content: the tokens attributed
 * @source: head of who speaks, -1 where nobody is named
 * @hearer: head of who is spoken to, or -1
 * @like: the claim whose source this one shares, or -1
 * @parent: the claim that reports it, or -1
 * @dropped: it turned out to be none
 */
typedef struct {
  SgpCue word;
  SgpPattern pattern;
  gint32 head;
  SgRange cue;
  SgpPieces content;
  gint32 source;
  gint32 hearer;
  gint32 like;
  gint32 parent;
  gboolean dropped;
} SgpClaim;

typedef struct {
  SgDocument *doc;
  const SgpCues *cues;
  const SgParagraph *paragraphs;
  const SgSentence *sentences;
  const SgToken *tokens;
  const SgQuote *quotes;
  gint32 n_paragraphs, n_sentences, n_tokens, n_quotes;
  SgTree *tree;
  gint32 *quote_of;     /* the quote that a token stands in, or -1 */
  gint32 *joined_to;    /* the cue that a cue shares its subject with against the tree, or -1 */
  GArray *claims;       /* SgpClaim, in order of their cues until nesting */
} SgpReading;

/* pieces.c */
void sgp_pieces_add (SgpPieces *pieces, gint32 first, gint32 end);
void sgp_pieces_cut (SgpPieces *pieces, gint32 first, gint32 end);
gint32 sgp_pieces_count (const SgpPieces *pieces);
gboolean sgp_pieces_contain (const SgpPieces *pieces, gint32 token);
/* Without punctuation and conjunctions at the ends, quotation marks kept. */
void sgp_pieces_trim (SgpPieces *pieces, const SgpReading *reading);

/* Whether it is a dash that stands for itself; hyphens do between words. */
gboolean sgp_token_is_dash (const SgToken *token);

/* content.c: fills in content and pattern; FALSE where the cue takes none here. */
gboolean sgp_content_find (SgpReading *reading, SgpClaim *claim);

/* framed.c: the same for a verb set off by commas, read off the words; also its source. */
gboolean sgp_framed_find (const SgpReading *reading, SgpClaim *claim);
gboolean sgp_following_find (const SgpReading *reading, SgpClaim *claim);

/* sources.c; the first two look at one verb in its tree: its own subject, -1
 * where that is quoted while the verb is not, and whether it does not speak. */
gint32 sgp_subject_get (const SgpReading *reading, gint32 verb);
gboolean sgp_subject_is_passive (const SgpReading *reading, gint32 verb);
gint32 sgp_source_find (const SgpReading *reading, const SgpClaim *claim);
gint32 sgp_hearer_find (const SgpReading *reading, const SgpClaim *claim);

/* labels.c: adds the claims of a sentence that no verb, noun or adjective makes. */
void sgp_labels_find (SgpReading *reading, gint32 sentence);

/* quoting.c: completes quotations, adds those without a cue. */
void sgp_quoting_run (SgpReading *reading);

/* nesting.c: settles overlaps, fills in parents. */
void sgp_nesting_run (SgpReading *reading);

static inline gint32
sgp_range_end (SgRange range)
{
  return range.first + range.n;
}
