/* SPDX-License-Identifier: MIT
 *
 * Each law is a query that counts what breaks it.
 */
#include "check-store.h"

#include "store/store-private.h"

#include <string.h>

static const struct {
  const char *law, *count_breaches;
} laws[] = {
  { "the file is sound", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'" },
  { "no id leads nowhere", "SELECT count(*) FROM pragma_foreign_key_check" },
  { "a tie's source speaks its statement",
    "SELECT count(*) FROM tie t WHERE NOT EXISTS (SELECT 1 FROM speaker p"
    " WHERE p.statement = t.statement AND p.role = 'speaker' AND p.entity = t.source)" },
  { "who speaks and whom a tie joins is of the same document",
    "SELECT (SELECT count(*) FROM speaker p JOIN statement s ON s.id = p.statement JOIN document_entity e ON e.id = p.entity"
    " WHERE e.document <> s.document) + (SELECT count(*) FROM tie t JOIN statement s ON s.id = t.statement"
    " JOIN document_entity a ON a.id = t.source JOIN document_entity b ON b.id = t.target"
    " WHERE a.document <> s.document OR b.document <> s.document)" },
  { "all entities of newest versions are linked, and no others",
    "SELECT count(*) FROM document_entity e JOIN document d ON d.id = e.document"
    " WHERE (d.superseded_by IS NULL) <> EXISTS (SELECT 1 FROM link WHERE entity = e.id)" },
  { "nobody is linked to an actor merged into another",
    "SELECT count(*) FROM link l JOIN actor a ON a.id = l.actor WHERE a.merged_into IS NOT NULL" },
  { "entities made for corrections are used",
    "SELECT count(*) FROM link l WHERE l.reason = 'hand' AND NOT EXISTS (SELECT 1 FROM speaker WHERE entity = l.entity)"
    " AND NOT EXISTS (SELECT 1 FROM tie WHERE source = l.entity OR target = l.entity)" },
  { "aliases are counted",
    "SELECT count(*) FROM (SELECT l.actor, x.key, x.kind, count(*) AS uses, sum (e.naming = 'full') AS full_uses"
    " FROM link l JOIN document_entity e ON e.id = l.entity JOIN alias x ON x.entity = e.id GROUP BY 1, 2, 3)"
    " c FULL JOIN actor_alias a ON a.actor = c.actor AND a.key = c.key AND a.kind = c.kind"
    " WHERE a.uses IS NOT c.uses OR a.full_uses IS NOT c.full_uses" },
  { "whoever has a correction in force in a newest version has it on rows",
    "SELECT count(*) FROM correction c LEFT JOIN statement s ON s.id = c.statement LEFT JOIN document d ON d.id = s.document"
    " WHERE c.status = 'active' AND c.document_key IS NOT NULL AND (d.id IS NULL OR d.superseded_by IS NOT NULL"
    "   OR (c.tie IS NOT NULL AND NOT EXISTS (SELECT 1 FROM tie WHERE id = c.tie AND statement = s.id)))" },
  { "who is corrected has what was read kept",
    "SELECT count(*) FROM correction c WHERE c.status <> 'undone' AND c.statement IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM reading WHERE statement = c.statement)" },
  { "spans lie inside the text and in order, and cover the content",
    "SELECT count(*) FROM statement s JOIN document d ON d.id = s.document JOIN document_text x ON x.sha256 = d.text_sha256"
    " WHERE s.content <> (SELECT coalesce (group_concat (cast (substr (cast (x.text AS BLOB), (j.value ->> 0) + 1,"
    "   (j.value ->> 1) - (j.value ->> 0)) AS TEXT), ' … '), '') FROM json_each (s.spans) j)" },
};

gint64
get_number (SgStore *store, const char *sql)
{
  gboolean row;
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt = sgp_sql_prepare (store, &error, sql);
  g_assert_no_error (error);
  g_assert_true (sgp_sql_step (store, stmt, &row, &error) && row);
  gint64 number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return number;
}

static void
check_index (SgStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (sgp_sql_script (store, sql, &error));
  g_assert_no_error (error);
}

void
check_store (SgStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (laws); i++) {
    gint64 breaches = get_number (store, laws[i].count_breaches);
    if (breaches > 0)
      g_test_message ("%s: broken %d times", laws[i].law, (int) breaches);
    g_assert_cmpint (breaches, ==, 0);
  }
  check_index (store, "INSERT INTO statement_text (statement_text, rank) VALUES ('integrity-check', 1)");
  check_index (store, "INSERT INTO article_text (article_text) VALUES ('integrity-check')");
}
