/* SPDX-License-Identifier: MIT
 *
 * The graph of a store in one of its views. Actors: all ties of a pair and a
 * stance become one edge, whose weight is the number of statements that carry
 * one (each counts once, however often it says so) and whose evidence is that
 * of the surest tie; neutral ties are no edges.
 *
 *     s1  Bouchart blames Johnson 0.9   \
 *     s1  Bouchart blames Johnson 0.7    } Bouchart --BLAMES {weight 2}--> Johnson
 *     s4  Bouchart blames Johnson 0.8   /
 *
 * Statements: each statement with a tie, its speakers and targets, and the
 * statements that report it. Nodes stand in the order of their permanent ids,
 * actors first; edges by source, target and kind. What is said of oneself,
 * also after parts were counted for the whole, makes no edge.
 */
#include "graph-private.h"

#include "store/read-private.h"

#include <stdlib.h>
#include <string.h>

/* A graph as it is made. Tables go from a permanent id to a node's index + 1. */
typedef struct {
  SgStore *store;
  SgGraph *graph;
  const SgFilter *filter;
  GArray *ties;               /* SgpTie */
  GHashTable *wholes;
  GHashTable *actors, *statements;
  GArray *edges;              /* Edge */
} Loader;

/* An edge whose strings are not read yet. */
typedef struct {
  SgEdge row;
  gint64 tie;                 /* whose evidence it has, or 0 */
} Edge;

static int
compare_ids (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* By source, target, stance, statement; the surest, then the oldest first. */
static int
compare_ties (gconstpointer a, gconstpointer b)
{
  const SgpTie *x = a, *y = b;
  int order = compare_ids (x->source, y->source);
  if (order == 0)
    order = compare_ids (x->target, y->target);
  if (order == 0)
    order = (int) x->stance - (int) y->stance;
  if (order == 0)
    order = compare_ids (x->statement, y->statement);
  if (order == 0)
    order = (y->confidence > x->confidence) - (y->confidence < x->confidence);
  return order != 0 ? order : compare_ids (x->id, y->id);
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const SgEdge *x = &((const Edge *) a)->row, *y = &((const Edge *) b)->row;
  int order = x->source - y->source;
  if (order == 0)
    order = x->target - y->target;
  if (order == 0)
    order = (int) x->kind - (int) y->kind;
  if (order == 0)
    order = (int) x->stance - (int) y->stance;
  return order != 0 ? order : (int) x->act - (int) y->act;
}

/* The actor whose node stands for @actor. */
static gint64
get_counted (const Loader *loader, gint64 actor)
{
  return loader->filter->roll_up ? sgp_wholes_get_root (loader->wholes, actor) : actor;
}

/* Lets parts count for the whole, and drops what is then said of oneself. */
static void
roll_up_ties (Loader *loader)
{
  guint n = 0;
  SgpTie *ties = (SgpTie *) (void *) loader->ties->data;
  for (guint i = 0; i < loader->ties->len; i++) {
    SgpTie tie = ties[i];
    tie.source = get_counted (loader, tie.source);
    tie.target = get_counted (loader, tie.target);
    if (tie.source != tie.target)
      ties[n++] = tie;
  }
  g_array_set_size (loader->ties, n);
}

/* Makes sure that the id will have a node; TRUE where it is new. */
static gboolean
note_id (GHashTable *table, gint64 id)
{
  if (g_hash_table_contains (table, &id))
    return FALSE;
  return g_hash_table_insert (table, g_memdup2 (&id, sizeof id), NULL);
}

static gint32
get_node (GHashTable *table, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, &id)) - 1;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return compare_ids (**(const gint64 *const *) a, **(const gint64 *const *) b);
}

/* Gives nodes to ids in ascending order, from @first on; the ids, borrowed. */
static gint64 **
number_nodes (GHashTable *table, guint first, guint *n)
{
  gint64 **ids = (gint64 **) (void *) g_hash_table_get_keys_as_array (table, n);
  qsort (ids, *n, sizeof *ids, compare_keys);
  for (guint i = 0; i < *n; i++)
    g_hash_table_insert (table, g_memdup2 (ids[i], sizeof (gint64)), GINT_TO_POINTER (first + i + 1));
  return ids;
}

static gboolean
add_actor (Loader *loader, gint64 id, GError **error)
{
  g_autofree char *name = NULL;
  char word[32];
  SgNode node = { .kind = SG_NODE_ACTOR };
  if (!sgp_store_read_actor (loader->store, id, &name, &node.type, error))
    return FALSE;
  g_snprintf (word, sizeof word, "a%" G_GINT64_FORMAT, id);
  node.id = word;
  node.label = name;
  node.part_of = get_node (loader->actors, sgp_wholes_get (loader->wholes, id));
  sgp_graph_add_node (loader->graph, &node);
  return TRUE;
}

static gboolean
add_statement (Loader *loader, gint64 id, GError **error)
{
  char word[32];
  SgpStatement statement;
  if (!sgp_store_read_statement (loader->store, id, &statement, error))
    return FALSE;
  g_snprintf (word, sizeof word, "s%" G_GINT64_FORMAT, id);
  SgNode node = { SG_NODE_STATEMENT, word, statement.content, SG_ENTITY_OTHER, -1, statement.document };
  sgp_graph_add_node (loader->graph, &node);
  g_free (statement.content);
  g_free (statement.document);
  return TRUE;
}

/* All nodes, actors before statements. */
static gboolean
add_nodes (Loader *loader, GError **error)
{
  guint n_actors, n_statements;
  g_autofree gint64 **actors = number_nodes (loader->actors, 0, &n_actors);
  g_autofree gint64 **statements = number_nodes (loader->statements, n_actors, &n_statements);
  for (guint i = 0; i < n_actors; i++)
    if (!add_actor (loader, *actors[i], error))
      return FALSE;
  for (guint i = 0; i < n_statements; i++)
    if (!add_statement (loader, *statements[i], error))
      return FALSE;
  return TRUE;
}

/* Hands the edges to the graph, sorted, with their evidence. */
static gboolean
add_edges (Loader *loader, GError **error)
{
  g_array_sort (loader->edges, compare_edges);
  for (guint i = 0; i < loader->edges->len; i++) {
    Edge *edge = &g_array_index (loader->edges, Edge, i);
    g_autofree char *evidence = NULL;
    if (edge->tie != 0 && !sgp_store_read_evidence (loader->store, edge->tie, &evidence, error))
      return FALSE;
    edge->row.evidence = evidence;
    sgp_graph_add_edge (loader->graph, &edge->row);
  }
  return TRUE;
}

/* The ties of one pair and stance, side by side from @ties on, as one edge. */
static Edge
sum_ties (const Loader *loader, const SgpTie *ties, guint n)
{
  guint acts[SG_N_ACTS] = { 0 };
  const SgpTie *surest = ties;
  Edge edge = { .row = {
    .source = get_node (loader->actors, ties->source),
    .target = get_node (loader->actors, ties->target),
    .kind = ties->stance == SG_STANCE_BLAME ? SG_EDGE_BLAMES : SG_EDGE_COOPERATES,
    .stance = ties->stance,
  } };
  for (guint i = 0; i < n; i++) {
    if (i > 0 && ties[i].statement == ties[i - 1].statement)
      continue;
    edge.row.weight++;
    acts[ties[i].act]++;
    if (ties[i].confidence > surest->confidence)
      surest = &ties[i];
  }
  for (int act = 0; act < SG_N_ACTS; act++)
    if (acts[act] > acts[edge.row.act])
      edge.row.act = (SgAct) act;
  edge.row.confidence = surest->confidence;
  edge.tie = surest->id;
  return edge;
}

/* How many ties from @ties on have the same source, target and stance. */
static guint
count_equal (const SgpTie *ties, guint n)
{
  guint i = 1;
  while (i < n && ties[i].source == ties->source && ties[i].target == ties->target && ties[i].stance == ties->stance)
    i++;
  return i;
}

/* Drops neutral ties, and sums of too little weight; keeps the others sorted. */
static void
select_sums (Loader *loader)
{
  g_array_sort (loader->ties, compare_ties);
  guint kept = 0;
  SgpTie *ties = (SgpTie *) (void *) loader->ties->data;
  for (guint i = 0, n; i < loader->ties->len; i += n) {
    n = count_equal (ties + i, loader->ties->len - i);
    if (ties[i].stance != SG_STANCE_BLAME && ties[i].stance != SG_STANCE_COOPERATE)
      continue;
    if (sum_ties (loader, ties + i, n).row.weight < loader->filter->min_weight)
      continue;
    memmove (ties + kept, ties + i, n * sizeof *ties);
    kept += n;
  }
  g_array_set_size (loader->ties, kept);
}

static gboolean
load_actors_view (Loader *loader, GError **error)
{
  select_sums (loader);
  const SgpTie *ties = (const SgpTie *) (void *) loader->ties->data;
  for (guint i = 0; i < loader->ties->len; i++) {
    note_id (loader->actors, ties[i].source);
    note_id (loader->actors, ties[i].target);
  }
  if (!add_nodes (loader, error))
    return FALSE;
  for (guint i = 0, n; i < loader->ties->len; i += n) {
    n = count_equal (ties + i, loader->ties->len - i);
    Edge edge = sum_ties (loader, ties + i, n);
    g_array_append_val (loader->edges, edge);
  }
  return add_edges (loader, error);
}

/* Who says what, before nodes have their numbers. */
typedef struct {
  gint64 actor, statement;
} Said;

/* The speakers of a statement that is new to the graph, and what reports it. */
static gboolean
collect_statement (Loader *loader, gint64 id, GArray *said, GArray *nested, GError **error)
{
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (id != 0 && note_id (loader->statements, id)) {
    SgpStatement statement;
    g_array_set_size (speakers, 0);
    if (!sgp_store_read_speakers (loader->store, id, speakers, error)
        || !sgp_store_read_statement (loader->store, id, &statement, error))
      return FALSE;
    g_free (statement.content);
    g_free (statement.document);
    for (guint i = 0; i < speakers->len; i++) {
      Said row = { get_counted (loader, g_array_index (speakers, gint64, i)), id };
      note_id (loader->actors, row.actor);
      g_array_append_val (said, row);
    }
    Said parent = { id, statement.parent };
    if (statement.parent != 0)
      g_array_append_val (nested, parent);
    id = statement.parent;
  }
  return TRUE;
}

static void
append_edge (Loader *loader, gint32 source, gint32 target, SgEdgeKind kind, const SgpTie *tie)
{
  Edge edge = { { source, target, kind, SG_STANCE_NONE, SG_ACT_NONE, 1, 1, NULL }, 0 };
  if (tie != NULL) {
    edge.row.stance = tie->stance;
    edge.row.act = tie->act;
    edge.row.confidence = tie->confidence;
    edge.tie = tie->id;
  }
  g_array_append_val (loader->edges, edge);
}

/* Equal edges, as of two speakers rolled into one or of two who share a
 * target, become one: the surest. */
static void
drop_doubles (GArray *edges)
{
  guint kept = 0;
  g_array_sort (edges, compare_edges);
  Edge *rows = (Edge *) (void *) edges->data;
  for (guint i = 0; i < edges->len; i++) {
    Edge *last = kept > 0 ? &rows[kept - 1] : NULL;
    if (last == NULL || last->row.source != rows[i].row.source || last->row.target != rows[i].row.target
        || last->row.kind != rows[i].row.kind || last->row.stance != rows[i].row.stance)
      rows[kept++] = rows[i];
    else if (rows[i].row.confidence > last->row.confidence
             || (rows[i].row.confidence == last->row.confidence && rows[i].tie < last->tie))
      *last = rows[i];
  }
  g_array_set_size (edges, kept);
}

static gboolean
load_statements_view (Loader *loader, GError **error)
{
  const SgpTie *ties = (const SgpTie *) (void *) loader->ties->data;
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GArray) nested = g_array_new (FALSE, FALSE, sizeof (Said));
  for (guint i = 0; i < loader->ties->len; i++) {
    note_id (loader->actors, ties[i].target);
    if (!collect_statement (loader, ties[i].statement, said, nested, error))
      return FALSE;
  }
  if (!add_nodes (loader, error))
    return FALSE;
  for (guint i = 0; i < said->len; i++) {
    const Said *row = &g_array_index (said, Said, i);
    append_edge (loader, get_node (loader->actors, row->actor), get_node (loader->statements, row->statement),
                 SG_EDGE_SAID, NULL);
  }
  for (guint i = 0; i < nested->len; i++) {
    const Said *row = &g_array_index (nested, Said, i);
    append_edge (loader, get_node (loader->statements, row->actor), get_node (loader->statements, row->statement),
                 SG_EDGE_NESTED_IN, NULL);
  }
  for (guint i = 0; i < loader->ties->len; i++)
    append_edge (loader, get_node (loader->statements, ties[i].statement), get_node (loader->actors, ties[i].target),
                 SG_EDGE_ABOUT, &ties[i]);
  drop_doubles (loader->edges);
  return add_edges (loader, error);
}

static void
clear_loader (Loader *loader)
{
  g_clear_pointer (&loader->ties, g_array_unref);
  g_clear_pointer (&loader->wholes, g_hash_table_unref);
  g_hash_table_unref (loader->actors);
  g_hash_table_unref (loader->statements);
  g_array_unref (loader->edges);
}

/* Reads what there is, and makes the view of it. */
static gboolean
load_view (Loader *loader, GError **error)
{
  loader->wholes = sgp_store_get_wholes (loader->store, error);
  if (loader->wholes != NULL)
    loader->ties = sgp_store_read_ties (loader->store, loader->filter, error);
  if (loader->ties == NULL)
    return FALSE;
  roll_up_ties (loader);
  gboolean actors = sg_graph_get_view (loader->graph) == SG_VIEW_ACTORS;
  return (actors ? load_actors_view : load_statements_view) (loader, error) && sgp_graph_index (loader->graph, error);
}

/**
 * sg_graph_new:
 * @store: a store
 * @view: actors or statements
 * @filter: (nullable): what part of the store
 * @error: %SG_ERROR_DATA where the filter names a day or an actor that is
 *   none; or where the store cannot be read
 *
 * Reads a graph from a store. Only what counts is in it: newest versions of
 * documents, no statement that a person has rejected; actors without an edge
 * are not.
 *
 * Returns: (transfer full) (nullable): the graph
 */
SgGraph *
sg_graph_new (SgStore *store, SgView view, const SgFilter *filter, GError **error)
{
  static const SgFilter none = SG_FILTER_INIT;
  g_return_val_if_fail (store != NULL && (guint) view < SG_N_VIEWS, NULL);
  gboolean began;
  if (!sgp_store_begin_read (store, &began, error))
    return NULL;
  g_autoptr (SgGraph) graph = sgp_graph_begin (view);
  Loader loader = { .store = store, .graph = graph, .filter = filter != NULL ? filter : &none };
  loader.actors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loader.statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loader.edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  gboolean done = load_view (&loader, error);
  sgp_store_end_read (store, began);
  clear_loader (&loader);
  return done ? g_steal_pointer (&graph) : NULL;
}
