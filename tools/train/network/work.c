/* SPDX-License-Identifier: MIT
 *
 * What a thread needs for its part of a step: memory, and places for gradients.
 */
#include "work.h"

#include "parameters.h"

/* Values that one batch may take. */
#define ARENA ((gsize) 64 << 20)

Work *
work_new (const Network *network, const guint32 *word_rows, const guint8 *rare, guint64 seed)
{
  Work *work = g_new0 (Work, 1);
  work->network = network;
  work->word_rows = word_rows;
  work->rare = rare;
  work->gradient = *network;
  network_allocate (&work->gradient);
  work->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  work->is_touched = g_new0 (guint8, network->n_rows);
  work->arena = (Arena) { g_new (float, ARENA), ARENA, 0 };
  work->random = seed;
  return work;
}

void
work_free (Work *work)
{
  network_free (&work->gradient);
  g_array_unref (work->touched);
  g_free (work->is_touched);
  g_free (work->arena.values);
  g_free (work);
}
