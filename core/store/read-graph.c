/* SPDX-License-Identifier: MIT
 *
 * What the graph asks of a store: all ties between actors in one pass, with
 * numbers only; then the names, passages and statements of those few that
 * become nodes or stand for a sum.
 */
#include "store-private.h"

/* Ties that the filter leaves, whatever their sum, since parts may still come
 * to count for the whole; NULL with an error. */
GArray *
sgp_store_read_ties (SgStore *store, const SgFilter *filter, GError **error)
{
  gboolean row = TRUE;
  SgFilter single = *filter;
  single.min_weight = 0;
  g_autoptr (SgpWhere) where = sgp_where_new (store, &single, error);
  if (where == NULL)
    return NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, t.statement, ls.actor, lt.actor, t.stance, t.act, t.confidence"
                                          SGP_FROM_TIES "%s ORDER BY t.id", where->ties->str);
  g_autoptr (GArray) ties = g_array_new (FALSE, FALSE, sizeof (SgpTie));
  sqlite3_stmt *stmt = sgp_sql_prepare (store, error, sql);
  gboolean done = stmt != NULL;
  while (done && (done = sgp_sql_step (store, stmt, &row, error)) && row) {
    SgpTie tie = {
      sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), sqlite3_column_int64 (stmt, 2),
      sqlite3_column_int64 (stmt, 3), sgp_stance_parse (sgp_sql_text (stmt, 4)), sgp_act_parse (sgp_sql_text (stmt, 5)),
      sqlite3_column_double (stmt, 6),
    };
    g_array_append_val (ties, tie);
  }
  sqlite3_finalize (stmt);
  return done ? g_steal_pointer (&ties) : NULL;
}

gboolean
sgp_store_read_actor (SgStore *store, gint64 id, char **name, SgEntityType *type, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT name, type FROM actor WHERE id = ?", "i", id);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  *name = row ? sgp_sql_dup_text (stmt, 0) : g_strdup ("");
  *type = sgp_entity_type_parse (row ? sgp_sql_text (stmt, 1) : "");
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
sgp_store_read_evidence (SgStore *store, gint64 tie, char **evidence, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT evidence FROM tie WHERE id = ?", "i", tie);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  *evidence = row ? sgp_sql_dup_text (stmt, 0) : NULL;
  sqlite3_reset (stmt);
  return TRUE;
}

/* A parent that does not count is none. */
gboolean
sgp_store_read_statement (SgStore *store, gint64 id, SgpStatement *statement, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT s.content, d.key, p.id FROM statement s JOIN document d ON d.id = s.document"
                                " LEFT JOIN statement p ON p.id = s.parent AND p.document = s.document"
                                " AND p.state <> 'rejected' WHERE s.id = ?", "i", id);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  *statement = (SgpStatement) { id, row ? sqlite3_column_int64 (stmt, 2) : 0, row ? sgp_sql_dup_text (stmt, 0) : NULL,
                                row ? sgp_sql_dup_text (stmt, 1) : NULL };
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
sgp_store_read_speakers (SgStore *store, gint64 statement, GArray *actors, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT DISTINCT l.actor FROM speaker p JOIN link l ON l.entity = p.entity"
                                " WHERE p.statement = ? AND p.role = 'speaker' ORDER BY 1", "i", statement);
  while (stmt != NULL && sgp_sql_step (store, stmt, &row, error)) {
    if (!row)
      return TRUE;
    gint64 actor = sqlite3_column_int64 (stmt, 0);
    g_array_append_val (actors, actor);
  }
  return FALSE;
}
