/* SPDX-License-Identifier: MIT
 *
 * Names: the last step of the language layer. Fills the names of a document
 * that has sentences and tokens; tags and trees help where there are some.
 */
#pragma once

#include "document-private.h"
#include "lexicon-private.h"

#include <stancegraph/layer.h>

typedef struct _SgpNames SgpNames;

SgpNames *sgp_names_new (const SgLexicon *lexicon, SgLayerFlags flags, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_names_run (const SgpNames *names, SgDocument *doc);
void sgp_names_free (SgpNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpNames, sgp_names_free)
