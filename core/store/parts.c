/* SPDX-License-Identifier: MIT
 *
 * Parts and wholes among the actors of the corpus. Each document says what
 * its entities belong to (a ministry to its country); for an actor the whole
 * counts that most documents name, of equals the one known first.
 *
 *     Home Office --> British Government --> United Kingdom      (the root)
 */
#include "store-private.h"

#define USUAL_DEPTH 8

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

/* A table from actor to actor; free with g_hash_table_unref(). */
GHashTable *
sgp_store_get_wholes (SgStore *store, GError **error)
{
  gboolean row;
  g_autoptr (GHashTable) wholes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT a.actor, b.actor FROM document_entity e JOIN link a ON a.entity = e.id"
                                " JOIN link b ON b.entity = e.part_of"
                                " WHERE e.part_of IS NOT NULL AND a.actor <> b.actor"
                                " GROUP BY 1, 2 ORDER BY 1, count(*) DESC, 2", "");
  while (stmt != NULL && sgp_sql_step (store, stmt, &row, error)) {
    if (!row)
      return g_steal_pointer (&wholes);
    gint64 part = sqlite3_column_int64 (stmt, 0);
    if (!g_hash_table_contains (wholes, &part))
      g_hash_table_insert (wholes, dup_id (part), dup_id (sqlite3_column_int64 (stmt, 1)));
  }
  return NULL;
}

gint64
sgp_wholes_get (GHashTable *wholes, gint64 actor)
{
  const gint64 *whole = g_hash_table_lookup (wholes, &actor);
  return whole != NULL ? *whole : 0;
}

/* The least id on the circle that @actor lies on. */
static gint64
find_least (GHashTable *wholes, gint64 actor)
{
  gint64 least = actor;
  for (gint64 next = sgp_wholes_get (wholes, actor); next != actor; next = sgp_wholes_get (wholes, next))
    least = MIN (least, next);
  return least;
}

/* The whole of the whole and so on. Documents that contradict each other may
 * make a circle; then it is the member of it known first. */
gint64
sgp_wholes_get_root (GHashTable *wholes, gint64 actor)
{
  g_autoptr (GHashTable) seen = NULL;
  for (int depth = 0;; depth++) {
    gint64 whole = sgp_wholes_get (wholes, actor);
    if (whole == 0)
      return actor;
    /* Chains are short: only a long one is watched for a circle. */
    if (depth == USUAL_DEPTH)
      seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    if (seen != NULL && !g_hash_table_add (seen, dup_id (actor)))
      return find_least (wholes, actor);
    actor = whole;
  }
}
