/* SPDX-License-Identifier: MIT
 *
 * Lists of what is in a store: one query a kind, its rows copied into plain
 * ones. Kinds share one reader, which a table of queries and row functions
 * tells what to do.
 *
 *     SG_ROWS_TIES, stance = blame
 *     t17  Natacha Bouchart  blames  Boris Johnson  ACCUSE  0.94  ...
 */
#include "store/corrections/correct-private.h"
#include "rows-private.h"

#include <string.h>

struct _SgRows {
  SgRowsKind kind;
  GArray *rows;
  GStringChunk *strings;
};

/* A column's words, valid UTF-8 whatever the file holds; NULL for null. */
static const char *
keep (SgRows *rows, sqlite3_stmt *stmt, int column)
{
  g_autofree char *words = sgp_sql_dup_text (stmt, column);
  return words != NULL ? g_string_chunk_insert_const (rows->strings, words) : NULL;
}

static void
add_actor (SgRows *rows, sqlite3_stmt *stmt)
{
  SgActorRow row = {
    .id = sqlite3_column_int64 (stmt, 0),
    .name = keep (rows, stmt, 1),
    .type = sgp_entity_type_parse (sgp_sql_text (stmt, 2)),
    .documents = sqlite3_column_int (stmt, 3),
    .statements = sqlite3_column_int (stmt, 4),
    .blames = sqlite3_column_int (stmt, 5),
    .is_blamed = sqlite3_column_int (stmt, 6),
    .works_with = sqlite3_column_int (stmt, 7),
  };
  g_array_append_val (rows->rows, row);
}

static void
add_statement (SgRows *rows, sqlite3_stmt *stmt)
{
  SgStatementRow row = {
    .id = sqlite3_column_int64 (stmt, 0),
    .document = sqlite3_column_int64 (stmt, 1),
    .parent = sqlite3_column_int64 (stmt, 2),
    .document_name = keep (rows, stmt, 3),
    .date = keep (rows, stmt, 4),
    .outlet = keep (rows, stmt, 5),
    .kind = sgp_statement_kind_parse (sgp_sql_text (stmt, 6)),
    .speakers = keep (rows, stmt, 7),
    .content = keep (rows, stmt, 8),
    .confidence = sqlite3_column_double (stmt, 9),
    .origin = sgp_origin_parse (sgp_sql_text (stmt, 10)),
    .state = sgp_state_parse (sgp_sql_text (stmt, 11)),
    .coder = keep (rows, stmt, 12),
    .check = sgp_check_parse (sgp_sql_text (stmt, 13)),
  };
  g_array_append_val (rows->rows, row);
}

static void
add_tie (SgRows *rows, sqlite3_stmt *stmt)
{
  SgTieRow row = {
    .id = sqlite3_column_int64 (stmt, 0),
    .statement = sqlite3_column_int64 (stmt, 1),
    .document = sqlite3_column_int64 (stmt, 2),
    .source = sqlite3_column_int64 (stmt, 3),
    .target = sqlite3_column_int64 (stmt, 4),
    .source_name = keep (rows, stmt, 5),
    .target_name = keep (rows, stmt, 6),
    .stance = sgp_stance_parse (sgp_sql_text (stmt, 7)),
    .act = sgp_act_parse (sgp_sql_text (stmt, 8)),
    .confidence = sqlite3_column_double (stmt, 9),
    .document_name = keep (rows, stmt, 10),
    .date = keep (rows, stmt, 11),
    .outlet = keep (rows, stmt, 12),
    .evidence = keep (rows, stmt, 13),
    .why = keep (rows, stmt, 14),
    .origin = sgp_origin_parse (sgp_sql_text (stmt, 15)),
    .state = sgp_state_parse (sgp_sql_text (stmt, 16)),
    .coder = keep (rows, stmt, 17),
    .check = sgp_check_parse (sgp_sql_text (stmt, 18)),
  };
  g_array_append_val (rows->rows, row);
}

static void
add_document (SgRows *rows, sqlite3_stmt *stmt)
{
  SgDocumentRow row = {
    .id = sqlite3_column_int64 (stmt, 0),
    .key = keep (rows, stmt, 1),
    .title = keep (rows, stmt, 2),
    .date = keep (rows, stmt, 3),
    .outlet = keep (rows, stmt, 4),
    .pipeline = keep (rows, stmt, 5),
    .version = sqlite3_column_int (stmt, 6),
    .statements = sqlite3_column_int (stmt, 7),
    .ties = sqlite3_column_int (stmt, 8),
    .name = keep (rows, stmt, 9),
    .passage = keep (rows, stmt, 10),
  };
  g_array_append_val (rows->rows, row);
}

static void
add_alias (SgRows *rows, sqlite3_stmt *stmt)
{
  SgActorAliasRow row = { keep (rows, stmt, 0), keep (rows, stmt, 1), sqlite3_column_int (stmt, 2) };
  g_array_append_val (rows->rows, row);
}

static void
add_correction (SgRows *rows, sqlite3_stmt *stmt)
{
  SgCorrectionRow row = {
    .id = sqlite3_column_int64 (stmt, 0),
    .kind = sgp_edit_kind_parse (sgp_sql_text (stmt, 1)),
    .time = keep (rows, stmt, 2),
    .coder = keep (rows, stmt, 3),
    .note = keep (rows, stmt, 4),
    .status = sgp_correction_status_parse (sgp_sql_text (stmt, 5)),
    .reason = keep (rows, stmt, 6),
    .about = keep (rows, stmt, 7),
    .document_key = keep (rows, stmt, 8),
    .document = sqlite3_column_int64 (stmt, 9),
    .document_name = keep (rows, stmt, 10),
    .quote = keep (rows, stmt, 11),
    .value = keep (rows, stmt, 12),
    .undone_time = keep (rows, stmt, 13),
    .undone_by = keep (rows, stmt, 14),
  };
  g_array_append_val (rows->rows, row);
}

/* What a kind of row is made by. */
static const struct {
  gsize size;
  void (*add) (SgRows *rows, sqlite3_stmt *stmt);
} kinds[SG_N_ROWS] = {
  [SG_ROWS_ACTORS] = { sizeof (SgActorRow), add_actor },
  [SG_ROWS_STATEMENTS] = { sizeof (SgStatementRow), add_statement },
  [SG_ROWS_TIES] = { sizeof (SgTieRow), add_tie },
  [SG_ROWS_DOCUMENTS] = { sizeof (SgDocumentRow), add_document },
  [SG_ROWS_ALIASES] = { sizeof (SgActorAliasRow), add_alias },
  [SG_ROWS_CORRECTIONS] = { sizeof (SgCorrectionRow), add_correction },
};

/* Actors with their counts; the busiest first. Where something is filtered,
 * only those of whom something is left; with an actor in it, that one. */
static void
append_actors_query (GString *sql, const SgpWhere *where)
{
  g_string_append_printf (sql,
    "WITH ties AS (SELECT DISTINCT ls.actor AS source, lt.actor AS target, t.stance, t.statement" SGP_FROM_TIES "%s),"
    " sources AS (SELECT source AS actor, count(*) AS n, sum (stance = 'blame') AS blames, sum (stance = 'cooperate') AS works"
    "   FROM ties GROUP BY 1),"
    " targets AS (SELECT target AS actor, count(*) AS n, sum (stance = 'blame') AS blamed FROM ties GROUP BY 1),"
    " spoken AS (SELECT k.actor, count (DISTINCT s.id) AS n FROM statement s JOIN document d ON d.id = s.document"
    "   JOIN speaker p ON p.statement = s.id AND p.role = 'speaker' JOIN link k ON k.entity = p.entity"
    "   WHERE s.state <> 'rejected' AND d.superseded_by IS NULL%s GROUP BY 1),"
    " present AS (SELECT k.actor, count (DISTINCT e.document) AS n FROM link k JOIN document_entity e"
    "   ON e.id = k.entity JOIN document d ON d.id = e.document WHERE d.superseded_by IS NULL%s GROUP BY 1)"
    " SELECT a.id, a.name, a.type, present.n, coalesce (spoken.n, 0) AS n_spoken, coalesce (blames, 0) AS n_blames,"
    "   coalesce (blamed, 0) AS n_blamed, coalesce (works, 0) AS n_works,"
    "   coalesce (sources.n, 0) + coalesce (targets.n, 0) AS n_ties"
    " FROM present JOIN actor a ON a.id = present.actor LEFT JOIN spoken ON spoken.actor = a.id"
    " LEFT JOIN sources ON sources.actor = a.id LEFT JOIN targets ON targets.actor = a.id",
    where->ties->str, where->statements->str, where->dates->str);
  if (where->actor != NULL)
    g_string_append_printf (sql, " WHERE a.id IN (%s)", where->actor);
  else if (where->ties->len + where->statements->len > 0)
    g_string_append (sql, " WHERE n_spoken + n_ties > 0");
  g_string_append (sql, " ORDER BY n_ties DESC, n_spoken DESC, a.id");
}

/* Documents; with a passage where words are looked for. */
static void
append_documents_query (GString *sql, const SgpWhere *where)
{
  g_string_append (sql, "SELECT d.id, d.key, d.title, d.date, d.outlet, d.pipeline, d.version,"
                   " (SELECT count(*) FROM statement s WHERE s.document = d.id AND s.state <> 'rejected'),"
                   " (SELECT count(*) FROM statement s JOIN tie t ON t.statement = s.id WHERE s.document = d.id"
                   " AND s.state <> 'rejected' AND t.state <> 'rejected'), d.name, ");
  if (where->search != NULL)
    sgp_search_append_passage (where->search, sql);
  else
    g_string_append (sql, "NULL");
  g_string_append_printf (sql, " FROM document d WHERE d.superseded_by IS NULL%s ORDER BY d.id", where->documents->str);
}

/* Statements and ties are chosen first (id, place in the list), then read. */
static void
append_query (GString *sql, SgRowsKind kind, const SgpWhere *where, const char *chosen)
{
  switch (kind) {
  case SG_ROWS_ACTORS:
    append_actors_query (sql, where);
    break;
  case SG_ROWS_STATEMENTS:
    g_string_append (sql,
      "SELECT s.id, d.id, s.parent, d.name, d.date, d.outlet, s.kind, (SELECT group_concat (name, '; ') FROM"
      " (SELECT a.name FROM speaker p JOIN link l ON l.entity = p.entity JOIN actor a ON a.id = l.actor"
      " WHERE p.statement = s.id AND p.role = 'speaker' ORDER BY p.ordinal)), s.content, s.confidence, s.origin, s.state,"
      " s.coder, " SGP_STATEMENT_CHECK " FROM (");
    if (chosen != NULL)
      g_string_append (sql, chosen);
    else
      g_string_append_printf (sql, "SELECT s.id, s.id AS place" SGP_FROM_STATEMENTS "%s", where->statements->str);
    g_string_append (sql, ") x JOIN statement s ON s.id = x.id JOIN document d ON d.id = s.document ORDER BY x.place");
    break;
  case SG_ROWS_TIES:
    g_string_append (sql, chosen != NULL ? SGP_TIES_EVER : "");
    g_string_append (sql,
      "SELECT t.id, s.id, d.id, a.id, b.id, a.name, b.name, t.stance, t.act, t.confidence, d.name, d.date, d.outlet,"
      " t.evidence, t.why, t.origin, t.state, t.coder, " SGP_TIE_CHECK " FROM (");
    if (chosen != NULL)
      g_string_append (sql, chosen);
    else
      g_string_append_printf (sql, "SELECT t.id, t.id AS place" SGP_FROM_TIES "%s", where->ties->str);
    g_string_append (sql,
      ") x JOIN tie t ON t.id = x.id JOIN statement s ON s.id = t.statement JOIN document d ON d.id = s.document"
      " JOIN link ls ON ls.entity = t.source JOIN actor a ON a.id = ls.actor"
      " JOIN link lt ON lt.entity = t.target JOIN actor b ON b.id = lt.actor ORDER BY x.place");
    break;
  case SG_ROWS_DOCUMENTS:
    append_documents_query (sql, where);
    break;
  case SG_ROWS_CORRECTIONS:
    g_string_append (sql, sgp_correction_rows_query);
    break;
  default:
    /* Of the one actor that the filter names; surnames follow from names. */
    g_string_append_printf (sql, "SELECT x.text, x.kind, x.uses FROM actor_alias x WHERE x.actor IN (%s)"
                            " AND x.kind <> 'surname' ORDER BY x.uses DESC, x.text",
                            where->actor != NULL ? where->actor : "");
  }
}

/* The names and types of wholes, for those rows that have one. */
static gboolean
set_wholes (SgStore *store, SgRows *rows, GError **error)
{
  gboolean found;
  g_autoptr (GHashTable) wholes = sgp_store_get_wholes (store, error);
  for (guint i = 0; wholes != NULL && i < rows->rows->len; i++) {
    SgActorRow *row = &g_array_index (rows->rows, SgActorRow, i);
    row->part_of = sgp_wholes_get (wholes, row->id);
    sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT name FROM actor WHERE id = ?", "i", row->part_of);
    if (stmt == NULL || !sgp_sql_step (store, stmt, &found, error))
      return FALSE;
    row->part_of_name = found ? keep (rows, stmt, 0) : NULL;
    sqlite3_reset (stmt);
  }
  return wholes != NULL;
}

static gboolean
read_rows (SgStore *store, SgRows *rows, const char *sql, GError **error)
{
  gboolean row = TRUE;
  sqlite3_stmt *stmt = sgp_sql_prepare (store, error, sql);
  gboolean done = stmt != NULL;
  while (done && (done = sgp_sql_step (store, stmt, &row, error)) && row)
    kinds[rows->kind].add (rows, stmt);
  sqlite3_finalize (stmt);
  return done && (rows->kind != SG_ROWS_ACTORS || set_wholes (store, rows, error));
}

SgRows *
sgp_store_list (SgStore *store, SgRowsKind kind, const SgpWhere *where, const char *chosen, gint64 limit, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  append_query (sql, kind, where, chosen);
  if (limit > 0)
    g_string_append_printf (sql, " LIMIT %" G_GINT64_FORMAT, limit);
  g_autoptr (SgRows) rows = g_new0 (SgRows, 1);
  rows->kind = kind;
  rows->rows = g_array_new (FALSE, TRUE, kinds[kind].size);
  rows->strings = g_string_chunk_new (4096);
  return read_rows (store, rows, sql->str, error) ? g_steal_pointer (&rows) : NULL;
}

/**
 * sg_store_list:
 * @store: a store
 * @kind: what to list
 * @filter: (nullable): which; of aliases, those of @filter->actor; corrections
 *   are listed all, whatever became of them
 * @limit: at most so many rows, or 0 for all
 * @error: %SG_ERROR_DATA where the filter names a day or an actor that is
 *   none; or where the store cannot be read
 *
 * Lists what counts, in the order of the permanent ids; actors by the number
 * of their ties.
 *
 * Returns: (transfer full) (nullable): the rows
 */
SgRows *
sg_store_list (SgStore *store, SgRowsKind kind, const SgFilter *filter, gint64 limit, GError **error)
{
  static const SgFilter none = SG_FILTER_INIT;
  g_return_val_if_fail ((guint) kind < SG_N_ROWS, NULL);
  gboolean began;
  if (!sgp_store_begin_read (store, &began, error))
    return NULL;
  g_autoptr (SgpWhere) where = sgp_where_new (store, filter != NULL ? filter : &none, error);
  SgRows *rows = where != NULL ? sgp_store_list (store, kind, where, NULL, limit, error) : NULL;
  sgp_store_end_read (store, began);
  return rows;
}

/**
 * sg_rows_free:
 * @rows: (transfer full): rows and all strings in them
 */
void
sg_rows_free (SgRows *rows)
{
  g_array_unref (rows->rows);
  g_string_chunk_free (rows->strings);
  g_free (rows);
}

/**
 * sg_rows_get_actors:
 * @rows: rows of this kind
 * @n: (out): their number
 *
 * This and its kin below hand out the rows, each its own kind.
 *
 * Returns: (transfer none) (array length=n): the rows
 */
#define DEFINE_GET(name, KIND, Row)                                  \
  const Row *sg_rows_get_##name (const SgRows *rows, gint32 *n)      \
  {                                                                  \
    *n = 0;                                                          \
    g_return_val_if_fail (rows->kind == SG_ROWS_##KIND, NULL);       \
    *n = (gint32) rows->rows->len;                                   \
    return (const Row *) (const void *) rows->rows->data;            \
  }
DEFINE_GET (actors, ACTORS, SgActorRow)
DEFINE_GET (statements, STATEMENTS, SgStatementRow)
DEFINE_GET (ties, TIES, SgTieRow)
DEFINE_GET (documents, DOCUMENTS, SgDocumentRow)
DEFINE_GET (aliases, ALIASES, SgActorAliasRow)
DEFINE_GET (corrections, CORRECTIONS, SgCorrectionRow)
