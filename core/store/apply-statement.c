/* SPDX-License-Identifier: MIT
 *
 * A correction of a statement, done to its rows.
 *
 *     s7  "It failed", Ann Lee     set-speaker "Bo Ray"
 *     s7  "It failed", Bo Ray      confirmed; and Ann's ties in s7 are Bo's
 */
#include "correct-private.h"

static gboolean
set_state (SgpReplay *replay, gint64 statement, const char *state, GError **error)
{
  return sgp_sql_run (replay->store, error, NULL, "UPDATE statement SET state = ? WHERE id = ?", "ti", state, statement);
}

gboolean
sgp_apply_to_statement (SgpReplay *replay, SgpCorrection *correction, GError **error)
{
  switch (correction->kind) {
  case SG_EDIT_REJECT:
    return set_state (replay, correction->statement, "rejected", error);
  default:
    return set_state (replay, correction->statement, "confirmed", error);
  }
}
