/* SPDX-License-Identifier: MIT
 *
 * The tables, indexes and views of a store as scripts of SQL, and the two
 * numbers in its header that tell what it is.
 */
#pragma once

#include <stancegraph/store.h>

#define SGP_STORE_APPLICATION 0x53476430 /* "SGd0", PRAGMA application_id */
#define SGP_STORE_VERSION 2              /* PRAGMA user_version */

/* How the full-text indexes take words, as SQL. */
#define SGP_STORE_TOKENIZER "'porter unicode61 remove_diacritics 2'"

/* schema.c */
extern const char sgp_store_tables[], sgp_store_correction_tables[];
/* search-tables.c */
extern const char sgp_store_search_tables[], sgp_store_fill_search[];
/* views.c */
extern const char sgp_store_views[];

/* migrate.c: makes the tables of an empty file, or brings those of an older
 * version up to this one; all or nothing. */
gboolean sgp_store_make_tables (SgStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sgp_store_migrate (SgStore *store, gint64 version, GError **error) G_GNUC_WARN_UNUSED_RESULT;
