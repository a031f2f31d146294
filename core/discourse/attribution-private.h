/* SPDX-License-Identifier: MIT
 *
 * The stage that attributes: fills the statements of a document that have a
 * cue or go on from one, with speakers and addressees, and adds mentions for
 * those of them that are none yet ("the report", "who").
 */
#pragma once

#include "lexicon-private.h"

typedef struct _SgpAttribution SgpAttribution;

SgpAttribution *sgp_attribution_new (const SgLexicon *lexicon, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_attribution_run (const SgpAttribution *attribution, SgDocument *doc);
void sgp_attribution_free (SgpAttribution *attribution);
