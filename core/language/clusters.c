/* SPDX-License-Identifier: MIT
 *
 * The hash of a word in, its cluster and case out, from a table in the model
 * that is used where it lies:
 *
 *     "tuesday"  ->  cluster 17, path 1 0110 1010..., SGP_CASE_UPPER
 *
 * tools/train/train-words.c makes the table.
 */
#include "language/clusters-private.h"

#include <stancegraph/error.h>

/* Entries that are passed in search of a word. */
#define MAX_PROBES 64

/**
 * sgp_clusters_open:
 * @clusters: (out): the clusters
 * @model: an open model, which must outlive them
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether the model has clusters
 */
gboolean
sgp_clusters_open (SgpClusters *clusters, const SgpModel *model, GError **error)
{
  gsize size, paths_size;
  clusters->entries = sgp_model_get_section (model, "words/entries", &size, error);
  clusters->paths = clusters->entries == NULL ? NULL : sgp_model_get_section (model, "words/paths", &paths_size, error);
  if (clusters->paths == NULL)
    return FALSE;
  gsize n = size / sizeof (guint32), n_paths = paths_size / sizeof (guint16);
  if (n == 0 || n > 1u << 24 || (n & (n - 1)) != 0 || size % sizeof (guint32) != 0 || n_paths >= SGP_MAX_CLUSTERS) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "language model: clusters have an impossible size");
    return FALSE;
  }
  clusters->mask = (guint32) n - 1;
  clusters->n_paths = (guint32) n_paths;
  return TRUE;
}

static SgpWordUse
read_entry (const SgpClusters *clusters, guint32 entry)
{
  guint16 cluster = (entry >> SGP_CASE_BITS) % SGP_MAX_CLUSTERS;
  if (cluster > clusters->n_paths)
    cluster = 0;
  return (SgpWordUse) { cluster, cluster > 0 ? clusters->paths[cluster - 1] : 0, entry % (1 << SGP_CASE_BITS) };
}

SgpWordUse
sgp_clusters_find (const SgpClusters *clusters, guint64 lower)
{
  guint32 tag = (guint32) (lower >> SGP_CLUSTERS_TAG_SHIFT);
  for (guint32 probe = 0; probe < MAX_PROBES; probe++) {
    guint32 entry = clusters->entries[((guint32) lower + probe) & clusters->mask];
    if (entry == 0)
      break;
    if (entry >> SGP_CLUSTERS_ENTRY_SHIFT == tag)
      return read_entry (clusters, entry);
  }
  return (SgpWordUse) { 0, 0, SGP_CASE_UNKNOWN };
}
