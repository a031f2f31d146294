/* SPDX-License-Identifier: MIT
 *
 * A statement that goes on as one of the newest version: its permanent id, and
 * those of its ties, get the rows of the new reading, whose own id is gone.
 *
 *     old s7: t17 Ann blames Bo       new s31: t40 Ann blames Bo, t41 Ann works with Cy
 *     ->  s7 in the new version: t17 Ann blames Bo, t41 Ann works with Cy
 */
#include "correct-private.h"

/* The row, as it was read now; of what was before only whether others than
 * the machine made and judged it. */
static gboolean
take_row (SgStore *store, gint64 statement, gint64 fresh, GError **error)
{
  return sgp_sql_run (store, error, NULL,
                      "UPDATE statement SET (document, ordinal, kind, content, spans, cue, parent, confidence) ="
                      " (SELECT document, ordinal, kind, content, spans, cue, parent, confidence FROM statement WHERE id = ?2),"
                      " (origin, coder, state) = (SELECT coalesce (machine ->> '$.origin', 'machine'), machine ->> '$.coder',"
                      " coalesce (machine ->> '$.state', 'read') FROM reading WHERE statement = ?1) WHERE id = ?1", "ii",
                      statement, fresh);
}

/* What hung on the new id. */
static gboolean
take_rest (SgStore *store, gint64 statement, gint64 fresh, gboolean is_parent, GError **error)
{
  return sgp_sql_run (store, error, NULL, "DELETE FROM speaker WHERE statement = ?", "i", statement)
         && sgp_sql_run (store, error, NULL, "DELETE FROM tie WHERE statement = ?", "i", statement)
         && sgp_sql_run (store, error, NULL, "UPDATE speaker SET statement = ? WHERE statement = ?", "ii", statement, fresh)
         && sgp_sql_run (store, error, NULL, "UPDATE tie SET statement = ? WHERE statement = ?", "ii", statement, fresh)
         && (!is_parent || sgp_sql_run (store, error, NULL, "UPDATE statement SET parent = ?1 WHERE parent = ?2 AND document ="
                                        " (SELECT document FROM statement WHERE id = ?2)", "ii", statement, fresh))
         && sgp_sql_run (store, error, NULL, "DELETE FROM statement WHERE id = ?", "i", fresh);
}

/* A tie that was read before, or that a person has judged, keeps its id; ties
 * are compared by the keys of their actors. */
static gboolean
keep_tie_ids (SgStore *store, gint64 statement, GError **error)
{
#define KEY(e) e ".type || '/' || " e ".key"
  return sgp_sql_run (store, error, NULL,
                      "WITH known AS (SELECT j.value ->> '$.id' AS id, " KEY ("a") " AS source, j.value ->> '$.stance' AS stance,"
                      "   " KEY ("b") " AS target FROM reading r, json_each (r.machine, '$.ties') j"
                      "   JOIN document_entity a ON a.id = j.value ->> '$.source'"
                      "   JOIN document_entity b ON b.id = j.value ->> '$.target' WHERE r.statement = ?1 UNION"
                      "   SELECT tie, value ->> '$.tie.source.key', stance, value ->> '$.tie.target.key' FROM correction"
                      "   WHERE statement = ?1 AND tie IS NOT NULL AND status <> 'undone'),"
                      " pair AS (SELECT t.id AS fresh, k.id AS id FROM tie t JOIN document_entity a ON a.id = t.source"
                      "   JOIN document_entity b ON b.id = t.target JOIN known k ON k.source = " KEY ("a")
                      "   AND k.target = " KEY ("b") " AND k.stance = t.stance WHERE t.statement = ?1)"
                      " UPDATE tie SET id = p.id FROM pair p WHERE tie.id = p.fresh"
                      " AND p.id = (SELECT min (id) FROM pair WHERE fresh = p.fresh)"
                      " AND p.fresh = (SELECT min (fresh) FROM pair WHERE id = p.id)", "i", statement);
#undef KEY
}

/* @statement: has a reading, of the version before; @is_parent: whether @fresh
 * reports others, which takes a look at the whole document. */
gboolean
sgp_adopt_reading (SgStore *store, gint64 statement, gint64 fresh, gboolean is_parent, GError **error)
{
  return take_row (store, statement, fresh, error) && take_rest (store, statement, fresh, is_parent, error)
         && keep_tie_ids (store, statement, error);
}
