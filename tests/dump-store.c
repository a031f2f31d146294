/* SPDX-License-Identifier: MIT
 *
 * Prints whether a store's file is sound, then every row of every table, so
 * that tests of the command can compare two stores.
 *
 *     dump-store channel.sg   ->   ok
 *                                  actor|1|Ann Ray|person|ann ray|
 */
#include <sqlite3.h>
#include <stdio.h>

/* Prints the rows of a query, each behind @name. */
static int
print_rows (sqlite3 *db, const char *name, const char *sql)
{
  sqlite3_stmt *stmt;
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    return 1;
  int code;
  while ((code = sqlite3_step (stmt)) == SQLITE_ROW) {
    fputs (name, stdout);
    for (int i = 0; i < sqlite3_column_count (stmt); i++) {
      const char *value = (const char *) sqlite3_column_text (stmt, i);
      printf ("|%s", value != NULL ? value : "NULL");
    }
    putchar ('\n');
  }
  sqlite3_finalize (stmt);
  return code != SQLITE_DONE;
}

static int
print_tables (sqlite3 *db)
{
  sqlite3_stmt *tables;
  if (sqlite3_prepare_v2 (db, "SELECT name FROM pragma_table_list WHERE type = 'table'"
                          " AND name <> 'sqlite_schema' ORDER BY name", -1, &tables, NULL)
      != SQLITE_OK)
    return 1;
  int failed = 0;
  while (!failed && sqlite3_step (tables) == SQLITE_ROW) {
    const char *name = (const char *) sqlite3_column_text (tables, 0);
    char *sql = sqlite3_mprintf ("SELECT * FROM %s", name);
    failed = print_rows (db, name, sql);
    sqlite3_free (sql);
  }
  sqlite3_finalize (tables);
  return failed;
}

int
main (int argc, char **argv)
{
  sqlite3 *db = NULL;
  int failed = argc != 2 || sqlite3_open_v2 (argv[1], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
               || print_rows (db, "check", "PRAGMA integrity_check") || print_tables (db);
  if (failed)
    fprintf (stderr, "dump-store: %s\n", db != NULL ? sqlite3_errmsg (db) : "one store expected");
  sqlite3_close (db);
  return failed;
}
