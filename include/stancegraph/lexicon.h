/* SPDX-License-Identifier: MIT
 *
 * Word knowledge as tables: TSV files, one entry a line, '#' opens a comment
 * line, the first line that is no comment names the columns. The first column
 * is the key, lower case, words parted by one blank. The tables under
 * core/data/en are built in; a user's file of the same name may replace one.
 *
 *     # lemma     class   pattern
 *     lemma       class   pattern
 *     according   say     to
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SgLexicon SgLexicon;

SgLexicon *sg_lexicon_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_lexicon_load (SgLexicon *lexicon, const char *table, const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgLexicon *sg_lexicon_ref (SgLexicon *lexicon);
void sg_lexicon_unref (SgLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgLexicon, sg_lexicon_unref)

G_END_DECLS
