/* SPDX-License-Identifier: MIT
 *
 * How names are compared across documents. A name becomes a key: no case, no
 * accents, no dots, plain apostrophes and hyphens, one blank between words,
 * without "the" in front and, for a person, without titles:
 *
 *     "The European Union"          european union
 *     "Mr Gérald Darmanin"          gerald darmanin
 *     "J. K. Rowling"               j k rowling
 *
 * A short name is not enough to know somebody by: one word of a person's name
 * ("Macron", "von der Leyen") or the initials of an organisation ("EU").
 */
#include "store-private.h"

#include <string.h>

/* A character as it is compared; 0 where it is dropped. */
static gunichar
fold_char (gunichar c)
{
  switch (c) {
  case 0x2018: case 0x2019: case 0x02BC: case '`':
    return '\'';
  case 0x2010: case 0x2011: case 0x2013:
    return '-';
  case '.':
    return 0;
  default:
    return g_unichar_isspace (c) || g_unichar_iscntrl (c) ? ' ' : g_unichar_ismark (c) ? 0 : c;
  }
}

/* Folds characters and blanks; no word is taken off yet. */
static GString *
fold (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed != NULL ? decomposed : name, -1);
  GString *key = g_string_new (NULL);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = fold_char (g_utf8_get_char (p));
    if (c == ' ' && (key->len == 0 || key->str[key->len - 1] == ' '))
      continue;
    if (c != 0)
      g_string_append_unichar (key, c);
  }
  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);
  return key;
}

static gint
count_words (const char *key)
{
  gint n = *key != '\0';
  for (const char *p = strchr (key, ' '); p != NULL; p = strchr (p + 1, ' '))
    n++;
  return n;
}

/* The row of a title whose dot, if it has one, was dropped. */
static gint32
find_title_row (const SgTable *titles, const char *word)
{
  gint32 row = sgp_table_find (titles, word);
  g_autofree char *dotted = row < 0 ? g_strconcat (word, ".", NULL) : NULL;
  return row < 0 ? sgp_table_find (titles, dotted) : row;
}

/* Bytes of the title that opens a name, its blank included; 0 where none
 * does. Only a courtesy comes off a single word: "Pope Francis" stays. */
static gsize
find_title (const char *key, const SgTable *titles)
{
  for (const char *end = strchr (key, ' '); end != NULL; end = strchr (end + 1, ' ')) {
    g_autofree char *word = g_strndup (key, end - key);
    gint32 row = find_title_row (titles, word);
    if (row < 0)
      continue;
    gboolean courtesy = strcmp (sgp_table_get_row (titles, row)->cells[2], "courtesy") == 0;
    if (courtesy || count_words (end + 1) > 1)
      return (gsize) (end + 1 - key);
  }
  return 0;
}

/* @titles may be NULL: none are taken off. */
char *
sgp_name_make_key (const char *name, SgEntityType type, const SgTable *titles)
{
  GString *key = fold (name);
  if (g_str_has_prefix (key->str, "the ") && key->len > 4)
    g_string_erase (key, 0, 4);
  if (g_str_has_suffix (key->str, "'s"))
    g_string_truncate (key, key->len - 2);
  if (type == SG_ENTITY_PERSON && titles != NULL) {
    gsize length;
    while ((length = find_title (key->str, titles)) > 0)
      g_string_erase (key, 0, length);
  }
  return g_string_free (key, FALSE);
}

static gboolean
starts_lower (const char *word)
{
  return g_unichar_islower (g_utf8_get_char (word));
}

/* Whether a word that ends a name is no part of it. */
static gboolean
is_suffix (const char *word)
{
  static const char *const suffixes[] = { "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV" };
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (word, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The surname in a person's full name, as a key: its last word, with the
 * lower-case particles before it ("von der leyen"). */
char *
sgp_name_make_surname_key (const char *name, const SgTable *titles)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t\n", -1);
  gint last = (gint) g_strv_length (words) - 1;
  while (last > 0 && (words[last][0] == '\0' || is_suffix (words[last])))
    g_clear_pointer (&words[last--], g_free);
  if (last < 0)
    return g_strdup ("");
  gint first = last;
  while (first > 1 && starts_lower (words[first - 1]))
    first--;
  g_autofree char *surname = g_strjoinv (" ", words + first);
  return sgp_name_make_key (surname, SG_ENTITY_PERSON, titles);
}

/* Initials: up to eight capitals and digits in one word. */
static gboolean
is_acronym (const char *name)
{
  gint letters = 0;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_isupper (c))
      letters++;
    else if (c != '.' && !g_unichar_isdigit (c))
      return FALSE;
  }
  return letters > 1 && letters <= 8;
}

/* Whether a name says too little to know an actor of the corpus by. */
gboolean
sgp_name_is_short (const char *name, const char *key, SgEntityType type)
{
  if (type == SG_ENTITY_PERSON)
    return strchr (key, ' ') == NULL || starts_lower (name);
  return type == SG_ENTITY_ORGANIZATION && is_acronym (name);
}

const char *
sgp_naming_get_name (SgpNaming naming)
{
  static const char *const names[] = { "full", "short", "local" };
  return names[naming];
}
