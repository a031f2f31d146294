/* SPDX-License-Identifier: MIT
 *
 * What is computed over the actors view of a graph. It is done for each stance
 * by itself, since a blame is no negative praise.
 *
 *     a --BLAMES 2--> b        a: blame.given 2, cooperate.received 1, net -1
 *     a <--COOPERATES 1-- b    dyads: a blames b (2), b cooperates with a (1)
 *
 * Ties of an actor to itself count nowhere. Parallel edges of a pair are added.
 * The functions lie in libstancegraph-graphs, which uses igraph: a program
 * that links it is under the terms of the GPL (2 or later).
 */
#pragma once

#include <stancegraph/graph.h>

G_BEGIN_DECLS

/**
 * SgStanceMetrics: an actor among the ties of one stance
 * @given: sum of the weights of the ties it is the source of; 0 or more
 * @received: sum of the weights of the ties it is the target of; 0 or more
 * @pagerank: share, 0..1, of a reader who follows ties from source to target
 *   by weight and starts anew with probability 0.15; high for who is blamed (or
 *   courted) by many, and by those who are so themselves. Sums to 1 over the
 *   actors with a tie of this stance, 0 for others. Brin and Page 1998
 * @betweenness: share, 0..1, of the shortest directed paths between two others
 *   that lead over the actor; a tie is 1/weight long. Freeman 1977, Brandes 2001
 */
typedef struct {
  gdouble given, received;
  gdouble pagerank;
  gdouble betweenness;
} SgStanceMetrics;

/**
 * SgActorMetrics:
 * @node: index of the actor in the graph
 * @blame: what it has to do with blame
 * @cooperate: what it has to do with cooperation
 * @net: cooperation given and received less blame given and received: below 0
 *   where conflict outweighs
 */
typedef struct {
  gint32 node;
  SgStanceMetrics blame, cooperate;
  gdouble net;
} SgActorMetrics;

/**
 * SgDyad: who takes which stance towards whom
 * @source, @target: indices of nodes
 * @stance: blame or cooperate
 * @weight: sum of the weights of their ties, above 0
 * @returned: the weight of the same stance from @target to @source
 * @edge: the strongest of these ties (weight, then confidence): its evidence
 */
typedef struct {
  gint32 source, target;
  SgStance stance;
  gdouble weight;
  gdouble returned;
  gint32 edge;
} SgDyad;

/**
 * SgStanceSummary: the ties of one stance
 * @n_actors: actors with such a tie
 * @n_dyads: ordered pairs with such a tie
 * @weight: sum of all weights
 * @density: @n_dyads of all n (n - 1) ordered pairs of the graph, 0..1
 * @reciprocity: share of the dyads that are returned, 0..1; 0 without any
 * @n_components: parts that hang together if direction is left aside,
 *   among @n_actors
 */
typedef struct {
  gint32 n_actors, n_dyads;
  gdouble weight;
  gdouble density;
  gdouble reciprocity;
  gint32 n_components;
} SgStanceSummary;

/**
 * SgGraphSummary:
 * @n_actors: nodes of the graph
 * @n_isolated: those without a tie to another
 * @n_ambivalent: ordered pairs with both stances
 * @blame: the ties of blame
 * @cooperate: the ties of cooperation
 */
typedef struct {
  gint32 n_actors, n_isolated, n_ambivalent;
  SgStanceSummary blame, cooperate;
} SgGraphSummary;

SgActorMetrics *sg_graph_compute_actors (const SgGraph *graph, gint32 *n,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgDyad *sg_graph_compute_dyads (const SgGraph *graph, gint32 *n,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_graph_compute_summary (const SgGraph *graph, SgGraphSummary *summary,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
