/* SPDX-License-Identifier: MIT
 *
 * Tokens in, features out; a feature is the hash of its template's number and
 * of what fills it:
 *
 *     Mayor Quist spoke      of "Quist": word quist, suffix -st, shape Xx, ...
 *                            of "Mayor" one before: word mayor, list TITLE, ...
 *                            side by side: Xx Xx x, TITLE -, mayor quist, ...
 */
#include "language/names/features-private.h"

#include "language/hash-private.h"

/* Numbers of templates: words at their distance, then tokens. */
enum { N_DISTANCES = 2 * SGP_NAME_REACH + 1, TOKEN_TEMPLATES = 1024 };

typedef struct {
  guint64 *features;
  gint32 n;
  guint64 template; /* of the next feature */
} List;

static inline void
add (List *list, guint64 value)
{
  list->features[list->n++] = sgp_hash_pair (value, list->template++);
}

/* A feature for each class or flag that is set. */
static inline void
add_bits (List *list, guint32 bits)
{
  for (guint32 left = bits; left != 0; left &= left - 1)
    list->features[list->n++] = sgp_hash_pair ((guint64) (guint) __builtin_ctz (left) + 1, list->template);
  list->template++;
}

/* What tells only of the token itself. */
static void
add_own (List *list, const SgpWord *word, const SgpNameWord *known)
{
  add (list, word->word);
  for (int i = 0; i < SGP_N_PREFIXES; i++)
    add (list, word->prefix[i]);
  for (int i = 0; i < SGP_N_SUFFIXES; i++)
    add (list, word->suffix[i]);
  add (list, sgp_hash_pair (word->suffix[2], known->written));
  add (list, sgp_hash_pair (word->shape, known->classes));
  add (list, sgp_hash_pair (word->shape, known->seen));
  add (list, sgp_hash_pair (known->classes, known->seen));
  add (list, sgp_hash_pair (word->use.casing, known->seen));
  add (list, sgp_hash_pair (word->use.casing, known->classes));
  add (list, sgp_hash_pair (word->use.cluster, word->shape));
  add_bits (list, known->seen);
  for (guint32 left = known->seen; left != 0; left &= left - 1)
    list->features[list->n++] = sgp_hash_pair ((guint64) known->written << 8 | (guint) __builtin_ctz (left), list->template);
}

gint32
sgp_name_word_features (const SgpNameText *text, gint32 index, gint32 distance, guint64 *features)
{
  static const SgpWord edge = { .word = 1, .lower = 1, .shape = 1, .suffix = { 1, 1, 1, 1 }, .prefix = { 1, 1, 1 } };
  const SgpWord *word = index < text->n_words ? sgp_vocabulary_get (text->vocabulary, index) : &edge;
  const SgpNameWord *known = &text->words[index];
  guint32 classes = known->classes & ~SGP_LISTED_BIT (SGP_LISTED_PREFIX);
  List list = { features, 0, (guint64) (distance + SGP_NAME_REACH) << 6 };
  add (&list, word->lower);
  add (&list, word->shape);
  add (&list, sgp_hash_pair (classes, known->written));
  add (&list, word->use.cluster);
  add (&list, sgp_path_prefix (word->use.path, 4));
  add (&list, sgp_path_prefix (word->use.path, 7));
  add (&list, sgp_path_prefix (word->use.path, 11));
  if (ABS (distance) > 1)
    return list.n;
  add (&list, sgp_hash_pair (known->seen, known->written));
  add (&list, word->suffix[2]);
  add (&list, (guint64) word->use.casing << 8 | known->written);
  add_bits (&list, classes);
  if (distance == 0)
    add_own (&list, word, known);
  return list.n;
}

/* A token with its neighbours. */
typedef struct {
  const SgpWord *word;
  guint64 classes; /* with how it is written */
  guint64 written; /* with whether a capital means something */
} Around;

static Around
look (const SgpNameText *text, gint32 i, gint32 first, gint32 end)
{
  static const SgpWord edge = { .word = 1, .lower = 1, .shape = 1 };
  if (i < first || i >= end)
    return (Around) { &edge, 1, 99 };
  const SgpNameToken *token = &text->tokens[i];
  const SgpNameWord *known = &text->words[token->word];
  guint64 classes = known->classes & ~SGP_LISTED_BIT (SGP_LISTED_PREFIX);
  return (Around) { sgp_vocabulary_get (text->vocabulary, token->word), classes << 8 | known->written,
                    (guint64) known->written | (guint64) token->initial << 3 | (guint64) token->headline << 4 };
}

static void
add_phrase (List *list, const SgpNameToken *token)
{
  add (list, (guint64) token->phrase << 2 | token->part);
  for (guint32 left = token->phrase; left != 0; left &= left - 1)
    list->features[list->n++] = sgp_hash_pair ((guint64) (guint) __builtin_ctz (left) << 2 | token->part, list->template);
  list->template++;
}

gint32
sgp_name_token_features (const SgpNameText *text, gint32 i, gint32 first, gint32 end, guint64 *features)
{
  Around a2 = look (text, i - 2, first, end), a = look (text, i - 1, first, end), o = look (text, i, first, end),
         b = look (text, i + 1, first, end), b2 = look (text, i + 2, first, end);
  guint64 triple = sgp_hash_pair (sgp_hash_pair (a.written, o.written), b.written);
  List list = { features, 0, TOKEN_TEMPLATES };
#define PAIR(x, y) add (&list, sgp_hash_pair ((x), (y)))
  add (&list, o.written);
  add (&list, triple);
  PAIR (sgp_hash_pair (a2.written, triple), b2.written);
  PAIR (o.written, o.word->shape);
  PAIR (o.written, o.word->lower);
  PAIR (o.written, o.classes);
  PAIR (o.written, sgp_name_text_get_word (text, i)->seen);
  PAIR (a.word->shape, o.word->shape);
  PAIR (o.word->shape, b.word->shape);
  PAIR (sgp_hash_pair (a.word->shape, o.word->shape), b.word->shape);
  PAIR (a.word->lower, o.word->lower);
  PAIR (o.word->lower, b.word->lower);
  PAIR (sgp_hash_pair (a.word->lower, o.written), b.word->lower);
  PAIR (sgp_hash_pair (a2.word->lower, a.word->lower), o.written);
  PAIR (sgp_hash_pair (o.written, b.word->lower), b2.word->lower);
  PAIR (a.word->lower, o.written);
  PAIR (o.written, b.word->lower);
  PAIR (a.classes, o.classes);
  PAIR (o.classes, b.classes);
  PAIR (sgp_hash_pair (a.classes, o.classes), b.classes);
  PAIR (a.word->lower, o.classes);
  PAIR (o.classes, b.word->lower);
  PAIR (a.classes, o.word->lower);
  PAIR (o.word->lower, b.classes);
  PAIR (sgp_hash_pair (a.classes, o.written), b.classes);
  PAIR (a.word->use.cluster, o.word->use.cluster);
  PAIR (o.word->use.cluster, b.word->use.cluster);
  PAIR (a.word->use.cluster, o.written);
  PAIR (o.written, b.word->use.cluster);
  PAIR (sgp_hash_pair (a.word->use.cluster, o.classes), b.word->use.cluster);
  PAIR (o.word->use.casing, o.written);
#undef PAIR
  add_phrase (&list, &text->tokens[i]);
  add (&list, i > first ? (guint64) text->tokens[i - 1].phrase << 2 | text->tokens[i - 1].part : 1);
  add (&list, i + 1 < end ? (guint64) text->tokens[i + 1].phrase << 2 | text->tokens[i + 1].part : 1);
  return list.n;
}
