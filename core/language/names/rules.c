/* SPDX-License-Identifier: MIT
 *
 * Names of a model in, mended by what only the whole document shows:
 *
 *     [President Quist]                 President [Quist]
 *     [Saleh] bin [Omar]                [Saleh bin Omar]           particles join
 *     Danish ships                      [Danish] ships             the lists know it
 *     [French Revolution]               [French] [Revolution]      no actor
 *     [Frida Quist] ... Quist           [Quist] is a person        the last word of one
 *     [Harbour Fund] (HF) ... HF        [HF] is an organisation    its initials
 *     [Quist-Berg]                      [Quist]-[Berg]             both are people
 *     mayor of [Holm] PER               LOC                        people have no mayor
 *     Northern [France]                 [Northern France]
 */
#include "language/names/rules-private.h"

#include <string.h>

#define BIT(class) SGP_LISTED_BIT (SGP_LISTED_##class)
#define NATIONS (BIT (ADJECTIVE) | BIT (PEOPLE) | BIT (MEMBERS))
#define PERSONAL (BIT (FIRST_NAME) | BIT (SURNAME))

/* What a word is in the document, whatever its case. */
enum { SURNAME = 1, ACRONYM = 2, TOWN = 4 };

#define SPAN(i) (&g_array_index (spans, SgpNameSpan, i))

GArray *
sgp_name_spans_new (const guint8 *labels, gint32 n_tokens)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (SgpNameSpan));
  for (gint32 i = 0; i < n_tokens; i++) {
    gint32 part = (labels[i] - 1) % 4;
    SgpNameSpan span = { i, 1, (SgpNameType) ((labels[i] - 1) / 4) };
    if (labels[i] == 0)
      continue;
    if (part == SGP_NAME_BEGIN || part == SGP_NAME_SINGLE)
      g_array_append_val (spans, span);
    else if (spans->len > 0)
      SPAN (spans->len - 1)->n++;
  }
  return spans;
}

static void
strip_titles (GArray *spans, const SgpNameText *text)
{
  for (guint i = 0; i < spans->len; i++)
    while (SPAN (i)->type == SGP_NAME_PERSON && SPAN (i)->n > 1 && sgp_name_text_is_title (text, SPAN (i)->first)) {
      SPAN (i)->first++;
      SPAN (i)->n--;
    }
}

/* Small words inside a person's name, and hyphens. */
static gboolean
is_particle (const SgpNameText *text, gint32 i)
{
  static const char *const particles[] = { "-", "bin", "ibn", "bint", "ben", "al", "el", "ul", "van", "von", "de", "del", "da", "di", "dos", "ter" };
  for (gsize k = 0; k < G_N_ELEMENTS (particles); k++)
    if (strcmp (text->rows[i].form, particles[k]) == 0)
      return TRUE;
  return FALSE;
}

/* "Salman bin Abdulaziz", where both were found. */
static void
join_people (GArray *spans, const SgpNameText *text)
{
  guint n = 0;
  for (guint i = 0; i < spans->len; i++) {
    SgpNameSpan *last = n > 0 ? SPAN (n - 1) : NULL, span = *SPAN (i);
    if (last != NULL && last->type == SGP_NAME_PERSON && span.type == SGP_NAME_PERSON && span.first == last->first + last->n + 1
        && text->rows[last->first].sentence == text->rows[span.first].sentence && is_particle (text, span.first - 1))
      last->n += span.n + 1;
    else
      *SPAN (n++) = span;
  }
  g_array_set_size (spans, n);
}

/* Whether a capitalised word is a nationality, a faith or a party's people and nothing else. */
static gboolean
is_nation (const SgpNameText *text, gint32 i)
{
  const SgpNameWord *word = sgp_name_text_get_word (text, i);
  return word->written >= SGP_WRITTEN_CAPITAL && (word->classes & NATIONS) != 0
         && (word->classes & (BIT (COUNTRY) | BIT (CITY) | BIT (REGION) | PERSONAL)) == 0 && (word->seen & SGP_SEEN_LOWER) == 0;
}

/* Whether a word is a town or country and nothing that people are called. */
static gboolean
is_town (const SgpNameText *text, gint32 i)
{
  const SgpNameWord *word = sgp_name_text_get_word (text, i);
  return (word->classes & (BIT (COUNTRY) | BIT (CITY))) != 0 && (word->classes & (PERSONAL | BIT (COMMON) | BIT (FAMOUS))) == 0
         && (word->seen & (SGP_SEEN_AFTER_TITLE | SGP_SEEN_AFTER_FIRST)) == 0;
}

/* A word of a name as the letter of an acronym; 0 for small words. */
static char
get_initial (const SgpNameText *text, gint32 i)
{
  return sgp_name_text_is_capital (text, i) ? text->text[text->rows[i].span.off] : 0;
}

/* Whether the token consists of the initials of a name, periods set aside. */
static gboolean
is_acronym_of (const SgpNameText *text, gint32 token, const SgpNameSpan *span)
{
  const char *p = text->text + text->rows[token].span.off, *end = p + text->rows[token].span.len;
  for (gint32 i = span->first; i < span->first + span->n; i++) {
    char initial = get_initial (text, i);
    while (p < end && *p == '.')
      p++;
    if (initial != 0 && (p == end || *p++ != initial))
      return FALSE;
  }
  return p == end || (p + 1 == end && *p == '.');
}

/* Marks the last words of people, and the acronyms behind organisations. */
static void
mark_words (const GArray *spans, const SgpNameText *text, guint8 *marks)
{
  for (guint i = 0; i < spans->len; i++) {
    const SgpNameSpan *span = SPAN (i);
    gint32 end = span->first + span->n;
    if (span->n < 2)
      continue;
    const SgpNameWord *last = sgp_name_text_get_word (text, end - 1);
    if (span->type == SGP_NAME_PERSON && last->written >= SGP_WRITTEN_CAPITAL && (last->seen & SGP_SEEN_LOWER) == 0
        && (last->classes & BIT (COUNTRY)) == 0)
      marks[last->folded] |= SURNAME;
    if ((span->type == SGP_NAME_ORGANIZATION || span->type == SGP_NAME_MISC) && end + 2 < text->n_tokens
        && strcmp (text->rows[end].form, "(") == 0 && strcmp (text->rows[end + 2].form, ")") == 0
        && is_acronym_of (text, end + 1, span))
      marks[sgp_name_text_get_word (text, end + 1)->folded] |= ACRONYM;
  }
}

static gboolean
is_form (const SgpNameText *text, gint32 i, const char *form)
{
  return i >= 0 && i < text->n_tokens && strcmp (text->rows[i].form, form) == 0;
}

static gboolean
is_of_town (const SgpNameText *text, gint32 i)
{
  return i >= 0 && i < text->n_tokens && sgp_name_text_has_class (text, i, SGP_LISTED_TOWN_HAS);
}

static gboolean
is_neighbour (const SgpNameText *text, gint32 i)
{
  static const char *const nouns[] = { "neighbour", "neighbor", "rival", "ally", "twin" };
  gboolean found = FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (nouns); k++)
    found |= is_form (text, i, nouns[k]);
  return found && is_form (text, i - 1, "its");
}

/* "The mayor of Holm", "Holm's streets", "its neighbour Holm": marks the towns. */
static void
mark_towns (const GArray *spans, const SgpNameText *text, guint8 *marks)
{
  for (guint k = 0; k < spans->len; k++) {
    gint32 i = SPAN (k)->first;
    if (SPAN (k)->n == 1
        && ((is_form (text, i - 1, "of") && is_of_town (text, i - 2)) || (is_form (text, i + 1, "'s") && is_of_town (text, i + 2))
            || is_neighbour (text, i - 1)))
      marks[sgp_name_text_get_word (text, i)->folded] |= TOWN;
  }
}

/* Whether a capital that belongs to no title stands beside the token in its sentence. */
static gboolean
has_capital_beside (const SgpNameText *text, gint32 i)
{
  gint32 sentence = text->rows[i].sentence;
  return (i > 0 && text->rows[i - 1].sentence == sentence && sgp_name_text_is_capital (text, i - 1) && !sgp_name_text_is_title (text, i - 1))
         || (i + 1 < text->n_tokens && text->rows[i + 1].sentence == sentence && sgp_name_text_is_capital (text, i + 1));
}

/* The type that a lone word has for sure, or -1. */
static int
find_lone_type (const SgpNameText *text, gint32 i, const guint8 *marks)
{
  const SgpNameWord *word = sgp_name_text_get_word (text, i);
  if (word->written < SGP_WRITTEN_CAPITAL)
    return -1;
  if ((marks[word->folded] & ACRONYM) != 0 && word->written == SGP_WRITTEN_UPPER)
    return SGP_NAME_ORGANIZATION;
  if ((marks[word->folded] & SURNAME) != 0 && !text->tokens[i].headline)
    return SGP_NAME_PERSON;
  return (marks[word->folded] & (SURNAME | TOWN)) == TOWN ? SGP_NAME_LOCATION : -1;
}

/* A word that no name has. */
static void
add_lone (GArray *mended, const SgpNameText *text, gint32 i, const guint8 *marks)
{
  int type = find_lone_type (text, i, marks);
  if (type == SGP_NAME_PERSON && has_capital_beside (text, i))
    type = -1;
  if (type < 0 && is_nation (text, i))
    type = SGP_NAME_NORP;
  SgpNameSpan span = { i, 1, (SgpNameType) type };
  if (type >= 0)
    g_array_append_val (mended, span);
}

/* The type of a name of one word, by the document and the lists. */
static SgpNameType
mend_type (const SgpNameText *text, const SgpNameSpan *span, const guint8 *marks)
{
  int type = find_lone_type (text, span->first, marks);
  if (type >= 0)
    return (SgpNameType) type;
  if (span->type == SGP_NAME_MISC && is_nation (text, span->first))
    return SGP_NAME_NORP;
  return span->type == SGP_NAME_PERSON && is_town (text, span->first) ? SGP_NAME_LOCATION : span->type;
}

/* Whether a token is the last word of a person of the document. */
static gboolean
is_surname (const SgpNameText *text, gint32 i, const guint8 *marks)
{
  return (marks[sgp_name_text_get_word (text, i)->folded] & SURNAME) != 0;
}

/* "R-Fla." behind a name: a party and a state, no name of their own. */
static gboolean
is_party (const SgpNameText *text, gint32 i)
{
  static const char *const marks[] = { ",", "(", "[" };
  gboolean opened = FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (marks); k++)
    opened |= is_form (text, i - 1, marks[k]);
  return opened && (is_form (text, i, "r") || is_form (text, i, "d") || is_form (text, i, "i")) && is_form (text, i + 1, "-");
}

/* A name, or the two that it is. */
static void
add_mended (GArray *mended, const SgpNameText *text, SgpNameSpan span, const guint8 *marks)
{
  gint32 skip = 0, first = span.first;
  if (is_party (text, first) || (is_party (text, first - 2) && span.type != SGP_NAME_PERSON))
    return;
  if (span.n == 1)
    span.type = mend_type (text, &span, marks);
  else if (span.n == 3 && strcmp (text->rows[first + 1].form, "-") == 0 && is_surname (text, first, marks)
           && is_surname (text, first + 2, marks))
    skip = 2;
  else if (span.type == SGP_NAME_MISC && is_nation (text, first) && !sgp_name_text_has_class (text, first, SGP_LISTED_MEMBERS))
    skip = 1;
  if (skip > 0) {
    SgpNameSpan part = { first, 1, skip == 2 ? SGP_NAME_PERSON : SGP_NAME_NORP };
    g_array_append_val (mended, part);
    span = (SgpNameSpan) { first + skip, span.n - skip, skip == 2 ? SGP_NAME_PERSON : span.type };
  }
  g_array_append_val (mended, span);
}

/* Mends names word by word, and adds those that the model left out. */
static void
mend_words (GArray *spans, const SgpNameText *text)
{
  g_autofree guint8 *marks = g_new0 (guint8, text->n_words + 1);
  g_autoptr (GArray) mended = g_array_sized_new (FALSE, FALSE, sizeof (SgpNameSpan), spans->len + 16);
  mark_words (spans, text, marks);
  mark_towns (spans, text, marks);
  gint32 i = 0;
  for (guint k = 0; k <= spans->len; k++) {
    gint32 next = k < spans->len ? SPAN (k)->first : text->n_tokens;
    for (; i < next; i++)
      if (text->tokens[i].near)
        add_lone (mended, text, i, marks);
    if (k == spans->len)
      break;
    add_mended (mended, text, *SPAN (k), marks);
    i += SPAN (k)->n;
  }
  g_array_set_size (spans, 0);
  g_array_append_vals (spans, mended->data, mended->len);
}

/* "the group Save Holm": what is called after a place, behind a noun for a body. */
static gboolean
is_of_body (const SgpNameText *text, gint32 i, gint32 taken)
{
  return i - 1 >= taken && !sgp_name_text_is_title (text, i) && !text->tokens[i].initial
         && sgp_name_text_get_word (text, i - 1)->written == SGP_WRITTEN_LOWER && sgp_name_text_has_class (text, i - 1, SGP_LISTED_GROUP);
}

/* "Northern France". */
static void
widen_places (GArray *spans, const SgpNameText *text)
{
  for (guint i = 0; i < spans->len; i++) {
    SgpNameSpan *span = SPAN (i);
    gint32 before = span->first - 1, taken = i > 0 ? SPAN (i - 1)->first + SPAN (i - 1)->n : 0;
    if (span->type != SGP_NAME_LOCATION || before < taken || text->rows[before].sentence != text->rows[span->first].sentence
        || !sgp_name_text_is_capital (text, before))
      continue;
    gboolean body = is_of_body (text, before, taken);
    if (!body && !sgp_name_text_has_class (text, before, SGP_LISTED_DIRECTION))
      continue;
    *span = (SgpNameSpan) { before, span->n + 1, body ? SGP_NAME_ORGANIZATION : span->type };
  }
}

/* Whether little speaks for a lone word being a person. */
static gboolean
is_weak (const SgpNameText *text, const SgpNameSpan *span)
{
  const SgpNameWord *word = sgp_name_text_get_word (text, span->first);
  return span->n == 1 && span->type == SGP_NAME_PERSON
         && (word->classes & (PERSONAL | BIT (RARE_FIRST_NAME) | BIT (FAMOUS))) == 0
         && (word->seen & (SGP_SEEN_AFTER_TITLE | SGP_SEEN_AFTER_FIRST | SGP_SEEN_LAST | SGP_SEEN_BEFORE_SPEECH)) == 0;
}

/* "Brackwell and Ostermere": what is joined to a town is one. */
static void
join_towns (GArray *spans, const SgpNameText *text)
{
  for (guint i = 0; i + 1 < spans->len; i++) {
    SgpNameSpan *a = SPAN (i), *b = SPAN (i + 1);
    if (b->first != a->first + a->n + 1 || !is_form (text, b->first - 1, "and"))
      continue;
    if (a->type == SGP_NAME_LOCATION && is_weak (text, b))
      b->type = SGP_NAME_LOCATION;
    else if (b->type == SGP_NAME_LOCATION && is_weak (text, a))
      a->type = SGP_NAME_LOCATION;
  }
}

void
sgp_name_spans_mend (GArray *spans, const SgpNameText *text)
{
  sgp_name_spans_cut (spans, text);
  join_people (spans, text);
  strip_titles (spans, text);
  mend_words (spans, text);
  widen_places (spans, text);
  join_towns (spans, text);
  sgp_name_spans_settle (spans, text);
}
