/* SPDX-License-Identifier: MIT
 *
 * The last stage: stance ties between entities, and the statements of kind act
 * that carry what an article itself reports one actor to have done.
 */
#pragma once

#include "document-private.h"
#include "lexicon-private.h"

typedef struct _SgpStance SgpStance;

SgpStance *sgp_stance_new (const SgLexicon *lexicon, GError **error);
void sgp_stance_free (SgpStance *stance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpStance, sgp_stance_free)

void sgp_stance_run (const SgpStance *stance, SgDocument *doc);
