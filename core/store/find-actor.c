/* SPDX-License-Identifier: MIT
 *
 * Who is meant by some words: the id of an actor, or a name or alias as far as
 * it is unambiguous. Names that people gave count as those that were read.
 *
 *     "a12", "Natacha Bouchart", "Bouchart"    ->  12
 *     "Johnson", where three are so called     ->  an error that names them
 *
 * An actor that was merged into another is that other.
 */
#include "store-private.h"

#include <stancegraph/error.h>

/* At most so many actors are named where a name is not clear. */
#define MAX_CANDIDATES 5

/* Reads "a12"; FALSE where the words are no id. */
static gboolean
parse_id (const char *words, gint64 *id)
{
  char *end;
  if (words[0] != 'a' || !g_ascii_isdigit (words[1]))
    return FALSE;
  *id = (gint64) g_ascii_strtoull (words + 1, &end, 10);
  return *end == '\0';
}

/* The message for a name that several bear; consumes the rows from the first. */
static gboolean
refuse_unclear (SgStore *store, sqlite3_stmt *stmt, const char *words, const char *first, GError **error)
{
  g_autoptr (GString) names = g_string_new (first);
  gboolean row = TRUE;
  for (int i = 1; row; i++) {
    g_string_append_printf (names, ", a%" G_GINT64_FORMAT " %s", (gint64) sqlite3_column_int64 (stmt, 0),
                            i == MAX_CANDIDATES ? "..." : sgp_sql_text (stmt, 1));
    if (i == MAX_CANDIDATES)
      break;
    if (!sgp_sql_step (store, stmt, &row, error))
      return FALSE;
  }
  sqlite3_reset (stmt);
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' may be several: %s; name one by its id", words, names->str);
  return FALSE;
}

/* The one actor of this name or alias. An actor whose own name it is goes
 * before those that are only also called so. */
static gboolean
find_named (SgStore *store, const char *words, gint64 *id, GError **error)
{
  gboolean row;
  g_autofree char *key = sgp_name_make_key (words, SG_ENTITY_OTHER, NULL);
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT a.id, a.name, max (x.given OR (a.key = ?1 AND a.scope = '')) AS own, sum (x.uses) AS uses"
                                " FROM (SELECT actor, uses, 0 AS given FROM actor_alias WHERE key = ?1 UNION ALL"
                                " SELECT coalesce (c.value ->> '$.to', c.actor), 0, 1 FROM correction c"
                                " WHERE c.actor IS NOT NULL AND c.status = 'active' AND c.value ->> '$.key' = ?1) x"
                                " JOIN actor m ON m.id = x.actor JOIN actor a ON a.id = coalesce (m.merged_into, m.id)"
                                " GROUP BY a.id ORDER BY own DESC, uses DESC, a.id LIMIT 6", "t", key);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  *id = 0;
  if (!row)
    return TRUE;
  *id = sqlite3_column_int64 (stmt, 0);
  gboolean own = sqlite3_column_int (stmt, 2);
  g_autofree char *first = g_strdup_printf ("a%" G_GINT64_FORMAT " %s", *id, sgp_sql_text (stmt, 1));
  if (!sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  if (row && own == sqlite3_column_int (stmt, 2))
    return refuse_unclear (store, stmt, words, first, error);
  sqlite3_reset (stmt);
  return TRUE;
}

/* An id that is none is an error; a name that nobody bears is not: then *id
 * is 0. */
gboolean
sgp_find_actor (SgStore *store, const char *words, gint64 *id, GError **error)
{
  gint64 number;
  if (!parse_id (words, &number))
    return find_named (store, words, id, error);
  if (!sgp_sql_run (store, error, id, "SELECT coalesce (merged_into, id) FROM actor WHERE id = ?", "i", number))
    return FALSE;
  if (*id == 0)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "there is no actor '%s'", words);
  return *id != 0;
}
