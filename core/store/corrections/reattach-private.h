/* SPDX-License-Identifier: MIT
 *
 * Statements of an older and of the newest version of a document, as they are
 * compared to find out which goes on as which.
 */
#pragma once

#include "store/corrections/correct-private.h"
#include "store/corrections/likeness-private.h"

/* A statement, old or new. An old one is taken from the last version in which
 * it was placed. */
typedef struct {
  gint64 id, document;
  gboolean corrected;
  char *speakers;             /* keys, in order */
  char *spans;                /* in its document */
  GArray *place;              /* the same, parsed */
  gint64 origin;              /* of one that was corrected: in which version first, */
  GArray *origin_place;       /* and where it stood there */
  gboolean same_text;         /* its document is word for word the newest version */
  GPtrArray *texts;           /* its words; of an old one also those that were corrected */
  GPtrArray *words;           /* the same as numbers, GArray */
  GPtrArray *standings;       /* where each stands now, once that is asked */
  char *before, *after;       /* what stands around it */
  guint n_places;             /* where its words stood; see SgpAnchor */
  gint twin_context;
} SgpCandidate;

typedef struct {
  SgStore *store;
  SgpArticle *article;
  GPtrArray *old, *fresh;     /* of SgpCandidate */
  GHashTable *numbers;        /* of words */
  GHashTable *articles;       /* older versions: id -> SgpArticle */
  GHashTable *parents;        /* ids of new statements that report others */
  GHashTable *taken;          /* places that are statements already */
} SgpReattachment;

/* candidates.c: @before: the version before; @fresh: ids of new statements. */
gboolean sgp_candidates_load (SgpReattachment *all, gint64 before, const GArray *fresh, GError **error);
void sgp_candidate_free (SgpCandidate *candidate);
SgpArticle *sgp_candidates_get_article (SgpReattachment *all, gint64 id, GError **error);

/* pairs.c: what may be what. */
GArray *sgp_pairs_collect (SgpReattachment *all, GError **error);
/* Whether the words at a place of the newest version stood in a version of an
 * old statement too, and elsewhere than it. */
gboolean sgp_pairs_stem_from_elsewhere (SgpReattachment *all, const SgpCandidate *old, const char *words, const char *spans,
                                        gboolean *elsewhere, GError **error);
