/* SPDX-License-Identifier: MIT
 *
 * From a predicate in the tree to the actors it speaks of: logical subjects
 * and objects, the agents of nouns, and whose deed a thing is.
 */
#pragma once

#include "discourse/frames-private.h"
#include "language/syntax-private.h"

/* Climbs and chains in a tree are no longer than this in sensible text. */
#define SGP_MAX_STEPS 12

/* A document as the stance stage reads it; rows are borrowed. */
typedef struct {
  SgDocument *doc;
  const SgTree *tree;
  const SgMention *mentions;
  gint32 *mention_at; /* token -> the mention with this head, or -1 */
  const SgTable *light, *moods;
} SgArguments;

SgArguments *sgp_arguments_new (SgDocument *doc, const SgTree *tree, const SgTable *light, const SgTable *moods);
void sgp_arguments_free (SgArguments *args);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgArguments, sgp_arguments_free)

static inline const SgToken *
sgp_arguments_token (const SgArguments *args, gint32 token)
{
  return &args->tree->tokens[token];
}

/* Whether the words of @frame stand at @token and around it. */
gboolean sgp_arguments_match (const SgArguments *args, const SgFrame *frame, gint32 token);

/* Heads of the arguments of a predicate that @frame was found at; -1: none. */
gint32 sgp_arguments_get_source (const SgArguments *args, const SgFrame *frame, gint32 predicate);
gint32 sgp_arguments_get_target (const SgArguments *args, const SgFrame *frame, gint32 predicate);

/* Who does what a verb says, and to whom, whatever its voice. */
gint32 sgp_arguments_get_subject (const SgArguments *args, gint32 verb);
gint32 sgp_arguments_get_object (const SgArguments *args, gint32 verb);

/* Appends the mentions (gint32) that an argument denotes: its own, those
 * joined to it, or of whom it is a deed or a part. */
void sgp_arguments_add_actors (const SgArguments *args, gint32 argument, GArray *mentions);

/* What is said of the predicate: that it is not so, that it is not yet so (moods.c). */
gboolean sgp_arguments_is_denied (const SgArguments *args, gint32 predicate);
gboolean sgp_arguments_is_irrealis (const SgArguments *args, gint32 predicate);

/* The verb of what is asked for ("urged France to *join*"), or -1. */
gint32 sgp_arguments_get_requested (const SgArguments *args, const SgFrame *frame, gint32 predicate);

/* Who calls the object what the predicate says ("*Lee* called him a *liar*"): the
 * naming verb, or -1. */
gint32 sgp_arguments_get_naming (const SgArguments *args, gint32 predicate);
