/* SPDX-License-Identifier: MIT
 *
 * A store of its own for a test, corrections of it, and what it holds then.
 *
 *     judge (store, SG_EDIT_CONFIRM, "s1");
 *     assert_corrections (store, "c1 confirm s1 active");
 */
#pragma once

#include "make-store.h"

#include <stancegraph/edit.h>

/* Checks the store and lets go of it. */
void edit_tear_down (StoreFixture *fixture, gconstpointer data);

#define NO_EDIT { SG_EDIT_CONFIRM, NULL, "ann", NULL, NULL, SG_N_ENTITY_TYPES, SG_STANCE_NONE, SG_ACT_NONE, \
                  NULL, NULL, SG_N_STATEMENT_KINDS, 0, NULL }

/* Corrections that must succeed; they return their ids. */
gint64 make_edit (SgStore *store, const SgEdit *edit);
gint64 judge (SgStore *store, SgEditKind kind, const char *id);
gint64 set_target (SgStore *store, const char *id, const char *target, SgEntityType type);
gint64 edit_actors (SgStore *store, SgEditKind kind, const char *id, const char *first, const char *second);
gint64 set_span (SgStore *store, const char *id, const char *words);
void undo (SgStore *store, gint64 id);

/* What counts, one row behind the other. */
char *describe_ties (SgStore *store);
char *describe_statements (SgStore *store);
char *describe_corrections (SgStore *store);
void assert_ties (SgStore *store, const char *expected);
void assert_statements (SgStore *store, const char *expected);
void assert_corrections (SgStore *store, const char *expected);
