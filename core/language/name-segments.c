/* SPDX-License-Identifier: MIT
 *
 * Runs of capitalised words in, segments that may be names out. A run holds
 * what joins names inside (hyphens, initials, "van", "bin", "of the" behind a
 * word for a body); it is then cut at titles and roles and before persons:
 *
 *     Republican National Committee Chairman Reince Priebus
 *     |- organization ------------| role     |- person ---|
 *     French Interior Minister Gerald Darmanin
 *     |coun| role             |- person -----|
 *     Department of Health and Human Services
 *     |- organization ----------------------|
 */
#include "language/name-text-private.h"

#include <string.h>

/* A piece of a run between two roles; @behind_role: a title or role stands before it. */
typedef struct {
  gint32 first, end;
  gboolean behind_role, behind_title;
} Piece;

static const SgpEntry *
match (const SgpNameText *text, SgpList list, gint32 first, gint32 end, gint32 *n)
{
  return sgp_gazetteer_match (text->gazetteer, list, text->tokens, first, end, n);
}

static SgpKind
word_kind (const SgpNameText *text, gint32 i)
{
  const SgpEntry *entry = sgp_gazetteer_find (text->gazetteer, SGP_LIST_WORDS, text->tokens[i].form);
  return entry == NULL ? SGP_KIND_NONE : entry->kind;
}

static gboolean
is_form (const SgpNameText *text, gint32 i, const char *form)
{
  return i >= 0 && i < text->n_tokens && strcmp (text->tokens[i].form, form) == 0;
}

/* A first name; one that is also a common word only where @words is set. */
static gboolean
is_first_name (const SgpNameText *text, gint32 i, gboolean words)
{
  const SgpEntry *entry = sgp_gazetteer_find (text->gazetteer, SGP_LIST_FIRST_NAMES, text->tokens[i].form);
  return entry != NULL && (words || entry->kind != SGP_KIND_WORD) && sgp_name_text_is_capital (text, i);
}

/* A well-known or common surname that is nothing else. */
static gboolean
is_surname (const SgpNameText *text, gint32 i)
{
  const SgpEntry *entry = sgp_gazetteer_find (text->gazetteer, SGP_LIST_SURNAMES, text->tokens[i].form);
  return entry != NULL && entry->kind != SGP_KIND_WORD;
}

/* "J.", "F." or "J.K." */
static gboolean
is_initial (const SgpNameText *text, gint32 i)
{
  const char *form = text->tokens[i].form;
  gsize length = strlen (form);
  return sgp_name_text_is_capital (text, i) && length >= 2 && length <= 4 && form[1] == '.' && form[length - 1] == '.';
}

/* Small words inside a person's name. */
static gboolean
is_particle (const SgpNameText *text, gint32 i)
{
  static const char *const particles[] = { "van", "von", "de", "del", "della", "der", "den", "di", "da", "dos", "du",
                                           "la", "bin", "ibn", "bint", "al", "el", "ben", "ter", "ul" };
  for (gsize k = 0; k < G_N_ELEMENTS (particles); k++)
    if (is_form (text, i, particles[k]))
      return TRUE;
  return FALSE;
}

/* An entry that a token may be by how it is written: acronyms want capitals. */
static gboolean
is_written_so (const SgpNameText *text, const SgpEntry *entry, gint32 first, gint32 n)
{
  if (!sgp_name_text_is_capital (text, first))
    return FALSE;
  if (entry->kind == SGP_KIND_ACRONYM && n == 1)
    return text->written[first].letters == SGP_CASE_UPPER;
  return n == 1 || sgp_name_text_is_capital (text, first + n - 1);
}

/* The longest entry among organisations, countries and places; NULL for none. */
static const SgpEntry *
match_known (const SgpNameText *text, gint32 first, gint32 end, gint32 *n, SgpList *list)
{
  static const SgpList lists[] = { SGP_LIST_ORGANISATIONS, SGP_LIST_COUNTRIES, SGP_LIST_PLACES };
  const SgpEntry *best = NULL;
  *n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    gint32 length;
    const SgpEntry *entry = match (text, lists[i], first, end, &length);
    if (entry == NULL || length <= *n || !is_written_so (text, entry, first, length))
      continue;
    best = entry;
    *n = length;
    *list = lists[i];
  }
  return best;
}

static SgEntityType
known_type (SgpList list, const SgpEntry *entry)
{
  return list == SGP_LIST_ORGANISATIONS ? entry->type
         : list == SGP_LIST_COUNTRIES   ? SG_ENTITY_COUNTRY
         : entry->kind == SGP_KIND_ADJECTIVE ? SG_ENTITY_GROUP
                                              : SG_ENTITY_PLACE;
}

/* Whether a table knows the whole piece. */
static gboolean
is_known (const SgpNameText *text, gint32 first, gint32 end)
{
  SgpList list;
  gint32 n;
  const SgpEntry *entry = match_known (text, first, end, &n, &list);
  return entry != NULL && n == end - first;
}

/* Whether a capital at the start of a sentence opens a name. */
static gboolean
is_initial_name (const SgpNameText *text, gint32 i, gint32 end)
{
  const SgpWordCount *count = sgp_name_text_get_count (text, i);
  SgUpos upos = text->tokens[i].upos;
  SgpList list;
  gint32 n;
  const SgpEntry *known = match_known (text, i, end, &n, &list);
  if (known != NULL && (known->kind != SGP_KIND_WORD || count->capital > count->lower))
    return TRUE;
  if (match (text, SGP_LIST_TITLES, i, end, &n) != NULL && i + n < end && sgp_name_text_is_capital (text, i + n))
    return TRUE;
  if (count->lower > 0)
    return count->capital > count->lower;
  if (count->capital > 0 || text->written[i].letters == SGP_CASE_UPPER)
    return TRUE;
  if (i + 1 < end && sgp_name_text_is_capital (text, i + 1))
    return upos == SG_UPOS_X || upos == SG_UPOS_NOUN || upos == SG_UPOS_ADJ || upos == SG_UPOS_PROPN
           || is_first_name (text, i, TRUE);
  /* Taggers call most capitals names: one that a verb follows is more likely. */
  if (upos == SG_UPOS_PROPN && i + 1 < end
      && (text->tokens[i + 1].upos == SG_UPOS_VERB || text->tokens[i + 1].upos == SG_UPOS_AUX
          || text->tokens[i + 1].upos == SG_UPOS_PART))
    return TRUE;
  if (upos != SG_UPOS_X && upos != SG_UPOS_PROPN)
    return FALSE;
  return is_first_name (text, i, FALSE) || is_surname (text, i) || (i + 1 < end && (is_form (text, i + 1, "-") || is_form (text, i + 1, "'s")));
}

/* Whether the token may open a name, or go on in one (@inside). */
static gboolean
is_name_word (const SgpNameText *text, gint32 i, gint32 end, gboolean inside)
{
  if (!sgp_name_text_is_capital (text, i))
    return FALSE;
  SgpKind kind = word_kind (text, i);
  if (kind == SGP_KIND_DATE)
    return inside && is_first_name (text, i - 1, TRUE) && !is_form (text, i - 1, ".");
  if (kind == SGP_KIND_STOP && (text->written[i].initial || !is_first_name (text, i, TRUE)))
    return text->written[i].letters == SGP_CASE_UPPER && text->tokens[i].span.len > 1
           && (!text->written[i].initial || text->tokens[i].upos == SG_UPOS_PROPN);
  if (sgp_gazetteer_find (text->gazetteer, SGP_LIST_PRONOUNS, text->tokens[i].form) != NULL)
    return text->written[i].letters == SGP_CASE_UPPER && text->tokens[i].span.len > 1;
  return inside || !text->written[i].initial || is_initial_name (text, i, end);
}

/* The token behind what joins two parts of a name at @i, or @i where nothing does. */
static gint32
skip_joint (const SgpNameText *text, gint32 i, gint32 end)
{
  if (i + 1 < end && is_form (text, i, "-") && is_known (text, i - 1, i) && is_known (text, i + 1, i + 2))
    return i;
  if (i + 1 < end && is_form (text, i, "-") && sgp_name_text_is_joined (text, i - 1) && sgp_name_text_is_joined (text, i))
    return sgp_name_text_is_capital (text, i + 1) || text->tokens[i + 1].upos == SG_UPOS_PROPN ? i + 1 : i;
  if (i + 1 < end && is_form (text, i, "&") && sgp_name_text_is_capital (text, i + 1))
    return i + 1;
  gint32 k = i;
  while (k < end && k < i + 3 && is_particle (text, k) && !sgp_name_text_is_capital (text, k))
    k++;
  if (k == i)
    return i;
  if (k + 1 < end && is_form (text, k, "-") && sgp_name_text_is_joined (text, k - 1))
    k++;
  return k < end && sgp_name_text_is_capital (text, k) && word_kind (text, k) != SGP_KIND_DATE ? k : i;
}

/* "Jr.", with its comma. */
static gint32
skip_junior (const SgpNameText *text, gint32 i, gint32 end)
{
  gint32 k = i < end && is_form (text, i, ",") ? i + 1 : i;
  if (k < end && (is_form (text, k, "jr.") || is_form (text, k, "sr.") || is_form (text, k, "jr")))
    return k + 1;
  return i;
}

/* "Teachers' Alliance", "Women's March": what stands behind the mark, where a word for
 * a body ends it; @i where nothing joins. */
static gint32
skip_possessive (const SgpNameText *text, gint32 i, gint32 end)
{
  if (!is_form (text, i, "'") && !is_form (text, i, "'s"))
    return i;
  if (!g_str_has_suffix (text->tokens[i - 1].form, "s") && word_kind (text, i - 1) == SGP_KIND_NONE)
    return i;
  if (is_known (text, i - 1, i) || is_surname (text, i - 1) || is_first_name (text, i - 1, FALSE))
    return i;
  for (gint32 k = i + 1; k < end && k < i + 5 && sgp_name_text_is_capital (text, k); k++)
    if (word_kind (text, k) == SGP_KIND_ORGANIZATION)
      return i + 1;
  return i;
}

/* The end of the run of name words that begins at @first. */
static gint32
find_run_end (const SgpNameText *text, gint32 first, gint32 end)
{
  gint32 i = first + 1;
  while (i < end) {
    gint32 next = skip_joint (text, i, end);
    next = next == i ? skip_possessive (text, i, end) : next;
    if (next == i && (!is_name_word (text, i, end, TRUE) || text->written[i].initial))
      break;
    if (next > i && !sgp_name_text_is_capital (text, next) && text->tokens[next].upos != SG_UPOS_PROPN)
      break;
    i = next + 1;
  }
  return skip_junior (text, i, end);
}

static SgpSegment *
add_segment (SgpNameText *text, gint32 first, gint32 end, SgEntityType type, gfloat score)
{
  SgpSegment segment = { .first = first, .n = end - first, .type = type, .sure = score >= 3 };
  segment.score[type] = score;
  g_array_append_val (text->segments, segment);
  return &g_array_index (text->segments, SgpSegment, text->segments->len - 1);
}

/* Whether a title or role begins here, written as one inside a name; its length in @n. */
static gboolean
match_role (const SgpNameText *text, gint32 i, gint32 end, gint32 *n, gboolean *title)
{
  gint32 length;
  const SgpEntry *entry = match (text, SGP_LIST_ROLES, i, end, &length);
  *n = entry != NULL ? length : 0;
  *title = FALSE;
  if (match (text, SGP_LIST_TITLES, i, end, &length) != NULL && length >= *n) {
    *n = length;
    *title = TRUE;
  }
  if (*n == 0 || (entry != NULL && entry->plural) || !sgp_name_text_is_capital (text, i))
    return FALSE;
  /* "National Nurses United": a word of names before it is a noun for a person. */
  if (!*title && entry->kind == SGP_KIND_PERSON && *n == 1 && word_kind (text, i) != SGP_KIND_NONE)
    return FALSE;
  return match (text, SGP_LIST_ORGANISATIONS, i, end, &length) == NULL || length < *n;
}

/* Whether the words are a body that every country has: "Interior Ministry". */
static gboolean
is_body_of_country (const SgpNameText *text, gint32 first, gint32 end)
{
  gint32 n;
  for (gint32 i = first; i < end; i++) {
    const SgpEntry *entry = match (text, SGP_LIST_GROUPS, i, end, &n);
    if (entry != NULL && i + n == end && entry->kind != SGP_KIND_PLURAL)
      return TRUE;
  }
  return FALSE;
}

/* How many words of a piece tell that it is no person. */
static gint32
count_common (const SgpNameText *text, gint32 first, gint32 end)
{
  gint32 n = 0;
  for (gint32 i = first; i < end; i++) {
    SgpKind kind = word_kind (text, i);
    n += kind == SGP_KIND_WORD || kind == SGP_KIND_ORGANIZATION || kind == SGP_KIND_PLACE || kind == SGP_KIND_THING;
  }
  return n;
}

/* A piece that no table knows and that no word for a body or place ends. */
static void
add_unknown (SgpNameText *text, Piece piece)
{
  gint32 length, n = piece.end - piece.first;
  if (n == 1 && !piece.behind_role
      && (match (text, SGP_LIST_ROLES, piece.first, piece.end, &length) != NULL
          || match (text, SGP_LIST_GROUPS, piece.first, piece.end, &length) != NULL))
    return;
  gint32 common = count_common (text, piece.first, piece.end);
  gboolean upper = n == 1 && text->written[piece.first].letters == SGP_CASE_UPPER;
  gboolean initial = n >= 2 && (is_initial (text, piece.first) || is_initial (text, piece.first + 1));
  gboolean first_name = is_first_name (text, piece.first, n > 1);
  gboolean surname = is_surname (text, piece.end - 1);
  /* "Bill Gates": the first word is common only as a word. */
  if (first_name && n > 1 && word_kind (text, piece.first) != SGP_KIND_NONE)
    common--;
  if (piece.behind_title || (piece.behind_role && common < n && !upper))
    add_segment (text, piece.first, piece.end, SG_ENTITY_PERSON, 4);
  else if ((first_name && n > 1 && common == 0) || initial)
    add_segment (text, piece.first, piece.end, SG_ENTITY_PERSON, is_first_name (text, piece.first, FALSE) || surname ? 3 : 2);
  else if (common > 0)
    add_segment (text, piece.first, piece.end, SG_ENTITY_ORGANIZATION, n > 1 ? 1 : 0.2f);
  else if (upper)
    add_segment (text, piece.first, piece.end, SG_ENTITY_ORGANIZATION, 1.5f);
  else
    add_segment (text, piece.first, piece.end, SG_ENTITY_PERSON, (surname ? 1.5f : 0) + (first_name ? 1 : n > 1 && n < 5 ? 0.7f : 0.1f));
}

/* The end of "of the X and Y" behind a word for a body or place, or @end. */
static gint32
find_of_end (const SgpNameText *text, gint32 end, gint32 limit)
{
  gint32 i = end;
  if (i >= limit || !(is_form (text, i, "of") || (is_form (text, i, "for") && !is_form (text, i + 1, "the"))))
    return end;
  i += is_form (text, i + 1, "the") ? 2 : 1;
  if (i >= limit || !is_name_word (text, i, limit, TRUE))
    return end;
  i = find_run_end (text, i, limit);
  while (i + 1 < limit && (is_form (text, i, "and") || is_form (text, i, "of")) && sgp_name_text_is_capital (text, i + 1)
         && (word_kind (text, i + 1) != SGP_KIND_NONE || word_kind (text, i - 1) != SGP_KIND_NONE))
    i = find_run_end (text, i + 1, limit);
  return i;
}

/* An organisation or place by its last word, or by "of"; its end, or @piece.first. */
static gint32
add_headed (SgpNameText *text, Piece piece, gint32 limit)
{
  if (is_known (text, piece.first, piece.end))
    return piece.first;
  SgpKind kind = word_kind (text, piece.end - 1);
  if (kind != SGP_KIND_ORGANIZATION && kind != SGP_KIND_PLACE)
    return piece.first;
  SgEntityType type = kind == SGP_KIND_PLACE ? SG_ENTITY_PLACE : SG_ENTITY_ORGANIZATION;
  gint32 end = find_of_end (text, piece.end, limit);
  if (end == piece.end && piece.end - piece.first < 2)
    return piece.first;
  gint32 n;
  const SgpEntry *country = match (text, SGP_LIST_COUNTRIES, piece.first, piece.end, &n);
  if (country != NULL && n < piece.end - piece.first && country->kind == SGP_KIND_ADJECTIVE
      && is_body_of_country (text, piece.first + n, piece.end)) {
    add_segment (text, piece.first, piece.first + n, SG_ENTITY_COUNTRY, 4);
    piece.first += n;
    if (piece.end - piece.first < 2 && end == piece.end)
      return end;
  }
  add_segment (text, piece.first, end, type, 3);
  return end;
}

/* A segment of the tables that opens the piece: what lies behind it is read apart. */
static gint32
add_known (SgpNameText *text, Piece piece)
{
  SgpList list;
  gint32 n;
  const SgpEntry *entry = match_known (text, piece.first, piece.end, &n, &list);
  if (entry == NULL)
    return piece.first;
  gint32 rest = piece.end - piece.first - n;
  if (rest > 0 && entry->kind != SGP_KIND_ADJECTIVE && entry->kind != SGP_KIND_PEOPLE
      && !is_first_name (text, piece.first + n, FALSE)) {
    if (list != SGP_LIST_ORGANISATIONS || entry->kind == SGP_KIND_WORD)
      return piece.first;
    add_segment (text, piece.first, piece.end, SG_ENTITY_ORGANIZATION, 1.5f);
    return piece.end;
  }
  if (rest > 0 && entry->kind == SGP_KIND_WORD)
    return piece.first;
  if (piece.behind_title || (entry->kind == SGP_KIND_WORD && piece.behind_role))
    return piece.first;
  add_segment (text, piece.first, piece.first + n, known_type (list, entry), entry->kind == SGP_KIND_WORD ? 1.5f : 3.5f);
  return piece.first + n;
}

/* Whether the words before an office tell only what it is for: "Immigration Compliance". */
static gboolean
is_topic (const SgpNameText *text, gint32 first, gint32 end)
{
  SgpKind last = word_kind (text, end - 1);
  if (is_known (text, first, end) || last == SGP_KIND_ORGANIZATION || last == SGP_KIND_PLACE
      || count_common (text, first, end) == 0)
    return FALSE;
  for (gint32 i = first; i < end; i++)
    if (is_surname (text, i) || (is_first_name (text, i, FALSE) && word_kind (text, i) == SGP_KIND_NONE))
      return FALSE;
  return TRUE;
}

/* "Election Law", "Harbour Treaty": no actor. */
static gint32
add_thing (SgpNameText *text, Piece piece)
{
  if (word_kind (text, piece.end - 1) != SGP_KIND_THING || piece.end - piece.first < 2)
    return piece.first;
  add_segment (text, piece.first, piece.end, SG_ENTITY_OTHER, 3);
  return piece.end;
}

/* "River Wenna", "Lake Geneva", "Mount Etna". */
static gint32
add_water (SgpNameText *text, Piece piece)
{
  static const char *const words[] = { "river", "lake", "mount", "cape", "fort", "isle", "gulf", "bay", "strait", "camp", "port" };
  for (gsize i = 0; i < G_N_ELEMENTS (words) && piece.end - piece.first > 1; i++)
    if (is_form (text, piece.first, words[i]) && word_kind (text, piece.end - 1) != SGP_KIND_ORGANIZATION) {
      add_segment (text, piece.first, piece.end, SG_ENTITY_PLACE, 3);
      return piece.end;
    }
  return piece.first;
}

/* "Northern France": a region of what the tables know; its end, or @piece.first. */
static gint32
add_region (SgpNameText *text, Piece piece)
{
  static const char *const words[] = { "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west",
                                       "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "mainland" };
  gint32 n;
  SgpList list;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    if (!is_form (text, piece.first, words[i]))
      continue;
    const SgpEntry *entry = match_known (text, piece.first + 1, piece.end, &n, &list);
    if (entry == NULL || list == SGP_LIST_ORGANISATIONS || entry->kind == SGP_KIND_ADJECTIVE || entry->kind == SGP_KIND_PEOPLE)
      return piece.first;
    add_segment (text, piece.first, piece.first + 1 + n, SG_ENTITY_PLACE, 3);
    return piece.first + 1 + n;
  }
  return piece.first;
}

/* Where the next title or role inside [first + 1, end) begins, or @end. */
static gint32
find_next_role (const SgpNameText *text, gint32 first, gint32 end)
{
  gint32 n;
  gboolean title;
  for (gint32 i = first + 1; i < end; i++) {
    if (!match_role (text, i, end, &n, &title))
      continue;
    /* "Michael Judge": a surname. */
    if (i + n == end && i == first + 1 && is_first_name (text, first, TRUE))
      continue;
    return i;
  }
  return end;
}

/* Cuts one run into segments. */
static gint32
cut_run (SgpNameText *text, gint32 first, gint32 end, gint32 limit)
{
  Piece piece = { first, end, FALSE, FALSE };
  gint32 n;
  gboolean title;
  while (piece.first < end) {
    if (match_role (text, piece.first, end, &n, &title)) {
      piece.behind_role = TRUE;
      piece.behind_title = title;
      piece.first += n;
      continue;
    }
    if (!sgp_name_text_is_capital (text, piece.first) && text->tokens[piece.first].upos != SG_UPOS_PROPN) {
      piece.first++;
      continue;
    }
    piece.end = end;
    gint32 next = add_headed (text, piece, limit);
    if (next == piece.first) {
      piece.end = find_next_role (text, piece.first, end);
      /* "Immigration Compliance Minister": what the office is for. */
      if (piece.end < end && is_topic (text, piece.first, piece.end)) {
        piece.first = piece.end;
        continue;
      }
      next = piece.end < end ? add_headed (text, piece, piece.end) : next;
    }
    if (next == piece.first)
      next = add_known (text, piece);
    if (next == piece.first)
      next = add_region (text, piece);
    if (next == piece.first)
      next = add_water (text, piece);
    if (next == piece.first)
      next = add_thing (text, piece);
    if (next == piece.first) {
      add_unknown (text, piece);
      next = piece.end;
    }
    piece = (Piece) { next, end, FALSE, FALSE };
  }
  return MAX (piece.first, end);
}

gint32
sgp_name_text_skip_party (const SgpNameText *text, gint32 i, gint32 end)
{
  static const char *const parties[] = { "r", "d", "i" };
  for (gsize k = 0; k < G_N_ELEMENTS (parties) && i > 0 && i + 2 < end; k++)
    if (is_form (text, i, parties[k]) && sgp_name_text_is_capital (text, i) && is_form (text, i + 1, "-")
        && (is_form (text, i - 1, ",") || is_form (text, i - 1, "(") || is_form (text, i - 1, "["))
        && sgp_name_text_is_capital (text, i + 2))
      return i + 3;
  return i;
}

void
sgp_segments_read (SgpNameText *text, const SgSentence *sentence)
{
  gint32 end = sentence->tokens.first + sentence->tokens.n;
  for (gint32 i = sentence->tokens.first; i < end;) {
    gint32 party = sgp_name_text_skip_party (text, i, end);
    if (party > i || !is_name_word (text, i, end, FALSE)) {
      i = MAX (party, i + 1);
      continue;
    }
    gint32 known;
    SgpList list;
    gint32 run = find_run_end (text, i, end);
    /* A table may know more than capitals show: "al-Qaeda", "Bank of America". */
    if (match_known (text, i, end, &known, &list) != NULL && i + known > run)
      run = i + known;
    i = cut_run (text, i, run, end);
  }
}
