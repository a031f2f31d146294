/* SPDX-License-Identifier: MIT
 *
 * Documents back out of a store, as they were put in: text, entities,
 * mentions, statements and ties, and beside each row its permanent id. One is
 * asked for by the id of itself, of a statement or of a tie in it:
 *
 *     "d3", "s12", "t17"
 *
 * A version that has been superseded comes without what has moved on.
 */
#include "store-private.h"

#include "document-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* What is needed while the columns are filled. */
typedef struct {
  SgStore *store;
  SgStoredDocument *stored;
  SgDocument *doc;
  gsize length;
  GArray *actors, *statements, *ties, *origins, *states, *tie_origins, *tie_states;
  GArray *parents;            /* of each statement, an id or 0 */
  GHashTable *entity_index, *statement_index;   /* id -> row + 1 */
  GHashTable *mention_index;                    /* place -> row + 1 */
} Reader;

static void
map_id (GHashTable *table, gint64 id, gint32 row)
{
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (row + 1));
}

/* The row of an id, or -1. */
static gint32
get_row (GHashTable *table, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, &id)) - 1;
}

/* A column with spans, put into the document's pool. */
static gboolean
read_spans (Reader *reader, sqlite3_stmt *stmt, int column, SgRange *range, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  if (!sgp_spans_parse (sgp_sql_text (stmt, column), reader->length, spans, error))
    return FALSE;
  *range = sgp_document_add_spans (reader->doc, (const SgSpan *) (const void *) spans->data, (gint32) spans->len);
  return TRUE;
}

static const char *
intern (Reader *reader, sqlite3_stmt *stmt, int column)
{
  g_autofree char *words = sgp_sql_dup_text (stmt, column);
  return sgp_document_intern (reader->doc, words != NULL ? words : "", -1);
}

/* Reads the row of a document and makes the document around its text. */
static gboolean
read_document (Reader *reader, gint64 id, GError **error)
{
  static const SgMeta metas[] = { SG_META_PATH, SG_META_TITLE, SG_META_DATE, SG_META_OUTLET, SG_META_URL };
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (reader->store, error,
                                "SELECT d.name, x.text, d.version, d.superseded_by, d.pipeline, d.path, d.title, d.date,"
                                " d.outlet, d.url FROM document d JOIN document_text x ON x.sha256 = d.text_sha256"
                                " WHERE d.id = ?", "i", id);
  if (stmt == NULL || !sgp_sql_step (reader->store, stmt, &row, error))
    return FALSE;
  g_autofree char *name = row ? sgp_sql_dup_text (stmt, 0) : NULL;
  if (row)
    reader->doc = sg_document_new (name, sgp_sql_text (stmt, 1), -1, error);
  else
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "there is no document 'd%" G_GINT64_FORMAT "'", id);
  if (reader->doc != NULL) {
    reader->stored->id = id;
    reader->stored->document = reader->doc;
    reader->stored->version = sqlite3_column_int (stmt, 2);
    reader->stored->superseded_by = sqlite3_column_int64 (stmt, 3);
    sgp_document_set_pipeline (reader->doc, intern (reader, stmt, 4));
    for (guint i = 0; i < G_N_ELEMENTS (metas); i++) {
      g_autofree char *value = sgp_sql_dup_text (stmt, 5 + (int) i);
      sg_document_set_meta (reader->doc, metas[i], value);
    }
    sg_document_get_text (reader->doc, &reader->length);
  }
  sqlite3_reset (stmt);
  return reader->doc != NULL;
}

static gboolean
read_aliases (Reader *reader, gint64 entity, SgRange *range, GError **error)
{
  gboolean row;
  g_autoptr (GArray) aliases = g_array_new (FALSE, FALSE, sizeof (SgAlias));
  sqlite3_stmt *stmt = sgp_sql (reader->store, error,
                                "SELECT text, kind FROM alias WHERE entity = ? AND ordinal >= 0 ORDER BY ordinal",
                                "i", entity);
  while (stmt != NULL && sgp_sql_step (reader->store, stmt, &row, error)) {
    if (!row) {
      *range = sgp_document_add_aliases (reader->doc, (const SgAlias *) (const void *) aliases->data, (gint32) aliases->len);
      return TRUE;
    }
    SgAlias alias = { intern (reader, stmt, 0), sgp_alias_kind_parse (sgp_sql_text (stmt, 1)) };
    g_array_append_val (aliases, alias);
  }
  return FALSE;
}

/* A span as one number. */
static gint64
get_place (SgSpan span)
{
  return ((gint64) span.off << 32) | span.len;
}

static gint32
add_mention (Reader *reader, const SgMention *mention)
{
  gint32 index = sgp_document_add_mention (reader->doc, mention);
  map_id (reader->mention_index, get_place (mention->span), index);
  return index;
}

/* Mentions, in the order of entities; kinds are not stored. */
static gboolean
add_mentions (Reader *reader, const char *text, gint32 entity, SgEntityType type, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  if (!sgp_spans_parse (text, reader->length, spans, error))
    return FALSE;
  for (guint i = 0; i < spans->len; i++) {
    SgMention mention = { .span = g_array_index (spans, SgSpan, i), .head = -1, .entity = entity, .name = -1, .type = type };
    add_mention (reader, &mention);
  }
  return TRUE;
}

static gboolean
add_entity (Reader *reader, sqlite3_stmt *stmt, GError **error)
{
  gint64 id = sqlite3_column_int64 (stmt, 0), actor = sqlite3_column_int64 (stmt, 5);
  SgEntity entity = { intern (reader, stmt, 1), sgp_entity_type_parse (sgp_sql_text (stmt, 2)), -1, { 0, 0 } };
  if (!read_aliases (reader, id, &entity.aliases, error))
    return FALSE;
  gint32 index = sgp_document_add_entity (reader->doc, &entity);
  map_id (reader->entity_index, id, index);
  g_array_append_val (reader->actors, actor);
  return add_mentions (reader, sgp_sql_text (stmt, 4), index, entity.type, error);
}

/* Fills in which entity each belongs to. */
static gboolean
read_wholes (Reader *reader, gint64 document, GError **error)
{
  gboolean row;
  SgEntity *entities = sgp_document_get_entity_rows (reader->doc);
  sqlite3_stmt *stmt = sgp_sql (reader->store, error, "SELECT id, part_of FROM document_entity WHERE document = ?"
                                " AND part_of IS NOT NULL", "i", document);
  while (stmt != NULL && sgp_sql_step (reader->store, stmt, &row, error)) {
    if (!row)
      return TRUE;
    gint32 part = get_row (reader->entity_index, sqlite3_column_int64 (stmt, 0));
    if (part >= 0)
      entities[part].part_of = get_row (reader->entity_index, sqlite3_column_int64 (stmt, 1));
  }
  return FALSE;
}

static gboolean
read_entities (Reader *reader, gint64 document, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (reader->store, error,
                                "SELECT e.id, e.name, e.type, e.part_of, e.mentions, l.actor FROM document_entity e"
                                " LEFT JOIN link l ON l.entity = e.id WHERE e.document = ? ORDER BY e.ordinal",
                                "i", document);
  while (stmt != NULL && sgp_sql_step (reader->store, stmt, &row, error)) {
    if (!row)
      return read_wholes (reader, document, error);
    if (!add_entity (reader, stmt, error)) {
      sqlite3_reset (stmt);
      return FALSE;
    }
  }
  return FALSE;
}

/* The mention that a speaker is called by, made where the entity has none there. */
static gint32
find_mention (Reader *reader, gint32 entity, SgSpan span)
{
  gint32 n;
  gint32 index = get_row (reader->mention_index, get_place (span));
  if (index >= 0 && sg_document_get_mentions (reader->doc, &n)[index].entity == entity)
    return index;
  SgMention mention = { .span = span, .head = -1, .entity = entity, .name = -1 };
  return add_mention (reader, &mention);
}

static gboolean
read_speakers (Reader *reader, gint64 statement, const char *role, SgRange *range, GError **error)
{
  gboolean row;
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (SgSpeaker));
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (SgSpan));
  sqlite3_stmt *stmt = sgp_sql (reader->store, error, "SELECT entity, mention, confidence FROM speaker"
                                " WHERE statement = ? AND role = ? ORDER BY ordinal", "it", statement, role);
  while (stmt != NULL && sgp_sql_step (reader->store, stmt, &row, error)) {
    if (!row) {
      *range = sgp_document_add_speakers (reader->doc, (const SgSpeaker *) (const void *) speakers->data,
                                          (gint32) speakers->len);
      return TRUE;
    }
    g_array_set_size (spans, 0);
    if (!sgp_spans_parse (sgp_sql_text (stmt, 1), reader->length, spans, error)) {
      sqlite3_reset (stmt);
      return FALSE;
    }
    gint32 entity = get_row (reader->entity_index, sqlite3_column_int64 (stmt, 0));
    SgSpan span = spans->len > 0 ? g_array_index (spans, SgSpan, 0) : (SgSpan) { 0, 0 };
    SgSpeaker speaker = { find_mention (reader, entity, span), sqlite3_column_double (stmt, 2) };
    g_array_append_val (speakers, speaker);
  }
  return FALSE;
}

static gboolean
add_statement (Reader *reader, sqlite3_stmt *stmt, GError **error)
{
  gint64 id = sqlite3_column_int64 (stmt, 0), parent = sqlite3_column_int64 (stmt, 4);
  SgOrigin origin = sgp_origin_parse (sgp_sql_text (stmt, 6));
  SgState state = sgp_state_parse (sgp_sql_text (stmt, 7));
  SgStatement statement = { .kind = sgp_statement_kind_parse (sgp_sql_text (stmt, 1)), .parent = -1,
                            .confidence = sqlite3_column_double (stmt, 5) };
  if (!read_spans (reader, stmt, 2, &statement.content, error) || !read_spans (reader, stmt, 3, &statement.cue, error)
      || !read_speakers (reader, id, "speaker", &statement.speakers, error)
      || !read_speakers (reader, id, "addressee", &statement.addressees, error))
    return FALSE;
  map_id (reader->statement_index, id, sgp_document_add_statement (reader->doc, &statement));
  g_array_append_val (reader->statements, id);
  g_array_append_val (reader->parents, parent);
  g_array_append_val (reader->origins, origin);
  g_array_append_val (reader->states, state);
  return TRUE;
}

static void
set_parents (Reader *reader)
{
  SgStatement *statements = sgp_document_get_statement_rows (reader->doc);
  for (guint i = 0; i < reader->parents->len; i++)
    statements[i].parent = get_row (reader->statement_index, g_array_index (reader->parents, gint64, i));
}

static gboolean
read_statements (Reader *reader, gint64 document, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (reader->store, error,
                                "SELECT id, kind, spans, cue, parent, confidence, origin, state FROM statement"
                                " WHERE document = ? ORDER BY ordinal, id", "i", document);
  while (stmt != NULL && sgp_sql_step (reader->store, stmt, &row, error)) {
    if (!row) {
      set_parents (reader);
      return TRUE;
    }
    if (!add_statement (reader, stmt, error)) {
      sqlite3_reset (stmt);
      return FALSE;
    }
  }
  return FALSE;
}

static gboolean
read_ties (Reader *reader, gint64 document, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (reader->store, error,
                                "SELECT t.id, t.statement, t.source, t.target, t.stance, t.act, t.spans, t.why, t.confidence,"
                                " t.origin, t.state"
                                " FROM statement s JOIN tie t ON t.statement = s.id WHERE s.document = ?"
                                " ORDER BY s.ordinal, t.id", "i", document);
  while (stmt != NULL && sgp_sql_step (reader->store, stmt, &row, error)) {
    if (!row)
      return TRUE;
    gint64 id = sqlite3_column_int64 (stmt, 0);
    SgTie tie = {
      .source = get_row (reader->entity_index, sqlite3_column_int64 (stmt, 2)),
      .target = get_row (reader->entity_index, sqlite3_column_int64 (stmt, 3)),
      .stance = sgp_stance_parse (sgp_sql_text (stmt, 4)),
      .act = sgp_act_parse (sgp_sql_text (stmt, 5)),
      .statement = get_row (reader->statement_index, sqlite3_column_int64 (stmt, 1)),
      .why = intern (reader, stmt, 7),
      .confidence = sqlite3_column_double (stmt, 8),
    };
    if (tie.source < 0 || tie.target < 0)
      continue;
    if (!read_spans (reader, stmt, 6, &tie.evidence, error)) {
      sqlite3_reset (stmt);
      return FALSE;
    }
    SgOrigin origin = sgp_origin_parse (sgp_sql_text (stmt, 9));
    SgState state = sgp_state_parse (sgp_sql_text (stmt, 10));
    sgp_document_add_tie (reader->doc, &tie);
    g_array_append_val (reader->ties, id);
    g_array_append_val (reader->tie_origins, origin);
    g_array_append_val (reader->tie_states, state);
  }
  return FALSE;
}

static Reader
make_reader (SgStore *store, SgStoredDocument *stored)
{
  return (Reader) {
    .store = store,
    .stored = stored,
    .actors = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .statements = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .ties = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .parents = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .origins = g_array_new (FALSE, FALSE, sizeof (SgOrigin)),
    .states = g_array_new (FALSE, FALSE, sizeof (SgState)),
    .tie_origins = g_array_new (FALSE, FALSE, sizeof (SgOrigin)),
    .tie_states = g_array_new (FALSE, FALSE, sizeof (SgState)),
    .entity_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .statement_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .mention_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
  };
}

/* Hands the arrays of ids to the result. */
static void
finish_reader (Reader *reader)
{
  SgStoredDocument *stored = reader->stored;
  stored->actors = (gint64 *) (void *) g_array_free (reader->actors, FALSE);
  stored->statements = (gint64 *) (void *) g_array_free (reader->statements, FALSE);
  stored->ties = (gint64 *) (void *) g_array_free (reader->ties, FALSE);
  stored->origins = (SgOrigin *) (void *) g_array_free (reader->origins, FALSE);
  stored->states = (SgState *) (void *) g_array_free (reader->states, FALSE);
  stored->tie_origins = (SgOrigin *) (void *) g_array_free (reader->tie_origins, FALSE);
  stored->tie_states = (SgState *) (void *) g_array_free (reader->tie_states, FALSE);
  g_array_unref (reader->parents);
  g_hash_table_unref (reader->entity_index);
  g_hash_table_unref (reader->statement_index);
  g_hash_table_unref (reader->mention_index);
}

/* The document that an id of a document, statement or tie lies in. */
static gboolean
find_document (SgStore *store, const char *id, gint64 *document, GError **error)
{
  char *end = NULL;
  gint64 number = id[0] != '\0' && g_ascii_isdigit (id[1]) ? (gint64) g_ascii_strtoull (id + 1, &end, 10) : 0;
  const char *sql = id[0] == 'd'   ? "SELECT id FROM document WHERE id = ?"
                    : id[0] == 's' ? "SELECT document FROM statement WHERE id = ?"
                    : id[0] == 't' ? "SELECT s.document FROM tie t JOIN statement s ON s.id = t.statement WHERE t.id = ?"
                                   : NULL;
  *document = 0;
  if (sql != NULL && end != NULL && *end == '\0' && !sgp_sql_run (store, error, document, sql, "i", number))
    return FALSE;
  if (*document == 0)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "there is no '%s' in %s", id, store->path);
  return *document != 0;
}

static SgStoredDocument *
read_stored (SgStore *store, const char *id, GError **error)
{
  gint64 document;
  if (!find_document (store, id, &document, error))
    return NULL;
  g_autoptr (SgStoredDocument) stored = g_new0 (SgStoredDocument, 1);
  Reader reader = make_reader (store, stored);
  gboolean done = read_document (&reader, document, error) && read_entities (&reader, document, error)
                  && read_statements (&reader, document, error) && read_ties (&reader, document, error);
  finish_reader (&reader);
  return done ? g_steal_pointer (&stored) : NULL;
}

/**
 * sg_store_get_document:
 * @store: a store
 * @id: permanent id of a document ("d3"), or of a statement ("s12") or tie
 *   ("t17") in it
 * @error: %SG_ERROR_DATA where there is none
 *
 * Returns: (transfer full) (nullable): the document, with the ids of its rows
 */
SgStoredDocument *
sg_store_get_document (SgStore *store, const char *id, GError **error)
{
  gboolean began;
  g_return_val_if_fail (id != NULL, NULL);
  if (!sgp_store_begin_read (store, &began, error))
    return NULL;
  SgStoredDocument *stored = read_stored (store, id, error);
  sgp_store_end_read (store, began);
  return stored;
}

/**
 * sg_stored_document_free:
 * @stored: (transfer full): a document out of a store
 */
void
sg_stored_document_free (SgStoredDocument *stored)
{
  if (stored->document != NULL)
    sg_document_unref (stored->document);
  g_free (stored->actors);
  g_free (stored->statements);
  g_free (stored->ties);
  g_free (stored->origins);
  g_free (stored->states);
  g_free (stored->tie_origins);
  g_free (stored->tie_states);
  g_free (stored);
}
