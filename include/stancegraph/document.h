/* SPDX-License-Identifier: MIT
 *
 * A document: one article, its bytes kept once, and the columns that each
 * stage of the pipeline adds. The document owns all of it.
 *
 *     text bytes   <-- spans of everything below
 *     paragraphs > sentences > tokens, names      (text, language)
 *     quotes, mentions > entities                 (discourse)
 *     statements > speakers > mentions
 *     ties > entities, statements
 *
 * Rows are handed out as a const pointer and a count, valid until the document
 * is changed or freed. A document is not changed by two threads at once; many
 * may read it.
 */
#pragma once

#include <stancegraph/statement.h>

G_BEGIN_DECLS

/* Larger texts are refused with SG_ERROR_LIMIT. */
#define SG_DOCUMENT_MAX_BYTES (16 * 1024 * 1024)

typedef struct _SgDocument SgDocument;

SgDocument *sg_document_new (const char *id, const char *text, gssize length,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgDocument *sg_document_ref (SgDocument *doc);
void sg_document_unref (SgDocument *doc);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgDocument, sg_document_unref)

/* What is known of the article; each may be NULL but the id. */
#define SG_META_LIST(X) \
  X (PATH, "path") X (TITLE, "title") X (DATE, "date") X (OUTLET, "outlet") X (URL, "url")
#define SG_META_ENUM(NAME, name) SG_META_##NAME,
typedef enum { SG_META_LIST (SG_META_ENUM) SG_N_META } SgMeta;
#undef SG_META_ENUM

const char *sg_meta_get_name (SgMeta meta);
const char *sg_document_get_id (const SgDocument *doc);
const char *sg_document_get_key (const SgDocument *doc);
const char *sg_document_get_meta (const SgDocument *doc, SgMeta meta);
void sg_document_set_meta (SgDocument *doc, SgMeta meta, const char *value);
const char *sg_document_get_pipeline (const SgDocument *doc);
const char *sg_document_get_warning (const SgDocument *doc);
const char *sg_document_get_text (const SgDocument *doc, gsize *length);
char *sg_document_dup_span (const SgDocument *doc, SgSpan span) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_document_span_equal (const SgDocument *doc, SgSpan span, const char *string);

const SgParagraph *sg_document_get_paragraphs (const SgDocument *doc, gint32 *n);
const SgSentence *sg_document_get_sentences (const SgDocument *doc, gint32 *n);
const SgToken *sg_document_get_tokens (const SgDocument *doc, gint32 *n);
const SgName *sg_document_get_names (const SgDocument *doc, gint32 *n);
const SgQuote *sg_document_get_quotes (const SgDocument *doc, gint32 *n);
const SgMention *sg_document_get_mentions (const SgDocument *doc, gint32 *n);
const SgEntity *sg_document_get_entities (const SgDocument *doc, gint32 *n);
const SgStatement *sg_document_get_statements (const SgDocument *doc, gint32 *n);
const SgTie *sg_document_get_ties (const SgDocument *doc, gint32 *n);

/* The rows that a range of a statement, tie or entity names. */
const SgSpan *sg_document_get_spans (const SgDocument *doc, SgRange range);
const SgSpeaker *sg_document_get_speakers (const SgDocument *doc, SgRange range);
const SgAlias *sg_document_get_aliases (const SgDocument *doc, SgRange range);

/* The bytes that some tokens cover, from the first to the last. */
SgSpan sg_document_get_token_span (const SgDocument *doc, SgRange tokens);

G_END_DECLS
