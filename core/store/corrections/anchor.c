/* SPDX-License-Identifier: MIT
 *
 * The anchor of a correction: what it was said of, in words that outlive ids.
 * It is taken from what counts at that moment.
 *
 *     quote, before, after   the statement's content, 32 characters around it
 *     source, target, stance the tie, where it is about one
 *     value.at               where the quote was found last: document and spans
 *     value.origin           where it stood when the correction was made
 *     value.was              its kind, cue and speakers
 *     value.tie              the tie with its act, evidence and why
 */
#include "correct-private.h"

#include "json-private.h"

#include <stancegraph/error.h>
#include <string.h>

#define NAME_ACTOR(entity) "(SELECT json_object ('actor', l.actor, 'key', e.type || '/' || e.key) FROM document_entity e" \
                           " LEFT JOIN link l ON l.entity = e.id WHERE e.id = " entity ")"

static const char select_statement[] =
  "SELECT s.content, s.spans, s.cue, json_object ('kind', s.kind, 'speakers', (SELECT json_group_array (json (x.name))"
  " FROM (SELECT " NAME_ACTOR ("p.entity") " AS name FROM speaker p WHERE p.statement = s.id AND p.role = 'speaker'"
  " ORDER BY p.ordinal) x WHERE x.name IS NOT NULL)) FROM statement s WHERE s.id = ?";

static const char select_tie[] =
  "SELECT t.stance, la.actor, lb.actor, json_object ('source', json (" NAME_ACTOR ("t.source") "), 'target',"
  " json (" NAME_ACTOR ("t.target") "), 'stance', t.stance, 'act', t.act, 'words', t.evidence, 'spans', t.spans,"
  " 'why', t.why, 'document', (SELECT document FROM statement WHERE id = t.statement))"
  " FROM tie t LEFT JOIN link la ON la.entity = t.source LEFT JOIN link lb ON lb.entity = t.target"
  " WHERE t.id = ?";

/* An object that SQL has made. */
static JsonObject *
read_object (sqlite3_stmt *stmt, int column, GError **error)
{
  const char *text = sgp_sql_text (stmt, column);
  g_autoptr (JsonNode) node = sgp_json_parse (text, strlen (text), error);
  return node != NULL ? json_node_dup_object (node) : NULL;
}

void
sgp_anchor_set_place (SgpCorrection *correction, const char *member, gint64 document, const char *spans)
{
  JsonObject *place = json_object_new ();
  json_object_set_int_member (place, "document", document);
  json_object_set_string_member (place, "spans", spans);
  json_object_set_object_member (correction->value, member, place);
}

static gboolean
fill_statement (SgpArticle *article, SgpCorrection *correction, sqlite3_stmt *stmt, GError **error)
{
  const char *spans = sgp_sql_text (stmt, 1);
  g_autofree char *cue = sgp_article_dup_words (article, sgp_sql_text (stmt, 2), error);
  if (cue == NULL
      || !sgp_article_get_context (article, spans, SGP_ANCHOR_CONTEXT, &correction->before, &correction->after, error))
    return FALSE;
  JsonObject *was = read_object (stmt, 3, error);
  if (was == NULL)
    return FALSE;
  correction->quote = sgp_sql_dup_text (stmt, 0);
  json_object_set_string_member (was, "cue", cue);
  json_object_set_object_member (correction->value, "was", was);
  sgp_anchor_set_place (correction, "at", article->id, spans);
  sgp_anchor_set_place (correction, "origin", article->id, spans);
  return TRUE;
}

static gboolean
fill_tie (SgpCorrection *correction, sqlite3_stmt *stmt, GError **error)
{
  JsonObject *tie = read_object (stmt, 3, error);
  if (tie == NULL)
    return FALSE;
  correction->stance = sgp_sql_dup_text (stmt, 0);
  correction->source = sqlite3_column_int64 (stmt, 1);
  correction->target = sqlite3_column_int64 (stmt, 2);
  json_object_set_object_member (correction->value, "tie", tie);
  return TRUE;
}

/* The one row of a query, filled in by what it is about. */
static gboolean
read_tie (SgStore *store, SgpCorrection *correction, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, select_tie, "i", correction->tie);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  gboolean done = !row || fill_tie (correction, stmt, error);
  sqlite3_reset (stmt);
  return done;
}

/* Fills in the anchor of a correction whose statement, and tie where it has
 * one, are set. */
gboolean
sgp_anchor_take (SgStore *store, SgpArticle *article, SgpCorrection *correction, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, select_statement, "i", correction->statement);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  gboolean done = !row || fill_statement (article, correction, stmt, error);
  sqlite3_reset (stmt);
  return done && (correction->tie == 0 || read_tie (store, correction, error));
}
