/* SPDX-License-Identifier: MIT
 *
 * Articles in, examples out; see examples.h.
 *
 *     Mayor Quist of Holm spoke    "Mayor Quist of Holm" is a stretch: near capitals
 *                                  Quist: only S-PER is allowed, features as when reading
 */
#include "examples.h"

/* Which labels a token may have. */
static guint32
find_allowed (const Token *tokens, gint32 i, gint32 n)
{
  const Token *token = &tokens[i];
  guint32 allowed = 0;
  if (token->vague != 0) {
    for (gint32 type = 0; type < SGP_N_NAME_TYPES; type++)
      if ((token->vague & VAGUE (type)) != 0)
        allowed |= 15u << SGP_NAME_LABEL (type, 0);
    return allowed | ((token->vague & VAGUE_NONE) != 0);
  }
  if (token->type < 0)
    return 1;
  gboolean opens = token->begin || i == 0 || tokens[i - 1].type != token->type;
  gboolean closes = i + 1 == n || tokens[i + 1].type != token->type || tokens[i + 1].begin;
  gint32 part = opens ? (closes ? SGP_NAME_SINGLE : SGP_NAME_BEGIN) : closes ? SGP_NAME_END : SGP_NAME_INSIDE;
  return 1u << SGP_NAME_LABEL (token->type, part);
}

static FeatureList
add_hashes (Examples *examples, const guint64 *features, gint32 n)
{
  FeatureList list = { examples->hashes->len, (guint32) n };
  g_array_append_vals (examples->hashes, features, n);
  return list;
}

/* The word of an article, with its features at this distance. */
static void
use_word (Examples *examples, const SgpNameText *text, guint32 base, gint32 index, gint32 k, Place *place)
{
  ArticleWord *word = &g_array_index (examples->words, ArticleWord, base + (guint) index);
  guint64 features[SGP_NAME_WORD_FEATURES];
  if (word->n_uses[k]++ == 0)
    word->lists[k] = add_hashes (examples, features, sgp_name_word_features (text, index, k - SGP_NAME_REACH, features));
  place->words[k] = base + (guint) index;
}

static void
add_place (Examples *examples, const SgpNameText *text, guint32 base, gint32 i, SgRange range, guint32 allowed)
{
  guint64 features[SGP_NAME_TOKEN_FEATURES];
  gint32 end = range.first + range.n;
  Place place = { .allowed = allowed };
  place.own = add_hashes (examples, features, sgp_name_token_features (text, i, range.first, end, features));
  for (gint32 k = 0; k < N_DISTANCES; k++) {
    gint32 other = i + k - SGP_NAME_REACH;
    use_word (examples, text, base, other < range.first || other >= end ? text->n_words : text->tokens[other].word, k, &place);
  }
  g_array_append_val (examples->places, place);
}

/* Whether some sequence of the allowed labels is possible. */
static gboolean
is_possible (const Examples *examples, Chain chain)
{
  guint32 before = 1;
  for (guint32 i = 0; i <= chain.n; i++) {
    guint32 allowed = i < chain.n ? g_array_index (examples->places, Place, chain.first + i).allowed : 1, now = 0;
    for (gint32 from = 0; from < SGP_N_NAME_LABELS; from++)
      for (gint32 to = 0; to < SGP_N_NAME_LABELS; to++)
        if ((before >> from & 1) != 0 && (allowed >> to & 1) != 0 && sgp_name_may_follow (from, to))
          now |= 1u << to;
    before = now;
  }
  return before != 0;
}

/* The stretches of a sentence in which names may be. */
static void
add_sentence (Examples *examples, const SgpNameText *text, guint32 base, SgRange range, const Article *article)
{
  gint32 end = range.first + range.n;
  const Token *tokens = (const Token *) (const void *) article->tokens->data + range.first;
  for (gint32 i = range.first; i < end;) {
    if (!text->tokens[i].near) {
      i++;
      continue;
    }
    Chain chain = { examples->places->len, 0, article->weight };
    for (; i < end && text->tokens[i].near; i++, chain.n++)
      add_place (examples, text, base, i, range, find_allowed (tokens, i - range.first, range.n));
    if (is_possible (examples, chain))
      g_array_append_val (examples->chains, chain);
  }
}

static void
add_article (Examples *examples, const Article *article, const SgpNameLists *lists, const SgpClusters *clusters)
{
  g_autoptr (SgDocument) doc = article_to_document (article);
  SgpNameText text;
  sgp_name_text_init (&text, lists, clusters, doc);
  guint32 base = examples->words->len;
  g_array_set_size (examples->words, base + (guint) text.n_words + 1);
  for (gint32 s = 0; s < text.n_sentences; s++) {
    SgRange range = text.sentences[s].tokens;
    if (!article->silver || !text.tokens[range.first].headline)
      add_sentence (examples, &text, base, range, article);
  }
  sgp_name_text_clear (&text);
}

Examples
examples_new (const Corpus *corpus, const SgpNameLists *lists, const SgpClusters *clusters)
{
  Examples examples = { g_array_new (FALSE, FALSE, sizeof (guint64)), g_array_new (FALSE, TRUE, sizeof (ArticleWord)),
                        g_array_new (FALSE, FALSE, sizeof (Place)), g_array_new (FALSE, FALSE, sizeof (Chain)) };
  for (guint i = 0; i < corpus->articles->len; i++)
    add_article (&examples, g_ptr_array_index (corpus->articles, i), lists, clusters);
  return examples;
}

void
examples_clear (Examples *examples)
{
  g_clear_pointer (&examples->hashes, g_array_unref);
  g_clear_pointer (&examples->words, g_array_unref);
  g_clear_pointer (&examples->places, g_array_unref);
  g_clear_pointer (&examples->chains, g_array_unref);
}
