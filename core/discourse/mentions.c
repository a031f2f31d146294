/* SPDX-License-Identifier: MIT
 *
 * Names, tokens and tags in, mentions out, in order of the text:
 *
 *     French Interior Minister Gerald Darmanin   name, person
 *     the mayor of Calais, Natacha Bouchart      role, then name
 *     her French counterpart                     role (and "her", a pronoun)
 *     French authorities, the French, Paris      name, country
 *     the British Government                     name, organization
 *     police, critics, Trump supporters          description, group
 *     he, their, we                              pronoun
 *
 * Nouns for people and bodies come from tables. A place or a bare nationality
 * is no actor and becomes no mention; a capital behind "in" is a place.
 */
#include "discourse/mentions-private.h"

#include "discourse/phrases-private.h"

#include <string.h>

struct _SgpMentions {
  SgpGazetteer *gazetteer;
};

typedef struct {
  SgpPhrases phrases;
  SgDocument *doc;
  GArray *found; /* SgMention */
} Finder;

SgpMentions *
sgp_mentions_new (const SgLexicon *lexicon, GError **error)
{
  g_autoptr (SgpGazetteer) gazetteer = sgp_gazetteer_new (lexicon, error);
  if (gazetteer == NULL)
    return NULL;
  SgpMentions *mentions = g_new0 (SgpMentions, 1);
  mentions->gazetteer = g_steal_pointer (&gazetteer);
  return mentions;
}

void
sgp_mentions_free (SgpMentions *mentions)
{
  sgp_gazetteer_free (mentions->gazetteer);
  g_free (mentions);
}

static const SgpEntry *
match (const Finder *finder, SgpList list, gint32 first, gint32 *n)
{
  const SgpPhrases *p = &finder->phrases;
  return sgp_gazetteer_match (p->gazetteer, list, p->tokens, first, p->n_tokens, n);
}

static SgMention *
add (Finder *finder, gint32 first, gint32 end, SgEntityType type, SgAliasKind kind)
{
  SgMention mention = { .tokens = { first, end - first }, .entity = -1, .name = -1, .type = type, .kind = kind };
  mention.span = sg_document_get_token_span (finder->doc, mention.tokens);
  mention.head = sgp_phrases_find_head (&finder->phrases, mention.tokens);
  g_array_append_val (finder->found, mention);
  return &g_array_index (finder->found, SgMention, finder->found->len - 1);
}

static void
take (Finder *finder, gint32 first, gint32 end)
{
  memset (finder->phrases.taken + first, TRUE, end - first);
}

/* What a table says of a name: NULL where it is not known there. */
static const SgpEntry *
find_known (const Finder *finder, const SgName *name)
{
  static const SgpList lists[] = { SGP_LIST_COUNTRIES, SGP_LIST_ORGANISATIONS, SGP_LIST_PLACES };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    gint32 n;
    const SgpEntry *entry = match (finder, lists[i], name->tokens.first, &n);
    if (entry != NULL && n == name->tokens.n)
      return entry;
  }
  return NULL;
}

/* The title or role that ends right before @end, as its first token; @end where there is none. */
static gint32
find_title (const Finder *finder, gint32 end)
{
  const SgpPhrases *p = &finder->phrases;
  gint32 n;
  for (gint32 length = 5; length >= 1; length--) {
    gint32 first = end - length;
    if (first < 0 || p->tokens[first].sentence != p->tokens[end].sentence || p->name_at[first] >= 0)
      continue;
    const SgpEntry *title = match (finder, SGP_LIST_TITLES, first, &n);
    if (title != NULL && n == length && sgp_phrases_is_capital (p, first))
      return first;
    const SgpEntry *role = match (finder, SGP_LIST_ROLES, first, &n);
    if (role != NULL && n == length && !role->plural && sgp_phrases_is_noun (p, end - 1))
      return first;
  }
  return end;
}

/* "President of Argentina Alberto F.": a role, "of", and a name right before @end. */
static gint32
find_role_of (const Finder *finder, gint32 end)
{
  const SgpPhrases *p = &finder->phrases;
  gint32 name = end > 0 ? p->name_at[end - 1] : -1;
  if (name < 0)
    return end;
  gint32 of = p->names[name].tokens.first - 1;
  if (sgp_phrases_is_form (p, of, "the"))
    of--;
  if (of < 1 || !sgp_phrases_is_form (p, of, "of"))
    return end;
  gint32 role = find_title (finder, of);
  return role < of && sgp_phrases_is_capital (p, role) ? role : end;
}

/* The first token of a person's mention: titles, roles and what belongs to them. */
static gint32
find_person_start (const Finder *finder, gint32 first)
{
  const SgpPhrases *p = &finder->phrases;
  gint32 start = first, end;
  do {
    end = start;
    start = find_title (finder, end);
  } while (start < end && start > 0 && p->tokens[start - 1].sentence == p->tokens[first].sentence);
  if (start == first)
    return find_role_of (finder, first);
  gint32 phrase = sgp_phrases_find_start (p, start);
  /* "The crowd said Mr Lee": only what goes with a role. */
  gint32 n;
  return match (finder, SGP_LIST_TITLES, start, &n) != NULL && !sgp_phrases_is_capital (p, phrase) ? start : phrase;
}

/* Over "(R-Fla.)", a party and a state behind a name; @end where there is none. */
static gint32
skip_party (const Finder *finder, gint32 end)
{
  static const char *const opening[] = { ",", "(", "[", NULL }, *const closing[] = { ")", "]", NULL };
  static const char *const parties[] = { "r", "d", "i", NULL };
  const SgpPhrases *p = &finder->phrases;
  if (end + 3 >= p->n_tokens || p->tokens[end + 3].sentence != p->tokens[end].sentence || p->name_at[end + 1] >= 0
      || !sgp_phrases_is_one_of (p, end, opening) || !sgp_phrases_is_one_of (p, end + 1, parties)
      || !sgp_phrases_is_capital (p, end + 1) || !sgp_phrases_is_form (p, end + 2, "-") || !sgp_phrases_is_capital (p, end + 3))
    return end;
  return sgp_phrases_is_one_of (p, end + 4, closing) ? end + 5 : end + 4;
}

static void
add_person (Finder *finder, gint32 row)
{
  SgRange tokens = finder->phrases.names[row].tokens;
  gint32 first = find_person_start (finder, tokens.first), end = skip_party (finder, tokens.first + tokens.n);
  SgMention *mention = add (finder, first, end, SG_ENTITY_PERSON, SG_ALIAS_NAME);
  mention->name = row;
  take (finder, first, end);
}

/* Nouns that make an adjective of a country stand for the country itself. */
static gboolean
is_country_body (const Finder *finder, gint32 i)
{
  static const char *const nouns[] = { "authorities", "officials", "side", "people", "public", "operations", "nation", "state",
                                       "diplomats", "leaders", "leadership", "negotiators", NULL };
  return sgp_phrases_is_one_of (&finder->phrases, i, nouns);
}

/* Whether a noun is for the people of a body that every country has: "police officers". */
static gboolean
is_staff (const Finder *finder, const SgpEntry *group)
{
  const SgpEntry *body = group->kind == SGP_KIND_MASS ? sgp_gazetteer_find (finder->phrases.gazetteer, SGP_LIST_GROUPS, group->name) : NULL;
  return body != NULL && body->kind == SGP_KIND_STATE && g_str_has_prefix (group->key, body->key);
}

/* Whether the words from @i on are a body that makes an organisation of a nationality. */
static gint32
match_body (const Finder *finder, gint32 i)
{
  const SgpPhrases *p = &finder->phrases;
  gint32 n;
  if (i >= p->n_tokens || p->name_at[i] >= 0)
    return 0;
  const SgpEntry *group = match (finder, SGP_LIST_GROUPS, i, &n);
  return group != NULL && (group->kind == SGP_KIND_STATE || is_staff (finder, group)) && sgp_phrases_is_noun (p, i + n - 1) ? n : 0;
}

static gint32
include_the (const Finder *finder, gint32 first)
{
  const SgpPhrases *p = &finder->phrases;
  return first > 0 && p->tokens[first - 1].sentence == p->tokens[first].sentence && sgp_phrases_is_form (p, first - 1, "the")
             ? first - 1
             : first;
}

/* "the French", "Belgian, Dutch and German ministers": whether it stands without a noun of its own. */
static gboolean
is_nominal (const Finder *finder, gint32 first, gint32 end)
{
  const SgpPhrases *p = &finder->phrases;
  if (include_the (finder, first) == first)
    return FALSE;
  if (end >= p->n_tokens || p->tokens[end].sentence != p->tokens[first].sentence)
    return TRUE;
  gint32 n;
  if (match (finder, SGP_LIST_ROLES, end, &n) != NULL || match (finder, SGP_LIST_GROUPS, end, &n) != NULL)
    return FALSE;
  const char *deprel = p->tokens[end - 1].deprel;
  if (deprel != NULL && (g_str_has_prefix (deprel, "nsubj") || g_str_has_prefix (deprel, "ob")) && p->tokens[end - 1].head >= end)
    return TRUE;
  const SgToken *next = &p->tokens[end];
  if (next->upos == SG_UPOS_X)
    return p->name_at[end] < 0 && sgp_gazetteer_find (p->gazetteer, SGP_LIST_WORDS, next->form) == NULL
               ? sgp_phrases_is_one_of (p, end, (const char *const[]) { ",", ".", "and", "or", "to", "who", "were", "are", "is", "was", "have", "had", "will", "would", "said", "say", "over", "for", "in", "on", "'", NULL })
               : sgp_gazetteer_find (p->gazetteer, SGP_LIST_WORDS, next->form) != NULL
                     && sgp_gazetteer_find (p->gazetteer, SGP_LIST_WORDS, next->form)->kind == SGP_KIND_STOP;
  return next->upos != SG_UPOS_NOUN && next->upos != SG_UPOS_PROPN && next->upos != SG_UPOS_ADJ && next->upos != SG_UPOS_NUM
         && !sgp_phrases_is_form (p, end, "-");
}

/* A nationality: with a body, as a noun, or no mention of its own. */
static void
add_nationality (Finder *finder, gint32 row, const SgpEntry *entry)
{
  SgRange tokens = finder->phrases.names[row].tokens;
  gint32 end = tokens.first + tokens.n, body = match_body (finder, end);
  SgMention *mention = NULL;
  if (is_country_body (finder, end))
    mention = add (finder, include_the (finder, tokens.first), end + 1, SG_ENTITY_COUNTRY, SG_ALIAS_NAME);
  else if (body > 0)
    mention = add (finder, include_the (finder, tokens.first), end + body, SG_ENTITY_ORGANIZATION, SG_ALIAS_NAME);
  else if (entry->kind == SGP_KIND_PEOPLE || is_nominal (finder, tokens.first, end))
    mention = add (finder, include_the (finder, tokens.first), end, SG_ENTITY_COUNTRY, SG_ALIAS_NAME);
  if (mention == NULL)
    return;
  mention->name = row;
  take (finder, mention->tokens.first, mention->tokens.first + mention->tokens.n);
}

/* A capital where it is only a place: "in Paris". */
static gboolean
is_location (const Finder *finder, gint32 first)
{
  static const char *const prepositions[] = { "in", "at", "near", "outside", "around", "into", "through", "across", "inside",
                                              "from", "to", "throughout", "left", "leave", "leaving", "visited", "visit",
                                              "visiting", "reached", "reach", "entered", NULL };
  return sgp_phrases_is_one_of (&finder->phrases, first - 1, prepositions);
}

static gboolean
is_possessive (const Finder *finder, gint32 end)
{
  return sgp_phrases_is_one_of (&finder->phrases, end, (const char *const[]) { "'s", "'", NULL });
}

/* A country's name with a body ("UK authorities"), a body's with people ("Home Office officials"). */
static gint32
find_body_end (const Finder *finder, gint32 row, gint32 end, SgEntityType *type)
{
  gint32 body = match_body (finder, end);
  if (finder->phrases.names[row].type != SG_ENTITY_COUNTRY)
    return is_country_body (finder, end) ? end + 1 : end;
  if (is_country_body (finder, end))
    return end + 1;
  if (body > 0)
    *type = SG_ENTITY_ORGANIZATION;
  return end + body;
}

/* "the town of" in front of a place, "the opposition" or "the group" in front of a body:
 * a noun that only says what the name is of. The first token of the whole, or @first. */
static gint32
find_kind_start (const Finder *finder, gint32 first, SgEntityType type)
{
  static const char *const places[] = { "city", "town", "village", "state", "republic", "kingdom", "island", "port", "county",
                                        "region", "province", "district", NULL };
  const SgpPhrases *p = &finder->phrases;
  gint32 n, noun = type == SG_ENTITY_ORGANIZATION ? first - 1 : first - 2;
  if (noun < 0 || p->tokens[noun].sentence != p->tokens[first].sentence || p->name_at[noun] >= 0 || sgp_phrases_is_capital (p, noun))
    return first;
  if (sgp_phrases_is_one_of (p, first - 1, (const char *const[]) { "neighbour", "neighbor", "rival", "ally", NULL }))
    return sgp_phrases_find_start (p, first - 1);
  if (type == SG_ENTITY_ORGANIZATION) {
    const SgpEntry *body = match (finder, SGP_LIST_GROUPS, noun, &n);
    return body != NULL && body->kind == SGP_KIND_BODY && n == 1 ? sgp_phrases_find_start (p, noun) : first;
  }
  return sgp_phrases_is_form (p, first - 1, "of") && sgp_phrases_is_one_of (p, noun, places) ? sgp_phrases_find_start (p, noun) : first;
}

/* Whether a noun stands right behind a name, which then only says more of it. */
static gboolean
is_noun_behind (const Finder *finder, gint32 end)
{
  const SgpPhrases *p = &finder->phrases;
  if (end >= p->n_tokens || p->tokens[end].sentence != p->tokens[end - 1].sentence)
    return FALSE;
  gint32 n;
  if (p->tokens[end].upos == SG_UPOS_NOUN)
    return TRUE;
  /* "accused" is a noun for a person only where it is tagged as one. */
  return (match (finder, SGP_LIST_ROLES, end, &n) != NULL || match (finder, SGP_LIST_GROUPS, end, &n) != NULL)
         && sgp_phrases_is_noun (p, end + n - 1);
}

static void
add_named (Finder *finder, gint32 row)
{
  const SgName *name = &finder->phrases.names[row];
  const SgpEntry *entry = find_known (finder, name);
  gint32 first = name->tokens.first, end = first + name->tokens.n;
  SgEntityType type = name->type;
  if (type == SG_ENTITY_COUNTRY && entry != NULL && (entry->kind == SGP_KIND_ADJECTIVE || entry->kind == SGP_KIND_PEOPLE)) {
    add_nationality (finder, row, entry);
    return;
  }
  if (entry != NULL && entry->kind == SGP_KIND_ADJECTIVE)
    return;
  if (type == SG_ENTITY_COUNTRY && entry != NULL && entry->kind == SGP_KIND_CAPITAL && is_location (finder, first))
    type = SG_ENTITY_PLACE;
  if (!is_possessive (finder, end))
    end = find_body_end (finder, row, end, &type);
  /* "the Florida senator": the article is the senator's. */
  gboolean modifier = end == name->tokens.first + name->tokens.n && is_noun_behind (finder, end);
  gint32 start = modifier ? first : find_kind_start (finder, first, type);
  SgMention *mention = add (finder, modifier || start < first ? start : include_the (finder, first), end, type, SG_ALIAS_NAME);
  mention->name = row;
  mention->plural = entry != NULL && entry->kind == SGP_KIND_PEOPLE;
  take (finder, mention->tokens.first, end);
}

static void
add_names (Finder *finder)
{
  for (gint32 row = 0; row < finder->phrases.n_names; row++) {
    const SgName *name = &finder->phrases.names[row];
    if (finder->phrases.taken[name->tokens.first])
      continue;
    if (name->type == SG_ENTITY_PERSON)
      add_person (finder, row);
    else if (name->type != SG_ENTITY_OTHER && name->type != SG_ENTITY_GROUP)
      add_named (finder, row);
  }
}

/* Whether a noun behind makes the one at hand a modifier: "police officer training". The
 * tagger takes some verbs for nouns in short sentences: "the minister resigned". */
static gboolean
is_modifier_of (const Finder *finder, gint32 end)
{
  static const char *const verbs[] = { "said", "spoke", "left", "met", "won", "fled", "told", "wrote", "went", "came", "stood", NULL };
  const SgpPhrases *p = &finder->phrases;
  return end < p->n_tokens && p->tokens[end].upos == SG_UPOS_NOUN && p->tokens[end].sentence == p->tokens[end - 1].sentence
         && !g_str_has_suffix (p->tokens[end].form, "ed") && !sgp_phrases_is_one_of (p, end, verbs);
}

/* Whether the phrase is about somebody in particular. */
static gboolean
is_definite (const Finder *finder, gint32 first, gint32 noun)
{
  const SgpPhrases *p = &finder->phrases;
  return sgp_phrases_is_determiner (p, first) || p->name_at[first] >= 0 || sgp_phrases_is_capital (p, noun);
}

/* "no", "any" and the like speak of nobody. */
static gboolean
is_negative (const Finder *finder, gint32 first)
{
  return sgp_phrases_is_one_of (&finder->phrases, first, (const char *const[]) { "no", "any", "every", "each", NULL });
}

/* "27 people", "at least 30 individuals": a number is no actor. */
static gboolean
is_count (const Finder *finder, gint32 first, gint32 noun)
{
  static const char *const nouns[] = { "people", "persons", "individuals", NULL };
  return sgp_phrases_is_one_of (&finder->phrases, noun, nouns)
         && (finder->phrases.tokens[first].upos == SG_UPOS_NUM || g_ascii_isdigit (finder->phrases.tokens[first].form[0]));
}

/* A noun for a person, with all that goes with it; returns the first token behind. */
static gint32
add_role (Finder *finder, gint32 i)
{
  const SgpPhrases *p = &finder->phrases;
  gint32 n;
  const SgpEntry *role = match (finder, SGP_LIST_ROLES, i, &n);
  if (role == NULL || p->name_at[i] >= 0 || !sgp_phrases_is_noun (p, i + n - 1))
    return i;
  gint32 end = i + n, first = sgp_phrases_find_start (p, i);
  if (p->taken[first] && p->name_at[first] < 0)
    return i;
  if (is_modifier_of (finder, end))
    return i;
  if (is_negative (finder, first) || is_count (finder, first, i) || (!role->plural && !is_definite (finder, first, i)))
    return i;
  gint32 behind = sgp_phrases_find_complement (p, end);
  SgMention *mention = add (finder, first, behind, role->plural ? SG_ENTITY_GROUP : SG_ENTITY_PERSON, SG_ALIAS_ROLE);
  mention->head = sgp_phrases_find_head (p, (SgRange) { i, n });
  mention->plural = role->plural;
  mention->kind = role->plural ? SG_ALIAS_DESCRIPTION : SG_ALIAS_ROLE;
  take (finder, i, end);
  return end;
}

/* Plural in sense: "police" needs no article. */
static gboolean
is_mass (const Finder *finder, gint32 noun)
{
  static const char *const nouns[] = { "police", "troops", "soldiers", "forces", "security", "armed", NULL };
  return sgp_phrases_is_one_of (&finder->phrases, noun, nouns);
}

/* "officials in France" are French officials; returns the first token behind. */
static gint32
add_officials_in (Finder *finder, gint32 i)
{
  SgpPhrases *p = &finder->phrases;
  gint32 row = i + 2 < p->n_tokens && sgp_phrases_is_form (p, i + 1, "in") ? p->name_at[i + 2] : -1;
  if (row < 0 || !is_country_body (finder, i) || p->names[row].type != SG_ENTITY_COUNTRY)
    return i;
  gint32 first = sgp_phrases_find_start (p, i), behind = p->names[row].tokens.first + p->names[row].tokens.n;
  SgMention *mention = add (finder, first, behind, SG_ENTITY_COUNTRY, SG_ALIAS_NAME);
  mention->head = i;
  mention->name = row;
  take (finder, i, i + 1);
  return i + 1;
}

/* A noun for a group or a body; returns the first token behind. */
static gint32
add_group (Finder *finder, gint32 i)
{
  const SgpPhrases *p = &finder->phrases;
  gint32 n;
  const SgpEntry *group = match (finder, SGP_LIST_GROUPS, i, &n);
  if (group == NULL || p->name_at[i] >= 0 || !sgp_phrases_is_noun (p, i + n - 1))
    return i;
  gint32 end = i + n, first = sgp_phrases_find_start (p, i);
  if (is_modifier_of (finder, end))
    return i;
  gboolean body = group->kind == SGP_KIND_BODY || group->kind == SGP_KIND_STATE;
  if (is_negative (finder, first) || is_count (finder, first, i)
      || (body && !is_mass (finder, i) && !is_definite (finder, first, i)))
    return i;
  gint32 behind = body ? end : sgp_phrases_find_complement (p, end);
  SgMention *mention = add (finder, first, behind, group->type, SG_ALIAS_DESCRIPTION);
  mention->head = sgp_phrases_find_head (p, (SgRange) { i, n });
  mention->plural = !body || is_mass (finder, i);
  take (finder, i, end);
  return end;
}

/* "the two", "both sides", "the two countries": returns the first token behind. */
static gint32
add_pair (Finder *finder, gint32 i)
{
  static const char *const words[] = { "two", "pair", "duo", "three", NULL };
  static const char *const nouns[] = { "sides", "countries", "nations", "leaders", "men", "women", "ministers", "states", "parties",
                                       "governments", "presidents", "capitals", "candidates", "rivals", "allies", "neighbours",
                                       "neighbors", "politicians", "companies", "senators", NULL };
  const SgpPhrases *p = &finder->phrases;
  gint32 end = i;
  if (sgp_phrases_is_form (p, i, "the") && sgp_phrases_is_one_of (p, i + 1, words))
    end = i + 2;
  else if (sgp_phrases_is_form (p, i, "both"))
    end = i + 1;
  if (end == i)
    return i;
  gboolean noun = sgp_phrases_is_one_of (p, end, nouns);
  if (!noun && (end >= p->n_tokens || p->name_at[end] >= 0 || sgp_phrases_is_determiner (p, end)
                || p->tokens[end].upos == SG_UPOS_NOUN || p->tokens[end].upos == SG_UPOS_ADJ || p->tokens[end].upos == SG_UPOS_NUM
                || p->tokens[end].upos == SG_UPOS_PROPN || sgp_phrases_is_form (p, end, "of") || sgp_phrases_is_form (p, end, "-")))
    return i;
  end += noun;
  SgMention *mention = add (finder, i, end, SG_ENTITY_GROUP, SG_ALIAS_PRONOUN);
  mention->plural = TRUE;
  take (finder, i, end);
  return end;
}

static void
add_pronoun (Finder *finder, gint32 i, const SgpEntry *entry)
{
  /* "it" is mostly nobody; what it stands for is found when it is needed. */
  SgEntityType type = entry->gender == SGP_GENDER_THING ? SG_ENTITY_ORGANIZATION
                      : entry->plural                   ? SG_ENTITY_GROUP
                                                        : SG_ENTITY_PERSON;
  SgMention *mention = add (finder, i, i + 1, type, SG_ALIAS_PRONOUN);
  mention->plural = entry->plural;
}

static void
add_nouns (Finder *finder)
{
  SgpPhrases *p = &finder->phrases;
  for (gint32 i = 0; i < p->n_tokens;) {
    gboolean named = p->name_at[i] >= 0 || p->tokens[i].upos == SG_UPOS_PROPN; /* "US troops" */
    const SgpEntry *pronoun = !named ? sgp_gazetteer_find (p->gazetteer, SGP_LIST_PRONOUNS, p->tokens[i].form) : NULL;
    if (pronoun != NULL)
      add_pronoun (finder, i, pronoun);
    gint32 next = p->taken[i] ? i : add_pair (finder, i);
    if (next == i && !p->taken[i])
      next = add_officials_in (finder, i);
    if (next == i && !p->taken[i])
      next = add_role (finder, i);
    if (next == i && !p->taken[i])
      next = add_group (finder, i);
    i = MAX (next, i + 1);
  }
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const SgMention *x = a, *y = b;
  return x->tokens.first != y->tokens.first ? x->tokens.first - y->tokens.first : y->tokens.n - x->tokens.n;
}

void
sgp_mentions_run (const SgpMentions *mentions, SgDocument *doc)
{
  Finder finder = { .doc = doc, .found = g_array_new (FALSE, FALSE, sizeof (SgMention)) };
  sgp_phrases_init (&finder.phrases, mentions->gazetteer, doc);
  add_names (&finder);
  add_nouns (&finder);
  g_array_sort (finder.found, compare);
  for (guint i = 0; i < finder.found->len; i++)
    sgp_document_add_mention (doc, &g_array_index (finder.found, SgMention, i));
  g_array_unref (finder.found);
  sgp_phrases_clear (&finder.phrases);
}
