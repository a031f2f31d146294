/* SPDX-License-Identifier: MIT
 *
 * The store: one SQLite file with documents, their entities, statements and
 * ties, and the actors of the whole corpus. A document is in it whole or not
 * at all.
 *
 *     document --1:n-- document_entity --link {reason, score}--> actor
 *              --1:n-- statement --1:n-- tie
 *
 * A document is known by its key. A new text, or a new reading of the same,
 * is a new version that supersedes the one before; statements and ties that
 * both have keep their ids. Offsets in the store are bytes of the stored text.
 * A store is used by one thread at a time.
 */
#pragma once

#include <stancegraph/document.h>

G_BEGIN_DECLS

typedef struct _SgStore SgStore;

/**
 * SgStoreMode:
 * @SG_STORE_READ: an existing store, for reading
 * @SG_STORE_WRITE: a store that is made where there is none
 */
typedef enum { SG_STORE_READ, SG_STORE_WRITE } SgStoreMode;

/**
 * SgStoreState: what a store knows of a document's key, text and pipeline
 * @SG_STORE_NEW: the key is new
 * @SG_STORE_CHANGED: the key is known with another text
 * @SG_STORE_STALE: the same text, read by another pipeline
 * @SG_STORE_SAME: nothing to do
 */
typedef enum { SG_STORE_NEW, SG_STORE_CHANGED, SG_STORE_STALE, SG_STORE_SAME } SgStoreState;

/* Where a statement or tie comes from, and whether a person has judged it. */
#define SG_ORIGIN_LIST(X) X (MACHINE, "machine") X (HAND, "hand") X (IMPORTED, "imported")
#define SG_STATE_LIST(X) X (READ, "read") X (CONFIRMED, "confirmed") X (REJECTED, "rejected")

/* Both in a word for people; corrected: a person has changed what was read. */
#define SG_CHECK_LIST(X) \
  X (UNCHECKED, "read") X (CONFIRMED, "confirmed") X (CORRECTED, "corrected") X (REJECTED, "rejected") X (BY_HAND, "by hand")

#define SG_ORIGIN_ENUM(NAME, name) SG_ORIGIN_##NAME,
#define SG_STATE_ENUM(NAME, name) SG_STATE_##NAME,
#define SG_CHECK_ENUM(NAME, name) SG_CHECK_##NAME,
typedef enum { SG_ORIGIN_LIST (SG_ORIGIN_ENUM) SG_N_ORIGINS } SgOrigin;
typedef enum { SG_STATE_LIST (SG_STATE_ENUM) SG_N_STATES } SgState;
typedef enum { SG_CHECK_LIST (SG_CHECK_ENUM) SG_N_CHECKS } SgCheck;
#undef SG_ORIGIN_ENUM
#undef SG_STATE_ENUM
#undef SG_CHECK_ENUM

const char *sg_origin_get_name (SgOrigin origin);
const char *sg_state_get_name (SgState state);
const char *sg_check_get_name (SgCheck check);

/* What counts in a store: @speakers are actors who speak a statement;
 * @orphaned are those of the @corrections that fit nothing now. */
typedef struct {
  gint64 documents, statements, speakers, ties;
  gint64 corrections, orphaned;
} SgStoreCounts;

SgStore *sg_store_open (const char *path, SgStoreMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sg_store_free (SgStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgStore, sg_store_free)

gboolean sg_store_check (SgStore *store, const SgDocument *doc, const char *pipeline,
                         SgStoreState *state, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_store_add (SgStore *store, const SgDocument *doc, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_store_update_meta (SgStore *store, const SgDocument *doc, gboolean *changed,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_store_flush (SgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_store_count (SgStore *store, SgStoreCounts *counts, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * SgStoredDocument:
 * @id: its permanent id
 * @version: 1 for the first of its key
 * @superseded_by: id of the version after it, or 0
 * @document: what was stored: text, entities, statements and ties
 * @actors: for each entity the actor it is linked to, or 0
 * @statements, @ties: the permanent id of each
 * @origins, @states: of each statement
 * @tie_origins, @tie_states: of each tie
 */
typedef struct {
  gint64 id;
  gint32 version;
  gint64 superseded_by;
  SgDocument *document;
  gint64 *actors, *statements, *ties;
  SgOrigin *origins, *tie_origins;
  SgState *states, *tie_states;
} SgStoredDocument;

SgStoredDocument *sg_store_get_document (SgStore *store, const char *id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sg_stored_document_free (SgStoredDocument *stored);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgStoredDocument, sg_stored_document_free)

G_END_DECLS
