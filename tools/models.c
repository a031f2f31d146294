/* SPDX-License-Identifier: MIT
 *
 * stancegraph --check-models: the trained models inside the library, a line
 * each, and whether they are as they were made.
 *
 *     $ stancegraph --check-models
 *     syntax      11730944 bytes   9 sections  sound
 */
#include "command.h"

#include <stancegraph/models.h>
#include <stdio.h>

int
check_models (void)
{
  gint32 n = sg_models_get_n (), n_damaged = 0;
  for (gint32 i = 0; i < n; i++) {
    SgModelInfo info;
    g_autoptr (GError) error = NULL;
    gboolean sound = sg_models_check (i, &info, &error);
    printf ("%-8s %10" G_GSIZE_FORMAT " bytes  %2d sections  %s\n", info.name, info.size, info.n_sections,
            sound ? "sound" : "damaged");
    if (!sound)
      fprintf (stderr, "stancegraph: %s: %s\n", info.name, error->message);
    n_damaged += !sound;
  }
  return n_damaged > 0 ? COMMAND_FAILED : COMMAND_DONE;
}
