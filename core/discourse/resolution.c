/* SPDX-License-Identifier: MIT
 *
 * Mentions and statements in, entities out: who each mention is. In this order:
 *
 *     names         one actor for all names of a person, country, body, place
 *     offices       "French President Emmanuel Macron": what he is
 *     the rest      roles, groups, pronouns, outside quotations
 *     the same      inside them, where "I" is the speaker and "he" is not
 *
 * An entity is called by its fullest name; what else it is called becomes its
 * aliases. A mention of several ("both countries") gets a row for each of them
 * and so does the statement it speaks.
 */
#include "discourse/resolution-private.h"

#include "discourse/actors-private.h"

#include <string.h>

/* An entity that is called more than this has no name, but a long list. */
#define MAX_ALIASES 40

struct _SgpResolution {
  SgpGazetteer *gazetteer;
};

SgpResolution *
sgp_resolution_new (const SgLexicon *lexicon, GError **error)
{
  g_autoptr (SgpGazetteer) gazetteer = sgp_gazetteer_new (lexicon, error);
  if (gazetteer == NULL)
    return NULL;
  SgpResolution *resolution = g_new0 (SgpResolution, 1);
  resolution->gazetteer = g_steal_pointer (&gazetteer);
  return resolution;
}

void
sgp_resolution_free (SgpResolution *resolution)
{
  sgp_gazetteer_free (resolution->gazetteer);
  g_free (resolution);
}

/* Whether what is only counted or called something stands where nobody acts: "members of
 * a gang", "as a partner", "became a councillor". */
static gboolean
is_aside (const SgpActors *actors, const SgMention *m)
{
  static const char *const roles[] = { "nmod", "xcomp", "root", "advcl", "ccomp", NULL };
  const char *deprel = m->head >= 0 ? actors->tokens[m->head].deprel : NULL;
  if (deprel == NULL)
    return FALSE;
  return g_strv_contains (roles, deprel)
         || (strcmp (deprel, "obl") == 0 && sgp_actors_is_one_of (actors, m->tokens.first - 1, (const char *const[]) { "as", "like", NULL }))
         || (m->type == SG_ENTITY_PERSON && strcmp (deprel, "obj") == 0 && actors->tokens[m->head].head >= 0
             && strcmp (actors->tokens[actors->tokens[m->head].head].lemma, "become") == 0);
}

/* "a girl", "17 men" and the like, which nothing is told of that makes them actors. */
static gboolean
is_bare (const SgpActors *actors, gint32 i)
{
  static const char *const nouns[] = { "man", "woman", "girl", "boy", "child", "person", "people", "men", "women", "girls", "boys",
                                       "children", "persons", "adults", "teenagers", "babies", "victims", "survivors", "passengers", NULL };
  const SgMention *m = &actors->mentions[i];
  gint32 end = m->tokens.first + m->tokens.n;
  if (m->name >= 0 || m->kind == SG_ALIAS_PRONOUN || actors->spoken_by[i] >= 0 || sgp_actors_is_subject (actors, i)
      || (!sgp_actors_is_one_of (actors, end - 1, nouns) && !is_aside (actors, m)))
    return FALSE;
  return actors->tokens[m->tokens.first].upos == SG_UPOS_NUM
         || sgp_actors_is_one_of (actors, m->tokens.first, (const char *const[]) { "a", "an", NULL });
}

/* Headlines come behind the text: what they say in short the text has in full. */
typedef enum { SGP_PASS_TEXT, SGP_PASS_HEADLINES, SGP_PASS_QUOTES, SGP_N_PASSES } SgpPass;

static SgpPass
find_pass (const SgpActors *actors, gint32 mention)
{
  if (actors->quote_of[mention] >= 0)
    return SGP_PASS_QUOTES;
  return sgp_actors_is_headline (actors, mention) ? SGP_PASS_HEADLINES : SGP_PASS_TEXT;
}

/* Gives every mention of a kind of text an actor, in order of the text; a phrase after
 * the pronoun it opens with, since that is asked for. */
static void
resolve_rest (SgpActors *actors, SgpPass pass)
{
  for (gint32 i = 0; i < actors->n_mentions; i++) {
    const SgMention *m = &actors->mentions[i];
    if (find_pass (actors, i) != pass || actors->actor_of[i] >= 0 || is_bare (actors, i))
      continue;
    gint32 inner = i + 1;
    if (m->kind != SG_ALIAS_PRONOUN && inner < actors->n_mentions && actors->mentions[inner].span.off == m->span.off
        && actors->mentions[inner].kind == SG_ALIAS_PRONOUN && actors->actor_of[inner] < 0)
      sgp_actors_resolve_pronoun (actors, inner);
    if (sgp_actors_resolve_listed (actors, i))
      continue;
    if (m->kind == SG_ALIAS_PRONOUN)
      sgp_actors_resolve_pronoun (actors, i);
    else if (m->kind == SG_ALIAS_ROLE)
      sgp_actors_resolve_role (actors, i);
    else
      sgp_actors_resolve_group (actors, i);
  }
}

/* Actors in the order in which the article first speaks of them. */
typedef struct {
  gint32 actor, first;
} Place;

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;
  return x->first != y->first ? (x->first < y->first ? -1 : 1) : x->actor - y->actor;
}

static Place *
sort_actors (const SgpActors *actors)
{
  Place *places = g_new (Place, actors->actors->len + 1);
  for (guint i = 0; i < actors->actors->len; i++) {
    gint32 first = SGP_ACTOR (actors, i)->first;
    places[i] = (Place) { (gint32) i, first < 0 ? G_MAXINT32 : first };
  }
  qsort (places, actors->actors->len, sizeof (Place), compare_places);
  return places;
}

/* An alias, unless the entity has it or is called so. */
static void
add_alias (GArray *aliases, const char *name, const char *text, SgAliasKind kind)
{
  if (strcmp (text, name) == 0)
    return;
  for (guint i = 0; i < aliases->len; i++)
    if (strcmp (g_array_index (aliases, SgAlias, i).text, text) == 0)
      return;
  SgAlias alias = { text, kind };
  g_array_append_val (aliases, alias);
}

/* What one mention calls its entity: its words, and the name alone. */
static void
add_wordings (SgpActors *actors, GArray *aliases, const char *name, const SgMention *mention)
{
  if (mention->kind == SG_ALIAS_PRONOUN || mention->type == SG_ENTITY_OTHER || aliases->len > MAX_ALIASES)
    return;
  add_alias (aliases, name, sgp_actors_intern (actors, mention->tokens.first, mention->tokens.n), mention->kind);
  if (mention->name < 0 || mention->type != SG_ENTITY_PERSON)
    return;
  SgRange tokens = actors->names[mention->name].tokens;
  /* A surname of two people names neither. */
  GArray *bearers = tokens.n == 1 ? g_hash_table_lookup (actors->by_word, actors->tokens[tokens.first].form) : NULL;
  if (bearers != NULL && bearers->len > 1)
    return;
  add_alias (aliases, name, sgp_actors_intern (actors, tokens.first, tokens.n), SG_ALIAS_NAME);
}

/* Mentions of each actor as chains: the first, and the next of each mention. */
static void
chain_mentions (const SgpActors *actors, gint32 *first, gint32 *next)
{
  for (guint i = 0; i < actors->actors->len; i++)
    first[i] = -1;
  for (gint32 i = actors->n_mentions - 1; i >= 0; i--) {
    gint32 actor = actors->actor_of[i];
    if (actor < 0)
      continue;
    next[i] = first[actor];
    first[actor] = i;
  }
}

/* Writes the entities; @row_of receives the row of each actor. */
static void
write_entities (SgpActors *actors, gint32 *row_of)
{
  g_autofree Place *places = sort_actors (actors);
  g_autofree gint32 *first = g_new (gint32, actors->actors->len + 1);
  g_autofree gint32 *next = g_new (gint32, actors->n_mentions + 1);
  g_autoptr (GArray) aliases = g_array_new (FALSE, FALSE, sizeof (SgAlias));
  chain_mentions (actors, first, next);
  for (guint i = 0; i < actors->actors->len; i++) {
    const SgpActor *actor = SGP_ACTOR (actors, places[i].actor);
    g_array_set_size (aliases, 0);
    for (gint32 m = first[places[i].actor]; m >= 0; m = next[m])
      add_wordings (actors, aliases, actor->name, &actors->mentions[m]);
    SgEntity entity = { .name = actor->name, .type = actor->type, .part_of = -1 };
    entity.aliases = sgp_document_add_aliases (actors->doc, (const SgAlias *) (const void *) aliases->data, (gint32) aliases->len);
    row_of[places[i].actor] = sgp_document_add_entity (actors->doc, &entity);
  }
  SgEntity *rows = sgp_document_get_entity_rows (actors->doc);
  for (guint i = 0; i < actors->actors->len; i++)
    if (SGP_ACTOR (actors, i)->part_of >= 0)
      rows[row_of[i]].part_of = row_of[SGP_ACTOR (actors, i)->part_of];
}

/* Gives mentions their entities, and those of several a row for each further one. */
static void
write_mentions (SgpActors *actors, const gint32 *row_of)
{
  SgDocument *doc = actors->doc;
  SgMention *rows = sgp_document_get_mention_rows (doc);
  for (gint32 i = 0; i < actors->n_mentions; i++) {
    SgMention *row = &rows[actors->rows[i]];
    row->entity = actors->actor_of[i] >= 0 ? row_of[actors->actor_of[i]] : -1;
    row->kind = actors->mentions[i].kind;
    /* What spoke, and turned out to be somebody: "council" in a headline. */
    if (row->type == SG_ENTITY_OTHER && row->kind == SG_ALIAS_DESCRIPTION && actors->actor_of[i] >= 0)
      row->type = SGP_ACTOR (actors, actors->actor_of[i])->type;
  }
  for (guint i = 0; i < actors->members->len; i++) {
    SgpMember member = g_array_index (actors->members, SgpMember, i);
    gint32 original = actors->rows[member.mention];
    SgMention copy = sgp_document_get_mention_rows (doc)[original];
    copy.entity = row_of[member.actor];
    copy.members = (SgRange) { 0, 0 };
    gint32 row = sgp_document_add_mention (doc, &copy);
    SgRange *members = &sgp_document_get_mention_rows (doc)[original].members;
    gboolean more = i > 0 && g_array_index (actors->members, SgpMember, i - 1).mention == member.mention;
    *members = more ? (SgRange) { members->first, members->n + 1 } : (SgRange) { row, 1 };
  }
}

/* The speakers, with those added that a mention of several stands for. */
static SgRange
expand (SgDocument *doc, SgRange range)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (SgSpeaker));
  const SgSpeaker *speakers = sg_document_get_speakers (doc, range);
  for (gint32 i = 0; i < range.n; i++) {
    g_array_append_val (all, speakers[i]);
    if (speakers[i].mention < 0)
      continue;
    SgRange members = mentions[speakers[i].mention].members;
    for (gint32 k = 0; k < members.n; k++) {
      SgSpeaker other = { members.first + k, speakers[i].confidence };
      g_array_append_val (all, other);
    }
  }
  if ((gint32) all->len == range.n)
    return range;
  return sgp_document_add_speakers (doc, (const SgSpeaker *) (const void *) all->data, (gint32) all->len);
}

static void
expand_speakers (SgDocument *doc)
{
  gint32 n;
  sg_document_get_statements (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    SgStatement *rows = sgp_document_get_statement_rows (doc);
    rows[i].speakers = expand (doc, rows[i].speakers);
    rows[i].addressees = expand (doc, rows[i].addressees);
  }
}

void
sgp_resolution_run (const SgpResolution *resolution, SgDocument *doc)
{
  SgpActors actors;
  sgp_actors_init (&actors, resolution->gazetteer, doc);
  sgp_actors_read_names (&actors);
  sgp_actors_read_offices (&actors);
  sgp_actors_read_groups (&actors);
  for (gint32 pass = 0; pass < SGP_N_PASSES; pass++)
    resolve_rest (&actors, (SgpPass) pass);
  g_autofree gint32 *row_of = g_new (gint32, actors.actors->len + 1);
  write_entities (&actors, row_of);
  write_mentions (&actors, row_of);
  sgp_actors_clear (&actors);
  expand_speakers (doc);
}
