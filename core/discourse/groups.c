/* SPDX-License-Identifier: MIT
 *
 * Groups and bodies without a name of their own in, actors out. The table says
 * which nouns mean one actor within an article; else the wording decides, and
 * a bare noun goes back to the fuller wording before it:
 *
 *     people smugglers ... the traffickers ... criminal gangs    one group
 *     Hong Kong police ... the police                            one body
 *     the British Government ... the government                  one body
 */
#include "discourse/actors-private.h"

#include <string.h>

/* Bodies named further on in an article are not asked. */
#define MAX_MENTIONS 400

/* The table's row for the noun of a description, with where it stands. */
static const SgpEntry *
find_noun (const SgpActors *actors, const SgMention *mention, gint32 *first, gint32 *n)
{
  gint32 end = mention->tokens.first + mention->tokens.n;
  /* The noun is at the mention's head, or begins before it: "law enforcement officers". */
  for (gint32 i = mention->tokens.first; i < end && i <= mention->head; i++) {
    const SgpEntry *entry = sgp_gazetteer_match (actors->gazetteer, SGP_LIST_GROUPS, actors->tokens, i, end, n);
    *first = i;
    if (entry != NULL && i + *n > mention->head)
      return entry;
  }
  return NULL;
}

static void
index_head (SgpActors *actors, const char *noun, gint32 actor)
{
  GArray *list = g_hash_table_lookup (actors->by_head, noun);
  if (list == NULL) {
    list = g_array_new (FALSE, FALSE, sizeof (gint32));
    g_hash_table_insert (actors->by_head, (gpointer) noun, list);
  }
  g_array_append_val (list, actor);
}

/* Named bodies are found by the last word of their name: party, ministry, court. */
static void
index_bodies (SgpActors *actors)
{
  for (guint i = 0; i < actors->actors->len; i++) {
    const SgpActor *actor = SGP_ACTOR (actors, i);
    if (actor->type != SG_ENTITY_ORGANIZATION || actor->first < 0)
      continue;
    SgRange tokens = actors->mentions[actor->first].tokens;
    if (tokens.n > 1)
      index_head (actors, actors->tokens[tokens.first + tokens.n - 1].form, (gint32) i);
  }
}

/* What criminal gangs do in this article, if it says so. */
static const char *
find_gangs (const SgpActors *actors)
{
  gint32 first, n;
  for (gint32 i = 0; i < actors->n_mentions; i++) {
    const SgpEntry *entry = actors->mentions[i].type == SG_ENTITY_GROUP && actors->mentions[i].kind == SG_ALIAS_DESCRIPTION
                                ? find_noun (actors, &actors->mentions[i], &first, &n)
                                : NULL;
    if (entry != NULL && (strcmp (entry->name, "people smugglers") == 0 || strcmp (entry->name, "drug traffickers") == 0))
      return entry->name;
  }
  return "criminal gangs";
}

void
sgp_actors_read_groups (SgpActors *actors)
{
  index_bodies (actors);
  actors->gangs = find_gangs (actors);
}

/* Whether @index is a better antecedent than @best: spoken of before the mention, then
 * with a name, then later. */
static gboolean
is_better (const SgpActors *actors, gint32 mention, gint32 index, gint32 best)
{
  const SgpActor *a = SGP_ACTOR (actors, index), *b = SGP_ACTOR (actors, best);
  if (a->named != b->named)
    return a->named;
  if ((a->first < mention) != (b->first < mention))
    return a->first < mention;
  return a->first < mention ? a->first > b->first : a->first < b->first;
}

/* The actor with this noun that a bare noun goes back to, or -1. */
static gint32
find_by_noun (const SgpActors *actors, gint32 mention, const char *noun)
{
  GArray *list = g_hash_table_lookup (actors->by_head, noun);
  gint32 best = -1;
  for (guint i = 0; list != NULL && i < list->len && i < 64; i++) {
    gint32 index = g_array_index (list, gint32, i);
    if ((SGP_ACTOR (actors, index)->named || SGP_ACTOR (actors, index)->first < mention || sgp_actors_is_headline (actors, mention))
        && (best < 0 || is_better (actors, mention, index, best)))
      best = index;
  }
  return best;
}

/* A territory that speaks is the body that runs it: "the county should stop blaming us". */
static SgEntityType
find_type (const SgpActors *actors, const SgMention *mention)
{
  static const char *const territories[] = { "county", "city", "town", "village", "state", "borough", "district", "province", "island", NULL };
  return mention->type == SG_ENTITY_OTHER && sgp_actors_is_one_of (actors, mention->head, territories) ? SG_ENTITY_ORGANIZATION
                                                                                                        : mention->type;
}

/* "gangs of smugglers", "their supporters": what a description is found by. */
static gint32
find_by_wording (SgpActors *actors, const SgMention *mention, SgRange words, const char *noun)
{
  char wording[SGP_KEY_BYTES];
  sgp_actors_write_key (actors, words.first, words.n, wording, sizeof wording);
  g_autofree char *key = g_strconcat ("group|", wording, NULL);
  gint32 index = sgp_actors_find (actors, key);
  if (index >= 0)
    return index;
  index = sgp_actors_add (actors, find_type (actors, mention), sgp_actors_intern (actors, words.first, words.n), key);
  SGP_ACTOR (actors, index)->plural = mention->plural;
  index_head (actors, noun, index);
  return index;
}

static gint32
get_class (SgpActors *actors, const char *name, SgEntityType type)
{
  g_autofree char *key = g_strconcat ("group|", name, NULL);
  gint32 index = sgp_actors_find (actors, key);
  if (index >= 0)
    return index;
  index = sgp_actors_add (actors, type, name, key);
  SGP_ACTOR (actors, index)->plural = TRUE;
  return index;
}

/* Whether a name in the phrase makes it somebody's own: "Trump supporters". */
static gboolean
has_name (const SgpActors *actors, SgRange words)
{
  gint32 low = 0, high = actors->n_names;
  while (low < high) {
    gint32 middle = low + (high - low) / 2;
    if (actors->names[middle].tokens.first + actors->names[middle].tokens.n <= words.first)
      low = middle + 1;
    else
      high = middle;
  }
  return low < actors->n_names && actors->names[low].tokens.first < words.first + words.n;
}

/* A bare noun for a body, and words of which a name that it takes up has one; without
 * such words, words that it must not have. */
typedef struct {
  const char *nouns[8], *words[12], *others[12];
} Bodies;

static const Bodies bodies[] = {
  { { "union", NULL },
    { "union", "alliance", "association", "federation", "brotherhood", "congress", "unison", "guild", "workers", "teamsters", "teachers", NULL },
    { NULL } },
  { { "board", NULL }, { "board", NULL }, { NULL } },
  { { "council", NULL }, { "council", NULL }, { NULL } },
  { { "party", NULL }, { "party", "conservatives", "democrats", "republicans", NULL }, { NULL } },
  { { "charity", NULL }, { "council", "fund", "trust", "foundation", "society", "relief", "aid", "children", NULL }, { NULL } },
  { { "agency", NULL }, { NULL },
    { "party", "university", "government", "court", "school", "union", "parliament", "committee", "council", "times", "post", NULL } },
  { { "company", "firm", "manufacturer", "carmaker", "retailer", "airline", NULL }, { NULL },
    { "fund", "foundation", "association", "university", "party", "union", "committee", "times", "news", "post", "school", NULL } },
  { { "newspaper", "paper", "outlet", "publication", "magazine", "broadcaster", NULL },
    { "news", "times", "post", "journal", "herald", "gazette", "tribune", "guardian", "mail", "review", NULL }, { NULL } },
  { { "school", "university", "college", NULL }, { "school", "university", "college", "institute", NULL }, { NULL } },
};

static gboolean
is_in (const char *const *words, const char *word)
{
  for (; *words != NULL; words++)
    if (strcmp (*words, word) == 0)
      return TRUE;
  return FALSE;
}

/* Whether a mention by name may be taken up by such a noun. */
static gboolean
fits (const SgpActors *actors, const SgMention *mention, const Bodies *body)
{
  gboolean found = body->words[0] == NULL;
  for (gint32 i = mention->tokens.first; i < mention->tokens.first + mention->tokens.n; i++) {
    if (is_in (body->others, actors->tokens[i].form))
      return FALSE;
    found |= is_in (body->words, actors->tokens[i].form);
  }
  return found;
}

/* Whether an actor is a body below a country: "the French police". */
static gboolean
is_state_body (const SgpActors *actors, gint32 actor)
{
  gint32 whole = SGP_ACTOR (actors, actor)->part_of;
  return whole >= 0 && SGP_ACTOR (actors, whole)->type == SG_ENTITY_COUNTRY;
}

/* The one body of the whole article that fits, or -1: "the union", "the board". */
static gint32
find_only_body (const SgpActors *actors, const Bodies *body)
{
  gint32 found = -1;
  for (gint32 k = 0; k < actors->n_mentions && k < MAX_MENTIONS && body->words[0] != NULL; k++) {
    gint32 actor = actors->actor_of[k];
    if (actor < 0 || actor == found || actors->mentions[k].name < 0 || SGP_ACTOR (actors, actor)->type != SG_ENTITY_ORGANIZATION
        || !fits (actors, &actors->mentions[k], body))
      continue;
    if (found >= 0)
      return -1;
    found = actor;
  }
  return found;
}

/* A bare "the company", "the newspaper": the body named last before its sentence. */
static gint32
find_named_body (const SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  gint32 sentence = sgp_actors_get_sentence (actors, mention);
  const Bodies *body = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (m->tokens.n == 2 && is_in (bodies[i].nouns, actors->tokens[m->tokens.first + 1].form))
      body = &bodies[i];
  if (body == NULL || !sgp_actors_is_one_of (actors, m->tokens.first, (const char *const[]) { "the", "this", NULL }))
    return -1;
  for (gint32 k = mention - 1; k >= 0 && sentence - sgp_actors_get_sentence (actors, k) <= 3; k--) {
    gint32 actor = actors->actor_of[k];
    if (actor >= 0 && actors->mentions[k].name >= 0 && !actors->mentions[k].plural
        && SGP_ACTOR (actors, actor)->type == SG_ENTITY_ORGANIZATION && !is_state_body (actors, actor) && fits (actors, &actors->mentions[k], body))
      return actor;
  }
  return find_only_body (actors, body);
}

/* The country whose bodies or offices the article spoke of last before a mention. */
static gint32
find_country_in_view (const SgpActors *actors, gint32 mention)
{
  gint32 sentence = sgp_actors_get_sentence (actors, mention);
  for (gint32 k = mention - 1; k >= 0 && sentence - sgp_actors_get_sentence (actors, k) <= 8; k--) {
    gint32 actor = actors->actor_of[k];
    if (actor >= 0 && actors->mentions[k].name >= 0 && is_state_body (actors, actor))
      return SGP_ACTOR (actors, actor)->part_of;
  }
  return -1;
}

/* A bare "the government": that of the country in view, though nobody says whose. */
static gint32
find_government (SgpActors *actors, gint32 mention, const SgpEntry *entry, SgRange words)
{
  const SgMention *m = &actors->mentions[mention];
  if (entry == NULL || strcmp (entry->name, "government") != 0 || words.n != 1 || m->tokens.n != 2
      || !sgp_actors_is_form (actors, words.first, "government"))
    return -1;
  /* "the government of the island" says whose it is; "accused the government of cruelty" not. */
  gint32 end = m->tokens.first + m->tokens.n;
  if (sgp_actors_is_form (actors, end, "in")
      || (sgp_actors_is_form (actors, end, "of") && end + 1 < actors->n_tokens
          && (sgp_actors_is_form (actors, end + 1, "the")
              || sgp_token_get_letters (actors->text, &actors->tokens[end + 1]) >= SGP_LETTERS_CAPITAL)))
    return -1;
  gint32 country = find_country_in_view (actors, mention);
  const char *adjective = country >= 0 ? sgp_gazetteer_find_adjective (actors->gazetteer, SGP_ACTOR (actors, country)->name) : NULL;
  if (adjective == NULL)
    return -1;
  g_autofree char *key = g_strconcat (SGP_ACTOR (actors, country)->key, "|government", NULL);
  g_autofree char *name = g_strconcat (adjective, " government", NULL);
  name[0] = g_ascii_toupper (name[0]);
  gint32 index = sgp_actors_find (actors, key);
  if (index < 0)
    index = sgp_actors_add (actors, SG_ENTITY_ORGANIZATION, name, key);
  SGP_ACTOR (actors, index)->part_of = country;
  return index;
}

/* "Ann Lee, whose town faces the sea": the one whose it is. */
static gint32
find_owner (const SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  if (m->type != SG_ENTITY_OTHER || !sgp_actors_is_form (actors, m->tokens.first, "whose"))
    return -1;
  gint32 end = sgp_actors_is_form (actors, m->tokens.first - 1, ",") ? m->tokens.first - 1 : m->tokens.first;
  for (gint32 k = mention - 1; k >= 0 && k > mention - 8; k--)
    if (actors->mentions[k].tokens.first + actors->mentions[k].tokens.n == end && actors->actor_of[k] >= 0)
      return actors->actor_of[k];
  return -1;
}

/* "ten of its members": those of whom it is a part. */
static gint32
find_whole (SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  if (m->type != SG_ENTITY_OTHER || actors->tokens[m->tokens.first].upos != SG_UPOS_NUM || !sgp_actors_is_form (actors, m->tokens.first + 1, "of"))
    return -1;
  for (gint32 k = mention + 1; k < actors->n_mentions && actors->mentions[k].span.off < sg_span_end (m->span); k++) {
    if (actors->mentions[k].tokens.first != m->tokens.first + 2 || actors->mentions[k].kind == SG_ALIAS_PRONOUN)
      continue;
    if (actors->actor_of[k] < 0)
      sgp_actors_resolve_group (actors, k);
    return actors->actor_of[k];
  }
  return -1;
}

/* "The Refugee Council, a charity,": the body that it is said of. */
static gint32
find_apposed (const SgpActors *actors, gint32 mention)
{
  static const char *const closing[] = { ",", ".", ";", ")", "which", "that", NULL };
  const SgMention *m = &actors->mentions[mention];
  gint32 first = m->tokens.first;
  if (m->plural || !sgp_actors_is_one_of (actors, first, (const char *const[]) { "a", "an", "the", NULL })
      || !sgp_actors_is_form (actors, first - 1, ",") || !sgp_actors_is_one_of (actors, first + m->tokens.n, closing))
    return -1;
  for (gint32 k = mention - 1; k >= 0 && k > mention - 4; k--) {
    gint32 actor = actors->actor_of[k];
    if (actor >= 0 && actors->mentions[k].name >= 0 && actors->mentions[k].tokens.first + actors->mentions[k].tokens.n == first - 1)
      return SGP_ACTOR (actors, actor)->type == SG_ENTITY_ORGANIZATION ? actor : -1;
  }
  return -1;
}

/* "Johnson's letter", "her statement": who wrote it. */
static gint32
find_author (const SgpActors *actors, gint32 mention)
{
  static const char *const nouns[] = { "letter", "statement", "report", "tweet", "speech", "post", "message", "email", "memo",
                                       "article", "book", "interview", "testimony", "comments", "remarks", "announcement",
                                       "review", "study", "survey", "poll", "words", "plan", "proposal", NULL };
  const SgMention *m = &actors->mentions[mention];
  if (m->type != SG_ENTITY_OTHER || !sgp_actors_is_one_of (actors, m->head, nouns))
    return -1;
  for (gint32 k = mention + 1; k < actors->n_mentions && actors->mentions[k].span.off == m->span.off; k++)
    if (actors->actor_of[k] >= 0 && SGP_ACTOR (actors, actors->actor_of[k])->type != SG_ENTITY_OTHER)
      return actors->actor_of[k];
  return -1;
}

void
sgp_actors_resolve_group (SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  gint32 author = find_author (actors, mention);
  if (author < 0)
    author = find_owner (actors, mention);
  if (author < 0)
    author = find_apposed (actors, mention);
  if (author < 0)
    author = find_whole (actors, mention);
  if (author >= 0) {
    sgp_actors_assign (actors, mention, author);
    return;
  }
  SgRange words = sgp_actors_strip (actors, m->tokens);
  gint32 first = words.first, n = words.n, actor = -1;
  const SgpEntry *entry = find_noun (actors, m, &first, &n);
  const char *noun = actors->tokens[entry != NULL ? first + n - 1 : MAX (m->head, words.first)].form;
  if (entry != NULL && strcmp (entry->name, "criminal gangs") == 0)
    actor = get_class (actors, actors->gangs, SG_ENTITY_GROUP);
  else if (entry != NULL && m->plural && entry->type == SG_ENTITY_GROUP && *entry->name != '\0' && !has_name (actors, words))
    actor = get_class (actors, entry->name, entry->type);
  else if (words.n == 1)
    actor = find_by_noun (actors, mention, noun);
  if (actor < 0 && !m->plural)
    actor = find_named_body (actors, mention);
  if (actor < 0)
    actor = find_government (actors, mention, entry, words);
  if (actor < 0)
    actor = find_by_wording (actors, m, words, noun);
  sgp_actors_assign (actors, mention, actor);
}
