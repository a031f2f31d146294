/* SPDX-License-Identifier: MIT
 *
 * Words of a correction that have changed a little since: the stretch of the
 * text that has most of them in the same order, with what was around them
 * around it. It must have them as half of all words that either has, and no
 * other stretch may be as good.
 *
 *     "the peir was unsafe and old"     The pier was unsafe and old, said Ann.
 *                                       |-------------------------|
 *
 * Where each word of the text is one of the quote, it votes for the place
 * where the quote would begin; the best places are then aligned word by word.
 */
#include "place-private.h"

#include "store/store-private.h"

#include <string.h>

#define ENOUGH_LIKENESS 0.5
/* What a word that both have counts, and one that only one has, against it. */
#define MATCHED 3
#define SKIPPED 1
/* Longer quotes are not aligned: the table would be large. */
#define MAX_WORDS 400
/* Places in the quote that one word of the text votes for. */
#define MAX_VOTES 8
/* Stretches that are looked at closely. */
#define MAX_STRETCHES 12
/* As much of what is around must be alike (see place.c), but not where the
 * words are many and nearly all there. */
#define ENOUGH_CONTEXT 48
#define MUCH_CONTEXT 400
#define MANY_WORDS 12
#define NEARLY_ALL 0.8

/* Words of a folded text: their bytes there. */
typedef struct {
  gsize start, end;
} Word;

/* A stretch of text words, and how alike it is. */
typedef struct {
  gint first, last;
  gdouble likeness;
} Stretch;

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  gboolean inside = FALSE;
  Word word = { 0, 0 };
  for (const char *p = text;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean is_word = g_unichar_isalnum (c) || g_unichar_ismark (c) || (inside && c == '\'');
    if (is_word && !inside)
      word.start = (gsize) (p - text);
    if (!is_word && inside) {
      word.end = (gsize) (p - text);
      g_array_append_val (words, word);
    }
    inside = is_word;
    if (*p == '\0')
      return words;
  }
}

/* For each word of the quote, as a string, where in the quote it stands. */
static GHashTable *
index_quote (const char *quote, const GArray *words)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < words->len; i++) {
    Word word = g_array_index (words, Word, i);
    char *key = g_strndup (quote + word.start, word.end - word.start);
    GArray *places = g_hash_table_lookup (index, key);
    if (places == NULL)
      g_hash_table_insert (index, g_strdup (key), places = g_array_new (FALSE, FALSE, sizeof (gint)));
    if (places->len < MAX_VOTES)
      g_array_append_val (places, i);
    g_free (key);
  }
  return index;
}

/* What each word of the text is in the quote: its places there, or NULL. */
static const GArray **
look_up (const SgpFold *fold, const GArray *words, GHashTable *index)
{
  const GArray **found = g_new0 (const GArray *, words->len + 1);
  g_autoptr (GString) key = g_string_new (NULL);
  for (guint i = 0; i < words->len; i++) {
    Word word = g_array_index (words, Word, i);
    g_string_truncate (key, 0);
    g_string_append_len (key, fold->text + word.start, (gssize) (word.end - word.start));
    found[i] = g_hash_table_lookup (index, key->str);
  }
  return found;
}

/* Votes for where the quote begins, in buckets of some words. */
static guint *
count_votes (const GArray **found, guint n, guint n_quote, guint width, guint *n_buckets)
{
  *n_buckets = (n + n_quote) / width + 1;
  guint *votes = g_new0 (guint, *n_buckets);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; found[i] != NULL && k < found[i]->len; k++)
      votes[(i + n_quote - (guint) g_array_index (found[i], gint, k)) / width]++;
  return votes;
}

static gboolean
has_word (const GArray *places, guint word)
{
  for (guint i = 0; places != NULL && i < places->len; i++)
    if ((guint) g_array_index (places, gint, i) == word)
      return TRUE;
  return FALSE;
}

/* An alignment up to some word: how good it is, how many words are the same,
 * where it begins and ends in the quote and in the text. */
typedef struct {
  gint score, length;
  gint first_quote, first_text, last_quote, last_text;
} Cell;

/* The same alignment with one more word of the quote or the text left out. */
static Cell
skip_word (Cell cell)
{
  cell.score -= SKIPPED;
  return cell.score > 0 ? cell : (Cell) { 0, 0, 0, 0, 0, 0 };
}

static Cell
add_word (Cell cell, gint quote, gint text)
{
  if (cell.length == 0)
    cell = (Cell) { 0, 0, quote, text, 0, 0 };
  return (Cell) { cell.score + MATCHED, cell.length + 1, cell.first_quote, cell.first_text, quote, text };
}

/* The best alignment of a quote with some of a text; words left out count
 * against it, so that it does not begin in one place and end in another. */
static Cell
align (const GArray **found, guint from, guint to, guint n_quote)
{
  Cell best = { 0, 0, 0, 0, 0, 0 };
  g_autofree Cell *above = g_new0 (Cell, n_quote + 1), *row = g_new0 (Cell, n_quote + 1);
  for (guint i = from; i < to; i++) {
    for (guint k = 0; k < n_quote; k++) {
      Cell left = skip_word (row[k]), up = skip_word (above[k + 1]);
      row[k + 1] = left.score > up.score ? left : up;
      if (has_word (found[i], k) && above[k].score + MATCHED > row[k + 1].score)
        row[k + 1] = add_word (above[k], (gint) k, (gint) i);
      if (row[k + 1].score > best.score)
        best = row[k + 1];
    }
    Cell *swap = above;
    above = row;
    row = swap;
  }
  return best;
}

/* The stretch around a place, with as many words before and behind the ones
 * that are alike as the quote has there. */
static Stretch
measure (const GArray **found, guint n, guint n_quote, gint begin)
{
  guint from = (guint) MAX (0, begin - (gint) n_quote / 4 - 2);
  guint to = (guint) CLAMP (begin + (gint) n_quote * 5 / 4 + 3, 0, (gint) n);
  Cell best = align (found, MIN (from, to), to, n_quote);
  if (best.length == 0)
    return (Stretch) { 0, -1, 0 };
  gint first = MAX (0, best.first_text - best.first_quote);
  gint last = MIN ((gint) n - 1, best.last_text + (gint) n_quote - 1 - best.last_quote);
  return (Stretch) { first, last, (gdouble) best.length / ((gint) n_quote + (last - first + 1) - best.length) };
}

/* The bucket with most votes; its votes are taken out, so that the next is
 * found after it. */
static gint
take_bucket (guint *votes, guint n)
{
  guint best = 0;
  for (guint i = 1; i < n; i++)
    if (votes[i] + (i + 1 < n ? votes[i + 1] : 0) > votes[best] + (best + 1 < n ? votes[best + 1] : 0))
      best = i;
  gboolean empty = votes[best] + (best + 1 < n ? votes[best + 1] : 0) == 0;
  votes[best] = 0;
  return empty ? -1 : (gint) best;
}

/* The bytes of a stretch, with the marks before its first word and behind its
 * last that the quote has there too. */
static SgSpan
get_span (const SgpFold *fold, const char *quote, const GArray *quote_words, const GArray *words, Stretch stretch)
{
  gsize start = g_array_index (words, Word, stretch.first).start, end = g_array_index (words, Word, stretch.last).end;
  gsize before = g_array_index (quote_words, Word, 0).start;
  const char *behind = quote + g_array_index (quote_words, Word, quote_words->len - 1).end;
  while (before > 0 && start > 0 && quote[before - 1] == fold->text[start - 1]) {
    before--;
    start--;
  }
  for (; *behind != '\0' && *behind == fold->text[end]; behind++)
    end++;
  return sgp_fold_get_span (fold, start, end);
}

/* How good a stretch is: words first, what is around it next. */
static gdouble
judge (const SgpFold *fold, const SgpAnchor *anchor, guint n_quote, Stretch stretch, const SgSpan *span)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  g_array_append_val (spans, *span);
  gint context = sgp_place_compare_context (fold, anchor, spans);
  gboolean sure = n_quote >= MANY_WORDS && stretch.likeness >= NEARLY_ALL;
  if ((context < ENOUGH_CONTEXT && !sure) || !sgp_place_is_told_apart (anchor, context, 0))
    return 0;
  return stretch.likeness + MIN (context, MUCH_CONTEXT) / 800.0;
}

/* The best of the stretches that most votes are for. */
static SgpPlace
find_best (const SgpFold *fold, const SgpAnchor *anchor, const char *quote, const GArray *quote_words, const GArray *words,
           const GArray **found, SgSpan *best_span)
{
  guint n_buckets, n_quote = quote_words->len, width = MAX (1, n_quote / 4);
  gdouble best = 0, second = 0;
  g_autofree guint *votes = count_votes (found, words->len, n_quote, width, &n_buckets);
  for (gint i = 0; i < MAX_STRETCHES; i++) {
    gint bucket = take_bucket (votes, n_buckets);
    if (bucket < 0)
      break;
    Stretch stretch = measure (found, words->len, n_quote, bucket * (gint) width - (gint) n_quote + (gint) width);
    if (stretch.likeness < ENOUGH_LIKENESS)
      continue;
    SgSpan span = get_span (fold, quote, quote_words, words, stretch);
    gdouble score = judge (fold, anchor, n_quote, stretch, &span);
    if (score > 0 && best > 0 && sg_span_overlaps (span, *best_span)) {
      *best_span = score > best ? span : *best_span;
      best = MAX (best, score);
      continue;
    }
    second = MAX (second, MIN (best, score));
    if (score > best) {
      best = score;
      *best_span = span;
    }
  }
  return best == 0 ? SGP_PLACE_ABSENT : second == best ? SGP_PLACE_UNCLEAR : SGP_PLACE_FOUND;
}

SgpPlace
sgp_place_realign (const SgpFold *fold, const SgpAnchor *anchor, GHashTable *taken, GArray *spans)
{
  SgSpan span = { 0, 0 };
  g_autofree char *quote = sgp_fold_words (anchor->quote);
  g_autoptr (GArray) quote_words = split_words (quote);
  if (quote_words->len == 0 || quote_words->len > MAX_WORDS)
    return SGP_PLACE_ABSENT;
  g_autoptr (GArray) words = split_words (fold->text);
  g_autoptr (GHashTable) index = index_quote (quote, quote_words);
  g_autofree const GArray **found = look_up (fold, words, index);
  SgpPlace place = find_best (fold, anchor, quote, quote_words, words, found, &span);
  g_autofree char *text = sgp_spans_to_text (&span, 1);
  if (place == SGP_PLACE_FOUND && taken != NULL && g_hash_table_contains (taken, text))
    return SGP_PLACE_UNCLEAR;   /* what is another's is not left for the next best */
  if (place == SGP_PLACE_FOUND)
    g_array_append_val (spans, span);
  return place;
}
