/* SPDX-License-Identifier: MIT
 *
 * What part of a store is meant: the same words in every command. A field that
 * is not set (NULL, none, 0) does not filter; SG_FILTER_INIT sets none.
 */
#pragma once

#include <stancegraph/statement.h>

G_BEGIN_DECLS

/**
 * SgFilter:
 * @stance: ties of this stance
 * @act: ties of this PLOVER act
 * @speaker: statements and ties of this actor: a name or alias as far as it is
 *   unambiguous, or an actor id ("a12")
 * @target: ties towards this actor
 * @actor: ties from or towards this actor
 * @since: documents of this day or later (YYYY-MM-DD)
 * @until: documents of this day or earlier
 * @outlet: documents of this outlet
 * @min_weight: edges between actors with at least this weight
 * @min_confidence: ties with at least this confidence, 0..1
 * @confirmed_only: what a person has confirmed
 * @roll_up: count parts (a government, a ministry) for the whole (the country)
 * @text: words that all stand in the title or text of a document, in the
 *   content of a statement, in the content or evidence of a tie; case, accents
 *   and English endings are the same; "a phrase" in quotation marks stands so,
 *   and word* is how a word begins
 */
typedef struct {
  SgStance stance;
  SgAct act;
  const char *speaker, *target, *actor;
  const char *since, *until;
  const char *outlet;
  gdouble min_weight;
  gdouble min_confidence;
  gboolean confirmed_only;
  gboolean roll_up;
  const char *text;
} SgFilter;

#define SG_FILTER_INIT { SG_STANCE_NONE, SG_ACT_NONE, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, FALSE, FALSE, NULL }

G_END_DECLS
