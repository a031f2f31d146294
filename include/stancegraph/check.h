/* SPDX-License-Identifier: MIT
 *
 * What the judgements of people say of the machine's reading: how much of it
 * was checked, and which share of that was right.
 *
 *     confirmed 8, corrected 1, rejected 1  ->  precision 0.80, 95 % interval 0.49 to 0.94
 *
 * The share holds for all that was read only where what was checked is a
 * sample of it, see sg_store_sample().
 */
#pragma once

#include <stancegraph/filter.h>
#include <stancegraph/store.h>

G_BEGIN_DECLS

/* How many rows there are of each %SgCheck. */
typedef struct {
  gint64 n[SG_N_CHECKS];
} SgChecks;

gboolean sg_store_check_ties (SgStore *store, const SgFilter *filter, SgChecks by_stance[SG_N_STANCES],
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_store_check_statements (SgStore *store, const SgFilter *filter, SgChecks by_kind[SG_N_STATEMENT_KINDS],
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

gint64 sg_checks_get_n_checked (const SgChecks *checks);
gdouble sg_checks_get_precision (const SgChecks *checks, gdouble *low, gdouble *high);

G_END_DECLS
