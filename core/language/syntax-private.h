/* SPDX-License-Identifier: MIT
 *
 * The dependency trees of a document, with ways down and questions that the
 * discourse stages ask. Tokens are named by their index in the document; -1 is
 * "none" everywhere, and may be asked of: it has no children and no relation.
 *
 *     Patel      said   that  France  had  not  agreed      root: said
 *     <-nsubj----|            <-nsubj-----------|           said -ccomp-> agreed
 *
 *     sgp_tree_child (tree, said, "nsubj")    Patel
 *     sgp_tree_get_range (tree, agreed)       that .. agreed
 *     sgp_tree_is_negated (tree, agreed)      TRUE
 *
 * A relation asked for matches its subtypes: "nsubj" is also "nsubj:pass".
 */
#pragma once

#include <stancegraph/document.h>

/* Read-only once made; valid until tokens are added to the document. */
typedef struct {
  const SgToken *tokens;
  gint32 n;
  gint32 *first_child;          /* children in the order of the text */
  gint32 *next_sibling;
  gint32 *leftmost, *rightmost; /* ends of the subtree, inclusive */
} SgTree;

SgTree *sgp_tree_new (const SgDocument *doc) G_GNUC_WARN_UNUSED_RESULT;
void sgp_tree_free (SgTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTree, sgp_tree_free)

/* for (c = sgp_tree_first (tree, head); c >= 0; c = sgp_tree_next (tree, c)) */
static inline gint32
sgp_tree_first (const SgTree *tree, gint32 head)
{
  return head < 0 ? -1 : tree->first_child[head];
}

static inline gint32
sgp_tree_next (const SgTree *tree, gint32 child)
{
  return tree->next_sibling[child];
}

static inline gint32
sgp_tree_head (const SgTree *tree, gint32 token)
{
  return token < 0 ? -1 : tree->tokens[token].head;
}

/* one token */
gboolean sgp_token_has_relation (const SgToken *token, const char *relation);
gboolean sgp_token_has_lemma (const SgToken *token, const char *lemma);
gboolean sgp_token_is_verb (const SgToken *token);    /* VERB or AUX */
gboolean sgp_token_is_noun (const SgToken *token);    /* NOUN, PROPN or PRON */
gboolean sgp_tree_has_relation (const SgTree *tree, gint32 token, const char *relation);

/* down: the first child with the relation behind @after (-1: the first) */
gint32 sgp_tree_child (const SgTree *tree, gint32 head, const char *relation);
gint32 sgp_tree_child_after (const SgTree *tree, gint32 head, const char *relation, gint32 after);
gint32 sgp_tree_child_lemma (const SgTree *tree, gint32 head, const char *relation, const char *lemma);
gint32 sgp_tree_case (const SgTree *tree, gint32 noun);     /* "of", "'s", "by" ... */
gint32 sgp_tree_mark (const SgTree *tree, gint32 clause);   /* "that", "to", "if" ... */
gint32 sgp_tree_oblique (const SgTree *tree, gint32 head, const char *preposition);

/* the clause of a verb */
gint32 sgp_tree_own_subject (const SgTree *tree, gint32 verb);
gint32 sgp_tree_subject (const SgTree *tree, gint32 verb);  /* own or inherited, see syntax.c */
gint32 sgp_tree_object (const SgTree *tree, gint32 verb);
gboolean sgp_tree_is_negated (const SgTree *tree, gint32 head);
gboolean sgp_tree_is_passive (const SgTree *tree, gint32 verb);

/* up */
gint32 sgp_tree_clause (const SgTree *tree, gint32 token);  /* head of the clause it stands in */

/* subtrees as tokens, from the leftmost to the rightmost descendant */
SgRange sgp_tree_get_range (const SgTree *tree, gint32 token);
/* the noun phrase around a noun: without clauses, appositions and conjuncts */
SgRange sgp_tree_get_phrase (const SgTree *tree, gint32 noun);
