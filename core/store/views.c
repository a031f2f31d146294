/* SPDX-License-Identifier: MIT
 *
 * What people who write SQL read: plain views of what counts, the newest
 * version of each document without what a person has rejected. Views hold
 * nothing, so an older store gets them anew. examples/sql.md tells them to
 * people, with questions.
 *
 *     SELECT source, target, statements FROM who_blames_whom LIMIT 10;
 */
#include "rows-private.h"
#include "schema-private.h"

/* Sums of ties by pair: a statement counts once. */
#define SUMS(stance)                                                                   \
  "  SELECT source_id, source, target_id, target, count (DISTINCT statement) AS statements,"   \
  "    min (date) AS first_date, max (date) AS last_date, max (confidence) AS confidence, evidence" \
  "  FROM actor_ties WHERE stance = '" stance "'"                                      \
  "  GROUP BY source_id, target_id ORDER BY statements DESC, source_id, target_id;"

const char sgp_store_views[] =
  "DROP VIEW IF EXISTS who_blames_whom;"
  "DROP VIEW IF EXISTS who_works_with_whom;"
  "DROP VIEW IF EXISTS actor_list;"
  "DROP VIEW IF EXISTS statement_list;"
  "DROP VIEW IF EXISTS statement_speakers;"
  "DROP VIEW IF EXISTS statement_parts;"
  "DROP VIEW IF EXISTS actor_ties;"
  "DROP VIEW IF EXISTS tie_checks;"
  "DROP VIEW IF EXISTS correction_list;"

  /* One row a tie. */
  "CREATE VIEW actor_ties AS"
  "  SELECT t.id AS tie, t.statement, d.id AS document, d.key AS document_key, d.date, d.outlet,"
  "    a.id AS source_id, a.name AS source, a.type AS source_type, t.stance, t.act,"
  "    b.id AS target_id, b.name AS target, b.type AS target_type,"
  "    t.confidence, t.evidence, t.why, s.kind, t.origin, t.coder, t.state"
  "  FROM tie t JOIN statement s ON s.id = t.statement JOIN document d ON d.id = s.document"
  "    JOIN link la ON la.entity = t.source JOIN actor a ON a.id = la.actor"
  "    JOIN link lb ON lb.entity = t.target JOIN actor b ON b.id = lb.actor"
  "  WHERE s.state <> 'rejected' AND t.state <> 'rejected' AND a.id <> b.id;"

  /* The same, one row a statement. */
  "CREATE VIEW statement_list AS"
  "  SELECT s.id AS statement, d.id AS document, d.key AS document_key, d.date, d.outlet, s.kind,"
  "    (SELECT group_concat (name, '; ') FROM (SELECT a.name FROM speaker p JOIN link l ON l.entity = p.entity"
  "      JOIN actor a ON a.id = l.actor WHERE p.statement = s.id AND p.role = 'speaker' ORDER BY p.ordinal)) AS speakers,"
  "    s.content, s.parent, s.confidence, s.origin, s.coder, s.state, s.concept, s.agreement"
  "  FROM statement s JOIN document d ON d.id = s.document"
  "  WHERE s.state <> 'rejected' AND d.superseded_by IS NULL;"

  /* One row for each who speaks a statement or is spoken to. */
  "CREATE VIEW statement_speakers AS"
  "  SELECT s.id AS statement, p.role, a.id AS actor_id, a.name AS actor, a.type, p.confidence"
  "  FROM statement s JOIN speaker p ON p.statement = s.id"
  "    JOIN link l ON l.entity = p.entity JOIN actor a ON a.id = l.actor WHERE s.state <> 'rejected';"

  /* One row for each part of a statement's content: a quotation that is broken
   * by \"she said\" has two. Bytes of the article's text, from 0. */
  "CREATE VIEW statement_parts AS"
  "  SELECT s.id AS statement, s.document, j.key + 1 AS part, j.value ->> 0 AS first_byte, j.value ->> 1 AS end_byte,"
  "    CAST (substr (CAST (x.text AS BLOB), (j.value ->> 0) + 1, (j.value ->> 1) - (j.value ->> 0)) AS TEXT) AS words"
  "  FROM statement s JOIN document d ON d.id = s.document JOIN document_text x ON x.sha256 = d.text_sha256,"
  "    json_each (s.spans) j WHERE s.state <> 'rejected' AND d.superseded_by IS NULL;"

  /* One row an actor that a current document names. A statement counts once for
   * each actor at the other end. */
  "CREATE VIEW actor_list AS WITH"
  "  pairs AS (SELECT DISTINCT source_id, target_id, stance, statement FROM actor_ties),"
  "  given AS (SELECT source_id AS actor, sum (stance = 'blame') AS blames, sum (stance = 'cooperate') AS works_with"
  "    FROM pairs GROUP BY 1),"
  "  taken AS (SELECT target_id AS actor, sum (stance = 'blame') AS is_blamed, sum (stance = 'cooperate') AS is_worked_with"
  "    FROM pairs GROUP BY 1),"
  "  spoken AS (SELECT actor_id AS actor, count (DISTINCT statement) AS statements FROM statement_speakers"
  "    WHERE role = 'speaker' GROUP BY 1),"
  "  present AS (SELECT l.actor, count (DISTINCT e.document) AS documents FROM link l"
  "    JOIN document_entity e ON e.id = l.entity GROUP BY 1)"
  "  SELECT a.id AS actor_id, a.name AS actor, a.type, p.documents, coalesce (s.statements, 0) AS statements,"
  "    coalesce (g.blames, 0) AS blames, coalesce (t.is_blamed, 0) AS is_blamed,"
  "    coalesce (g.works_with, 0) AS works_with, coalesce (t.is_worked_with, 0) AS is_worked_with"
  "  FROM present p JOIN actor a ON a.id = p.actor LEFT JOIN spoken s ON s.actor = a.id"
  "    LEFT JOIN given g ON g.actor = a.id LEFT JOIN taken t ON t.actor = a.id;"

  "CREATE VIEW who_blames_whom AS" SUMS ("blame")
  "CREATE VIEW who_works_with_whom AS" SUMS ("cooperate")

  /* What people said of each tie: read (not checked), confirmed, corrected,
   * rejected, by hand. Here rejected ones are rows too. */
  "CREATE VIEW tie_checks AS"
  "  SELECT t.id AS tie, s.id AS statement, d.key AS document_key, a.name AS source, t.stance, t.act, b.name AS target,"
  "    t.confidence, " SGP_TIE_CHECK " AS verdict"
  "  FROM tie t JOIN statement s ON s.id = t.statement JOIN document d ON d.id = s.document"
  "    JOIN link la ON la.entity = t.source JOIN actor a ON a.id = la.actor"
  "    JOIN link lb ON lb.entity = t.target JOIN actor b ON b.id = lb.actor WHERE d.superseded_by IS NULL;"

  /* What people changed, the oldest first; undone and orphaned ones too. */
  "CREATE VIEW correction_list AS"
  "  SELECT c.id AS correction, c.time, c.coder, c.kind, CASE WHEN c.tie IS NOT NULL THEN 't' || c.tie"
  "      WHEN c.statement IS NOT NULL THEN 's' || c.statement WHEN c.actor IS NOT NULL THEN 'a' || c.actor END AS item,"
  "    c.document_key, c.quote AS words, c.value, c.note, c.status, c.reason, c.undone_time, c.undone_by"
  "  FROM correction c ORDER BY c.id;";
