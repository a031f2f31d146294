/* SPDX-License-Identifier: MIT
 *
 * Corrections of every kind, made at random on what a store holds, for tests of
 * what becomes of them.
 *
 *     Corrector *corrector = corrector_new (store, 3);
 *     corrector_make (corrector, 50);
 *     corrector->made          what was done, on what, and where it stood
 */
#pragma once

#include <stancegraph/edit.h>

/* A correction that was made, and where in which article: @place is of the
 * statement, after the correction; empty for actors. */
typedef struct {
  gint64 id;
  SgEditKind kind;
  gint64 statement, tie, actor, other;
  SgStance stance;
  gint32 article;
  GArray *place;
} Made;

typedef struct {
  SgStore *store;
  GRand *rand;
  GArray *made;               /* Made */
  GHashTable *touched;        /* statements, and actors as negative numbers, with a correction */
} Corrector;

Corrector *corrector_new (SgStore *store, guint32 seed);
void corrector_free (Corrector *corrector);

/* Makes @n corrections, all kinds in turns; fails the test where the store
 * offers too little. Documents must be called "article 0", "article 1" ... */
void corrector_make (Corrector *corrector, guint n);

/* A number that a query with one parameter finds; 0 for null and for no row. */
gint64 corrector_ask (Corrector *corrector, const char *sql, gint64 id);

/* The spans of a statement's content, and whether its document is current. */
GArray *corrector_get_place (Corrector *corrector, gint64 statement, gboolean *current);
