/* SPDX-License-Identifier: MIT
 *
 * What a statement's words are. Evidence of its ties that was its content
 * goes with it; other evidence stays.
 *
 *     s7 "It failed, and"     set-span "It failed"     s7 "It failed"
 */
#include "correct-private.h"

#include <string.h>

gboolean
sgp_apply_content (SgpReplay *replay, gint64 statement, const char *spans, GError **error)
{
  SgStore *store = replay->store;
  g_autofree char *words = sgp_article_dup_words (replay->article, spans, error);
  return words != NULL
         && sgp_sql_run (store, error, NULL, "UPDATE tie SET evidence = ?1, spans = ?2 WHERE statement = ?3"
                         " AND spans = (SELECT spans FROM statement WHERE id = ?3)", "tti", words, spans, statement)
         && sgp_sql_run (store, error, NULL, "UPDATE statement SET content = ?, spans = ? WHERE id = ?", "tti", words, spans,
                         statement);
}

/* A statement that was not read is put where it belongs: behind the last that
 * begins no later, inside the smallest that holds all of it. */
static gboolean
set_order (SgStore *store, gint64 statement, GError **error)
{
#define START(s) s ".spans ->> '$[0][0]'"
#define END(s) s ".spans ->> '$[#-1][1]'"
  return sgp_sql_run (store, error, NULL,
                      "UPDATE statement AS h SET ordinal = (SELECT coalesce (max (s.ordinal), 0) FROM statement s"
                      " WHERE s.document = h.document AND s.id <> h.id AND " START ("s") " <= " START ("h") "),"
                      " parent = (SELECT s.id FROM statement s WHERE s.document = h.document AND s.kind <> 'act'"
                      " AND " START ("s") " <= " START ("h") " AND " END ("s") " >= " END ("h")
                      " AND " END ("s") " - " START ("s") " > " END ("h") " - " START ("h")
                      " ORDER BY " END ("s") " - " START ("s") ", s.id LIMIT 1) WHERE h.id = ?", "i", statement);
#undef START
#undef END
}

/* A statement as the anchor of a correction has it, in the article where its
 * quote was found last. */
gboolean
sgp_apply_anchor (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  gboolean changed;
  JsonObject *was = sgp_value_get_object (correction->value, "was");
  const char *spans = sgp_value_get_text (sgp_value_get_object (correction->value, "at"), "spans");
  const char *cue = sgp_value_get_text (was, "cue");
  gboolean hand = correction->kind == SG_EDIT_ADD_STATEMENT;
  g_autofree char *words = sgp_article_dup_words (replay->article, spans, error);
  g_autofree char *cue_spans = words != NULL && *cue != '\0' ? sgp_article_find_near (replay->article, cue, spans, error)
                                                             : g_strdup ("[]");
  return words != NULL && cue_spans != NULL
         && sgp_sql_run (replay->store, error, NULL, "UPDATE statement SET kind = ?, content = ?, spans = ?, cue = ?,"
                         " confidence = 1, origin = ?, coder = ?, state = ? WHERE id = ?", "tttttt" "ti",
                         sgp_value_get_text (was, "kind"), words, spans, cue_spans, hand ? "hand" : "machine",
                         hand ? correction->coder : NULL, hand ? "confirmed" : "read", correction->statement)
         && set_order (replay->store, correction->statement, error)
         && sgp_apply_speakers (replay, correction, was, &changed, error);
}
