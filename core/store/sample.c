/* SPDX-License-Identifier: MIT
 *
 * A sample for people to judge, out of what the machine read. Each row gets a
 * number that looks random but depends on nothing but the seed and the row's
 * permanent id; those with the least numbers are the sample, in that order:
 *
 *     seed 1   t1 -> 0.83   t2 -> 0.12   t3 -> 0.47   t4 -> 0.31      of 2: t2, t4
 *
 * So each row is as likely as any other; judging one, or adding articles,
 * moves no other row's number; and the first rows of a sample are a sample
 * too (bottom-k: Cohen and Kaplan, Summarizing data using bottom-k sketches,
 * PODC 2007).
 */
#include "rows-private.h"

/* Spreads 64 bits (splitmix64: Steele, Lea and Flood, Fast splittable
 * pseudorandom number generators, OOPSLA 2014). */
static guint64
mix (guint64 x)
{
  x += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/* SQL's draw (seed, id): a number of 63 bits. */
static void
draw (sqlite3_context *context, int n G_GNUC_UNUSED, sqlite3_value **values)
{
  guint64 seed = (guint64) sqlite3_value_int64 (values[0]), id = (guint64) sqlite3_value_int64 (values[1]);
  sqlite3_result_int64 (context, (sqlite3_int64) (mix (mix (seed) ^ id) >> 1));
}

static gboolean
add_draw (SgStore *store, GError **error)
{
  return sqlite3_create_function (store->db, "draw", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, draw,
                                  NULL, NULL) == SQLITE_OK
         || sgp_sql_fail (store, error);
}

#define DRAW(row, from)                                                                \
  SGP_AS_READ "SELECT " row ".id, draw (%" G_GINT64_FORMAT ", " row ".id) AS place" from "%s"  \
  " AND " row ".origin = 'machine' ORDER BY place, 1 LIMIT %" G_GINT64_FORMAT

static SgRows *
sample (SgStore *store, SgRowsKind kind, const SgFilter *filter, gint64 n, gint64 seed, GError **error)
{
  g_autoptr (SgpWhere) where = sgp_where_new_as_read (store, filter, error);
  if (where == NULL || !add_draw (store, error))
    return NULL;
  g_autofree char *chosen = kind == SG_ROWS_TIES
                              ? g_strdup_printf (DRAW ("t", SGP_FROM_TIES), seed, where->ties->str, n)
                              : g_strdup_printf (DRAW ("s", SGP_FROM_STATEMENTS), seed, where->statements->str, n);
  return sgp_store_list (store, kind, where, chosen, 0, error);
}

/**
 * sg_store_sample:
 * @store: a store
 * @kind: %SG_ROWS_STATEMENTS or %SG_ROWS_TIES
 * @filter: (nullable): out of which; it is held against what the machine read,
 *   and its @confirmed_only is not looked at
 * @n: how many, from 1 on; fewer where there are no more
 * @seed: any number; another gives another sample
 * @error: as of sg_store_list()
 *
 * Draws rows that the machine read, each equally likely, in the order of the
 * draw: the first k rows are the sample of size k. The same content and seed
 * give the same rows. Rows that people have judged stay in the sample, those
 * that they have rejected too; where documents come in, their rows take the
 * places of some, and the others stay.
 *
 * Returns: (transfer full) (nullable): the rows
 */
SgRows *
sg_store_sample (SgStore *store, SgRowsKind kind, const SgFilter *filter, gint64 n, gint64 seed, GError **error)
{
  gboolean began;
  g_return_val_if_fail ((kind == SG_ROWS_STATEMENTS || kind == SG_ROWS_TIES) && n > 0, NULL);
  if (!sgp_store_begin_read (store, &began, error))
    return NULL;
  SgRows *rows = sample (store, kind, filter, n, seed, error);
  sgp_store_end_read (store, began);
  return rows;
}
