/* SPDX-License-Identifier: MIT
 *
 * A correction of a tie, done to its row. The tie keeps its id whatever it
 * says afterwards; what a person set is confirmed. Two ties of one statement
 * never say the same: of the machine's and a person's the person's stays.
 *
 *     t17  Ann Lee blames Bo Ray     set-target "Cy Dow"
 *     t17  Ann Lee blames Cy Dow     confirmed
 */
#include "correct-private.h"

#include <string.h>

/* A tie as it is, and as it shall be. */
typedef struct {
  gint64 id, source, target;
  char *stance, *act;
} Tie;

static void
clear_tie (Tie *tie)
{
  g_free (tie->stance);
  g_free (tie->act);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tie, clear_tie)

/* The tie of a correction; id 0 where the statement has none such. */
static gboolean
load_tie (SgpReplay *replay, const SgpCorrection *correction, Tie *tie, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (replay->store, error, "SELECT id, source, target, stance, act FROM tie"
                                " WHERE id = ? AND statement = ?", "ii", correction->tie, correction->statement);
  if (stmt == NULL || !sgp_sql_step (replay->store, stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *tie = (Tie) { sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), sqlite3_column_int64 (stmt, 2),
                 sgp_sql_dup_text (stmt, 3), sgp_sql_dup_text (stmt, 4) };
  sqlite3_reset (stmt);
  return TRUE;
}

/* Another tie of the statement between the same actors in the same stance; 0
 * where there is none. */
static gboolean
find_same (SgpReplay *replay, gint64 statement, const Tie *tie, gint64 *same, GError **error)
{
  return sgp_sql_run (replay->store, error, same,
                      "SELECT t.id FROM tie t JOIN link a ON a.entity = t.source JOIN link b ON b.entity = t.target"
                      " WHERE t.statement = ? AND t.id <> ? AND t.stance = ?"
                      " AND a.actor = (SELECT actor FROM link WHERE entity = ?)"
                      " AND b.actor = (SELECT actor FROM link WHERE entity = ?) ORDER BY t.id LIMIT 1", "iitii",
                      statement, tie->id, tie->stance, tie->source, tie->target);
}

/* Makes room for a tie as a person wants it: a reading that says the same and
 * that nobody has touched gives way. */
static gboolean
make_room (SgpReplay *replay, const SgpCorrection *correction, const Tie *tie, GError **error)
{
  gint64 same, touched;
  if (!find_same (replay, correction->statement, tie, &same, error)
      || !sgp_sql_run (replay->store, error, &touched, "SELECT count(*) FROM correction WHERE statement = ? AND tie = ?"
                       " AND status <> 'undone'", "ii", correction->statement, same))
    return FALSE;
  if (same == 0)
    return TRUE;
  if (correction->id == replay->fresh || touched > 0)
    return sgp_replay_refuse (replay, "t%" G_GINT64_FORMAT " says so already", same);
  return sgp_sql_run (replay->store, error, NULL, "DELETE FROM tie WHERE id = ?", "i", same);
}

static gboolean
set_state (SgpReplay *replay, const SgpCorrection *correction, const char *state, GError **error)
{
  return sgp_sql_run (replay->store, error, NULL, "UPDATE tie SET state = ? WHERE id = ?", "ti", state, correction->tie);
}

/* Whoever says that a tie is so says that its statement is no mistake. */
static gboolean
accept_statement (SgpReplay *replay, gint64 statement, GError **error)
{
  return sgp_sql_run (replay->store, error, NULL, "UPDATE statement SET state = CASE origin WHEN 'hand' THEN 'confirmed'"
                      " ELSE 'read' END WHERE id = ? AND state = 'rejected'", "i", statement);
}

/* Writes a tie as a person wants it. */
static gboolean
write_tie (SgpReplay *replay, const SgpCorrection *correction, const Tie *tie, GError **error)
{
  if (!make_room (replay, correction, tie, error))
    return FALSE;
  return replay->reason != NULL
         || (sgp_sql_run (replay->store, error, NULL, "UPDATE tie SET target = ?, stance = ?, act = ?, state = 'confirmed'"
                          " WHERE id = ?", "itti", tie->target, tie->stance, tie->act, tie->id)
             && accept_statement (replay, correction->statement, error));
}

static gboolean
have_one_actor (SgpReplay *replay, gint64 a, gint64 b, gboolean *same, GError **error)
{
  gint64 found;
  gboolean done = sgp_sql_run (replay->store, error, &found, "SELECT 1 FROM link a JOIN link b ON b.actor = a.actor"
                               " WHERE a.entity = ? AND b.entity = ?", "ii", a, b);
  *same = done && found != 0;
  return done;
}

static gboolean
apply_target (SgpReplay *replay, SgpCorrection *correction, Tie *tie, GError **error)
{
  gint64 target;
  gboolean is_source, is_target;
  if (!sgp_document_find_entity (replay, sgp_value_get_object (correction->value, "target"), &target, error)
      || !have_one_actor (replay, tie->source, target, &is_source, error)
      || !have_one_actor (replay, tie->target, target, &is_target, error))
    return FALSE;
  if (correction->id == replay->fresh && (is_source || is_target))
    return sgp_replay_refuse (replay, is_target ? "t%" G_GINT64_FORMAT " is towards that actor already"
                                                : "the source of t%" G_GINT64_FORMAT " cannot be its target", tie->id);
  tie->target = is_target ? tie->target : target;
  return write_tie (replay, correction, tie, error);
}

/* An act belongs to its stance: another stance without an act has none. */
static gboolean
apply_stance (SgpReplay *replay, SgpCorrection *correction, Tie *tie, GError **error)
{
  const char *stance = sgp_value_get_text (correction->value, "stance");
  const char *act = sgp_value_get_text (correction->value, "act");
  gboolean changes = *stance != '\0' && strcmp (stance, tie->stance) != 0;
  if (*act == '\0')
    act = changes ? sg_act_get_name (SG_ACT_NONE) : tie->act;
  if (correction->id == replay->fresh && !changes && strcmp (act, tie->act) == 0)
    return sgp_replay_refuse (replay, "t%" G_GINT64_FORMAT " is so already", tie->id);
  g_autofree char *old_act = g_steal_pointer (&tie->act);
  tie->act = g_strdup (act);
  if (changes) {
    g_free (tie->stance);
    tie->stance = g_strdup (stance);
  }
  return write_tie (replay, correction, tie, error);
}

gboolean
sgp_apply_to_tie (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  g_auto (Tie) tie = { 0, 0, 0, NULL, NULL };
  if (!load_tie (replay, correction, &tie, error))
    return FALSE;
  if (tie.id == 0)
    return sgp_replay_refuse (replay, "the tie is read no more");
  switch (correction->kind) {
  case SG_EDIT_REJECT:
    return set_state (replay, correction, "rejected", error);
  case SG_EDIT_SET_TARGET:
    return apply_target (replay, correction, &tie, error);
  case SG_EDIT_SET_STANCE:
    return apply_stance (replay, correction, &tie, error);
  default:
    return set_state (replay, correction, "confirmed", error)
           && accept_statement (replay, correction->statement, error);
  }
}
