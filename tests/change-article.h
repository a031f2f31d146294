/* SPDX-License-Identifier: MIT
 *
 * An article as it is first published, with typing errors, and as it stands
 * later: the errors are mended, a paragraph has moved to the end, sentences
 * have come in between. A place in the first is known in the second.
 *
 *     "A slpit.  B.  C."   ->   "New.  A split.  C.  New.  B."
 */
#pragma once

#include <stancegraph/span.h>

typedef struct {
  char *before, *after;       /* the two texts */
  gint32 n;                   /* paragraphs of the first */
  gint32 *starts, *moved;     /* their first bytes in the two */
} ChangedArticle;

/* @seed decides what changes. */
ChangedArticle *changed_article_new (const char *text, guint32 seed);
void changed_article_free (ChangedArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChangedArticle, changed_article_free)

/* Where a byte of @before is in @after. */
gint32 changed_article_map (const ChangedArticle *article, gint32 off);
