/* SPDX-License-Identifier: MIT
 *
 * The parser learns by parsing: at each step a dynamic oracle counts what arcs
 * of the right tree every transition would lose; if the best by weights loses
 * more than need be, the weights are moved towards the best of those that lose
 * least. From the second round on the parser goes where its weights say, so
 * that it meets the states that its own errors lead to.
 */
#include "train.h"

#include <string.h>

#define ROUNDS 12
/* Rounds that follow the right way only, and how often the parser's own later. */
#define SAFE_ROUNDS 1
#define OWN_WAY_PERCENT 90
/* Features seen less often in the first COUNTED rounds get no weights. */
#define LEAST 5
#define COUNTED 2
/* How much an error in a silver sentence counts. */
#define SILVER_WEIGHT 0.5f
/* A silver tree is kept where so many of a hundred words have the same head. */
#define AGREEMENT 90

typedef struct {
  const Treebank *treebank;
  Perceptron *perceptron;
  guint n_relations;
  guint8 root;
  guint64 random;
} Trainer;

/* A sentence with the root in front. */
typedef struct {
  gint16 heads[SGP_PARSER_MAX];
  guint8 relations[SGP_PARSER_MAX];
  gboolean on_stack[SGP_PARSER_MAX];
} Gold;

/* Gold dependents of a word that are in the buffer. */
static int
count_in_buffer (const SgpParse *parse, const Gold *gold, gint32 head)
{
  int n = 0;
  for (gint32 i = parse->next; i < parse->n; i++)
    n += gold->heads[i] == head;
  return n;
}

/* What SHIFT loses: heads and dependents of b0 on the stack. */
static int
cost_of_shift (const SgpParse *parse, const Gold *gold)
{
  gint32 b0 = parse->next, s0 = parse->stack[parse->n_stack - 1];
  int cost = gold->on_stack[gold->heads[b0]] && gold->heads[b0] != s0;
  for (gint32 i = 1; i < parse->n_stack; i++)
    cost += gold->heads[parse->stack[i]] == b0;
  return cost;
}

/* What LEFT loses besides a wrong relation. */
static int
cost_of_left (const SgpParse *parse, const Gold *gold)
{
  gint32 s0 = parse->stack[parse->n_stack - 1], s1 = parse->stack[parse->n_stack - 2];
  return (gold->heads[s0] == s1 || gold->heads[s0] > parse->next) + count_in_buffer (parse, gold, s0);
}

static int
cost_of_right (const SgpParse *parse, const Gold *gold)
{
  gint32 s0 = parse->stack[parse->n_stack - 1];
  return (gold->heads[s0] >= parse->next) + count_in_buffer (parse, gold, s0);
}

/* Cost of every transition; 99 for those that may not be taken. A wrong
 * relation costs as much as an arc. */
static void
find_costs (const Trainer *t, const SgpParse *parse, const Gold *gold, guint8 *costs)
{
  gint32 n = (gint32) t->n_relations;
  gint32 s0 = parse->stack[parse->n_stack - 1], s1 = parse->n_stack > 1 ? parse->stack[parse->n_stack - 2] : -1;
  memset (costs, 99, SGP_MAX_LABELS);
  if (sgp_parse_can_shift (parse))
    costs[SGP_SHIFT] = (guint8) MIN (cost_of_shift (parse, gold), 90);
  int left = sgp_parse_can_left (parse) ? MIN (cost_of_left (parse, gold), 90) : -1;
  int right = sgp_parse_can_right (parse) ? MIN (cost_of_right (parse, gold), 90) : -1;
  for (gint32 r = 0; r < n; r++) {
    int wrong = r != gold->relations[s0] && gold->relations[s0] != t->root;
    if (left >= 0 && r != t->root)
      costs[SGP_LEFT (r)] = (guint8) (left + wrong);
    if (right >= 0 && (r == t->root) == (s1 == 0))
      costs[SGP_RIGHT (n, r)] = (guint8) (right + wrong);
  }
}

/* The transition with the highest score among those of the least cost, or
 * among all that may be taken. */
static guint
best_transition (const float *scores, const guint8 *costs, guint n, guint8 most)
{
  guint best = n;
  for (guint i = 0; i < n; i++)
    if (costs[i] <= most && (best == n || scores[i] > scores[best]))
      best = i;
  return best;
}

static void
take (const Trainer *t, SgpParse *parse, Gold *gold, guint transition)
{
  gint32 n = (gint32) t->n_relations;
  if (transition == SGP_SHIFT) {
    gold->on_stack[parse->next] = TRUE;
    sgp_parse_shift (parse);
    return;
  }
  gold->on_stack[parse->stack[parse->n_stack - 1]] = FALSE;
  if ((gint32) transition < SGP_RIGHT (n, 0))
    sgp_parse_left (parse, (guint8) (transition - SGP_LEFT (0)));
  else
    sgp_parse_right (parse, (guint8) (transition - SGP_RIGHT (n, 0)));
}

static void
load_sentence (const Trainer *t, const Sentence *s, SgpParse *parse, Gold *gold)
{
  parse->n = s->n + 1;
  collect_words (t->treebank, s, parse->words + 1);
  memcpy (parse->tags + 1, s->guessed, s->n);
  memset (gold, 0, sizeof *gold);
  gold->on_stack[0] = TRUE;
  gold->heads[0] = -1;
  for (gint32 i = 0; i < s->n; i++) {
    gold->heads[i + 1] = s->heads[i];
    gold->relations[i + 1] = s->relations[i];
  }
  sgp_parse_init (parse);
}

/* One sentence; returns the errors. */
static gint32
learn_sentence (Trainer *t, const Sentence *s, int round)
{
  static SgpParse parse;
  static Gold gold;
  guint n = 2 * t->n_relations + 1;
  gint32 errors = 0;
  load_sentence (t, s, &parse, &gold);
  while (!sgp_parse_is_done (&parse)) {
    guint64 features[SGP_PARSER_FEATURES];
    float scores[SGP_MAX_LABELS] = { 0 };
    guint8 costs[SGP_MAX_LABELS], least = 99;
    find_costs (t, &parse, &gold, costs);
    for (guint i = 0; i < n; i++)
      least = MIN (least, costs[i]);
    gint32 k = sgp_parse_features (&parse, features);
    if (round < COUNTED)
      perceptron_count (t->perceptron, features, k);
    perceptron_score (t->perceptron, features, k, scores);
    guint guess = best_transition (scores, costs, n, 98), right = best_transition (scores, costs, n, least);
    if (costs[guess] > least) {
      errors++;
      float delta = s->silver ? SILVER_WEIGHT : 1;
      perceptron_update (t->perceptron, features, k, (guint16) right, delta);
      perceptron_update (t->perceptron, features, k, (guint16) guess, -delta);
    }
    perceptron_tick (t->perceptron);
    t->random = t->random * 6364136223846793005u + 1442695040888963407u;
    take (t, &parse, &gold, round >= SAFE_ROUNDS && (t->random >> 33) % 100 < OWN_WAY_PERCENT ? guess : right);
  }
  return errors;
}

static guint8
find_root (const Treebank *treebank)
{
  guint8 root = 0;
  while (strcmp (g_ptr_array_index (treebank->relations.strings, root), "root") != 0)
    root++;
  return root;
}

/* The first token of the name that a token belongs to: conventions on what
 * heads a name differ, so that a name counts as one word. 0 is the root. */
static gint32
unit_of (const Treebank *treebank, const Sentence *s, gint32 i)
{
  const char *names = "PROPN NNP";
  while (i > 1 && strncmp (g_ptr_array_index (treebank->tags.strings, s->tags[i - 1]), names, strlen (names)) == 0
         && strncmp (g_ptr_array_index (treebank->tags.strings, s->tags[i - 2]), names, strlen (names)) == 0)
    i--;
  return i;
}

/* Whether two heads of a token mean the same. */
static gboolean
heads_agree (const Treebank *treebank, const Sentence *s, gint32 i, gint32 ours)
{
  gint32 unit = unit_of (treebank, s, i), theirs = unit_of (treebank, s, s->heads[i - 1]);
  ours = unit_of (treebank, s, ours);
  return ours == theirs || ours == unit || theirs == unit;
}

gboolean
parse_silver (const Treebank *treebank, const Perceptron *perceptron, Sentence *s)
{
  static SgpParse parse;
  static Gold gold;
  Trainer t = { treebank, (Perceptron *) perceptron, treebank->relations.strings->len, find_root (treebank), 0 };
  load_sentence (&t, s, &parse, &gold);
  while (!sgp_parse_is_done (&parse)) {
    guint64 features[SGP_PARSER_FEATURES];
    float scores[SGP_MAX_LABELS] = { 0 };
    guint8 costs[SGP_MAX_LABELS];
    find_costs (&t, &parse, &gold, costs);
    perceptron_score (perceptron, features, sgp_parse_features (&parse, features), scores);
    take (&t, &parse, &gold, best_transition (scores, costs, 2 * t.n_relations + 1, 98));
  }
  gint32 n = 0, same = 0;
  gboolean root_agrees = FALSE;
  for (gint32 i = 1; i <= s->n; i++) {
    const char *tag = g_ptr_array_index (treebank->tags.strings, s->tags[i - 1]);
    if (g_str_has_prefix (tag, "PUNCT") || g_str_has_prefix (tag, "CCONJ"))
      continue; /* they hang elsewhere in the older version of UD */
    gboolean agrees = heads_agree (treebank, s, i, parse.heads[i]);
    n++;
    same += agrees;
    root_agrees |= agrees && s->heads[i - 1] == 0;
  }
  for (gint32 i = 1; i <= s->n; i++) {
    s->heads[i - 1] = parse.heads[i];
    s->relations[i - 1] = parse.relations[i];
  }
  return n > 0 && root_agrees && 100 * same >= AGREEMENT * n;
}

Perceptron *
train_parser (const Treebank *treebank)
{
  Trainer t = { treebank, perceptron_new (LEAST), treebank->relations.strings->len, find_root (treebank), 1 };
  guint n = treebank->sentences->len;
  guint64 state = 2;
  g_autofree guint *order = g_new (guint, n);
  for (int round = 0; round < ROUNDS; round++) {
    gint32 errors = 0;
    shuffle (order, n, &state);
    for (guint i = 0; i < n; i++) {
      const Sentence *s = g_ptr_array_index (treebank->sentences, order[i]);
      errors += s->for_parser ? learn_sentence (&t, s, round) : 0;
    }
    g_print ("parser, round %d: %d errors\n", round + 1, errors);
  }
  perceptron_average (t.perceptron);
  return t.perceptron;
}
