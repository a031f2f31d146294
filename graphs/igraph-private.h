/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * igraph as the rest of graphs/ sees it: the only header that includes
 * igraph.h. It evens out 0.10 and 1.0, and every call stands between enter and
 * leave, which hold one lock for the whole process: distributions build igraph
 * without thread-local state, and its handlers are global.
 */
#pragma once

#include <glib.h>
#include <igraph.h>

/* What leave puts back. */
typedef struct {
  igraph_error_handler_t *error_handler;
  igraph_warning_handler_t *warning_handler;
} SgpIgraph;

void sgp_igraph_enter (SgpIgraph *saved);

/* FALSE and SG_ERROR_GRAPH "what: igraph's reason" where @code is no success. */
gboolean sgp_igraph_leave (const SgpIgraph *saved, igraph_error_t code, const char *what, GError **error);

#define SGP_IGRAPH_DAMPING 0.85

#if IGRAPH_VERSION_MAJOR >= 1
#define sgp_igraph_pagerank(graph, result, weights) \
  igraph_pagerank (graph, weights, result, NULL, SGP_IGRAPH_DAMPING, IGRAPH_DIRECTED, \
                   igraph_vss_all (), IGRAPH_PAGERANK_ALGO_PRPACK, NULL)
#define sgp_igraph_betweenness(graph, result, lengths) \
  igraph_betweenness (graph, lengths, result, igraph_vss_all (), IGRAPH_DIRECTED, FALSE)
#define sgp_igraph_betweenness_from(graph, sources, result, lengths) \
  igraph_betweenness_subset (graph, lengths, result, sources, igraph_vss_all (), igraph_vss_all (), \
                             IGRAPH_DIRECTED, FALSE)
#else
#define sgp_igraph_pagerank(graph, result, weights) \
  igraph_pagerank (graph, IGRAPH_PAGERANK_ALGO_PRPACK, result, NULL, igraph_vss_all (), \
                   IGRAPH_DIRECTED, SGP_IGRAPH_DAMPING, weights, NULL)
#define sgp_igraph_betweenness(graph, result, lengths) \
  igraph_betweenness (graph, result, igraph_vss_all (), IGRAPH_DIRECTED, lengths)
#define sgp_igraph_betweenness_from(graph, sources, result, lengths) \
  igraph_betweenness_subset (graph, result, igraph_vss_all (), IGRAPH_DIRECTED, sources, \
                             igraph_vss_all (), lengths)
#endif
