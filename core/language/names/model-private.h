/* SPDX-License-Identifier: MIT
 *
 * A conditional random field over tokens: of all sequences of labels the one
 * with the highest sum of weights. A name is one token (S) or begins (B), goes
 * on (I) and ends (E) with the same type.
 *
 *     Mayor  Frida  Quist  of  Holm        O  B-PER  E-PER  O  S-LOC
 *
 *     names/lists, names/sets    see lists-private.h
 *     names/index, names/cells   weights of features; see model-private.h
 *     names/transitions          SGP_NAME_WIDTH weights for what follows each label,
 *                                and for what the word is elsewhere     gint16
 */
#pragma once

#include "language/names/features-private.h"

typedef enum {
  SGP_NAME_PERSON, SGP_NAME_ORGANIZATION, SGP_NAME_LOCATION, SGP_NAME_NORP, SGP_NAME_MISC,
  SGP_N_NAME_TYPES
} SgpNameType;

/* Label 0 is O; 4 labels a type follow. */
enum { SGP_NAME_BEGIN, SGP_NAME_INSIDE, SGP_NAME_END, SGP_NAME_SINGLE };
#define SGP_NAME_LABEL(type, part) (1 + 4 * (type) + (part))
#define SGP_N_NAME_LABELS (1 + 4 * SGP_N_NAME_TYPES)
#define SGP_NAME_WIDTH 24 /* labels of a sum, filled up */

/* Whether a label may follow another; before and behind a sentence is O. */
static inline gboolean
sgp_name_may_follow (gint32 before, gint32 label)
{
  gboolean open = before > 0 && ((before - 1) % 4 == SGP_NAME_BEGIN || (before - 1) % 4 == SGP_NAME_INSIDE);
  gboolean goes_on = label > 0 && ((label - 1) % 4 == SGP_NAME_INSIDE || (label - 1) % 4 == SGP_NAME_END);
  return open == goes_on && (!open || (before - 1) / 4 == (label - 1) / 4);
}

typedef struct {
  SgpNameLists lists;
  SgpWeights weights;
  const gint16 (*transitions)[SGP_NAME_WIDTH]; /* from, to; the last row: for what a word is elsewhere */
} SgpNameModel;

gboolean sgp_name_model_open (SgpNameModel *model, const SgpModel *file, GError **error);
/* Fills @labels, one a token of the text. */
void sgp_name_model_run (const SgpNameModel *model, const SgpNameText *text, gboolean twice, guint8 *labels);
