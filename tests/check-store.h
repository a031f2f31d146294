/* SPDX-License-Identifier: MIT
 *
 * What holds of a store whatever was done to it: the file is sound, no id
 * leads nowhere, every tie's source speaks its statement, no two ties of a
 * statement say the same, the full-text indexes and the counts of aliases are
 * as if made in one go.
 */
#pragma once

#include <stancegraph/store.h>

/* Fails the test with the name of what does not hold. */
void check_store (SgStore *store);

/* The first column of the first row of a query. */
gint64 get_number (SgStore *store, const char *sql);
