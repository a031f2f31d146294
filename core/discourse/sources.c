/* SPDX-License-Identifier: MIT
 *
 * In goes a claim, out comes the head of the noun phrase that speaks, and of
 * the one that is spoken to.
 *
 *     "No," said Ann Lee.             inverted: a noun right behind the verb
 *     ... asked by reporters          the agent of a passive
 *     Ann Lee, who said ...           "who"
 *     Lee's claim that ...            the owner of a noun
 *     Lee made the claim that ...     the subject of the verb that bears it
 *
 * Where none of this holds there is no source; it is never guessed.
 */
#include "discourse/claims-private.h"

#include <string.h>

/* Climbing from a verb to the one that lends it its subject ends here. */
#define MAX_STEPS 12

static gboolean
is_nominal (const SgToken *token)
{
  return sgp_token_is_noun (token) || token->upos == SG_UPOS_NUM || token->upos == SG_UPOS_ADJ ||
         token->upos == SG_UPOS_DET || token->upos == SG_UPOS_X;
}

/* "It" that stands for the clause behind: "it was said that ..." */
static gboolean
is_expletive (const SgToken *token)
{
  return sgp_token_has_relation (token, "expl");
}

gint32
sgp_subject_get (const SgpReading *reading, gint32 verb)
{
  gint32 subject = sgp_tree_own_subject (reading->tree, verb);
  if (subject >= 0 && reading->quote_of[verb] < 0 && reading->quote_of[subject] >= 0)
    return -1;
  return subject;
}

/* Whether the subject does not speak: "was told", "Asked about it, he ..." */
gboolean
sgp_subject_is_passive (const SgpReading *reading, gint32 verb)
{
  const SgToken *token = &reading->tokens[verb];
  if (sgp_tree_is_passive (reading->tree, verb))
    return TRUE;
  return token->xpos != NULL && strcmp (token->xpos, "VBN") == 0 && sgp_tree_child (reading->tree, verb, "aux") < 0 &&
         sgp_tree_child (reading->tree, verb, "nsubj") < 0 &&
         (sgp_token_has_relation (token, "advcl") || sgp_token_has_relation (token, "dep"));
}

static gint32
find_agent (const SgTree *tree, gint32 verb)
{
  gint32 agent = sgp_tree_child (tree, verb, "obl:agent");
  return agent >= 0 ? agent : sgp_tree_oblique (tree, verb, "by");
}

/* Who is to do what hangs on a verb as infinitive: its object, "urged FRANCE to
 * act", also behind a particle, "called on FRANCE to act"; -1 where it is the
 * verb's own subject. */
static gint32
find_controller (const SgpReading *reading, gint32 verb)
{
  gint32 object = sgp_tree_object (reading->tree, verb);
  if (object < 0)
    object = sgp_tree_child (reading->tree, verb, "iobj");
  SgpCue word;
  const SgToken *tokens = reading->tokens;
  if (object >= 0 || verb + 1 >= reading->n_tokens || tokens[verb + 1].upos != SG_UPOS_ADP ||
      !sgp_cues_find_pair (reading->cues, &tokens[verb], &tokens[verb + 1], &word) || word.cls != SGP_CUE_ASK)
    return object;
  gint32 noun = tokens[verb + 1].head;
  return noun > verb && sgp_token_is_noun (&tokens[noun]) ? noun : -1;
}

/* The subject of a verb, its own or lent by a verb that it is joined to or
 * hangs on. Passives speak through their agent. */
static gint32
find_subject (const SgpReading *reading, gint32 verb)
{
  const SgTree *tree = reading->tree;
  for (int steps = 0; verb >= 0 && steps < MAX_STEPS; steps++) {
    const SgToken *token = &reading->tokens[verb];
    gint32 subject = sgp_subject_get (reading, verb);
    if (steps > 0 && sgp_token_is_noun (token))
      return verb;
    gboolean passive = sgp_subject_is_passive (reading, verb);
    if (passive && steps == 0)
      return find_agent (tree, verb);
    if (subject >= 0)
      return is_expletive (&reading->tokens[subject]) ? -1 : subject;
    if (sgp_tree_child (tree, verb, "expl") >= 0)
      return -1;
    if (reading->joined_to[verb] >= 0) {
      verb = reading->joined_to[verb];
    } else if (sgp_token_has_relation (token, "xcomp") && token->head >= 0) {
      gint32 object = find_controller (reading, token->head);
      if (object >= 0 && object < verb && token->xpos != NULL && token->xpos[0] == 'V' && strcmp (token->xpos, "VBG") != 0)
        return object;
      verb = token->head;
    } else if (sgp_token_has_relation (token, "acl") && sgp_tree_child_lemma (tree, verb, "mark", "to") >= 0) {
      return -1;
    } else if (sgp_token_has_relation (token, "acl")) {
      return token->head >= 0 && is_nominal (&reading->tokens[token->head]) ? token->head : -1;
    } else if (sgp_token_has_relation (token, "conj") || sgp_token_has_relation (token, "advcl") ||
               sgp_token_has_relation (token, "parataxis")) {
      if (sgp_token_has_relation (token, "parataxis") && steps > 0)
        return -1;
      verb = token->head;
    } else if (token->xpos != NULL && strcmp (token->xpos, "VBG") == 0) {
      verb = token->head;
    } else {
      return -1;
    }
  }
  return -1;
}

/* Whether the verb tells of something said: in the present or the past tense,
 * or behind "have". */
static gboolean
tells (const SgpReading *reading, gint32 verb, gboolean behind_have)
{
  const char *xpos = reading->tokens[verb].xpos;
  return xpos != NULL && (strcmp (xpos, "VBD") == 0 || strcmp (xpos, "VBZ") == 0 || strcmp (xpos, "VBP") == 0 ||
                          (behind_have && strcmp (xpos, "VBN") == 0));
}

/* The noun phrase right before a verb of saying that the tree gives no
 * subject, auxiliaries and adverbs between them set aside. */
static gint32
find_neighbour (const SgpReading *reading, const SgpClaim *claim)
{
  gint32 noun = claim->head - 1;
  gboolean behind_have = FALSE;
  for (; noun >= 0; noun--) {
    const SgToken *token = &reading->tokens[noun];
    gboolean have = sgp_token_has_lemma (token, "have");
    if (!have && token->upos != SG_UPOS_AUX && token->upos != SG_UPOS_ADV)
      break;
    behind_have |= have;
  }
  if (noun < 0 || claim->word.cls > SGP_CUE_PROMISE || !tells (reading, claim->head, behind_have) ||
      reading->tokens[noun].sentence != reading->tokens[claim->head].sentence)
    return -1;
  if (!sgp_token_is_noun (&reading->tokens[noun]) && reading->tokens[noun].upos != SG_UPOS_NUM)
    return -1;
  for (gint32 head = reading->tokens[noun].head;
       head >= 0 && head < claim->head && is_nominal (&reading->tokens[head]) &&
       !sgp_token_has_relation (&reading->tokens[noun], "appos");
       head = reading->tokens[noun].head)
    noun = head;
  return noun;
}

/* Who owns a noun: "LEE's claim", "a claim by LEE", or the subject of the verb
 * that bears it: "LEE made the claim". */
static gint32
find_owner (const SgpReading *reading, const SgpClaim *claim)
{
  static const char *const prepositions[] = { "by", "from", "of", "among" };
  const SgTree *tree = reading->tree;
  const SgToken *token = &reading->tokens[claim->head];
  gint32 owner = sgp_tree_child (tree, claim->head, "nmod:poss");
  for (gsize i = 0; owner < 0 && i < G_N_ELEMENTS (prepositions); i++) {
    owner = sgp_tree_oblique (tree, claim->head, prepositions[i]);
    if (owner >= 0 && sgp_pieces_contain (&claim->content, owner))
      owner = -1;
  }
  SgpCue verb;
  if (owner < 0 && token->head >= 0 && sgp_token_has_relation (token, "obj") &&
      sgp_cues_find (reading->cues, reading->tokens[token->head].lemma, reading->tokens[token->head].upos, &verb) &&
      sgp_cue_takes (&verb, SGP_FORM_CARRY))
    owner = find_subject (reading, token->head);
  return owner;
}

/* Who speaks through a text: "LEE's letter", "a report by LEE", "data compiled
 * by LEE"; the text itself where nobody is named. */
static gint32
find_author (const SgpReading *reading, gint32 source)
{
  static const char *const prepositions[] = { "by", "from" };
  const SgTree *tree = reading->tree;
  const SgToken *token = &reading->tokens[source];
  SgpCue word;
  if (!sgp_cues_find (reading->cues, token->lemma, token->upos, &word) || !sgp_cue_takes (&word, SGP_FORM_TEXT))
    return source;
  gint32 author = sgp_tree_child (tree, source, "nmod:poss");
  for (gsize i = 0; author < 0 && i < G_N_ELEMENTS (prepositions); i++)
    author = sgp_tree_oblique (tree, source, prepositions[i]);
  if (author < 0 && sgp_tree_child (tree, source, "acl") >= 0)
    author = find_agent (tree, sgp_tree_child (tree, source, "acl"));
  return author >= 0 && reading->tokens[author].upos != SG_UPOS_NUM ? author : source;
}

static gint32
find_source (const SgpReading *reading, const SgpClaim *claim)
{
  const SgToken *token = &reading->tokens[claim->head];
  if (token->upos == SG_UPOS_NOUN)
    return find_owner (reading, claim);
  if (claim->pattern == SGP_PATTERN_PASSIVE)
    return find_agent (reading->tree, claim->head);
  gint32 source = find_subject (reading, claim->head);
  if (source < 0 && !sgp_subject_is_passive (reading, claim->head))
    source = find_neighbour (reading, claim);
  if (source < 0 || sgp_pieces_contain (&claim->content, source) || source == claim->head)
    return -1;
  return source;
}

gint32
sgp_source_find (const SgpReading *reading, const SgpClaim *claim)
{
  gint32 source = claim->source >= 0 ? claim->source : find_source (reading, claim);
  return source < 0 ? -1 : find_author (reading, source);
}

gint32
sgp_hearer_find (const SgpReading *reading, const SgpClaim *claim)
{
  const SgTree *tree = reading->tree;
  if (!sgp_cue_takes (&claim->word, SGP_FORM_HEARER) &&
      (claim->word.cls != SGP_CUE_ASK || claim->pattern != SGP_PATTERN_INFINITIVE))
    return -1;
  gint32 hearer = sgp_tree_child (tree, claim->head, "iobj");
  if (hearer < 0)
    hearer = sgp_tree_object (tree, claim->head);
  if (hearer < 0 && sgp_tree_is_passive (tree, claim->head))
    hearer = sgp_tree_child (tree, claim->head, "nsubj");
  if (hearer < 0 && claim->cue.n > 1)
    hearer = reading->tokens[sgp_range_end (claim->cue) - 1].head;
  gboolean person = hearer >= 0 && sgp_token_is_noun (&reading->tokens[hearer]);
  return person && hearer != claim->head && hearer != claim->source ? hearer : -1;
}
