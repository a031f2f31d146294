/* SPDX-License-Identifier: MIT
 *
 * Trees of a sentence: a transition parser (arc-hybrid). Words come from a
 * buffer to a stack; a word leaves the stack when it gets its head, and with it
 * its relation.
 *
 *     stack        buffer            SHIFT   the first of the buffer to the stack
 *     ... s1 s0    b0 b1 b2 ...      LEFT    b0 becomes head of s0, which goes
 *                                    RIGHT   s1 becomes head of s0, which goes
 *
 * Word 0 is the root, below all others on the stack; words count from 1.
 */
#pragma once

#include "language/model-private.h"
#include "language/moves-private.h"
#include "language/vocabulary-private.h"

/* Words of a sentence with the root; a longer one is parsed in pieces. */
#define SGP_PARSER_MAX 512
#define SGP_MOVE_FEATURES 96
#define SGP_RELATION_FEATURES 48
#define SGP_MAX_RELATIONS 64
#define SGP_NO_RELATION 0xFF

typedef enum { SGP_SHIFT, SGP_LEFT, SGP_RIGHT, SGP_N_MOVES } SgpMove;

/* What features see of a word: hashes, and classes that hold its cluster. */
typedef struct {
  guint64 word, tag, both;   /* both: word and tag */
  guint64 path, middle, top; /* the cluster, its first 6 turns, its first 4 */
} SgpView;

typedef struct {
  gint32 n;                       /* words with the root */
  const SgpWord *words[SGP_PARSER_MAX];
  guint8 tags[SGP_PARSER_MAX];
  gint16 heads[SGP_PARSER_MAX];   /* -1 none yet */
  guint8 relations[SGP_PARSER_MAX];
  gint16 stack[SGP_PARSER_MAX];
  gint32 n_stack, next;           /* next: first of the buffer */
  gint16 left[SGP_PARSER_MAX], left2[SGP_PARSER_MAX];   /* outermost children, 0 none */
  gint16 right[SGP_PARSER_MAX], right2[SGP_PARSER_MAX];
  guint8 n_left[SGP_PARSER_MAX], n_right[SGP_PARSER_MAX];
  SgpView views[SGP_PARSER_MAX + 1];  /* of word i - 1; the first of no word */
} SgpParse;

typedef struct {
  SgpMoves moves;
  SgpWeights weights;                       /* of relations */
  gint32 n_relations, root;
  const char *relations[SGP_MAX_RELATIONS]; /* point into the model */
} SgpParser;

gboolean sgp_parser_open (SgpParser *parser, const SgpModel *model, GError **error);
/* Fills heads and relations of @parse, whose words and tags are set. */
void sgp_parser_run (const SgpParser *parser, SgpParse *parse);

/* The parts that trainers call, too. */
void sgp_parse_init (SgpParse *parse);
gboolean sgp_parse_is_done (const SgpParse *parse);
gboolean sgp_parse_can (const SgpParse *parse, SgpMove move);
/* The word that a move takes from the stack, and the head that it gets. */
void sgp_parse_get_arc (const SgpParse *parse, SgpMove move, gint32 *child, gint32 *head);
/* @relation is that of the word that leaves the stack, if any. */
void sgp_parse_move (SgpParse *parse, SgpMove move, guint8 relation);

/* parser-features.c; both return how many were written. */
void sgp_parse_make_views (SgpParse *parse);
gint32 sgp_parse_move_features (const SgpParse *parse, guint64 *features);
/* What the relation of an arc that is to be made is judged by. */
gint32 sgp_parse_relation_features (const SgpParse *parse, gint32 child, gint32 head, guint64 *features);
