/* SPDX-License-Identifier: MIT
 *
 * A hash of a wording in, the classes of the lists that have it out:
 *
 *     hash ("paris")  ->  CITY | FIRST_NAME | PREFIX   ("paris saint-germain")
 *
 * The lists lie in the model as they are; see lists-private.h.
 */
#include "language/names/lists-private.h"

#include <stancegraph/error.h>

/* Slots that are passed in search of a wording. */
#define MAX_PROBES 32

gboolean
sgp_name_lists_open (SgpNameLists *lists, const SgpModel *model, GError **error)
{
  gsize slots_size, sets_size;
  lists->slots = sgp_model_get_section (model, "names/lists", &slots_size, error);
  lists->sets = lists->slots == NULL ? NULL : sgp_model_get_section (model, "names/sets", &sets_size, error);
  if (lists->sets == NULL)
    return FALSE;
  gsize n = slots_size / sizeof (guint32);
  lists->n_sets = (guint32) MIN (sets_size / sizeof (guint32), G_MAXUINT16);
  lists->mask = (guint32) n - 1;
  if (n > 0 && n <= 1u << 28 && (n & (n - 1)) == 0 && lists->n_sets > 0)
    return TRUE;
  g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "language model: lists of names have an impossible size");
  return FALSE;
}

guint32
sgp_name_lists_find (const SgpNameLists *lists, guint64 hash)
{
  guint32 slot = (guint32) hash & lists->mask, tag = (guint16) (hash >> 32);
  for (int i = 0; i < MAX_PROBES && lists->slots[slot] != 0; i++) {
    guint32 set = lists->slots[slot] >> 16;
    if ((guint16) lists->slots[slot] == tag)
      return set < lists->n_sets ? lists->sets[set] : 0;
    slot = (slot + 1) & lists->mask;
  }
  return 0;
}
