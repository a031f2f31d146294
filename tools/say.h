/* SPDX-License-Identifier: MIT
 *
 * The things of a store in a line each, as several commands say them to
 * people. What comes out of a store may hold anything, so all of it goes
 * through say(), which lets no control character reach a terminal.
 *
 *     t17  Ann Ray (a1) blames Bo Lee (a2)  ACCUSE  0.90  by verb:fail/nsubj
 *     c5  t17 confirmed by ann, 2026-11-20T13:05:11Z
 */
#pragma once

#include <stancegraph/rows.h>

/* As printf(); and the bytes of @text from @off to @end. */
void say (const char *format, ...) G_GNUC_PRINTF (1, 2);
void say_text (const char *text, gint32 off, gint32 end);

/* An entity of a document with the actor it is linked to: "Ann Ray (a1)". */
char *say_dup_actor (const SgStoredDocument *stored, gint32 entity) G_GNUC_WARN_UNUSED_RESULT;

/* Words as one line, not too long; and those that a statement attributes. */
char *say_dup_short (const char *words) G_GNUC_WARN_UNUSED_RESULT;
char *say_dup_words (const SgDocument *doc, const SgStatement *statement) G_GNUC_WARN_UNUSED_RESULT;

/* Lines, by row of the document. */
void say_statement (const SgStoredDocument *stored, gint32 index);
void say_tie (const SgStoredDocument *stored, gint32 index);

/* Who corrected what; the caller ends the line. */
void say_correction (const SgCorrectionRow *row);
/* What became of it, and when: the rest of the line. */
void say_correction_fate (const SgCorrectionRow *row);

/* The row with a permanent id, or -1. */
gint32 say_find_id (const gint64 *ids, gint32 n, gint64 id);
