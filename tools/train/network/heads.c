/* SPDX-License-Identifier: MIT
 *
 * What is read off the layers, how wrong it is, and where that would have to
 * change. Three questions a word, each a choice among some answers:
 *
 *     tag of "France"     PROPN NNP          from the layer before the last
 *     head of "France"    blamed             product with every word of the sentence, and the root
 *     its relation        obj                from both words
 *
 * The loss of a choice is -log of the probability of the right answer.
 */
#include "work.h"

#include "best.h"

#include <cblas.h>
#include <math.h>
#include <string.h>

#define DROP_READ 0.33f
#define NEVER (-1e9f)

/* The examples of one scheme, which stand together. */
typedef struct {
  Work *work;
  const Heads *heads;
  Heads *gradient;
  guint task, first, n_examples;    /* among the examples of the batch */
  gint32 start, n;                  /* words */
} Part;

/* Probabilities in the place of scores, added to @sum_of_all, then the gradient; the best answer of all. */
static guint
choose (float *scores, guint n, guint right, float weight, float *sum_of_all, double *loss)
{
  guint best = best_of (scores, n);
  float most = scores[best], sum = 0;
  for (guint i = 0; i < n; i++) {
    scores[i] = expf (scores[i] - most);
    sum += scores[i];
  }
  for (guint i = 0; sum_of_all != NULL && i < n; i++)
    sum_of_all[i] += scores[i] / sum;
  *loss -= weight * logf (MAX (scores[right] / sum, 1e-12f));
  for (guint i = 0; i < n; i++)
    scores[i] *= weight / sum;
  scores[right] -= weight;
  return best;
}

static void
relu (float *x, gsize n)
{
  for (gsize i = 0; i < n; i++)
    x[i] = MAX (x[i], 0);
}

/* The gradient passes where the value did. */
static void
relu_backward (const float *y, float *dy, gsize n)
{
  for (gsize i = 0; i < n; i++)
    dy[i] = y[i] > 0 ? dy[i] : 0;
}

/* Where the probabilities of a word's choice go, of n answers. */
static float *
sum_at (const Example *example, int choice, gint32 i, guint n)
{
  return example->sums[choice] == NULL ? NULL : example->sums[choice] + (gsize) i * n;
}

static void
read_tags (Part *part, const float *x, float *dx)
{
  Work *work = part->work;
  const Linear *linear = &part->heads->tags;
  guint n_tags = linear->n_out;
  gsize n_values = (gsize) part->n * linear->n_in;
  float *mask, *dropped = drop (work, x, n_values, DROP_READ, &mask);
  float *scores = arena_take (&work->arena, (gsize) part->n * n_tags);
  linear_forward (linear, dropped, part->n, scores);
  gsize at = 0;
  for (guint e = part->first; e < part->first + part->n_examples; e++) {
    const Example *example = work->batch.examples[e];
    for (gint32 i = 0; i < example->n; i++, at++) {
      guint best = choose (scores + at * n_tags, n_tags, example->tags[i], example->weight,
                           sum_at (example, TAGS, i, n_tags), &work->loss[TAGS]);
      work->n_right[part->task][TAGS] += best == example->tags[i];
    }
  }
  if (!work->learning)
    return;
  float *d_dropped = arena_take_zero (&work->arena, n_values);
  linear_backward (linear, &part->gradient->tags, dropped, scores, part->n, d_dropped);
  drop_backward (mask, d_dropped, n_values);
  cblas_saxpy ((int) n_values, 1, d_dropped, 1, dx, 1);
}

/* A linear part of the top with rows of the root in between: one before each sentence. */
typedef struct {
  const Linear *linear;
  Linear *gradient;
  float *root, *d_root;     /* NULL: none */
  gboolean bent;            /* negative values are cut off */
  float *raw, *mask, *values;
} Side;

/* Row 0 of sentence e is at start + e + its number, where there is a root. */
static void
add_roots (const Part *part, const Side *side, float *values)
{
  guint width = side->linear->n_out;
  float *out = values;
  gint32 at = 0;
  for (guint e = 0; e < part->n_examples; e++) {
    gint32 n = part->work->batch.examples[part->first + e]->n;
    memcpy (out, side->root, width * sizeof *out);
    memcpy (out + width, side->values + (gsize) at * width, (gsize) n * width * sizeof *out);
    out += (gsize) (n + 1) * width;
    at += n;
  }
}

static float *
side_forward (Part *part, Side *side, const float *x)
{
  Work *work = part->work;
  gsize width = side->linear->n_out, n = (gsize) part->n * width;
  side->raw = arena_take (&work->arena, n);
  linear_forward (side->linear, x, part->n, side->raw);
  if (side->bent)
    relu (side->raw, n);
  side->values = drop (work, side->raw, n, side->bent ? DROP_READ : 0, &side->mask);
  if (side->root == NULL)
    return side->values;
  float *rooted = arena_take (&work->arena, n + part->n_examples * width);
  add_roots (part, side, rooted);
  return rooted;
}

static void
side_backward (Part *part, Side *side, const float *x, float *d_values, float *dx)
{
  Work *work = part->work;
  gsize width = side->linear->n_out, n = (gsize) part->n * width;
  float *d = d_values;
  if (side->root != NULL) {
    float *out = d = arena_take (&work->arena, n);
    for (guint e = 0; e < part->n_examples; e++) {
      gsize n_words = (gsize) work->batch.examples[part->first + e]->n;
      cblas_saxpy ((int) width, 1, d_values, 1, side->d_root, 1);
      memcpy (out, d_values + width, n_words * width * sizeof *out);
      d_values += (n_words + 1) * width;
      out += n_words * width;
    }
  }
  drop_backward (side->mask, d, n);
  if (side->bent)
    relu_backward (side->raw, d, n);
  linear_backward (side->linear, side->gradient, x, d, part->n, dx);
}

/* The arcs of one sentence; q: a row a word, heads: root first. Right heads are counted in @right. */
static void
read_sentence (Part *part, const Example *example, const float *q, const float *heads, float *dq, float *d_heads, gboolean *right)
{
  Work *work = part->work;
  gint32 n = example->n, width = (gint32) part->heads->arc.n_out;
  float *scores = arena_take (&work->arena, (gsize) n * (n + 1));
  cblas_sgemm (CblasRowMajor, CblasNoTrans, CblasTrans, n, n + 1, width, 1, q, width, heads, width, 0, scores, n + 1);
  for (gint32 i = 0; i < n; i++) {
    float *row = scores + (gsize) i * (n + 1);
    row[i + 1] = NEVER;
    right[i] = choose (row, (guint) n + 1, (guint) example->heads[i], example->weight, sum_at (example, HEADS, i, (guint) n + 1),
                       &work->loss[HEADS]) == (guint) example->heads[i];
    work->n_right[part->task][HEADS] += right[i];
  }
  if (!work->learning)
    return;
  cblas_sgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans, n, width, n + 1, 1, scores, n + 1, heads, width, 0, dq, width);
  cblas_sgemm (CblasRowMajor, CblasTrans, CblasNoTrans, n + 1, width, n, 1, scores, n + 1, q, width, 0, d_heads, width);
}

static void
read_arcs (Part *part, const float *x, float *dx, gboolean *right)
{
  Work *work = part->work;
  const Heads *h = part->heads;
  gsize width = h->arc.n_out, n = (gsize) part->n;
  Side dependent = { &h->dependent, &part->gradient->dependent, .bent = TRUE };
  Side head = { &h->head, &part->gradient->head, h->root_head, part->gradient->root_head, TRUE, NULL, NULL, NULL };
  Side arc = { &h->arc, &part->gradient->arc, .bent = FALSE };
  float *dependents = side_forward (part, &dependent, x), *heads = side_forward (part, &head, x);
  float *q = side_forward (part, &arc, dependents);
  float *dq = arena_take (&work->arena, n * width), *d_heads = arena_take (&work->arena, (n + part->n_examples) * width);
  gsize at = 0;
  for (guint e = 0; e < part->n_examples; e++) {
    const Example *example = work->batch.examples[part->first + e];
    read_sentence (part, example, q + at * width, heads + (at + e) * width, dq + at * width, d_heads + (at + e) * width, right + at);
    at += (gsize) example->n;
  }
  if (!work->learning)
    return;
  float *d_dependents = arena_take_zero (&work->arena, n * width);
  side_backward (part, &arc, dependents, dq, d_dependents);
  side_backward (part, &dependent, x, d_dependents, dx);
  side_backward (part, &head, x, d_heads, dx);
}

/* Rows of both words of each right arc, added up; or the gradient given to both. */
static void
join_rows (const Part *part, float *own, float *heads, guint width, float *sums, gboolean back)
{
  gsize at = 0;
  for (guint e = 0; e < part->n_examples; e++) {
    const Example *example = part->work->batch.examples[part->first + e];
    for (gint32 i = 0; i < example->n; i++, own += width, sums += width) {
      float *head = heads + (at + (gsize) example->heads[i]) * width;
      for (guint k = 0; k < width && !back; k++)
        sums[k] = own[k] + head[k];
      for (guint k = 0; k < width && back; k++) {
        own[k] = sums[k];
        head[k] += sums[k];
      }
    }
    at += (gsize) example->n + 1;
  }
}

static void
read_relations (Part *part, const float *x, float *dx, const gboolean *right)
{
  Work *work = part->work;
  const Heads *h = part->heads;
  guint width = h->label.n_in, n_labels = h->label.n_out;
  gsize n = (gsize) part->n * width, n_rooted = n + part->n_examples * width;
  Side dependent = { &h->label_dependent, &part->gradient->label_dependent, .bent = FALSE };
  Side head = { &h->label_head, &part->gradient->label_head, h->root_label, part->gradient->root_label, FALSE, NULL, NULL, NULL };
  float *own = side_forward (part, &dependent, x), *heads = side_forward (part, &head, x), *mask;
  float *sums = arena_take (&work->arena, n), *scores = arena_take (&work->arena, (gsize) part->n * n_labels);
  join_rows (part, own, heads, width, sums, FALSE);
  relu (sums, n);
  float *dropped = drop (work, sums, n, DROP_READ, &mask);
  linear_forward (&h->label, dropped, part->n, scores);
  gsize at = 0;
  for (guint e = part->first; e < part->first + part->n_examples; e++) {
    const Example *example = work->batch.examples[e];
    for (gint32 i = 0; i < example->n; i++, at++) {
      guint best = choose (scores + at * n_labels, n_labels, example->relations[i], example->weight,
                           sum_at (example, RELATIONS, i, n_labels), &work->loss[RELATIONS]);
      work->n_right[part->task][RELATIONS] += best == example->relations[i] && right[at];
    }
  }
  if (!work->learning)
    return;
  float *d_sums = arena_take_zero (&work->arena, n), *d_own = arena_take (&work->arena, n);
  float *d_heads = arena_take_zero (&work->arena, n_rooted);
  linear_backward (&h->label, &part->gradient->label, dropped, scores, part->n, d_sums);
  drop_backward (mask, d_sums, n);
  relu_backward (sums, d_sums, n);
  join_rows (part, d_own, d_heads, width, d_sums, TRUE);
  side_backward (part, &dependent, x, d_own, dx);
  side_backward (part, &head, x, d_heads, dx);
}

static void
run_part (Part *part, float *d_tagged, float *d_top)
{
  Work *work = part->work;
  gsize width = 2 * work->network->n_hidden, n = (gsize) part->n * width, at = (gsize) part->start * width;
  guint top = work->network->n_layers;
  float *mask, *x = drop (work, work->outputs[top] + at, n, DROP_READ, &mask);
  float *dx = work->learning ? arena_take_zero (&work->arena, n) : NULL;
  gboolean *right = (gboolean *) (void *) arena_take (&work->arena, (gsize) part->n);
  work->n_words[part->task] += part->n;
  read_tags (part, work->outputs[top - 1] + at, d_tagged + at);
  read_arcs (part, x, dx, right);
  read_relations (part, x, dx, right);
  if (!work->learning)
    return;
  drop_backward (mask, dx, n);
  cblas_saxpy ((int) n, 1, dx, 1, d_top + at, 1);
}

void
heads_run (Work *work, float *d_tagged, float *d_top)
{
  for (guint e = 0, next; e < work->batch.n_examples; e = next) {
    guint task = work->batch.examples[e]->task;
    for (next = e; next < work->batch.n_examples && work->batch.examples[next]->task == task;)
      next++;
    gint32 start = work->batch.starts[e];
    Part part = { work, &work->network->heads[task], &work->gradient.heads[task], task, e, next - e, start, work->batch.starts[next] - start };
    run_part (&part, d_tagged, d_top);
  }
}
