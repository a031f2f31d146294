/* SPDX-License-Identifier: MIT
 *
 * Words and tags of a sentence in, a tree out: the best transition by weights
 * is taken, one after the other, two a word, without ever going back.
 *
 *     stack          buffer                       taken
 *     root           Patel blamed France .        SHIFT
 *     root Patel     blamed France .              LEFT nsubj
 *     root           blamed France .              SHIFT, SHIFT
 *     root blamed France   .                      RIGHT obj
 *     root blamed    .                            SHIFT, RIGHT punct
 *     root blamed                                 RIGHT root
 *
 * Only the last word on the stack may hang on the root, so that there is one.
 * Arc-hybrid: Kuhlmann, Gómez-Rodríguez and Satta (2011).
 */
#include "language/parser-private.h"

#include "language/hash-private.h"

#include <stancegraph/error.h>
#include <string.h>

/**
 * sgp_parser_open:
 * @parser: (out): the parser
 * @model: an open model, which must outlive it
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether the model has a parser
 */
gboolean
sgp_parser_open (SgpParser *parser, const SgpModel *model, GError **error)
{
  parser->n_relations = sgp_model_get_strings (model, "parser/labels", parser->relations, SGP_MAX_RELATIONS, error);
  if (parser->n_relations < 0 || !sgp_weights_open (&parser->weights, model, "parser", 2 * parser->n_relations + 1, error))
    return FALSE;
  for (parser->root = 0; parser->root < parser->n_relations; parser->root++)
    if (strcmp (parser->relations[parser->root], "root") == 0)
      return TRUE;
  g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "language model: no relation 'root'");
  return FALSE;
}

/* Empties stack and tree. */
void
sgp_parse_init (SgpParse *parse)
{
  gsize n = parse->n;
  for (gsize i = 0; i < n; i++)
    parse->heads[i] = -1;
  memset (parse->relations, SGP_NO_RELATION, n);
  memset (parse->left, 0, n * sizeof *parse->left);
  memset (parse->left2, 0, n * sizeof *parse->left2);
  memset (parse->right, 0, n * sizeof *parse->right);
  memset (parse->right2, 0, n * sizeof *parse->right2);
  memset (parse->n_left, 0, n);
  memset (parse->n_right, 0, n);
  parse->stack[0] = 0;
  parse->n_stack = 1;
  parse->next = 1;
}

gboolean
sgp_parse_is_done (const SgpParse *parse)
{
  return parse->next >= parse->n && parse->n_stack <= 1;
}

gboolean
sgp_parse_can_shift (const SgpParse *parse)
{
  return parse->next < parse->n;
}

gboolean
sgp_parse_can_left (const SgpParse *parse)
{
  return parse->n_stack > 1 && parse->next < parse->n;
}

/* On the root only the last word of all. */
gboolean
sgp_parse_can_right (const SgpParse *parse)
{
  return parse->n_stack > 2 || (parse->n_stack == 2 && parse->next >= parse->n);
}

void
sgp_parse_shift (SgpParse *parse)
{
  parse->stack[parse->n_stack++] = (gint16) parse->next++;
}

void
sgp_parse_left (SgpParse *parse, guint8 relation)
{
  gint16 child = parse->stack[--parse->n_stack], head = (gint16) parse->next;
  parse->heads[child] = head;
  parse->relations[child] = relation;
  parse->left2[head] = parse->left[head];
  parse->left[head] = child;
  parse->n_left[head] += parse->n_left[head] < 255;
}

void
sgp_parse_right (SgpParse *parse, guint8 relation)
{
  gint16 child = parse->stack[--parse->n_stack], head = parse->stack[parse->n_stack - 1];
  parse->heads[child] = head;
  parse->relations[child] = relation;
  parse->right2[head] = parse->right[head];
  parse->right[head] = child;
  parse->n_right[head] += parse->n_right[head] < 255;
}

/* What the features see of a word: -1 and the root are words, too. */
typedef struct {
  guint64 word, tag, both, suffix;
  guint64 relation; /* to its head so far */
} View;

static View
view (const SgpParse *parse, gint32 i)
{
  if (i <= 0)
    return (View) { 2 + i, 2 + i, 2 + i, 2 + i, SGP_NO_RELATION };
  const SgpWord *word = parse->words[i];
  guint64 tag = 4 + (guint64) parse->tags[i];
  return (View) { word->lower, tag, sgp_hash_pair (word->lower, tag), word->suffix[2], parse->relations[i] };
}

/* A child, of which there may be none (0). */
static View
view_child (const SgpParse *parse, gint32 head, const gint16 *children)
{
  gint32 child = head >= 0 ? children[head] : 0;
  return view (parse, child > 0 ? child : -1);
}

static gint32
stack_at (const SgpParse *parse, gint32 depth)
{
  return depth < parse->n_stack ? parse->stack[parse->n_stack - 1 - depth] : -1;
}

static gint32
buffer_at (const SgpParse *parse, gint32 depth)
{
  return parse->next + depth < parse->n ? parse->next + depth : -1;
}

static guint64
distance (gint32 from, gint32 to)
{
  gint32 d = to - from;
  return from < 0 || to < 0 ? 15 : d > 10 ? 7 : d > 5 ? 6 : (guint64) d;
}

/* What the features are made of. */
typedef struct {
  View s0, s1, s2, b0, b1, b2;
  View s0l, s0r, s0l2, s0r2, s1l, s1r, b0l, b0l2, s1r2;
  guint64 s0_valency, s1_valency, b0_valency;
  guint64 gap, span; /* s0 to b0, s1 to s0 */
} Views;

static guint64
valency (const SgpParse *parse, gint32 i)
{
  return i < 0 ? 255 : (guint64) MIN (parse->n_left[i], 7) << 3 | MIN (parse->n_right[i], 7);
}

static void
look (const SgpParse *parse, Views *v)
{
  gint32 s0 = stack_at (parse, 0), s1 = stack_at (parse, 1), b0 = buffer_at (parse, 0);
  v->s0 = view (parse, s0);
  v->s1 = view (parse, s1);
  v->s2 = view (parse, stack_at (parse, 2));
  v->b0 = view (parse, b0);
  v->b1 = view (parse, buffer_at (parse, 1));
  v->b2 = view (parse, buffer_at (parse, 2));
  v->s0l = view_child (parse, s0, parse->left);
  v->s0r = view_child (parse, s0, parse->right);
  v->s0l2 = view_child (parse, s0, parse->left2);
  v->s0r2 = view_child (parse, s0, parse->right2);
  v->s1l = view_child (parse, s1, parse->left);
  v->s1r = view_child (parse, s1, parse->right);
  v->s1r2 = view_child (parse, s1, parse->right2);
  v->b0l = view_child (parse, b0, parse->left);
  v->b0l2 = view_child (parse, b0, parse->left2);
  v->s0_valency = valency (parse, s0);
  v->s1_valency = valency (parse, s1);
  v->b0_valency = valency (parse, b0);
  v->gap = distance (s0, b0);
  v->span = distance (s1, s0);
}

#define ADD(value) (features[k] = sgp_hash_pair (k + 1, (value)), k++)
#define PAIR(a, b) ADD (sgp_hash_pair ((a), (b)))
#define THREE(a, b, c) ADD (sgp_hash_pair (sgp_hash_pair ((a), (b)), (c)))
#define FOUR(a, b, c, d) ADD (sgp_hash_pair (sgp_hash_pair (sgp_hash_pair ((a), (b)), (c)), (d)))

/* Words alone and in pairs; the number of the feature goes on from @k. */
static gint32
add_words (const Views *v, guint64 *features, gint32 k)
{
  ADD (v->s0.word);
  ADD (v->b0.word);
  ADD (v->s0.both);
  ADD (v->s1.both);
  ADD (v->b0.both);
  ADD (v->b1.both);
  ADD (v->b2.both);
  PAIR (v->s0.both, v->b0.both);
  PAIR (v->s0.both, v->b0.tag);
  PAIR (v->s0.tag, v->b0.both);
  PAIR (v->s0.word, v->b0.word);
  PAIR (v->s0.tag, v->b0.tag);
  PAIR (v->s1.word, v->s0.word);
  PAIR (v->s1.both, v->s0.tag);
  PAIR (v->s1.tag, v->s0.both);
  PAIR (v->b0.both, v->b1.tag);
  PAIR (v->b0.tag, v->b1.both);
  PAIR (v->s1.both, v->b0.tag);
  PAIR (v->s1.tag, v->b0.both);
  return k;
}

/* Three tags and more. */
static gint32
add_triples (const Views *v, guint64 *features, gint32 k)
{
  THREE (v->b0.tag, v->b1.tag, v->b2.tag);
  THREE (v->s0.tag, v->b0.tag, v->b1.tag);
  THREE (v->s1.tag, v->s0.tag, v->b0.tag);
  THREE (v->s2.tag, v->s1.tag, v->s0.tag);
  THREE (v->s0.word, v->b0.tag, v->b1.tag);
  THREE (v->s0.tag, v->b0.word, v->b1.tag);
  THREE (v->s1.word, v->s0.tag, v->b0.tag);
  THREE (v->s1.tag, v->s0.word, v->b0.tag);
  THREE (v->s1.tag, v->s0.tag, v->b0.word);
  FOUR (v->s1.tag, v->s0.tag, v->b0.tag, v->b1.tag);
  FOUR (v->s2.tag, v->s1.tag, v->s0.tag, v->b0.tag);
  return k;
}

/* What hangs on the words already. */
static gint32
add_children (const Views *v, guint64 *features, gint32 k)
{
  const View *children[] = { &v->s0l, &v->s0r, &v->s1l, &v->s1r, &v->b0l };
  const View *heads[] = { &v->s0, &v->s0, &v->s1, &v->s1, &v->b0 };
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++) {
    PAIR (heads[i]->tag, children[i]->both);
    PAIR (heads[i]->both, children[i]->relation);
  }
  THREE (v->s0.tag, v->s0l.tag, v->b0.tag);
  THREE (v->s0.tag, v->s0r.tag, v->b0.tag);
  THREE (v->s0.tag, v->b0l.tag, v->b0.tag);
  THREE (v->s1.tag, v->s1r.tag, v->s0.tag);
  THREE (v->s1.tag, v->s0r.tag, v->s0.tag);
  FOUR (v->s1.tag, v->s1r.relation, v->s0.tag, v->b0.tag);
  FOUR (v->s1.tag, v->s0l.relation, v->s0.tag, v->b0.tag);
  FOUR (v->s0.tag, v->s0l.relation, v->s0r.relation, v->b0.tag);
  FOUR (v->s0.tag, v->s0l.relation, v->s0l2.relation, v->s0_valency);
  THREE (v->s1.tag, v->s1r.relation, v->s1r2.relation);
  THREE (v->s0.tag, v->s0r.relation, v->s0r2.relation);
  THREE (v->b0.tag, v->b0l.relation, v->b0l2.relation);
  THREE (v->s1.tag, v->s0l.word, v->s0.both);
  PAIR (v->s0.both, v->s0_valency);
  PAIR (v->s1.both, v->s1_valency);
  PAIR (v->b0.both, v->b0_valency);
  return k;
}

static gint32
add_distances (const Views *v, guint64 *features, gint32 k)
{
  PAIR (v->gap, v->s0.both);
  THREE (v->gap, v->s0.tag, v->b0.tag);
  PAIR (v->span, v->s1.both);
  THREE (v->span, v->s1.tag, v->s0.tag);
  return k;
}

#undef ADD
#undef PAIR
#undef THREE
#undef FOUR

/* What the next transition is judged by; returns how many were written. */
gint32
sgp_parse_features (const SgpParse *parse, guint64 *features)
{
  Views views;
  look (parse, &views);
  gint32 k = add_words (&views, features, 0);
  k = add_triples (&views, features, k);
  k = add_children (&views, features, k);
  return add_distances (&views, features, k);
}

/* The relation with the highest score among those of a direction, without root. */
static gint32
best_relation (const SgpParser *parser, const gint16 *scores)
{
  gint32 best = parser->root == 0 ? 1 : 0;
  for (gint32 i = best + 1; i < parser->n_relations; i++)
    if (i != parser->root && scores[i] > scores[best])
      best = i;
  return best;
}

/* Takes the best transition that may be taken. */
static void
step (const SgpParser *parser, SgpParse *parse, const gint16 *scores)
{
  if (parse->n_stack == 2 && parse->next >= parse->n) {
    sgp_parse_right (parse, (guint8) parser->root);
    return;
  }
  const gint16 *left = scores + SGP_LEFT (0), *right = scores + SGP_RIGHT (parser->n_relations, 0);
  gint32 l = best_relation (parser, left), r = best_relation (parser, right);
  gint32 shift_score = sgp_parse_can_shift (parse) ? scores[SGP_SHIFT] : G_MININT32;
  gint32 left_score = sgp_parse_can_left (parse) ? left[l] : G_MININT32;
  gint32 right_score = sgp_parse_can_right (parse) ? right[r] : G_MININT32;
  if (right_score > left_score && right_score > shift_score)
    sgp_parse_right (parse, (guint8) r);
  else if (left_score > shift_score)
    sgp_parse_left (parse, (guint8) l);
  else
    sgp_parse_shift (parse);
}

void
sgp_parser_run (const SgpParser *parser, SgpParse *parse)
{
  guint64 features[SGP_PARSER_FEATURES];
  gint16 scores[SGP_MAX_LABELS];
  sgp_parse_init (parse);
  while (!sgp_parse_is_done (parse)) {
    memset (scores, 0, sizeof scores);
    if (parse->n_stack > 1 && (parse->n_stack > 2 || parse->next < parse->n))
      sgp_weights_score (&parser->weights, features, sgp_parse_features (parse, features), scores);
    step (parser, parse, scores);
  }
}
