/* SPDX-License-Identifier: MIT
 *
 * A thin layer over SQLite: statements are prepared once a store and found
 * again by the address of their text, so every call site is one line; errors
 * become a GError that names the store:
 *
 *     channel.sg: database or disk is full
 */
#include "store-private.h"

#include <stancegraph/error.h>
#include <stdarg.h>

/* Which of our codes an SQLite error is. */
static SgError
get_code (int code)
{
  switch (code & 0xff) {
  case SQLITE_NOTADB:
  case SQLITE_CORRUPT:
    return SG_ERROR_SYNTAX;
  case SQLITE_TOOBIG:
    return SG_ERROR_LIMIT;
  case SQLITE_CONSTRAINT:
  case SQLITE_ERROR:
    return SG_ERROR_DATA;
  default:
    return SG_ERROR_READ;
  }
}

/* Sets the error that SQLite met last; always FALSE. */
gboolean
sgp_sql_fail (SgStore *store, GError **error)
{
  int code = sqlite3_extended_errcode (store->db);
  const char *message = sqlite3_errmsg (store->db);
  if ((code & 0xff) == SQLITE_NOTADB)
    message = "not a stancegraph store";
  else if ((code & 0xff) == SQLITE_BUSY)
    message = "another program is writing to it";
  g_set_error (error, SG_ERROR, get_code (code), "%s: %s", store->path, message);
  return FALSE;
}

sqlite3_stmt *
sgp_sql_prepare (SgStore *store, GError **error, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  if (sqlite3_prepare_v2 (store->db, sql, -1, &stmt, NULL) != SQLITE_OK)
    sgp_sql_fail (store, error);
  return stmt;
}

/* The prepared statement of a literal, reset. */
static sqlite3_stmt *
find_statement (SgStore *store, GError **error, const char *sql)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (store->statements, sql);
  if (stmt != NULL) {
    sqlite3_reset (stmt);
    return stmt;
  }
  stmt = sgp_sql_prepare (store, error, sql);
  if (stmt != NULL)
    g_hash_table_insert (store->statements, (gpointer) sql, stmt);
  return stmt;
}

/* Binds arguments; text stays the caller's until the statement is reset. */
static void
bind (sqlite3_stmt *stmt, const char *types, va_list args)
{
  for (int i = 0; types[i] != '\0'; i++) {
    gint64 integer;
    switch (types[i]) {
    case 't':
      sqlite3_bind_text (stmt, i + 1, va_arg (args, const char *), -1, SQLITE_STATIC);
      break;
    case 'd':
      sqlite3_bind_double (stmt, i + 1, va_arg (args, double));
      break;
    case 'n':
      integer = va_arg (args, gint64);
      if (integer == 0)
        sqlite3_bind_null (stmt, i + 1);
      else
        sqlite3_bind_int64 (stmt, i + 1, integer);
      break;
    default:
      sqlite3_bind_int64 (stmt, i + 1, va_arg (args, gint64));
    }
  }
}

/* A statement ready to be stepped; NULL with an error where it cannot be. */
sqlite3_stmt *
sgp_sql (SgStore *store, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *stmt = find_statement (store, error, sql);
  if (stmt == NULL)
    return NULL;
  va_list args;
  va_start (args, types);
  bind (stmt, types, args);
  va_end (args);
  return stmt;
}

/* The next row; at the end the statement is reset, which ends its read. */
gboolean
sgp_sql_step (SgStore *store, sqlite3_stmt *stmt, gboolean *row, GError **error)
{
  int code = sqlite3_step (stmt);
  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    sgp_sql_fail (store, error);
  sqlite3_reset (stmt);
  return code == SQLITE_DONE;
}

gboolean
sgp_sql_run (SgStore *store, GError **error, gint64 *value, const char *sql, const char *types, ...)
{
  sqlite3_stmt *stmt = find_statement (store, error, sql);
  if (stmt == NULL)
    return FALSE;
  va_list args;
  va_start (args, types);
  bind (stmt, types, args);
  va_end (args);
  gboolean row;
  if (!sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  if (value != NULL)
    *value = row ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
sgp_sql_script (SgStore *store, const char *script, GError **error)
{
  return sqlite3_exec (store->db, script, NULL, NULL, NULL) == SQLITE_OK || sgp_sql_fail (store, error);
}

const char *
sgp_sql_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);
  return text != NULL ? text : "";
}

char *
sgp_sql_dup_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}
