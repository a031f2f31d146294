/* SPDX-License-Identifier: MIT
 *
 * New stores, and older ones brought up to date. A store says in its header
 * which version its tables have; each step below leads from one version to the
 * next, and all that are needed run in one transaction.
 *
 *     version 1 -> 2: corrections, what is known of ties, full-text search
 */
#include "schema-private.h"
#include "store-private.h"

/* Columns that version 2 added; those of a new store stand in schema.c. */
static const char add_columns[] =
  "ALTER TABLE actor ADD COLUMN read_name TEXT;"
  "ALTER TABLE actor ADD COLUMN merged_into INTEGER REFERENCES actor;"
  "ALTER TABLE tie ADD COLUMN origin TEXT NOT NULL DEFAULT 'machine' CHECK (origin IN ('machine', 'hand', 'imported'));"
  "ALTER TABLE tie ADD COLUMN coder TEXT;"
  "ALTER TABLE tie ADD COLUMN state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'confirmed', 'rejected'));";

/* Writes the numbers of the header and ends the transaction. */
static gboolean
finish (SgStore *store, GError **error)
{
  g_autofree char *numbers = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT;",
                                              SGP_STORE_APPLICATION, SGP_STORE_VERSION);
  return sgp_sql_script (store, sgp_store_views, error) && sgp_sql_script (store, numbers, error);
}

static gboolean
begin (SgStore *store, GError **error)
{
  return sgp_sql_script (store, "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE;", error);
}

/* Ends a transaction that could not be finished. */
static gboolean
end (SgStore *store, gboolean done)
{
  if (!done)
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

/* Another process may have been first: then there is nothing to do. */
gboolean
sgp_store_make_tables (SgStore *store, GError **error)
{
  gint64 n_tables;
  if (!begin (store, error))
    return FALSE;
  if (!sgp_sql_run (store, error, &n_tables, "SELECT count(*) FROM sqlite_schema", ""))
    return end (store, FALSE);
  return end (store, n_tables > 0 ? sgp_sql_script (store, "COMMIT", error)
                                  : sgp_sql_script (store, sgp_store_tables, error)
                                      && sgp_sql_script (store, sgp_store_correction_tables, error)
                                      && sgp_sql_script (store, sgp_store_search_tables, error)
                                      && finish (store, error));
}

static gboolean
migrate_1 (SgStore *store, GError **error)
{
  return sgp_sql_script (store, add_columns, error)
         && sgp_sql_script (store, sgp_store_correction_tables, error)
         && sgp_sql_script (store, sgp_store_search_tables, error)
         && sgp_sql_script (store, sgp_store_fill_search, error);
}

gboolean
sgp_store_migrate (SgStore *store, gint64 version, GError **error)
{
  static gboolean (*const steps[SGP_STORE_VERSION]) (SgStore *, GError **) = { NULL, migrate_1 };
  gint64 now;
  if (!begin (store, error))
    return FALSE;
  gboolean done = sgp_sql_run (store, error, &now, "PRAGMA user_version", "");
  for (gint64 i = MAX (version, now); done && i < SGP_STORE_VERSION; i++)
    done = steps[i] (store, error);
  return end (store, done && finish (store, error));
}
