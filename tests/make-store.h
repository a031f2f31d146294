/* SPDX-License-Identifier: MIT
 *
 * What tests of the store and of the graph do to a store.
 */
#pragma once

#include <stancegraph/store.h>

/* Adds a document and lets go of it. */
void store_take (SgStore *store, SgDocument *doc);

/* Runs SQL, to do what no command does. */
void store_run (SgStore *store, const char *sql);
