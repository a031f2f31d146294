/* SPDX-License-Identifier: MIT
 *
 * Steps on a store that must succeed, for tests.
 */
#include "make-store.h"

#include "store/store-private.h"

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
