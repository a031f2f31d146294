/* SPDX-License-Identifier: MIT
 *
 * Mentions with names in, one actor for all names of the same person, country,
 * body or place:
 *
 *     Hillary Rodham Clinton, Hillary Clinton, Mrs. Clinton, Clinton
 *     France, the French, French officials, Paris (not: in Paris)
 *     Hirtenberger Defence Group (HDG), HDG, Hirtenberger
 *
 * Fuller names are read first. A surname that two people share goes by title
 * and gender, then to the one named in full in the same paragraph, then to the
 * one the article names first.
 */
#include "discourse/actors-private.h"

#include <string.h>

#define MAX_WORDS 12
/* More people of one surname are not told apart. */
#define MAX_CANDIDATES 32
/* Full names further on are not counted. */
#define MAX_FULLS 128

/* A person's name as words: forms of the document, without hyphens and "Jr.". */
typedef struct {
  const char *words[MAX_WORDS];
  gint32 n;
} Words;

/* "Ann Lees offer": an apostrophe is missing where the document has the name
 * without the s. */
static void
mend_words (const SgpActors *actors, Words *words)
{
  const char *last = words->n > 1 ? words->words[words->n - 1] : "";
  gsize length = strlen (last);
  if (length < 4 || last[length - 1] != 's')
    return;
  g_autofree char *stem = g_strndup (last, length - 1);
  const char *known = g_hash_table_lookup (actors->surnames, stem);
  if (known != NULL)
    words->words[words->n - 1] = known;
}

/* The last words of all names of people. */
static void
collect_surnames (SgpActors *actors)
{
  for (gint32 i = 0; i < actors->n_names; i++) {
    SgRange tokens = actors->names[i].tokens;
    if (actors->names[i].type == SG_ENTITY_PERSON)
      g_hash_table_add (actors->surnames, (gpointer) actors->tokens[tokens.first + tokens.n - 1].form);
  }
}

static void
read_words (const SgpActors *actors, SgRange tokens, Words *words)
{
  words->n = 0;
  for (gint32 i = tokens.first; i < tokens.first + tokens.n && words->n < MAX_WORDS; i++) {
    const char *form = actors->tokens[i].form;
    if (strcmp (form, "-") != 0 && strcmp (form, ",") != 0 && strcmp (form, "jr.") != 0 && strcmp (form, "sr.") != 0
        && strcmp (form, "jr") != 0)
      words->words[words->n++] = form;
  }
  mend_words (actors, words);
}

/* The same word, or one the initial of the other. */
static gboolean
is_same_word (const char *a, const char *b)
{
  if (strcmp (a, b) == 0)
    return TRUE;
  return (a[0] == b[0] && a[1] == '.' && a[2] == '\0') || (a[0] == b[0] && b[1] == '.' && b[2] == '\0');
}

/* Whether all words of @part stand in @whole, in the same order. */
static gboolean
is_part (const Words *part, const Words *whole)
{
  gint32 k = 0;
  for (gint32 i = 0; i < whole->n && k < part->n; i++)
    k += is_same_word (part->words[k], whole->words[i]);
  return k == part->n;
}

/* What titles, roles and the first name tell of a person's gender. */
static SgpGender
read_gender (const SgpActors *actors, const SgMention *mention, SgRange name)
{
  static const SgpList lists[] = { SGP_LIST_TITLES, SGP_LIST_ROLES };
  for (gint32 i = mention->tokens.first; i < name.first; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (lists); k++) {
      const SgpEntry *entry = sgp_gazetteer_match (actors->gazetteer, lists[k], actors->tokens, i, name.first, NULL);
      if (entry != NULL && entry->gender != SGP_GENDER_ANY)
        return entry->gender;
    }
  if (name.n < 2)
    return SGP_GENDER_ANY;
  const SgpEntry *first = sgp_gazetteer_find (actors->gazetteer, SGP_LIST_FIRST_NAMES, actors->tokens[name.first].form);
  return first != NULL ? first->gender : SGP_GENDER_ANY;
}

static gboolean
is_gender_possible (SgpGender a, SgpGender b)
{
  return a == b || a == SGP_GENDER_ANY || b == SGP_GENDER_ANY;
}

/* Enters the words of a person's name, so that parts of it find the actor. */
static void
index_words (SgpActors *actors, const Words *words, gint32 actor)
{
  for (gint32 i = 0; i < words->n; i++) {
    GArray *list = g_hash_table_lookup (actors->by_word, words->words[i]);
    if (list == NULL) {
      list = g_array_new (FALSE, FALSE, sizeof (gint32));
      g_hash_table_insert (actors->by_word, (gpointer) words->words[i], list);
    }
    if (list->len == 0 || g_array_index (list, gint32, list->len - 1) != actor)
      g_array_append_val (list, actor);
  }
}

/* Takes a name that is fuller than the one so far. */
static void
take_name (SgpActors *actors, gint32 index, SgRange tokens)
{
  SgpActor *actor = SGP_ACTOR (actors, index);
  if (actor->named && tokens.n <= actor->tokens.n)
    return;
  actor->name = sgp_actors_intern (actors, tokens.first, tokens.n);
  actor->tokens = tokens;
  actor->named = TRUE;
}

/* The people whose name goes with these words; returns how many. */
static gint32
find_candidates (const SgpActors *actors, const Words *words, SgpGender gender, gint32 *found)
{
  gint32 n = 0;
  GArray *list = words->n > 0 ? g_hash_table_lookup (actors->by_word, words->words[words->n - 1]) : NULL;
  for (guint i = 0; list != NULL && i < list->len && n < MAX_CANDIDATES; i++) {
    gint32 index = g_array_index (list, gint32, i);
    Words other;
    read_words (actors, SGP_ACTOR (actors, index)->tokens, &other);
    if ((is_part (words, &other) || is_part (&other, words)) && is_gender_possible (gender, SGP_ACTOR (actors, index)->gender))
      found[n++] = index;
  }
  return n;
}

/* "Yu" before "Yu Hoi-kwan" became longer: the words before the last find it too. */
static gint32
find_by_first (const SgpActors *actors, const Words *words, SgpGender gender)
{
  GArray *list = words->n > 1 ? g_hash_table_lookup (actors->by_word, words->words[0]) : NULL;
  for (guint i = 0; list != NULL && i < list->len && i < MAX_CANDIDATES; i++) {
    gint32 index = g_array_index (list, gint32, i);
    Words other;
    read_words (actors, SGP_ACTOR (actors, index)->tokens, &other);
    if (other.n > 1 && (is_part (words, &other) || is_part (&other, words))
        && is_gender_possible (gender, SGP_ACTOR (actors, index)->gender))
      return index;
  }
  return -1;
}

static gint32
get_paragraph (const SgpActors *actors, gint32 mention)
{
  gint32 n;
  return sg_document_get_sentences (actors->doc, &n)[sgp_actors_get_sentence (actors, mention)].paragraph;
}

/* Whether the word is the last of the actor's name: a surname. */
static gboolean
is_surname (const SgpActors *actors, gint32 index, const char *word)
{
  Words words;
  read_words (actors, SGP_ACTOR (actors, index)->tokens, &words);
  return words.n > 0 && strcmp (words.words[words.n - 1], word) == 0;
}

/* How many of these mentions, in order of the text, stand before one. */
static gint32
count_before (const GArray *mentions, gint32 mention)
{
  gint32 low = 0, high = (gint32) mentions->len;
  while (low < high) {
    gint32 middle = low + (high - low) / 2;
    if (g_array_index (mentions, gint32, middle) < mention)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How often the article names a person in full, headlines above all. */
static gint32
weigh_bearer (const SgpActors *actors, gint32 index, const GArray *fulls)
{
  gint32 weight = 0;
  for (guint i = 0; i < fulls->len && i < MAX_FULLS; i++) {
    gint32 full = g_array_index (fulls, gint32, i);
    if (actors->actor_of[full] == index)
      weight += sgp_actors_is_headline (actors, full) ? 3 : 1;
  }
  return weight;
}

/* Of several people with one name the likeliest: @fulls are mentions with full names. */
static gint32
choose (const SgpActors *actors, gint32 mention, const char *word, const gint32 *found, gint32 n, const GArray *fulls)
{
  gint32 best = -1, nearest = -1;
  gboolean surnames = FALSE;
  for (gint32 k = 0; k < n; k++)
    surnames |= is_surname (actors, found[k], word);
  for (gint32 i = count_before (fulls, mention); i > 0 && nearest < 0; i--) {
    gint32 full = g_array_index (fulls, gint32, i - 1);
    if (get_paragraph (actors, full) != get_paragraph (actors, mention))
      break;
    for (gint32 k = 0; k < n; k++)
      if (actors->actor_of[full] == found[k] && (!surnames || is_surname (actors, found[k], word)))
        nearest = found[k];
  }
  for (gint32 k = 0; k < n; k++)
    if ((!surnames || is_surname (actors, found[k], word))
        && (best < 0 || SGP_ACTOR (actors, found[k])->first < SGP_ACTOR (actors, best)->first))
      best = found[k];
  /* One named once beside one named again and again is not the one of the bare surname. */
  return nearest >= 0 && weigh_bearer (actors, nearest, fulls) * 3 > weigh_bearer (actors, best, fulls) ? nearest : best;
}

static gint32
find_person (const SgpActors *actors, gint32 mention, const Words *words, SgpGender gender, const GArray *fulls)
{
  gint32 found[MAX_CANDIDATES];
  gint32 n = find_candidates (actors, words, gender, found);
  if (n == 0)
    return find_by_first (actors, words, gender);
  return n == 1 ? found[0] : choose (actors, mention, words->words[words->n - 1], found, n, fulls);
}

/* The name without the s that mend_words() has taken off its last word. */
static void
mend_name (SgpActors *actors, gint32 index, SgRange tokens, const Words *words)
{
  SgpActor *actor = SGP_ACTOR (actors, index);
  const char *last = actors->tokens[tokens.first + tokens.n - 1].form;
  const char *mended = words->n > 0 ? words->words[words->n - 1] : "";
  gsize length = strlen (mended);
  if (actor->tokens.first == tokens.first && length > 0 && strncmp (last, mended, length) == 0 && strcmp (last + length, "s") == 0)
    actor->name = sgp_document_intern (actors->doc, actor->name, strlen (actor->name) - 1);
}

static void
read_person (SgpActors *actors, gint32 i, GArray *fulls)
{
  const SgMention *mention = &actors->mentions[i];
  SgRange name = actors->names[mention->name].tokens;
  Words words;
  read_words (actors, name, &words);
  SgpGender gender = read_gender (actors, mention, name);
  gint32 index = find_person (actors, i, &words, gender, fulls);
  if (index < 0)
    index = sgp_actors_add (actors, SG_ENTITY_PERSON, "", NULL);
  take_name (actors, index, name);
  mend_name (actors, index, name, &words);
  index_words (actors, &words, index);
  if (SGP_ACTOR (actors, index)->gender == SGP_GENDER_ANY)
    SGP_ACTOR (actors, index)->gender = gender;
  sgp_actors_assign (actors, i, index);
  if (words.n > 1)
    g_array_append_val (fulls, i);
}

/* The table's entry for a name, if it knows the whole of it. */
static const SgpEntry *
find_entry (const SgpActors *actors, SgpList list, SgRange name)
{
  gint32 n;
  const SgpEntry *entry
      = sgp_gazetteer_match (actors->gazetteer, list, actors->tokens, name.first, name.first + name.n, &n);
  return n == name.n ? entry : NULL;
}

/* An actor by key, made where there is none. */
static gint32
get_actor (SgpActors *actors, SgEntityType type, const char *name, const char *key)
{
  gint32 index = sgp_actors_find (actors, key);
  return index >= 0 ? index : sgp_actors_add (actors, type, name, key);
}

static gint32
get_country (SgpActors *actors, const char *country)
{
  g_autofree char *key = g_utf8_strdown (country, -1);
  gint32 index = get_actor (actors, SG_ENTITY_COUNTRY, country, key);
  SGP_ACTOR (actors, index)->named = TRUE;
  return index;
}

/* "the British Government": a body of its own below the country. */
static gint32
get_country_body (SgpActors *actors, const SgMention *mention, SgRange name, const char *country)
{
  char body[SGP_KEY_BYTES];
  gint32 first = name.first + name.n, end = mention->tokens.first + mention->tokens.n;
  sgp_actors_write_key (actors, first, end - first, body, sizeof body);
  /* "French police officers" are the French police. */
  const SgpEntry *entry = sgp_gazetteer_find (actors->gazetteer, SGP_LIST_GROUPS, body);
  if (entry != NULL && entry->kind == SGP_KIND_MASS && g_str_has_prefix (body, entry->name)) {
    end = first + 1;
    sgp_actors_write_key (actors, first, 1, body, sizeof body);
  }
  g_autofree char *lower = g_utf8_strdown (country, -1);
  g_autofree char *key = g_strconcat (lower, "|", body, NULL);
  gint32 index = sgp_actors_find (actors, key);
  if (index >= 0)
    return index;
  index = sgp_actors_add (actors, SG_ENTITY_ORGANIZATION, sgp_actors_intern (actors, name.first, end - name.first), key);
  gint32 whole = get_country (actors, country);
  SGP_ACTOR (actors, index)->part_of = whole;
  SGP_ACTOR (actors, index)->named = TRUE;
  return index;
}

/* A country, a body of it, or what else a name in the table of countries is. */
static gint32
find_country (SgpActors *actors, const SgMention *mention, SgRange name)
{
  const SgpEntry *entry = find_entry (actors, SGP_LIST_COUNTRIES, name);
  if (entry == NULL || mention->type == SG_ENTITY_PLACE)
    return -1;
  return mention->type == SG_ENTITY_ORGANIZATION ? get_country_body (actors, mention, name, entry->name)
                                                  : get_country (actors, entry->name);
}

/* An organisation of the tables, with what it is part of. */
static gint32
find_known_organisation (SgpActors *actors, SgRange name)
{
  const SgpEntry *entry = find_entry (actors, SGP_LIST_ORGANISATIONS, name);
  if (entry == NULL)
    return -1;
  g_autofree char *lower = g_utf8_strdown (entry->name, -1);
  gint32 index = get_actor (actors, SG_ENTITY_ORGANIZATION, entry->name, lower);
  SGP_ACTOR (actors, index)->named = TRUE;
  if (*entry->part_of != '\0' && SGP_ACTOR (actors, index)->part_of < 0) {
    gint32 whole = get_country (actors, entry->part_of);
    SGP_ACTOR (actors, index)->part_of = whole;
  }
  return index;
}

/* A key under which a shorter form of a name finds the actor. */
static void
add_short_key (SgpActors *actors, const char *key, gint32 actor)
{
  if (sgp_actors_find (actors, key) < 0)
    g_hash_table_insert (actors->by_key, (gpointer) sgp_document_intern (actors->doc, key, -1), GINT_TO_POINTER (actor + 1));
}

/* "rbf" for "Rockefeller Brothers Fund". */
static void
add_initials (SgpActors *actors, SgRange name, gint32 actor)
{
  char key[MAX_WORDS + 1];
  gint32 n = 0;
  for (gint32 i = name.first; i < name.first + name.n && n < MAX_WORDS; i++)
    if (sgp_token_get_letters (actors->text, &actors->tokens[i]) >= SGP_LETTERS_CAPITAL)
      key[n++] = actors->tokens[i].form[0];
  key[n] = '\0';
  if (n >= 3 && g_str_is_ascii (key))
    add_short_key (actors, key, actor);
}

/* Forms that a longer name takes later: its end, its first word, its initials. */
static void
add_short_keys (SgpActors *actors, SgRange name, gint32 actor)
{
  char key[SGP_KEY_BYTES];
  for (gint32 skip = 1; skip + 2 <= name.n && skip <= 4; skip++) {
    sgp_actors_write_key (actors, name.first + skip, name.n - skip, key, sizeof key);
    if (sgp_token_get_letters (actors->text, &actors->tokens[name.first + skip]) >= SGP_LETTERS_CAPITAL)
      add_short_key (actors, key, actor);
  }
  const char *first = actors->tokens[name.first].form;
  if (name.n > 1 && sgp_gazetteer_find (actors->gazetteer, SGP_LIST_WORDS, first) == NULL
      && sgp_gazetteer_find (actors->gazetteer, SGP_LIST_COUNTRIES, first) == NULL
      && sgp_gazetteer_find (actors->gazetteer, SGP_LIST_PLACES, first) == NULL)
    add_short_key (actors, first, actor);
  if (name.n > 1)
    add_initials (actors, name, actor);
}

/* A body, place or group by what it is called. */
static gint32
find_by_wording (SgpActors *actors, const SgMention *mention, SgRange name)
{
  char wording[SGP_KEY_BYTES];
  sgp_actors_write_key (actors, name.first, name.n, wording, sizeof wording);
  g_autofree char *place = mention->type == SG_ENTITY_PLACE ? g_strconcat ("place|", wording, NULL) : NULL;
  const char *key = place != NULL ? place : wording;
  gint32 index = sgp_actors_find (actors, key);
  if (index < 0)
    index = sgp_actors_add (actors, mention->type, "", key);
  take_name (actors, index, name);
  if (mention->type == SG_ENTITY_ORGANIZATION)
    add_short_keys (actors, name, index);
  return index;
}

static void
read_other (SgpActors *actors, gint32 i)
{
  const SgMention *mention = &actors->mentions[i];
  SgRange name = actors->names[mention->name].tokens;
  gint32 index = find_country (actors, mention, name);
  if (index < 0 && mention->type != SG_ENTITY_PLACE)
    index = find_known_organisation (actors, name);
  if (index < 0)
    index = find_by_wording (actors, mention, name);
  sgp_actors_assign (actors, i, index);
}

void
sgp_actors_read_names (SgpActors *actors)
{
  g_autoptr (GArray) fulls = g_array_new (FALSE, FALSE, sizeof (gint32));
  collect_surnames (actors);
  /* First names of several words, then lone ones, which are short for those. */
  for (gint32 pass = 0; pass < 2; pass++)
    for (gint32 i = 0; i < actors->n_mentions; i++) {
      gint32 name = actors->mentions[i].name;
      if (name < 0 || (actors->names[name].tokens.n == 1) != (pass == 1))
        continue;
      if (actors->mentions[i].type == SG_ENTITY_PERSON)
        read_person (actors, i, fulls);
      else
        read_other (actors, i);
    }
}
