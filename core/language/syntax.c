/* SPDX-License-Identifier: MIT
 *
 * Ways through the dependency trees of a document. The trees are turned once
 * into child lists (first child, next sibling, in order of the text) and the
 * ends of every subtree, so that asking costs no more than the children.
 *
 *     Patel was not blamed by France
 *
 *     sgp_tree_is_passive (tree, blamed)          TRUE, by aux:pass or nsubj:pass
 *     sgp_tree_is_negated (tree, blamed)          TRUE, by advmod "not"
 *     sgp_tree_oblique (tree, blamed, "by")       France
 *
 * Heads must lie in the sentence of their token; whoever fills them sees to
 * that. A climb stops after as many steps as the sentence has tokens.
 */
#include "language/syntax-private.h"

#include <string.h>

/* Fills the child lists, from the last token on, so that they are in order. */
static void
link_children (SgTree *tree)
{
  for (gint32 i = tree->n - 1; i >= 0; i--) {
    gint32 head = tree->tokens[i].head;
    if (head < 0)
      continue;
    tree->next_sibling[i] = tree->first_child[head];
    tree->first_child[head] = i;
  }
}

/* Widens the ends of every token's ancestors. The outermost tokens climb first,
 * so that later climbs end early and the whole is linear. */
static void
widen_ends (SgTree *tree)
{
  for (gint32 i = tree->n - 1; i >= 0; i--)
    for (gint32 a = tree->tokens[i].head; a >= 0 && tree->rightmost[a] < i; a = tree->tokens[a].head)
      tree->rightmost[a] = i;
  for (gint32 i = 0; i < tree->n; i++)
    for (gint32 a = tree->tokens[i].head; a >= 0 && tree->leftmost[a] > i; a = tree->tokens[a].head)
      tree->leftmost[a] = i;
}

/**
 * sgp_tree_new:
 * @doc: a document whose language stage has run; must outlive the tree
 *
 * Returns: (transfer full): the trees of all its sentences
 */
SgTree *
sgp_tree_new (const SgDocument *doc)
{
  SgTree *tree = g_new0 (SgTree, 1);
  tree->tokens = sg_document_get_tokens (doc, &tree->n);
  gint32 *block = g_new (gint32, 4 * (gsize) tree->n + 1);
  tree->first_child = block;
  tree->next_sibling = block + tree->n;
  tree->leftmost = tree->next_sibling + tree->n;
  tree->rightmost = tree->leftmost + tree->n;
  for (gint32 i = 0; i < tree->n; i++) {
    tree->first_child[i] = tree->next_sibling[i] = -1;
    tree->leftmost[i] = tree->rightmost[i] = i;
  }
  link_children (tree);
  widen_ends (tree);
  return tree;
}

/**
 * sgp_tree_free:
 * @tree: (transfer full): trees, or %NULL
 */
void
sgp_tree_free (SgTree *tree)
{
  if (tree == NULL)
    return;
  g_free (tree->first_child);
  g_free (tree);
}

/**
 * sgp_token_has_relation:
 * @token: a token
 * @relation: a UD relation
 *
 * Returns: whether it hangs on its head by @relation or a subtype of it
 */
gboolean
sgp_token_has_relation (const SgToken *token, const char *relation)
{
  if (token->deprel == NULL)
    return FALSE;
  gsize length = strlen (relation);
  return strncmp (token->deprel, relation, length) == 0
         && (token->deprel[length] == '\0' || token->deprel[length] == ':');
}

gboolean
sgp_token_has_lemma (const SgToken *token, const char *lemma)
{
  return token->lemma != NULL && strcmp (token->lemma, lemma) == 0;
}

gboolean
sgp_token_is_verb (const SgToken *token)
{
  return token->upos == SG_UPOS_VERB || token->upos == SG_UPOS_AUX;
}

gboolean
sgp_token_is_noun (const SgToken *token)
{
  return token->upos == SG_UPOS_NOUN || token->upos == SG_UPOS_PROPN || token->upos == SG_UPOS_PRON;
}

gboolean
sgp_tree_has_relation (const SgTree *tree, gint32 token, const char *relation)
{
  return token >= 0 && sgp_token_has_relation (&tree->tokens[token], relation);
}

/**
 * sgp_tree_child:
 * @tree: trees
 * @head: a token, or -1
 * @relation: a UD relation; matches its subtypes
 *
 * Returns: the first child of @head with the relation, or -1
 */
gint32
sgp_tree_child (const SgTree *tree, gint32 head, const char *relation)
{
  return sgp_tree_child_after (tree, head, relation, -1);
}

gint32
sgp_tree_child_after (const SgTree *tree, gint32 head, const char *relation, gint32 after)
{
  gint32 child = after < 0 ? sgp_tree_first (tree, head) : tree->next_sibling[after];
  while (child >= 0 && !sgp_token_has_relation (&tree->tokens[child], relation))
    child = tree->next_sibling[child];
  return child;
}

/* The first child with the relation and the lemma, or -1. */
gint32
sgp_tree_child_lemma (const SgTree *tree, gint32 head, const char *relation, const char *lemma)
{
  gint32 child = sgp_tree_child (tree, head, relation);
  while (child >= 0 && !sgp_token_has_lemma (&tree->tokens[child], lemma))
    child = sgp_tree_child_after (tree, head, relation, child);
  return child;
}

gint32
sgp_tree_case (const SgTree *tree, gint32 noun)
{
  return sgp_tree_child (tree, noun, "case");
}

gint32
sgp_tree_mark (const SgTree *tree, gint32 clause)
{
  return sgp_tree_child (tree, clause, "mark");
}

/**
 * sgp_tree_oblique:
 * @tree: trees
 * @head: a verb or a noun
 * @preposition: lemma of a preposition: "by", "with"
 *
 * Returns: the first noun that hangs on @head with this preposition ("a deal
 *   *with France*", "was blamed *by Patel*"), or -1
 */
gint32
sgp_tree_oblique (const SgTree *tree, gint32 head, const char *preposition)
{
  for (gint32 child = sgp_tree_first (tree, head); child >= 0; child = sgp_tree_next (tree, child)) {
    const SgToken *token = &tree->tokens[child];
    if ((sgp_token_has_relation (token, "obl") || sgp_token_has_relation (token, "nmod"))
        && sgp_tree_child_lemma (tree, child, "case", preposition) >= 0)
      return child;
  }
  return -1;
}

/**
 * sgp_tree_own_subject:
 * @tree: trees
 * @verb: head of a clause, or -1
 *
 * Returns: the subject that hangs on @verb, of several the nearest before it,
 *   rather than what the clause is said of ("what matters is that *France* agreed"); or -1
 */
gint32
sgp_tree_own_subject (const SgTree *tree, gint32 verb)
{
  gint32 found = sgp_tree_child (tree, verb, "nsubj");
  for (gint32 c = found; c >= 0; c = sgp_tree_child_after (tree, verb, "nsubj", c))
    if (c < verb && !sgp_token_has_relation (&tree->tokens[c], "nsubj:outer"))
      found = c;
  return found;
}

/* Verbs that have an object, but whose subject acts: "*Lee* used the visit to thank her". */
static gboolean
keeps_subject (const SgToken *verb)
{
  static const char *const lemmas[] = { "use", "promise", "vow", "pledge" };
  for (gsize i = 0; i < G_N_ELEMENTS (lemmas); i++)
    if (sgp_token_has_lemma (verb, lemmas[i]))
      return TRUE;
  return FALSE;
}

/* The noun that an open clause takes its subject from: the object of its
 * governor ("urged *France* to act") or else the governor's subject. */
static gint32
controller (const SgTree *tree, gint32 verb)
{
  gint32 object = keeps_subject (&tree->tokens[verb]) ? -1 : sgp_tree_object (tree, verb);
  return object >= 0 ? object : sgp_tree_own_subject (tree, verb);
}

/* Whether a clause tells what the object of its governor did: "accused him *of
 * lying*", "thanked him *for coming*". */
static gboolean
is_charge (const SgTree *tree, gint32 verb)
{
  static const char *const marks[] = { "of", "for", "from" };
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (sgp_tree_has_relation (tree, verb, "advcl") && sgp_tree_child_lemma (tree, verb, "mark", marks[i]) >= 0)
      return TRUE;
  return FALSE;
}

/* Who is to do what a noun speaks of: its owner, "*Lee's* promise to act", or the subject
 * of the verb that it is the object of, "*Lee* has an interest in acting"; or -1. */
static gint32
bearer_of (const SgTree *tree, gint32 noun)
{
  gint32 owner = sgp_tree_child (tree, noun, "nmod:poss");
  if (owner >= 0 || !sgp_tree_has_relation (tree, noun, "obj"))
    return owner;
  return sgp_tree_own_subject (tree, sgp_tree_head (tree, noun));
}

/**
 * sgp_tree_subject:
 * @tree: trees
 * @verb: head of a clause, or -1
 *
 * The subject in the tree, or where there is none the one it shares: with the
 * verb that it is joined to (*France* met and *agreed*), with the verb that
 * governs it (*France* agreed to *act*), or the noun that it describes (the
 * minister *blaming* him). Passive subjects count.
 *
 * Returns: the head of the subject, or -1
 */
gint32
sgp_tree_subject (const SgTree *tree, gint32 verb)
{
  for (int steps = 0; verb >= 0 && steps < 16; steps++) {
    gint32 own = sgp_tree_own_subject (tree, verb);
    if (own < 0)
      own = sgp_tree_child (tree, verb, "csubj");
    if (own >= 0)
      return own;
    const SgToken *token = &tree->tokens[verb];
    gint32 head = token->head;
    if ((sgp_token_has_relation (token, "xcomp") || is_charge (tree, verb)) && head >= 0 && controller (tree, head) >= 0)
      return controller (tree, head);
    if (sgp_token_has_relation (token, "acl") && sgp_tree_child_lemma (tree, verb, "mark", "to") >= 0)
      return bearer_of (tree, head);
    if (sgp_token_has_relation (token, "acl"))
      return token->xpos != NULL && strcmp (token->xpos, "VBG") == 0 ? head : -1;
    if (!sgp_token_has_relation (token, "conj") && !sgp_token_has_relation (token, "xcomp")
        && !sgp_token_has_relation (token, "advcl"))
      return -1;
    verb = head;
  }
  return -1;
}

/* The direct object of a verb, or -1. */
gint32
sgp_tree_object (const SgTree *tree, gint32 verb)
{
  return sgp_tree_child (tree, verb, "obj");
}

/* Whether a word turns a clause into its opposite, by its form. */
static gboolean
is_negation (const SgToken *token)
{
  static const char *const words[] = { "not", "n't", "nt", "never", "no", "nor", "neither", "hardly", "scarcely",
                                       "barely", "nobody", "none", "nothing", "without" };
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (token->form, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * sgp_tree_is_negated:
 * @tree: trees
 * @head: a verb, noun or adjective, or -1
 *
 * Returns: whether an adverb, determiner, marker or auxiliary of its own denies it
 *   ("did *not* agree", "*never* blamed", "*no* deal", "*without* blaming"),
 *   or its subject or object does ("*nobody* blamed")
 */
gboolean
sgp_tree_is_negated (const SgTree *tree, gint32 head)
{
  static const char *const relations[] = { "advmod", "det", "cc", "mark", "aux", "nsubj", "obj" };
  for (gint32 child = sgp_tree_first (tree, head); child >= 0; child = sgp_tree_next (tree, child)) {
    const SgToken *token = &tree->tokens[child];
    if (!is_negation (token))
      continue;
    for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
      if (sgp_token_has_relation (token, relations[i]))
        return TRUE;
  }
  return FALSE;
}

/* The agent of a passive; a bare noun that the tree takes for one is none. */
static gint32
agent_of (const SgTree *tree, gint32 verb)
{
  gint32 agent = sgp_tree_child (tree, verb, "obl:agent");
  return agent >= 0 && sgp_tree_case (tree, agent) >= 0 ? agent : -1;
}

/**
 * sgp_tree_is_passive:
 * @tree: trees
 * @verb: a verb, or -1
 *
 * Returns: whether its clause is passive; also for a bare participle behind a
 *   noun ("the minister *blamed* by France")
 */
gboolean
sgp_tree_is_passive (const SgTree *tree, gint32 verb)
{
  if (sgp_tree_child (tree, verb, "aux:pass") >= 0 || sgp_tree_child (tree, verb, "nsubj:pass") >= 0
      || sgp_tree_child (tree, verb, "csubj:pass") >= 0 || agent_of (tree, verb) >= 0)
    return TRUE;
  if (verb < 0 || tree->tokens[verb].xpos == NULL || strcmp (tree->tokens[verb].xpos, "VBN") != 0)
    return FALSE;
  return sgp_tree_has_relation (tree, verb, "acl") && !sgp_tree_has_relation (tree, verb, "acl:relcl");
}

/* Whether a token heads a clause of its own. */
static gboolean
heads_clause (const SgTree *tree, gint32 token)
{
  static const char *const relations[] = { "root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis" };
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    if (sgp_tree_has_relation (tree, token, relations[i]))
      return TRUE;
  return sgp_tree_has_relation (tree, token, "conj") && tree->tokens[token].upos == SG_UPOS_VERB;
}

/**
 * sgp_tree_clause:
 * @tree: trees
 * @token: a token, or -1
 *
 * Returns: the head of the innermost clause around @token (itself where it is
 *   one), or -1 where there is no tree
 */
gint32
sgp_tree_clause (const SgTree *tree, gint32 token)
{
  gint32 steps = tree->n;
  while (token >= 0 && !heads_clause (tree, token) && steps-- > 0)
    token = tree->tokens[token].head;
  return token;
}

/**
 * sgp_tree_get_range:
 * @tree: trees
 * @token: a token
 *
 * Returns: the tokens from its leftmost to its rightmost descendant
 */
SgRange
sgp_tree_get_range (const SgTree *tree, gint32 token)
{
  if (token < 0)
    return (SgRange) { 0, 0 };
  return (SgRange) { tree->leftmost[token], tree->rightmost[token] - tree->leftmost[token] + 1 };
}

/* Whether a child is no part of the bare noun phrase. */
static gboolean
leaves_phrase (const SgToken *token)
{
  static const char *const relations[] = { "acl", "appos", "conj", "cc", "parataxis", "punct", "case", "advcl",
                                           "nsubj", "cop", "mark", "aux", "obl", "advmod", "ccomp", "dislocated" };
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    if (sgp_token_has_relation (token, relations[i]))
      return TRUE;
  return FALSE;
}

/**
 * sgp_tree_get_phrase:
 * @tree: trees
 * @noun: head of a noun phrase
 *
 * Returns: its tokens with what describes it before (determiner, adjectives,
 *   compounds, possessors) and behind (*of France*), without its preposition,
 *   relative clauses, appositions and what is joined by *and*
 */
SgRange
sgp_tree_get_phrase (const SgTree *tree, gint32 noun)
{
  gint32 first = noun, last = noun;
  for (gint32 child = sgp_tree_first (tree, noun); child >= 0; child = sgp_tree_next (tree, child)) {
    if (leaves_phrase (&tree->tokens[child]))
      continue;
    first = MIN (first, tree->leftmost[child]);
    last = MAX (last, tree->rightmost[child]);
  }
  return noun < 0 ? (SgRange) { 0, 0 } : (SgRange) { first, last - first + 1 };
}
