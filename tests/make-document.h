/* SPDX-License-Identifier: MIT
 *
 * Small documents for tests of what comes behind the reading, made by hand:
 * places are given by their words, which must stand in the text.
 *
 *     SgDocument *doc = make_document ("d1", "p1", "Ann Ray blamed Bo Lee.");
 *     gint32 ann = make_entity (doc, SG_ENTITY_PERSON, "Ann Ray", NULL);
 *     gint32 bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
 *     gint32 act = make_statement (doc, "Ann Ray blamed Bo Lee", ann);
 *     make_tie (doc, act, ann, SG_STANCE_BLAME, bo, 0.9);
 */
#pragma once

#include <stancegraph/document.h>

SgDocument *make_document (const char *id, const char *pipeline, const char *text);

/* Words after @name are aliases, "=role" or "=description" behind those that
 * are no names; the last is NULL. */
gint32 make_entity (SgDocument *doc, SgEntityType type, const char *name, ...) G_GNUC_NULL_TERMINATED;
void make_part (SgDocument *doc, gint32 part, gint32 whole);

/* @speaker: an entity, or -1 for none. */
gint32 make_statement (SgDocument *doc, const char *words, gint32 speaker);
gint32 make_statement_at (SgDocument *doc, SgSpan span, gint32 speaker);
void make_tie (SgDocument *doc, gint32 statement, gint32 source, SgStance stance, gint32 target, gdouble confidence);
