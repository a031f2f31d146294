/* SPDX-License-Identifier: MIT
 *
 * Resolution: who each mention is. Fills the entities of a document whose
 * mentions and statements are known, and the entity of every mention.
 */
#pragma once

#include "document-private.h"
#include "lexicon-private.h"

typedef struct _SgpResolution SgpResolution;

SgpResolution *sgp_resolution_new (const SgLexicon *lexicon, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_resolution_run (const SgpResolution *resolution, SgDocument *doc);
void sgp_resolution_free (SgpResolution *resolution);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpResolution, sgp_resolution_free)
