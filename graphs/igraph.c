/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The border to igraph. By default igraph aborts the program on an error and
 * prints warnings; between enter and leave it returns a code and keeps quiet.
 * The handlers of a program that uses igraph itself are put back.
 *
 *     sgp_igraph_enter (&saved);
 *     code = igraph_...;
 *     return sgp_igraph_leave (&saved, code, "PageRank", error);
 */
#include "igraph-private.h"

#include <stancegraph/error.h>

G_LOCK_DEFINE_STATIC (igraph);

static void
ignore_warning (const char *reason, const char *file, int line)
{
  (void) reason;
  (void) file;
  (void) line;
}

void
sgp_igraph_enter (SgpIgraph *saved)
{
  G_LOCK (igraph);
  saved->error_handler = igraph_set_error_handler (igraph_error_handler_ignore);
  saved->warning_handler = igraph_set_warning_handler (ignore_warning);
}

gboolean
sgp_igraph_leave (const SgpIgraph *saved, igraph_error_t code, const char *what, GError **error)
{
  igraph_set_error_handler (saved->error_handler);
  igraph_set_warning_handler (saved->warning_handler);
  G_UNLOCK (igraph);
  if (code == IGRAPH_SUCCESS)
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_GRAPH, "%s: %s", what, igraph_strerror (code));
  return FALSE;
}
