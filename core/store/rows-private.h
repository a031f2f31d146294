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

/* Of a statement s; of a tie t in the statement s, which is corrected too
 * where its statement was given to another, and where it is gone with that. */
#define SGP_STATEMENT_CHECK                                                            \
  "CASE WHEN s.state = 'rejected' THEN 'rejected' WHEN s.origin <> 'machine' THEN 'by hand'" \
  " WHEN EXISTS (SELECT 1 FROM correction c WHERE c.statement = s.id AND c.status = 'active'" \
  "   AND c.kind IN ('set-speaker', 'set-span')) THEN 'corrected'"                     \
  " WHEN s.state = 'confirmed' THEN 'confirmed' ELSE 'read' END"
#define SGP_TIE_CHECK                                                                  \
  "CASE WHEN t.state = 'rejected' OR s.state = 'rejected' THEN 'rejected' WHEN t.origin <> 'machine' THEN 'by hand'" \
  " WHEN NOT EXISTS (SELECT 1 FROM main.tie m WHERE m.id = t.id) THEN 'corrected'"     \
  " WHEN EXISTS (SELECT 1 FROM reading r, json_each (r.machine, '$.ties') j WHERE r.statement = s.id" \
  "   AND j.value ->> '$.id' = t.id AND (t.source, t.stance, t.target, t.act) <> (j.value ->> '$.source'," \
  "   j.value ->> '$.stance', j.value ->> '$.target', j.value ->> '$.act')) THEN 'corrected'" \
  " WHEN t.state = 'confirmed' THEN 'confirmed' ELSE 'read' END"

/* Before a SELECT: the names of the tables stand for what was read, rejected
 * rows among it, and for what was added by hand; in main.tie and the like is
 * what counts now. */
#define SGP_AS_READ                                                                    \
  "WITH changed AS (SELECT statement, machine FROM reading WHERE machine IS NOT NULL)," \
  " statement AS (SELECT s.id, s.document, s.kind, s.confidence, s.origin, 'read' AS state FROM main.statement s" \
  "   WHERE s.id NOT IN (SELECT statement FROM changed)"                               \
  "   UNION ALL SELECT s.id, s.document, c.machine ->> '$.kind', CAST (c.machine ->> '$.confidence' AS REAL), s.origin, 'read'" \
  "   FROM changed c JOIN main.statement s ON s.id = c.statement),"                    \
  " speaker AS (SELECT p.statement, p.role, p.entity FROM main.speaker p"              \
  "   WHERE p.statement NOT IN (SELECT statement FROM changed)"                        \
  "   UNION ALL SELECT c.statement, j.value ->> '$.role', j.value ->> '$.entity'"      \
  "   FROM changed c, json_each (c.machine, '$.speakers') j),"                         \
  " tie AS (SELECT t.id, t.statement, t.source, t.stance, t.target, t.act, t.confidence, t.origin, 'read' AS state" \
  "   FROM main.tie t WHERE t.origin <> 'machine' OR t.statement NOT IN (SELECT statement FROM changed)" \
  "   UNION ALL SELECT j.value ->> '$.id', c.statement, j.value ->> '$.source', j.value ->> '$.stance'," \
  "   j.value ->> '$.target', j.value ->> '$.act', CAST (j.value ->> '$.confidence' AS REAL), 'machine', 'read'" \
  "   FROM changed c, json_each (c.machine, '$.ties') j) "

/* The same, for what is there and for ties that were read and are gone. */
#define SGP_TIES_EVER                                                                  \
  "WITH tie AS (SELECT id, statement, source, target, stance, act, evidence, why, confidence, origin, state, coder" \
  "   FROM main.tie UNION ALL SELECT j.value ->> '$.id', r.statement, j.value ->> '$.source', j.value ->> '$.target'," \
  "   j.value ->> '$.stance', j.value ->> '$.act', j.value ->> '$.evidence', j.value ->> '$.why'," \
  "   CAST (j.value ->> '$.confidence' AS REAL), 'machine', 'read', NULL"              \
  "   FROM reading r, json_each (r.machine, '$.ties') j WHERE j.value ->> '$.id' NOT IN (SELECT id FROM main.tie)) "

/* checks.c: a filter for that. */
SgpWhere *sgp_where_new_as_read (SgStore *store, const SgFilter *filter, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* rows.c: the rows of a kind that @chosen, a query of (id, place), names; NULL
 * for those that @where leaves. */
SgRows *sgp_store_list (SgStore *store, SgRowsKind kind, const SgpWhere *where, const char *chosen, gint64 limit,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
