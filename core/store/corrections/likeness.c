/* SPDX-License-Identifier: MIT
 *
 * How alike two texts are: of all words that either has, the share that both
 * have (Jaccard), whatever their case.
 *
 *     "the pier was unsafe"  "The pier was old"     3 of 5: 0.6
 */
#include "likeness-private.h"

#include "fold-private.h"

static int
compare_numbers (const void *a, const void *b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;
  return (x > y) - (x < y);
}

/* The number of a word, the next one where it is new. */
static guint
number_word (GHashTable *numbers, const char *word, gsize length)
{
  g_autofree char *key = g_strndup (word, length);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));
  if (number == 0) {
    number = g_hash_table_size (numbers) + 1;
    g_hash_table_insert (numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  }
  return number;
}

static void
drop_doubles (GArray *words)
{
  guint n = 0;
  g_array_sort (words, compare_numbers);
  for (guint i = 0; i < words->len; i++)
    if (n == 0 || g_array_index (words, guint, i) != g_array_index (words, guint, n - 1))
      g_array_index (words, guint, n++) = g_array_index (words, guint, i);
  g_array_set_size (words, n);
}

/* The words of a text as sorted numbers, each once. @numbers: string -> number,
 * shared by all texts that are compared. */
GArray *
sgp_likeness_number_words (GHashTable *numbers, const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = sgp_fold_words (text);
  const char *start = NULL;
  for (const char *p = folded;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean inside = g_unichar_isalnum (c) || g_unichar_ismark (c);
    if (inside && start == NULL)
      start = p;
    if (!inside && start != NULL) {
      guint number = number_word (numbers, start, (gsize) (p - start));
      g_array_append_val (words, number);
      start = NULL;
    }
    if (*p == '\0')
      break;
  }
  drop_doubles (words);
  return words;
}

gdouble
sgp_likeness_compare (const GArray *a, const GArray *b)
{
  guint common = 0;
  for (guint i = 0, k = 0; i < a->len && k < b->len;) {
    guint x = g_array_index (a, guint, i), y = g_array_index (b, guint, k);
    common += x == y;
    i += x <= y;
    k += y <= x;
  }
  guint all = a->len + b->len - common;
  return all > 0 ? (gdouble) common / all : 0;
}
