/* SPDX-License-Identifier: MIT
 *
 * What is told of documents beside them: a table of titles, dates, outlets and
 * addresses, and values for all that lack one.
 */
#pragma once

#include <stancegraph/document.h>

typedef struct _SgpMeta SgpMeta;

SgpMeta *sgp_meta_new (void);
void sgp_meta_free (SgpMeta *meta);

/* Reads the table; FALSE with the first error in it. */
gboolean sgp_meta_read (SgpMeta *meta, const char *path, GError **error);

/* The value of a field where neither the document nor the table has one. */
gboolean sgp_meta_set_default (SgpMeta *meta, SgMeta field, const char *value, GError **error);

/* Puts a document's own fields in order and fills in what it lacks. */
void sgp_meta_settle (SgpMeta *meta, SgDocument *doc);

/* Which rows of the table have met no document; NULL where all have. */
char *sgp_meta_dup_warning (const SgpMeta *meta) G_GNUC_WARN_UNUSED_RESULT;
