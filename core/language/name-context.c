/* SPDX-License-Identifier: MIT
 *
 * What the words about a segment tell of it:
 *
 *     in Wimereux                       place
 *     lawmaker Franck Dhersin           person
 *     Nicolas Margolle, a fisherman     person
 *     Bouchart said / Bouchart, who     person, or who speaks for a body
 *     the Cobra                         no person
 *     Springfield, Ohio                 place
 */
#include "language/name-text-private.h"

#include <string.h>

static gboolean
is_one_of (const SgpNameText *text, gint32 i, const char *const *forms)
{
  if (i < 0 || i >= text->n_tokens)
    return FALSE;
  for (; *forms != NULL; forms++)
    if (strcmp (text->tokens[i].form, *forms) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_same_sentence (const SgpNameText *text, gint32 a, gint32 b)
{
  return a >= 0 && b < text->n_tokens && text->tokens[a].sentence == text->tokens[b].sentence;
}

/* A singular noun for a person, in lower case, right before the segment; not one that a
 * town or a country may be as well. */
static gboolean
is_role_before (const SgpNameText *text, gint32 i)
{
  static const char *const both[] = { "neighbour", "neighbor", "rival", "ally", "partner", "host", "opponent", "native", "enemy", "hero",
                                      "star", "guest", "friend", NULL };
  if (is_one_of (text, i, both))
    return FALSE;
  if (i < 0 || sgp_name_text_is_capital (text, i))
    return FALSE;
  const SgpEntry *entry = sgp_gazetteer_find (text->gazetteer, SGP_LIST_ROLES, text->tokens[i].form);
  return entry != NULL && !entry->plural
         && (text->tokens[i].upos == SG_UPOS_X || text->tokens[i].upos == SG_UPOS_NOUN || text->tokens[i].upos == SG_UPOS_PROPN);
}

/* ", the mayor of" or ", a fisherman": a role within a few words behind the comma. */
static gboolean
is_role_behind (const SgpNameText *text, gint32 i)
{
  static const char *const determiners[] = { "a", "an", "the", "his", "her", "their", "its", NULL };
  gint32 n;
  if (!is_one_of (text, i, (const char *const[]) { ",", NULL }))
    return FALSE;
  if (!is_one_of (text, i + 1, determiners))
    return FALSE;
  for (gint32 k = i + 2; k < i + 6 && is_same_sentence (text, i, k); k++) {
    const SgpEntry *entry = sgp_gazetteer_match (text->gazetteer, SGP_LIST_ROLES, text->tokens, k, text->n_tokens, &n);
    if (entry != NULL && !entry->plural)
      return TRUE;
    if (is_one_of (text, k, (const char *const[]) { ",", "of", ".", NULL }))
      return FALSE;
  }
  return FALSE;
}

/* A lone word of names: "the Kingdom", "the Article". */
static gboolean
is_common (const SgpNameText *text, const SgpSegment *segment)
{
  return segment->n == 1
         && sgp_gazetteer_find (text->gazetteer, SGP_LIST_WORDS, text->tokens[segment->first].form) != NULL;
}

/* "the group Save Hillside": a noun for a body, in lower case behind a determiner. */
static gboolean
is_body_before (const SgpNameText *text, gint32 i)
{
  static const char *const determiners[] = { "the", "a", "an", "its", "their", "this", NULL };
  if (i < 1 || sgp_name_text_is_capital (text, i) || !is_same_sentence (text, i - 1, i))
    return FALSE;
  const SgpEntry *entry = sgp_gazetteer_find (text->gazetteer, SGP_LIST_GROUPS, text->tokens[i].form);
  return entry != NULL && entry->kind == SGP_KIND_BODY
         && (is_one_of (text, i - 1, determiners) || text->tokens[i - 1].upos == SG_UPOS_ADJ || text->tokens[i - 1].upos == SG_UPOS_NOUN);
}

/* "its neighbour Brackwell", "Brackwell's council": what has a town or a country as
 * neighbour, and what has a council, is none of the people. */
static void
weigh_territory (SgpNameText *text, SgpSegment *segment)
{
  static const char *const nouns[] = { "neighbour", "neighbor", "rival", "ally", "twin", NULL };
  static const char *const owned[] = { "council", "mayor", "police", "residents", "inhabitants", "streets", "airport", "harbour", "harbor",
                                       "port", "suburbs", "outskirts", "population", "economy", "citizens", "capital", "borders", NULL };
  gint32 i = segment->first, end = i + segment->n;
  if (i > 1 && is_same_sentence (text, i - 2, i) && is_one_of (text, i - 1, nouns)
      && is_one_of (text, i - 2, (const char *const[]) { "its", NULL }))
    segment->score[SG_ENTITY_PLACE] += 1.5f;
  if (end + 1 < text->n_tokens && is_same_sentence (text, i, end + 1)
      && is_one_of (text, end, (const char *const[]) { "'s", "'", NULL }) && is_one_of (text, end + 1, owned))
    segment->score[SG_ENTITY_PLACE] += 1.5f;
}

static void
weigh_before (SgpNameText *text, SgpSegment *segment)
{
  static const char *const in[] = { "in", "near", "outside", "around", "throughout", "across", "inside", NULL };
  static const char *const to[] = { "at", "from", "to", "into", "through", "towards", "toward", "leaving", "off", NULL };
  static const char *const the[] = { "the", "a", "an", "this", "its", "their", "our", NULL };
  static const char *const of[] = { "city", "town", "village", "state", "province", "region", "district", "port", "island", NULL };
  static const char *const offices[] = { "mayor", "governor", "bishop", "archbishop", "president", "residents", "people", "outskirts",
                                         "north", "south", "east", "west", "coast", "centre", "center", NULL };
  static const char *const visits[] = { "visited", "visits", "visit", "visiting", "reached", "reach", NULL };
  gint32 i = segment->first - 1;
  if (i < 0 || !is_same_sentence (text, i, segment->first))
    return;
  if (is_one_of (text, i, in))
    segment->score[SG_ENTITY_PLACE] += 1.5f;
  else if (is_one_of (text, i, to))
    segment->score[SG_ENTITY_PLACE] += 0.3f;
  else if (is_one_of (text, i, the) && !is_common (text, segment))
    segment->score[SG_ENTITY_PERSON] -= 1.5f, segment->score[SG_ENTITY_ORGANIZATION] += 0.7f;
  else if (is_role_before (text, i))
    segment->score[SG_ENTITY_PERSON] += 2.5f;
  else if (is_body_before (text, i))
    segment->score[SG_ENTITY_ORGANIZATION] += 2.5f;
  if (is_one_of (text, i, (const char *const[]) { "of", NULL }))
    segment->score[SG_ENTITY_PLACE] += is_one_of (text, i - 1, offices) ? 2 : 0.4f;
  if (is_one_of (text, i, visits))
    segment->score[SG_ENTITY_PLACE] += 1.2f;
  if (is_one_of (text, i, (const char *const[]) { "of", NULL }) && is_one_of (text, i - 1, of))
    segment->score[SG_ENTITY_PLACE] += 2;
}

/* Verbs that people and those who speak for a body are subjects of. */
static gboolean
is_speech (const SgpNameText *text, gint32 i)
{
  static const char *const verbs[] = { "said", "says", "told", "tells", "added", "adds", "asked", "asks", "wrote", "writes",
                                       "tweeted", "thinks", "thought", "believes", "believed", "argued", "argues", "who",
                                       "whose", "insisted", "admitted", "warned", "noted", "explained", "recalled", NULL };
  return is_one_of (text, i, verbs);
}

static void
weigh_behind (SgpNameText *text, SgpSegment *segment)
{
  static const char *const comma[] = { ",", NULL };
  gint32 n, i = segment->first + segment->n;
  if (!is_same_sentence (text, segment->first, i))
    return;
  if (is_speech (text, i) || (is_one_of (text, i, comma) && is_speech (text, i + 1)))
    segment->score[SG_ENTITY_PERSON] += 1;
  if (is_role_behind (text, i))
    segment->score[SG_ENTITY_PERSON] += 2;
  if (!is_one_of (text, i, comma) || i + 1 >= text->n_tokens)
    return;
  if (text->tokens[i + 1].upos == SG_UPOS_NUM && text->tokens[i + 1].span.len == 2)
    segment->score[SG_ENTITY_PERSON] += 2;
  const SgpEntry *place = sgp_gazetteer_match (text->gazetteer, SGP_LIST_PLACES, text->tokens, i + 1, text->n_tokens, &n);
  if (place != NULL && place->kind != SGP_KIND_CITY && place->kind != SGP_KIND_WORD && sgp_name_text_is_capital (text, i + 1))
    segment->score[SG_ENTITY_PLACE] += 1.5f;
}

/* Where there is a tree: subjects of verbs of saying and thinking, objects of "meet". */
static void
weigh_tree (SgpNameText *text, SgpSegment *segment)
{
  const SgToken *last = &text->tokens[segment->first + segment->n - 1];
  if (last->deprel == NULL || last->head < 0 || last->upos == SG_UPOS_X)
    return;
  if (g_str_has_prefix (last->deprel, "nsubj") && text->tokens[last->head].upos == SG_UPOS_VERB)
    segment->score[SG_ENTITY_PERSON] += 0.3f;
}

/* Adds to the scores of a segment what its surroundings tell. */
void
sgp_segments_weigh (SgpNameText *text, SgpSegment *segment)
{
  weigh_before (text, segment);
  weigh_territory (text, segment);
  weigh_behind (text, segment);
  weigh_tree (text, segment);
}
