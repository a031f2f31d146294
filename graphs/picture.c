/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: a graph. Out: its description in the DOT language: what is shown, how it
 * looks, and a legend of what occurs. Nothing is computed about places: that
 * is the work of stancegraph-draw.
 *
 *     Natacha Bouchart -BLAMES 3-> Boris Johnson
 *
 *     n0 [id="a1", label="Natacha Bouchart", tooltip="Natacha Bouchart (person)"];
 *     n0 -> n1 [id="edge0", class="blame", penwidth=3.0, ...];
 *
 * What a tie says is its head and colour, how it came about its line: broken
 * where it was read by machine alone, whole where a person has confirmed it,
 * with a ring where a person added it. So both are told apart in print without
 * colours; these are Okabe and Ito's (2008), made for the colour-blind.
 *
 * Two that cooperate with each other are joined by one line with two heads.
 * All that comes from articles is quoted by dot-text.c.
 */
#include "picture-private.h"

#include "dot-text-private.h"
#include "shown-private.h"

#include <math.h>

/* How a kind of line looks: colour, head, its size, its sample in the legend. */
typedef struct {
  const char *name;
  const char *color;
  const char *head;
  gdouble size;
  const char *sample;
  const char *meaning;
} Line;

typedef enum { LINE_BLAME, LINE_COOPERATE, LINE_NEUTRAL, LINE_SAID, LINE_NESTED, N_LINES } LineKind;

static const Line lines[N_LINES] = {
  { "blame", "#D55E00", "tee", 1.3, "━━━┫", "blames" },
  { "cooperate", "#0072B2", "normal", 0.9, "━━━▶", "works with" },
  { "neutral", "#767676", "vee", 0.9, "───▷", "speaks of" },
  { "said", "#555555", "", 0.9, "────", "says" },
  { "nested", "#767676", "", 0.9, "┄┄┄┄", "reported in" },
};

/* How an edge's line tells where it comes from; @mark follows its head. */
typedef struct {
  const char *style;
  const char *mark;
  const char *sample;
  const char *meaning, *word;
} StandingLook;

static const StandingLook standings[SG_N_STANDINGS] = {
  [SG_STANDING_NONE] = { "solid", "", NULL, NULL, NULL },
  [SG_STANDING_MACHINE] = { "dashed", "", "━ ━ ━", "read by machine", "machine-read" },
  [SG_STANDING_CONFIRMED] = { "solid", "", "━━━━", "confirmed by a person", "confirmed" },
  [SG_STANDING_HAND] = { "solid", "odot", "━○━", "added by a person", "by hand" },
};

/* How a type of actor looks; @cell is its sample in the legend. */
typedef struct {
  const char *attributes;
  const char *cell;
} Shape;

static const Shape shapes[SG_N_ENTITY_TYPES] = {
  [SG_ENTITY_PERSON] = { "shape=ellipse, style=filled, fillcolor=\"#FFFFFF\"", "BORDER=\"1\" STYLE=\"ROUNDED\"" },
  [SG_ENTITY_COUNTRY] = { "shape=box, style=filled, fillcolor=\"#E3E3E3\"", "BORDER=\"1\" BGCOLOR=\"#E3E3E3\"" },
  [SG_ENTITY_ORGANIZATION] = { "shape=box, style=filled, fillcolor=\"#FFFFFF\"", "BORDER=\"1\"" },
  [SG_ENTITY_GROUP] = { "shape=box, style=\"filled,dashed\", fillcolor=\"#FFFFFF\"", "BORDER=\"1\" STYLE=\"DASHED\"" },
  [SG_ENTITY_PLACE] = { "shape=plaintext", "BORDER=\"0\"" },
  [SG_ENTITY_OTHER] = { "shape=plaintext", "BORDER=\"0\"" },
};

/* More nodes than this in several parts, side by side, make a page too wide:
 * the parts are packed. */
#define MAX_NODES_IN_ROW 20

/* Characters that a line has room for: one above the picture, a tooltip, and
 * in the tooltip of an edge a name. */
#define MAX_HEADING 150
#define MAX_NAME 100
#define MAX_TIP 600

static const SgpDotWrap name_wrap = { 20, 3, "\\n" };
static const SgpDotWrap words_wrap = { 38, 6, "\\l" };

static LineKind
get_line (const SgEdge *edge)
{
  switch (edge->kind) {
  case SG_EDGE_BLAMES:
    return LINE_BLAME;
  case SG_EDGE_COOPERATES:
    return LINE_COOPERATE;
  case SG_EDGE_SAID:
    return LINE_SAID;
  case SG_EDGE_NESTED_IN:
    return LINE_NESTED;
  default:
    return edge->stance == SG_STANCE_BLAME ? LINE_BLAME
           : edge->stance == SG_STANCE_COOPERATE ? LINE_COOPERATE : LINE_NEUTRAL;
  }
}

static SgEntityType
get_type (const SgNode *node)
{
  return (guint) node->type < SG_N_ENTITY_TYPES ? node->type : SG_ENTITY_OTHER;
}

/* Whether a reader sees anything of the words. */
static gboolean
is_visible (const char *words)
{
  g_autofree char *clean = sgp_dot_clean (words);
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && !g_unichar_iszerowidth (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static const char *
get_label (const SgNode *node)
{
  return node->label != NULL && is_visible (node->label) ? node->label : node->id != NULL ? node->id : "?";
}

/* Words on one line of at most so many characters. */
static char *
dup_line (const char *words, glong most)
{
  char *clean = sgp_dot_clean (words);
  if (g_utf8_strlen (clean, -1) > most) {
    g_autofree char *whole = clean;
    g_autofree char *head = g_utf8_substring (whole, 0, most - 1);
    clean = g_strconcat (head, "…", NULL);
  }
  return clean;
}

char *
sgp_picture_dup_node_tip (const SgGraph *graph, gint32 node)
{
  gint32 n;
  const SgNode *row = &sg_graph_get_nodes (graph, &n)[node];
  g_autofree char *tip = row->kind == SG_NODE_STATEMENT
    ? g_strdup_printf ("%s%s%s", get_label (row), row->document ? " — " : "", row->document ? row->document : "")
    : g_strdup_printf ("%s (%s)", get_label (row), sg_entity_type_get_name (get_type (row)));
  return dup_line (tip, MAX_TIP);
}

/* The first cooperation of @source with @target, or -1; looked up at the end
 * with fewer edges. */
static gint32
find_cooperation (const SgGraph *graph, gint32 source, gint32 target)
{
  gint32 n_out, n_in, n;
  const SgEdge *edges = sg_graph_get_edges (graph, &n);
  const gint32 *out = sg_graph_get_out (graph, source, &n_out);
  const gint32 *in = sg_graph_get_in (graph, target, &n_in);
  const gint32 *some = n_out <= n_in ? out : in;
  for (gint32 i = 0; i < MIN (n_out, n_in); i++) {
    const SgEdge *edge = &edges[some[i]];
    if (edge->kind == SG_EDGE_COOPERATES && edge->source == source && edge->target == target)
      return some[i];
  }
  return -1;
}

/* The edge that goes back from @index where two cooperate with each other, and
 * both came about in the same way: they are drawn as one line. Else -1. */
static gint32
find_return (const SgGraph *graph, gint32 index)
{
  gint32 n;
  const SgEdge *edges = sg_graph_get_edges (graph, &n), *edge = &edges[index];
  if (edge->kind != SG_EDGE_COOPERATES || edge->source == edge->target
      || find_cooperation (graph, edge->source, edge->target) != index)
    return -1;
  gint32 back = find_cooperation (graph, edge->target, edge->source);
  return back >= 0 && sg_edge_get_standing (&edges[back]) == sg_edge_get_standing (edge) ? back : -1;
}

/* " (5: 2 confirmed, 3 machine-read)": how many statements and where they come
 * from; a single one is not counted. */
static void
append_counts (GString *tip, const SgEdge *edge)
{
  const gint32 counts[SG_N_STANDINGS] = { 0, edge->n_machine, edge->n_confirmed, edge->n_hand };
  gboolean is_counted = (edge->kind == SG_EDGE_BLAMES || edge->kind == SG_EDGE_COOPERATES) && edge->weight != 1;
  gboolean is_mixed = MAX (counts[SG_STANDING_MACHINE], MAX (counts[SG_STANDING_CONFIRMED], counts[SG_STANDING_HAND]))
                      < edge->n_machine + edge->n_confirmed + edge->n_hand;
  const char *between = is_mixed ? ": " : ", ";
  GString *words = g_string_new (NULL);
  if (is_counted)
    g_string_append_printf (words, "%g", edge->weight);
  for (int i = SG_N_STANDINGS - 1; i > 0; i--) {
    if (counts[i] == 0)
      continue;
    g_string_append (words, words->len > 0 ? between : "");
    if (is_mixed)
      g_string_append_printf (words, "%d ", counts[i]);
    g_string_append (words, standings[i].word);
    between = ", ";
  }
  if (words->len > 0)
    g_string_append_printf (tip, " (%s)", words->str);
  g_string_free (words, TRUE);
}

static void
append_tip (GString *tip, const SgGraph *graph, gint32 edge)
{
  gint32 n;
  const SgEdge *row = &sg_graph_get_edges (graph, &n)[edge];
  const SgNode *nodes = sg_graph_get_nodes (graph, &n);
  g_autofree char *source = dup_line (get_label (&nodes[row->source]), MAX_NAME);
  g_autofree char *target = dup_line (get_label (&nodes[row->target]), MAX_NAME);
  g_string_append_printf (tip, "%s %s %s", source, lines[get_line (row)].meaning, target);
  append_counts (tip, row);
  if (row->evidence != NULL && *row->evidence != '\0')
    g_string_append_printf (tip, ": %s", row->evidence);
}

char *
sgp_picture_dup_edge_tip (const SgGraph *graph, gint32 edge)
{
  GString *tip = g_string_new (NULL);
  gint32 back = find_return (graph, edge);
  append_tip (tip, graph, edge);
  if (back >= 0) {
    g_string_append (tip, " | ");
    append_tip (tip, graph, back);
  }
  char *words = dup_line (tip->str, MAX_TIP);
  g_string_free (tip, TRUE);
  return words;
}

/* A number the same in every locale, at most one decimal. */
static void
append_number (GString *dot, const char *name, gdouble value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (dot, ", %s=%s", name, g_ascii_formatd (buffer, sizeof buffer, "%.1f", value));
}

/* 0 for a weight of 1, one more for each doubling, at most @most. */
static gdouble
measure_weight (gdouble weight, gdouble most)
{
  return isfinite (weight) && weight > 1 ? MIN (log2 (weight), most) : 0;
}

/* Weight of all ties of an actor. */
static gdouble
sum_weights (const SgGraph *graph, gint32 node)
{
  gdouble sum = 0;
  gint32 n_in, n_out, n;
  const SgEdge *edges = sg_graph_get_edges (graph, &n);
  const gint32 *in = sg_graph_get_in (graph, node, &n_in);
  const gint32 *out = sg_graph_get_out (graph, node, &n_out);
  for (gint32 i = 0; i < n_in; i++)
    sum += edges[in[i]].weight;
  for (gint32 i = 0; i < n_out; i++)
    sum += edges[out[i]].weight;
  return sum;
}

/* ", name=" and @text, in quotes, on one line. */
static void
append_text (GString *dot, const char *name, const char *text)
{
  g_string_append_printf (dot, ", %s=", name);
  sgp_dot_append_quoted (dot, text, NULL);
}

static void
append_node (GString *dot, const SgGraph *graph, gint32 index)
{
  gint32 n;
  const SgNode *node = &sg_graph_get_nodes (graph, &n)[index];
  gboolean is_actor = node->kind == SG_NODE_ACTOR;
  g_autofree char *tip = sgp_picture_dup_node_tip (graph, index);
  g_string_append_printf (dot, "  n%d [label=", index);
  sgp_dot_append_quoted (dot, get_label (node), is_actor ? &name_wrap : &words_wrap);
  append_text (dot, "id", node->id != NULL ? node->id : "");
  append_text (dot, "tooltip", tip);
  if (is_actor) {
    g_string_append_printf (dot, ", %s", shapes[get_type (node)].attributes);
    append_number (dot, "fontsize", 13 + measure_weight (sum_weights (graph, index), 5));
  } else
    g_string_append (dot, ", shape=note, fontsize=11, color=\"#767676\", margin=\"0.12,0.06\"");
  g_string_append (dot, "];\n");
}

/* ", style=dashed, arrowhead=tee", and the other head where there are two. */
static void
append_look (GString *dot, LineKind kind, SgStanding standing, gboolean both)
{
  const StandingLook *look = &standings[standing];
  g_autofree char *shape = g_strconcat (lines[kind].head, look->mark, NULL);
  const char *head = *shape != '\0' ? shape : "none";
  g_string_append_printf (dot, ", style=%s, arrowhead=%s", kind == LINE_NESTED ? "dotted" : look->style, head);
  if (both)
    g_string_append_printf (dot, ", dir=both, arrowtail=%s", head);
  append_number (dot, "arrowsize", lines[kind].size);
}

static void
append_edge (GString *dot, const SgGraph *graph, gint32 index)
{
  gint32 n;
  const SgEdge *edges = sg_graph_get_edges (graph, &n), *edge = &edges[index];
  const Line *line = &lines[get_line (edge)];
  SgStanding standing = sg_edge_get_standing (edge);
  gint32 back = find_return (graph, index);
  if (back >= 0 && back < index)
    return;
  gdouble weight = back >= 0 ? MAX (edge->weight, edges[back].weight) : edge->weight;
  g_autofree char *tip = sgp_picture_dup_edge_tip (graph, index);
  g_string_append_printf (dot, "  n%d -> n%d [id=\"edge%d\", class=\"%s%s%s\", color=\"%s\"", edge->source, edge->target,
                          index, line->name, standing != SG_STANDING_NONE ? " " : "",
                          standing != SG_STANDING_NONE ? sg_standing_get_name (standing) : "", line->color);
  append_look (dot, get_line (edge), standing, back >= 0);
  append_number (dot, "penwidth", 1.4 + measure_weight (weight, 4));
  append_text (dot, "tooltip", tip);
  g_string_append (dot, "];\n");
}

/* The kinds of lines and shapes that are shown, for the legend. */
typedef struct {
  gboolean lines[N_LINES];
  gboolean shapes[SG_N_ENTITY_TYPES];
  gboolean standings[SG_N_STANDINGS];
} Kinds;

static void
find_kinds (const SgGraph *graph, const SgpShown *shown, Kinds *kinds)
{
  gint32 n_nodes, n_edges;
  const SgNode *nodes = sg_graph_get_nodes (graph, &n_nodes);
  const SgEdge *edges = sg_graph_get_edges (graph, &n_edges);
  *kinds = (Kinds) { { FALSE }, { FALSE }, { FALSE } };
  for (gint32 i = 0; i < n_nodes; i++)
    if (shown->nodes[i] && nodes[i].kind == SG_NODE_ACTOR)
      kinds->shapes[get_type (&nodes[i])] = TRUE;
  for (gint32 i = 0; i < n_edges; i++)
    if (shown->edges[i])
      kinds->lines[get_line (&edges[i])] = kinds->standings[sg_edge_get_standing (&edges[i])] = TRUE;
}

/* A row of the legend that is text over all columns. */
static void
append_heading (GString *dot, const char *text, const char *open, const char *close)
{
  g_autofree char *line = dup_line (text, MAX_HEADING);
  g_string_append_printf (dot, "<TR><TD COLSPAN=\"16\">%s", open);
  sgp_dot_append_html (dot, line);
  g_string_append_printf (dot, "%s</TD></TR>", close);
}

static void
append_legend (GString *dot, const Kinds *kinds)
{
  g_string_append (dot, "<TR>");
  for (int i = 0; i < N_LINES; i++)
    if (kinds->lines[i])
      g_string_append_printf (dot, "<TD><FONT COLOR=\"%s\">%s</FONT> %s</TD>", lines[i].color, lines[i].sample,
                              lines[i].meaning);
  for (int i = SG_STANDING_MACHINE; i < SG_N_STANDINGS; i++)
    if (kinds->standings[i])
      g_string_append_printf (dot, "<TD>%s %s</TD>", standings[i].sample, standings[i].meaning);
  for (int i = 0; i < SG_N_ENTITY_TYPES; i++)
    if (kinds->shapes[i])
      g_string_append_printf (dot, "<TD %s>%s</TD>", shapes[i].cell, sg_entity_type_get_name ((SgEntityType) i));
  g_string_append (dot, "<TD></TD></TR>");
}

static void
append_label (GString *dot, const SgGraph *graph, const SgpShown *shown, const SgPictureOptions *options)
{
  Kinds kinds;
  find_kinds (graph, shown, &kinds);
  g_string_append (dot, "  label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"6\" CELLPADDING=\"4\">");
  if (options->title != NULL)
    append_heading (dot, options->title, "<FONT POINT-SIZE=\"20\"><B>", "</B></FONT>");
  if (options->note != NULL)
    append_heading (dot, options->note, "<FONT COLOR=\"#555555\">", "</FONT>");
  if (shown->n_edges == 0)
    append_heading (dot, "no ties to show", "<I>", "</I>");
  append_legend (dot, &kinds);
  g_string_append (dot, "</TABLE>>;\n");
}

/* Ranks while they can be followed, forces beyond. */
static gboolean
fits_ranks (const SgpShown *shown)
{
  return shown->n_nodes <= SG_PICTURE_DOT_MAX_NODES && shown->n_edges <= SG_PICTURE_DOT_MAX_EDGES;
}

static void
append_header (GString *dot, const SgGraph *graph, const SgpShown *shown)
{
  gboolean is_actors = sg_graph_get_view (graph) == SG_VIEW_ACTORS;
  g_string_append (dot, "digraph stancegraph {\n  charset=\"UTF-8\"; bgcolor=\"#FFFFFF\"; labelloc=t;"
                        " fontname=\"Arial\"; fontsize=13; pad=0.2; margin=0; tooltip=\" \";\n");
  if (fits_ranks (shown))
    g_string_append_printf (dot, "  layout=dot; rankdir=%s; %s%s\n", is_actors ? "TB" : "LR",
                            is_actors ? "nodesep=0.4; ranksep=0.7;" : "nodesep=0.2; ranksep=0.9;",
                            shown->n_parts > 1 && shown->n_nodes > MAX_NODES_IN_ROW ? " pack=24; packmode=\"node\";" : "");
  else
    g_string_append (dot, "  layout=sfdp; overlap=prism; overlap_scaling=-4; sep=\"+8\"; splines=line; outputorder=edgesfirst;\n");
  g_string_append (dot, "  node [fontname=\"Arial\", color=\"#222222\", fontcolor=\"#000000\", margin=\"0.1,0.05\"];\n"
                        "  edge [fontname=\"Arial\"];\n");
}

/**
 * sg_picture_describe:
 * @graph: a graph, in any view
 * @options: (nullable): title and note; NULL for none
 *
 * Describes the picture of a graph in the DOT language. Actors without a tie,
 * and statements about nobody, are left out. Names are broken into lines of 20
 * characters, statements of 38; what does not fit in is in the tooltip. The
 * words of articles are quoted, so that none is taken for markup.
 *
 * Returns: (transfer full): UTF-8 text, for stancegraph-draw or Graphviz
 */
char *
sg_picture_describe (const SgGraph *graph, const SgPictureOptions *options)
{
  static const SgPictureOptions defaults = SG_PICTURE_OPTIONS_INIT;
  gint32 n_nodes, n_edges;
  GString *dot = g_string_new (NULL);
  g_auto (SgpShown) shown;
  sgp_shown_init (&shown, graph);
  sg_graph_get_nodes (graph, &n_nodes);
  sg_graph_get_edges (graph, &n_edges);
  append_header (dot, graph, &shown);
  append_label (dot, graph, &shown, options != NULL ? options : &defaults);
  for (gint32 i = 0; i < n_nodes; i++)
    if (shown.nodes[i])
      append_node (dot, graph, i);
  for (gint32 i = 0; i < n_edges; i++)
    if (shown.edges[i])
      append_edge (dot, graph, i);
  g_string_append (dot, "}\n");
  return g_string_free (dot, FALSE);
}
