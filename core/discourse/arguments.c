/* SPDX-License-Identifier: MIT
 *
 * Which actors a predicate speaks of. Syntax gives words, the mentions say who
 * they are; between them lie passives, relative pronouns, light verbs and
 * deeds:
 *
 *     Lund was criticised by Vance           source Vance, target Lund
 *     Vance, who launched an attack on Lund  source Vance (who), target Lund
 *     Vance's criticism of Lund's remarks    source Vance, target Lund (deed)
 */
#include "discourse/arguments-private.h"

#include <string.h>

/* More are never joined to one argument. */
#define MAX_ACTORS 24

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
    if (is_word (sgp_arguments_token (args, child), word))
      return TRUE;
    for (gint32 c = sgp_tree_first (tree, child); c >= 0; c = sgp_tree_next (tree, c))
      if (sgp_token_has_relation (sgp_arguments_token (args, c), "case") && is_word (sgp_arguments_token (args, c), word))
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
    if (!is_word (sgp_arguments_token (args, first + i), frame->words[i]))
      return FALSE;
  return TRUE;
}

/* Whether a word is used as its frame wants: "attack" the verb or the noun. */
static gboolean
fits_word (const SgArguments *args, const SgFrame *frame, gint32 token)
{
  const SgToken *t = sgp_arguments_token (args, token);
  if (frame->word == SGP_WORD_VERB)
    return t->upos == SG_UPOS_VERB;
  if (frame->word == SGP_WORD_NOUN)
    return t->upos == SG_UPOS_NOUN || t->upos == SG_UPOS_PROPN;
  if (frame->word == SGP_WORD_ADVERB)
    return t->upos == SG_UPOS_ADV;
  if (frame->word == SGP_WORD_MODAL) /* "has to go", not "has gone" */
    return sgp_token_is_verb (t) && !(sgp_token_has_lemma (t, "have") && sgp_token_has_relation (t, "aux"));
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
  if (pronoun < 0 || sgp_arguments_token (args, pronoun)->upos != SG_UPOS_PRON)
    return pronoun;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (sgp_arguments_token (args, pronoun)->form, words[i]) == 0)
      for (gint32 steps = 0; verb >= 0 && steps < SGP_MAX_STEPS; steps++) {
        if (sgp_tree_has_relation (args->tree, verb, "acl"))
          return sgp_arguments_token (args, verb)->head;
        verb = sgp_arguments_token (args, verb)->head;
      }
  return pronoun;
}

/* The noun that a clause without a subject of its own describes: "the British,
 * *who* were to blame", or in the style of headlines "*Union* to back Lee". */
static gint32
described_noun (const SgArguments *args, gint32 verb)
{
  const SgTree *tree = args->tree;
  gint32 head = sgp_tree_head (tree, verb);
  gboolean relative = sgp_tree_has_relation (tree, verb, "acl:relcl") || has_dependent (args, verb, "who");
  if (relative && head >= 0 && sgp_token_is_noun (sgp_arguments_token (args, head)))
    return head;
  gboolean infinitive = sgp_tree_has_relation (tree, verb, "acl") && sgp_tree_child_lemma (tree, verb, "mark", "to") >= 0;
  return infinitive && sgp_tree_head (tree, head) < 0 && sgp_arguments_token (args, head)->upos == SG_UPOS_PROPN ? head : -1;
}

/* Who does it: the subject, in a passive the agent. */
static gint32
logical_subject (const SgArguments *args, gint32 verb)
{
  if (sgp_tree_is_passive (args->tree, verb)) {
    gint32 agent = sgp_tree_child (args->tree, verb, "obl:agent");
    return agent >= 0 ? agent : sgp_tree_oblique (args->tree, verb, "by");
  }
  gint32 subject = sgp_tree_subject (args->tree, verb);
  return subject < 0 ? described_noun (args, verb) : resolve_relative (args, subject, verb);
}

/* To whom it is done: the object, in a passive the subject or, of a bare
 * participle, the noun it describes. */
static gint32
logical_object (const SgArguments *args, gint32 verb)
{
  if (!sgp_tree_is_passive (args->tree, verb)) {
    gint32 object = sgp_tree_object (args->tree, verb);
    return resolve_relative (args, object < 0 ? sgp_tree_child (args->tree, verb, "iobj") : object, verb);
  }
  gint32 subject = sgp_tree_subject (args->tree, verb);
  if (subject < 0 && sgp_tree_has_relation (args->tree, verb, "acl"))
    return sgp_arguments_token (args, verb)->head;
  return resolve_relative (args, subject, verb);
}

/* "give", "receive" or NULL: how a light verb uses its noun. */
static const char *
get_light_role (const SgArguments *args, gint32 verb)
{
  const char *lemma = verb < 0 ? NULL : sgp_arguments_token (args, verb)->lemma;
  gint32 row = lemma == NULL ? -1 : sgp_table_find (args->light, lemma);
  return row < 0 ? NULL : sgp_table_get_row (args->light, row)->cells[1];
}

/* The verb over a noun that is its object (in a passive its subject). */
static gint32
governing_verb (const SgArguments *args, gint32 noun)
{
  gint32 head = sgp_arguments_token (args, noun)->head;
  for (gint32 steps = 0; head >= 0 && sgp_tree_has_relation (args->tree, noun, "conj") && steps < SGP_MAX_STEPS; steps++) {
    noun = head;
    head = sgp_arguments_token (args, noun)->head;
  }
  gboolean governed = sgp_tree_has_relation (args->tree, noun, "obj") || sgp_tree_has_relation (args->tree, noun, "nsubj:pass");
  return governed && head >= 0 && sgp_arguments_token (args, head)->upos == SG_UPOS_VERB ? head : -1;
}

/* Who takes part in what a noun names, when its own phrase does not say: the
 * subject of a light verb over it, of its copula, or of the verb that it
 * describes ("*Vance* spoke in praise of Lund"). */
static gint32
outer_agent (const SgArguments *args, gint32 noun)
{
  const SgTree *tree = args->tree;
  for (gint32 steps = 0; steps < 3 && sgp_tree_has_relation (tree, noun, "nmod"); steps++)
    noun = sgp_arguments_token (args, noun)->head;
  gint32 verb = governing_verb (args, noun);
  if (verb >= 0)
    return g_strcmp0 (get_light_role (args, verb), "give") == 0 ? logical_subject (args, verb) : -1;
  gint32 own = sgp_tree_own_subject (tree, noun);
  if (own >= 0)
    return own;
  /* "After criticism of Lund, Vance left" does not say whose it was. */
  if (sgp_tree_has_relation (tree, noun, "obl") && noun > sgp_tree_head (tree, noun))
    return logical_subject (args, sgp_tree_head (tree, noun));
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

/* The verb or adjective over a noun that is its object or stands behind a
 * preposition: "*drew* criticism", "*subject* to criticism"; or -1. */
static gint32
word_over (const SgArguments *args, gint32 noun)
{
  gint32 verb = governing_verb (args, noun);
  return verb < 0 && sgp_tree_has_relation (args->tree, noun, "obl") ? sgp_tree_head (args->tree, noun) : verb;
}

/* The noun behind @preposition, be it attached to the predicate, to the word
 * over it or to its object. */
static gint32
find_oblique (const SgArguments *args, gint32 predicate, const char *preposition)
{
  const SgTree *tree = args->tree;
  gint32 found = sgp_tree_oblique (tree, predicate, preposition);
  if (found < 0 && sgp_arguments_token (args, predicate)->upos == SG_UPOS_NOUN)
    found = sgp_tree_oblique (tree, word_over (args, predicate), preposition);
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

/* "drew criticism from", "was subject to praise from": who undergoes what a
 * noun names, the subject of the verb or adjective over it. */
static gint32
receiver (const SgArguments *args, gint32 noun)
{
  gint32 over = word_over (args, noun);
  return over < 0 ? -1 : logical_subject (args, over);
}

/* Of whom an adjective, noun, adverb or verb says something: its subject, the
 * noun it stands with, the subject of the verb it colours. */
static gint32
evaluated (const SgArguments *args, const SgFrame *frame, gint32 predicate)
{
  const SgTree *tree = args->tree;
  gint32 head = sgp_tree_head (tree, predicate);
  if (frame->word == SGP_WORD_ADVERB)
    return sgp_tree_has_relation (tree, predicate, "advmod") ? logical_subject (args, head) : -1;
  if (frame->word == SGP_WORD_MODAL)
    return logical_subject (args, sgp_tree_has_relation (tree, predicate, "aux") ? head : predicate);
  if (frame->word == SGP_WORD_VERB || !sgp_tree_has_relation (tree, predicate, "amod"))
    return logical_subject (args, predicate);
  /* before a noun an adjective judges whom the noun is said of ("she is a *weak*
   * leader"), behind it the noun ("gangs *responsible* for it") */
  return predicate < head ? logical_subject (args, head) : head;
}

/* The subject of what is said, hoped or wished: "hopes that *France* acts",
 * "accusations that *she* lied". */
static gint32
clause_subject (const SgArguments *args, gint32 predicate)
{
  static const char *const relations[] = { "ccomp", "xcomp", "acl" };
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++) {
    gint32 clause = sgp_tree_child (args->tree, predicate, relations[i]);
    gint32 subject = sgp_tree_own_subject (args->tree, clause);
    if (clause > predicate && subject >= 0)
      return subject;
  }
  return -1;
}

gint32
sgp_arguments_get_target (const SgArguments *args, const SgFrame *frame, gint32 predicate)
{
  if (frame->flags & SGP_FLAG_RECEIVE)
    return receiver (args, predicate);
  switch (frame->slot) {
  case SGP_SLOT_OBJECT: {
    gint32 object = logical_object (args, predicate);
    return object < 0 && (frame->flags & SGP_FLAG_REQUEST) ? clause_subject (args, predicate) : object;
  }
  case SGP_SLOT_SUBJECT:
    return evaluated (args, frame, predicate);
  case SGP_SLOT_EACH:
    return frame->word == SGP_WORD_NOUN ? outer_agent (args, predicate) : logical_subject (args, predicate);
  case SGP_SLOT_CLAUSE:
    return clause_subject (args, predicate);
  case SGP_SLOT_POSSESSOR: {
    gint32 owner = sgp_tree_child (args->tree, predicate, "nmod:poss");
    return owner >= 0 ? owner : sgp_tree_oblique (args->tree, predicate, "of");
  }
  default:
    return find_oblique (args, predicate, frame->preposition);
  }
}

/* Whose a thing is, by its phrase: "*Lund's* remarks", "the remarks *of
 * Lund*", "*French* operations"; -1 where it does not say. */
static gint32
owner_of (const SgArguments *args, gint32 thing)
{
  static const char *const prepositions[] = { "of", "by", "from" };
  if (sgp_token_is_verb (sgp_arguments_token (args, thing)))
    return -1;
  gint32 owner = sgp_tree_child (args->tree, thing, "nmod:poss");
  for (guint i = 0; owner < 0 && i < G_N_ELEMENTS (prepositions); i++)
    owner = sgp_tree_oblique (args->tree, thing, prepositions[i]);
  return owner < 0 ? modifying_actor (args, thing) : owner;
}

/* The mention at a token if it can hold a stance or be its target. */
static gint32
actor_at (const SgArguments *args, gint32 token, gboolean places)
{
  gint32 mention = args->mention_at[token];
  if (mention < 0 || args->mentions[mention].type == SG_ENTITY_OTHER)
    return -1;
  return places || args->mentions[mention].type != SG_ENTITY_PLACE ? mention : -1;
}

/* Appends those that @token introduces: "two men, *Lee and Lund*", "rivals
 * *such as Lee*". */
static gboolean
add_members (const SgArguments *args, gint32 token, GArray *mentions)
{
  static const char *const cases[] = { "including", "like", "such" };
  const SgTree *tree = args->tree;
  guint before = mentions->len;
  for (gint32 c = sgp_tree_first (tree, token); c >= 0; c = sgp_tree_next (tree, c)) {
    gboolean member = c > token && sgp_tree_has_relation (tree, c, "appos") && sgp_arguments_token (args, c)->upos == SG_UPOS_PROPN;
    for (guint i = 0; !member && i < G_N_ELEMENTS (cases); i++)
      member = sgp_tree_has_relation (tree, c, "nmod") && sgp_tree_child_lemma (tree, c, "case", cases[i]) >= 0;
    if (member)
      sgp_arguments_add_actors (args, c, mentions);
  }
  return mentions->len > before;
}

/* Whether a clause behind a noun speaks of it as of a person: "a Swiss banker *whom* she met". */
static gboolean
is_person (const SgArguments *args, gint32 noun)
{
  gint32 clause = sgp_tree_child (args->tree, noun, "acl:relcl");
  return clause >= 0 && (has_dependent (args, clause, "who") || has_dependent (args, clause, "whom"));
}

/* Appends the actors that one argument denotes, without those joined to it. */
static void
add_own (const SgArguments *args, gint32 argument, GArray *mentions)
{
  gint32 mention = actor_at (args, argument, TRUE);
  gboolean named = mention >= 0 && args->mentions[mention].kind == SG_ALIAS_NAME;
  if (!named)
    mention = actor_at (args, argument, FALSE);
  if (!named && add_members (args, argument, mentions))
    return;
  gint32 owner = mention < 0 && !is_person (args, argument) ? owner_of (args, argument) : -1;
  if (owner >= 0) {
    sgp_arguments_add_actors (args, owner, mentions);
    return;
  }
  if (mention < 0)
    mention = actor_at (args, argument, TRUE);
  if (mention < 0)
    return;
  g_array_append_val (mentions, mention);
  for (gint32 i = 0; i < args->mentions[mention].members.n; i++) {
    gint32 member = args->mentions[mention].members.first + i;
    g_array_append_val (mentions, member);
  }
}

void
sgp_arguments_add_actors (const SgArguments *args, gint32 argument, GArray *mentions)
{
  if (argument < 0 || mentions->len > MAX_ACTORS)
    return;
  const SgTree *tree = args->tree;
  add_own (args, argument, mentions);
  for (gint32 c = sgp_tree_child (tree, argument, "conj"); c >= 0; c = sgp_tree_child_after (tree, argument, "conj", c))
    if (sgp_token_is_noun (sgp_arguments_token (args, c)))
      sgp_arguments_add_actors (args, c, mentions);
}

/* The infinitive behind a word, be it its own or its object's; with @clause
 * also a clause with a finite verb ("hopes that France *joins*"). */
static gint32
infinitive_of (const SgArguments *args, gint32 token, gint32 predicate, gboolean clause)
{
  static const char *const relations[] = { "xcomp", "ccomp", "advcl", "acl" };
  const SgTree *tree = args->tree;
  for (guint i = 0; token >= 0 && i < G_N_ELEMENTS (relations); i++)
    for (gint32 c = sgp_tree_child (tree, token, relations[i]); c >= 0;
         c = sgp_tree_child_after (tree, token, relations[i], c))
      if (c > predicate && (sgp_tree_child_lemma (tree, c, "mark", "to") >= 0 || (clause && i < 2)))
        return c;
  return -1;
}

gint32
sgp_arguments_get_requested (const SgArguments *args, const SgFrame *frame, gint32 predicate)
{
  if (frame->word == SGP_WORD_MODAL && sgp_tree_has_relation (args->tree, predicate, "aux"))
    return sgp_arguments_token (args, predicate)->head;
  gint32 found = infinitive_of (args, predicate, predicate, frame->slot == SGP_SLOT_CLAUSE);
  if (found >= 0 || frame->word == SGP_WORD_MODAL)
    return found;
  gint32 target = sgp_arguments_get_target (args, frame, predicate);
  return infinitive_of (args, target, predicate, FALSE);
}

/* "called him a *liar*", where the tree has two objects. */
static gboolean
is_second_object (const SgTree *tree, gint32 noun)
{
  return sgp_tree_has_relation (tree, noun, "obj") && sgp_tree_object (tree, sgp_tree_head (tree, noun)) < noun;
}

gint32
sgp_arguments_get_naming (const SgArguments *args, gint32 predicate)
{
  const SgTree *tree = args->tree;
  if (sgp_tree_has_relation (tree, predicate, "amod"))
    predicate = sgp_tree_head (tree, predicate);
  gboolean named = is_second_object (tree, predicate) || sgp_tree_has_relation (tree, predicate, "xcomp") || sgp_tree_child_lemma (tree, predicate, "case", "as") >= 0
                   || sgp_tree_child_lemma (tree, predicate, "mark", "as") >= 0;
  gint32 verb = named ? sgp_tree_head (tree, predicate) : -1;
  return g_strcmp0 (get_light_role (args, verb), "call") == 0 ? verb : -1;
}

gint32
sgp_arguments_get_subject (const SgArguments *args, gint32 verb)
{
  return logical_subject (args, verb);
}

gint32
sgp_arguments_get_object (const SgArguments *args, gint32 verb)
{
  return logical_object (args, verb);
}
