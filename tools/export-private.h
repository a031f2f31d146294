/* SPDX-License-Identifier: MIT
 *
 * The parts of `stancegraph export`.
 */
#pragma once

#include <stancegraph/filter.h>

/* export-gold.c: writes what people have checked of the documents of a filter
 * into a folder, a file a document, and tells @n of them. */
gboolean export_gold (const char *store, const char *folder, const SgFilter *filter, guint *n,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
