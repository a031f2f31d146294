/* SPDX-License-Identifier: MIT
 *
 * Mentions that stand for countries which the article lists, one actor each:
 *
 *     Four countries agreed ... Norway, Denmark, Iceland and Greenland will ...
 *     ministers from Norway, Denmark and Iceland
 *
 * A list is a run of country names with nothing but commas and "and" between
 * them. A number must be that of the list; ministers must be from all of it.
 */
#include "discourse/actors-private.h"

#include <string.h>

#define MAX_LISTED 12
/* A list stands in one of so many sentences before or behind. */
#define MAX_SENTENCES 3

/* Whether the second mention follows the first in a list. */
static gboolean
is_next (const SgpActors *actors, const SgMention *a, const SgMention *b)
{
  gint32 i = a->tokens.first + a->tokens.n, comma = i;
  i += sgp_actors_is_form (actors, i, ",");
  i += sgp_actors_is_form (actors, i, "and");
  i += sgp_actors_is_form (actors, i, "the");
  return i > comma && (b->tokens.first == i || (b->tokens.first == i - 1 && sgp_actors_is_form (actors, i - 1, "the")))
         && !sgp_actors_is_form (actors, comma, "the");
}

static gboolean
is_country (const SgpActors *actors, gint32 mention)
{
  gint32 actor = actors->actor_of[mention];
  return actor >= 0 && actors->mentions[mention].name >= 0 && SGP_ACTOR (actors, actor)->type == SG_ENTITY_COUNTRY;
}

static gboolean
is_among (gint32 actor, const gint32 *found, gint32 n)
{
  for (gint32 i = 0; i < n; i++)
    if (found[i] == actor)
      return TRUE;
  return FALSE;
}

/* The actors of the list that begins at a mention, each once; returns how many. */
static gint32
read_list (const SgpActors *actors, gint32 mention, gint32 *found)
{
  gint32 n = 0;
  for (gint32 k = mention; k < actors->n_mentions && n < MAX_LISTED && is_country (actors, k); k++) {
    if (k > mention && !is_next (actors, &actors->mentions[k - 1], &actors->mentions[k]))
      break;
    if (!is_among (actors->actor_of[k], found, n))
      found[n++] = actors->actor_of[k];
  }
  return n;
}

/* The number that a phrase for countries tells, 0 where it tells none. */
static gint32
read_number (const SgpActors *actors, const SgMention *m)
{
  static const char *const numbers[] = { "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten" };
  static const char *const nouns[] = { "countries", "nations", "states", "governments", NULL };
  if (!sgp_actors_is_one_of (actors, m->head, nouns))
    return 0;
  gint32 first = m->tokens.first + sgp_actors_is_form (actors, m->tokens.first, "the");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (sgp_actors_is_form (actors, first, numbers[i]))
      return (gint32) i + 2;
  return 0;
}

/* Countries as many as counted, in a list near the mention; those behind come first. */
static gint32
find_counted (const SgpActors *actors, gint32 mention, gint32 *found)
{
  gint32 number = read_number (actors, &actors->mentions[mention]), sentence = sgp_actors_get_sentence (actors, mention);
  if (number == 0)
    return 0;
  for (gint32 k = mention + 1; k < actors->n_mentions && sgp_actors_get_sentence (actors, k) <= sentence + MAX_SENTENCES; k++)
    if (is_country (actors, k) && read_list (actors, k, found) == number)
      return number;
  for (gint32 k = mention - 1; k >= 0 && sgp_actors_get_sentence (actors, k) >= sentence - MAX_SENTENCES; k--)
    if (is_country (actors, k) && read_list (actors, k, found) == number)
      return number;
  return 0;
}

/* "ministers from Norway, Denmark and Iceland". */
static gint32
find_sent (const SgpActors *actors, gint32 mention, gint32 *found)
{
  static const char *const nouns[] = { "ministers", "officials", "leaders", "diplomats", "negotiators", "envoys", "delegates",
                                       "representatives", "delegations", "presidents", NULL };
  const SgMention *m = &actors->mentions[mention];
  if (!sgp_actors_is_one_of (actors, m->head, nouns) || !sgp_actors_is_one_of (actors, m->head + 1, (const char *const[]) { "from", "of", NULL }))
    return 0;
  gint32 behind = m->head + 2, the = sgp_actors_is_form (actors, behind, "the");
  for (gint32 k = mention + 1; k < actors->n_mentions && k < mention + 4; k++)
    if (actors->mentions[k].tokens.first == behind || actors->mentions[k].tokens.first == behind + the)
      return is_country (actors, k) ? read_list (actors, k, found) : 0;
  return 0;
}

gboolean
sgp_actors_resolve_listed (SgpActors *actors, gint32 mention)
{
  gint32 found[MAX_LISTED];
  gint32 n = find_counted (actors, mention, found);
  if (n == 0)
    n = find_sent (actors, mention, found);
  if (n < 2)
    return FALSE;
  sgp_actors_assign (actors, mention, found[0]);
  /* What stands for several is no other name of one of them. */
  actors->mentions[mention].kind = SG_ALIAS_PRONOUN;
  for (gint32 i = 1; i < n; i++) {
    SgpMember member = { mention, found[i] };
    g_array_append_val (actors->members, member);
  }
  return TRUE;
}
