/* SPDX-License-Identifier: MIT
 *
 * Opening a store, and putting documents into it. Many documents share one
 * transaction, since a commit waits for the disk; each has a savepoint of its
 * own, so it is in whole or not at all. What is not yet committed when the
 * process dies is simply read again by the next build, which finds the rest.
 *
 *     sg_store_open -> [sg_store_check -> read -> sg_store_add]... -> sg_store_flush
 *
 * While it is written, a store is in SQLite's WAL mode (a reader is not kept
 * waiting); when closed it is one plain file again. A run that has nothing to
 * write touches nothing.
 */
#include "schema-private.h"
#include "store-private.h"

#include <errno.h>
#include <stancegraph/error.h>
#include <string.h>
#include <sys/stat.h>

/* A transaction ends when it holds so much text or is so old. */
#define MAX_PENDING_BYTES (4 * 1024 * 1024)
#define MAX_PENDING_TIME (G_USEC_PER_SEC / 2)

#define BUSY_MILLISECONDS 10000

static gboolean
refuse (const SgStore *store, SgError code, const char *message, GError **error)
{
  g_set_error (error, SG_ERROR, code, "%s: %s", store->path, message);
  return FALSE;
}

/* A path that SQLite would open or make without a good message. */
static gboolean
check_path (const SgStore *store, GError **error)
{
  struct stat info;
  if (stat (store->path, &info) != 0) {
    if (errno == ENOENT && store->mode == SG_STORE_WRITE)
      return TRUE;
    return refuse (store, SG_ERROR_READ, g_strerror (errno), error);
  }
  return S_ISREG (info.st_mode) || refuse (store, SG_ERROR_READ, "not a regular file", error);
}

static gboolean
open_database (SgStore *store, GError **error)
{
  int flags = store->mode == SG_STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2 (store->path, &store->db, flags, NULL) != SQLITE_OK)
    return sgp_sql_fail (store, error);
  sqlite3_extended_result_codes (store->db, 1);
  sqlite3_busy_timeout (store->db, BUSY_MILLISECONDS);
  if (store->mode == SG_STORE_WRITE && sqlite3_db_readonly (store->db, "main") == 1)
    return refuse (store, SG_ERROR_READ, "may only be read", error);
  return sgp_sql_script (store, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA synchronous = NORMAL;",
                         error);
}

/* An older store is brought up to date, also by those who only read it. */
static gboolean
update_tables (SgStore *store, gint64 version, GError **error)
{
  if (store->mode == SG_STORE_WRITE)
    return sgp_store_migrate (store, version, error);
  g_autoptr (SgStore) writer = sg_store_open (store->path, SG_STORE_WRITE, error);
  return writer != NULL;
}

/* Whether the file is a store that this program understands. */
static gboolean
check_header (SgStore *store, GError **error)
{
  gint64 application, version, n_tables;
  if (!sgp_sql_run (store, error, &application, "PRAGMA application_id", "")
      || !sgp_sql_run (store, error, &version, "PRAGMA user_version", "")
      || !sgp_sql_run (store, error, &n_tables, "SELECT count(*) FROM sqlite_schema", ""))
    return FALSE;
  if (n_tables == 0 && application == 0)
    return store->mode == SG_STORE_WRITE ? sgp_store_make_tables (store, error)
                                         : refuse (store, SG_ERROR_SYNTAX, "not a stancegraph store: it is empty", error);
  if (application != SGP_STORE_APPLICATION)
    return refuse (store, SG_ERROR_SYNTAX, "not a stancegraph store: a database of another program", error);
  if (version == SGP_STORE_VERSION)
    return TRUE;
  if (version < SGP_STORE_VERSION && version > 0)
    return update_tables (store, version, error);
  g_set_error (error, SG_ERROR, SG_ERROR_SYNTAX, "%s: made by a newer stancegraph: version %" G_GINT64_FORMAT
               " of the tables, this one knows %d", store->path, version, SGP_STORE_VERSION);
  return FALSE;
}

static void
finalize (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

/**
 * sg_store_open:
 * @path: the file
 * @mode: whether it will be written to
 * @error: %SG_ERROR_READ where it cannot be opened, %SG_ERROR_SYNTAX where it
 *   is no store or one of a newer version
 *
 * Returns: (transfer full) (nullable): the store
 */
SgStore *
sg_store_open (const char *path, SgStoreMode mode, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_autoptr (SgStore) store = g_new0 (SgStore, 1);
  store->path = g_strdup (path);
  store->mode = mode;
  store->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize);
  if (!check_path (store, error) || !open_database (store, error) || !check_header (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

/**
 * sg_store_free:
 * @store: (transfer full) (nullable): a store; what was added since the last
 *   sg_store_flush() may be lost
 */
void
sg_store_free (SgStore *store)
{
  if (store == NULL)
    return;
  g_hash_table_unref (store->statements);
  if (store->db != NULL && !sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  if (store->db != NULL && store->mode == SG_STORE_WRITE)
    sqlite3_exec (store->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (store->db);
  g_clear_pointer (&store->lexicon, sg_lexicon_unref);
  g_clear_pointer (&store->moves, sgp_moves_free);
  g_free (store->path);
  g_free (store);
}

gboolean
sgp_store_begin (SgStore *store, GError **error)
{
  if (store->in_transaction)
    return TRUE;
  if (!sgp_sql_script (store, "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE", error))
    return FALSE;
  store->in_transaction = TRUE;
  g_clear_pointer (&store->moves, sgp_moves_free);   /* others may have written since */
  store->pending = 0;
  store->began = g_get_monotonic_time ();
  return TRUE;
}

gboolean
sgp_store_begin_read (SgStore *store, gboolean *began, GError **error)
{
  *began = sqlite3_get_autocommit (store->db) != 0;
  return !*began || sgp_sql_script (store, "BEGIN", error);
}

void
sgp_store_end_read (SgStore *store, gboolean began)
{
  if (began)
    sqlite3_exec (store->db, "COMMIT", NULL, NULL, NULL);
}

/**
 * sg_store_flush:
 * @store: a store
 * @error: %SG_ERROR_READ where the disk is full or fails
 *
 * Makes sure that all that was added is in the file and stays there.
 *
 * Returns: whether it is
 */
gboolean
sg_store_flush (SgStore *store, GError **error)
{
  if (!store->in_transaction)
    return TRUE;
  gboolean done = sgp_sql_script (store, "COMMIT", error);
  if (!done)
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  store->in_transaction = FALSE;
  return done;
}

/* What the store has under the document's key. */
typedef struct {
  gint64 id;                  /* 0: nothing */
  gint64 version;
  SgStoreState state;
} Known;

/* Compares a document, read by @pipeline, with its newest version. */
static gboolean
find_known (SgStore *store, const SgDocument *doc, const char *sha256, const char *pipeline, Known *known,
            GError **error)
{
  gboolean row;
  *known = (Known) { 0, 0, SG_STORE_NEW };
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT id, version, text_sha256, pipeline FROM document"
                                " WHERE key = ? AND superseded_by IS NULL", "t", sg_document_get_key (doc));
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  known->id = sqlite3_column_int64 (stmt, 0);
  known->version = sqlite3_column_int64 (stmt, 1);
  if (strcmp (sgp_sql_text (stmt, 2), sha256) != 0)
    known->state = SG_STORE_CHANGED;
  else
    known->state = strcmp (sgp_sql_text (stmt, 3), pipeline) == 0 ? SG_STORE_SAME : SG_STORE_STALE;
  sqlite3_reset (stmt);
  return TRUE;
}

static char *
make_sha256 (const SgDocument *doc)
{
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
}

static const char *
get_pipeline (const SgDocument *doc)
{
  const char *pipeline = sg_document_get_pipeline (doc);
  return pipeline != NULL ? pipeline : "";
}

/**
 * sg_store_check:
 * @store: a store
 * @doc: a document, read or not
 * @pipeline: (nullable): the version of the pipeline that would read it; NULL
 *   for the one that has
 * @state: (out): what the store knows of it
 * @error: where the store cannot be read
 *
 * Tells before the work of reading a document whether it is needed.
 *
 * Returns: whether it could be found out
 */
gboolean
sg_store_check (SgStore *store, const SgDocument *doc, const char *pipeline, SgStoreState *state, GError **error)
{
  Known known;
  g_autofree char *sha256 = make_sha256 (doc);
  if (!find_known (store, doc, sha256, pipeline != NULL ? pipeline : get_pipeline (doc), &known, error))
    return FALSE;
  *state = known.state;
  return TRUE;
}

/* The row of a version; what the document does not tell of itself is taken from
 * the version before. */
static gboolean
insert_version (SgStore *store, const SgDocument *doc, const char *sha256, const Known *old, GError **error)
{
#define KNOWN(place, column) "coalesce (" place ", (SELECT " column " FROM document WHERE id = ?11))"
  const char *meta[SG_N_META];
  for (int i = 0; i < SG_N_META; i++)
    meta[i] = sg_document_get_meta (doc, (SgMeta) i);
  return sgp_sql_run (store, error, NULL, "INSERT OR IGNORE INTO document_text (sha256, text) VALUES (?, ?)", "tt",
                      sha256, sg_document_get_text (doc, NULL))
         && sgp_sql_run (store, error, NULL, "INSERT INTO document (key, version, name, path, title, date, outlet, url,"
                         " pipeline, text_sha256) VALUES (?1, ?2, ?3, ?4, " KNOWN ("?5", "title") ", "
                         KNOWN ("?6", "date") ", " KNOWN ("?7", "outlet") ", " KNOWN ("?8", "url") ", ?9, ?10)",
                         "titttttttti", sg_document_get_key (doc), old->version + 1, sg_document_get_id (doc), meta[SG_META_PATH],
                         meta[SG_META_TITLE], meta[SG_META_DATE], meta[SG_META_OUTLET], meta[SG_META_URL],
                         get_pipeline (doc), sha256, old->id);
#undef KNOWN
}

/* The row of a document; @old, where there is one, is superseded by it. The
 * new id is not known at first, but there may be one current version only. */
static gboolean
insert_document (SgStore *store, const SgDocument *doc, const char *sha256, const Known *old, gint64 *id, GError **error)
{
  static const char supersede[] = "UPDATE document SET superseded_by = ? WHERE id = ?";
  if (!sgp_sql_run (store, error, NULL, supersede, "ii", old->id, old->id)
      || !insert_version (store, doc, sha256, old, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (store->db);
  return sgp_sql_run (store, error, NULL, supersede, "ii", *id, old->id);
}

gboolean
sgp_store_load_tables (SgStore *store, GError **error)
{
  static const char *const title_columns[] = { "title", "gender", "role", NULL };
  static const char *const name_columns[] = { "first", NULL };
  if (store->first_names != NULL)
    return TRUE;
  if (store->lexicon == NULL)
    store->lexicon = sg_lexicon_new (error);
  if (store->lexicon == NULL)
    return FALSE;
  store->titles = sgp_lexicon_get_table (store->lexicon, "titles", title_columns, error);
  if (store->titles != NULL)
    store->first_names = sgp_lexicon_get_table (store->lexicon, "first-names", name_columns, error);
  return store->first_names != NULL;
}

/* All rows of a document. */
static gboolean
insert_all (SgStore *store, const SgDocument *doc, const char *sha256, const Known *old, GError **error)
{
  gint64 id;
  if (!insert_document (store, doc, sha256, old, &id, error))
    return FALSE;
  g_autoptr (SgpEntityRows) entities = sgp_store_add_entities (store, doc, id, error);
  g_autoptr (SgpLinker) linker = sgp_linker_new (store);
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  return entities != NULL
         && sgp_store_add_statements (store, doc, id, old->id, entities, fresh, error)
         && (old->id == 0 || sgp_linker_unlink_document (linker, old->id, error))
         && sgp_linker_link_document (linker, id, error)
         && sgp_linker_settle (linker, error)
         && (old->id == 0 || sgp_store_reattach (store, id, old->id, fresh, error));
}

/* The savepoint around a document. */
static gboolean
insert_or_nothing (SgStore *store, const SgDocument *doc, const char *sha256, const Known *old, GError **error)
{
  if (!sgp_sql_script (store, "SAVEPOINT document", error))
    return FALSE;
  gboolean done = insert_all (store, doc, sha256, old, error);
  if (!done)
    sqlite3_exec (store->db, "ROLLBACK TO document", NULL, NULL, NULL);
  if (!done)
    error = NULL;             /* the first error tells */
  done = sgp_sql_script (store, "RELEASE document", error) && done;
  store->in_transaction = !sqlite3_get_autocommit (store->db);   /* a full disk may have ended it */
  return done;
}

/**
 * sg_store_add:
 * @store: a store opened for writing
 * @doc: a document with its statements and ties
 * @error: where the store cannot be written
 *
 * Adds a document, or a new version of one that has another text or was read
 * by another pipeline; a document that is already there changes nothing. It
 * is in the store whole or not at all, and safe after sg_store_flush().
 *
 * Returns: whether the document is in the store
 */
gboolean
sg_store_add (SgStore *store, const SgDocument *doc, GError **error)
{
  g_return_val_if_fail (store->mode == SG_STORE_WRITE, FALSE);
  g_autofree char *sha256 = make_sha256 (doc);
  Known known;
  if (!sgp_store_load_tables (store, error) || !find_known (store, doc, sha256, get_pipeline (doc), &known, error))
    return FALSE;
  if (known.state == SG_STORE_SAME)
    return TRUE;
  if (!sgp_store_begin (store, error)
      || !find_known (store, doc, sha256, get_pipeline (doc), &known, error)   /* nobody else writes from here on */
      || !insert_or_nothing (store, doc, sha256, &known, error))
    return FALSE;
  gsize length;
  sg_document_get_text (doc, &length);
  store->pending += length;
  if (store->pending < MAX_PENDING_BYTES && g_get_monotonic_time () - store->began < MAX_PENDING_TIME)
    return TRUE;
  return sg_store_flush (store, error);
}

/**
 * sg_store_count:
 * @store: a store
 * @counts: (out): how much in it counts
 * @error: where the store cannot be read
 *
 * Returns: whether it could be counted
 */
gboolean
sg_store_count (SgStore *store, SgStoreCounts *counts, GError **error)
{
  gboolean began;
  if (!sgp_store_begin_read (store, &began, error))
    return FALSE;
#define OF_CURRENT " JOIN document d ON d.id = s.document WHERE d.superseded_by IS NULL AND s.state <> 'rejected'"
  gboolean done
    = sgp_sql_run (store, error, &counts->documents, "SELECT count(*) FROM document WHERE superseded_by IS NULL", "")
      && sgp_sql_run (store, error, &counts->statements, "SELECT count(*) FROM statement s" OF_CURRENT, "")
      && sgp_sql_run (store, error, &counts->speakers, "SELECT count (DISTINCT l.actor) FROM statement s"
                      " JOIN speaker p ON p.statement = s.id AND p.role = 'speaker' JOIN link l ON l.entity = p.entity"
                      OF_CURRENT, "")
      && sgp_sql_run (store, error, &counts->ties, "SELECT count(*)" SGP_FROM_TIES, "")
      && sgp_count_corrections (store, &counts->corrections, &counts->orphaned, error);
#undef OF_CURRENT
  sgp_store_end_read (store, began);
  return done;
}
