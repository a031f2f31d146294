/* SPDX-License-Identifier: MIT
 *
 * Steps on a store that must succeed, for tests.
 */
#include "make-store.h"

#include "store/store-private.h"

#include <glib/gstdio.h>

SgStore *
store_open (const char *path, SgStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  SgStore *store = sg_store_open (path, mode, &error);
  g_assert_no_error (error);
  return store;
}

void
store_set_up (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  fixture->folder = g_dir_make_tmp ("stancegraph-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sg", NULL);
  fixture->store = store_open (fixture->path, SG_STORE_WRITE);
}

void
store_tear_down (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_pointer (&fixture->store, sg_store_free);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);   /* nothing is left beside the store */
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
store_take (SgStore *store, SgDocument *doc)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (sg_store_add (store, doc, &error));
  g_assert_no_error (error);
  sg_document_unref (doc);
}

void
store_run (SgStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (sgp_sql_script (store, sql, &error));
  g_assert_no_error (error);
}
