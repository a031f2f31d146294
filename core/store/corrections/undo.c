/* SPDX-License-Identifier: MIT
 *
 * A correction taken back. Its row stays, marked, and the statement's rows
 * are replayed without it. What others were made upon cannot be taken back
 * before them:
 *
 *     c3 add-tie s7: t40      c5 set-stance t40       c5 first
 *     c3 set-span s7          c5 confirm s7           c5 first: it vouches for those words
 *
 * A statement that neither the machine reads nor a person any longer vouches
 * for is gone; its id is not used again.
 */
#include "correct-private.h"

#include <stancegraph/error.h>

static gboolean
mark_undone (SgStore *store, const SgpCorrection *correction, const char *coder, GError **error)
{
  g_autofree char *time = sgp_correction_make_time ();
  return sgp_sql_run (store, error, NULL, "UPDATE correction SET status = 'undone', reason = NULL, undone_time = ?,"
                      " undone_by = ? WHERE id = ?", "tti", time, coder, correction->id);
}

/* An error that names what builds on a correction. */
static gboolean
refuse (const SgpCorrection *correction, const char *names, GError **error)
{
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "c%" G_GINT64_FORMAT " cannot be undone before what builds on it: %s",
               correction->id, names);
  return FALSE;
}

/* Runs a query that joins the names of what builds on a correction. */
static gboolean
check_builders (SgStore *store, const SgpCorrection *correction, sqlite3_stmt *stmt, GError **error)
{
  gboolean row;
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  g_autofree char *names = sgp_sql_dup_text (stmt, 0);
  sqlite3_reset (stmt);
  return names == NULL || refuse (correction, names, error);
}

static gboolean
check_nothing_builds (SgStore *store, const SgpCorrection *correction, GError **error)
{
  return check_builders (store, correction,
    sgp_sql (store, error,
             "SELECT group_concat ('c' || b.id || ' ' || b.kind, ', ') FROM correction c JOIN correction b"
             " ON b.statement = c.statement AND b.id > c.id AND b.status <> 'undone' WHERE c.id = ?"
             " AND (c.kind = 'add-statement' OR (c.kind = 'add-tie' AND b.tie = c.tie)"
             "  OR b.tie IN (SELECT value FROM json_each (c.value, '$.made'))"
             "  OR (b.kind = 'confirm' AND (c.kind = 'set-speaker' OR (c.kind = 'set-span' AND b.tie IS NULL)"
             "      OR (c.kind IN ('set-target', 'set-stance') AND b.tie = c.tie))))", "i", correction->id), error);
}

/* Whether a statement stands on nothing any more, and what is left of it. */
static gboolean
count_support (SgStore *store, gint64 statement, gint64 *support, gint64 *left, GError **error)
{
  return sgp_sql_run (store, error, support, "SELECT (SELECT count(*) FROM reading WHERE statement = ?1 AND machine IS NOT NULL)"
                      " + (SELECT count(*) FROM correction WHERE statement = ?1 AND status <> 'undone' AND kind <> 'reject')",
                      "i", statement)
         && sgp_sql_run (store, error, left, "SELECT count(*) FROM correction WHERE statement = ? AND status <> 'undone'", "i",
                         statement);
}

static gboolean
clear_rows (SgStore *store, gint64 statement, GError **error)
{
  return sgp_sql_run (store, error, NULL, "DELETE FROM speaker WHERE statement = ?", "i", statement)
         && sgp_sql_run (store, error, NULL, "DELETE FROM tie WHERE statement = ?", "i", statement)
         && sgp_sql_run (store, error, NULL, "UPDATE statement SET parent = NULL WHERE parent = ?", "i", statement);
}

/* Its corrections, all undone, still tell which it was. */
static gboolean
remove_statement (SgStore *store, gint64 statement, GError **error)
{
  return clear_rows (store, statement, error)
         && sgp_sql_run (store, error, NULL, "UPDATE correction SET value = json_set (value, '$.statement', statement),"
                         " statement = NULL WHERE statement = ?", "i", statement)
         && sgp_reading_drop (store, statement, error)
         && sgp_sql_run (store, error, NULL, "DELETE FROM statement WHERE id = ?", "i", statement);
}

/* What was rejected in an older version goes back there, in case that it is
 * read again. */
static gboolean
put_back (SgStore *store, gint64 statement, GError **error)
{
  return clear_rows (store, statement, error)
         && sgp_sql_run (store, error, NULL, "UPDATE statement SET (document, content, spans, cue, parent, state) ="
                         " (SELECT value ->> '$.at.document', quote, value ->> '$.at.spans', '[]', NULL, 'rejected'"
                         " FROM correction"
                         " WHERE statement = ?1 AND status <> 'undone' ORDER BY id LIMIT 1) WHERE id = ?1", "i", statement)
         && sgp_sql_run (store, error, NULL, "UPDATE correction SET status = 'orphaned', reason = 'the statement is read no"
                         " more' WHERE statement = ? AND status <> 'undone'", "i", statement);
}

/* Replays the statement of a correction that is undone. */
static gboolean
replay (SgStore *store, SgpArticle *article, const SgpCorrection *correction, GError **error)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  if (!sgp_replay_statement (store, article, correction->statement, 0, lost, error))
    return FALSE;
  if (lost->len == 0)
    return TRUE;
  g_ptr_array_add (lost, NULL);
  g_autofree char *names = g_strjoinv (", ", (char **) lost->pdata);
  return refuse (correction, names, error);
}

/* Entities that only this statement used go with it. */
static gboolean
drop_unused (SgStore *store, SgpArticle *article, GError **error)
{
  g_autoptr (SgpLinker) linker = sgp_linker_new (store);
  SgpReplay replay = { store, linker, article, 0, NULL };
  return sgp_document_drop_unused (&replay, error);
}

static gboolean
undo_in_document (SgStore *store, const SgpCorrection *correction, GError **error)
{
  gint64 document, support, left, statement = correction->statement;
  if (!check_nothing_builds (store, correction, error)
      || !sgp_sql_run (store, error, &document, "SELECT document FROM statement WHERE id = ?", "i", statement))
    return FALSE;
  g_autoptr (SgpArticle) article = sgp_article_load (store, document, error);
  if (article == NULL || !count_support (store, statement, &support, &left, error))
    return FALSE;
  if (support == 0)
    return (left == 0 ? remove_statement (store, statement, error) : put_back (store, statement, error))
           && drop_unused (store, article, error);
  /* What an orphan's rows say does not count. */
  if (article->superseded_by == 0 ? !replay (store, article, correction, error)
                                  : left == 0 && !sgp_reading_restore (store, statement, error))
    return FALSE;
  return left > 0 || sgp_reading_drop (store, statement, error);
}

gboolean
sgp_undo (SgStore *store, gint64 id, const char *coder, GError **error)
{
  g_autoptr (SgpCorrection) correction = sgp_correction_get (store, id, error);
  if (correction == NULL)
    return FALSE;
  if (correction->status == SG_CORRECTION_UNDONE) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "c%" G_GINT64_FORMAT " is undone already", id);
    return FALSE;
  }
  return mark_undone (store, correction, coder, error)
         && (correction->statement != 0 ? undo_in_document (store, correction, error)
                                        : sgp_undo_actor (store, correction, error));
}
