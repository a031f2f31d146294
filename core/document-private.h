/* SPDX-License-Identifier: MIT
 *
 * How the stages write their columns of a document. Each function is called by
 * the one stage that owns the column; all return the index of the new row.
 */
#pragma once

#include <stancegraph/document.h>

/* Strings that are not in the text: interned, live as long as the document. */
const char *sgp_document_intern (SgDocument *doc, const char *string, gssize length);
void sgp_document_set_pipeline (SgDocument *doc, const char *version);

/* What its reader had to guess or to leave out. */
void sgp_document_add_warning (SgDocument *doc, const char *warning);

/* The error for bytes that are no UTF-8, or hold a NUL, at @end. */
void sgp_document_encoding_error (const char *text, const char *end, GError **error);

/* Columns that came with the document, and are neither made nor forgotten:
 * paragraphs, sentences and tokens; the kinds of paragraphs; names; their types. */
typedef enum {
  SGP_GIVEN_NOTHING = 0, SGP_GIVEN_TOKENS = 1 << 0, SGP_GIVEN_KINDS = 1 << 1, SGP_GIVEN_NAMES = 1 << 2,
  SGP_GIVEN_TYPES = 1 << 3
} SgpGiven;

/* @source: what they are from, for the version of the annotation. */
void sgp_document_set_given (SgDocument *doc, SgpGiven given, const char *source);
SgpGiven sgp_document_get_given (const SgDocument *doc);
const char *sgp_document_get_source (const SgDocument *doc);

/* Forgets every column that was not given, so that the pipeline may run again. */
void sgp_document_clear (SgDocument *doc);

/* text */
gint32 sgp_document_add_paragraph (SgDocument *doc, SgSpan span, SgParagraphKind kind);
SgParagraph *sgp_document_get_paragraph_rows (SgDocument *doc);

/* language */
gint32 sgp_document_add_sentence (SgDocument *doc, SgSpan span, gint32 paragraph);
gint32 sgp_document_add_token (SgDocument *doc, SgSpan span);      /* of the last sentence */
/* Makes room for about @n tokens. */
void sgp_document_expect_tokens (SgDocument *doc, gint32 n);
/* So many tokens more, with spans still to be set; valid until the next are added. */
SgToken *sgp_document_add_tokens (SgDocument *doc, gint32 n);
SgToken *sgp_document_get_token_rows (SgDocument *doc);
gint32 sgp_document_add_name (SgDocument *doc, SgRange tokens, SgEntityType type);
SgName *sgp_document_get_name_rows (SgDocument *doc);

/* discourse */
gint32 sgp_document_add_quote (SgDocument *doc, const SgQuote *quote);
gint32 sgp_document_add_mention (SgDocument *doc, const SgMention *mention);
SgMention *sgp_document_get_mention_rows (SgDocument *doc);
gint32 sgp_document_add_entity (SgDocument *doc, const SgEntity *entity);
SgEntity *sgp_document_get_entity_rows (SgDocument *doc);
gint32 sgp_document_add_statement (SgDocument *doc, const SgStatement *statement);
SgStatement *sgp_document_get_statement_rows (SgDocument *doc);
gint32 sgp_document_add_tie (SgDocument *doc, const SgTie *tie);

/* Pools that ranges point into; @n rows are appended. */
SgRange sgp_document_add_spans (SgDocument *doc, const SgSpan *spans, gint32 n);
SgRange sgp_document_add_speakers (SgDocument *doc, const SgSpeaker *speakers, gint32 n);
SgRange sgp_document_add_aliases (SgDocument *doc, const SgAlias *aliases, gint32 n);

/* Token at the byte @off or the first behind it; the number of tokens where none is. */
gint32 sgp_document_find_token (const SgDocument *doc, gint32 off);
