/* SPDX-License-Identifier: MIT
 *
 * Stance frames: which predicates express a stance, who takes it and towards
 * which of their arguments (core/data/en/frames.tsv).
 */
#pragma once

#include "lexicon-private.h"

/* What kind of word a predicate is; adjectives include participles, modals are
 * verbs that ask for another's deed ("France *should* act"). */
#define SGP_WORD_LIST(X) \
  X (VERB, "verb") X (NOUN, "noun") X (ADJECTIVE, "adj") X (ADVERB, "adv") X (MODAL, "modal")

/* Where the holder of the stance stands. */
#define SGP_SOURCE_LIST(X) \
  X (SUBJECT, "subj") X (OBJECT, "obj") X (AGENT, "agent") X (FROM, "from") X (SPEAKER, "speaker")

/* Where its target stands; a preposition else. */
#define SGP_SLOT_LIST(X) \
  X (OBJECT, "obj") X (SUBJECT, "subj") X (POSSESSOR, "poss") X (EACH, "each") \
  X (CLAUSE, "clause") X (PREPOSITION, "")

/* What more is to be known of a frame; see the head of the table. */
#define SGP_FLAG_LIST(X) \
  X (MUTUAL, "mutual") X (LIGHT, "light") X (RECEIVE, "receive") X (REQUEST, "request") X (NEGATED, "negated")

#define WORD_ENUM(NAME, name) SGP_WORD_##NAME,
#define SOURCE_ENUM(NAME, name) SGP_SOURCE_##NAME,
#define SLOT_ENUM(NAME, name) SGP_SLOT_##NAME,
#define FLAG_SHIFT(NAME, name) SGP_FLAG_SHIFT_##NAME,
#define FLAG_ENUM(NAME, name) SGP_FLAG_##NAME = 1 << SGP_FLAG_SHIFT_##NAME,
typedef enum { SGP_WORD_LIST (WORD_ENUM) SGP_N_WORDS } SgpWord;
typedef enum { SGP_SOURCE_LIST (SOURCE_ENUM) SGP_N_SOURCES } SgpSource;
typedef enum { SGP_SLOT_LIST (SLOT_ENUM) SGP_N_SLOTS } SgpSlot;
enum { SGP_FLAG_LIST (FLAG_SHIFT) SGP_N_FLAGS };
typedef enum { SGP_FLAG_LIST (FLAG_ENUM) } SgpFlags;
#undef WORD_ENUM
#undef SOURCE_ENUM
#undef SLOT_ENUM
#undef FLAG_SHIFT
#undef FLAG_ENUM

/* One row of the table. @words are those of the predicate, %NULL at the end;
 * @head is the one that stands for it in the tree. */
typedef struct {
  const char *name;
  SgpWord word;
  char **words;
  guint head;
  SgpSlot slot;
  const char *preposition;
  SgpSource source;
  SgStance stance;
  SgAct act;
  SgpFlags flags;
} SgFrame;

typedef struct _SgFrames SgFrames;

SgFrames *sgp_frames_new (const SgLexicon *lexicon, GError **error);
void sgp_frames_free (SgFrames *frames);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgFrames, sgp_frames_free)

/* The frames whose head word has this lemma: an array of SgFrame *, or NULL. */
const GPtrArray *sgp_frames_lookup (const SgFrames *frames, SgpWord word, const char *lemma);

/* What a request for this deed says of the one asked. */
SgStance sgp_frames_get_request (const SgFrames *frames, const char *lemma);
