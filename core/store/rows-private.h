/* SPDX-License-Identifier: MIT
 *
 * What people have said of statements and ties, for queries: the word of
 * SgCheck for a row, and the tables as they would be had nobody said anything.
 *
 *     t17 was read as blame, is cooperate now   SGP_TIE_CHECK  -> 'corrected'
 *                                               SGP_AS_READ    -> t.stance = 'blame', t.state = 'read'
 */
#pragma once

#include "store-private.h"

#include <stancegraph/rows.h>

#define SGP_FROM_STATEMENTS                                                            \
  " FROM statement s JOIN document d ON d.id = s.document"                             \
  " WHERE s.state <> 'rejected' AND d.superseded_by IS NULL"

/* Of a statement s; of a tie t in the statement s. Whom a statement is given
 * to, its ties are too. */
#define SGP_STATEMENT_CHECK                                                            \
  "CASE WHEN s.state = 'rejected' THEN 'rejected' WHEN s.origin <> 'machine' THEN 'by hand'" \
  " WHEN EXISTS (SELECT 1 FROM correction c WHERE c.statement = s.id AND c.status = 'active'" \
  "   AND c.kind IN ('set-speaker', 'set-span')) THEN 'corrected'"                     \
  " WHEN s.state = 'confirmed' THEN 'confirmed' ELSE 'read' END"
#define SGP_TIE_CHECK                                                                  \
  "CASE WHEN t.state = 'rejected' OR s.state = 'rejected' THEN 'rejected' WHEN t.origin <> 'machine' THEN 'by hand'" \
  " WHEN EXISTS (SELECT 1 FROM correction c WHERE c.statement = s.id AND c.status = 'active'" \
  "   AND (c.kind = 'set-speaker' OR (c.tie = t.id AND c.kind IN ('set-target', 'set-stance')))) THEN 'corrected'" \
  " WHEN t.state = 'confirmed' THEN 'confirmed' ELSE 'read' END"

/* Before a SELECT: the names of the tables stand for what was read, rejected
 * rows among it; in main.tie and main.statement is what counts now. */
#define SGP_AS_READ                                                                    \
  "WITH tie AS (SELECT t.id, t.statement, t.source, t.target, t.act, t.confidence, t.origin, 'read' AS state," \
  "   coalesce ((SELECT c.stance FROM correction c WHERE c.statement = t.statement AND c.tie = t.id" \
  "     AND c.kind = 'set-stance' AND c.status = 'active' ORDER BY c.id LIMIT 1), t.stance) AS stance FROM main.tie t)," \
  " statement AS (SELECT s.id, s.document, s.kind, s.parent, s.content, s.confidence, s.origin, 'read' AS state" \
  "   FROM main.statement s) "

/* checks.c: a filter for that. */
SgpWhere *sgp_where_new_as_read (SgStore *store, const SgFilter *filter, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* rows.c: the rows of a kind that @chosen, a query of (id, place), names; NULL
 * for those that @where leaves. */
SgRows *sgp_store_list (SgStore *store, SgRowsKind kind, const SgpWhere *where, const char *chosen, gint64 limit,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
