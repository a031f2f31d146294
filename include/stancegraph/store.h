/* SPDX-License-Identifier: MIT
 *
 * The store: one SQLite file with documents, their entities, statements and
 * ties, and the actors of the whole corpus. A document is in it whole or not
 * at all.
 *
 *     document --1:n-- document_entity --link {reason, score}--> actor
 *              --1:n-- statement --1:n-- tie
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

SgStore *sg_store_open (const char *path, SgStoreMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sg_store_free (SgStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgStore, sg_store_free)

gboolean sg_store_check (SgStore *store, const SgDocument *doc, const char *pipeline,
                         SgStoreState *state, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_store_add (SgStore *store, const SgDocument *doc, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
