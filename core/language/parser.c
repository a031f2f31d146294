/* SPDX-License-Identifier: MIT
 *
 * Words and tags of a sentence in, a tree out: the best move by weights is
 * taken, one after the other, two a word, without ever going back. Where a word
 * gets its head, other weights choose the relation.
 *
 *     stack          buffer                       taken
 *     root           Patel blamed France .        SHIFT
 *     root Patel     blamed France .              LEFT, nsubj
 *     root           blamed France .              SHIFT, SHIFT
 *     root blamed France   .                      RIGHT, obj
 *     root blamed    .                            SHIFT, RIGHT, punct
 *     root blamed                                 RIGHT, root
 *
 * Only the last word on the stack may hang on the root, so that there is one.
 * Arc-hybrid: Kuhlmann, Gómez-Rodríguez and Satta (2011).
 */
#include "language/parser-private.h"

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
  if (parser->n_relations < 0 || !sgp_moves_open (&parser->moves, model, "parser/moves", error)
      || !sgp_weights_open (&parser->weights, model, "parser", parser->n_relations, error))
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
  sgp_parse_make_views (parse);
}

gboolean
sgp_parse_is_done (const SgpParse *parse)
{
  return parse->next >= parse->n && parse->n_stack <= 1;
}

/* On the root only the last word of all may hang. */
gboolean
sgp_parse_can (const SgpParse *parse, SgpMove move)
{
  gboolean more = parse->next < parse->n;
  switch (move) {
  case SGP_SHIFT:
    return more;
  case SGP_LEFT:
    return more && parse->n_stack > 1;
  default:
    return parse->n_stack > 2 || (parse->n_stack == 2 && !more);
  }
}

void
sgp_parse_get_arc (const SgpParse *parse, SgpMove move, gint32 *child, gint32 *head)
{
  *child = parse->stack[parse->n_stack - 1];
  *head = move == SGP_LEFT ? parse->next : parse->stack[parse->n_stack - 2];
}

/* Makes a child the outermost on its side. */
static void
add_child (gint16 *outermost, gint16 *second, guint8 *count, gint32 head, gint32 child)
{
  second[head] = outermost[head];
  outermost[head] = (gint16) child;
  count[head] += count[head] < 255;
}

void
sgp_parse_move (SgpParse *parse, SgpMove move, guint8 relation)
{
  gint32 child, head;
  if (move == SGP_SHIFT) {
    parse->stack[parse->n_stack++] = (gint16) parse->next++;
    return;
  }
  sgp_parse_get_arc (parse, move, &child, &head);
  parse->n_stack--;
  parse->heads[child] = (gint16) head;
  parse->relations[child] = relation;
  if (move == SGP_LEFT)
    add_child (parse->left, parse->left2, parse->n_left, head, child);
  else
    add_child (parse->right, parse->right2, parse->n_right, head, child);
}

/* The best move of those that may be taken. */
static SgpMove
choose_move (const SgpParser *parser, const SgpParse *parse)
{
  gint32 left, right;
  guint64 features[SGP_MOVE_FEATURES];
  if (!sgp_parse_can (parse, SGP_SHIFT))
    return SGP_RIGHT;
  if (!sgp_parse_can (parse, SGP_LEFT))
    return SGP_SHIFT;
  sgp_moves_score (&parser->moves, features, sgp_parse_move_features (parse, features), &left, &right);
  if (right > MAX (left, 0) && sgp_parse_can (parse, SGP_RIGHT))
    return SGP_RIGHT;
  return left > 0 ? SGP_LEFT : SGP_SHIFT;
}

/* The best relation for an arc; "root" is that of arcs from the root alone. */
static guint8
choose_relation (const SgpParser *parser, const SgpParse *parse, gint32 child, gint32 head)
{
  gint16 scores[SGP_MAX_LABELS] = { 0 };
  guint64 features[SGP_RELATION_FEATURES];
  if (head == 0)
    return (guint8) parser->root;
  sgp_weights_score (&parser->weights, features, sgp_parse_relation_features (parse, child, head, features), scores);
  scores[parser->root] = G_MININT16;
  return (guint8) sgp_weights_best (scores, parser->n_relations);
}

void
sgp_parser_run (const SgpParser *parser, SgpParse *parse)
{
  sgp_parse_init (parse);
  while (!sgp_parse_is_done (parse)) {
    gint32 child, head;
    guint8 relation = SGP_NO_RELATION;
    SgpMove move = choose_move (parser, parse);
    if (move != SGP_SHIFT) {
      sgp_parse_get_arc (parse, move, &child, &head);
      relation = choose_relation (parser, parse, child, head);
    }
    sgp_parse_move (parse, move, relation);
  }
}
