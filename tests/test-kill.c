/* SPDX-License-Identifier: MIT
 *
 * `stancegraph build` is killed at random moments, again and again. After each
 * kill the store is sound; a document that was in it is still there; each is
 * there as a build that nobody disturbed makes it, or not at all. Where a build
 * comes to its end the whole store is equal to that of an undisturbed one. Then
 * the articles change, so that new versions are written, and then the store
 * begins anew.
 *
 *     kill  kill  end: as edition 1  kill  kill  end: as edition 2  kill ...
 *
 * SG_KILLS in the environment says how often; quickstart check: 200 times. Articles are ours, each followed
 * by a wide blank: a transaction ends after so many bytes, and so there
 * are several in each build.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>

#ifdef __SANITIZE_ADDRESS__
#define KILLS 10
#else
#define KILLS 50
#endif
#define ARTICLES 16
#define BLANKS (700 * 1024)
#define EDITIONS 2

/* What there is after an edition, undisturbed. */
typedef struct {
  GHashTable *rows;           /* key -> what the store has under it */
  char *sum;                  /* of every row of every table */
} Edition;

static char *folder;
static Edition editions[EDITIONS];
static gint64 build_time;

/* Puts the articles of an edition in the place of the last one's. */
static void
write_articles (int edition)
{
  static const char *const names[] = { "channel-1-letter", "channel-2-calais", "channel-3-invitation", "channel-4-meeting",
                                       "river-1-dam", "river-2-talks", "school-1-plan", "school-2-strike" };
  g_autofree char *blanks = g_strnfill (BLANKS, ' ');
  for (int i = 0; i < ARTICLES; i++) {
    g_autofree char *text = NULL;
    g_autofree char *name = g_strconcat (names[i % G_N_ELEMENTS (names)], ".txt", NULL);
    g_autofree char *source = g_build_filename (g_getenv ("SG_SRCDIR"), "examples", "articles", name, NULL);
    g_autofree char *path = g_strdup_printf ("%s/news/%02d.txt", folder, i);
    g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
    g_autofree char *article = g_strdup_printf ("%s\n\nEdition %d of article %d.\n\n%s\n", text, edition, i, blanks);
    g_assert_true (g_file_set_contents (path, article, -1, NULL));
  }
}

/* Begins a build; libtool's wrapper would be killed before the program has begun. */
static GPid
begin_build (const char *store)
{
  GPid pid;
  g_autoptr (GError) error = NULL;
  g_autofree char *libs = g_build_filename (g_getenv ("SG_BUILDDIR"), ".libs", NULL);
  g_autofree char *program = g_build_filename (libs, "stancegraph", NULL);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LD_LIBRARY_PATH", libs, TRUE);
  const char *words[] = { program, "build", store, "news", NULL };
  g_spawn_async (folder, (char **) words, environment, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                 NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static sqlite3 *
open_store (const char *name)
{
  sqlite3 *db;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return stmt;
}

static const char *
get_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);
  return text != NULL ? text : "";
}

static void
check_sound (sqlite3 *db)
{
  sqlite3_stmt *stmt = prepare (db, "PRAGMA integrity_check");
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr (get_text (stmt, 0), ==, "ok");
  sqlite3_finalize (stmt);
}

/* The current documents: key -> text, and every statement and tie. A store
 * killed before it had tables has none. */
static GHashTable *
read_rows (sqlite3 *db)
{
  static const char sql[] =
    "SELECT key, version || ' ' || text_sha256 || (SELECT group_concat (content || ' ' || ifnull (parent, 0) || ifnull ("
    "(SELECT group_concat (source || stance || target || evidence) FROM tie WHERE statement = s.id), ''))"
    " FROM statement s WHERE s.document = d.id) FROM document d WHERE superseded_by IS NULL";
  int code;
  sqlite3_stmt *stmt = prepare (db, "SELECT count(*) FROM sqlite_schema");
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  gboolean empty = sqlite3_column_int (stmt, 0) == 0;
  sqlite3_finalize (stmt);
  if (empty)
    return rows;
  stmt = prepare (db, sql);
  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    g_hash_table_insert (rows, g_strdup (get_text (stmt, 0)), g_strdup (get_text (stmt, 1)));
  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
  return rows;
}

static void
sum_table (sqlite3 *db, const char *table, GChecksum *sum)
{
  int code;
  g_autofree char *sql = g_strconcat ("SELECT * FROM ", table, " ORDER BY 1, 2", NULL);
  sqlite3_stmt *stmt = prepare (db, sql);
  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      g_checksum_update (sum, (const guchar *) get_text (stmt, i), (gssize) strlen (get_text (stmt, i)) + 1);
  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
}

/* A sum of everything: tables as they are, and whether the indexes of words fit them. */
static char *
sum_store (sqlite3 *db)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *stmt = prepare (db, "SELECT name, type FROM pragma_table_list WHERE schema = 'main'"
                                " AND type IN ('table', 'virtual') AND name <> 'sqlite_schema' ORDER BY name");
  while (sqlite3_step (stmt) == SQLITE_ROW) {
    const char *name = get_text (stmt, 0);
    g_autofree char *check = g_strdup_printf ("INSERT INTO %s (%s) VALUES ('integrity-check')", name, name);
    if (strcmp (get_text (stmt, 1), "table") == 0)
      sum_table (db, name, sum);
    else
      g_assert_cmpint (sqlite3_exec (db, check, NULL, NULL, NULL), ==, SQLITE_OK);
  }
  sqlite3_finalize (stmt);
  return g_strdup (g_checksum_get_string (sum));
}

/* Every edition, undisturbed. */
static void
make_editions (void)
{
  for (int i = 0; i < EDITIONS; i++) {
    int status;
    write_articles (i);
    gint64 start = g_get_monotonic_time ();
    waitpid (begin_build ("whole.sg"), &status, 0);
    g_assert_cmpint (status, ==, 0);
    build_time = g_get_monotonic_time () - start;
    sqlite3 *db = open_store ("whole.sg");
    check_sound (db);
    editions[i].rows = read_rows (db);
    editions[i].sum = sum_store (db);
    sqlite3_close (db);
    g_assert_cmpuint (g_hash_table_size (editions[i].rows), ==, ARTICLES);
  }
}

/* Lets a build run for some time; whether it came to its end. */
static gboolean
disturb_build (void)
{
  int status;
  GPid pid = begin_build ("killed.sg");
  g_usleep ((gulong) g_test_rand_int_range (0, (gint32) build_time));
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return WIFEXITED (status);
}

/* Nothing that was there before is lost, and nothing is there by half. */
static void
check_rows (GHashTable *before, GHashTable *now, int edition)
{
  GHashTableIter iter;
  gpointer key, row;
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &key, &row)) {
    const char *old = g_hash_table_lookup (before, key);
    if (old == NULL || strcmp (old, row) != 0)
      g_assert_cmpstr (row, ==, g_hash_table_lookup (editions[edition].rows, key));
  }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_assert_true (g_hash_table_contains (now, key));
}

/* What the store holds now, after a build that was killed or @ended. */
static GHashTable *
check_store (GHashTable *before, int edition, gboolean ended)
{
  g_autofree char *path = g_build_filename (folder, "killed.sg", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_assert_cmpuint (g_hash_table_size (before), ==, 0);
    return g_hash_table_ref (before);
  }
  sqlite3 *db = open_store ("killed.sg");
  check_sound (db);
  GHashTable *now = read_rows (db);
  check_rows (before, now, edition);
  if (ended) {
    g_autofree char *sum = sum_store (db);
    g_assert_cmpstr (sum, ==, editions[edition].sum);
  }
  sqlite3_close (db);
  return now;
}

static void
remove_store (const char *name)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path = g_strconcat (folder, "/", name, endings[i], NULL);
    g_remove (path);
  }
}

static void
test_kill (void)
{
  int edition = 0, n_ended = 0, n_parts = 0;
  const char *kills = g_getenv ("SG_KILLS");
  GHashTable *rows = g_hash_table_new (g_str_hash, g_str_equal);
  make_editions ();
  write_articles (edition);
  for (int i = kills != NULL ? atoi (kills) : KILLS; i > 0; i--) {
    gboolean ended = disturb_build ();
    GHashTable *now = check_store (rows, edition, ended);
    n_parts += !ended && g_hash_table_size (now) > 0;
    n_ended += ended;
    g_hash_table_unref (rows);
    rows = now;
    if (!ended)
      continue;
    edition = (edition + 1) % EDITIONS;
    write_articles (edition);
    if (edition > 0)
      continue;
    remove_store ("killed.sg");
    g_hash_table_remove_all (rows);
  }
  g_test_message ("%d builds came to their end, %d were killed with a part of the documents there", n_ended, n_parts);
  waitpid (begin_build ("killed.sg"), NULL, 0);
  g_hash_table_unref (check_store (rows, edition, TRUE));
  g_hash_table_unref (rows);
}

/* Everything that was written, the folder too. */
static void
clean_up (void)
{
  for (int i = 0; i < ARTICLES; i++) {
    g_autofree char *path = g_strdup_printf ("%s/news/%02d.txt", folder, i);
    g_remove (path);
  }
  for (int i = 0; i < EDITIONS; i++) {
    g_clear_pointer (&editions[i].rows, g_hash_table_unref);
    g_free (editions[i].sum);
  }
  g_autofree char *news = g_build_filename (folder, "news", NULL);
  remove_store ("whole.sg");
  remove_store ("killed.sg");
  g_rmdir (news);
  g_rmdir (folder);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("stancegraph-XXXXXX", NULL);
  g_autofree char *news = g_build_filename (folder, "news", NULL);
  g_assert_cmpint (g_mkdir (news, 0700), ==, 0);
  g_test_add_func ("/kill/builds", test_kill);
  int status = g_test_run ();
  clean_up ();
  return status;
}
