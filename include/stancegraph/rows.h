/* SPDX-License-Identifier: MIT
 *
 * What a store lists, as plain rows: its actors, documents, statements and
 * ties. Only what counts is listed: the newest version of each document, and
 * no statement that a person has rejected.
 *
 *     g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_TIES, &filter, 0, &error);
 *     const SgTieRow *ties = sg_rows_get_ties (rows, &n);
 *
 * The permanent ids are numbers here; people see them with a letter before:
 * d3 a document, a12 an actor, s7 a statement, t17 a tie.
 */
#pragma once

#include <stancegraph/edit.h>
#include <stancegraph/filter.h>

G_BEGIN_DECLS

/* @part_of: id of the actor it belongs to, or 0. The counts are of ties, but
 * a statement counts once for each actor at the other end. */
typedef struct {
  gint64 id;
  const char *name;
  SgEntityType type;
  gint64 part_of;
  const char *part_of_name;
  gint32 documents, statements;
  gint32 blames, is_blamed, works_with;
} SgActorRow;

/* @name: its id as read. @version: 1 for the first text or reading of this key.
 * @passage: where the filter looks for words, some of the text around them,
 * they in brackets. */
typedef struct {
  gint64 id;
  const char *key, *name, *title, *date, *outlet, *pipeline;
  gint32 version;
  gint32 statements, ties;
  const char *passage;
} SgDocumentRow;

/* @speakers: their names, joined with "; ". @document_name: its id as read.
 * @coder: who made it by hand or imported it, else NULL; the same of a tie. */
typedef struct {
  gint64 id, document, parent;
  const char *document_name, *date, *outlet;
  SgStatementKind kind;
  const char *speakers, *content;
  gdouble confidence;
  SgOrigin origin;
  SgState state;
  SgCheck check;
  const char *coder;
} SgStatementRow;

typedef struct {
  gint64 id, statement, document, source, target;
  const char *source_name, *target_name;
  SgStance stance;
  SgAct act;
  gdouble confidence;
  const char *document_name, *date, *outlet, *evidence, *why;
  SgOrigin origin;
  SgState state;
  SgCheck check;
  const char *coder;
} SgTieRow;

/* How an actor is called: @uses documents' entities do so. */
typedef struct {
  const char *text;
  const char *kind;
  gint32 uses;
} SgActorAliasRow;

/* What a person corrected. @about: "t17", "s7" or "a12"; @document: the newest
 * version of the document, or 0 where it is about an actor; @quote: the words
 * of the statement as they were; @value: what it sets, in words; @reason: why
 * it is orphaned; times are UTC, as 2026-11-20T13:05:11Z. */
typedef struct {
  gint64 id, document;
  SgEditKind kind;
  SgCorrectionStatus status;
  const char *time, *coder, *note, *reason, *about;
  const char *document_key, *document_name, *quote, *value;
  const char *undone_time, *undone_by;
} SgCorrectionRow;

#define SG_ROWS_LIST(X) \
  X (ACTORS, "actors") X (STATEMENTS, "statements") X (TIES, "ties") X (DOCUMENTS, "documents") X (ALIASES, "aliases") \
  X (CORRECTIONS, "corrections")
#define SG_ROWS_ENUM(NAME, name) SG_ROWS_##NAME,
typedef enum { SG_ROWS_LIST (SG_ROWS_ENUM) SG_N_ROWS } SgRowsKind;
#undef SG_ROWS_ENUM

typedef struct _SgRows SgRows;

SgRows *sg_store_list (SgStore *store, SgRowsKind kind, const SgFilter *filter, gint64 limit,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgRows *sg_store_sample (SgStore *store, SgRowsKind kind, const SgFilter *filter, gint64 n, gint64 seed,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sg_rows_free (SgRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgRows, sg_rows_free)

const SgActorRow *sg_rows_get_actors (const SgRows *rows, gint32 *n);
const SgStatementRow *sg_rows_get_statements (const SgRows *rows, gint32 *n);
const SgTieRow *sg_rows_get_ties (const SgRows *rows, gint32 *n);
const SgDocumentRow *sg_rows_get_documents (const SgRows *rows, gint32 *n);
const SgActorAliasRow *sg_rows_get_aliases (const SgRows *rows, gint32 *n);
const SgCorrectionRow *sg_rows_get_corrections (const SgRows *rows, gint32 *n);

G_END_DECLS
