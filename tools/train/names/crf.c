/* SPDX-License-Identifier: MIT
 *
 * Articles in, weights of a conditional random field out: AdaGrad, a stretch
 * of tokens a step. Where the labels of a token are left open, the sum over
 * all that are allowed is what is learned. Features seen seldom are dropped;
 * the weights are the mean of those behind each of the last passes.
 */
#include "examples.h"

#include "language/hash-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { L = SGP_N_NAME_LABELS, W = SGP_NAME_WIDTH };

/* Features seen on fewer tokens are dropped. */
#define MIN_COUNT 3
/* Passes whose weights are averaged. */
#define AVERAGED 3
#define RATE 0.03f
/* What sums of squares begin with: keeps first steps small, and most weights near 0. */
#define FIRST_SQUARE 0.1f
#define L2 1e-3f
/* What is nearly certain is left alone. */
#define LEAST_GRADIENT 5e-4f

typedef struct {
  float weight[W], square[W];
} Row;

struct _Crf {
  guint64 *keys;      /* of each row */
  float (*means)[W];
  guint n_rows;
  Row *rows;
  Row transitions[L];
  float mean_transitions[L][W];
  guint32 *ids;       /* of features, in the order of the pool of hashes */
};

/* How often features were seen, by their hash. */
typedef struct {
  guint64 *keys;
  guint32 *counts;
  gsize mask, n;
} Dictionary;

static gsize
find_key (const Dictionary *dictionary, guint64 key)
{
  gsize slot = key & dictionary->mask;
  while (dictionary->keys[slot] != 0 && dictionary->keys[slot] != key)
    slot = (slot + 1) & dictionary->mask;
  return slot;
}

static void
count_list (Dictionary *dictionary, const Examples *examples, FeatureList list, guint32 n)
{
  for (guint32 i = list.first; i < list.first + list.n; i++) {
    guint64 key = g_array_index (examples->hashes, guint64, i);
    gsize slot = find_key (dictionary, key);
    dictionary->n += dictionary->keys[slot] == 0;
    dictionary->keys[slot] = key;
    dictionary->counts[slot] += n;
    if (dictionary->n * 4 > dictionary->mask * 3)
      die ("too many features");
  }
}

static void
count_features (Dictionary *dictionary, const Examples *examples)
{
  for (guint i = 0; i < examples->words->len; i++) {
    const ArticleWord *word = &g_array_index (examples->words, ArticleWord, i);
    for (gint32 k = 0; k < N_DISTANCES; k++)
      count_list (dictionary, examples, word->lists[k], word->n_uses[k]);
  }
  for (guint i = 0; i < examples->places->len; i++)
    count_list (dictionary, examples, g_array_index (examples->places, Place, i).own, 1);
}

/* Numbers the features that are frequent enough, and turns hashes into numbers. */
static void
number_features (Crf *crf, const Examples *examples)
{
  Dictionary dictionary = { .mask = ((gsize) 1 << 25) - 1 };
  dictionary.keys = g_new0 (guint64, dictionary.mask + 1);
  dictionary.counts = g_new0 (guint32, dictionary.mask + 1);
  count_features (&dictionary, examples);
  for (gsize i = 0; i <= dictionary.mask; i++)
    dictionary.counts[i] = dictionary.counts[i] < MIN_COUNT ? 0 : ++crf->n_rows;
  crf->keys = g_new0 (guint64, crf->n_rows + 1);
  for (gsize i = 0; i <= dictionary.mask; i++)
    if (dictionary.counts[i] > 0)
      crf->keys[dictionary.counts[i] - 1] = dictionary.keys[i];
  crf->ids = g_new (guint32, examples->hashes->len + 1);
  for (guint i = 0; i < examples->hashes->len; i++)
    crf->ids[i] = dictionary.counts[find_key (&dictionary, g_array_index (examples->hashes, guint64, i))];
  g_print ("%" G_GSIZE_FORMAT " features, %u frequent\n", dictionary.n, crf->n_rows);
  g_free (dictionary.keys);
  g_free (dictionary.counts);
}

/* Leaves out the numbers 0 of a list. */
static void
shorten (const Crf *crf, FeatureList *list)
{
  guint32 n = 0;
  for (guint32 i = 0; i < list->n; i++)
    if (crf->ids[list->first + i] > 0)
      crf->ids[list->first + n++] = crf->ids[list->first + i] - 1;
  list->n = n;
}

static void
shorten_lists (const Crf *crf, Examples *examples)
{
  for (guint i = 0; i < examples->words->len; i++)
    for (gint32 k = 0; k < N_DISTANCES; k++)
      shorten (crf, &g_array_index (examples->words, ArticleWord, i).lists[k]);
  for (guint i = 0; i < examples->places->len; i++)
    shorten (crf, &g_array_index (examples->places, Place, i).own);
}

/* What one step needs. */
typedef struct {
  Crf *crf;
  const Examples *examples;
  float (*scores)[W], (*alpha)[W], (*beta)[W], (*gradient)[W];
  float jumps[L][W], moves[L][W]; /* exp of transitions; their gradient */
  guint32 room;
} Step;

#define MAX_TOKEN_ROWS 1024

static guint32
gather (const Step *step, const Place *place, Row **rows)
{
  guint32 n = 0;
  const Crf *crf = step->crf;
  for (gint32 k = 0; k <= N_DISTANCES; k++) {
    FeatureList list = k == N_DISTANCES ? place->own : g_array_index (step->examples->words, ArticleWord, place->words[k]).lists[k];
    for (guint32 i = list.first; i < list.first + list.n && n < MAX_TOKEN_ROWS; i++) {
      rows[n] = &crf->rows[crf->ids[i]];
      __builtin_prefetch (rows[n]);
      __builtin_prefetch ((const char *) rows[n++] + 64);
    }
  }
  return n;
}

/* exp of the scores of a token, divided by the largest. */
static void
score (const Step *step, const Place *place, float *scores)
{
  Row *rows[MAX_TOKEN_ROWS];
  guint32 n = gather (step, place, rows);
  float most = -1e30f;
  memset (scores, 0, W * sizeof *scores);
  for (guint32 i = 0; i < n; i++)
    for (gint32 k = 0; k < W; k++)
      scores[k] += rows[i]->weight[k];
  for (gint32 k = 0; k < L; k++)
    most = MAX (most, scores[k]);
  for (gint32 k = 0; k < L; k++)
    scores[k] = expf (scores[k] - most);
}

static void
normalise (float *values)
{
  float sum = 0;
  for (gint32 k = 0; k < L; k++)
    sum += values[k];
  for (gint32 k = 0; k < L; k++)
    values[k] /= sum + 1e-30f;
}

/* Probabilities of labels from either side; those that are not allowed have none.
 * @sign adds them, and those of transitions, to the gradients. */
static void
pass (Step *step, Chain chain, const guint32 *allowed, float sign)
{
  float edge[W] = { 1 }, last[W];
  gint32 n = (gint32) chain.n;
  for (gint32 i = 0; i <= n; i++) {
    const float *before = i > 0 ? step->alpha[i - 1] : edge;
    float *now = i < n ? step->alpha[i] : last;
    memset (now, 0, W * sizeof *now);
    for (gint32 from = 0; from < L; from++)
      if (before[from] > 0)
        for (gint32 to = 0; to < W; to++)
          now[to] += before[from] * step->jumps[from][to];
    for (gint32 to = 0; to < L && i < n; to++)
      now[to] *= (allowed[i] >> to & 1) != 0 ? step->scores[i][to] : 0;
    normalise (now);
  }
  for (gint32 i = n - 1; i >= 0; i--) {
    float ahead[W] = { 0 };
    for (gint32 to = 0; to < L; to++)
      ahead[to] = i + 1 == n ? to == 0 : (allowed[i + 1] >> to & 1) != 0 ? step->beta[i + 1][to] * step->scores[i + 1][to] : 0;
    for (gint32 from = 0; from < L; from++) {
      float sum = 0;
      for (gint32 to = 0; to < W; to++)
        sum += ahead[to] * step->jumps[from][to];
      step->beta[i][from] = sum;
    }
    normalise (step->beta[i]);
  }
  for (gint32 i = 0; i <= n; i++) {
    const float *before = i > 0 ? step->alpha[i - 1] : edge;
    float ahead[W] = { 0 }, sum = 0;
    for (gint32 to = 0; to < L; to++)
      ahead[to] = i == n ? to == 0 : (allowed[i] >> to & 1) != 0 ? step->beta[i][to] * step->scores[i][to] : 0;
    float flow[L][W];
    for (gint32 from = 0; from < L; from++)
      for (gint32 to = 0; to < W; to++)
        sum += flow[from][to] = before[from] * step->jumps[from][to] * ahead[to];
    float share = sign / (sum + 1e-30f);
    for (gint32 from = 0; from < L; from++)
      for (gint32 to = 0; to < W; to++)
        step->moves[from][to] += share * flow[from][to];
  }
  for (gint32 i = 0; i < n; i++) {
    float both[W] = { 0 };
    for (gint32 k = 0; k < L; k++)
      both[k] = step->alpha[i][k] * step->beta[i][k];
    normalise (both);
    for (gint32 k = 0; k < L; k++)
      step->gradient[i][k] += sign * both[k];
  }
}

static void
update_row (Row *row, const float *gradient, float rate)
{
  for (gint32 k = 0; k < W; k++) {
    float g = gradient[k] + L2 * row->weight[k] * (gradient[k] != 0);
    row->square[k] += g * g;
    row->weight[k] -= rate * g / sqrtf (row->square[k] + FIRST_SQUARE);
  }
}

static void
update_token (const Step *step, const Place *place, const float *gradient)
{
  float most = 0;
  for (gint32 k = 0; k < L; k++)
    most = MAX (most, fabsf (gradient[k]));
  if (most < LEAST_GRADIENT)
    return;
  Row *rows[MAX_TOKEN_ROWS];
  guint32 n = gather (step, place, rows);
  for (guint32 i = 0; i < n; i++)
    update_row (rows[i], gradient, RATE);
}

static void
ensure_room (Step *step, guint32 n)
{
  if (n <= step->room)
    return;
  step->room = 2 * n;
  step->scores = g_realloc_n (step->scores, step->room, sizeof *step->scores);
  step->alpha = g_realloc_n (step->alpha, step->room, sizeof *step->alpha);
  step->beta = g_realloc_n (step->beta, step->room, sizeof *step->beta);
  step->gradient = g_realloc_n (step->gradient, step->room, sizeof *step->gradient);
}

static void
learn (Step *step, Chain chain)
{
  ensure_room (step, chain.n);
  const Place *places = &g_array_index (step->examples->places, Place, chain.first);
  g_autofree guint32 *allowed = g_new (guint32, chain.n), *any = g_new (guint32, chain.n);
  for (guint32 i = 0; i < chain.n; i++) {
    score (step, &places[i], step->scores[i]);
    allowed[i] = places[i].allowed;
    any[i] = (1u << L) - 1;
    memset (step->gradient[i], 0, sizeof step->gradient[i]);
  }
  memset (step->moves, 0, sizeof step->moves);
  for (gint32 from = 0; from < L; from++)
    for (gint32 to = 0; to < L; to++)
      step->jumps[from][to] = sgp_name_may_follow (from, to) ? expf (step->crf->transitions[from].weight[to]) : 0;
  pass (step, chain, any, chain.weight);
  pass (step, chain, allowed, -chain.weight);
  for (guint32 i = 0; i < chain.n; i++)
    update_token (step, &places[i], step->gradient[i]);
  for (gint32 from = 0; from < L; from++)
    update_row (&step->crf->transitions[from], step->moves[from], RATE);
}

static void
shuffle_chains (Chain *chains, guint n, guint64 *state)
{
  for (guint i = n; i > 1; i--) {
    *state = sgp_hash_mix (*state + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
    guint k = (guint) (*state % i);
    Chain chain = chains[i - 1];
    chains[i - 1] = chains[k];
    chains[k] = chain;
  }
}

static void
add_means (Crf *crf)
{
  for (guint i = 0; i < crf->n_rows; i++)
    for (gint32 k = 0; k < W; k++)
      crf->means[i][k] += crf->rows[i].weight[k] / AVERAGED;
  for (gint32 i = 0; i < L; i++)
    for (gint32 k = 0; k < W; k++)
      crf->mean_transitions[i][k] += crf->transitions[i].weight[k] / AVERAGED;
}

static void
run_passes (Crf *crf, const Examples *examples, gint32 n_passes)
{
  Step *step = g_new0 (Step, 1);
  step->crf = crf;
  step->examples = examples;
  crf->rows = g_new0 (Row, crf->n_rows + 1);
  crf->means = g_malloc0_n (crf->n_rows + 1, sizeof *crf->means);
  guint64 state = 1;
  for (gint32 i = 0; i < n_passes; i++) {
    shuffle_chains ((Chain *) (void *) examples->chains->data, examples->chains->len, &state);
    for (guint k = 0; k < examples->chains->len; k++)
      learn (step, g_array_index (examples->chains, Chain, k));
    if (i >= n_passes - AVERAGED)
      add_means (crf);
    g_print ("pass %d\n", i + 1);
  }
  g_free (step->scores);
  g_free (step->alpha);
  g_free (step->beta);
  g_free (step->gradient);
  g_free (step);
  g_clear_pointer (&crf->rows, g_free);
}

Crf *
crf_train (const Corpus *corpus, const SgpNameLists *lists, const SgpClusters *clusters, gint32 n_passes)
{
  Examples examples = examples_new (corpus, lists, clusters);
  Crf *crf = g_new0 (Crf, 1);
  g_print ("%u articles, %u tokens in %u stretches\n", corpus->articles->len, examples.places->len, examples.chains->len);
  number_features (crf, &examples);
  shorten_lists (crf, &examples);
  g_clear_pointer (&examples.hashes, g_array_unref);
  run_passes (crf, &examples, n_passes);
  examples_clear (&examples);
  g_clear_pointer (&crf->ids, g_free);
  return crf;
}

void
crf_free (Crf *crf)
{
  g_free (crf->keys);
  g_free (crf->means);
  g_free (crf);
}

float
crf_get_transition (const Crf *crf, gint32 from, gint32 to)
{
  return crf->mean_transitions[from][to];
}

void
crf_foreach (const Crf *crf, void (*visit) (guint64 feature, gint32 label, float weight, gpointer data), gpointer data)
{
  for (guint i = 0; i < crf->n_rows; i++)
    for (gint32 k = 0; k < L; k++)
      visit (crf->keys[i], k, crf->means[i][k], data);
}
