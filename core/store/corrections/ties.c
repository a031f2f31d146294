/* SPDX-License-Identifier: MIT
 *
 * Ties of a statement under correction: two never say the same, none leads
 * back to its source. Sameness is of actors, since a document may have two
 * entities of one. Of two that say the same the one that a person has spoken
 * of stays.
 */
#include "correct-private.h"

void
sgp_tie_row_clear (SgpTieRow *tie)
{
  g_free (tie->stance);
  g_free (tie->act);
}

/* Its id is 0 where the statement has none such. */
gboolean
sgp_tie_load (SgStore *store, gint64 id, gint64 statement, SgpTieRow *tie, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT id, source, target, stance, act FROM tie WHERE id = ? AND statement = ?",
                                "ii", id, statement);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *tie = (SgpTieRow) { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), sqlite3_column_int64 (stmt, 2),
                       sgp_sql_dup_text (stmt, 3), sgp_sql_dup_text (stmt, 4) };
  sqlite3_reset (stmt);
  return TRUE;
}

/* The id that a tie will have: a row that is there only to draw it. */
gboolean
sgp_tie_draw_id (SgStore *store, gint64 statement, gint64 *id, GError **error)
{
  return sgp_sql_run (store, error, id, "INSERT INTO tie (statement, source, stance, target, act, evidence, spans, why,"
                      " confidence) VALUES (?, 0, '', 0, '', '', '[]', '', 0) RETURNING id", "i", statement)
         && sgp_sql_run (store, error, NULL, "DELETE FROM tie WHERE id = ?", "i", *id);
}

gboolean
sgp_tie_find_same (SgStore *store, gint64 statement, const SgpTieRow *tie, gint64 *same, GError **error)
{
  return sgp_sql_run (store, error, same,
                      "SELECT t.id FROM tie t JOIN link a ON a.entity = t.source JOIN link b ON b.entity = t.target"
                      " WHERE t.statement = ? AND t.id <> ? AND t.stance = ?"
                      " AND a.actor = (SELECT actor FROM link WHERE entity = ?)"
                      " AND b.actor = (SELECT actor FROM link WHERE entity = ?) ORDER BY t.id LIMIT 1", "iitii",
                      statement, tie->id, tie->stance, tie->source, tie->target);
}

gboolean
sgp_tie_is_touched (SgStore *store, gint64 statement, gint64 tie, gboolean *touched, GError **error)
{
  gint64 found;
  gboolean done = sgp_sql_run (store, error, &found, "SELECT count(*) FROM correction WHERE statement = ? AND tie = ?"
                               " AND status <> 'undone'", "ii", statement, tie);
  *touched = done && found > 0;
  return done;
}

gboolean
sgp_tie_is_loop (SgStore *store, gint64 source, gint64 target, gboolean *loop, GError **error)
{
  gint64 found;
  gboolean done = sgp_sql_run (store, error, &found, "SELECT 1 FROM link a JOIN link b ON b.actor = a.actor"
                               " WHERE a.entity = ? AND b.entity = ?", "ii", source, target);
  *loop = done && found != 0;
  return done;
}

gboolean
sgp_tie_make_room (SgpReplay *replay, SgpCorrection *correction, gint64 tie, gint64 source, gboolean *fits, GError **error)
{
  gint64 same;
  gboolean loop, touched, same_touched;
  g_auto (SgpTieRow) row = { 0, 0, 0, NULL, NULL };
  if (!sgp_tie_load (replay->store, tie, correction->statement, &row, error))
    return FALSE;
  row.source = source;
  if (!sgp_tie_is_loop (replay->store, source, row.target, &loop, error)
      || !sgp_tie_find_same (replay->store, correction->statement, &row, &same, error)
      || !sgp_tie_is_touched (replay->store, correction->statement, tie, &touched, error)
      || !sgp_tie_is_touched (replay->store, correction->statement, same, &same_touched, error))
    return FALSE;
  *fits = !loop && (same == 0 || (touched && !same_touched));
  return !*fits || same == 0 || sgp_sql_run (replay->store, error, NULL, "DELETE FROM tie WHERE id = ?", "i", same);
}
