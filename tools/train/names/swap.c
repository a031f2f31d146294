/* SPDX-License-Identifier: MIT
 *
 * An article in, a copy with other names out, so that a model learns how names
 * are used and not which were in the news:
 *
 *     Frida Quist of Holm, Danish   ->   Amara Tadesse of Yoro, Bolivian
 *
 * A word becomes the same word wherever it stands in the article, also inside
 * the names of organisations; acronyms become other letters. New names are
 * drawn from lists of the whole world. A quarter of the words stay.
 */
#include "names.h"

#include "language/hash-private.h"

#include <stdlib.h>
#include <string.h>

/* Births in a year of a first name to be drawn, at least; and of one that serves as a surname, at most. */
#define FIRST_NAME_LEAST 30
#define SURNAME_MOST 60

enum { FIRST, SURNAME, PLACE, COUNTRY, ADJECTIVE, PEOPLE, N_KINDS };

typedef struct {
  Corpus *corpus;
  const SgpNameLists *lists;
  GPtrArray *stock[N_KINDS];
  GHashTable *others;      /* of the article: wording -> what stands for it */
  guint64 state;
} Swap;

static guint
draw (Swap *swap, guint n)
{
  swap->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (sgp_hash_mix (sgp_hash_mix (swap->state)) % n);
}

static void
add_stock (Swap *swap, int kind, const char *words)
{
  if (*words != '\0' && strpbrk (words, "(/[,") == NULL && g_utf8_validate (words, -1, NULL))
    g_ptr_array_add (swap->stock[kind], (gpointer) corpus_keep (swap->corpus, words));
}

/* Calls @add with the columns of each line. */
static void
read_rows (Swap *swap, const char *folder, const char *name, void (*add) (Swap *, char **columns, guint n))
{
  g_autofree char *path = g_build_filename (folder, "gazetteers", name, NULL), *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = *lines != NULL ? lines + 1 : lines; *line != NULL; line++) {
    g_auto (GStrv) columns = g_strsplit (*line, "\t", -1);
    add (swap, columns, g_strv_length (columns));
  }
}

static void
add_first_name (Swap *swap, char **columns, guint n)
{
  gint32 count = n < 3 ? 0 : MAX (atoi (columns[1]), atoi (columns[2]));
  if (count >= FIRST_NAME_LEAST)
    add_stock (swap, FIRST, columns[0]);
  if (count > 0 && count <= SURNAME_MOST && count % 4 == 0)
    add_stock (swap, SURNAME, columns[0]);
}

static void
add_country (Swap *swap, char **columns, guint n)
{
  if (n < 8)
    return;
  g_autofree char *people = g_strconcat (columns[6], "s", NULL);
  add_stock (swap, COUNTRY, columns[2]);
  add_stock (swap, PLACE, columns[5]);
  add_stock (swap, ADJECTIVE, columns[6]);
  if (g_str_has_suffix (columns[6], "n") || g_str_has_suffix (columns[6], "i"))
    add_stock (swap, PEOPLE, people);
}

static void
add_subdivision (Swap *swap, char **columns, guint n)
{
  if (n > 1)
    add_stock (swap, PLACE, columns[1]);
}

static void
add_location (Swap *swap, char **columns, guint n)
{
  if (n > 1 && strcmp (columns[1], "instance") == 0 && g_ascii_isupper (*columns[0]) && strlen (columns[0]) > 3)
    add_stock (swap, PLACE, columns[0]);
}

static void
add_person (Swap *swap, char **columns, guint n)
{
  const char *last = n > 1 && strcmp (columns[1], "instance") == 0 ? g_strrstr (columns[0], " ") : NULL;
  if (last != NULL && g_ascii_isupper (last[1]) && g_ascii_islower (last[2]))
    add_stock (swap, SURNAME, last + 1);
}

/* A word that no list has, of halves of two: "Vilnius" and "Bamako" to "Vilmako". */
static const char *
blend (Swap *swap, const char *a, const char *b)
{
  if (!g_str_is_ascii (a) || !g_str_is_ascii (b) || strlen (a) < 4 || strlen (b) < 4 || strpbrk (a, " -'.") != NULL || strpbrk (b, " -'.") != NULL)
    return a;
  g_autofree char *word = g_strdup_printf ("%.*s%s", (int) (strlen (a) + 1) / 2, a, b + strlen (b) / 2);
  return corpus_keep (swap->corpus, word);
}

static const char *
draw_word (Swap *swap, int kind)
{
  return g_ptr_array_index (swap->stock[kind], draw (swap, swap->stock[kind]->len));
}

/* Given names of two syllables, "Mei-ling". */
static const char *
draw_syllables (Swap *swap)
{
  static const char *const syllables[] = { "an", "bao", "chen", "chul", "dong", "feng", "guo", "ha", "hao", "hee", "hua", "hui", "hyun", "il", "jae", "jia",
                                           "jin", "joon", "jun", "kai", "lan", "li", "ling", "long", "mei", "min", "ming", "na", "ping", "qing",
                                           "rong", "seok", "shan", "sheng", "soo", "sung", "tao", "ting", "wei", "wen", "woo", "xia", "xin",
                                           "yan", "yi", "ying", "yong", "young", "yu", "yun", "zhen", "zhi" };
  g_autofree char *name = g_strdup_printf ("%s-%s", syllables[draw (swap, G_N_ELEMENTS (syllables))], syllables[draw (swap, G_N_ELEMENTS (syllables))]);
  name[0] = g_ascii_toupper (name[0]);
  return corpus_keep (swap->corpus, name);
}

/* What a wording becomes in this article; itself for one in four. */
static const char *
get_other (Swap *swap, const char *wording, int kind)
{
  const char *other = g_hash_table_lookup (swap->others, wording);
  if (other != NULL || kind == N_KINDS)
    return other;
  wording = corpus_keep (swap->corpus, wording);
  other = draw (swap, 4) == 0 ? wording : draw_word (swap, kind);
  if (kind == SURNAME && other != wording && draw (swap, 12) == 0)
    other = draw_syllables (swap);
  else if ((kind == PLACE || kind == SURNAME) && other != wording && draw (swap, 2) == 0)
    other = blend (swap, other, draw_word (swap, kind));
  g_hash_table_insert (swap->others, (gpointer) wording, (gpointer) other);
  return other;
}

/* Other capitals for an acronym. */
static const char *
get_other_letters (Swap *swap, const char *acronym)
{
  const char *other = get_other (swap, acronym, N_KINDS);
  if (other != NULL)
    return other;
  g_autofree char *letters = g_strdup (acronym);
  for (char *p = letters; *p != '\0'; p++)
    *p = g_ascii_isupper (*p) ? "ABCDEFGHIJKLMNOPRSTUVWABCDEFGIMNOPRST"[draw (swap, 37)] : *p;
  other = corpus_keep (swap->corpus, letters);
  g_hash_table_insert (swap->others, (gpointer) corpus_keep (swap->corpus, acronym), (gpointer) other);
  return other;
}

/* Appends words as tokens of one name; hyphens stand apart. */
static void
append_words (const Swap *swap, GArray *out, const char *words, gint8 type, gboolean begin)
{
  while (*words != '\0') {
    gsize n = strcspn (words, " -");
    n = n == 0 && *words == '-' ? 1 : n;
    g_autofree char *word = g_strndup (words, n);
    Token token = { corpus_keep (swap->corpus, word), type, begin, 0 };
    if (n > 0)
      g_array_append_val (out, token);
    begin = begin && n == 0;
    words += n + (words[n] == ' ');
  }
}

static gboolean
is_letters (const char *form)
{
  gsize n = strlen (form);
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isupper (form[i]))
      return FALSE;
  return n > 1 && n < 7;
}

static gboolean
is_proper (const char *form)
{
  return g_unichar_isupper (g_utf8_get_char (form)) && strlen (form) > 1 && strchr (form, '.') == NULL;
}

static int
find_person_kind (const Swap *swap, const Token *tokens, gint32 i, gint32 n)
{
  guint32 classes = sgp_name_lists_find (swap->lists, hash_word (tokens[i].form));
  gboolean first = (classes & SGP_LISTED_BIT (SGP_LISTED_FIRST_NAME)) != 0, surname = (classes & SGP_LISTED_BIT (SGP_LISTED_SURNAME)) != 0;
  if (n > 1)
    return i == 0 || (first && i + 1 < n) ? FIRST : SURNAME;
  return first && !surname ? FIRST : SURNAME;
}

/* What a word of an organisation may be of another kind as. */
static int
find_part_kind (const Swap *swap, const char *form)
{
  guint32 classes = sgp_name_lists_find (swap->lists, hash_word (form));
#define HAS(class) ((classes & SGP_LISTED_BIT (SGP_LISTED_##class)) != 0)
  if (HAS (BODY_WORD) || HAS (PLACE_WORD) || HAS (THING_WORD) || HAS (COMMON) || HAS (STOP) || HAS (ROLE) || HAS (GROUP) || HAS (MEMBERS))
    return N_KINDS;
  return HAS (COUNTRY)                ? COUNTRY
         : HAS (CITY) || HAS (REGION) ? PLACE
         : HAS (ADJECTIVE)            ? ADJECTIVE
         : HAS (SURNAME)              ? SURNAME
         : classes == 0               ? PLACE
                                      : N_KINDS;
}

static const char *
swap_word (Swap *swap, const Token *tokens, gint32 i, gint32 n)
{
  const char *form = tokens[i].form, *other = NULL;
  gint8 type = tokens[0].type;
  if (!is_proper (form))
    return form;
  if (type == SGP_NAME_PERSON)
    other = get_other (swap, form, find_person_kind (swap, tokens, i, n));
  else if (type == SGP_NAME_ORGANIZATION && is_letters (form))
    other = get_other_letters (swap, form);
  else
    other = get_other (swap, form, type == SGP_NAME_MISC ? N_KINDS : find_part_kind (swap, form));
  return other != NULL ? other : form;
}

/* The kind of a name that is replaced as a whole, or none. */
static int
find_whole_kind (const Swap *swap, const Token *tokens, gint32 n, const char *wording)
{
  guint32 classes = sgp_name_lists_find (swap->lists, hash_word (tokens[0].form));
  guint32 last = sgp_name_lists_find (swap->lists, hash_word (tokens[n - 1].form));
  if (tokens[0].type == SGP_NAME_LOCATION && (last & SGP_LISTED_BIT (SGP_LISTED_PLACE_WORD)) == 0 && !is_letters (wording)
      && is_proper (tokens[0].form))
    return n == 1 && (classes & SGP_LISTED_BIT (SGP_LISTED_COUNTRY)) != 0 ? COUNTRY : PLACE;
  if (tokens[0].type != SGP_NAME_NORP || n > 1)
    return N_KINDS;
  return (classes & SGP_LISTED_BIT (SGP_LISTED_PEOPLE)) != 0      ? PEOPLE
         : (classes & SGP_LISTED_BIT (SGP_LISTED_ADJECTIVE)) != 0 ? ADJECTIVE
                                                                  : N_KINDS;
}

static void
swap_name (Swap *swap, GArray *out, const Token *tokens, gint32 n)
{
  g_autoptr (GString) wording = g_string_new (tokens[0].form);
  for (gint32 i = 1; i < n; i++)
    g_string_append_printf (wording, " %s", tokens[i].form);
  int kind = find_whole_kind (swap, tokens, n, wording->str);
  const char *other = kind < N_KINDS ? get_other (swap, wording->str, kind) : NULL;
  if (other != NULL && strcmp (other, wording->str) != 0) {
    append_words (swap, out, other, tokens[0].type, TRUE);
    return;
  }
  for (gint32 i = 0; i < n; i++)
    append_words (swap, out, swap_word (swap, tokens, i, n), tokens[0].type, i == 0);
}

static void
swap_sentence (Swap *swap, GArray *out, const Token *tokens, gint32 n)
{
  for (gint32 i = 0; i < n;) {
    gint32 k = i + 1;
    while (tokens[i].type >= 0 && k < n && tokens[k].type == tokens[i].type && !tokens[k].begin)
      k++;
    if (tokens[i].type < 0)
      g_array_append_val (out, tokens[i]);
    else
      swap_name (swap, out, tokens + i, k - i);
    i = k;
  }
}

static void
swap_article (Swap *swap, const Article *article)
{
  Article *copy = corpus_add_article (swap->corpus, MIN (article->weight, 1));
  const Token *tokens = (const Token *) (const void *) article->tokens->data;
  copy->silver = article->silver;
  copy->edited = TRUE;
  swap->others = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint s = 0; s < article->lengths->len; s++) {
    gint32 n = g_array_index (article->lengths, gint32, s), before = (gint32) copy->tokens->len;
    swap_sentence (swap, copy->tokens, tokens, n);
    gint32 length = (gint32) copy->tokens->len - before;
    g_array_append_val (copy->lengths, length);
    tokens += n;
  }
  g_clear_pointer (&swap->others, g_hash_table_unref);
}

void
corpus_add_swapped (Corpus *corpus, guint first, const char *folder, const SgpNameLists *lists)
{
  Swap swap = { .corpus = corpus, .lists = lists, .state = first };
  for (int kind = 0; kind < N_KINDS; kind++)
    swap.stock[kind] = g_ptr_array_new ();
  read_rows (&swap, folder, "first-names.tsv.gz", add_first_name);
  read_rows (&swap, folder, "countries.tsv", add_country);
  read_rows (&swap, folder, "cldr-subdivisions.tsv", add_subdivision);
  read_rows (&swap, folder, "wordnet-location.tsv.gz", add_location);
  read_rows (&swap, folder, "wordnet-person.tsv.gz", add_person);
  guint n = corpus->articles->len;
  for (guint i = first; i < n; i++)
    if (((const Article *) g_ptr_array_index (corpus->articles, i))->edited)
      swap_article (&swap, g_ptr_array_index (corpus->articles, i));
  for (int kind = 0; kind < N_KINDS; kind++)
    g_ptr_array_unref (swap.stock[kind]);
}
