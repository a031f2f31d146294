/* SPDX-License-Identifier: MIT
 *
 * What the graph asks of a store besides a list of its ties: the names, the
 * statements and the speakers that become nodes.
 */
#include "store-private.h"

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

/* A parent that does not count is none. */
gboolean
sgp_store_read_statement (SgStore *store, gint64 id, SgpStatement *statement, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT s.content, d.key, p.id, d.date, s.origin, s.state FROM statement s JOIN document d ON d.id = s.document"
                                " LEFT JOIN statement p ON p.id = s.parent AND p.document = s.document"
                                " AND p.state <> 'rejected' WHERE s.id = ?", "i", id);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  *statement = (SgpStatement) { .id = id };
  if (row) {
    statement->content = sgp_sql_dup_text (stmt, 0);
    statement->document = sgp_sql_dup_text (stmt, 1);
    statement->parent = sqlite3_column_int64 (stmt, 2);
    statement->date = sgp_sql_dup_text (stmt, 3);
    statement->origin = sgp_origin_parse (sgp_sql_text (stmt, 4));
    statement->state = sgp_state_parse (sgp_sql_text (stmt, 5));
  }
  sqlite3_reset (stmt);
  return TRUE;
}

void
sgp_statement_clear (SgpStatement *statement)
{
  g_free (statement->content);
  g_free (statement->document);
  g_free (statement->date);
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
