/* SPDX-License-Identifier: MIT
 *
 * Which actors a predicate speaks of. Syntax gives words, the mentions say who
 * they are; between them lie passives, relative pronouns, light verbs and
 * deeds:
 *
 *     Trump was criticised by Ryan           source Ryan, target Trump
 *     Ryan, who launched an attack on Trump  source Ryan (who), target Trump
 *     Ryan's criticism of Trump's remarks    source Ryan, target Trump (deed)
 */
#include "discourse/arguments-private.h"

#include <string.h>

/* Climbs and chains are no longer than this in sensible text. */
#define MAX_STEPS 12

SgArguments *
sgp_arguments_new (SgDocument *doc, const SgTree *tree, const SgTable *light, const SgTable *moods)
{
  SgArguments *args = g_new0 (SgArguments, 1);
  gint32 n_mentions;
  args->doc = doc;
  args->tree = tree;
  args->light = light;
  args->moods = moods;
  args->mentions = sg_document_get_mentions (doc, &n_mentions);
  args->mention_at = g_new (gint32, MAX (tree->n, 1));
  for (gint32 i = 0; i < tree->n; i++)
    args->mention_at[i] = -1;
  for (gint32 i = 0; i < n_mentions; i++) {
    const SgMention *mention = &args->mentions[i];
    if (mention->head < 0 || mention->entity < 0)
      continue;
    gint32 *at = &args->mention_at[mention->head];
    if (*at < 0 || mention->tokens.n > args->mentions[*at].tokens.n)
      *at = i;
  }
  return args;
}

void
sgp_arguments_free (SgArguments *args)
{
  g_free (args->mention_at);
  g_free (args);
}

static const SgToken *
token_at (const SgArguments *args, gint32 token)
{
  return &args->tree->tokens[token];
}

static gboolean
is_word (const SgToken *token, const char *word)
{
  return strcmp (token->form, word) == 0 || (token->lemma != NULL && strcmp (token->lemma, word) == 0);
}

/* Whether @word depends on @token, or on one of its dependents ("under fire"
 * where "fire" depends). */
static gboolean
has_dependent (const SgArguments *args, gint32 token, const char *word)
{
  const SgTree *tree = args->tree;
  for (gint32 child = sgp_tree_first (tree, token); child >= 0; child = sgp_tree_next (tree, child)) {
    if (is_word (token_at (args, child), word))
      return TRUE;
    for (gint32 c = sgp_tree_first (tree, child); c >= 0; c = sgp_tree_next (tree, c))
      if (sgp_token_has_relation (token_at (args, c), "case") && is_word (token_at (args, c), word))
        return TRUE;
  }
  return FALSE;
}

/* Whether the words of a noun or adjective frame stand side by side. */
static gboolean
stand_together (const SgArguments *args, const SgFrame *frame, gint32 token)
{
  gint32 n = g_strv_length (frame->words), first = token - (gint32) frame->head;
  if (first < 0 || first + n > args->tree->n)
    return FALSE;
  for (gint32 i = 0; i < n; i++)
    if (!is_word (token_at (args, first + i), frame->words[i]))
      return FALSE;
  return TRUE;
}

/* Whether a word is used as its frame wants: "attack" the verb or the noun. */
static gboolean
fits_word (const SgArguments *args, const SgFrame *frame, gint32 token)
{
  const SgToken *t = token_at (args, token);
  if (frame->word == SGP_WORD_VERB)
    return t->upos == SG_UPOS_VERB;
  if (frame->word == SGP_WORD_NOUN)
    return t->upos == SG_UPOS_NOUN || t->upos == SG_UPOS_PROPN;
  return t->upos == SG_UPOS_ADJ || t->upos == SG_UPOS_VERB || t->upos == SG_UPOS_NOUN;
}

gboolean
sgp_arguments_match (const SgArguments *args, const SgFrame *frame, gint32 token)
{
  if (!fits_word (args, frame, token))
    return FALSE;
  if (frame->words[1] == NULL)
    return TRUE;
  if (frame->word != SGP_WORD_VERB)
    return stand_together (args, frame, token);
  for (guint i = 1; frame->words[i] != NULL; i++)
    if (!has_dependent (args, token, frame->words[i]))
      return FALSE;
  return TRUE;
}

/* "Ryan, *who* attacked him": the noun that the clause of @verb describes. */
static gint32
resolve_relative (const SgArguments *args, gint32 pronoun, gint32 verb)
{
  static const char *const words[] = { "who", "which", "that", "whom" };
  if (pronoun < 0 || token_at (args, pronoun)->upos != SG_UPOS_PRON)
    return pronoun;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (token_at (args, pronoun)->form, words[i]) == 0)
      for (gint32 steps = 0; verb >= 0 && steps < MAX_STEPS; steps++) {
        if (sgp_tree_has_relation (args->tree, verb, "acl"))
          return token_at (args, verb)->head;
        verb = token_at (args, verb)->head;
      }
  return pronoun;
}

/* Who does it: the subject, in a passive the agent. */
static gint32
logical_subject (const SgArguments *args, gint32 verb)
{
  if (!sgp_tree_is_passive (args->tree, verb))
    return resolve_relative (args, sgp_tree_subject (args->tree, verb), verb);
  gint32 agent = sgp_tree_child (args->tree, verb, "obl:agent");
  return agent >= 0 ? agent : sgp_tree_oblique (args->tree, verb, "by");
}

/* To whom it is done: the object, in a passive the subject or, of a bare
 * participle, the noun it describes. */
static gint32
logical_object (const SgArguments *args, gint32 verb)
{
  if (!sgp_tree_is_passive (args->tree, verb))
    return resolve_relative (args, sgp_tree_object (args->tree, verb), verb);
  gint32 subject = sgp_tree_subject (args->tree, verb);
  if (subject < 0 && sgp_tree_has_relation (args->tree, verb, "acl"))
    return token_at (args, verb)->head;
  return resolve_relative (args, subject, verb);
}

/* "give", "receive" or NULL: how a light verb uses its noun. */
static const char *
get_light_role (const SgArguments *args, gint32 verb)
{
  const char *lemma = verb < 0 ? NULL : token_at (args, verb)->lemma;
  gint32 row = lemma == NULL ? -1 : sgp_table_find (args->light, lemma);
  return row < 0 ? NULL : sgp_table_get_row (args->light, row)->cells[1];
}

/* The verb over a noun that is its object (in a passive its subject). */
static gint32
governing_verb (const SgArguments *args, gint32 noun)
{
  gint32 head = token_at (args, noun)->head;
  for (gint32 steps = 0; head >= 0 && sgp_tree_has_relation (args->tree, noun, "conj") && steps < MAX_STEPS; steps++) {
    noun = head;
    head = token_at (args, noun)->head;
  }
  gboolean governed = sgp_tree_has_relation (args->tree, noun, "obj") || sgp_tree_has_relation (args->tree, noun, "nsubj:pass");
  return governed && head >= 0 && token_at (args, head)->upos == SG_UPOS_VERB ? head : -1;
}

/* Who takes part in what a noun names, when its own phrase does not say: the
 * subject of a light verb over it, of its copula, or of the verb that it
 * describes ("*Ryan* spoke in praise of Trump"). */
static gint32
outer_agent (const SgArguments *args, gint32 noun)
{
  const SgTree *tree = args->tree;
  gint32 verb = governing_verb (args, noun);
  if (verb >= 0)
    return g_strcmp0 (get_light_role (args, verb), "give") == 0 ? logical_subject (args, verb) : -1;
  gint32 own = sgp_tree_child (tree, noun, "nsubj");
  if (own >= 0)
    return own;
  if (sgp_tree_has_relation (tree, noun, "obl"))
    return logical_subject (args, token_at (args, noun)->head);
  return -1;
}

/* A word before the noun that names an actor: "*Democratic* attacks on". */
static gint32
modifying_actor (const SgArguments *args, gint32 noun)
{
  const SgTree *tree = args->tree;
  for (gint32 child = sgp_tree_first (tree, noun); child >= 0 && child < noun; child = sgp_tree_next (tree, child))
    if (args->mention_at[child] >= 0
        && (sgp_tree_has_relation (tree, child, "compound") || sgp_tree_has_relation (tree, child, "amod")))
      return child;
  return -1;
}

/* Who does what a noun names. */
static gint32
noun_agent (const SgArguments *args, gint32 noun)
{
  gint32 agent = sgp_tree_child (args->tree, noun, "nmod:poss");
  if (agent < 0)
    agent = sgp_tree_oblique (args->tree, noun, "by");
  if (agent < 0)
    agent = sgp_tree_oblique (args->tree, noun, "from");
  if (agent < 0)
    agent = modifying_actor (args, noun);
  return agent < 0 ? outer_agent (args, noun) : agent;
}

/* The noun behind @preposition, be it attached to the predicate, to the light
 * verb over it or to its object. */
static gint32
find_oblique (const SgArguments *args, gint32 predicate, const char *preposition)
{
  const SgTree *tree = args->tree;
  gint32 found = sgp_tree_oblique (tree, predicate, preposition);
  if (found < 0 && token_at (args, predicate)->upos == SG_UPOS_NOUN)
    found = sgp_tree_oblique (tree, governing_verb (args, predicate), preposition);
  if (found < 0)
    found = sgp_tree_oblique (tree, sgp_tree_object (tree, predicate), preposition);
  return found;
}

gint32
sgp_arguments_get_source (const SgArguments *args, const SgFrame *frame, gint32 predicate)
{
  if (frame->flags & SGP_FLAG_RECEIVE)
    return find_oblique (args, predicate, frame->preposition);
  switch (frame->source) {
  case SGP_SOURCE_SUBJECT:
    return logical_subject (args, predicate);
  case SGP_SOURCE_OBJECT:
    return logical_object (args, predicate);
  case SGP_SOURCE_AGENT:
    return noun_agent (args, predicate);
  case SGP_SOURCE_FROM:
    return find_oblique (args, predicate, "from");
  default:
    return -1;
  }
}

gint32
sgp_arguments_get_target (const SgArguments *args, const SgFrame *frame, gint32 predicate)
{
  if (frame->flags & SGP_FLAG_RECEIVE) {
    gint32 verb = governing_verb (args, predicate);
    return g_strcmp0 (get_light_role (args, verb), "receive") == 0 ? logical_subject (args, verb) : -1;
  }
  switch (frame->slot) {
  case SGP_SLOT_OBJECT:
    return logical_object (args, predicate);
  case SGP_SLOT_SUBJECT:
  case SGP_SLOT_EACH:
    return logical_subject (args, predicate);
  case SGP_SLOT_POSSESSOR: {
    gint32 owner = sgp_tree_child (args->tree, predicate, "nmod:poss");
    return owner >= 0 ? owner : sgp_tree_oblique (args->tree, predicate, "of");
  }
  default:
    return find_oblique (args, predicate, frame->preposition);
  }
}

/* Whose a thing is, by its phrase: "*Trump's* remarks", "the remarks *of
 * Trump*", "*French* operations"; -1 where it does not say. */
static gint32
owner_of (const SgArguments *args, gint32 thing)
{
  static const char *const prepositions[] = { "of", "by", "from" };
  if (token_at (args, thing)->upos != SG_UPOS_NOUN)
    return -1;
  gint32 owner = sgp_tree_child (args->tree, thing, "nmod:poss");
  for (guint i = 0; owner < 0 && i < G_N_ELEMENTS (prepositions); i++)
    owner = sgp_tree_oblique (args->tree, thing, prepositions[i]);
  return owner < 0 ? modifying_actor (args, thing) : owner;
}

/* The mention of one argument, without those joined to it. */
static gint32
find_actor (const SgArguments *args, gint32 argument)
{
  for (gint32 steps = 0; argument >= 0 && steps < 3; steps++) {
    if (args->mention_at[argument] >= 0)
      return args->mention_at[argument];
    gint32 apposition = sgp_tree_child (args->tree, argument, "appos");
    if (apposition >= 0 && args->mention_at[apposition] >= 0)
      return args->mention_at[apposition];
    argument = owner_of (args, argument);
  }
  return -1;
}

void
sgp_arguments_add_actors (const SgArguments *args, gint32 argument, GArray *mentions)
{
  if (argument < 0)
    return;
  gint32 mention = find_actor (args, argument);
  if (mention >= 0)
    g_array_append_val (mentions, mention);
  const SgTree *tree = args->tree;
  for (gint32 c = sgp_tree_child (tree, argument, "conj"); c >= 0; c = sgp_tree_child_after (tree, argument, "conj", c))
    if (sgp_token_is_noun (token_at (args, c)) && (mention = find_actor (args, c)) >= 0)
      g_array_append_val (mentions, mention);
}

/* Whether the table of moods lists the lemma with this mood. */
static gboolean
has_mood (const SgArguments *args, gint32 token, const char *mood)
{
  const char *lemma = token_at (args, token)->lemma;
  gint32 row = lemma == NULL ? -1 : sgp_table_find (args->moods, lemma);
  return row >= 0 && strcmp (sgp_table_get_row (args->moods, row)->cells[1], mood) == 0;
}

/* The word that governs a predicate as its content, or -1. */
static gint32
governor (const SgArguments *args, gint32 token)
{
  static const char *const relations[] = { "xcomp", "ccomp", "csubj", "acl", "obj", "advcl" };
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (sgp_tree_has_relation (args->tree, token, relations[i]) && !sgp_tree_has_relation (args->tree, token, "acl:relcl"))
      return token_at (args, token)->head;
  return -1;
}

gboolean
sgp_arguments_is_denied (const SgArguments *args, gint32 predicate)
{
  gboolean denied = sgp_tree_is_negated (args->tree, predicate);
  gint32 token = predicate;
  for (gint32 steps = 0; steps < MAX_STEPS; steps++) {
    gboolean adverbial = sgp_tree_has_relation (args->tree, token, "advcl");
    gint32 above = governor (args, token);
    if (above < 0 || adverbial)
      break;
    denied ^= has_mood (args, above, "negative");
    denied ^= sgp_tree_is_negated (args->tree, above);
    token = above;
  }
  return denied;
}

gboolean
sgp_arguments_is_irrealis (const SgArguments *args, gint32 predicate)
{
  const SgTree *tree = args->tree;
  gint32 token = predicate;
  for (gint32 steps = 0; token >= 0 && steps < MAX_STEPS; steps++) {
    if (steps > 0 && has_mood (args, token, "irrealis"))
      return TRUE;
    for (gint32 c = sgp_tree_first (tree, token); c >= 0; c = sgp_tree_next (tree, c))
      if ((sgp_tree_has_relation (tree, c, "aux") || sgp_tree_has_relation (tree, c, "mark")) && has_mood (args, c, "irrealis"))
        return TRUE;
    token = governor (args, token);
  }
  return FALSE;
}

gint32
sgp_arguments_get_requested (const SgArguments *args, gint32 predicate)
{
  static const char *const relations[] = { "xcomp", "ccomp", "advcl", "acl" };
  const SgTree *tree = args->tree;
  gint32 found = -1;
  for (guint i = 0; found < 0 && i < G_N_ELEMENTS (relations); i++)
    for (gint32 c = sgp_tree_child (tree, predicate, relations[i]); c >= 0 && found < 0;
         c = sgp_tree_child_after (tree, predicate, relations[i], c))
      if (c > predicate && sgp_tree_child_lemma (tree, c, "mark", "to") >= 0)
        found = c;
  return found;
}
