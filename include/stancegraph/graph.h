/* SPDX-License-Identifier: MIT
 *
 * The graph of a store, as plain rows and adjacency arrays, in one of its
 * views. It is read from the store once and does not change.
 *
 *     actors      (actor) --BLAMES, COOPERATES {weight}--> (actor)
 *     statements  (actor) --SAID--> (statement) --ABOUT--> (actor)
 *                                   (statement) --NESTED_IN--> (statement)
 */
#pragma once

#include <stancegraph/filter.h>
#include <stancegraph/rows.h>

G_BEGIN_DECLS

#define SG_VIEW_LIST(X) X (ACTORS, "actors") X (STATEMENTS, "statements")
#define SG_NODE_LIST(X) X (ACTOR, "actor") X (STATEMENT, "statement")
#define SG_EDGE_LIST(X) \
  X (SAID, "SAID") X (ABOUT, "ABOUT") X (NESTED_IN, "NESTED_IN") X (BLAMES, "BLAMES") X (COOPERATES, "COOPERATES")

#define SG_VIEW_ENUM(NAME, name) SG_VIEW_##NAME,
#define SG_NODE_ENUM(NAME, name) SG_NODE_##NAME,
#define SG_EDGE_ENUM(NAME, name) SG_EDGE_##NAME,
typedef enum { SG_VIEW_LIST (SG_VIEW_ENUM) SG_N_VIEWS } SgView;
typedef enum { SG_NODE_LIST (SG_NODE_ENUM) SG_N_NODE_KINDS } SgNodeKind;
typedef enum { SG_EDGE_LIST (SG_EDGE_ENUM) SG_N_EDGE_KINDS } SgEdgeKind;
#undef SG_VIEW_ENUM
#undef SG_NODE_ENUM
#undef SG_EDGE_ENUM

/* What an edge rests on, from what nobody has checked to what people added
 * themselves; none where that is not known. */
#define SG_STANDING_LIST(X) X (NONE, "none") X (MACHINE, "machine") X (CONFIRMED, "confirmed") X (HAND, "hand")
#define SG_STANDING_ENUM(NAME, name) SG_STANDING_##NAME,
typedef enum { SG_STANDING_LIST (SG_STANDING_ENUM) SG_N_STANDINGS } SgStanding;
#undef SG_STANDING_ENUM

/**
 * SgNode:
 * @id: the store's permanent id: "a12" is an actor, "s7" a statement
 * @label: the actor's name, the statement's words
 * @type: the actor's type; %SG_ENTITY_OTHER for a statement
 * @part_of: the node it belongs to, or -1
 * @document: key of the statement's document; NULL for an actor
 * @date: of that document, or NULL
 * @standing: how a statement came about; none for an actor
 */
typedef struct {
  SgNodeKind kind;
  const char *id;
  const char *label;
  SgEntityType type;
  gint32 part_of;
  const char *document, *date;
  SgStanding standing;
} SgNode;

/**
 * SgEdge:
 * @source, @target: indices of nodes
 * @kind: BLAMES and COOPERATES sum the ties of a pair in the actors view
 * @stance: the stance of the tie or ties; none for SAID and NESTED_IN
 * @act: PLOVER act; of a sum, the most frequent
 * @weight: number of statements that carry it, each once; 1 for single edges
 * @confidence: of a sum, the highest
 * @evidence: a passage that shows it, for people
 * @first_date, @last_date: of the documents it is from, or NULL
 * @n_machine, @n_confirmed, @n_hand: how many of its statements were read by
 *   machine alone, read and confirmed by a person, added by hand or imported
 */
typedef struct {
  gint32 source, target;
  SgEdgeKind kind;
  SgStance stance;
  SgAct act;
  gdouble weight;
  gdouble confidence;
  const char *evidence;
  const char *first_date, *last_date;
  gint32 n_machine, n_confirmed, n_hand;
} SgEdge;

typedef struct _SgGraph SgGraph;

SgGraph *sg_graph_new (SgStore *store, SgView view, const SgFilter *filter,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgGraph *sg_graph_new_from_rows (SgView view, const SgNode *nodes, gint32 n_nodes,
                                 const SgEdge *edges, gint32 n_edges,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
SgGraph *sg_graph_ref (SgGraph *graph);
void sg_graph_unref (SgGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgGraph, sg_graph_unref)

SgView sg_graph_get_view (const SgGraph *graph);
const SgNode *sg_graph_get_nodes (const SgGraph *graph, gint32 *n);
const SgEdge *sg_graph_get_edges (const SgGraph *graph, gint32 *n);

/* Indices of the edges that leave or enter a node. */
const gint32 *sg_graph_get_out (const SgGraph *graph, gint32 node, gint32 *n);
const gint32 *sg_graph_get_in (const SgGraph *graph, gint32 node, gint32 *n);

/* The ties that an edge sums up, as they stand in the store. */
const SgTieRow *const *sg_graph_get_ties (const SgGraph *graph, gint32 edge, gint32 *n);

SgStanding sg_edge_get_standing (const SgEdge *edge);
const char *sg_standing_get_name (SgStanding standing);
const char *sg_view_get_name (SgView view);
const char *sg_node_kind_get_name (SgNodeKind kind);
const char *sg_edge_kind_get_name (SgEdgeKind kind);

G_END_DECLS
