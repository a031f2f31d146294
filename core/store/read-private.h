/* SPDX-License-Identifier: MIT
 *
 * What a store tells the graph beside its rows: wholes, actors by their
 * numbers, statements. Nothing of SQLite is seen here.
 */
#pragma once

#include <stancegraph/filter.h>
#include <stancegraph/store.h>

/* store.c: between these, all is read from one state of the file, whoever may
 * be writing. @began tells the end whether there is something to end. */
gboolean sgp_store_begin_read (SgStore *store, gboolean *began, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_store_end_read (SgStore *store, gboolean began);

/* parts.c: which actor is part of which: the whole that most documents name. */
GHashTable *sgp_store_get_wholes (SgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gint64 sgp_wholes_get (GHashTable *wholes, gint64 actor);        /* 0 for none */
gint64 sgp_wholes_get_root (GHashTable *wholes, gint64 actor);

/* read-graph.c: what the nodes of the graph are made of. */
typedef struct {
  gint64 id, parent;
  char *content, *document, *date;
  SgOrigin origin;
  SgState state;
} SgpStatement;
gboolean sgp_store_read_actor (SgStore *store, gint64 id, char **name, SgEntityType *type, GError **error);
gboolean sgp_store_read_statement (SgStore *store, gint64 id, SgpStatement *statement, GError **error);
void sgp_statement_clear (SgpStatement *statement);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgpStatement, sgp_statement_clear)
/* Appends the ids of the actors who speak a statement to an array of gint64. */
gboolean sgp_store_read_speakers (SgStore *store, gint64 statement, GArray *actors, GError **error);
