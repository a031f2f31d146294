/* SPDX-License-Identifier: MIT
 *
 * See change-article.h. An error is two letters in the wrong order, so that
 * places inside a paragraph stay what they are.
 */
#include "change-article.h"

#include <string.h>

/* Of so many longer words, one is written wrongly. */
#define WORDS_AN_ERROR 30
#define LONGER_WORD 6

/* Paragraphs between two that come in. */
#define PARAGRAPHS_AN_ADDITION 5

/* What comes in says nothing about anybody. */
static const char *const additions[] = {
  "It had rained since the morning, and the roads were wet.",
  "The town lies on the coast. It has two railway stations and a small market.",
  "A second page of this newspaper has the weather for the weekend.",
};

/* Swaps two letters inside a word of lower case, now and then. */
static void
misspell (char *paragraph, GRand *rand)
{
  for (char *p = paragraph; *p != '\0';) {
    gsize length = strspn (p, "abcdefghijklmnopqrstuvwxyz");
    gboolean whole = p == paragraph || p[-1] == ' ';
    if (whole && length >= LONGER_WORD && (p[length] == ' ' || p[length] == '.')
        && g_rand_int_range (rand, 0, WORDS_AN_ERROR) == 0) {
      gint32 at = g_rand_int_range (rand, 1, (gint32) length - 2);
      char letter = p[at];
      p[at] = p[at + 1];
      p[at + 1] = letter;
    }
    p += MAX (length, 1);
  }
}

/* Appends a paragraph; where it starts. */
static gint32
append (GString *text, const char *paragraph)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  gint32 start = (gint32) text->len;
  g_string_append (text, paragraph);
  return start;
}

/* The text as it stands later: paragraph @moving comes last. */
static char *
rearrange (ChangedArticle *article, char **paragraphs, gint32 moving)
{
  GString *text = g_string_new (NULL);
  for (gint32 i = 0; i < article->n; i++) {
    if (i % PARAGRAPHS_AN_ADDITION == 1)
      append (text, additions[i / PARAGRAPHS_AN_ADDITION % (gint32) G_N_ELEMENTS (additions)]);
    if (i != moving)
      article->moved[i] = append (text, paragraphs[i]);
  }
  article->moved[moving] = append (text, paragraphs[moving]);
  return g_string_free (text, FALSE);
}

ChangedArticle *
changed_article_new (const char *text, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  ChangedArticle *article = g_new0 (ChangedArticle, 1);
  article->n = (gint32) g_strv_length (paragraphs);
  article->starts = g_new0 (gint32, article->n);
  article->moved = g_new0 (gint32, article->n);
  GString *before = g_string_new (NULL);
  for (gint32 i = 0; i < article->n; i++) {
    g_autofree char *written = g_strdup (paragraphs[i]);
    misspell (written, rand);
    article->starts[i] = append (before, written);
  }
  article->before = g_string_free (before, FALSE);
  article->after = rearrange (article, paragraphs, g_rand_int_range (rand, 0, article->n));
  return article;
}

void
changed_article_free (ChangedArticle *article)
{
  g_free (article->before);
  g_free (article->after);
  g_free (article->starts);
  g_free (article->moved);
  g_free (article);
}

gint32
changed_article_map (const ChangedArticle *article, gint32 off)
{
  gint32 i = article->n - 1;
  while (i > 0 && article->starts[i] > off)
    i--;
  return article->moved[i] + off - article->starts[i];
}
