/* SPDX-License-Identifier: MIT
 *
 * The parts of `stancegraph list`.
 */
#pragma once

#include "table.h"

#include <stancegraph/rows.h>

/* list-summary.c: prints how much of the ties or statements of a filter people
 * have checked, and how much of that was right. */
gboolean list_summary (SgStore *store, const char *path, SgRowsKind kind, const SgFilter *filter, TableFormat format,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
