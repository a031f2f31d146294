/* SPDX-License-Identifier: MIT
 *
 * Mentions: every place where an article speaks of an actor. Fills the
 * mentions of a document that has names; tags and trees help where there are
 * some. Entities are not decided here (see resolution).
 */
#pragma once

#include "document-private.h"
#include "lexicon-private.h"

typedef struct _SgpMentions SgpMentions;

SgpMentions *sgp_mentions_new (const SgLexicon *lexicon, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_mentions_run (const SgpMentions *mentions, SgDocument *doc);
void sgp_mentions_free (SgpMentions *mentions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpMentions, sgp_mentions_free)
