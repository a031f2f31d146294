/* SPDX-License-Identifier: MIT
 *
 * A correction of a tie, done to its row. The tie keeps its id whatever it
 * says afterwards; what a person set is confirmed.
 *
 *     t17  Ann Lee blames Bo Ray     set-target "Cy Dow"
 *     t17  Ann Lee blames Cy Dow     confirmed
 *
 * A tie that a person vouches for is made again where it is read no more, as
 * long as the words that showed it are there.
 */
#include "correct-private.h"

#include <string.h>

/* Makes room for a tie as a person wants it: a reading that says the same and
 * that nobody has touched gives way. */
static gboolean
make_room (SgpReplay *replay, const SgpCorrection *correction, const SgpTieRow *tie, GError **error)
{
  gint64 same;
  gboolean touched;
  if (!sgp_tie_find_same (replay->store, correction->statement, tie, &same, error)
      || !sgp_tie_is_touched (replay->store, correction->statement, same, &touched, error))
    return FALSE;
  if (same == 0)
    return TRUE;
  if (correction->id == replay->fresh || touched)
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
write_tie (SgpReplay *replay, const SgpCorrection *correction, const SgpTieRow *tie, GError **error)
{
  if (!make_room (replay, correction, tie, error))
    return FALSE;
  return replay->reason != NULL
         || (sgp_sql_run (replay->store, error, NULL, "UPDATE tie SET target = ?, stance = ?, act = ?, state = 'confirmed'"
                          " WHERE id = ?", "itti", tie->target, tie->stance, tie->act, tie->id)
             && accept_statement (replay, correction->statement, error));
}

static gboolean
apply_target (SgpReplay *replay, SgpCorrection *correction, SgpTieRow *tie, GError **error)
{
  gint64 target;
  gboolean is_source, is_target;
  if (!sgp_document_find_entity (replay, sgp_value_get_object (correction->value, "target"), 0, &target, error)
      || !sgp_tie_is_loop (replay->store, tie->source, target, &is_source, error)
      || !sgp_tie_is_loop (replay->store, tie->target, target, &is_target, error))
    return FALSE;
  if (correction->id == replay->fresh && (is_source || is_target))
    return sgp_replay_refuse (replay, is_target ? "t%" G_GINT64_FORMAT " is towards that actor already"
                                                : "the source of t%" G_GINT64_FORMAT " cannot be its target", tie->id);
  tie->target = is_target ? tie->target : target;
  return write_tie (replay, correction, tie, error);
}

/* An act belongs to its stance: another stance without an act has none. */
static gboolean
apply_stance (SgpReplay *replay, SgpCorrection *correction, SgpTieRow *tie, GError **error)
{
  const char *stance = sgp_value_get_text (correction->value, "stance");
  const char *act = sgp_value_get_text (correction->value, "act");
  gboolean changes = *stance != '\0' && strcmp (stance, tie->stance) != 0;
  if (*act == '\0')
    act = changes ? sg_act_get_name (SG_ACT_NONE) : tie->act;
  if (correction->id == replay->fresh && !changes && strcmp (act, tie->act) == 0)
    return sgp_replay_refuse (replay, "t%" G_GINT64_FORMAT " is so already", tie->id);
  char *new_act = g_strdup (act);       /* it may be the old one */
  g_free (tie->act);
  tie->act = new_act;
  if (changes) {
    g_free (tie->stance);
    tie->stance = g_strdup (stance);
  }
  return write_tie (replay, correction, tie, error);
}

/* A tie of the statement between the same actors, which nobody has touched,
 * is the one that the correction is about: it gets its id. */
static gboolean
find_alike (SgpReplay *replay, SgpCorrection *correction, SgpTieRow *tie, GError **error)
{
  gint64 source, target, same;
  const char *key = replay->article->key;
  if (!sgp_linker_resolve (replay->linker, correction->source, key, &source, error)
      || !sgp_linker_resolve (replay->linker, correction->target, key, &target, error)
      || !sgp_sql_run (replay->store, error, &same,
                       "SELECT t.id FROM tie t JOIN link a ON a.entity = t.source JOIN link b ON b.entity = t.target"
                       " WHERE t.statement = ?1 AND t.stance = ?2 AND a.actor = ?3 AND b.actor = ?4"
                       " AND NOT EXISTS (SELECT 1 FROM correction WHERE statement = ?1 AND tie = t.id AND status <> 'undone')"
                       " ORDER BY t.id LIMIT 1", "itii", correction->statement, correction->stance, source, target))
    return FALSE;
  return same == 0
         || (sgp_sql_run (replay->store, error, NULL, "UPDATE tie SET id = ? WHERE id = ?", "ii", correction->tie, same)
             && sgp_tie_load (replay->store, correction->tie, correction->statement, tie, error));
}

/* Whether an entity speaks the statement; where a later reading has put
 * somebody else there, those who spoke when the tie was judged. */
static gboolean
check_speaks (SgpReplay *replay, SgpCorrection *correction, gint64 source, gboolean *speaks, GError **error)
{
  gint64 found;
  gboolean changed;
  static const char query[] = "SELECT 1 FROM speaker WHERE statement = ? AND role = 'speaker' AND entity = ?";
  if (!sgp_sql_run (replay->store, error, &found, query, "ii", correction->statement, source))
    return FALSE;
  if (found == 0 && correction->id != replay->fresh
      && (!sgp_apply_speakers (replay, correction, sgp_value_get_object (correction->value, "was"), &changed, error)
          || !sgp_sql_run (replay->store, error, &found, query, "ii", correction->statement, source)))
    return FALSE;
  *speaks = found != 0;
  return TRUE;
}

/* Where the words that show a tie stand now; NULL where they do not. */
static gboolean
find_evidence (SgpReplay *replay, const SgpCorrection *correction, JsonObject *value, char **spans, GError **error)
{
  gboolean row;
  if (sgp_value_get_id (value, "document") == replay->article->id) {
    *spans = g_strdup (sgp_value_get_text (value, "spans"));
    return TRUE;
  }
  sqlite3_stmt *stmt = sgp_sql (replay->store, error, "SELECT spans FROM statement WHERE id = ?", "i",
                                correction->statement);
  if (stmt == NULL || !sgp_sql_step (replay->store, stmt, &row, error))
    return FALSE;
  g_autofree char *content = sgp_sql_dup_text (stmt, 0);
  sqlite3_reset (stmt);
  const char *words = sgp_value_get_text (value, "words");
  /* What showed it was the statement itself, which is found by other means. */
  gboolean own = g_strcmp0 (words, correction->quote) == 0;
  *spans = sgp_article_find_near (replay->article, words, content, error);
  if (*spans != NULL && strcmp (*spans, "[]") == 0) {
    g_free (*spans);
    *spans = own ? g_steal_pointer (&content) : NULL;
    return TRUE;
  }
  return *spans != NULL;
}

/* Writes the row of a tie that the reading does not have, from what a
 * correction tells of it. */
static gboolean
insert_tie (SgpReplay *replay, SgpCorrection *correction, JsonObject *value, SgpTieRow *tie, const char *spans, GError **error)
{
  gboolean hand = correction->kind == SG_EDIT_ADD_TIE;
  g_autofree char *words = sgp_article_dup_words (replay->article, spans, error);
  return words != NULL
         && sgp_sql_run (replay->store, error, NULL,
                         "INSERT INTO tie (id, statement, source, stance, target, act, evidence, spans, why, confidence,"
                         " origin, coder, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 'confirmed')", "iiititttttt",
                         correction->tie, correction->statement, tie->source, tie->stance, tie->target, tie->act, words, spans,
                         sgp_value_get_text (value, "why"), hand ? "hand" : "machine", hand ? correction->coder : NULL)
         && accept_statement (replay, correction->statement, error);
}

/* A tie by hand, or one made again. */
static gboolean
make_tie (SgpReplay *replay, SgpCorrection *correction, JsonObject *value, GError **error)
{
  gboolean speaks, loop;
  g_autofree char *spans = NULL;
  const char *act = sgp_value_get_text (value, "act");
  g_auto (SgpTieRow) tie = { correction->tie, 0, 0, g_strdup (sgp_value_get_text (value, "stance")),
                             g_strdup (*act != '\0' ? act : sg_act_get_name (SG_ACT_NONE)) };
  if (!sgp_document_find_entity (replay, sgp_value_get_object (value, "source"), correction->statement, &tie.source,
                                 error)
      || !sgp_document_find_entity (replay, sgp_value_get_object (value, "target"), 0, &tie.target, error)
      || !check_speaks (replay, correction, tie.source, &speaks, error)
      || !sgp_tie_is_loop (replay->store, tie.source, tie.target, &loop, error)
      || !find_evidence (replay, correction, value, &spans, error))
    return FALSE;
  if (!speaks)
    return sgp_replay_refuse (replay, "the source does not speak s%" G_GINT64_FORMAT, correction->statement);
  if (loop && correction->id == replay->fresh)
    return sgp_replay_refuse (replay, "a tie joins two actors");
  if (spans == NULL)
    return sgp_replay_refuse (replay, "the words that showed it are no longer in the article");
  if (!make_room (replay, correction, &tie, error))
    return FALSE;
  return replay->reason != NULL || insert_tie (replay, correction, value, &tie, spans, error);
}

gboolean
sgp_apply_to_tie (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  g_auto (SgpTieRow) tie = { 0, 0, 0, NULL, NULL };
  JsonObject *was = sgp_value_get_object (correction->value, "tie");
  if (correction->kind == SG_EDIT_ADD_TIE)
    return make_tie (replay, correction, correction->value, error);
  if (!sgp_tie_load (replay->store, correction->tie, correction->statement, &tie, error)
      || (tie.id == 0 && !find_alike (replay, correction, &tie, error)))
    return FALSE;
  if (tie.id == 0 && (correction->kind == SG_EDIT_REJECT || was == NULL))
    return sgp_replay_refuse (replay, "the tie is read no more");
  if (tie.id == 0
      && (!make_tie (replay, correction, was, error)
          || !sgp_tie_load (replay->store, correction->tie, correction->statement, &tie, error)))
    return FALSE;
  if (replay->reason != NULL)
    return TRUE;
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
