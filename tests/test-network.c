/* SPDX-License-Identifier: MIT
 *
 * The network of the language layer, by networks with numbers at random: what
 * it finds must be what plain sums of floats find, up to what whole numbers
 * cost; every kind of processor must find the same; trees must be the best of
 * all; a damaged model must be refused or at worst be wrong.
 */
#include "make-network.h"

#include "document-private.h"

#include <stancegraph/error.h>
#include <math.h>
#include <string.h>

/* Words of made-up sentences; some letters recur, so that parts of words do. */
typedef struct {
  SgDocument *doc;
  SgpVocabulary *vocabulary;
  const SgpWord **words;
  gint32 n, lengths[64], n_sentences;
} Text;

static const NetworkSizes SIZES[] = {
  { 128, 128, 3, 128, 96, 60, 50 },
  { 5, 3, 2, 7, 1, 2, 2 },
  { 33, 70, 4, 17, 40, 255, 130 },
  { 16, 64, 8, 16, 16, 65, 64 },
};

static Text *
make_text (gint32 n_sentences, guint32 seed)
{
  GRand *rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  Text *text = g_new0 (Text, 1);
  for (gint32 s = 0; s < n_sentences; s++) {
    text->lengths[s] = g_rand_int_range (rand, 1, s % 5 == 4 ? 90 : 30);
    for (gint32 i = 0; i < text->lengths[s]; i++) {
      SgSpan span = { (gint32) string->len, g_rand_int_range (rand, 1, 6) };
      for (gint32 k = 0; k < span.len; k++)
        g_string_append_c (string, (char) ("aeioAnrst.2-"[g_rand_int_range (rand, 0, 12)]));
      g_string_append_c (string, ' ');
      g_array_append_val (spans, span);
    }
  }
  text->n_sentences = n_sentences;
  text->n = (gint32) spans->len;
  text->doc = sg_document_new ("t", string->str, (gssize) string->len, NULL);
  text->vocabulary = sgp_vocabulary_new (text->doc, NULL);
  text->words = g_new (const SgpWord *, text->n);
  for (int pass = 0; pass < 2; pass++)
    for (gint32 i = 0; i < text->n; i++)
      text->words[i] = sgp_vocabulary_get (text->vocabulary, sgp_vocabulary_enter (text->vocabulary, g_array_index (spans, SgSpan, i)));
  g_rand_free (rand);
  return text;
}

static void
text_free (Text *text)
{
  g_free (text->words);
  sgp_vocabulary_free (text->vocabulary);
  sg_document_unref (text->doc);
  g_free (text);
}

/* The network in floats, one sentence at a time; a row of each array a word. */
typedef struct {
  float *tags, *arcs, *labels_own, *labels_head;
} Reference;

static void
apply (const Linear *linear, const float *in, float *out)
{
  for (guint o = 0; o < linear->n_out; o++) {
    double sum = linear->bias[o];
    for (guint i = 0; i < linear->n_in; i++)
      sum += (double) linear->weights[(gsize) o * linear->n_in + i] * in[i];
    out[o] = (float) sum;
  }
}

static guint
find_row (const Network *network, guint64 key, guint kind)
{
  for (guint i = network->n_kinds; i < network->n_rows; i++)
    if (network->keys[i - network->n_kinds] == key)
      return i;
  return kind;
}

static void
embed (const Network *network, const SgpWord *word, float *out)
{
  guint64 keys[SGP_NETWORK_KINDS];
  sgp_network_get_keys (word, keys);
  for (guint k = 0; k < network->n_kinds; k++)
    for (guint i = 0; i < network->width; i++)
      out[i] += network->rows[(gsize) find_row (network, keys[k], k) * network->width + i];
}

static double
sigmoid (double x)
{
  return 1 / (1 + exp (-x));
}

static void
run_way (const Network *network, guint l, guint d, const float *in, guint n_in, gint32 n, float *out)
{
  const Way *way = &network->layers[l].ways[d];
  guint n_hidden = network->n_hidden;
  g_autofree float *gates = g_new (float, way->gates.n_out);
  g_autofree double *cells = g_new0 (double, n_hidden);
  for (gint32 t = 0; t < n; t++) {
    gint32 i = d == 0 ? t : n - 1 - t;
    apply (&way->gates, in + (gsize) i * n_in, gates);
    for (guint u = 0; u < n_hidden; u++) {
      double f = sigmoid (gates[n_hidden + u] + way->forget[u] * cells[u]), r = sigmoid (gates[2 * n_hidden + u] + way->reset[u] * cells[u]);
      double passed = l == 0 ? tanh (gates[3 * n_hidden + u]) : in[(gsize) i * n_in + d * n_hidden + u];
      cells[u] = f * cells[u] + (1 - f) * gates[u];
      out[(gsize) i * 2 * n_hidden + d * n_hidden + u] = (float) (r * tanh (cells[u]) + (1 - r) * passed);
    }
  }
}

static void
cut_off (float *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = MAX (values[i], 0);
}

static void
score_arcs (const Network *network, const float *top, gint32 n, float *scores)
{
  const Heads *heads = &network->heads[TASK_GOLD];
  guint n_arc = network->n_arc, n_top = 2 * network->n_hidden;
  g_autofree float *ends = g_new (float, (gsize) (n + 1) * n_arc), *own = g_new (float, n_arc), *query = g_new (float, n_arc);
  memcpy (ends, heads->root_head, n_arc * sizeof *ends);
  for (gint32 i = 0; i < n; i++) {
    apply (&heads->head, top + (gsize) i * n_top, ends + (gsize) (i + 1) * n_arc);
    cut_off (ends + (gsize) (i + 1) * n_arc, n_arc);
  }
  for (gint32 i = 0; i < n; i++) {
    apply (&heads->dependent, top + (gsize) i * n_top, own);
    cut_off (own, n_arc);
    apply (&heads->arc, own, query);
    for (gint32 j = 0; j <= n; j++) {
      scores[(gsize) i * (n + 1) + j] = 0;
      for (guint k = 0; k < n_arc; k++)
        scores[(gsize) i * (n + 1) + j] += query[k] * ends[(gsize) j * n_arc + k];
    }
  }
}

static Reference
run_reference (const Network *network, const SgpWord *const *words, gint32 n)
{
  const Heads *heads = &network->heads[TASK_GOLD];
  guint width = network->width, n_in = width, n_top = 2 * network->n_hidden;
  float *in = g_new0 (float, (gsize) n * width);
  Reference reference = { g_new (float, (gsize) n * heads->tags.n_out), g_new (float, (gsize) n * (n + 1)),
                          g_new (float, (gsize) n * network->n_label), g_new (float, (gsize) (n + 1) * network->n_label) };
  for (gint32 i = 0; i < n; i++)
    embed (network, words[i], in + (gsize) i * width);
  for (guint l = 0; l < network->n_layers; l++) {
    float *out = g_new (float, (gsize) n * n_top);
    for (guint d = 0; d < 2; d++)
      run_way (network, l, d, in, n_in, n, out);
    g_free (in);
    in = out;
    n_in = n_top;
    for (gint32 i = 0; i < n && l == network->n_layers - 2; i++)
      apply (&heads->tags, in + (gsize) i * n_top, reference.tags + (gsize) i * heads->tags.n_out);
  }
  score_arcs (network, in, n, reference.arcs);
  memcpy (reference.labels_head, heads->root_label, network->n_label * sizeof (float));
  for (gint32 i = 0; i < n; i++) {
    apply (&heads->label_dependent, in + (gsize) i * n_top, reference.labels_own + (gsize) i * network->n_label);
    apply (&heads->label_head, in + (gsize) i * n_top, reference.labels_head + (gsize) (i + 1) * network->n_label);
  }
  g_free (in);
  return reference;
}

static void
reference_clear (Reference *reference)
{
  g_free (reference->tags);
  g_free (reference->arcs);
  g_free (reference->labels_own);
  g_free (reference->labels_head);
}

/* How far the score of what was chosen is below the best, in spreads of the scores. */
static double
measure_miss (const float *scores, guint n, guint chosen, guint first)
{
  double sum = 0, squares = 0, best = -1e30;
  for (guint i = first; i < n; i++) {
    sum += scores[i];
    squares += (double) scores[i] * scores[i];
    best = MAX (best, scores[i]);
  }
  n -= first;
  double spread = sqrt (MAX (squares / n - sum / n * sum / n, 0));
  return best <= scores[chosen] ? 0 : (best - scores[chosen]) / MAX (spread, 1e-9);
}

static double
measure_relation (const Network *network, const Reference *reference, gint32 i, const SgpNetworkWord *word)
{
  const Linear *label = &network->heads[TASK_GOLD].label;
  g_autofree float *sums = g_new (float, network->n_label), *scores = g_new (float, label->n_out);
  for (guint k = 0; k < network->n_label; k++)
    sums[k] = reference->labels_own[(gsize) i * network->n_label + k] + reference->labels_head[(gsize) word->head * network->n_label + k];
  cut_off (sums, network->n_label);
  apply (label, sums, scores);
  return measure_miss (scores, label->n_out, word->relation, 1);
}

/* The sum of scores of a tree is at most so much below that of the best one. */
static double
measure_tree (const Reference *reference, gint32 n, const SgpNetworkWord *out)
{
  gint16 heads[SGP_TREE_MAX];
  double best = 0, got = 0, squares = 0;
  sgp_tree_find (reference->arcs, n + 1, n, heads);
  for (gint32 i = 0; i < n; i++) {
    best += reference->arcs[(gsize) i * (n + 1) + heads[i]];
    got += reference->arcs[(gsize) i * (n + 1) + out[i].head];
    squares += (double) reference->arcs[(gsize) i * (n + 1) + out[i].head] * reference->arcs[(gsize) i * (n + 1) + out[i].head];
  }
  return (best - got) / sqrt (MAX (squares, 1e-9)) / sqrt (n);
}

typedef struct {
  guint8 *bytes;
  SgpModel model;
  SgpNetwork network;
} Opened;

static void
open_network (Opened *opened, const Network *network)
{
  gsize size;
  g_autoptr (GError) error = NULL;
  opened->bytes = network_make_model (network, &size);
  g_assert_true (sgp_model_open (&opened->model, opened->bytes, size, &error));
  g_assert_true (sgp_network_open (&opened->network, &opened->model, &error));
}

static SgpNetworkWord *
run_text (const SgpNetwork *network, const Text *text, gint32 batch)
{
  SgpNetworkWord *out = g_new0 (SgpNetworkWord, text->n);
  g_autoptr (SgpNetworkRun) run = sgp_network_run_new (network, batch);
  gint32 first = 0, next;
  for (gint32 s = 0; s < text->n_sentences; s = next) {
    gint32 n = text->lengths[s];
    for (next = s + 1; next < text->n_sentences && n + text->lengths[next] <= batch; next++)
      n += text->lengths[next];
    sgp_network_run (run, text->words + first, text->lengths + s, next - s, out + first);
    first += n;
  }
  return out;
}

/* With real weights choices are clearer than with these. */
static void
test_reference (void)
{
  for (gsize k = 0; k < G_N_ELEMENTS (SIZES); k++) {
    Text *text = make_text (12, 5 + (guint32) k);
    Network *made = network_make (&SIZES[k], text->words, text->n, 9 + (guint32) k);
    Opened opened;
    open_network (&opened, made);
    g_autofree SgpNetworkWord *out = run_text (&opened.network, text, SGP_NETWORK_BATCH);
    double tags = 0, trees = 0, relations = 0;
    for (gint32 s = 0, first = 0; s < text->n_sentences; first += text->lengths[s++]) {
      Reference reference = run_reference (made, text->words + first, text->lengths[s]);
      trees += measure_tree (&reference, text->lengths[s], out + first) / text->n_sentences;
      for (gint32 i = 0; i < text->lengths[s]; i++) {
        const SgpNetworkWord *word = &out[first + i];
        guint n_tags = SIZES[k].n_tags;
        tags += measure_miss (reference.tags + (gsize) i * n_tags, n_tags, word->tag, 0) / text->n;
        g_assert_cmpint (word->relation == 0, ==, word->head == 0);
        if (word->head != 0 && SIZES[k].n_relations > 2)
          relations += measure_relation (made, &reference, i, word) / text->n;
      }
      reference_clear (&reference);
    }
    g_test_message ("width %u: tags %.4f, trees %.4f, relations %.4f below the best", SIZES[k].width, tags, trees, relations);
    g_assert_cmpfloat (tags, <, 0.02);
    g_assert_cmpfloat (trees, <, 0.02);
    g_assert_cmpfloat (relations, <, 0.02);
    g_aligned_free (opened.bytes);
    network_free_made (made);
    text_free (text);
  }
}

/* One answer whatever the processor can, and whatever else is in the batch. */
static void
test_same (void)
{
  for (gsize k = 0; k < G_N_ELEMENTS (SIZES); k++) {
    Text *text = make_text (40, 50 + (guint32) k);
    Network *made = network_make (&SIZES[k], text->words, text->n, 3);
    Opened opened;
    open_network (&opened, made);
    g_autofree SgpNetworkWord *expected = run_text (&opened.network, text, SGP_NETWORK_BATCH);
    for (guint i = 0; sgp_kernels_get (i) != NULL; i++) {
      opened.network.kernels = sgp_kernels_get (i);
      if (!opened.network.kernels->is_here ())
        continue;
      g_autofree SgpNetworkWord *found = run_text (&opened.network, text, i % 2 == 0 ? 90 : 200);
      g_assert_cmpmem (found, (gsize) text->n * sizeof *found, expected, (gsize) text->n * sizeof *expected);
    }
    g_aligned_free (opened.bytes);
    network_free_made (made);
    text_free (text);
  }
}

/* Inputs and outputs of kernels, as large as any size below needs. */
enum { N_IN = 48, N_OUT = 192, N_ROWS = 21, N_COLUMNS = 64 };

typedef struct {
  guint8 bytes[(N_ROWS + SGP_ROWS) * 3 * SGP_TILE];
  float scales[N_ROWS + SGP_ROWS];
  float values[(N_ROWS + SGP_ROWS) * N_OUT];
} Output;

typedef struct {
  gint8 weights[N_IN * N_OUT];
  float floats[4 * N_IN * N_OUT];
  gint32 corrections[N_OUT], places[N_ROWS];
  guint32 rows[N_ROWS];
  guint8 bytes[(N_ROWS + SGP_ROWS) * N_IN * 4];
} Input;

static Input *
make_input (guint32 seed)
{
  GRand *rand = g_rand_new_with_seed (seed);
  Input *input = g_new0 (Input, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (input->weights); i++)
    input->weights[i] = (gint8) g_rand_int_range (rand, -SGP_WEIGHT_BYTE_MAX, SGP_WEIGHT_BYTE_MAX + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (input->floats); i++)
    input->floats[i] = (float) g_rand_double_range (rand, -3, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (input->corrections); i++)
    input->corrections[i] = g_rand_int_range (rand, -100000, 100000);
  for (gsize i = 0; i < G_N_ELEMENTS (input->bytes); i++)
    input->bytes[i] = i % 3 == 0 ? 255 : (guint8) g_rand_int_range (rand, 0, 256);
  for (gsize i = 0; i < N_ROWS; i++) {
    input->places[i] = g_rand_int_range (rand, 0, N_ROWS);
    input->rows[i] = (guint32) g_rand_int_range (rand, 0, N_OUT);
  }
  g_rand_free (rand);
  return input;
}

/* What all kernels make of the input, one behind the other. */
static void
run_kernels (const SgpKernels *kernels, const Input *input, Output out[7])
{
  SgpRows in = { (guint8 *) input->bytes, (float *) input->floats, N_IN };
  SgpMatrix matrix = { N_IN, N_OUT, input->weights, input->floats, input->floats + N_OUT, input->corrections };
  SgpUnits units = { input->floats, input->places, input->floats + 100, input->floats + 200, NULL, out[1].bytes, 3 * SGP_TILE };
  memset (out, 0, 7 * sizeof *out);
  kernels->multiply (&matrix, SGP_TILE, 2 * SGP_TILE, &in, N_ROWS, out[0].values);
  kernels->recur (&units, 0, N_ROWS, 1);
  units.passed = input->bytes;
  units.out = out[2].bytes;
  kernels->recur (&units, N_ROWS - 1, N_ROWS, -1);
  for (gint32 i = 0; i < N_ROWS; i++) {
    kernels->embed (input->weights, input->rows, input->floats + i, N_ROWS, &(SgpRows) { out[3].bytes, out[3].scales, N_IN }, i);
    kernels->join (input->floats + i, input->floats + 5 * i, &(SgpRows) { out[4].bytes, out[4].scales, N_IN }, i);
    kernels->turn (input->floats + i, N_IN, out[5].values + i, N_ROWS);
    out[5].scales[i] = (float) kernels->find_best (input->floats + i, 2 * SGP_TILE);
  }
  kernels->score (input->floats, N_IN, N_ROWS, input->floats + 1000, N_IN, N_COLUMNS, out[6].values);
}

/* To the last bit. */
static void
test_bits (void)
{
  g_autofree Output *expected = g_new (Output, 7), *found = g_new (Output, 7);
  for (guint32 seed = 0; seed < 200; seed++) {
    g_autofree Input *input = make_input (seed);
    run_kernels (sgp_kernels_choose (), input, expected);
    for (guint i = 0; sgp_kernels_get (i) != NULL; i++)
      if (sgp_kernels_get (i)->is_here ()) {
        run_kernels (sgp_kernels_get (i), input, found);
        for (int k = 0; k < 7; k++)
          g_assert_cmpmem (&found[k], sizeof *found, &expected[k], sizeof *expected);
      }
  }
}

/* Whole numbers as they are to be, with bytes and weights as large as they come. */
static void
test_products (void)
{
  g_autofree Input *input = make_input (8);
  g_autofree Output *found = g_new (Output, 7);
  run_kernels (sgp_kernels_choose (), input, found);
  for (gint32 i = 0; i < N_ROWS; i++)
    for (gint32 o = 0; o < 2 * SGP_TILE; o++) {
      gint32 sum = input->corrections[SGP_TILE + o];
      for (gint32 k = 0; k < N_IN; k++)
        sum += input->bytes[i * N_IN + k] * input->weights[(1 + o / SGP_TILE) * SGP_TILE * N_IN + k / 4 * 4 * SGP_TILE + o % SGP_TILE * 4 + k % 4];
      float value = (float) sum * input->floats[SGP_TILE + o] * input->floats[i] + input->floats[N_OUT + SGP_TILE + o];
      g_assert_cmpfloat_with_epsilon (found[0].values[i * 2 * SGP_TILE + o], value, fabsf (value) * 1e-5f);
    }
}

/* The best of all trees, by trying them; heads count up like the digits of a number. */
static double
find_best_sum (const float *scores, gint32 n)
{
  gint16 heads[6] = { 0 };
  double best = -1e30;
  for (gint32 k = 0; k < n;) {
    gint32 n_roots = 0, n_reaching = 0;
    double sum = 0;
    for (gint32 i = 0; i < n; i++) {
      gint32 at = i + 1;
      for (gint32 steps = 0; at > 0 && steps <= n; steps++)
        at = heads[at - 1];
      n_reaching += at == 0;
      n_roots += heads[i] == 0;
      sum += scores[i * (n + 1) + heads[i]];
    }
    if (n_roots == 1 && n_reaching == n)
      best = MAX (best, sum);
    for (k = 0; k < n && heads[k] == n; k++)
      heads[k] = 0;
    if (k < n)
      heads[k]++;
  }
  return best;
}

static void
test_best_tree (void)
{
  GRand *rand = g_rand_new_with_seed (4);
  for (int round = 0; round < 1200; round++) {
    float scores[6 * 7];
    gint16 heads[6];
    gint32 n = 1 + round % (round % 8 == 0 ? 6 : 5);
    double sum = 0;
    for (gint32 i = 0; i < n * (n + 1); i++)
      scores[i] = round % 3 == 0 ? (float) g_rand_int_range (rand, 0, 3) : (float) g_rand_double (rand);
    sgp_tree_find (scores, n + 1, n, heads);
    for (gint32 i = 0; i < n; i++) {
      g_assert_cmpint (heads[i], !=, i + 1);
      sum += scores[i * (n + 1) + heads[i]];
    }
    g_assert_cmpfloat_with_epsilon (sum, find_best_sum (scores, n), 1e-4);
  }
  g_rand_free (rand);
}

static void
check_tree (const gint16 *heads, gint32 n)
{
  gint32 n_roots = 0;
  for (gint32 i = 0; i < n; i++) {
    gint32 at = i + 1, steps = 0;
    for (; at > 0 && steps <= n; steps++)
      at = heads[at - 1];
    g_assert_cmpint (at, ==, 0);
    n_roots += heads[i] == 0;
  }
  g_assert_cmpint (n_roots, ==, 1);
}

/* As long as a sentence may be; scores that are no numbers, all alike, or in circles within circles. */
static void
test_odd_trees (void)
{
  static float scores[SGP_TREE_MAX * (SGP_TREE_MAX + 1)];
  gint16 heads[SGP_TREE_MAX];
  gint32 n = SGP_TREE_MAX, stride = n + 1;
  for (int kind = 0; kind < 4; kind++) {
    for (gint32 i = 0; i < n; i++)
      for (gint32 head = 0; head <= n; head++) {
        gint32 other = (i ^ (1 << (head % 8))) + 1;
        scores[i * stride + head] = kind == 0 ? (float) NAN : kind == 1 ? 0 : kind == 2 ? (head % 2 == 0 ? (float) INFINITY : -(float) INFINITY)
                                  : head == other ? 100.0f - (float) (head % 8) * 10 : (float) ((i * 7 + head) % 5);
      }
    sgp_tree_find (scores, stride, n, heads);
    check_tree (heads, n);
  }
}

static void
test_broken (void)
{
  Text *text = make_text (3, 1);
  Network *made = network_make (&SIZES[2], text->words, text->n, 1);
  gsize size;
  guint8 *bytes = network_make_model (made, &size);
  SgpModel model;
  SgpNetwork network;
  g_assert_true (sgp_model_open (&model, bytes, size, NULL));
  SgpModelSection *sections = (SgpModelSection *) (void *) (bytes + sizeof (SgpModelHeader));
  guint32 n = ((const SgpModelHeader *) (const void *) bytes)->n_sections;
  for (guint32 i = 0; i < n; i++) {
    g_autoptr (GError) missing = NULL, shorter = NULL;
    sections[i].name[0]++;
    g_assert_false (sgp_network_open (&network, &model, &missing));
    g_assert_error (missing, SG_ERROR, SG_ERROR_DATA);
    sections[i].name[0]--;
    sections[i].size -= 1;
    g_assert_false (sgp_network_open (&network, &model, &shorter));
    g_assert_error (shorter, SG_ERROR, SG_ERROR_DATA);
    sections[i].size += 1;
  }
  g_assert_true (sgp_network_open (&network, &model, NULL));
  g_aligned_free (bytes);
  network_free_made (made);
  text_free (text);
}

/* Numbers of any kind in the place of weights: there is still one tree. */
static void
test_damaged (void)
{
  Text *text = make_text (6, 2);
  Network *made = network_make (&SIZES[2], text->words, text->n, 1);
  gsize size;
  guint8 *bytes = network_make_model (made, &size);
  GRand *rand = g_rand_new_with_seed (7);
  for (int round = 0; round < 60; round++) {
    SgpModel model;
    SgpNetwork network;
    for (int i = 0; i < 1 << (round % 12); i++)
      bytes[g_rand_int_range (rand, 2048, (gint32) size)] = (guint8) g_rand_int (rand);
    g_assert_true (sgp_model_open (&model, bytes, size, NULL));
    if (!sgp_network_open (&network, &model, NULL))
      continue;
    g_autofree SgpNetworkWord *out = run_text (&network, text, SGP_NETWORK_BATCH);
    for (gint32 s = 0, first = 0; s < text->n_sentences; first += text->lengths[s++]) {
      gint16 heads[SGP_NETWORK_PIECE];
      for (gint32 i = 0; i < text->lengths[s]; i++) {
        heads[i] = out[first + i].head;
        g_assert_cmpint (out[first + i].tag, <, network.n_tags);
        g_assert_cmpint (out[first + i].relation, <, network.n_relations);
        g_assert_cmpint (out[first + i].relation == network.root, ==, heads[i] == 0);
      }
      check_tree (heads, text->lengths[s]);
    }
  }
  g_rand_free (rand);
  g_aligned_free (bytes);
  network_free_made (made);
  text_free (text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/reference", test_reference);
  g_test_add_func ("/network/same", test_same);
  g_test_add_func ("/network/bits", test_bits);
  g_test_add_func ("/network/products", test_products);
  g_test_add_func ("/network/best-tree", test_best_tree);
  g_test_add_func ("/network/odd-trees", test_odd_trees);
  g_test_add_func ("/network/broken", test_broken);
  g_test_add_func ("/network/damaged", test_damaged);
  return g_test_run ();
}
