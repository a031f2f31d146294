/* SPDX-License-Identifier: MIT
 *
 * Between mentions and entities: the actors of a document while it is being
 * resolved, and what is known of each.
 */
#pragma once

#include "document-private.h"
#include "language/gazetteer-private.h"

/**
 * SgpActor:
 * @name: the fullest name so far; owned by the document
 * @tokens: where that name stands
 * @key: what else finds it: "france", "united kingdom|government", or NULL
 * @type: what it is
 * @gender: as far as titles, roles and first names tell
 * @named: it has a name
 * @first: its first mention
 * @last: its last mention so far, in order of resolution
 * @part_of: the actor above it, or -1
 */
typedef struct {
  const char *name;
  const char *key;
  SgRange tokens;
  SgEntityType type;
  SgpGender gender;
  gboolean named;
  gboolean plural;
  gint32 first, last;
  gint32 part_of;
} SgpActor;

/**
 * SgpOffice:
 * @actor: who holds it
 * @class: the class of the role: "prime minister"
 * @country: canonical name, or NULL where none is told
 * @of: last word of what else it is the office of ("calais"), or NULL
 * @former: "the former president"
 * @next: the row with the same class before this one, or -1
 */
typedef struct {
  gint32 actor;
  const char *class;
  const char *country;
  const char *of;
  gboolean former;
  gint32 next;
} SgpOffice;

/* The actors behind a mention of several. */
typedef struct {
  gint32 mention;
  gint32 actor;
} SgpMember;

typedef struct {
  const SgpGazetteer *gazetteer;
  SgDocument *doc;
  const char *text;
  const SgToken *tokens;
  gint32 n_tokens;
  SgMention *mentions;     /* a copy, in order of the text */
  gint32 n_mentions;
  gint32 *rows;            /* the row of each in the document */
  gint32 *index_of;        /* and back */
  const SgName *names;
  gint32 n_names;
  gint32 *actor_of;        /* actor of each mention, or -1 */
  gint32 *quote_of;        /* quote that holds each mention, or -1 */
  gint32 *statement_of;    /* statement each quote belongs to, or -1 */
  gint32 *spoken_by;       /* statement that each mention speaks, or -1 */
  GArray *actors;          /* SgpActor */
  GHashTable *by_key;      /* key -> actor + 1 */
  GHashTable *surnames;    /* last words of people's names, for names written wrongly */
  GHashTable *by_word;     /* word of a person's name -> GArray of actors */
  GArray *offices;         /* SgpOffice */
  GHashTable *by_class;    /* class -> office + 1, the last one */
  GHashTable *by_head;     /* noun of a group or body -> GArray of actors */
  GArray *members;         /* SgpMember */
  const char *gangs;       /* what criminal gangs are in this article */
} SgpActors;

#define SGP_ACTOR(actors, i) (&g_array_index ((actors)->actors, SgpActor, (i)))
#define SGP_OFFICE(actors, i) (&g_array_index ((actors)->offices, SgpOffice, (i)))

/* actors.c */
void sgp_actors_init (SgpActors *actors, const SgpGazetteer *gazetteer, SgDocument *doc);
void sgp_actors_clear (SgpActors *actors);
gint32 sgp_actors_add (SgpActors *actors, SgEntityType type, const char *name, const char *key);
gint32 sgp_actors_find (const SgpActors *actors, const char *key);
void sgp_actors_assign (SgpActors *actors, gint32 mention, gint32 actor);
/* The words of tokens as the text has them, owned by the document. */
const char *sgp_actors_intern (SgpActors *actors, gint32 first, gint32 n);
/* The same, lower case, in a buffer of the caller. */
void sgp_actors_write_key (const SgpActors *actors, gint32 first, gint32 n, char *key, gsize size);
gboolean sgp_actors_is_form (const SgpActors *actors, gint32 token, const char *form);
gboolean sgp_actors_is_one_of (const SgpActors *actors, gint32 token, const char *const *forms);
/* Tokens of a description without determiner and possessor. */
SgRange sgp_actors_strip (const SgpActors *actors, SgRange tokens);
gint32 sgp_actors_get_sentence (const SgpActors *actors, gint32 mention);
/* The actor who speaks the quotation that holds a mention, or -1. */
gint32 sgp_actors_get_speaker (const SgpActors *actors, gint32 mention);
gboolean sgp_actors_is_headline (const SgpActors *actors, gint32 mention);
gboolean sgp_actors_is_subject (const SgpActors *actors, gint32 mention);

#define SGP_KEY_BYTES 512

/* named-actors.c: mentions with names; one actor for all its names. */
void sgp_actors_read_names (SgpActors *actors);
/* offices.c: what offices the named hold, and who "the prime minister" is. */
void sgp_actors_read_offices (SgpActors *actors);
void sgp_actors_resolve_role (SgpActors *actors, gint32 mention);
/* groups.c: groups and bodies without a name. */
void sgp_actors_read_groups (SgpActors *actors);
void sgp_actors_resolve_group (SgpActors *actors, gint32 mention);
/* several.c: FALSE where the mention stands for no countries that are listed. */
gboolean sgp_actors_resolve_listed (SgpActors *actors, gint32 mention);
/* pronouns.c */
void sgp_actors_resolve_pronoun (SgpActors *actors, gint32 mention);
