/* SPDX-License-Identifier: MIT
 *
 * stancegraph metrics: the figures of each actor, of each dyad, or of the whole
 * graph of a store, as a table.
 *
 *     $ stancegraph metrics channel.sg
 *     actor             type     blames  is blamed  works with ...
 *     Natacha Bouchart  person        3          0           0 ...
 */
#include "command.h"
#include "table.h"

#include <stancegraph/metrics.h>
#include <stdlib.h>

typedef struct {
  gboolean dyads, graph;
} Options;

static gdouble
sum_weights (const SgActorMetrics *row)
{
  return row->blame.given + row->blame.received + row->cooperate.given + row->cooperate.received;
}

/* Those with most ties first, then in the order of nodes. */
static gint
compare_actors (gconstpointer a, gconstpointer b)
{
  const SgActorMetrics *x = a, *y = b;
  gdouble m = sum_weights (x), n = sum_weights (y);
  if (m != n)
    return m > n ? -1 : 1;
  return (x->node > y->node) - (x->node < y->node);
}

static void
add_actor (Table *table, const SgNode *node, const SgActorMetrics *row)
{
  table_add_words (table, node->label);
  table_add_words (table, sg_entity_type_get_name (node->type));
  const gdouble values[] = {
    row->blame.given, row->blame.received, row->cooperate.given, row->cooperate.received, row->net,
    row->blame.pagerank, row->blame.betweenness, row->cooperate.pagerank, row->cooperate.betweenness
  };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    table_add_number (table, values[i]);
  table_add_words (table, node->id);
}

/* A row an actor with a tie. */
static gboolean
print_actors (const SgGraph *graph, TableFormat format, GError **error)
{
  static const TableColumn columns[] = {
    { .name = "actor", .width = 40 }, { .name = "type" },
    { .name = "blames", .type = TABLE_INTEGER }, { .name = "is_blamed", .type = TABLE_INTEGER },
    { .name = "works_with", .type = TABLE_INTEGER }, { .name = "is_worked_with", .type = TABLE_INTEGER },
    { .name = "net", .type = TABLE_INTEGER },
    { .name = "blame_pagerank", .type = TABLE_REAL }, { .name = "blame_betweenness", .type = TABLE_REAL },
    { .name = "work_pagerank", .type = TABLE_REAL }, { .name = "work_betweenness", .type = TABLE_REAL },
    { .name = "id" },
  };
  gint32 n, n_nodes;
  const SgNode *nodes = sg_graph_get_nodes (graph, &n_nodes);
  g_autofree SgActorMetrics *rows = sg_graph_compute_actors (graph, &n, error);
  if (rows == NULL)
    return FALSE;
  qsort (rows, (gsize) n, sizeof *rows, compare_actors);
  g_autoptr (Table) table = table_new (columns, G_N_ELEMENTS (columns));
  for (gint32 i = 0; i < n; i++)
    if (sum_weights (&rows[i]) > 0)
      add_actor (table, &nodes[rows[i].node], &rows[i]);
  return table_print (table, format, stdout, error);
}

/* A row an ordered pair and stance: who blames whom, who works with whom. */
static gboolean
print_dyads (const SgGraph *graph, TableFormat format, GError **error)
{
  static const TableColumn columns[] = {
    { .name = "source", .width = 40 }, { .name = "stance" }, { .name = "target", .width = 40 },
    { .name = "weight", .type = TABLE_INTEGER }, { .name = "returned", .type = TABLE_INTEGER }, { .name = "act" },
    { .name = "confidence", .type = TABLE_REAL }, { .name = "standing" }, { .name = "evidence", .width = 80 },
  };
  gint32 n, m;
  const SgNode *nodes = sg_graph_get_nodes (graph, &m);
  const SgEdge *edges = sg_graph_get_edges (graph, &m);
  g_autofree SgDyad *rows = sg_graph_compute_dyads (graph, &n, error);
  if (rows == NULL)
    return FALSE;
  g_autoptr (Table) table = table_new (columns, G_N_ELEMENTS (columns));
  for (gint32 i = 0; i < n; i++) {
    const SgEdge *edge = &edges[rows[i].edge];
    table_add_words (table, nodes[rows[i].source].label);
    table_add_words (table, sg_stance_get_name (rows[i].stance));
    table_add_words (table, nodes[rows[i].target].label);
    table_add_number (table, rows[i].weight);
    table_add_number (table, rows[i].returned);
    table_add_words (table, sg_act_get_name (edge->act));
    table_add_number (table, edge->confidence);
    table_add_words (table, sg_standing_get_name (sg_edge_get_standing (edge)));
    table_add_words (table, edge->evidence);
  }
  return table_print (table, format, stdout, error);
}

static void
add_stance (Table *table, const char *name, const SgStanceSummary *row)
{
  table_add_words (table, name);
  table_add_number (table, row->n_actors);
  table_add_number (table, row->n_dyads);
  table_add_number (table, row->weight);
  table_add_number (table, row->density);
  table_add_number (table, row->reciprocity);
  table_add_number (table, row->n_components);
  table_add_words (table, NULL);
  table_add_words (table, NULL);
}

/* A row a stance, and one for both together. */
static gboolean
print_graph (const SgGraph *graph, TableFormat format, GError **error)
{
  static const TableColumn columns[] = {
    { .name = "stance" }, { .name = "actors", .type = TABLE_INTEGER }, { .name = "dyads", .type = TABLE_INTEGER },
    { .name = "weight", .type = TABLE_INTEGER }, { .name = "density", .type = TABLE_REAL },
    { .name = "reciprocity", .type = TABLE_REAL }, { .name = "components", .type = TABLE_INTEGER },
    { .name = "isolated", .type = TABLE_INTEGER }, { .name = "ambivalent", .type = TABLE_INTEGER },
  };
  SgGraphSummary all;
  if (!sg_graph_compute_summary (graph, &all, error))
    return FALSE;
  g_autoptr (Table) table = table_new (columns, G_N_ELEMENTS (columns));
  add_stance (table, "blame", &all.blame);
  add_stance (table, "cooperate", &all.cooperate);
  table_add_words (table, "all");
  table_add_number (table, all.n_actors);
  table_add_number (table, all.blame.n_dyads + all.cooperate.n_dyads);
  table_add_number (table, all.blame.weight + all.cooperate.weight);
  for (int i = 0; i < 3; i++)
    table_add_words (table, NULL);
  table_add_number (table, all.n_isolated);
  table_add_number (table, all.n_ambivalent);
  return table_print (table, format, stdout, error);
}

/* @empty: set to whether the graph has no edge. */
static gboolean
print_metrics (const char *path, const Options *options, const SgFilter *filter, TableFormat format, gboolean *empty,
               GError **error)
{
  gint32 n;
  g_autoptr (SgStore) store = sg_store_open (path, SG_STORE_READ, error);
  if (store == NULL)
    return FALSE;
  g_autoptr (SgGraph) graph = sg_graph_new (store, SG_VIEW_ACTORS, filter, error);
  if (graph == NULL)
    return FALSE;
  sg_graph_get_edges (graph, &n);
  *empty = n == 0;
  return options->dyads ? print_dyads (graph, format, error)
         : options->graph ? print_graph (graph, format, error) : print_actors (graph, format, error);
}

static int
run (const Command *command, char **argv)
{
  Options options = { FALSE, FALSE };
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "dyads", 0, 0, G_OPTION_ARG_NONE, &options.dyads, "A row a pair: who takes which stance towards whom", NULL },
    { "graph", 0, 0, G_OPTION_ARG_NONE, &options.graph, "A row a stance: figures of the whole graph", NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, "How to write the table; default: text", "text|json|csv|tsv" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FilterOptions) filters = filter_options_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  TableFormat format;
  gboolean empty;
  int status;
  if (!command_parse (command, entries, filters, argv, &arguments, &status))
    return status;
  if (!table_format_parse (format_name, &format, &error))
    return command_misuse (command, "%s", error->message);
  if (options.dyads && options.graph)
    return command_misuse (command, "--dyads and --graph are two tables: one of them expected");
  if (!print_metrics (arguments[0], &options, &filters->filter, format, &empty, &error))
    return command_fail (command, error);
  if (empty && format == TABLE_TEXT)
    command_find_nothing (command);
  return COMMAND_DONE;
}

const Command command_metrics = { "metrics", "STORE", "Compute figures of actors, pairs or the graph", 1, 1, run };
