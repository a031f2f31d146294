/* SPDX-License-Identifier: MIT
 *
 * Trees of a sentence: a transition parser (arc-hybrid). Words come from a
 * buffer to a stack; a word leaves the stack when it gets its head.
 *
 *     stack        buffer            SHIFT       the first of the buffer to the stack
 *     ... s1 s0    b0 b1 b2 ...      LEFT  rel   b0 becomes head of s0, which goes
 *                                    RIGHT rel   s1 becomes head of s0, which goes
 *
 * Word 0 is the root, below all others on the stack; words count from 1.
 */
#pragma once

#include "language/model-private.h"
#include "language/vocabulary-private.h"

/* Words of a sentence with the root; a longer one is parsed in pieces. */
#define SGP_PARSER_MAX 512
#define SGP_PARSER_FEATURES 112
/* Relations, so that SHIFT, LEFT and RIGHT with each fit into labels. */
#define SGP_MAX_RELATIONS ((SGP_MAX_LABELS - 1) / 2)
#define SGP_NO_RELATION 0xFF

/* The transitions as labels: 0, then LEFT, then RIGHT with each relation. */
#define SGP_SHIFT 0
#define SGP_LEFT(relation) (1 + (relation))
#define SGP_RIGHT(n_relations, relation) (1 + (n_relations) + (relation))

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
} SgpParse;

typedef struct {
  SgpWeights weights;
  gint32 n_relations, root;
  const char *relations[SGP_MAX_RELATIONS]; /* point into the model */
} SgpParser;

gboolean sgp_parser_open (SgpParser *parser, const SgpModel *model, GError **error);
/* Fills heads and relations of @parse, whose words and tags are set. */
void sgp_parser_run (const SgpParser *parser, SgpParse *parse);

/* The parts that trainers call, too. */
void sgp_parse_init (SgpParse *parse);
gboolean sgp_parse_is_done (const SgpParse *parse);
gboolean sgp_parse_can_shift (const SgpParse *parse);
gboolean sgp_parse_can_left (const SgpParse *parse);
gboolean sgp_parse_can_right (const SgpParse *parse);
void sgp_parse_shift (SgpParse *parse);
void sgp_parse_left (SgpParse *parse, guint8 relation);
void sgp_parse_right (SgpParse *parse, guint8 relation);
gint32 sgp_parse_features (const SgpParse *parse, guint64 *features);
