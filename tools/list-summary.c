/* SPDX-License-Identifier: MIT
 *
 * stancegraph list STORE ties --summary: how much people have checked, and how
 * much of that was right as it was read.
 *
 *     $ stancegraph list channel.sg ties --summary
 *     stance     unchecked  confirmed  corrected  rejected  by hand  precision   low  high
 *     blame             21          8          1         1        2       0.80  0.49  0.94
 *     cooperate         30          0          0         0        0
 *     all               51          8          1         1        2       0.80  0.49  0.94
 */
#include "list-private.h"

#include <stancegraph/check.h>

#define INTEGER(name) { name, TABLE_INTEGER, 0 }
#define REAL(name) { name, TABLE_REAL, 0 }
#define COLUMNS(group)                                                                 \
  { { group, TABLE_WORDS, 0 }, INTEGER ("unchecked"), INTEGER ("confirmed"), INTEGER ("corrected"), INTEGER ("rejected"), \
    INTEGER ("by_hand"), REAL ("precision"), REAL ("low"), REAL ("high") }

static const TableColumn tie_columns[] = COLUMNS ("stance"), statement_columns[] = COLUMNS ("kind");

static void
add_row (Table *table, const char *group, const SgChecks *checks)
{
  gdouble low, high, precision = sg_checks_get_precision (checks, &low, &high);
  table_add_words (table, group);
  for (int check = 0; check < SG_N_CHECKS; check++)
    table_add_number (table, (gdouble) checks->n[check]);
  table_add_number (table, precision);
  table_add_number (table, low);
  table_add_number (table, high);
}

/* The groups that have rows, and their sum. */
static SgChecks
add_rows (Table *table, SgRowsKind kind, const SgChecks *groups, int n)
{
  SgChecks all = { { 0 } };
  for (int i = 0; i < n; i++) {
    gint64 sum = 0;
    for (int check = 0; check < SG_N_CHECKS; check++) {
      sum += groups[i].n[check];
      all.n[check] += groups[i].n[check];
    }
    if (sum > 0)
      add_row (table, kind == SG_ROWS_TIES ? sg_stance_get_name ((SgStance) i) : sg_statement_kind_get_name ((SgStatementKind) i),
               &groups[i]);
  }
  add_row (table, "all", &all);
  return all;
}

static void
print_explanation (const char *path, SgRowsKind kind, const SgChecks *all)
{
  if (sg_checks_get_n_checked (all) == 0)
    printf ("\nNothing was checked yet; 'stancegraph list %s %s --sample 50' draws a sample to check.\n", path,
            kind == SG_ROWS_TIES ? "ties" : "statements");
  else
    puts ("\nPrecision: confirmed of all that was checked, as it was read; low, high: its 95 % interval (Wilson),\n"
          "which holds for what is unchecked where a sample was checked.");
}

gboolean
list_summary (SgStore *store, const char *path, SgRowsKind kind, const SgFilter *filter, TableFormat format, GError **error)
{
  SgChecks stances[SG_N_STANCES], kinds[SG_N_STATEMENT_KINDS];
  gboolean ties = kind == SG_ROWS_TIES;
  if (!(ties ? sg_store_check_ties (store, filter, stances, error) : sg_store_check_statements (store, filter, kinds, error)))
    return FALSE;
  g_autoptr (Table) table = table_new (ties ? tie_columns : statement_columns, G_N_ELEMENTS (tie_columns));
  SgChecks all = add_rows (table, kind, ties ? stances : kinds, ties ? SG_N_STANCES : SG_N_STATEMENT_KINDS);
  if (!table_print (table, format, stdout, error))
    return FALSE;
  if (format == TABLE_TEXT)
    print_explanation (path, kind, &all);
  return TRUE;
}
