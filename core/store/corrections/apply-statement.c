/* SPDX-License-Identifier: MIT
 *
 * A correction of a statement, done to its rows. Whoever confirmed one has
 * confirmed its words and its speakers: where a later reading differs, they
 * are put back as far as the words stand in the article.
 *
 *     s7  "It failed", Ann Lee     set-speaker "Bo Ray"
 *     s7  "It failed", Bo Ray      confirmed; and Ann's ties in s7 are Bo's
 */
#include "correct-private.h"

#include <string.h>

static gboolean
set_state (SgpReplay *replay, gint64 statement, const char *state, GError **error)
{
  return sgp_sql_run (replay->store, error, NULL, "UPDATE statement SET state = ? WHERE id = ?", "ti", state, statement);
}

static char *
dup_spans (SgpReplay *replay, gint64 statement, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (replay->store, error, "SELECT spans FROM statement WHERE id = ?", "i", statement);
  if (stmt == NULL || !sgp_sql_step (replay->store, stmt, &row, error))
    return NULL;
  char *spans = sgp_sql_dup_text (stmt, 0);
  sqlite3_reset (stmt);
  return spans != NULL ? spans : g_strdup ("[]");
}

/* Where words of a correction stand now: it knows in the version where they
 * were last found. @spans is NULL where they do not. */
static gboolean
find_place (SgpReplay *replay, SgpCorrection *correction, JsonObject *place, const SgpAnchor *anchor, char **spans,
            GError **error)
{
  *spans = NULL;
  if (sgp_value_get_id (place, "document") == replay->article->id) {
    *spans = g_strdup (sgp_value_get_text (place, "spans"));
    return TRUE;
  }
  if (sgp_article_find_anchor (replay->article, anchor, NULL, spans) != SGP_PLACE_FOUND)
    return TRUE;
  json_object_set_int_member (place, "document", replay->article->id);
  json_object_set_string_member (place, "spans", *spans);
  return sgp_correction_write_value (replay->store, correction, error);
}

static gboolean
apply_span (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  JsonObject *to = sgp_value_get_object (correction->value, "to");
  const SgpAnchor anchor = { sgp_value_get_text (to, "quote"), sgp_value_get_text (to, "before"),
                             sgp_value_get_text (to, "after"), 0, -1 };
  g_autofree char *spans = NULL;
  if (!find_place (replay, correction, to, &anchor, &spans, error))
    return FALSE;
  if (spans == NULL)
    return sgp_replay_refuse (replay, "its words are no longer in the article");
  g_autofree char *old = dup_spans (replay, correction->statement, error);
  if (old == NULL)
    return FALSE;
  if (correction->id == replay->fresh && strcmp (old, spans) == 0)
    return sgp_replay_refuse (replay, "s%" G_GINT64_FORMAT " is so already", correction->statement);
  return sgp_apply_content (replay, correction->statement, spans, error)
         && set_state (replay, correction->statement, "confirmed", error);
}

static gboolean
apply_speaker (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  gboolean changed;
  if (!sgp_apply_speakers (replay, correction, correction->value, &changed, error))
    return FALSE;
  if (correction->id == replay->fresh && !changed)
    return sgp_replay_refuse (replay, "s%" G_GINT64_FORMAT " is so already", correction->statement);
  return set_state (replay, correction->statement, "confirmed", error);
}

/* Where the words that somebody vouched for stand in what is read now; NULL
 * where they do not. */
static gboolean
find_held (SgpReplay *replay, SgpCorrection *correction, char **spans, GError **error)
{
  JsonObject *at = sgp_value_get_object (correction->value, "at");
  *spans = NULL;
  if (sgp_value_get_id (at, "document") == replay->article->id) {
    *spans = g_strdup (sgp_value_get_text (at, "spans"));
    return TRUE;
  }
  g_autofree char *now = dup_spans (replay, correction->statement, error);
  if (now == NULL)
    return FALSE;
  if (!sgp_article_find_over (replay->article, correction->quote, now, spans, error))
    return FALSE;
  if (*spans == NULL)
    return TRUE;
  sgp_anchor_set_place (correction, "at", replay->article->id, *spans);
  return sgp_correction_write_value (replay->store, correction, error);
}

/* Puts back the words and speakers that somebody has vouched for. Words that
 * were mended since are as they are read now. */
static gboolean
hold (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  gboolean changed;
  g_autofree char *spans = NULL;
  return find_held (replay, correction, &spans, error)
         && (spans == NULL || sgp_apply_content (replay, correction->statement, spans, error))
         && sgp_apply_speakers (replay, correction, sgp_value_get_object (correction->value, "was"), &changed, error);
}

gboolean
sgp_apply_to_statement (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  switch (correction->kind) {
  case SG_EDIT_REJECT:
    return set_state (replay, correction->statement, "rejected", error);
  case SG_EDIT_SET_SPEAKER:
    return apply_speaker (replay, correction, error);
  case SG_EDIT_SET_SPAN:
    return apply_span (replay, correction, error);
  case SG_EDIT_ADD_STATEMENT:
    return hold (replay, correction, error)
           && sgp_sql_run (replay->store, error, NULL, "UPDATE statement SET origin = 'hand', coder = ?, state = 'confirmed',"
                           " kind = ? WHERE id = ?", "tti", correction->coder,
                           sgp_value_get_text (sgp_value_get_object (correction->value, "was"), "kind"),
                           correction->statement);
  default:
    return hold (replay, correction, error) && set_state (replay, correction->statement, "confirmed", error);
  }
}
