/* SPDX-License-Identifier: MIT
 *
 * What people who write SQL read: plain views of what counts, the newest
 * version of each document without what a person has rejected. Views hold
 * nothing, so an older store gets them anew.
 *
 *     SELECT source, target, statements FROM who_blames_whom LIMIT 10;
 */
#include "schema-private.h"

const char sgp_store_views[] =
  "DROP VIEW IF EXISTS who_blames_whom;"
  "DROP VIEW IF EXISTS statement_list;"
  "DROP VIEW IF EXISTS actor_ties;"

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

  /* Sums: a statement counts once for a pair. */
  "CREATE VIEW who_blames_whom AS"
  "  SELECT source_id, source, target_id, target, count (DISTINCT statement) AS statements,"
  "    min (date) AS first_date, max (date) AS last_date, max (confidence) AS confidence, evidence"
  "  FROM actor_ties WHERE stance = 'blame'"
  "  GROUP BY source_id, target_id ORDER BY statements DESC, source_id, target_id;";
