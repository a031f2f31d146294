/* SPDX-License-Identifier: MIT
 *
 * The parser learns by parsing: at each step a dynamic oracle counts what arcs
 * of the right tree every move would lose; if the best by weights loses more
 * than need be, the weights are moved towards the best of those that lose
 * least. From the second round on the parser goes where its weights say, so
 * that it meets the states that its own errors lead to.
 *
 * Relations are learned at the same time, wherever a right arc is made, so that
 * moves see relations with the errors that they will have.
 */
#include "train.h"

#include <string.h>

/* Rounds that follow the right way only, and how often the parser's own later. */
#define SAFE_ROUNDS 1
#define OWN_WAY_PERCENT 90
/* Features seen less often in the first COUNTED rounds get no weights. */
#define LEAST_MOVES 5
#define LEAST_RELATIONS 5
#define COUNTED 2
/* How much an error in a silver sentence counts. */
#define SILVER_WEIGHT 0.5f
/* A silver tree is kept where so many of a hundred words have the same head. */
#define AGREEMENT 90
/* The cost of a move that may not be taken. */
#define NEVER 99

typedef struct {
  const Treebank *treebank;
  TrainedParser *parser;
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

/* The move with the highest score among those that cost no more than @most. */
static SgpMove
best_move (const float *scores, const int *costs, int most)
{
  int best = -1;
  for (int move = 0; move < SGP_N_MOVES; move++)
    if (costs[move] <= most && (best < 0 || scores[move] > scores[best]))
      best = move;
  return (SgpMove) best;
}

static void
find_costs (const SgpParse *parse, const Gold *gold, int *costs)
{
  costs[SGP_SHIFT] = sgp_parse_can (parse, SGP_SHIFT) ? cost_of_shift (parse, gold) : NEVER;
  costs[SGP_LEFT] = sgp_parse_can (parse, SGP_LEFT) ? cost_of_left (parse, gold) : NEVER;
  costs[SGP_RIGHT] = sgp_parse_can (parse, SGP_RIGHT) ? cost_of_right (parse, gold) : NEVER;
}

/* The best relation for an arc. */
static guint8
best_relation (const Trainer *t, const float *scores, gint32 head)
{
  guint best = t->root == 0 ? 1 : 0;
  for (guint i = best + 1; i < t->n_relations && head > 0; i++)
    if (i != t->root && scores[i] > scores[best])
      best = i;
  return head > 0 ? (guint8) best : t->root;
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

/* Moves weights of @p towards @right and away from @guess. */
static void
correct (Perceptron *p, const guint64 *features, gint32 k, guint16 right, guint16 guess, float delta)
{
  perceptron_update (p, features, k, right, delta);
  perceptron_update (p, features, k, guess, -delta);
}

/* What the parser would do and what it should; learns where they differ. */
static void
learn_move (Trainer *t, const SgpParse *parse, const Gold *gold, float delta, gboolean count, SgpMove *guess, SgpMove *right)
{
  Perceptron *p = t->parser->moves;
  guint64 features[SGP_MOVE_FEATURES];
  float scores[SGP_MAX_LABELS] = { 0 };
  int costs[SGP_N_MOVES];
  find_costs (parse, gold, costs);
  int least = MIN (MIN (costs[SGP_SHIFT], costs[SGP_LEFT]), costs[SGP_RIGHT]);
  if (!sgp_parse_can (parse, SGP_SHIFT) || !sgp_parse_can (parse, SGP_LEFT)) {
    *guess = *right = best_move (scores, costs, NEVER - 1);
    return;
  }
  gint32 k = sgp_parse_move_features (parse, features);
  if (count)
    perceptron_count (p, features, k);
  perceptron_score (p, features, k, scores);
  *guess = best_move (scores, costs, NEVER - 1);
  *right = best_move (scores, costs, least);
  if (costs[*guess] > least)
    correct (p, features, k, *right, *guess, delta);
  perceptron_tick (p);
}

/* The relation that the parser gives to an arc; learns where the arc is right
 * and the relation wrong. */
static guint8
learn_relation (Trainer *t, const SgpParse *parse, const Gold *gold, float delta, gboolean count, SgpMove move)
{
  Perceptron *p = t->parser->relations;
  guint64 features[SGP_RELATION_FEATURES];
  float scores[SGP_MAX_LABELS] = { 0 };
  gint32 child, head;
  sgp_parse_get_arc (parse, move, &child, &head);
  if (head == 0)
    return t->root;
  gint32 k = sgp_parse_relation_features (parse, child, head, features);
  guint8 right = gold->relations[child];
  if (count)
    perceptron_count (p, features, k);
  perceptron_score (p, features, k, scores);
  guint8 guess = best_relation (t, scores, head);
  if (gold->heads[child] == head && guess != right)
    correct (p, features, k, right, guess, delta);
  perceptron_tick (p);
  return guess;
}

static void
take (SgpParse *parse, Gold *gold, SgpMove move, guint8 relation)
{
  if (move == SGP_SHIFT)
    gold->on_stack[parse->next] = TRUE;
  else
    gold->on_stack[parse->stack[parse->n_stack - 1]] = FALSE;
  sgp_parse_move (parse, move, relation);
}

/* How many words did not get their head or relation. */
static gint32
count_errors (const SgpParse *parse, const Gold *gold)
{
  gint32 errors = 0;
  for (gint32 i = 1; i < parse->n; i++)
    errors += parse->heads[i] != gold->heads[i] || parse->relations[i] != gold->relations[i];
  return errors;
}

/* One sentence; returns the errors. */
static gint32
learn_sentence (Trainer *t, const Sentence *s, int round)
{
  static SgpParse parse;
  static Gold gold;
  gboolean count = round < COUNTED;
  float delta = s->silver ? SILVER_WEIGHT : 1;
  load_sentence (t, s, &parse, &gold);
  while (!sgp_parse_is_done (&parse)) {
    SgpMove guess, right;
    learn_move (t, &parse, &gold, delta, count, &guess, &right);
    t->random = t->random * 6364136223846793005u + 1442695040888963407u;
    SgpMove move = round >= SAFE_ROUNDS && (t->random >> 33) % 100 < OWN_WAY_PERCENT ? guess : right;
    guint8 relation = move != SGP_SHIFT ? learn_relation (t, &parse, &gold, delta, count, move) : SGP_NO_RELATION;
    take (&parse, &gold, move, relation);
  }
  return count_errors (&parse, &gold);
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

static void
parse_sentence (const Trainer *t, const Sentence *s, SgpParse *parse)
{
  static Gold gold;
  load_sentence (t, s, parse, &gold);
  while (!sgp_parse_is_done (parse)) {
    guint64 features[MAX (SGP_MOVE_FEATURES, SGP_RELATION_FEATURES)];
    float scores[SGP_MAX_LABELS] = { 0 }, relation_scores[SGP_MAX_LABELS] = { 0 };
    int costs[SGP_N_MOVES];
    gint32 child, head;
    guint8 relation = SGP_NO_RELATION;
    find_costs (parse, &gold, costs);
    perceptron_score (t->parser->moves, features, sgp_parse_move_features (parse, features), scores);
    SgpMove move = best_move (scores, costs, NEVER - 1);
    if (move != SGP_SHIFT) {
      sgp_parse_get_arc (parse, move, &child, &head);
      perceptron_score (t->parser->relations, features, sgp_parse_relation_features (parse, child, head, features), relation_scores);
      relation = best_relation (t, relation_scores, head);
    }
    take (parse, &gold, move, relation);
  }
}

gboolean
parse_silver (const Treebank *treebank, const TrainedParser *parser, Sentence *s)
{
  static SgpParse parse;
  Trainer t = { treebank, (TrainedParser *) parser, treebank->relations.strings->len, find_root (treebank), 0 };
  parse_sentence (&t, s, &parse);
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

TrainedParser
train_parser (const Treebank *treebank, int rounds)
{
  TrainedParser parser = { perceptron_new (LEAST_MOVES), perceptron_new (LEAST_RELATIONS) };
  Trainer t = { treebank, &parser, treebank->relations.strings->len, find_root (treebank), 1 };
  guint n = treebank->sentences->len;
  guint64 state = 2;
  g_autofree guint *order = g_new (guint, n);
  for (int round = 0; round < rounds; round++) {
    gint32 errors = 0;
    shuffle (order, n, &state);
    for (guint i = 0; i < n; i++) {
      const Sentence *s = g_ptr_array_index (treebank->sentences, order[i]);
      errors += s->for_parser ? learn_sentence (&t, s, round) : 0;
    }
    g_print ("parser, round %d: %d errors\n", round + 1, errors);
  }
  perceptron_average (parser.moves);
  perceptron_average (parser.relations);
  return parser;
}
