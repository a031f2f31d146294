/* SPDX-License-Identifier: MIT
 *
 * What the files of core/store share: an open store, and statements of SQL
 * that are prepared once and found again by the address of their text.
 *
 *     sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT id FROM actor WHERE key = ?", "t", key);
 *     while (stmt != NULL && sgp_sql_step (store, stmt, &row, error) && row)
 *       use (sqlite3_column_int64 (stmt, 0));
 *
 * @types tells the arguments: t text (NULL is null), i gint64, n gint64 whose
 * 0 is null, d double.
 */
#pragma once

#include <sqlite3.h>
#include <stancegraph/filter.h>
#include <stancegraph/store.h>

#include "lexicon-private.h"
#include "store/read-private.h"

typedef struct _SgpMoves SgpMoves;

struct _SgStore {
  sqlite3 *db;
  char *path;
  SgStoreMode mode;
  gboolean in_transaction;
  gsize pending;              /* bytes of text not yet committed */
  gint64 began;               /* when the transaction did, microseconds */
  SgLexicon *lexicon;         /* loaded when first needed, as are its tables */
  const SgTable *titles, *first_names;
  GHashTable *statements;     /* address of the SQL -> sqlite3_stmt */
  SgpMoves *moves;            /* loaded when first needed in a transaction */
};

/* sql.c */
sqlite3_stmt *sgp_sql (SgStore *store, GError **error, const char *sql, const char *types, ...);
/* The same for SQL that is made up as needed; finalized by the caller. */
sqlite3_stmt *sgp_sql_prepare (SgStore *store, GError **error, const char *sql);
gboolean sgp_sql_step (SgStore *store, sqlite3_stmt *stmt, gboolean *row, GError **error);
/* Runs to the end; the first column of the first row, else 0, goes to @value. */
gboolean sgp_sql_run (SgStore *store, GError **error, gint64 *value, const char *sql, const char *types, ...);
gboolean sgp_sql_script (SgStore *store, const char *script, GError **error);
gboolean sgp_sql_fail (SgStore *store, GError **error);
const char *sgp_sql_text (sqlite3_stmt *stmt, int column);   /* "" for null */
/* The words as valid UTF-8 whatever the file holds; NULL for null. */
char *sgp_sql_dup_text (sqlite3_stmt *stmt, int column) G_GNUC_WARN_UNUSED_RESULT;

/* store.c: opens a transaction where none is. */
gboolean sgp_store_begin (SgStore *store, GError **error);
/* What is known of names, needed only by those who write. */
gboolean sgp_store_load_tables (SgStore *store, GError **error);

/* names.c: how names are compared. */
typedef enum { SGP_NAMING_FULL, SGP_NAMING_SHORT, SGP_NAMING_LOCAL } SgpNaming;
char *sgp_name_make_key (const char *name, SgEntityType type, const SgTable *titles) G_GNUC_WARN_UNUSED_RESULT;
char *sgp_name_make_surname_key (const char *name, const SgTable *titles) G_GNUC_WARN_UNUSED_RESULT;
gboolean sgp_name_is_short (const char *name, const char *key, SgEntityType type);
const char *sgp_naming_get_name (SgpNaming naming);

/* spans.c: how places in a text are written down. */
#define SGP_SPANS_GAP " … "    /* between the words of two */
char *sgp_spans_to_text (const SgSpan *spans, gint32 n) G_GNUC_WARN_UNUSED_RESULT;
gboolean sgp_spans_parse (const char *text, gsize length, GArray *spans, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *sgp_spans_dup_words (const SgDocument *doc, SgRange spans) G_GNUC_WARN_UNUSED_RESULT;

/* entities.c: the entities of a document as rows. @keys: type and key, by
 * which an entity is found again in the next version ("person/ann lee"). */
typedef struct {
  gint32 n;
  gint64 *ids;
  char **keys;
} SgpEntityRows;
SgpEntityRows *sgp_store_add_entities (SgStore *store, const SgDocument *doc, gint64 document, GError **error);
void sgp_entity_rows_free (SgpEntityRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpEntityRows, sgp_entity_rows_free)

/* actors.c */
typedef struct _SgpLinker SgpLinker;
SgpLinker *sgp_linker_new (SgStore *store);
void sgp_linker_free (SgpLinker *linker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpLinker, sgp_linker_free)
gboolean sgp_linker_link_document (SgpLinker *linker, gint64 document, GError **error);
gboolean sgp_linker_unlink_document (SgpLinker *linker, gint64 document, GError **error);
gboolean sgp_linker_settle (SgpLinker *linker, GError **error);
gboolean sgp_linker_relink (SgpLinker *linker, gint64 actor, GError **error);
/* Whom an actor is in a document, after what people merged and split. */
gboolean sgp_linker_resolve (SgpLinker *linker, gint64 actor, const char *document_key, gint64 *resolved, GError **error);
/* An entity without a mention, for a correction that needs the actor there. */
gboolean sgp_linker_add_hand (SgpLinker *linker, gint64 document, gint64 actor, gint64 *entity, GError **error);
gboolean sgp_linker_remove_hand (SgpLinker *linker, gint64 entity, GError **error);

/* moves.c: who was merged into whom, and split off from whom. */
SgpMoves *sgp_moves_load (SgStore *store, GError **error);
void sgp_moves_free (SgpMoves *moves);
gint64 sgp_moves_resolve (const SgpMoves *moves, gint64 actor, const char *document_key);

/* statements.c: rows of statements and ties; those that @old (0: none) has
 * too move over with their ids. The ids of the others go to @fresh. */
gboolean sgp_store_add_statements (SgStore *store, const SgDocument *doc, gint64 document, gint64 old,
                                   const SgpEntityRows *entities, GArray *fresh, GError **error);

/* reattach.c: puts what people corrected in older versions upon the newest. */
gboolean sgp_store_is_corrected (SgStore *store, const char *document_key, gboolean *corrected, GError **error);
gboolean sgp_store_reattach (SgStore *store, gint64 document, gint64 before, const GArray *fresh, GError **error);

/* find-actor.c: who is meant by an id or name; *id is 0 where nobody is. */
gboolean sgp_find_actor (SgStore *store, const char *words, gint64 *id, GError **error);

/* correction-rows.c */
extern const char sgp_correction_rows_query[];
gboolean sgp_count_corrections (SgStore *store, gint64 *active, gint64 *orphaned, GError **error);

/* vocabulary.c: enums from the words in the tables; the first where unknown. */
SgEntityType sgp_entity_type_parse (const char *word);
SgStatementKind sgp_statement_kind_parse (const char *word);
SgStance sgp_stance_parse (const char *word);
SgAct sgp_act_parse (const char *word);
SgAliasKind sgp_alias_kind_parse (const char *word);
SgState sgp_state_parse (const char *word);
SgCheck sgp_check_parse (const char *word);
SgOrigin sgp_origin_parse (const char *word);

/* words.c: words by their beginning. */
gboolean sgp_word_has_char (gunichar c);
char *sgp_word_fold (const char *words, gsize length) G_GNUC_WARN_UNUSED_RESULT;
gboolean sgp_words_register (SgStore *store, GError **error);

/* search.c: words to look for, as conditions on document d, statement s, tie t. */
typedef struct _SgpSearch SgpSearch;
typedef enum { SGP_SEARCH_DOCUMENTS, SGP_SEARCH_STATEMENTS, SGP_SEARCH_TIES, SGP_N_SEARCHED } SgpSearched;
SgpSearch *sgp_search_new (const char *words, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_search_free (SgpSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpSearch, sgp_search_free)
gboolean sgp_search_prepare (SgStore *store, const SgpSearch *search, GError **error);
void sgp_search_append (const SgpSearch *search, SgpSearched kind, GString *sql);
void sgp_search_append_passage (const SgpSearch *search, GString *sql);

/* where.c: a filter as conditions of SQL, each with AND before it. Those on
 * ties expect tie t, statement s, document d, links ls and lt. */
typedef struct {
  GString *dates;             /* what is asked of a document by itself */
  GString *ties, *statements, *documents;
  char *actor;                /* ids of the filter's actor, "12, 15", or NULL */
  SgpSearch *search;          /* the filter's text, or NULL */
} SgpWhere;
SgpWhere *sgp_where_new (SgStore *store, const SgFilter *filter, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_where_free (SgpWhere *where);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpWhere, sgp_where_free)

#define SGP_FROM_TIES                                                                  \
  " FROM tie t JOIN statement s ON s.id = t.statement JOIN document d ON d.id = s.document" \
  " JOIN link ls ON ls.entity = t.source JOIN link lt ON lt.entity = t.target"         \
  " WHERE s.state <> 'rejected' AND t.state <> 'rejected' AND ls.actor <> lt.actor"
