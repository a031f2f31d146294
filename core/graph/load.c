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

#include <stancegraph/rows.h>
#include <stdlib.h>
#include <string.h>

/* A graph as it is made. Tables go from a permanent id to a node's index + 1. */
typedef struct {
  SgStore *store;
  SgGraph *graph;
  const SgFilter *filter;
  GArray *ties;               /* Tie */
  GHashTable *wholes;
  GHashTable *actors, *statements;
  GArray *edges;              /* Edge */
} Loader;

/* A tie as an edge: from the actor who counts as its source, or in the view of
 * statements from its statement. */
typedef struct {
  gint64 source, target;
  const SgTieRow *row;
} Tie;

/* An edge and the ties it sums up, side by side in the loader's array. */
typedef struct {
  SgEdge row;
  const Tie *ties;
  guint n_ties;
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
  const Tie *x = a, *y = b;
  int order = compare_ids (x->source, y->source);
  if (order == 0)
    order = compare_ids (x->target, y->target);
  if (order == 0)
    order = (int) x->row->stance - (int) y->row->stance;
  if (order == 0)
    order = compare_ids (x->row->statement, y->row->statement);
  if (order == 0)
    order = (y->row->confidence > x->row->confidence) - (y->row->confidence < x->row->confidence);
  return order != 0 ? order : compare_ids (x->row->id, y->row->id);
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

/* Takes in the ties that the store has listed. Parts count for the whole, and
 * what is then said of oneself is dropped. */
static void
collect_ties (Loader *loader, const SgRows *rows)
{
  gint32 n;
  const SgTieRow *ties = sg_rows_get_ties (rows, &n);
  gboolean actors = sg_graph_get_view (loader->graph) == SG_VIEW_ACTORS;
  for (gint32 i = 0; i < n; i++) {
    gint64 source = get_counted (loader, ties[i].source);
    Tie tie = { actors ? source : ties[i].statement, get_counted (loader, ties[i].target), &ties[i] };
    if (source != tie.target)
      g_array_append_val (loader->ties, tie);
  }
  g_array_sort (loader->ties, compare_ties);
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

/* What people added themselves stays theirs, confirmed or not. */
static SgStanding
get_standing (SgOrigin origin, SgState state)
{
  return origin != SG_ORIGIN_MACHINE ? SG_STANDING_HAND
         : state == SG_STATE_CONFIRMED ? SG_STANDING_CONFIRMED : SG_STANDING_MACHINE;
}

static gboolean
add_statement (Loader *loader, gint64 id, GError **error)
{
  char word[32];
  g_auto (SgpStatement) statement = { .id = id };
  if (!sgp_store_read_statement (loader->store, id, &statement, error))
    return FALSE;
  g_snprintf (word, sizeof word, "s%" G_GINT64_FORMAT, id);
  SgNode node = { SG_NODE_STATEMENT, word, statement.content, SG_ENTITY_OTHER, -1, statement.document, statement.date,
                  get_standing (statement.origin, statement.state) };
  sgp_graph_add_node (loader->graph, &node);
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

/* Hands the edges to the graph, sorted, with their ties. */
static void
add_edges (Loader *loader)
{
  g_array_sort (loader->edges, compare_edges);
  for (guint i = 0; i < loader->edges->len; i++) {
    const Edge *edge = &g_array_index (loader->edges, Edge, i);
    sgp_graph_add_edge (loader->graph, &edge->row);
    for (guint t = 0; t < edge->n_ties; t++)
      sgp_graph_add_tie (loader->graph, edge->ties[t].row);
  }
}

/* Counts one statement of an edge. */
static void
count_standing (SgEdge *edge, SgStanding standing)
{
  edge->n_machine += standing == SG_STANDING_MACHINE;
  edge->n_confirmed += standing == SG_STANDING_CONFIRMED;
  edge->n_hand += standing == SG_STANDING_HAND;
}

/* The best standing of the ties of one statement, which begin at @ties. */
static SgStanding
find_standing (const Tie *ties, guint n)
{
  SgStanding best = SG_STANDING_NONE;
  for (guint i = 0; i < n && ties[i].row->statement == ties->row->statement; i++)
    best = MAX (best, get_standing (ties[i].row->origin, ties[i].row->state));
  return best;
}

static void
widen_dates (SgEdge *edge, const char *date)
{
  if (date == NULL)
    return;
  if (edge->first_date == NULL || strcmp (date, edge->first_date) < 0)
    edge->first_date = date;
  if (edge->last_date == NULL || strcmp (date, edge->last_date) > 0)
    edge->last_date = date;
}

/* The ties of one source, target and stance as one edge: each statement counts
 * once. */
static Edge
sum_ties (const Tie *ties, guint n, SgEdgeKind kind)
{
  guint acts[SG_N_ACTS] = { 0 };
  const SgTieRow *surest = ties->row;
  Edge edge = { { .kind = kind, .stance = surest->stance }, ties, n };
  for (guint i = 0; i < n; i++) {
    const SgTieRow *row = ties[i].row;
    if (i > 0 && row->statement == ties[i - 1].row->statement)
      continue;
    edge.row.weight++;
    acts[row->act]++;
    count_standing (&edge.row, find_standing (ties + i, n - i));
    widen_dates (&edge.row, row->date);
    if (row->confidence > surest->confidence)
      surest = row;
  }
  for (int act = 0; act < SG_N_ACTS; act++)
    if (acts[act] > acts[edge.row.act])
      edge.row.act = (SgAct) act;
  edge.row.confidence = surest->confidence;
  edge.row.evidence = surest->evidence;
  return edge;
}

/* How many ties from @ties on have the same source, target and stance. */
static guint
count_equal (const Tie *ties, guint n)
{
  guint i = 1;
  while (i < n && ties[i].source == ties->source && ties[i].target == ties->target
         && ties[i].row->stance == ties->row->stance)
    i++;
  return i;
}

/* Sums ties into edges, and drops those that are neutral or of too little weight. */
static void
make_sums (Loader *loader)
{
  const Tie *ties = (const Tie *) (void *) loader->ties->data;
  for (guint i = 0, n; i < loader->ties->len; i += n) {
    SgStance stance = ties[i].row->stance;
    n = count_equal (ties + i, loader->ties->len - i);
    if (stance != SG_STANCE_BLAME && stance != SG_STANCE_COOPERATE)
      continue;
    Edge edge = sum_ties (ties + i, n, stance == SG_STANCE_BLAME ? SG_EDGE_BLAMES : SG_EDGE_COOPERATES);
    if (edge.row.weight < loader->filter->min_weight)
      continue;
    note_id (loader->actors, ties[i].source);
    note_id (loader->actors, ties[i].target);
    g_array_append_val (loader->edges, edge);
  }
}

static gboolean
load_actors_view (Loader *loader, GError **error)
{
  make_sums (loader);
  if (!add_nodes (loader, error))
    return FALSE;
  for (guint i = 0; i < loader->edges->len; i++) {
    Edge *edge = &g_array_index (loader->edges, Edge, i);
    edge->row.source = get_node (loader->actors, edge->ties->source);
    edge->row.target = get_node (loader->actors, edge->ties->target);
  }
  return TRUE;
}

/* Who says what, and what reports it, before nodes have their numbers. */
typedef struct {
  gint64 actor, statement;
} Said;
typedef struct {
  gint64 statement, parent;
} Nested;

static int
compare_said (gconstpointer a, gconstpointer b)
{
  const Said *x = a, *y = b;
  int order = compare_ids (x->actor, y->actor);
  return order != 0 ? order : compare_ids (x->statement, y->statement);
}

/* The speakers of a statement that is new to the graph, and what reports it. */
static gboolean
collect_statement (Loader *loader, gint64 id, GArray *said, GArray *nested, GError **error)
{
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (id != 0 && note_id (loader->statements, id)) {
    g_auto (SgpStatement) statement = { .id = id };
    g_array_set_size (speakers, 0);
    if (!sgp_store_read_speakers (loader->store, id, speakers, error)
        || !sgp_store_read_statement (loader->store, id, &statement, error))
      return FALSE;
    for (guint i = 0; i < speakers->len; i++) {
      Said row = { get_counted (loader, g_array_index (speakers, gint64, i)), id };
      note_id (loader->actors, row.actor);
      g_array_append_val (said, row);
    }
    Nested parent = { id, statement.parent };
    if (statement.parent != 0)
      g_array_append_val (nested, parent);
    id = statement.parent;
  }
  return TRUE;
}

/* An edge that a statement has without a stance, with what is known of it. */
static void
append_link (Loader *loader, gint32 source, gint32 target, SgEdgeKind kind, gint32 statement)
{
  gint32 n;
  const SgNode *node = &sg_graph_get_nodes (loader->graph, &n)[statement];
  Edge edge = { .row = { .source = source, .target = target, .kind = kind, .weight = 1, .confidence = 1 } };
  count_standing (&edge.row, node->standing);
  widen_dates (&edge.row, node->date);
  g_array_append_val (loader->edges, edge);
}

static void
append_about (Loader *loader, const Tie *ties, guint n)
{
  Edge edge = sum_ties (ties, n, SG_EDGE_ABOUT);
  edge.row.source = get_node (loader->statements, ties->source);
  edge.row.target = get_node (loader->actors, ties->target);
  g_array_append_val (loader->edges, edge);
}

/* Two speakers rolled into one have said it once. */
static void
drop_doubles (GArray *said)
{
  guint kept = 0;
  g_array_sort (said, compare_said);
  Said *rows = (Said *) (void *) said->data;
  for (guint i = 0; i < said->len; i++)
    if (kept == 0 || compare_said (&rows[kept - 1], &rows[i]) != 0)
      rows[kept++] = rows[i];
  g_array_set_size (said, kept);
}

/* All edges, once nodes have their numbers. */
static void
link_statements (Loader *loader, GArray *said, const GArray *nested)
{
  const Tie *ties = (const Tie *) (void *) loader->ties->data;
  drop_doubles (said);
  for (guint i = 0; i < said->len; i++) {
    const Said *row = &g_array_index (said, Said, i);
    gint32 statement = get_node (loader->statements, row->statement);
    append_link (loader, get_node (loader->actors, row->actor), statement, SG_EDGE_SAID, statement);
  }
  for (guint i = 0; i < nested->len; i++) {
    const Nested *row = &g_array_index (nested, Nested, i);
    gint32 statement = get_node (loader->statements, row->statement);
    append_link (loader, statement, get_node (loader->statements, row->parent), SG_EDGE_NESTED_IN, statement);
  }
  for (guint i = 0, n; i < loader->ties->len; i += n) {
    n = count_equal (ties + i, loader->ties->len - i);
    append_about (loader, ties + i, n);
  }
}

static gboolean
load_statements_view (Loader *loader, GError **error)
{
  const Tie *ties = (const Tie *) (void *) loader->ties->data;
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (Said));
  g_autoptr (GArray) nested = g_array_new (FALSE, FALSE, sizeof (Nested));
  for (guint i = 0; i < loader->ties->len; i++) {
    note_id (loader->actors, ties[i].target);
    if (!collect_statement (loader, ties[i].row->statement, said, nested, error))
      return FALSE;
  }
  if (!add_nodes (loader, error))
    return FALSE;
  link_statements (loader, said, nested);
  return TRUE;
}

static void
clear_loader (Loader *loader)
{
  g_array_unref (loader->ties);
  g_clear_pointer (&loader->wholes, g_hash_table_unref);
  g_hash_table_unref (loader->actors);
  g_hash_table_unref (loader->statements);
  g_array_unref (loader->edges);
}

/* The ties that the filter leaves, whatever their sum: parts may still come to
 * count for the whole. */
static SgRows *
list_ties (const Loader *loader, GError **error)
{
  SgFilter single = *loader->filter;
  single.min_weight = 0;
  return sg_store_list (loader->store, SG_ROWS_TIES, &single, 0, error);
}

/* Reads what there is, and makes the view of it. */
static gboolean
load_view (Loader *loader, GError **error)
{
  gboolean actors = sg_graph_get_view (loader->graph) == SG_VIEW_ACTORS;
  loader->wholes = sgp_store_get_wholes (loader->store, error);
  SgRows *rows = loader->wholes != NULL ? list_ties (loader, error) : NULL;
  if (rows == NULL)
    return FALSE;
  sgp_graph_take_rows (loader->graph, rows);
  collect_ties (loader, rows);
  if (!(actors ? load_actors_view : load_statements_view) (loader, error))
    return FALSE;
  add_edges (loader);
  return sgp_graph_index (loader->graph, error);
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
  loader.ties = g_array_new (FALSE, FALSE, sizeof (Tie));
  loader.edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  gboolean done = load_view (&loader, error);
  sgp_store_end_read (store, began);
  clear_loader (&loader);
  return done ? g_steal_pointer (&graph) : NULL;
}
