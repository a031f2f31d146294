/* SPDX-License-Identifier: MIT
 *
 * Who is called by an office that the article gives nobody by name. A person
 * who holds no other office, and whose country and gender do not speak against
 * it, in this order:
 *
 *     Jonas Brandt left. The mayor ...          of whom it spoke last
 *     The mayor said no. Jonas Brandt told ...  who is introduced right behind
 *     Holm urged Morel to pay ... (later) the French president
 *                                               who is most in view: named in the
 *                                               headline, as a subject, often
 */
#include "discourse/offices-private.h"

#include <string.h>

/* Holders of one office further back than this are not asked. */
#define MAX_HOLDERS 64

/* Whether somebody who is named may be called so without more: "the senator". */
static gboolean
may_vary (const SgpActors *actors, gint32 index, const SgpDescription *description)
{
  const SgMention *mention = &actors->mentions[index];
  gint32 end = mention->tokens.first + mention->tokens.n;
  return sgp_actors_is_form (actors, mention->tokens.first, "the") && actors->quote_of[index] < 0 && description->country == NULL && description->end == end
         && (description->role->kind == SGP_KIND_OFFICE || description->role->kind == SGP_KIND_EPITHET);
}

/* Whether a role says what somebody wants to become. */
static gboolean
is_candidacy (const char *class)
{
  static const char *const words[] = { "nominee", "candidate", "contender", "front-runner", "frontrunner", NULL };
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (class, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether what an actor is known to be leaves room for the description: an interior
 * minister is no prosecutor, but may be a former one, or a candidate. */
static gboolean
has_room (const SgpActors *actors, gint32 actor, const SgpDescription *description)
{
  gboolean candidacy = is_candidacy (description->role->name);
  for (guint i = 0; i < actors->offices->len && i < 4 * MAX_HOLDERS; i++) {
    const SgpOffice *office = SGP_OFFICE (actors, i);
    if (office->actor != actor || is_candidacy (office->class) || strcmp (office->class, "counterpart") == 0)
      continue;
    if (description->former ? office->former : candidacy ? strcmp (office->class, "president") == 0 && !office->former
        : !office->former || strcmp (office->class, description->role->name) == 0)
      return FALSE;
  }
  return TRUE;
}

/* The subject of the clause that carries the sentence. */
static gboolean
is_main_subject (const SgpActors *actors, gint32 mention)
{
  gint32 head = actors->mentions[mention].head;
  if (!sgp_actors_is_subject (actors, mention))
    return FALSE;
  gint32 verb = actors->tokens[head].head;
  return verb < 0 || actors->tokens[verb].head < 0 || actors->tokens[head].deprel == NULL;
}

/* "Ann Lee, whose town...": a name that opens its sentence with a clause of its own. */
static gboolean
is_opener (const SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  gint32 first = m->tokens.first, end = first + m->tokens.n;
  return (first == 0 || actors->tokens[first - 1].sentence != actors->tokens[first].sentence) && sgp_actors_is_form (actors, end, ",")
         && sgp_actors_is_one_of (actors, end + 1, (const char *const[]) { "who", "whose", "whom", NULL });
}

/* The subject of a clause, or who does what a passive tells: "denied by Ann Lee". */
static gboolean
is_doer (const SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  return sgp_actors_is_subject (actors, mention)
         || (m->head >= 0 && actors->tokens[m->head].deprel != NULL && g_str_has_prefix (actors->tokens[m->head].deprel, "obl")
             && sgp_actors_is_form (actors, m->tokens.first - 1, "by"));
}

/* "The mayor said no. Jonas Brandt told reporters...": who is introduced by name, as a
 * subject, right behind an office that nobody holds yet. */
static gint32
find_introduced (const SgpActors *actors, gint32 mention, const SgpDescription *description)
{
  gboolean headline = sgp_actors_is_headline (actors, mention);
  gint32 sentence = sgp_actors_get_sentence (actors, mention), reach = sentence + (headline ? 2 : 1);
  if (headline && !sgp_actors_is_subject (actors, mention))
    return -1;
  for (gint32 k = mention + 1; k < actors->n_mentions && sgp_actors_get_sentence (actors, k) <= reach; k++) {
    gint32 actor = actors->actor_of[k];
    if (actor < 0 || actors->mentions[k].name < 0 || SGP_ACTOR (actors, actor)->type != SG_ENTITY_PERSON
        || sgp_actors_get_sentence (actors, k) == sentence)
      continue;
    SgpGender gender = SGP_ACTOR (actors, actor)->gender;
    return SGP_ACTOR (actors, actor)->first == k && (is_main_subject (actors, k) || is_opener (actors, k)) && has_room (actors, actor, description)
                   && actors->names[actors->mentions[k].name].tokens.n > 1
                   && (description->role->gender == SGP_GENDER_ANY || gender == SGP_GENDER_ANY || gender == description->role->gender)
               ? actor
               : -1;
  }
  return -1;
}

/* An office that nobody in the article holds by name is the one of whom it spoke last:
 * a subject of one of the two sentences before, at best of the clause that carries it. */
static gint32
find_topic (const SgpActors *actors, gint32 mention, const SgpDescription *description)
{
  gint32 sentence = sgp_actors_get_sentence (actors, mention), other = -1;
  SgpGender gender = description->role->gender;
  for (gint32 k = mention - 1; k >= 0 && sentence - sgp_actors_get_sentence (actors, k) <= 2; k--) {
    gint32 actor = actors->actor_of[k];
    if (actor < 0 || sentence == sgp_actors_get_sentence (actors, k) || SGP_ACTOR (actors, actor)->type != SG_ENTITY_PERSON
        || !SGP_ACTOR (actors, actor)->named || actors->quote_of[k] >= 0
        || (gender != SGP_GENDER_ANY && SGP_ACTOR (actors, actor)->gender != SGP_GENDER_ANY
            && SGP_ACTOR (actors, actor)->gender != gender))
      continue;
    if (!has_room (actors, actor, description))
      continue;
    if (is_main_subject (actors, k))
      return actor;
    other = other < 0 && is_doer (actors, k) ? actor : other;
  }
  return other;
}

static gboolean
is_gender_open (const SgpActors *actors, gint32 actor, const SgpDescription *description)
{
  SgpGender gender = SGP_ACTOR (actors, actor)->gender;
  return gender == SGP_GENDER_ANY || description->role->gender == SGP_GENDER_ANY || gender == description->role->gender;
}

/* The country whose office an actor is known to hold, or NULL. */
static const char *
find_country (const SgpActors *actors, gint32 actor)
{
  for (guint i = 0; i < actors->offices->len && i < 4 * MAX_HOLDERS; i++)
    if (SGP_OFFICE (actors, i)->actor == actor && SGP_OFFICE (actors, i)->country != NULL)
      return SGP_OFFICE (actors, i)->country;
  return NULL;
}

/* Somebody who may be in view, and how much. */
typedef struct {
  gint32 actor, weight;
  gboolean out; /* stands in the sentence of the office: is somebody else */
} Candidate;

#define MAX_CANDIDATES 16

static Candidate *
get_candidate (Candidate *candidates, gint32 *n, gint32 actor)
{
  for (gint32 i = 0; i < *n; i++)
    if (candidates[i].actor == actor)
      return &candidates[i];
  if (*n == MAX_CANDIDATES)
    return NULL;
  candidates[*n] = (Candidate) { actor, 0, FALSE };
  return &candidates[(*n)++];
}

/* What one mention by name tells of who is in view at an office in @sentence. */
static gint32
weigh (const SgpActors *actors, gint32 k, gint32 sentence)
{
  gint32 distance = sentence - sgp_actors_get_sentence (actors, k);
  if (distance < 0)
    return is_main_subject (actors, k) ? 2 : 0;
  gint32 weight = sgp_actors_is_headline (actors, k) ? 3 : is_doer (actors, k) ? 2 : 1;
  return weight + (distance <= 3 && is_doer (actors, k));
}

/* Fills in the people named up to the sentence behind a mention; returns how many. */
static gint32
collect (const SgpActors *actors, gint32 mention, Candidate *candidates)
{
  gint32 n = 0, sentence = sgp_actors_get_sentence (actors, mention);
  for (gint32 k = MAX (0, mention - 120); k < actors->n_mentions && sgp_actors_get_sentence (actors, k) <= sentence + 1; k++) {
    gint32 actor = actors->actor_of[k];
    if (actor < 0 || actors->mentions[k].name < 0 || actors->quote_of[k] >= 0 || SGP_ACTOR (actors, actor)->type != SG_ENTITY_PERSON)
      continue;
    Candidate *candidate = get_candidate (candidates, &n, actor);
    if (candidate == NULL)
      return n;
    candidate->weight += weigh (actors, k, sentence);
    candidate->out |= sgp_actors_get_sentence (actors, k) == sentence;
  }
  return n;
}

/* The person most in view whom nothing speaks against, or -1; @topic, of whom the article
 * spoke last, counts double. */
static gint32
find_salient (const SgpActors *actors, gint32 mention, const SgpDescription *description, gint32 topic)
{
  Candidate candidates[MAX_CANDIDATES];
  gint32 n = collect (actors, mention, candidates), best = -1, weight = 2;
  for (gint32 i = 0; i < n; i++) {
    gint32 actor = candidates[i].actor;
    candidates[i].weight *= actor == topic ? 2 : 1;
    const char *country = find_country (actors, actor);
    if (candidates[i].out || candidates[i].weight <= weight || !has_room (actors, actor, description)
        || SGP_ACTOR (actors, actor)->first > mention
        || !is_gender_open (actors, actor, description)
        || (country != NULL && description->country != NULL && strcmp (country, description->country) != 0))
      continue;
    weight = candidates[i].weight;
    best = actor;
  }
  return best;
}

/* Whether an office is one of those of which a country has one, held by somebody the
 * article is likely to name: "the French president", "the home secretary". */
static gboolean
is_high_office (const SgpActors *actors, gint32 mention, const SgpDescription *description)
{
  static const char *const words[] = { "president", "minister", "secretary", "chancellor", "premier", NULL };
  const SgMention *m = &actors->mentions[mention];
  if (description->role->kind != SGP_KIND_OFFICE || description->former || description->of != NULL || actors->quote_of[mention] >= 0
      || !sgp_actors_is_form (actors, m->tokens.first, "the") || description->end != m->tokens.first + m->tokens.n)
    return FALSE;
  /* A bare "minister", "secretary" may be anybody's. */
  if (description->country == NULL && description->noun + 1 == description->end
      && sgp_actors_is_one_of (actors, description->noun, (const char *const[]) { "minister", "secretary", NULL }))
    return FALSE;
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (description->role->name, words[i]) && !g_str_has_prefix (description->role->name, "vice"))
      return TRUE;
  return FALSE;
}

/* "... said Ann Lee. The mayor of Kiel praised ...": who spoke in the sentence before, in
 * the same paragraph, if an office with a place opens the next. */
static gint32
find_speaker_before (const SgpActors *actors, gint32 mention, const SgpDescription *description)
{
  gint32 n, sentence = sgp_actors_get_sentence (actors, mention);
  const SgSentence *sentences = sg_document_get_sentences (actors->doc, &n);
  if (description->role->kind != SGP_KIND_OFFICE || description->former || actors->quote_of[mention] >= 0 || sentence == 0
      || sentences[sentence].paragraph != sentences[sentence - 1].paragraph
      || !sgp_actors_is_form (actors, actors->mentions[mention].tokens.first, "the"))
    return -1;
  for (gint32 k = mention - 1; k >= 0 && sgp_actors_get_sentence (actors, k) >= sentence - 1; k--) {
    gint32 actor = actors->actor_of[k];
    if (actor < 0 || sgp_actors_get_sentence (actors, k) == sentence || actors->mentions[k].name < 0 || actors->quote_of[k] >= 0
        || SGP_ACTOR (actors, actor)->type != SG_ENTITY_PERSON || !sgp_actors_is_subject (actors, k))
      continue;
    return has_room (actors, actor, description) && is_gender_open (actors, actor, description) ? actor : -1;
  }
  return -1;
}

/* Who is called by an office, or an epithet, that the article gives nobody by name. */
gint32
sgp_offices_find_unheld (SgpActors *actors, gint32 mention, const SgpDescription *description)
{
  gint32 first = actors->mentions[mention].tokens.first;
  gboolean leads = sgp_actors_is_subject (actors, mention) || first == 0
                   || actors->tokens[first - 1].sentence != actors->tokens[first].sentence;
  gint32 actor = leads && may_vary (actors, mention, description) ? find_topic (actors, mention, description) : -1;
  /* A candidate is somebody of whom the article has spoken often, not just last. */
  if (leads && may_vary (actors, mention, description) && is_candidacy (description->role->name)
      && !g_str_has_prefix (description->role->name, "vice"))
    actor = find_salient (actors, mention, description, actor);
  if (actor < 0 && leads && description->of != NULL)
    actor = find_speaker_before (actors, mention, description);
  if (actor < 0 && description->role->kind == SGP_KIND_OFFICE && !description->former && !is_candidacy (description->role->name) && actors->quote_of[mention] < 0)
    actor = find_introduced (actors, mention, description);
  if (actor < 0 && is_high_office (actors, mention, description))
    actor = find_salient (actors, mention, description, -1);
  if (actor >= 0)
    sgp_offices_add (actors, actor, description);
  return actor;
}
