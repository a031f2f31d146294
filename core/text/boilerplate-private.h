/* SPDX-License-Identifier: MIT
 *
 * Boilerplate: what stands among an article's paragraphs without being prose.
 */
#pragma once

#include "lexicon-private.h"
#include "text/block-private.h"

/* What a block is, by its own words. */
typedef enum {
  SGP_BOILERPLATE_NONE,
  SGP_BOILERPLATE_ASIDE,        /* caption, byline, date, widget, script */
  SGP_BOILERPLATE_LINK,         /* leads to one other article: a headline follows */
  SGP_BOILERPLATE_LINKS         /* leads to several */
} SgpBoilerplateKind;

typedef struct _SgpBoilerplate SgpBoilerplate;

SgpBoilerplate *sgp_boilerplate_new (const SgLexicon *lexicon, GError **error);
void sgp_boilerplate_free (SgpBoilerplate *boilerplate);
SgpBoilerplateKind sgp_boilerplate_find (const SgpBoilerplate *boilerplate, const char *text, const SgpBlock *block);
