/* SPDX-License-Identifier: MIT
 *
 * A statement's rows made anew: what was read, then each of its corrections in
 * the order in which they were made. One that does not fit is orphaned with a
 * reason, the others go on.
 *
 *     read: Ann Lee blames Bo Ray    c3 set-target Cy Dow    c7 confirm
 *     ->    Ann Lee blames Cy Dow, confirmed
 */
#include "correct-private.h"

static gboolean
apply (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  g_clear_pointer (&replay->reason, g_free);
  return correction->tie != 0 ? sgp_apply_to_tie (replay, correction, error)
                              : sgp_apply_to_statement (replay, correction, error);
}

gboolean
sgp_correction_asserts (const SgpCorrection *correction)
{
  return correction->kind != SG_EDIT_REJECT;
}

/* Whether a correction says that a statement is there, and where in this
 * version of the document. */
static gboolean
can_hold (const SgpReplay *replay, const SgpCorrection *correction)
{
  return sgp_correction_asserts (correction)
         && sgp_value_get_id (sgp_value_get_object (correction->value, "at"), "document") == replay->article->id;
}

/* Lets a correction hold a statement where that stands; the one that held it
 * was undone. */
static gboolean
inherit (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (replay->store, error, "SELECT spans FROM statement WHERE id = ?", "i", correction->statement);
  if (stmt == NULL || !sgp_sql_step (replay->store, stmt, &row, error))
    return FALSE;
  sgp_anchor_set_place (correction, "at", replay->article->id, sgp_sql_text (stmt, 0));
  sqlite3_reset (stmt);
  return sgp_correction_write_value (replay->store, correction, error) && sgp_apply_anchor (replay, correction, error);
}

/* A statement that is not read stands on the first correction that can hold
 * it. */
static gboolean
make_base (SgpReplay *replay, gint64 statement, GPtrArray *corrections, GError **error)
{
  gboolean exists;
  SgpCorrection *heir = NULL;
  if (!sgp_reading_exists (replay->store, statement, &exists, error))
    return FALSE;
  for (guint i = 0; !exists && i < corrections->len; i++) {
    SgpCorrection *correction = g_ptr_array_index (corrections, i);
    if (can_hold (replay, correction))
      return sgp_apply_anchor (replay, correction, error);
    heir = heir == NULL && sgp_correction_asserts (correction) ? correction : heir;
  }
  return heir == NULL || inherit (replay, heir, error);
}

/* Those that were in force and are not any more go to @lost. */
static gboolean
apply_all (SgpReplay *replay, GPtrArray *corrections, GPtrArray *lost, GError **error)
{
  for (guint i = 0; i < corrections->len; i++) {
    SgpCorrection *correction = g_ptr_array_index (corrections, i);
    gboolean was_active = correction->status == SG_CORRECTION_ACTIVE;
    if (!apply (replay, correction, error) || !sgp_correction_set_status (replay->store, correction, replay->reason, error))
      return FALSE;
    if (lost != NULL && was_active && replay->reason != NULL)
      g_ptr_array_add (lost, g_strdup_printf ("c%" G_GINT64_FORMAT ": %s", correction->id, replay->reason));
  }
  return TRUE;
}

/* A tie that was judged and has gone since, with another speaker or because
 * another says the same, takes its corrections out of force. */
static gboolean
orphan_tieless (SgStore *store, gint64 statement, GError **error)
{
  return sgp_sql_run (store, error, NULL, "UPDATE correction SET status = 'orphaned', reason = 'a later correction has taken its"
                      " tie away' WHERE statement = ?1 AND tie IS NOT NULL AND status = 'active'"
                      " AND NOT EXISTS (SELECT 1 FROM tie WHERE id = correction.tie AND statement = ?1)", "i", statement);
}

/* @fresh: the correction that is being made, or 0: it must change something
 * and clash with nothing. @lost: (nullable): gets "c7: reason" of each that
 * fitted before. */
gboolean
sgp_replay_statement (SgStore *store, SgpArticle *article, gint64 statement, gint64 fresh, GPtrArray *lost,
                      GError **error)
{
  g_autoptr (SgpLinker) linker = sgp_linker_new (store);
  g_autoptr (GPtrArray) corrections = sgp_corrections_load (store, statement, error);
  SgpReplay replay = { store, linker, article, fresh, NULL };
  gboolean done = corrections != NULL && sgp_reading_restore (store, statement, error)
                  && make_base (&replay, statement, corrections, error)
                  && apply_all (&replay, corrections, lost, error)
                  && orphan_tieless (store, statement, error) && sgp_document_drop_unused (&replay, error);
  g_free (replay.reason);
  return done;
}
