/* SPDX-License-Identifier: MIT
 *
 * Names whose own words, or the word before, show that they are something else, two, or longer:
 *
 *     [Holm's Frida Quist] PER            [Holm] PLACE 's [Frida Quist]
 *     [City Court Judge] [Frida Quist]    [City Court] Judge [Frida Quist]
 *     [Clean Harbour Act] ORG             a thing
 *     [Frida Quist Show] PER              a thing
 *     Frida [Quist]                       [Frida Quist]
 */
#include "language/names/rules-private.h"

#include <string.h>

#define BIT(class) SGP_LISTED_BIT (SGP_LISTED_##class)
#define SPAN(i) (&g_array_index (spans, SgpNameSpan, i))

/* The place of a possessive inside a name, or -1. */
static gint32
find_possessive (const SgpNameText *text, const SgpNameSpan *span)
{
  for (gint32 i = span->first + 1; i + 1 < span->first + span->n; i++)
    if (strcmp (text->rows[i].form, "'s") == 0)
      return i;
  return -1;
}

/* Whether all words of a span are those of a town or country in the lists. */
static gboolean
is_listed_place (const SgpNameText *text, gint32 first, gint32 n)
{
  for (gint32 i = first; i < first + n; i++)
    if (((sgp_name_text_get_word (text, i)->classes | text->tokens[i].phrase) & (BIT (COUNTRY) | BIT (CITY) | BIT (REGION))) == 0)
      return FALSE;
  return TRUE;
}

/* What owns a person is a name of its own. */
static void
part_owners (GArray *spans, const SgpNameText *text)
{
  for (guint i = 0; i < spans->len; i++) {
    SgpNameSpan span = *SPAN (i);
    gint32 at = span.type == SGP_NAME_PERSON ? find_possessive (text, &span) : -1;
    if (at < 0)
      continue;
    SgpNameSpan owned = { at + 1, span.first + span.n - at - 1, SGP_NAME_PERSON };
    SPAN (i)->n = at - span.first;
    if (is_listed_place (text, span.first, at - span.first))
      SPAN (i)->type = SGP_NAME_LOCATION;
    g_array_insert_val (spans, i + 1, owned);
  }
}

/* The title of the person behind is no part of where that one works. */
static void
part_titles (GArray *spans, const SgpNameText *text)
{
  for (guint i = 0; i + 1 < spans->len; i++) {
    SgpNameSpan *span = SPAN (i);
    gint32 end = span->first + span->n;
    if (span->type != SGP_NAME_ORGANIZATION || SPAN (i + 1)->type != SGP_NAME_PERSON || SPAN (i + 1)->first != end)
      continue;
    while (span->n > 1 && sgp_name_text_is_title (text, span->first + span->n - 1))
      span->n--;
  }
}

/* A law, a prize, a show. */
static void
find_things (GArray *spans, const SgpNameText *text)
{
  for (guint i = 0; i < spans->len; i++) {
    SgpNameSpan *span = SPAN (i);
    gint32 last = span->first + span->n - 1;
    if (span->n > 1 && (span->type == SGP_NAME_PERSON || span->type == SGP_NAME_ORGANIZATION)
        && (sgp_name_text_get_word (text, last)->classes & (BIT (THING_WORD) | BIT (SURNAME))) == BIT (THING_WORD)
        && (text->tokens[last].phrase & BIT (ORGANISATION)) == 0)
      span->type = SGP_NAME_MISC;
  }
}

/* Whether a token is a first name, and no other word. */
static gboolean
is_first_name (const SgpNameText *text, gint32 i)
{
  return sgp_name_text_is_capital (text, i)
         && (sgp_name_text_get_word (text, i)->classes & (BIT (FIRST_NAME) | BIT (COMMON) | BIT (STOP) | BIT (DATE) | BIT (TITLE) | BIT (ROLE))) == BIT (FIRST_NAME);
}

/* A first name that was left out goes to the lone surname behind it. */
static void
take_first_names (GArray *spans, const SgpNameText *text)
{
  for (guint i = 0; i < spans->len; i++) {
    SgpNameSpan *span = SPAN (i);
    gint32 before = span->first - 1, taken = i > 0 ? SPAN (i - 1)->first + SPAN (i - 1)->n : 0;
    if (span->type != SGP_NAME_PERSON || span->n > 1 || before < taken || !is_first_name (text, before)
        || text->rows[before].sentence != text->rows[span->first].sentence)
      continue;
    span->first--;
    span->n++;
  }
}

void
sgp_name_spans_cut (GArray *spans, const SgpNameText *text)
{
  part_owners (spans, text);
  part_titles (spans, text);
  find_things (spans, text);
  take_first_names (spans, text);
}
