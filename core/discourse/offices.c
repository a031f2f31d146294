/* SPDX-License-Identifier: MIT
 *
 * Who "the French president" is: offices are learned where a person is named
 * with one, and looked up where an office stands alone.
 *
 *     French President Emmanuel Macron          Macron: president, France
 *     Natacha Bouchart, the mayor of Calais     Bouchart: mayor, of Calais
 *     her French counterpart                    the office of "her", of France
 *
 * An office resolves only inside its document. Two descriptions differ where
 * both tell a country or place and it is not the same.
 */
#include "discourse/offices-private.h"

#include <string.h>

/* Holders of one office further back than this are not asked. */
#define MAX_HOLDERS 64

static gboolean
is_former (const SgpActors *actors, gint32 i)
{
  return sgp_actors_is_one_of (actors, i, (const char *const[]) { "former", "ex", "late", "then", NULL });
}

/* Notes a country, or the last other name, at @i; returns the token behind. */
static gint32
read_of (const SgpActors *actors, gint32 i, gint32 end, SgpDescription *description)
{
  gint32 n;
  const SgpEntry *country = sgp_gazetteer_match (actors->gazetteer, SGP_LIST_COUNTRIES, actors->tokens, i, end, &n);
  if (sgp_token_get_letters (actors->text, &actors->tokens[i]) < SGP_LETTERS_CAPITAL)
    return i + 1;
  if (country != NULL && country->kind != SGP_KIND_CAPITAL) {
    description->country = country->name;
    return i + n;
  }
  description->of = actors->tokens[i].form;
  return i + 1;
}

/* The role named between @first and @end, and what it is of. FALSE where there is none. */
static gboolean
describe (const SgpActors *actors, gint32 first, gint32 end, SgpDescription *description)
{
  static const char *const owners[] = { "his", "her", "my", NULL };
  *description = (SgpDescription) { .noun = -1, .possessed = sgp_actors_is_one_of (actors, first, owners) };
  SgRange words = sgp_actors_strip (actors, (SgRange) { first, end - first });
  for (gint32 i = words.first; i < end;) {
    gint32 n, title_n;
    const SgpEntry *role = sgp_gazetteer_match (actors->gazetteer, SGP_LIST_ROLES, actors->tokens, i, end, &n);
    const SgpEntry *title = sgp_gazetteer_match (actors->gazetteer, SGP_LIST_TITLES, actors->tokens, i, end, &title_n);
    if (title != NULL && title_n > n && *title->name != '\0') {
      role = sgp_gazetteer_find (actors->gazetteer, SGP_LIST_ROLES, title->name);
      n = title_n;
    }
    /* The first role counts where another follows "of": "the wife of the mayor". */
    gboolean inside = description->role != NULL && sgp_actors_is_one_of (actors, description->end, (const char *const[]) { "of", "for", "to", NULL });
    if (role != NULL && !inside) {
      description->role = role;
      description->noun = i;
      description->end = i + n;
      i += n;
      continue;
    }
    description->former |= is_former (actors, i);
    i = read_of (actors, i, end, description);
  }
  return description->role != NULL;
}

void
sgp_offices_add (SgpActors *actors, gint32 actor, const SgpDescription *description)
{
  const char *class = description->role->name;
  gint32 last = GPOINTER_TO_INT (g_hash_table_lookup (actors->by_class, class)) - 1;
  SgpOffice office = { actor, class, description->country, description->of, description->former, last };
  g_array_append_val (actors->offices, office);
  g_hash_table_insert (actors->by_class, (gpointer) class, GINT_TO_POINTER ((gint32) actors->offices->len));
  if (SGP_ACTOR (actors, actor)->gender == SGP_GENDER_ANY)
    SGP_ACTOR (actors, actor)->gender = description->role->gender;
}

/* The office that an actor is known to hold, or NULL. */
static const SgpOffice *
find_office (const SgpActors *actors, gint32 actor)
{
  for (guint i = 0; i < actors->offices->len && i < 4 * MAX_HOLDERS; i++)
    if (SGP_OFFICE (actors, i)->actor == actor)
      return SGP_OFFICE (actors, i);
  return NULL;
}

/* Whether a mention ends or closes as an apposition does. */
static gboolean
is_closed (const SgpActors *actors, gint32 end, gint32 sentence)
{
  static const char *const marks[] = { ",", ".", ")", ";", "-", "–", "—", "who", ":", "\"", "”", NULL };
  return end >= actors->n_tokens || actors->tokens[end].sentence != sentence || sgp_actors_is_one_of (actors, end, marks);
}

/* Whether the tree has the second beside the first: "Ann Lee, the minister in charge". */
static gboolean
is_appositive (const SgpActors *actors, const SgMention *x, const SgMention *y)
{
  const SgToken *head = y->head >= 0 ? &actors->tokens[y->head] : NULL;
  return head != NULL && head->deprel != NULL && strcmp (head->deprel, "appos") == 0 && head->head >= x->tokens.first
         && head->head < x->tokens.first + x->tokens.n;
}

/* "Natacha Bouchart, the mayor of Calais," and the other way round. */
static gboolean
is_apposed (const SgpActors *actors, gint32 a, gint32 b)
{
  const SgMention *x = &actors->mentions[a], *y = &actors->mentions[b];
  gint32 end = x->tokens.first + x->tokens.n;
  if (!sgp_actors_is_form (actors, end, ",") || y->tokens.first != end + 1)
    return FALSE;
  gint32 sentence = actors->tokens[end].sentence, behind = y->tokens.first + y->tokens.n;
  if (actors->tokens[y->tokens.first].sentence != sentence)
    return FALSE;
  /* A role behind a name must close; a name behind a role may go on: "the mayor, Ann Lee said". */
  return x->name < 0 || is_closed (actors, behind, sentence) || is_appositive (actors, x, y);
}

/* Whether one is a person by name and the other a singular role. */
static gboolean
is_name_and_role (const SgMention *x, const SgMention *y)
{
  return x->type == SG_ENTITY_PERSON && y->type == SG_ENTITY_PERSON && (x->name < 0) != (y->name < 0)
         && x->kind != SG_ALIAS_PRONOUN && y->kind != SG_ALIAS_PRONOUN;
}

/* The next mention that is not nested in this one, or -1. */
static gint32
find_next (const SgpActors *actors, gint32 i)
{
  gint32 end = sg_span_end (actors->mentions[i].span);
  for (gint32 k = i + 1; k < actors->n_mentions && k < i + 8; k++)
    if (actors->mentions[k].span.off >= end)
      return k;
  return -1;
}

static void
read_apposition (SgpActors *actors, gint32 i)
{
  gint32 k = find_next (actors, i);
  SgpDescription description;
  if (k < 0 || !is_name_and_role (&actors->mentions[i], &actors->mentions[k]) || !is_apposed (actors, i, k))
    return;
  gint32 name = actors->mentions[i].name >= 0 ? i : k, role = name == i ? k : i;
  const SgMention *mention = &actors->mentions[role];
  if (actors->actor_of[role] >= 0
      || !describe (actors, mention->tokens.first, mention->tokens.first + mention->tokens.n, &description))
    return;
  sgp_actors_assign (actors, role, actors->actor_of[name]);
  sgp_offices_add (actors, actors->actor_of[name], &description);
}

/* A role in front of a name, within one mention. */
static void
read_title (SgpActors *actors, gint32 i)
{
  const SgMention *mention = &actors->mentions[i];
  SgpDescription description;
  if (mention->name < 0 || mention->type != SG_ENTITY_PERSON)
    return;
  gint32 first = actors->names[mention->name].tokens.first;
  if (first > mention->tokens.first && describe (actors, mention->tokens.first, first, &description))
    sgp_offices_add (actors, actors->actor_of[i], &description);
}

/* "Ann Lee, who speaks for the ministry": what a clause says of the one before it. */
static void
read_clause (SgpActors *actors, gint32 i)
{
  static const struct { const char *lemma, *behind, *role; } clauses[] = {
    { "speak", "for", "spokesman" }, { "chair", "the", "chairman" },
  };
  const SgMention *mention = &actors->mentions[i];
  gint32 end = mention->tokens.first + mention->tokens.n;
  gint32 who = sgp_actors_is_form (actors, end, ",") ? end + 1 : end;
  if (mention->name < 0 || mention->type != SG_ENTITY_PERSON || !sgp_actors_is_form (actors, who, "who") || who + 2 >= actors->n_tokens)
    return;
  for (gsize k = 0; k < G_N_ELEMENTS (clauses); k++) {
    SgpDescription description = { .noun = -1, .of = actors->tokens[who + 2].form };
    if (strcmp (actors->tokens[who + 1].lemma, clauses[k].lemma) != 0 || !sgp_actors_is_form (actors, who + 2, clauses[k].behind))
      continue;
    description.role = sgp_gazetteer_find (actors->gazetteer, SGP_LIST_ROLES, clauses[k].role);
    if (description.role != NULL)
      sgp_offices_add (actors, actors->actor_of[i], &description);
  }
}

void
sgp_actors_read_offices (SgpActors *actors)
{
  for (gint32 i = 0; i < actors->n_mentions; i++) {
    read_title (actors, i);
    read_apposition (actors, i);
    read_clause (actors, i);
  }
}

/* Whether the holder may be meant, and how well the words fit; 0 where not. */
static gint32
rate_office (const SgpOffice *office, const SgpDescription *description)
{
  if (office->former != description->former)
    return 0;
  /* "his spokesman" is not the one of a ministry. */
  if (description->possessed && (office->country != NULL || office->of != NULL))
    return 0;
  if (description->country != NULL && office->country != NULL && strcmp (description->country, office->country) != 0)
    return 0;
  if (description->of != NULL && office->of != NULL && strcmp (description->of, office->of) != 0)
    return 0;
  gint32 rating = 3;
  rating += description->country != NULL && office->country != NULL ? 4 : 0;
  rating += description->of != NULL && office->of != NULL ? 4 : 0;
  rating -= description->country == NULL && office->country != NULL;
  rating -= description->of == NULL && office->of != NULL;
  /* Still above 0: somebody is better than nobody. */
  return rating;
}

/* The best holder of a class of role before or about a mention; -1 for none. */
static gint32
find_holder (const SgpActors *actors, gint32 mention, const char *class, const SgpDescription *description)
{
  gint32 best = -1, best_rating = 0;
  gint32 row = GPOINTER_TO_INT (g_hash_table_lookup (actors->by_class, class)) - 1;
  for (gint32 k = 0; row >= 0 && k < MAX_HOLDERS; row = SGP_OFFICE (actors, row)->next, k++) {
    const SgpOffice *office = SGP_OFFICE (actors, row);
    gint32 rating = rate_office (office, description) * 2;
    const SgpActor *actor = SGP_ACTOR (actors, office->actor);
    /* A foreign one who is named only later is not the one spoken of. */
    if (description->country == NULL && office->country != NULL && actor->first > mention)
      continue;
    if (rating == 0 || (description->role->gender != SGP_GENDER_ANY && actor->gender != SGP_GENDER_ANY
                        && description->role->gender != actor->gender))
      continue;
    rating += actor->first < mention;
    /* Of two that fit alike the one named first in the article: the list is from the last on. */
    if (rating >= best_rating) {
      best_rating = rating;
      best = office->actor;
    }
  }
  return best;
}

/* "the minister" for an interior minister, "the senator" for a state senator. */
static gint32
find_by_last_word (const SgpActors *actors, gint32 mention, const SgpDescription *description)
{
  const char *class = description->role->name;
  if (strchr (class, ' ') != NULL || description->role->kind != SGP_KIND_OFFICE || strcmp (class, "president") == 0)
    return -1;
  gsize length = strlen (class);
  for (guint i = actors->offices->len; i > 0 && actors->offices->len - i < MAX_HOLDERS; i--) {
    const SgpOffice *office = SGP_OFFICE (actors, i - 1);
    gsize other = strlen (office->class);
    if (other > length && office->class[other - length - 1] == ' ' && strcmp (office->class + other - length, class) == 0
        && rate_office (office, description) > 0 && SGP_ACTOR (actors, office->actor)->first < mention)
      return office->actor;
  }
  return -1;
}

/* The actor of the pronoun or name that opens a description: "her French counterpart". */
static gint32
find_possessor (const SgpActors *actors, gint32 mention)
{
  SgSpan outer = actors->mentions[mention].span;
  for (gint32 i = mention + 1; i < actors->n_mentions && actors->mentions[i].span.off < sg_span_end (outer); i++)
    if (actors->mentions[i].span.off == outer.off)
      return actors->actor_of[i];
  return -1;
}

/* Who holds the office of somebody else in another country. */
static gint32
find_counterpart (const SgpActors *actors, gint32 mention, const SgpDescription *description)
{
  gint32 possessor = find_possessor (actors, mention);
  const SgpOffice *own = possessor >= 0 ? find_office (actors, possessor) : NULL;
  gint32 best = -1;
  for (guint i = 0; i < actors->offices->len && i < 4 * MAX_HOLDERS; i++) {
    const SgpOffice *office = SGP_OFFICE (actors, i);
    if (office->actor == possessor || description->country == NULL || office->country == NULL
        || strcmp (office->country, description->country) != 0)
      continue;
    gboolean same = own != NULL && strcmp (own->class, office->class) == 0;
    if (same || strcmp (office->class, "counterpart") == 0)
      return office->actor;
    /* Nobody of that title: a minister of that country, as home and interior secretaries are. */
    if (best < 0 && own != NULL && (g_str_has_suffix (office->class, "minister") || g_str_has_suffix (office->class, "secretary"))
        && (g_str_has_suffix (own->class, "minister") || g_str_has_suffix (own->class, "secretary"))
        && strcmp (office->class, "prime minister") != 0)
      best = office->actor;
  }
  return best;
}

/* Whether the words speak of somebody new: "a spokesman", "another man". */
static gboolean
is_indefinite (const SgpActors *actors, const SgMention *mention)
{
  static const char *const articles[] = { "a", "an", "another", "one", "some", NULL };
  return sgp_actors_is_one_of (actors, mention->tokens.first, articles);
}

/* Somebody who is only described; the same words mean the same person. */
static gint32
find_described (SgpActors *actors, gint32 mention, const SgpDescription *description)
{
  const SgMention *m = &actors->mentions[mention];
  char wording[SGP_KEY_BYTES];
  SgRange words = sgp_actors_strip (actors, m->tokens);
  sgp_actors_write_key (actors, words.first, words.n, wording, sizeof wording);
  g_autofree char *key = g_strconcat ("role|", wording, NULL);
  gint32 index = is_indefinite (actors, m) ? -1 : sgp_actors_find (actors, key);
  if (index >= 0)
    return index;
  index = sgp_actors_add (actors, m->type, sgp_actors_intern (actors, words.first, words.n), key);
  SGP_ACTOR (actors, index)->gender = description->role->gender;
  sgp_offices_add (actors, index, description);
  return index;
}

void
sgp_actors_resolve_role (SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  SgpDescription description;
  if (!describe (actors, m->tokens.first, m->tokens.first + m->tokens.n, &description))
    return;
  gint32 actor = -1;
  if (strcmp (description.role->name, "counterpart") == 0)
    actor = find_counterpart (actors, mention, &description);
  else if (!is_indefinite (actors, m)) {
    actor = find_holder (actors, mention, description.role->name, &description);
    if (actor < 0)
      actor = find_by_last_word (actors, mention, &description);
    if (actor < 0)
      actor = sgp_offices_find_unheld (actors, mention, &description);
  }
  if (actor < 0)
    actor = find_described (actors, mention, &description);
  sgp_actors_assign (actors, mention, actor);
}
