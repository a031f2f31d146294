/* SPDX-License-Identifier: MIT
 *
 * Corrections made and taken back, each in one transaction: all of it, or
 * nothing and an error that tells why.
 *
 *     sg_store_edit: check -> anchor -> row of correction -> replay
 *     sg_store_undo: nothing builds on it -> row marked -> replay
 *
 * What would change nothing is an error, with one exception: who confirms or
 * rejects what he has judged so last gets the correction that says so.
 */
#include "correct-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The statement that a correction is about; and that it may be corrected. */
static gboolean
find_statement (SgStore *store, SgpCorrection *correction, SgpArticle **article, GError **error)
{
  gint64 document;
  const char letter = correction->tie != 0 ? 't' : 's';
  gint64 id = correction->tie != 0 ? correction->tie : correction->statement;
  if (correction->tie != 0
      && !sgp_sql_run (store, error, &correction->statement, "SELECT statement FROM tie WHERE id = ?", "i", correction->tie))
    return FALSE;
  if (!sgp_sql_run (store, error, &document, "SELECT document FROM statement WHERE id = ?", "i", correction->statement))
    return FALSE;
  if (document == 0) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "there is no '%c%" G_GINT64_FORMAT "' in %s", letter, id, store->path);
    return FALSE;
  }
  g_autoptr (SgpArticle) found = sgp_article_load (store, document, error);
  if (found == NULL)
    return FALSE;
  if (found->superseded_by != 0) {
    gint64 newest;
    if (!sgp_sql_run (store, error, &newest, "SELECT id FROM document WHERE key = ? AND superseded_by IS NULL", "t", found->key))
      return FALSE;
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%c%" G_GINT64_FORMAT "' is of an older version of its document, d%"
                 G_GINT64_FORMAT "; the newest is d%" G_GINT64_FORMAT, letter, id, document, newest);
    return FALSE;
  }
  *article = g_steal_pointer (&found);
  return TRUE;
}

/* Writes the row and lets it take effect; an error where it does not fit. */
static gboolean
finish (SgStore *store, const SgEdit *edit, const SgpArticle *article, SgpCorrection *correction, GError **error)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  if (!sgp_reading_keep (store, correction->statement, error)
      || !sgp_correction_insert (store, correction, edit->note, article->key, error)
      || !sgp_replay_statement (store, article, correction->statement, correction->id, lost, error))
    return FALSE;
  if (lost->len > 0)
    g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, strchr (g_ptr_array_index (lost, lost->len - 1), ' ') + 1);
  return lost->len == 0;
}

/* Whether the last word on it is the same person's and the same: its id. */
static gboolean
find_same_judgement (SgStore *store, const SgpCorrection *correction, gint64 *id, GError **error)
{
  return sgp_sql_run (store, error, id,
                      "SELECT id FROM (SELECT id, kind, coder FROM correction WHERE statement = ? AND tie IS ?"
                      " AND status = 'active' ORDER BY id DESC LIMIT 1) WHERE kind = ? AND coder = ?", "intt",
                      correction->statement, correction->tie, sg_edit_kind_get_name (correction->kind), correction->coder);
}

static gboolean
judge (SgStore *store, const SgEdit *edit, SgpCorrection *correction, GError **error)
{
  gint64 *id = edit->id[0] == 't' ? &correction->tie : &correction->statement;
  g_autoptr (SgpArticle) article = NULL;
  if (!sgp_edit_parse_id (edit->id, edit->id[0] == 't' ? 't' : 's', "a statement or tie, as s7 or t17,", id, error)
      || !find_statement (store, correction, &article, error)
      || !find_same_judgement (store, correction, &correction->id, error))
    return FALSE;
  return correction->id != 0
         || (sgp_anchor_take (store, article, correction, error) && finish (store, edit, article, correction, error));
}

/* A correction of a tie. */
static gboolean
edit_tie (SgStore *store, const SgEdit *edit, SgpCorrection *correction, GError **error)
{
  gint64 target;
  g_autoptr (SgpArticle) article = NULL;
  if (!sgp_edit_parse_id (edit->id, 't', "a tie, as t17,", &correction->tie, error)
      || !find_statement (store, correction, &article, error) || !sgp_anchor_take (store, article, correction, error))
    return FALSE;
  if (edit->kind == SG_EDIT_SET_STANCE) {
    if (edit->stance != SG_STANCE_NONE)
      json_object_set_string_member (correction->value, "stance", sg_stance_get_name (edit->stance));
    if (edit->act != SG_ACT_NONE)
      json_object_set_string_member (correction->value, "act", sg_act_get_name (edit->act));
    if (edit->stance == SG_STANCE_NONE && edit->act == SG_ACT_NONE) {
      g_set_error (error, SG_ERROR, SG_ERROR_DATA, "a stance or an act expected");
      return FALSE;
    }
  } else {
    if (edit->actors == NULL || edit->actors[0] == NULL || edit->actors[1] != NULL) {
      g_set_error (error, SG_ERROR, SG_ERROR_DATA, "one actor expected, the target");
      return FALSE;
    }
    if (!sgp_edit_find_actor (store, edit, edit->actors[0], &target, error))
      return FALSE;
    JsonObject *name = sgp_document_name_actor (store, article->id, target, error);
    if (name == NULL)
      return FALSE;
    json_object_set_object_member (correction->value, "target", name);
  }
  return finish (store, edit, article, correction, error);
}

static gboolean
make_correction (SgStore *store, const SgEdit *edit, gint64 *id, GError **error)
{
  g_autoptr (SgpCorrection) correction = sgp_correction_new (edit->kind, edit->coder);
  gboolean done;
  switch (edit->kind) {
  case SG_EDIT_RENAME:
    return sgp_edit_actor (store, edit, id, error);
  case SG_EDIT_SET_TARGET:
  case SG_EDIT_SET_STANCE:
    done = edit_tie (store, edit, correction, error);
    break;
  case SG_EDIT_CONFIRM:
  case SG_EDIT_REJECT:
    done = judge (store, edit, correction, error);
    break;
  default:
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s is not known yet", sg_edit_kind_get_name (edit->kind));
    return FALSE;
  }
  *id = correction->id;
  return done;
}

/* Runs one step whole or not at all, and makes sure that it is in the file. */
static gboolean
finish_step (SgStore *store, gboolean done, GError **error)
{
  if (!done)
    sqlite3_exec (store->db, "ROLLBACK TO edit", NULL, NULL, NULL);
  g_clear_pointer (&store->moves, sgp_moves_free);
  GError **later = done ? error : NULL;   /* the first error tells */
  done = sgp_sql_script (store, "RELEASE edit", later) && done;
  store->in_transaction = !sqlite3_get_autocommit (store->db);
  return sg_store_flush (store, later) && done;
}

/**
 * sg_store_edit:
 * @store: a store opened for writing
 * @edit: what is said
 * @error: %SG_ERROR_DATA where an id, a name or words are not found or not
 *   clear, or where it would change nothing; %SG_ERROR_READ where the store
 *   cannot be written
 *
 * Makes a correction, which takes effect at once and is safe in the file when
 * this returns; what was added to the store before it, too.
 *
 * Returns: its permanent id, or 0 with an error: then nothing has changed
 */
gint64
sg_store_edit (SgStore *store, const SgEdit *edit, GError **error)
{
  gint64 id = 0;
  g_return_val_if_fail (store->mode == SG_STORE_WRITE, 0);
  g_return_val_if_fail (edit != NULL && edit->id != NULL && edit->coder != NULL && (guint) edit->kind < SG_N_EDITS, 0);
  if (!sgp_store_load_tables (store, error) || !sgp_store_begin (store, error)
      || !sgp_sql_script (store, "SAVEPOINT edit", error))
    return 0;
  return finish_step (store, make_correction (store, edit, &id, error), error) ? id : 0;
}

/* Marks a correction as undone by somebody. */
static gboolean
mark_undone (SgStore *store, const SgpCorrection *correction, const char *coder, GError **error)
{
  g_autofree char *time = sgp_correction_make_time ();
  return sgp_sql_run (store, error, NULL, "UPDATE correction SET status = 'undone', reason = NULL, undone_time = ?,"
                      " undone_by = ? WHERE id = ?", "tti", time, coder, correction->id);
}

/* An error that names what builds on a correction, where something does. */
static gboolean
refuse_if_built_on (const SgpCorrection *correction, const GPtrArray *lost, GError **error)
{
  if (lost->len == 0)
    return TRUE;
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < lost->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (lost, i));
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "c%" G_GINT64_FORMAT " cannot be undone before what builds on it (%s)",
               correction->id, names->str);
  return FALSE;
}

static gboolean
undo_in_document (SgStore *store, const SgpCorrection *correction, GError **error)
{
  gint64 document;
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  if (!sgp_sql_run (store, error, &document, "SELECT document FROM statement WHERE id = ?", "i", correction->statement))
    return FALSE;
  g_autoptr (SgpArticle) article = sgp_article_load (store, document, error);
  return article != NULL
         && (article->superseded_by != 0   /* an orphan: there are no rows to change */
             || sgp_replay_statement (store, article, correction->statement, 0, lost, error))
         && refuse_if_built_on (correction, lost, error);
}

static gboolean
undo (SgStore *store, gint64 id, const char *coder, GError **error)
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

/**
 * sg_store_undo:
 * @store: a store opened for writing
 * @correction: the id of a correction
 * @coder: who takes it back
 * @error: %SG_ERROR_DATA where there is none, it is undone already, or later
 *   corrections build on it
 *
 * Takes a correction back: what it changed is as if it had never been made.
 * Its row stays.
 *
 * Returns: @correction, or 0 with an error: then nothing has changed
 */
gint64
sg_store_undo (SgStore *store, gint64 correction, const char *coder, GError **error)
{
  g_return_val_if_fail (store->mode == SG_STORE_WRITE && coder != NULL, 0);
  if (!sgp_store_load_tables (store, error) || !sgp_store_begin (store, error)
      || !sgp_sql_script (store, "SAVEPOINT edit", error))
    return 0;
  return finish_step (store, undo (store, correction, coder, error), error) ? correction : 0;
}
