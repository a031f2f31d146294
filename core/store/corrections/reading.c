/* SPDX-License-Identifier: MIT
 *
 * What was read of a statement, kept as one JSON object when the first
 * correction touches it, and put back into the rows when its corrections are
 * replayed. Numbers are written with all their digits, so that what comes back
 * is what was there.
 *
 *     {"kind": "direct", "content": "It failed", ..., "speakers": [...], "ties": [{"id": 17, ...}]}
 */
#include "correct-private.h"

#define EXACT(column) "printf ('%!.17g', " column ")"

/* The object as an SQL expression about statement s. */
#define MAKE_READING \
  "json_object ('kind', s.kind, 'content', s.content, 'spans', s.spans, 'cue', s.cue, 'parent', s.parent," \
  " 'confidence', " EXACT ("s.confidence") ", 'origin', s.origin, 'coder', s.coder, 'state', s.state," \
  " 'speakers', (SELECT json_group_array (json_object ('role', p.role, 'ordinal', p.ordinal, 'entity', p.entity," \
  "   'mention', p.mention, 'confidence', " EXACT ("p.confidence") ")) FROM speaker p WHERE p.statement = s.id)," \
  " 'ties', (SELECT json_group_array (json_object ('id', t.id, 'source', t.source, 'stance', t.stance, 'target', t.target," \
  "   'act', t.act, 'evidence', t.evidence, 'spans', t.spans, 'why', t.why, 'confidence', " EXACT ("t.confidence") "," \
  "   'origin', t.origin, 'coder', t.coder, 'state', t.state)) FROM tie t WHERE t.statement = s.id))"

/* Keeps what stands in the rows, where nothing is kept yet. */
gboolean
sgp_reading_keep (SgStore *store, gint64 statement, GError **error)
{
  return sgp_sql_run (store, error, NULL, "INSERT OR IGNORE INTO reading (statement, machine) SELECT s.id, " MAKE_READING
                      " FROM statement s WHERE s.id = ?", "i", statement);
}

gboolean
sgp_reading_drop (SgStore *store, gint64 statement, GError **error)
{
  return sgp_sql_run (store, error, NULL, "DELETE FROM reading WHERE statement = ?", "i", statement);
}

/* Keeps what stands in the rows instead of what was kept. */
gboolean
sgp_reading_renew (SgStore *store, gint64 statement, GError **error)
{
  return sgp_reading_drop (store, statement, error) && sgp_reading_keep (store, statement, error);
}

gboolean
sgp_reading_exists (SgStore *store, gint64 statement, gboolean *exists, GError **error)
{
  gint64 found;
  gboolean done = sgp_sql_run (store, error, &found, "SELECT 1 FROM reading WHERE statement = ? AND machine IS NOT NULL", "i",
                               statement);
  *exists = done && found != 0;
  return done;
}

static gboolean
restore_statement (SgStore *store, gint64 statement, GError **error)
{
  return sgp_sql_run (store, error, NULL,
                      "UPDATE statement SET (kind, content, spans, cue, parent, confidence, origin, coder, state) ="
                      " (SELECT machine ->> '$.kind', machine ->> '$.content', machine ->> '$.spans', machine ->> '$.cue',"
                      " machine ->> '$.parent', CAST (machine ->> '$.confidence' AS REAL), machine ->> '$.origin',"
                      " machine ->> '$.coder', machine ->> '$.state' FROM reading WHERE statement = ?1) WHERE id = ?1"
                      " AND EXISTS (SELECT 1 FROM reading WHERE statement = ?1 AND machine IS NOT NULL)", "i", statement);
}

static gboolean
restore_speakers (SgStore *store, gint64 statement, GError **error)
{
  return sgp_sql_run (store, error, NULL, "DELETE FROM speaker WHERE statement = ?", "i", statement)
         && sgp_sql_run (store, error, NULL,
                         "INSERT INTO speaker (statement, role, ordinal, entity, mention, confidence)"
                         " SELECT r.statement, j.value ->> '$.role', j.value ->> '$.ordinal', j.value ->> '$.entity',"
                         " j.value ->> '$.mention', CAST (j.value ->> '$.confidence' AS REAL)"
                         " FROM reading r, json_each (r.machine, '$.speakers') j WHERE r.statement = ?", "i", statement);
}

static gboolean
restore_ties (SgStore *store, gint64 statement, GError **error)
{
  return sgp_sql_run (store, error, NULL, "DELETE FROM tie WHERE statement = ?", "i", statement)
         && sgp_sql_run (store, error, NULL,
                         "INSERT INTO tie (id, statement, source, stance, target, act, evidence, spans, why, confidence,"
                         " origin, coder, state) SELECT j.value ->> '$.id', r.statement, j.value ->> '$.source',"
                         " j.value ->> '$.stance', j.value ->> '$.target', j.value ->> '$.act', j.value ->> '$.evidence',"
                         " j.value ->> '$.spans', j.value ->> '$.why', CAST (j.value ->> '$.confidence' AS REAL),"
                         " j.value ->> '$.origin', j.value ->> '$.coder', j.value ->> '$.state'"
                         " FROM reading r, json_each (r.machine, '$.ties') j WHERE r.statement = ?", "i", statement);
}

/* The rows as they were read; a statement that was not has no speakers and
 * ties after that. */
gboolean
sgp_reading_restore (SgStore *store, gint64 statement, GError **error)
{
  return restore_statement (store, statement, error) && restore_speakers (store, statement, error)
         && restore_ties (store, statement, error);
}
