/* SPDX-License-Identifier: MIT
 *
 * Words of a batch in, what the layers make of them out; and back. A simple
 * recurrent unit reads its sentence word by word. All products with matrices
 * are of the input, so that they are done for the whole batch at once; what
 * goes from word to word is a value times a value:
 *
 *     f = sigmoid (f + vf c')     c' of the word before
 *     c = f c' + (1 - f) z
 *     r = sigmoid (r + vr c')
 *     h = r tanh (c) + (1 - r) p
 *
 * Lei, Zhang, Wang, Dai and Artzi (2018).
 */
#include "work.h"

#include <math.h>
#include <string.h>

#define DROP_INPUT 0.15f
#define DROP_LAYER 0.25f
/* How often any word is taken for unknown, besides those that are rare. */
#define DROP_WORD 0.06f
#define DROP_KEY 0.03f

/* What a way leaves for going back, n_hidden a word each. */
typedef struct {
  float *gates;             /* z, f, r (, p) as they are used */
  float *cells, *tanhs, *passed;
} Trace;

typedef struct {
  const float *input, *dropped;
  float *mask;
  Trace ways[2];
} LayerTrace;

/* e to the x, to seven digits or so, without branches, so that loops are vectorised:
 * the whole part of x / ln 2 is put into the exponent, the rest into a polynomial. */
static inline float
power (float x)
{
  x = MIN (MAX (x, -80), 80) * 1.44269504f;
  float whole = rintf (x), rest = (x - whole) * 0.69314718f;
  float value = 1 + rest * (1 + rest * (0.5f + rest * (0.16666667f + rest * (0.041666667f + rest * 0.0083333f))));
  union { gint32 bits; float value; } scale = { .bits = ((gint32) whole + 127) << 23 };
  return value * scale.value;
}

static inline float
sigmoid (float x)
{
  return 1 / (1 + power (-x));
}

static inline float
tanh_of (float x)
{
  return 2 / (1 + power (-2 * x)) - 1;
}

/* The rows of every word, with some for unknown in training. */
static guint32 *
choose_rows (Work *work)
{
  guint n_kinds = work->network->n_kinds;
  guint32 *rows = (guint32 *) (void *) arena_take (&work->arena, (gsize) work->batch.n * n_kinds);
  gint32 at = 0;
  for (guint e = 0; e < work->batch.n_examples; e++) {
    const Example *example = work->batch.examples[e];
    for (gint32 i = 0; i < example->n; i++, at++) {
      memcpy (rows + (gsize) at * n_kinds, work->word_rows + (gsize) example->words[i] * n_kinds, n_kinds * sizeof *rows);
      if (!work->learning)
        continue;
      float rare = (float) work->rare[example->words[i]] / 255;
      gboolean unknown = random_unit (&work->random) < DROP_WORD + rare;
      for (guint k = 0; k < n_kinds; k++)
        if ((k < 2 && unknown) || random_unit (&work->random) < DROP_KEY)
          rows[(gsize) at * n_kinds + k] = k;
    }
  }
  return rows;
}

static void
embed (Work *work, const guint32 *rows, float *out)
{
  const Network *network = work->network;
  memset (out, 0, (gsize) work->batch.n * network->width * sizeof (float));
  for (gint32 i = 0; i < work->batch.n; i++, out += network->width)
    for (guint k = 0; k < network->n_kinds; k++) {
      const float *row = network->rows + (gsize) rows[(gsize) i * network->n_kinds + k] * network->width;
      for (guint d = 0; d < network->width; d++)
        out[d] += row[d];
    }
}

static void
embed_backward (Work *work, const guint32 *rows, const float *d_out)
{
  const Network *network = work->network;
  for (gint32 i = 0; i < work->batch.n; i++, d_out += network->width)
    for (guint k = 0; k < network->n_kinds; k++) {
      guint32 at = rows[(gsize) i * network->n_kinds + k];
      float *restrict row = work->gradient.rows + (gsize) at * network->width;
      if (!work->is_touched[at]) {
        work->is_touched[at] = TRUE;
        g_array_append_val (work->touched, at);
      }
      for (guint d = 0; d < network->width; d++)
        row[d] += d_out[d];
    }
}

/* One word; @cell is that of the word before, and becomes its own. */
static void
step_forward (const Way *way, float *restrict gates, const float *restrict passed, float *restrict cell, float *restrict tanhs,
              float *restrict out, guint n)
{
  float *restrict z = gates, *restrict f = gates + n, *restrict r = gates + 2 * n;
  const float *restrict forget = way->forget, *restrict reset = way->reset;
  for (guint k = 0; k < n; k++) {
    f[k] = sigmoid (f[k] + forget[k] * cell[k]);
    r[k] = sigmoid (r[k] + reset[k] * cell[k]);
    cell[k] = f[k] * cell[k] + (1 - f[k]) * z[k];
    tanhs[k] = tanh_of (cell[k]);
    out[k] = r[k] * tanhs[k] + (1 - r[k]) * passed[k];
  }
}

/* All sentences, one way. Cells are kept for going back. */
static void
run_way (Work *work, const Way *way, const Trace *trace, guint d, float *out)
{
  guint n = work->network->n_hidden, n_gates = way->gates.n_out;
  float *cell = arena_take (&work->arena, n);
  for (guint e = 0; e < work->batch.n_examples; e++) {
    gint32 first = work->batch.starts[e], end = work->batch.starts[e + 1];
    memset (cell, 0, n * sizeof *cell);
    for (gint32 s = first; s < end; s++) {
      gsize i = (gsize) (d == 0 ? s : first + end - 1 - s);
      step_forward (way, trace->gates + i * n_gates, trace->passed + i * n, cell, trace->tanhs + i * n, out + i * 2 * n + d * n, n);
      memcpy (trace->cells + i * n, cell, n * sizeof *cell);
    }
  }
}

/* What is carried past: in the first layer a gate of its own, later a half of the input. */
static float *
make_passed (Work *work, gboolean first, const float *gates, const float *input, guint d)
{
  guint n = work->network->n_hidden;
  float *passed = arena_take (&work->arena, (gsize) work->batch.n * n);
  for (gint32 i = 0; i < work->batch.n; i++)
    for (guint k = 0; k < n; k++)
      passed[(gsize) i * n + k] = first ? tanh_of (gates[(gsize) i * 4 * n + 3 * n + k]) : input[(gsize) i * 2 * n + d * n + k];
  return passed;
}

static void
layer_forward (Work *work, guint l, LayerTrace *trace)
{
  const Network *network = work->network;
  gsize n = (gsize) work->batch.n;
  trace->input = work->outputs[l];
  guint n_in = network->layers[l].ways[0].gates.n_in;
  trace->dropped = drop (work, trace->input, n * n_in, l == 0 ? DROP_INPUT : DROP_LAYER, &trace->mask);
  work->outputs[l + 1] = arena_take (&work->arena, n * 2 * network->n_hidden);
  for (guint d = 0; d < 2; d++) {
    const Way *way = &network->layers[l].ways[d];
    Trace *t = &trace->ways[d];
    t->gates = arena_take (&work->arena, n * way->gates.n_out);
    t->cells = arena_take (&work->arena, n * network->n_hidden);
    t->tanhs = arena_take (&work->arena, n * network->n_hidden);
    linear_forward (&way->gates, trace->dropped, (gint32) n, t->gates);
    t->passed = make_passed (work, l == 0, t->gates, trace->input, d);
    run_way (work, way, t, d, work->outputs[l + 1]);
  }
}

/* One word back: gradients of the gates from that of the output. @carry: of the cell, from the word behind. */
static void
step_backward (const Way *way, Way *gradient, const Trace *t, gsize i, const float *restrict before, const float *restrict d_out,
               float *restrict carry, float *d_gates, float *restrict d_passed, guint n)
{
  guint n_gates = way->gates.n_out;
  const float *restrict z = t->gates + i * n_gates, *restrict f = z + n, *restrict r = z + 2 * n;
  float *restrict dz = d_gates + i * n_gates, *restrict df = dz + n, *restrict dr = dz + 2 * n;
  const float *restrict tanhs = t->tanhs + i * n, *restrict passed = t->passed + i * n;
  const float *restrict forget = way->forget, *restrict reset = way->reset;
  float *restrict d_forget = gradient->forget, *restrict d_reset = gradient->reset;
  for (guint k = 0; k < n; k++) {
    dr[k] = d_out[k] * (tanhs[k] - passed[k]) * r[k] * (1 - r[k]);
    d_passed[k] = d_out[k] * (1 - r[k]);
    float dc = carry[k] + d_out[k] * r[k] * (1 - tanhs[k] * tanhs[k]);
    df[k] = dc * (before[k] - z[k]) * f[k] * (1 - f[k]);
    dz[k] = dc * (1 - f[k]);
    carry[k] = dc * f[k] + df[k] * forget[k] + dr[k] * reset[k];
    d_forget[k] += df[k] * before[k];
    d_reset[k] += dr[k] * before[k];
  }
}

static void
run_way_back (Work *work, guint l, guint d, const Trace *t, const float *d_output, float *d_gates, float *d_input)
{
  const Way *way = &work->network->layers[l].ways[d];
  guint n = work->network->n_hidden, n_gates = way->gates.n_out;
  float *carry = arena_take (&work->arena, n), *nothing = arena_take_zero (&work->arena, n);
  float *d_passed = arena_take (&work->arena, n);
  for (guint e = 0; e < work->batch.n_examples; e++) {
    gint32 first = work->batch.starts[e], end = work->batch.starts[e + 1];
    memset (carry, 0, n * sizeof *carry);
    for (gint32 s = end - 1; s >= first; s--) {
      gsize i = (gsize) (d == 0 ? s : first + end - 1 - s);
      const float *before = s == first ? nothing : t->cells + (d == 0 ? i - 1 : i + 1) * n;
      step_backward (way, &work->gradient.layers[l].ways[d], t, i, before, d_output + i * 2 * n + d * n, carry, d_gates, d_passed, n);
      for (guint k = 0; k < n && l > 0; k++)
        d_input[i * 2 * n + d * n + k] += d_passed[k];
      for (guint k = 0; k < n && l == 0; k++)
        d_gates[i * n_gates + 3 * n + k] = d_passed[k] * (1 - t->passed[i * n + k] * t->passed[i * n + k]);
    }
  }
}

/* Returns the gradient of the layer's input. */
static float *
layer_backward (Work *work, guint l, const LayerTrace *trace, const float *d_output, float *d_input)
{
  gsize n = (gsize) work->batch.n;
  guint n_in = work->network->layers[l].ways[0].gates.n_in;
  float *d_dropped = arena_take_zero (&work->arena, n * n_in);
  for (guint d = 0; d < 2; d++) {
    const Way *way = &work->network->layers[l].ways[d];
    float *d_gates = arena_take (&work->arena, n * way->gates.n_out);
    run_way_back (work, l, d, &trace->ways[d], d_output, d_gates, d_input);
    linear_backward (&way->gates, &work->gradient.layers[l].ways[d].gates, trace->dropped, d_gates, (gint32) n, d_dropped);
  }
  drop_backward (trace->mask, d_dropped, n * n_in);
  for (gsize i = 0; i < n * n_in; i++)
    d_input[i] += d_dropped[i];
  return d_input;
}

/* The traces lie in the arena, so that going back finds them. */
void
work_run (Work *work, Example *const *examples, guint n_examples)
{
  const Network *network = work->network;
  guint n_layers = network->n_layers;
  LayerTrace traces[MAX_LAYERS];
  work->arena.used = 0;
  work->batch.examples = examples;
  work->batch.n_examples = n_examples;
  work->batch.n = 0;
  for (guint e = 0; e < n_examples; e++) {
    work->batch.starts[e] = work->batch.n;
    work->batch.n += examples[e]->n;
  }
  work->batch.starts[n_examples] = work->batch.n;
  gsize n = (gsize) work->batch.n, n_out = 2 * network->n_hidden;
  guint32 *rows = choose_rows (work);
  work->outputs[0] = arena_take (&work->arena, n * network->width);
  embed (work, rows, work->outputs[0]);
  for (guint l = 0; l < n_layers; l++)
    layer_forward (work, l, &traces[l]);
  float *d_top = arena_take_zero (&work->arena, n * n_out), *d_tagged = arena_take_zero (&work->arena, n * n_out);
  heads_run (work, d_tagged, d_top);
  if (!work->learning)
    return;
  float *d_output = layer_backward (work, n_layers - 1, &traces[n_layers - 1], d_top, d_tagged);
  for (guint l = n_layers - 1; l-- > 0;) {
    float *d_input = arena_take_zero (&work->arena, n * (l == 0 ? network->width : n_out));
    d_output = layer_backward (work, l, &traces[l], d_output, d_input);
  }
  embed_backward (work, rows, d_output);
}
