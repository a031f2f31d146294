/* SPDX-License-Identifier: MIT
 *
 * Corrections: what a person says of what was read. Each is a row of its own
 * with who and when, never lost: the store's content is what the machine read
 * with all corrections on top.
 *
 *     "s7 is right"         { SG_EDIT_CONFIRM, .id = "s7" }
 *     "t17 is Ann's"        { SG_EDIT_SET_TARGET, .id = "t17", .actors = { "Ann Lee", NULL } }
 *     "these are one"       { SG_EDIT_MERGE, .id = "a12", .actors = { "a15", NULL } }
 *
 * When a document is read anew, each correction goes to the statement that it
 * fits best, by its words; one that fits none is orphaned and listed.
 */
#pragma once

#include <stancegraph/store.h>

G_BEGIN_DECLS

/* Enum value, name. */
#define SG_EDIT_LIST(X) \
  X (CONFIRM, "confirm") X (REJECT, "reject") X (ADD_STATEMENT, "add-statement") X (ADD_TIE, "add-tie") \
  X (SET_SPEAKER, "set-speaker") X (SET_TARGET, "set-target") X (SET_STANCE, "set-stance") X (SET_SPAN, "set-span") \
  X (RENAME, "rename") X (MERGE, "merge") X (SPLIT, "split")

#define SG_EDIT_ENUM(NAME, name) SG_EDIT_##NAME,
/**
 * SgEditKind:
 * @SG_EDIT_CONFIRM: a statement or tie is right as it is
 * @SG_EDIT_REJECT: it is wrong; it counts no more
 * @SG_EDIT_ADD_STATEMENT: to a document, a statement that was not read
 * @SG_EDIT_ADD_TIE: to a statement, a tie that was not read
 * @SG_EDIT_SET_SPEAKER: a statement is @actors'; its ties go with it
 * @SG_EDIT_SET_TARGET: a tie is towards another
 * @SG_EDIT_SET_STANCE: a tie is of another stance or act
 * @SG_EDIT_SET_SPAN: a statement is @words
 * @SG_EDIT_RENAME: an actor is called @words
 * @SG_EDIT_MERGE: @actors are the actor @id
 * @SG_EDIT_SPLIT: who is called the actor @id in @documents is another
 */
typedef enum { SG_EDIT_LIST (SG_EDIT_ENUM) SG_N_EDITS } SgEditKind;
#undef SG_EDIT_ENUM

const char *sg_edit_kind_get_name (SgEditKind kind);

/**
 * SgEdit:
 * @kind: what is done
 * @id: what it is done to: "s7", "t17", "a12", or for a new statement "d3";
 *   an actor may be given by an unambiguous name too
 * @coder: who says so; never NULL
 * @note: (nullable): why
 * @actors: (nullable): ids or names: the speakers (none: nobody is named), the
 *   new target, the actors to merge, or of a new tie the source and the target
 * @type: the type of those @actors that are new to the store; SG_N_ENTITY_TYPES
 *   where a name that nobody bears is an error
 * @stance: of a tie
 * @act: of a tie
 * @words: content of a statement or evidence of a tie, as they stand in the
 *   article, the parts of a broken one joined by " ... "; or the name of an
 *   actor (of one split off: may be NULL)
 * @cue: (nullable): the words that attribute a new statement
 * @statement_kind: of a new statement; SG_N_STATEMENT_KINDS: by its quotation marks
 * @occurrence: which place, from 1, where @words stand in the article more
 *   than once; 0 where that is an error
 * @documents: (nullable): "d3", ... in which to split
 */
typedef struct {
  SgEditKind kind;
  const char *id;
  const char *coder, *note;
  const char *const *actors;
  SgEntityType type;
  SgStance stance;
  SgAct act;
  const char *words, *cue;
  SgStatementKind statement_kind;
  gint32 occurrence;
  const char *const *documents;
} SgEdit;

#define SG_EDIT_INIT { SG_EDIT_CONFIRM, NULL, NULL, NULL, NULL, SG_N_ENTITY_TYPES, SG_STANCE_NONE, SG_ACT_NONE, \
                       NULL, NULL, SG_N_STATEMENT_KINDS, 0, NULL }

/**
 * SgCorrectionStatus:
 * @SG_CORRECTION_ACTIVE: it is in force
 * @SG_CORRECTION_ORPHANED: the article, as it is read now, has nothing that it
 *   fits; it comes back into force when the words do
 * @SG_CORRECTION_UNDONE: it was taken back
 */
#define SG_CORRECTION_LIST(X) X (ACTIVE, "active") X (ORPHANED, "orphaned") X (UNDONE, "undone")
#define SG_CORRECTION_ENUM(NAME, name) SG_CORRECTION_##NAME,
typedef enum { SG_CORRECTION_LIST (SG_CORRECTION_ENUM) SG_N_CORRECTION_STATUSES } SgCorrectionStatus;
#undef SG_CORRECTION_ENUM

const char *sg_correction_status_get_name (SgCorrectionStatus status);

gint64 sg_store_edit (SgStore *store, const SgEdit *edit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 sg_store_undo (SgStore *store, gint64 correction, const char *coder, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
