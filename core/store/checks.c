/* SPDX-License-Identifier: MIT
 *
 * Counts what people have said of what was read, and how often the machine
 * was right. Rows are held against the filter, and put into groups, as they
 * were read: a tie read as blame that a person has made cooperation is a
 * wrong blame, not a right cooperation.
 *
 *     read as blame: 3 confirmed, 1 now cooperate, 1 rejected, 4 to do
 *     ->  precision of blame 3 / 5 = 0.60, 95 % interval 0.23 to 0.88
 */
#include "rows-private.h"

#include <math.h>
#include <stancegraph/check.h>
#include <string.h>

/* The 97.5 % quantile of the normal distribution. */
#define Z 1.959963984540054

/* What is counted: each row by its word and its group as read. */
#define COUNT_TIES                                                                     \
  "SELECT " SGP_TIE_CHECK " AS word, x.label, count(*) FROM (" SGP_AS_READ             \
  "SELECT t.id, t.statement, t.stance AS label" SGP_FROM_TIES "%s) x JOIN statement s ON s.id = x.statement" \
  " LEFT JOIN tie t ON t.id = x.id WHERE t.origin IS NULL OR t.origin = 'machine' OR word <> 'rejected' GROUP BY 1, 2"
#define COUNT_STATEMENTS                                                               \
  "SELECT " SGP_STATEMENT_CHECK " AS word, x.label, count(*) FROM (" SGP_AS_READ       \
  "SELECT s.id, s.kind AS label" SGP_FROM_STATEMENTS "%s) x JOIN statement s ON s.id = x.id"   \
  " WHERE s.origin = 'machine' OR word <> 'rejected' GROUP BY 1, 2"

/* For queries behind SGP_AS_READ, where nothing is confirmed. */
SgpWhere *
sgp_where_new_as_read (SgStore *store, const SgFilter *filter, GError **error)
{
  SgFilter as_read = SG_FILTER_INIT;
  if (filter != NULL)
    as_read = *filter;
  as_read.confirmed_only = FALSE;
  return sgp_where_new (store, &as_read, error);
}

/* Adds up the rows of such a query. */
static gboolean
count_groups (SgStore *store, const char *sql, gboolean ties, SgChecks *groups, GError **error)
{
  gboolean row = TRUE;
  sqlite3_stmt *stmt = sgp_sql_prepare (store, error, sql);
  gboolean done = stmt != NULL;
  while (done && (done = sgp_sql_step (store, stmt, &row, error)) && row) {
    const char *label = sgp_sql_text (stmt, 1);
    guint group = ties ? (guint) sgp_stance_parse (label) : (guint) sgp_statement_kind_parse (label);
    groups[group].n[sgp_check_parse (sgp_sql_text (stmt, 0))] += sqlite3_column_int64 (stmt, 2);
  }
  sqlite3_finalize (stmt);
  return done;
}

static gboolean
count_checks (SgStore *store, const SgFilter *filter, gboolean ties, SgChecks *groups, GError **error)
{
  gboolean began;
  if (!sgp_store_begin_read (store, &began, error))
    return FALSE;
  g_autoptr (SgpWhere) where = sgp_where_new_as_read (store, filter, error);
  g_autofree char *sql = where == NULL ? NULL
                         : ties        ? g_strdup_printf (COUNT_TIES, where->ties->str)
                                       : g_strdup_printf (COUNT_STATEMENTS, where->statements->str);
  gboolean done = sql != NULL && count_groups (store, sql, ties, groups, error);
  sgp_store_end_read (store, began);
  return done;
}

/**
 * sg_store_check_ties:
 * @store: a store
 * @filter: (nullable): which ties; it is held against what the machine read,
 *   and its @confirmed_only is not looked at
 * @by_stance: (out) (array fixed-size=4): for each stance, as it was read, the
 *   number of ties of each %SgCheck. A tie of a rejected statement is rejected;
 *   one whose statement was given to another speaker is corrected
 * @error: as of sg_store_list()
 *
 * Returns: whether they could be counted
 */
gboolean
sg_store_check_ties (SgStore *store, const SgFilter *filter, SgChecks by_stance[SG_N_STANCES], GError **error)
{
  memset (by_stance, 0, SG_N_STANCES * sizeof *by_stance);
  return count_checks (store, filter, TRUE, by_stance, error);
}

/**
 * sg_store_check_statements:
 * @store: a store
 * @filter: (nullable): which statements, as of sg_store_check_ties()
 * @by_kind: (out) (array fixed-size=4): for each kind, the number of
 *   statements of each %SgCheck
 * @error: as of sg_store_list()
 *
 * Returns: whether they could be counted
 */
gboolean
sg_store_check_statements (SgStore *store, const SgFilter *filter, SgChecks by_kind[SG_N_STATEMENT_KINDS], GError **error)
{
  memset (by_kind, 0, SG_N_STATEMENT_KINDS * sizeof *by_kind);
  return count_checks (store, filter, FALSE, by_kind, error);
}

/**
 * sg_checks_get_n_checked:
 * @checks: counts
 *
 * Returns: how many rows that the machine read people have judged, >= 0
 */
gint64
sg_checks_get_n_checked (const SgChecks *checks)
{
  return checks->n[SG_CHECK_CONFIRMED] + checks->n[SG_CHECK_CORRECTED] + checks->n[SG_CHECK_REJECTED];
}

/**
 * sg_checks_get_precision:
 * @checks: counts
 * @low: (out): lower end of the 95 % interval, 0..1; NaN where nothing was checked
 * @high: (out): upper end, the same
 *
 * The share of what was checked that is right as it was read, p = confirmed /
 * n with n = confirmed + corrected + rejected, and Wilson's interval for it,
 *
 *     (p + z²/2n ± z √(p (1 - p) / n + z²/4n²)) / (1 + z²/n),  z = 1.96,
 *
 * which stays inside 0..1 and holds for small n and for p of 0 or 1 as well
 * (E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, Journal of the American Statistical Association 22, 1927).
 *
 * Returns: p, 0..1; NaN where nothing was checked
 */
gdouble
sg_checks_get_precision (const SgChecks *checks, gdouble *low, gdouble *high)
{
  gdouble n = (gdouble) sg_checks_get_n_checked (checks);
  *low = *high = NAN;
  if (n == 0)
    return NAN;
  gdouble p = (gdouble) checks->n[SG_CHECK_CONFIRMED] / n, scale = 1 + Z * Z / n;
  gdouble middle = (p + Z * Z / (2 * n)) / scale;
  gdouble half = Z * sqrt (p * (1 - p) / n + Z * Z / (4 * n * n)) / scale;
  *low = CLAMP (middle - half, 0, p);
  *high = CLAMP (middle + half, p, 1);
  return p;
}
