/* SPDX-License-Identifier: MIT
 *
 * In goes a stretch of text, out come its quotation marks: double (straight,
 * curly, low, angular, `` and '') and single (straight, curly). Which side of
 * a quotation a mark stands on is told by the characters around it; curly
 * marks win over their surroundings only where these are in doubt, since
 * careless typesetting turns them round.
 *
 *     He said: "The boys' boat isn't 'safe'."
 *              O         p         O    C C      O opens, C closes, p closes or possessive
 *
 * An apostrophe inside a word or before an elision ('em, '90s) is no mark.
 */
#include "discourse/marks-private.h"

#include <string.h>

/* Bytes, side they stand on where the text around leaves it open, single. */
static const struct {
  const char *bytes;
  SgpMarkSide side;
  gboolean single;
} shapes[] = {
  { "\"", SGP_MARK_EITHER, FALSE },
  { "\xE2\x80\x9C", SGP_MARK_OPENS, FALSE },
  { "\xE2\x80\x9D", SGP_MARK_CLOSES, FALSE },
  { "\xE2\x80\x9E", SGP_MARK_OPENS, FALSE },
  { "\xC2\xAB", SGP_MARK_OPENS, FALSE },
  { "\xC2\xBB", SGP_MARK_CLOSES, FALSE },
  { "``", SGP_MARK_OPENS, FALSE },
  { "''", SGP_MARK_EITHER, FALSE },
  { "'", SGP_MARK_EITHER, TRUE },
  { "\xE2\x80\x98", SGP_MARK_OPENS, TRUE },
  { "\xE2\x80\x99", SGP_MARK_CLOSES, TRUE },
};

/* The shape at @p, or -1. */
static int
match_shape (const char *p, const char *end)
{
  switch (*p) {
  case '"': case '\'': case '`': case '\xC2': case '\xE2':
    break;
  default:
    return -1;
  }
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    gsize length = strlen (shapes[i].bytes);
    if ((gsize) (end - p) >= length && memcmp (p, shapes[i].bytes, length) == 0)
      return (int) i;
  }
  return -1;
}

static gboolean
is_mark (gunichar c)
{
  return c != 0 && strchr ("\"'`", c < 128 ? (int) c : 1) != NULL;
}

static gboolean
is_curly (gunichar c)
{
  return (c >= 0x2018 && c <= 0x201E) || c == 0xAB || c == 0xBB;
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015);
}

/* The nearest character on the left that is no quotation mark; 0 at the edge. */
static gunichar
get_left (const char *p, const char *start)
{
  for (int i = 0; i < 4 && p > start; i++) {
    p = g_utf8_prev_char (p);
    gunichar c = g_utf8_get_char (p);
    if (!is_mark (c) && !is_curly (c))
      return c;
  }
  return 0;
}

static gunichar
get_right (const char *p, const char *end)
{
  for (int i = 0; i < 4 && p < end; i++, p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (!is_mark (c) && !is_curly (c))
      return c;
  }
  return 0;
}

/* Whether a quotation may begin behind @c, the character on a mark's left. */
static gboolean
is_free_left (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || c == '(' || c == '[' || c == '{' || c == 0x2026 || is_dash (c);
}

/* Whether a quotation may end before @c, the character on a mark's right. */
static gboolean
is_free_right (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || (c < 128 && strchr (").,;:!?]}", (int) c) != NULL) ||
         c == 0x2026 || is_dash (c);
}

static SgpMarkSide
get_side (SgpMarkSide shape, gunichar left, gunichar right)
{
  gboolean may_open = is_free_left (left) && !g_unichar_isspace (right) && right != 0;
  gboolean may_close = is_free_right (right) && !g_unichar_isspace (left) && left != 0;
  if (may_open && !may_close)
    return SGP_MARK_OPENS;
  if (may_close && !may_open)
    return SGP_MARK_CLOSES;
  return shape;
}

/* Whether the word behind an apostrophe lacks its beginning: 'em, '90s. */
static gboolean
is_elision (const char *p, const char *end, const SgTable *elisions)
{
  char word[16];
  gsize n = 0;
  if (p < end && g_ascii_isdigit (*p))
    return TRUE;
  while (p + n < end && n < sizeof word - 1 && g_ascii_isalpha (p[n])) {
    word[n] = g_ascii_tolower (p[n]);
    n++;
  }
  word[n] = '\0';
  return n > 0 && sgp_table_find (elisions, word) >= 0;
}

/* Completes a single mark; FALSE where it is an apostrophe. */
static gboolean
check_single (SgpMark *mark, gunichar left, gunichar right, const char *behind, const char *end,
              SgpMarkSide shape, const SgTable *elisions)
{
  if (g_unichar_isalnum (left) && g_unichar_isalnum (right))
    return FALSE;
  if (mark->side == SGP_MARK_EITHER)
    return FALSE;
  if (mark->side == SGP_MARK_OPENS)
    return g_unichar_isalnum (right) && shape != SGP_MARK_CLOSES && !is_elision (behind, end, elisions);
  mark->possessive = (left == 's' || left == 'S') && g_unichar_isspace (right);
  return TRUE;
}

void
sgp_marks_find (const SgDocument *doc, SgSpan stretch, const SgTable *elisions, GArray *marks)
{
  const char *text = sg_document_get_text (doc, NULL);
  const char *start = text + stretch.off, *end = start + stretch.len;
  for (const char *p = start; p < end; p++) {
    int shape = match_shape (p, end);
    if (shape < 0)
      continue;
    gint32 length = (gint32) strlen (shapes[shape].bytes);
    gunichar left = get_left (p, start), right = get_right (p + length, end);
    SgpMark mark = { { (gint32) (p - text), length }, get_side (shapes[shape].side, left, right),
                     shapes[shape].single, FALSE };
    if (!mark.single || check_single (&mark, left, right, p + length, end, shapes[shape].side, elisions))
      g_array_append_val (marks, mark);
    p += length - 1;
  }
}
