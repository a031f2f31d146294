/* SPDX-License-Identifier: MIT
 *
 * What tests of the store and of the graph do to a store.
 */
#pragma once

#include <stancegraph/store.h>

/* A store of its own in a folder of its own, as a fixture of GLib's tests. */
typedef struct {
  char *folder, *path;
  SgStore *store;             /* open for writing; may be closed before the end */
} StoreFixture;
void store_set_up (StoreFixture *fixture, gconstpointer data);
void store_tear_down (StoreFixture *fixture, gconstpointer data);

/* Opens a store; the test fails where that fails. */
SgStore *store_open (const char *path, SgStoreMode mode);

/* Adds a document and lets go of it. */
void store_take (SgStore *store, SgDocument *doc);

/* Runs SQL, to do what no command does. */
void store_run (SgStore *store, const char *sql);
