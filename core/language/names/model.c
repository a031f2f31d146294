/* SPDX-License-Identifier: MIT
 *
 * Tokens in, labels out, by Viterbi's algorithm. What a word tells of the
 * tokens about it is summed up once for each word of the document, and only
 * when it is first asked for; a token then adds five such sums and what
 * depends on its neighbours. Far from capitals there are no names, and nothing
 * is computed. A second pass adds what the word was found to be elsewhere in the
 * document.
 */
#include "language/names/model-private.h"

#include <stancegraph/error.h>
#include <string.h>

enum { N_DISTANCES = 2 * SGP_NAME_REACH + 1 };

/* The score of what cannot be. */
#define NEVER (G_MININT32 / 4)

typedef gint16 Sum[SGP_NAME_WIDTH];

/* Sums of one word, a distance each; @known: a bit for each that is there. */
typedef struct {
  Sum sums[N_DISTANCES];
  guint8 known;
} WordSums;

typedef struct {
  const SgpNameModel *model;
  const SgpNameText *text;
  WordSums *words;
  Sum *sums;          /* of the tokens near capitals, as the next */
  guint8 (*back)[SGP_NAME_WIDTH];
  gint32 (*counts)[SGP_N_NAME_TYPES + 1]; /* of the types of each folded word */
  guint8 *labels;
} Run;

/**
 * sgp_name_model_open:
 * @model: (out): the model
 * @file: an open model, which must outlive it
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether it has lists and weights
 */
gboolean
sgp_name_model_open (SgpNameModel *model, const SgpModel *file, GError **error)
{
  gsize size;
  if (!sgp_name_lists_open (&model->lists, file, error)
      || !sgp_weights_open (&model->weights, file, "names", SGP_N_NAME_LABELS, error))
    return FALSE;
  model->transitions = sgp_model_get_section (file, "names/transitions", &size, error);
  if (model->transitions == NULL)
    return FALSE;
  if (size != (SGP_N_NAME_LABELS + 1) * sizeof *model->transitions) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "language model: transitions of names have an impossible size");
    return FALSE;
  }
  return TRUE;
}

static void
score (const Run *run, const guint64 *features, gint32 n, Sum *sum)
{
  gint16 scores[SGP_MAX_LABELS] = { 0 };
  sgp_weights_score (&run->model->weights, features, n, scores);
  memcpy (*sum, scores, sizeof *sum);
}

/* Adds what word @index tells of the token @distance before it. */
static void
add_word (const Run *run, gint32 index, gint32 distance, Sum *sum)
{
  WordSums *word = &run->words[index];
  gint32 k = distance + SGP_NAME_REACH;
  if ((word->known >> k & 1) == 0) {
    guint64 features[SGP_NAME_WORD_FEATURES];
    score (run, features, sgp_name_word_features (run->text, index, distance, features), &word->sums[k]);
    word->known |= (guint8) (1 << k);
  }
  for (int i = 0; i < SGP_NAME_WIDTH; i++)
    (*sum)[i] = (gint16) ((*sum)[i] + word->sums[k][i]);
}

static void
sum_token (const Run *run, gint32 i, gint32 first, gint32 end, Sum *sum)
{
  const SgpNameText *text = run->text;
  guint64 features[SGP_NAME_TOKEN_FEATURES];
  score (run, features, sgp_name_token_features (text, i, first, end, features), sum);
  for (gint32 k = -SGP_NAME_REACH; k <= SGP_NAME_REACH; k++)
    add_word (run, i + k < first || i + k >= end ? text->n_words : text->tokens[i + k].word, k, sum);
}

/* Labels that a name may not be open behind, and those that may begin after them. */
static const guint8 CLOSED[] = { 0, 3, 4, 7, 8, 11, 12, 15, 16, 19, 20 };
static const guint8 FRESH[] = { 0, 1, 4, 5, 8, 9, 12, 13, 16, 17, 20 };

/* One step: the best way to each label. */
static void
step (const Run *run, const gint32 *before, const Sum *sum, gint32 *now, guint8 *back)
{
  const gint16 (*transitions)[SGP_NAME_WIDTH] = run->model->transitions;
  for (gsize k = 0; k < G_N_ELEMENTS (FRESH); k++) {
    gint32 label = FRESH[k], best = G_MININT32;
    for (gsize j = 0; j < G_N_ELEMENTS (CLOSED); j++) {
      gint32 way = before[CLOSED[j]] + transitions[CLOSED[j]][label];
      back[label] = way > best ? CLOSED[j] : back[label];
      best = MAX (way, best);
    }
    now[label] = best + (*sum)[label];
  }
  for (gint32 type = 0; type < SGP_N_NAME_TYPES; type++) {
    gint32 begin = SGP_NAME_LABEL (type, SGP_NAME_BEGIN), inside = begin + SGP_NAME_INSIDE;
    for (gint32 label = inside; label <= begin + SGP_NAME_END; label++) {
      gint32 from_begin = before[begin] + transitions[begin][label], from_inside = before[inside] + transitions[inside][label];
      back[label] = (guint8) (from_inside > from_begin ? inside : begin);
      now[label] = MAX (from_inside, from_begin) + (*sum)[label];
    }
  }
}

/* Keeps scores within the range of numbers, however long the way is. */
static void
level (gint32 *scores)
{
  gint32 most = NEVER;
  for (gint32 k = 0; k < SGP_N_NAME_LABELS; k++)
    most = MAX (most, scores[k]);
  for (gint32 k = 0; k < SGP_N_NAME_LABELS; k++)
    scores[k] = MAX (scores[k] - most, NEVER);
}

/* The labels of a stretch, which O stands about; its sums begin at @at. */
static void
decode (const Run *run, SgRange stretch, gint32 at)
{
  gint32 scores[2][SGP_NAME_WIDTH], n = stretch.n;
  for (gint32 k = 0; k < SGP_NAME_WIDTH; k++)
    scores[0][k] = k == 0 ? 0 : NEVER;
  for (gint32 i = 0; i < n; i++) {
    step (run, scores[i & 1], (const Sum *) &run->sums[at + i], scores[(i + 1) & 1], run->back[at + i]);
    level (scores[(i + 1) & 1]);
  }
  gint32 best = 0, most = G_MININT32;
  for (gsize j = 0; j < G_N_ELEMENTS (CLOSED); j++) {
    gint32 way = scores[n & 1][CLOSED[j]] + run->model->transitions[CLOSED[j]][0];
    best = way > most ? CLOSED[j] : best;
    most = MAX (way, most);
  }
  for (gint32 i = n - 1; i >= 0; i--) {
    run->labels[stretch.first + i] = (guint8) best;
    best = run->back[at + i][best];
  }
}

/* Calls @visit for each stretch of tokens that are near capitals; @at counts them. */
static void
visit_stretches (Run *run, void (*visit) (Run *run, SgRange stretch, SgRange sentence, gint32 at))
{
  gint32 at = 0;
  for (gint32 s = 0; s < run->text->n_sentences; s++) {
    SgRange range = run->text->sentences[s].tokens;
    gint32 end = range.first + range.n;
    for (gint32 i = range.first; i < end;) {
      gint32 n = 0;
      while (i + n < end && run->text->tokens[i + n].near)
        n++;
      if (n > 0)
        visit (run, (SgRange) { i, n }, range, at);
      at += n;
      i += MAX (n, 1);
    }
  }
}

static void
read_stretch (Run *run, SgRange stretch, SgRange sentence, gint32 at)
{
  for (gint32 k = 0; k < stretch.n; k++)
    sum_token (run, stretch.first + k, sentence.first, sentence.first + sentence.n, &run->sums[at + k]);
  decode (run, stretch, at);
}

/* The type of a label, with one for O. */
static gint32
get_type (gint32 label)
{
  return label == 0 ? SGP_N_NAME_TYPES : (label - 1) / 4;
}

/* Counts what words are labelled as, where their capitals mean something. */
static void
count_labels (Run *run)
{
  for (gint32 i = 0; i < run->text->n_tokens; i++)
    if (sgp_name_text_is_capital (run->text, i) && !run->text->tokens[i].headline)
      run->counts[sgp_name_text_get_word (run->text, i)->folded][get_type (run->labels[i])]++;
}

/* Adds to the sum of a token what the other occurrences of its word are. */
static void
add_echo (const Run *run, gint32 i, Sum *sum)
{
  const gint32 *counts = run->counts[sgp_name_text_get_word (run->text, i)->folded];
  const gint16 *echo = run->model->transitions[SGP_N_NAME_LABELS];
  gint32 own = run->text->tokens[i].headline ? -1 : get_type (run->labels[i]), n = 0;
  if (!sgp_name_text_is_capital (run->text, i))
    return;
  for (gint32 type = 0; type <= SGP_N_NAME_TYPES; type++)
    n += counts[type] - (type == own);
  for (gint32 label = 0; label < SGP_N_NAME_LABELS && n > 0; label++) {
    gint32 type = get_type (label);
    (*sum)[label] = (gint16) ((*sum)[label] + (gint64) echo[label] * (counts[type] - (type == own)) / (n + 1));
  }
}

static void
read_again (Run *run, SgRange stretch, SgRange sentence, gint32 at)
{
  (void) sentence;
  for (gint32 k = 0; k < stretch.n; k++)
    add_echo (run, stretch.first + k, &run->sums[at + k]);
  decode (run, stretch, at);
}

void
sgp_name_model_run (const SgpNameModel *model, const SgpNameText *text, gboolean twice, guint8 *labels)
{
  Run run = { .model = model, .text = text, .labels = labels };
  gint32 n_near = 0;
  for (gint32 i = 0; i < text->n_tokens; i++)
    n_near += text->tokens[i].near;
  run.sums = g_new (Sum, n_near + 1);
  run.back = g_malloc_n (n_near + 1, sizeof *run.back);
  run.words = g_new (WordSums, text->n_words + 1);
  for (gint32 i = 0; i <= text->n_words; i++)
    run.words[i].known = 0;
  memset (labels, 0, text->n_tokens);
  visit_stretches (&run, read_stretch);
  if (twice) {
    run.counts = g_malloc0_n (text->n_words + 1, sizeof *run.counts);
    count_labels (&run);
    visit_stretches (&run, read_again);
  }
  g_free (run.counts);
  g_free (run.words);
  g_free (run.sums);
  g_free (run.back);
}
