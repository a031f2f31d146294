/* SPDX-License-Identifier: MIT
 *
 * Pronouns in, the actor before them out, or nobody: a guess is worse.
 *
 *     "I hope they do," he said.   I: who speaks the quotation; he: never
 *                                  somebody it quotes
 *     Lee met Park. She left.      gender, number, subjects before others,
 *                                  the nearest sentence first
 *     France and Britain trade blame; the two countries...   both
 *
 * The candidates of a pronoun are the mentions of a few sentences before it,
 * each rated by distance, by being a subject as the pronoun is, and by whether
 * it stands in the same kind of text, quoted or not.
 */
#include "discourse/actors-private.h"

#include <string.h>

/* How far back an antecedent may stand. */
#define MAX_SENTENCES 4
#define MAX_MENTIONS 80
/* Offices further on are not asked. */
#define MAX_OFFICES 256

/* What a pronoun asks of its antecedent. */
typedef struct {
  gint32 mention;
  const SgpEntry *entry;
  gint32 sentence;
  gint32 speaker;   /* of the quotation that holds the pronoun, or -1 */
  gboolean subject;
  gboolean object;  /* of a verb: the subject of that verb is somebody else */
  gint32 verb;
  gint32 office;    /* of the speaker, or -1 */
} Search;

/* Whether an actor goes with the pronoun by number and gender. */
static gboolean
agrees (const SgpActor *actor, const SgpEntry *pronoun)
{
  if (pronoun->gender == SGP_GENDER_THING)
    return actor->type == SG_ENTITY_ORGANIZATION || actor->type == SG_ENTITY_COUNTRY || actor->type == SG_ENTITY_PLACE;
  if (pronoun->plural)
    return actor->type == SG_ENTITY_GROUP || actor->type == SG_ENTITY_ORGANIZATION || actor->type == SG_ENTITY_COUNTRY
           || actor->type == SG_ENTITY_PLACE;
  return actor->type == SG_ENTITY_PERSON
         && (actor->gender == pronoun->gender || actor->gender == SGP_GENDER_ANY || pronoun->gender == SGP_GENDER_ANY);
}

/* Whether mention @k is the subject of the verb whose object the pronoun is, or of the one
 * that this verb completes: "France wanted to work with them". */
static gboolean
is_own_subject (const SgpActors *actors, const Search *search, gint32 k)
{
  gint32 head = actors->mentions[k].head, verb = search->verb;
  if (!search->object || head < 0 || actors->tokens[head].deprel == NULL || !g_str_has_prefix (actors->tokens[head].deprel, "nsubj"))
    return FALSE;
  if (actors->tokens[head].head == verb)
    return TRUE;
  return verb >= 0 && actors->tokens[verb].deprel != NULL && strcmp (actors->tokens[verb].deprel, "xcomp") == 0
         && actors->tokens[head].head == actors->tokens[verb].head;
}

/* Whether mention @k is a name in what the pronoun's own clause reports: "It was Benning,
 * she said", where she is somebody else. */
static gboolean
is_reported (const SgpActors *actors, const Search *search, gint32 k)
{
  gint32 n, statement = actors->spoken_by[search->mention];
  if (statement < 0 || actors->mentions[k].name < 0)
    return FALSE;
  const SgStatement *row = &sg_document_get_statements (actors->doc, &n)[statement];
  const SgSpan *spans = sg_document_get_spans (actors->doc, row->content);
  for (gint32 i = 0; i < row->content.n; i++)
    if (sg_span_contains (spans[i], actors->mentions[k].span))
      return TRUE;
  return FALSE;
}

/* Whether an actor is what the speaker of a quotation stands for: to the mayor of
 * Ostermere "they" are not Ostermere. */
static gboolean
is_own_side (const SgpActors *actors, const Search *search, gint32 index)
{
  const SgpActor *actor = SGP_ACTOR (actors, index);
  const char *last = actor->tokens.n > 0 ? actors->tokens[actor->tokens.first + actor->tokens.n - 1].form : "";
  const SgpOffice *office = search->office >= 0 ? SGP_OFFICE (actors, search->office) : NULL;
  return office != NULL
         && ((office->of != NULL && strcmp (office->of, last) == 0) || (office->country != NULL && strcmp (office->country, actor->name) == 0));
}

/* How likely the mention @k is the antecedent; higher is better, -1 for not at all. */
static gint32
rate (const SgpActors *actors, const Search *search, gint32 k)
{
  gint32 index = actors->actor_of[k];
  const SgMention *m = &actors->mentions[k];
  gint32 distance = search->sentence - sgp_actors_get_sentence (actors, k);
  if (index < 0 || distance > MAX_SENTENCES || !agrees (SGP_ACTOR (actors, index), search->entry))
    return -1;
  if (index == search->speaker || is_own_subject (actors, search, k) || is_reported (actors, search, k)
      || is_own_side (actors, search, index))
    return -1;
  /* A phrase does not hold its own antecedent: "her French counterpart". */
  if (sg_span_contains (m->span, actors->mentions[search->mention].span))
    return -1;
  gint32 rating = 100 - 12 * distance;
  rating += sgp_actors_is_subject (actors, k) ? (search->subject ? 14 : 9) : 0;
  rating += m->name >= 0 ? 3 : 0;
  rating += SGP_ACTOR (actors, index)->gender == search->entry->gender && search->entry->gender != SGP_GENDER_ANY ? 4 : 0;
  rating -= (actors->quote_of[k] >= 0) != (actors->quote_of[search->mention] >= 0) ? 10 : 0;
  rating -= m->type == SG_ENTITY_PLACE ? 20 : 0;
  if (search->entry->plural)
    rating -= SGP_ACTOR (actors, index)->type == SG_ENTITY_COUNTRY ? 6 : SGP_ACTOR (actors, index)->plural ? 0 : 3;
  return rating;
}

static gint32
find_antecedent (const SgpActors *actors, const Search *search)
{
  gint32 best = -1, best_rating = 0;
  for (gint32 k = search->mention - 1; k >= 0 && k > search->mention - MAX_MENTIONS; k--) {
    gint32 rating = rate (actors, search, k);
    if (rating > best_rating) {
      best_rating = rating;
      best = k;
    }
    if (search->sentence - sgp_actors_get_sentence (actors, k) > MAX_SENTENCES)
      break;
  }
  return best < 0 ? -1 : actors->actor_of[best];
}

/* Whether two actors may be what a phrase for two, or "they", goes back to. */
static gboolean
is_pair (const SgpActors *actors, gint32 a, gint32 b, SgEntityType type, gboolean named)
{
  if (a < 0 || b < 0 || a == b || SGP_ACTOR (actors, a)->type != SGP_ACTOR (actors, b)->type)
    return FALSE;
  if (named && !(SGP_ACTOR (actors, a)->named && SGP_ACTOR (actors, b)->named))
    return FALSE;
  SgEntityType found = SGP_ACTOR (actors, a)->type;
  return type == SG_ENTITY_GROUP ? found != SG_ENTITY_PLACE : found == type;
}

/* Two mentions joined by "and", the last of them before @mention: in @a and @b. */
static gboolean
find_pair (const SgpActors *actors, gint32 mention, SgEntityType type, gboolean named, gint32 *a, gint32 *b)
{
  gint32 sentence = sgp_actors_get_sentence (actors, mention);
  for (gint32 k = mention - 1; k > 0 && k > mention - MAX_MENTIONS; k--) {
    if (sentence - sgp_actors_get_sentence (actors, k) > MAX_SENTENCES)
      return FALSE;
    const SgMention *y = &actors->mentions[k];
    if (!sgp_actors_is_form (actors, y->tokens.first - 1, "and"))
      continue;
    for (gint32 i = k - 1; i >= 0 && i > k - 8; i--) {
      const SgMention *x = &actors->mentions[i];
      if (x->tokens.first + x->tokens.n != y->tokens.first - 1
          || !is_pair (actors, actors->actor_of[i], actors->actor_of[k], type, named))
        continue;
      *a = actors->actor_of[i];
      *b = actors->actor_of[k];
      return TRUE;
    }
  }
  return FALSE;
}

/* The last two different actors of a type before a mention. */
static gboolean
find_last_two (const SgpActors *actors, gint32 mention, SgEntityType type, gint32 *a, gint32 *b)
{
  gint32 sentence = sgp_actors_get_sentence (actors, mention);
  *b = -1;
  for (gint32 k = mention - 1; k >= 0 && sentence - sgp_actors_get_sentence (actors, k) <= MAX_SENTENCES; k--) {
    gint32 index = actors->actor_of[k];
    /* A country's police or government brings the country in. */
    if (index >= 0 && type == SG_ENTITY_COUNTRY && SGP_ACTOR (actors, index)->part_of >= 0)
      index = SGP_ACTOR (actors, index)->part_of;
    if (index < 0 || SGP_ACTOR (actors, index)->type != type || !SGP_ACTOR (actors, index)->named || index == *b)
      continue;
    if (*b >= 0) {
      *a = index;
      return TRUE;
    }
    *b = index;
  }
  return FALSE;
}

/* What a phrase for several asks for: countries, persons, or anybody (group). */
static SgEntityType
find_pair_type (const SgpActors *actors, const SgMention *mention)
{
  static const char *const countries[] = { "countries", "nations", "states", "governments", "capitals", "neighbours", "neighbors", NULL };
  static const char *const persons[] = { "leaders", "men", "women", "ministers", "presidents", "candidates", "politicians", "senators", NULL };
  gint32 last = mention->tokens.first + mention->tokens.n - 1;
  return sgp_actors_is_one_of (actors, last, countries) ? SG_ENTITY_COUNTRY
         : sgp_actors_is_one_of (actors, last, persons) ? SG_ENTITY_PERSON
                                                        : SG_ENTITY_GROUP;
}

static void
assign_pair (SgpActors *actors, gint32 mention, gint32 a, gint32 b)
{
  SgpMember member = { mention, b };
  sgp_actors_assign (actors, mention, a);
  g_array_append_val (actors->members, member);
}

/* "the two", "both sides", "the two countries". */
static void
resolve_pair (SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  SgEntityType type = find_pair_type (actors, m);
  gint32 a, b;
  gboolean sides = sgp_actors_is_form (actors, m->tokens.first + m->tokens.n - 1, "sides");
  if (find_pair (actors, mention, type, TRUE, &a, &b) || (type != SG_ENTITY_GROUP && find_last_two (actors, mention, type, &a, &b)))
    assign_pair (actors, mention, a, b);
  else if ((sides || m->tokens.n == 2)
           && (find_last_two (actors, mention, sides ? SG_ENTITY_COUNTRY : SG_ENTITY_PERSON, &a, &b)))
    assign_pair (actors, mention, a, b);
}

/* "they" goes to a pair where that is nearer than any group. */
static void
resolve_plural (SgpActors *actors, Search *search)
{
  gint32 a, b, sentence = search->sentence;
  gint32 antecedent = find_antecedent (actors, search);
  gint32 last = antecedent < 0 ? -1 : sgp_actors_get_sentence (actors, SGP_ACTOR (actors, antecedent)->last);
  if (find_pair (actors, search->mention, SG_ENTITY_GROUP, FALSE, &a, &b)
      && (antecedent < 0 || antecedent == a || antecedent == b || last < sentence - 1))
    assign_pair (actors, search->mention, a, b);
  else if (antecedent >= 0)
    sgp_actors_assign (actors, search->mention, antecedent);
}

/* "it" is mostly nobody, unless it says or does what only actors do. */
static gboolean
is_somebody (const SgpActors *actors, const SgMention *mention, const SgpEntry *entry)
{
  static const char *const verbs[] = { "say", "tell", "add", "announce", "accuse", "deny", "urge", "warn", "call", "agree", "refuse",
                                       "condemn", "reject", "demand", "promise", "vow", "offer", "support", "believe", "argue",
                                       "insist", "criticise", "criticize", "blame", "welcome", "pledge", "propose", NULL };
  if (entry->kind == SGP_KIND_POSSESSIVE)
    return TRUE;
  const SgToken *token = &actors->tokens[mention->tokens.first];
  if (token->deprel == NULL || strcmp (token->deprel, "nsubj") != 0 || token->head < 0)
    return FALSE;
  for (gsize i = 0; verbs[i] != NULL; i++)
    if (strcmp (actors->tokens[token->head].lemma, verbs[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The noun that the tree hangs a relative clause on: "It was Benning, she said, who". */
static gint32
find_noun (const SgpActors *actors, gint32 who)
{
  gint32 verb = actors->tokens[who].head;
  const char *deprel = verb >= 0 ? actors->tokens[verb].deprel : NULL;
  return deprel != NULL && (g_str_has_prefix (deprel, "acl") || strcmp (deprel, "advcl") == 0) ? actors->tokens[verb].head : -1;
}

/* "Dhersin, who": what stands right before. */
static void
resolve_relative (SgpActors *actors, gint32 mention)
{
  gint32 first = actors->mentions[mention].tokens.first;
  if (!sgp_actors_is_one_of (actors, first, (const char *const[]) { "who", "which", "that", "whom", NULL }))
    return;
  gint32 end = sgp_actors_is_form (actors, first - 1, ",") ? first - 1 : first, noun = find_noun (actors, first);
  for (gint32 k = mention - 1; k >= 0 && k > mention - 8; k--)
    if ((actors->mentions[k].tokens.first + actors->mentions[k].tokens.n == end
         || (noun >= 0 && actors->mentions[k].head == noun)) && actors->actor_of[k] >= 0) {
      sgp_actors_assign (actors, mention, actors->actor_of[k]);
      return;
    }
}

/* The first office that the speaker of a quotation is known to hold, or -1. */
static gint32
find_office (const SgpActors *actors, gint32 speaker)
{
  for (guint i = 0; speaker >= 0 && i < actors->offices->len && i < MAX_OFFICES; i++)
    if (SGP_OFFICE (actors, i)->actor == speaker)
      return (gint32) i;
  return -1;
}

static void
begin_search (const SgpActors *actors, gint32 mention, const SgpEntry *entry, Search *search)
{
  gint32 token = actors->mentions[mention].tokens.first;
  const char *deprel = actors->tokens[token].deprel;
  *search = (Search) { mention, entry, actors->tokens[token].sentence, sgp_actors_get_speaker (actors, mention), FALSE, FALSE, -1, -1 };
  search->office = find_office (actors, search->speaker);
  search->subject = sgp_actors_is_subject (actors, mention);
  search->object = deprel != NULL && (strcmp (deprel, "obj") == 0 || strcmp (deprel, "iobj") == 0 || strcmp (deprel, "obl") == 0);
  search->verb = actors->tokens[token].head;
}

static gboolean
is_verb_behind (const SgpActors *actors, const SgMention *mention)
{
  gint32 end = mention->tokens.first + mention->tokens.n;
  return end < actors->n_tokens && (actors->tokens[end].upos == SG_UPOS_VERB || actors->tokens[end].upos == SG_UPOS_AUX);
}

/* "In his letter, Mr Lee said": the subject behind a phrase that opens the sentence. */
static gint32
find_cataphor (const SgpActors *actors, const Search *search)
{
  static const char *const openers[] = { "in", "at", "on", "during", "after", "before", "with", "for", "despite", "when", "while", "as",
                                         "throughout", "since", "like", "unlike", NULL };
  gint32 token = actors->mentions[search->mention].tokens.first, first = token;
  while (first > 0 && token - first < 6 && actors->tokens[first - 1].sentence == search->sentence)
    first--;
  if ((first > 0 && actors->tokens[first - 1].sentence == search->sentence) || !sgp_actors_is_one_of (actors, first, openers))
    return -1;
  for (gint32 k = search->mention + 1; k < actors->n_mentions && k < search->mention + 8; k++) {
    const SgMention *m = &actors->mentions[k];
    if (sgp_actors_get_sentence (actors, k) != search->sentence)
      return -1;
    gint32 actor = actors->actor_of[k];
    if (m->name >= 0 && actor >= 0 && sgp_actors_is_form (actors, m->tokens.first - 1, ",") && is_verb_behind (actors, m)
        && agrees (SGP_ACTOR (actors, actor), search->entry))
      return actor;
  }
  return -1;
}

void
sgp_actors_resolve_pronoun (SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  const SgpEntry *entry = sgp_gazetteer_find (actors->gazetteer, SGP_LIST_PRONOUNS, actors->tokens[m->tokens.first].form);
  if (entry == NULL || m->tokens.n > 1) {
    if (sgp_actors_is_one_of (actors, m->tokens.first, (const char *const[]) { "the", "both", NULL }))
      resolve_pair (actors, mention);
    else
      resolve_relative (actors, mention);
    return;
  }
  Search search;
  begin_search (actors, mention, entry, &search);
  gint32 actor = -1;
  if (entry->person == 1)
    actor = search.speaker;
  else if (entry->person == 3 && entry->plural)
    resolve_plural (actors, &search);
  else if (entry->person == 3 && (entry->gender != SGP_GENDER_THING || is_somebody (actors, m, entry))) {
    actor = find_cataphor (actors, &search);
    actor = actor >= 0 ? actor : find_antecedent (actors, &search);
  }
  if (actor >= 0)
    sgp_actors_assign (actors, mention, actor);
}
