/* SPDX-License-Identifier: MIT
 *
 * The gradients of the network in training against differences of its loss: a
 * value a little larger and a little smaller, the same words left out each
 * time. One example of each scheme, a small network with every part there is.
 */
#include "../tools/train/network/parameters.h"
#include "../tools/train/network/work.h"

#include <math.h>

#define N_WORDS 5
#define N_KINDS 3
#define SEED 77

typedef struct {
  Network network;
  guint32 rows[N_WORDS * N_KINDS];
  guint8 rare[N_WORDS];
  Example examples[2];
  Work *work;
} Fixture;

static gint32 words[] = { 0, 1, 2, 3, 4 };
static gint16 heads[] = { 2, 0, 2, 5, 2 }, other_heads[] = { 3, 3, 0 };
static guint8 tags[] = { 0, 1, 2, 1, 0 }, relations[] = { 1, 0, 2, 1, 1 };

static void
set_up (Fixture *f)
{
  f->network = (Network) { .n_kinds = N_KINDS, .width = 6, .n_hidden = 5, .n_layers = 3, .n_arc = 4, .n_label = 4,
                           .n_tags = { 3, 4 }, .n_relations = { 3, 3 }, .n_rows = 12 };
  network_allocate (&f->network);
  network_fill (&f->network, 5);
  for (guint i = 0; i < G_N_ELEMENTS (f->rows); i++)
    f->rows[i] = N_KINDS + i * 5 % 9;
  f->examples[0] = (Example) { 5, words, heads, tags, relations, TASK_GOLD, 1, { NULL, NULL, NULL } };
  f->examples[1] = (Example) { 3, words + 1, other_heads, tags, relations, TASK_SILVER, 0.5f, { NULL, NULL, NULL } };
  f->work = work_new (&f->network, f->rows, f->rare, SEED);
  f->work->learning = TRUE;
}

static void
tear_down (Fixture *f)
{
  work_free (f->work);
  network_free (&f->network);
}

static double
get_loss (Fixture *f)
{
  Example *examples[] = { &f->examples[0], &f->examples[1] };
  f->work->random = SEED;
  for (int i = 0; i < N_CHOICES; i++)
    f->work->loss[i] = 0;
  work_run (f->work, examples, G_N_ELEMENTS (examples));
  return f->work->loss[TAGS] + f->work->loss[HEADS] + f->work->loss[RELATIONS];
}

/* How far the slope at a value is from the gradient, which is @expected. */
static double
get_error (Fixture *f, float *value, double expected)
{
  const float little = 0.004f;
  float kept = *value;
  *value = kept + little;
  double more = get_loss (f);
  *value = kept - little;
  double less = get_loss (f);
  *value = kept;
  double slope = (more - less) / (2.0 * (double) little);
  return fabs (slope - expected) / (0.05 + fabs (expected));
}

/* A kink of a cut-off value may lie between the two; few do. */
static void
check_values (Fixture *f, float *values, const float *gradient, gsize n)
{
  gsize n_wrong = 0;
  double most = 0;
  g_autofree float *expected = g_memdup2 (gradient, n * sizeof *gradient);
  for (gsize i = 0; i < n; i++) {
    double error = get_error (f, &values[i], expected[i]);
    n_wrong += error > 0.05;
    most = MAX (most, fabs (expected[i]));
  }
  g_assert_cmpfloat (most, >, 0.01);
  g_assert_cmpuint (n_wrong, <=, n / 50);
}

static void
test_gradients (void)
{
  Fixture f;
  set_up (&f);
  get_loss (&f);
  check_values (&f, f.network.values, f.work->gradient.values, f.network.n_values);
  tear_down (&f);
}

static void
test_rows (void)
{
  Fixture f;
  set_up (&f);
  get_loss (&f);
  check_values (&f, f.network.rows, f.work->gradient.rows, (gsize) f.network.n_rows * f.network.width);
  g_assert_cmpuint (f.work->touched->len, >, 5);
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gradients/values", test_gradients);
  g_test_add_func ("/gradients/rows", test_rows);
  return g_test_run ();
}
