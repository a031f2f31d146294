/* SPDX-License-Identifier: MIT
 *
 * The corrections of a store as a list, the first made first: what each is
 * about and what it sets, in words. A correction of an actor who is in no
 * newest version of a document counts as orphaned while that is so.
 *
 *     c3  set-target  t17  target: Bo Ray  ann  2026-11-20T13:05:11Z  active
 */
#include "correct-private.h"

#define NAME_OF(path) "(SELECT name FROM actor WHERE id = c.value ->> '" path "')"
#define NAMES_OF(path, id) "(SELECT group_concat (a.name, '; ') FROM json_each (c.value, '" path "') j" \
                           " JOIN actor a ON a.id = j.value" id ")"

/* Whether an actor's correction concerns somebody who is there. */
#define IS_ABSENT "(c.actor IS NOT NULL AND c.status = 'active' AND NOT EXISTS (SELECT 1 FROM actor a JOIN link l" \
                  " ON l.actor = coalesce (a.merged_into, a.id) WHERE a.id = coalesce (c.value ->> '$.to', c.actor)))"

const char sgp_correction_rows_query[] =
  "SELECT c.id, c.kind, c.time, c.coder, c.note, CASE WHEN " IS_ABSENT " THEN 'orphaned' ELSE c.status END,"
  " CASE WHEN " IS_ABSENT " THEN 'in no document now' ELSE c.reason END,"
  " coalesce ('t' || c.tie, 's' || c.statement, 'a' || c.actor, 's' || (c.value ->> '$.statement')),"
  " c.document_key, d.id, d.name, c.quote,"
  " CASE c.kind"
  "  WHEN 'set-speaker' THEN 'speaker: ' || coalesce (" NAMES_OF ("$.speakers", " ->> '$.actor'") ", 'nobody')"
  "  WHEN 'set-target' THEN 'target: ' || " NAME_OF ("$.target.actor")
  "  WHEN 'set-stance' THEN ltrim (coalesce (', stance: ' || (c.value ->> '$.stance'), '')"
  "    || coalesce (', act: ' || (c.value ->> '$.act'), ''), ', ')"
  "  WHEN 'set-span' THEN 'words: ' || (c.value ->> '$.words')"
  "  WHEN 'add-statement' THEN coalesce (" NAMES_OF ("$.was.speakers", " ->> '$.actor'") ", 'nobody') || ': ' || c.quote"
  "  WHEN 'add-tie' THEN " NAME_OF ("$.source.actor") " || ', ' || (c.value ->> '$.stance') || ', ' || "
  NAME_OF ("$.target.actor")
  "  WHEN 'rename' THEN 'name: ' || (c.value ->> '$.name')"
  "  WHEN 'merge' THEN 'with: ' || " NAMES_OF ("$.actors", "")
  "  WHEN 'split' THEN 'in: ' || (SELECT group_concat (j.value, '; ') FROM json_each (c.value, '$.documents') j)"
  " END, c.undone_time, c.undone_by"
  " FROM correction c LEFT JOIN document d ON d.key = c.document_key AND d.superseded_by IS NULL ORDER BY c.id";

gboolean
sgp_count_corrections (SgStore *store, gint64 *active, gint64 *orphaned, GError **error)
{
  return sgp_sql_run (store, error, active, "SELECT count(*) FROM correction WHERE status <> 'undone'", "")
         && sgp_sql_run (store, error, orphaned, "SELECT count(*) FROM correction c WHERE c.status = 'orphaned' OR " IS_ABSENT,
                         "");
}
