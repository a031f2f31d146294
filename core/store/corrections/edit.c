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

/* Only what counts may be corrected. */
static gboolean
check_newest (SgStore *store, const SgpArticle *article, char letter, gint64 id, GError **error)
{
  gint64 newest;
  if (article->superseded_by == 0)
    return TRUE;
  if (!sgp_sql_run (store, error, &newest, "SELECT id FROM document WHERE key = ? AND superseded_by IS NULL", "t",
                    article->key))
    return FALSE;
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%c%" G_GINT64_FORMAT "' is of an older version of its document, d%"
               G_GINT64_FORMAT "; the newest is d%" G_GINT64_FORMAT, letter, id, article->id, newest);
  return FALSE;
}

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
  if (!check_newest (store, found, letter, id, error))
    return FALSE;
  *article = g_steal_pointer (&found);
  return TRUE;
}

/* Writes the row and lets it take effect; an error where it does not fit. */
static gboolean
finish (SgStore *store, const SgEdit *edit, SgpArticle *article, SgpCorrection *correction, GError **error)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  if (!sgp_reading_keep (store, correction->statement, error)
      || !sgp_correction_insert (store, correction, edit->note, article->key, error)
      || !sgp_replay_statement (store, article, correction->statement, correction->id, lost, error))
    return FALSE;
  /* It is applied last, so what it says of itself comes last. */
  g_autofree char *prefix = g_strdup_printf ("c%" G_GINT64_FORMAT ": ", correction->id);
  const char *last = lost->len > 0 ? g_ptr_array_index (lost, lost->len - 1) : "";
  if (!g_str_has_prefix (last, prefix))
    return TRUE;
  g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, last + strlen (prefix));
  return FALSE;
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

/* Which letter the id of a kind begins with, and what is said where it does
 * not. */
static const struct {
  char letter;
  const char *expected;
} ids[SG_N_EDITS] = {
  [SG_EDIT_CONFIRM] = { 's', "a statement or tie, as s7 or t17," },
  [SG_EDIT_REJECT] = { 's', "a statement or tie, as s7 or t17," },
  [SG_EDIT_ADD_STATEMENT] = { 'd', "a document, as d3," },
  [SG_EDIT_ADD_TIE] = { 's', "a statement, as s7," },
  [SG_EDIT_SET_SPEAKER] = { 's', "a statement, as s7," },
  [SG_EDIT_SET_SPAN] = { 's', "a statement, as s7," },
  [SG_EDIT_SET_TARGET] = { 't', "a tie, as t17," },
  [SG_EDIT_SET_STANCE] = { 't', "a tie, as t17," },
};

/* What the edit is about, and the article that it stands in. */
static gboolean
find_object (SgStore *store, const SgEdit *edit, SgpCorrection *correction, SgpArticle **article, GError **error)
{
  gint64 id;
  gboolean judges = edit->kind == SG_EDIT_CONFIRM || edit->kind == SG_EDIT_REJECT;
  char letter = judges && edit->id[0] == 't' ? 't' : ids[edit->kind].letter;
  if (!sgp_edit_parse_id (edit->id, letter, ids[edit->kind].expected, &id, error))
    return FALSE;
  if (letter == 'd') {
    *article = sgp_article_load (store, id, error);
    return *article != NULL && check_newest (store, *article, letter, id, error);
  }
  *(letter == 't' ? &correction->tie : &correction->statement) = id;
  return find_statement (store, correction, article, error);
}

/* A correction of what was read in a document. */
static gboolean
edit_document (SgStore *store, const SgEdit *edit, SgpCorrection *correction, GError **error)
{
  g_autoptr (SgpArticle) article = NULL;
  if (!find_object (store, edit, correction, &article, error))
    return FALSE;
  if ((edit->kind == SG_EDIT_CONFIRM || edit->kind == SG_EDIT_REJECT)
      && !find_same_judgement (store, correction, &correction->id, error))
    return FALSE;
  if (correction->id != 0)
    return TRUE;
  gboolean of_tie = correction->tie != 0 || edit->kind == SG_EDIT_ADD_TIE;
  return (of_tie ? sgp_edit_tie (store, edit, article, correction, error)
                 : sgp_edit_statement (store, edit, article, correction, error))
         && finish (store, edit, article, correction, error);
}

static gboolean
make_correction (SgStore *store, const SgEdit *edit, gint64 *id, GError **error)
{
  if (ids[edit->kind].letter == '\0')
    return sgp_edit_actor (store, edit, id, error);
  g_autoptr (SgpCorrection) correction = sgp_correction_new (edit->kind, edit->coder);
  gboolean done = edit_document (store, edit, correction, error);
  *id = correction->id;
  return done;
}

/* Ends a step, which is done whole or not at all. */
static gboolean
finish_step (SgStore *store, gboolean done, GError **error)
{
  if (!done)
    sqlite3_exec (store->db, "ROLLBACK TO edit", NULL, NULL, NULL);
  g_clear_pointer (&store->moves, sgp_moves_free);
  done = sgp_sql_script (store, "RELEASE edit", done ? error : NULL) && done;   /* the first error tells */
  store->in_transaction = !sqlite3_get_autocommit (store->db);   /* a full disk may have ended it */
  return done;
}

/**
 * sg_store_edit:
 * @store: a store opened for writing
 * @edit: what is said
 * @error: %SG_ERROR_DATA where an id, a name or words are not found or not
 *   clear, or where it would change nothing; %SG_ERROR_READ where the store
 *   cannot be written
 *
 * Makes a correction, which takes effect at once; it is safe in the file after
 * sg_store_flush(). Who confirms or rejects again what he has judged so last
 * gets the correction that says so.
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

/**
 * sg_store_undo:
 * @store: a store opened for writing
 * @correction: the id of a correction
 * @coder: who takes it back
 * @error: %SG_ERROR_DATA where there is none, it is undone already, or later
 *   corrections build on it
 *
 * Takes a correction back: what it changed is as if it had never been made.
 * Its row stays. Safe in the file after sg_store_flush().
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
  return finish_step (store, sgp_undo (store, correction, coder, error), error) ? correction : 0;
}
