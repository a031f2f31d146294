/* SPDX-License-Identifier: MIT
 *
 * Names: the last step of the language layer. Fills the names of a document
 * that has sentences and tokens with forms.
 */
#pragma once

#include "document-private.h"
#include "language/model-private.h"
#include "lexicon-private.h"

#include <stancegraph/layer.h>

typedef struct _SgpNames SgpNames;

/* The bytes of @models must outlive it. */
SgpNames *sgp_names_new (const SgLexicon *lexicon, const SgpModels *models, SgLayerFlags flags,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_names_run (const SgpNames *names, SgDocument *doc);
void sgp_names_free (SgpNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpNames, sgp_names_free)

/* Whether a country's name is not the country but its people, or what is of it: "Danish". */
gboolean sgp_names_is_nation (const SgpNames *names, const SgDocument *doc, const SgName *name);
