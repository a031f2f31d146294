/* SPDX-License-Identifier: MIT
 *
 * The tables of names and of nouns for people, turned into entries: what the
 * name reader, the mention finder and the resolver know of words.
 */
#pragma once

#include "lexicon-private.h"

/* Enum value, table, its columns. */
#define SGP_LIST_LIST(X) \
  X (COUNTRIES, "countries", "wording", "country", "kind", NULL, NULL) \
  X (PLACES, "places", "place", "country", "kind", NULL, NULL) \
  X (ORGANISATIONS, "organisations", "wording", "name", "type", "part_of", "kind") \
  X (TITLES, "titles", "title", "gender", "role", NULL, NULL) \
  X (ROLES, "roles", "role", "gender", "same", "kind", "number") \
  X (GROUPS, "groups", "group", "entity", "type", "kind", NULL) \
  X (FIRST_NAMES, "first-names", "first", "gender", "word", NULL, NULL) \
  X (WORDS, "name-words", "word", "kind", NULL, NULL, NULL) \
  X (PRONOUNS, "pronouns", "pronoun", "person", "number", "gender", "form")

#define SGP_LIST_ENUM(NAME, ...) SGP_LIST_##NAME,
typedef enum { SGP_LIST_LIST (SGP_LIST_ENUM) SGP_N_LISTS } SgpList;
#undef SGP_LIST_ENUM

/* The words of the columns "kind", "word" and "form", over all tables. */
#define SGP_KIND_LIST(X) \
  X (NONE, "") X (NAME, "name") X (ACRONYM, "acronym") X (ADJECTIVE, "adjective") X (PEOPLE, "people") \
  X (CAPITAL, "capital") X (STATE, "state") X (CITY, "city") X (REGION, "region") X (WORD, "word") \
  X (ABBREVIATION, "abbreviation") X (COURTESY, "courtesy") X (OFFICE, "office") X (EPITHET, "epithet") X (PERSON, "person") \
  X (PLURAL, "plural") X (MASS, "mass") X (BODY, "body") X (ORGANIZATION, "organization") \
  X (PLACE, "place") X (THING, "thing") X (STOP, "stop") X (DATE, "date") X (PERSONAL, "personal") \
  X (POSSESSIVE, "possessive") X (BOTH, "both") X (REFLEXIVE, "reflexive")

#define SGP_KIND_ENUM(NAME, name) SGP_KIND_##NAME,
typedef enum { SGP_KIND_LIST (SGP_KIND_ENUM) SGP_N_KINDS } SgpKind;
#undef SGP_KIND_ENUM

typedef enum { SGP_GENDER_ANY, SGP_GENDER_MALE, SGP_GENDER_FEMALE, SGP_GENDER_THING } SgpGender;

/**
 * SgpEntry:
 * @key: the wording, lower case
 * @name: the country or organisation, the class of a role, the entity of a
 *   group, the role behind a title; "" where there is none
 * @part_of: what the organisation belongs to, or ""
 * @type: what an organisation or a group is
 * @gender: what the word tells
 * @person: 1, 2 or 3 for a pronoun
 * @plural: the word is for several
 *
 * All strings are the lexicon's.
 */
typedef struct {
  const char *key;
  const char *name;
  const char *part_of;
  SgEntityType type;
  SgpKind kind;
  SgpGender gender;
  gint8 person;
  gboolean plural;
} SgpEntry;

typedef struct _SgpGazetteer SgpGazetteer;

SgpGazetteer *sgp_gazetteer_new (const SgLexicon *lexicon, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void sgp_gazetteer_free (SgpGazetteer *gazetteer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpGazetteer, sgp_gazetteer_free)

/* The entry whose wording is the longest from @first on, or NULL. */
const SgpEntry *sgp_gazetteer_match (const SgpGazetteer *gazetteer, SgpList list, const SgToken *tokens,
                                     gint32 first, gint32 end, gint32 *n_tokens);
/* The entry of these words, or NULL. */
const SgpEntry *sgp_gazetteer_find (const SgpGazetteer *gazetteer, SgpList list, const char *words);

/* The first adjective of a country in the table, lower case, or NULL. */
const char *sgp_gazetteer_find_adjective (const SgpGazetteer *gazetteer, const char *country);

/* How a word is written. */
typedef enum { SGP_LETTERS_NONE, SGP_LETTERS_LOWER, SGP_LETTERS_CAPITAL, SGP_LETTERS_UPPER } SgpLetters;
SgpLetters sgp_token_get_letters (const char *text, const SgToken *token);
