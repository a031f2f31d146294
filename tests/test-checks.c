/* SPDX-License-Identifier: MIT
 *
 * Samples: equally likely, the same again, stable; and what the judgements
 * say of the reading: counts by group as read, precision with its interval.
 */
#include "make-document.h"
#include "make-store.h"
#include "store/store-private.h"

#include <math.h>
#include <stancegraph/check.h>
#include <stancegraph/edit.h>
#include <stancegraph/rows.h>

/* Adds @n articles that say "Ann Ray blamed Bo Lee" and one more tie each. */
static void
add_articles (SgStore *store, const char *prefix, int n)
{
  for (int i = 0; i < n; i++) {
    g_autofree char *id = g_strdup_printf ("%s%d", prefix, i);
    SgDocument *doc = make_document (id, "p1", "Ann Ray blamed Bo Lee. Bo Lee praised Ann Ray.");
    gint32 ann = make_entity (doc, SG_ENTITY_PERSON, "Ann Ray", NULL);
    gint32 bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
    make_tie (doc, make_statement (doc, "Ann Ray blamed Bo Lee", ann), ann, SG_STANCE_BLAME, bo, 0.9);
    make_tie (doc, make_statement (doc, "Bo Lee praised Ann Ray", bo), bo, SG_STANCE_COOPERATE, ann, 0.8);
    store_take (store, doc);
  }
}

static void
set_up (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_set_up (fixture, NULL);
  add_articles (fixture->store, "a", 10);
}

/* The ids of a sample of ties, as "3 1 7 ". */
static char *
draw (SgStore *store, const SgFilter *filter, gint64 n, gint64 seed)
{
  gint32 n_rows;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRows) rows = sg_store_sample (store, SG_ROWS_TIES, filter, n, seed, &error);
  g_assert_no_error (error);
  const SgTieRow *ties = sg_rows_get_ties (rows, &n_rows);
  GString *ids = g_string_new (NULL);
  for (gint32 i = 0; i < n_rows; i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", ties[i].id);
  return g_string_free (ids, FALSE);
}

static void
test_sample_is_stable (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *five = draw (fixture->store, NULL, 5, 7), *again = draw (fixture->store, NULL, 5, 7);
  g_autofree char *eight = draw (fixture->store, NULL, 8, 7), *other = draw (fixture->store, NULL, 5, 8);
  g_assert_cmpstr (five, ==, again);
  g_assert_true (g_str_has_prefix (eight, five));
  g_assert_cmpstr (five, !=, other);
  store_run (fixture->store, "UPDATE tie SET state = 'rejected' WHERE id % 2 = 0;"
             "UPDATE statement SET state = 'rejected' WHERE id % 3 = 0; UPDATE tie SET state = 'confirmed' WHERE id = 1");
  g_autofree char *judged = draw (fixture->store, NULL, 5, 7);
  g_assert_cmpstr (judged, ==, five);
}

/* What is new pushes out the last ones; the others stay as they were. */
static void
test_sample_of_more (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = draw (fixture->store, NULL, 10, 3);
  add_articles (fixture->store, "b", 10);
  g_autofree char *after = draw (fixture->store, NULL, 10, 3);
  g_auto (GStrv) ids = g_strsplit (after, " ", -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  for (guint i = 0; ids[i][0] != '\0'; i++)
    if (g_ascii_strtoll (ids[i], NULL, 10) <= 20)
      g_string_append_printf (kept, "%s ", ids[i]);
  g_assert_true (g_str_has_prefix (before, kept->str));
  g_assert_cmpuint (kept->len, >, 0);
  g_assert_cmpuint (kept->len, <, strlen (before));
}

/* 5 of 20 in 400 samples: each tie about 100 times (standard deviation 8.7). */
static void
test_sample_is_fair (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  int times[21] = { 0 };
  for (gint64 seed = 0; seed < 400; seed++) {
    g_autofree char *sample = draw (fixture->store, NULL, 5, seed);
    g_auto (GStrv) ids = g_strsplit (sample, " ", -1);
    g_assert_cmpuint (g_strv_length (ids), ==, 6);
    for (guint i = 0; i < 5; i++)
      times[g_ascii_strtoll (ids[i], NULL, 10)]++;
  }
  for (int id = 1; id <= 20; id++) {
    g_assert_cmpint (times[id], >, 65);
    g_assert_cmpint (times[id], <, 135);
  }
}

static void
test_sample_is_filtered (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  g_autoptr (GError) error = NULL;
  const SgFilter blame = { .stance = SG_STANCE_BLAME }, nobody = { .speaker = "Dow" };
  store_run (fixture->store, "UPDATE tie SET origin = 'hand' WHERE id = 3; UPDATE tie SET state = 'rejected' WHERE id = 5");
  g_autoptr (SgRows) rows = sg_store_sample (fixture->store, SG_ROWS_TIES, &blame, 50, 1, &error);
  const SgTieRow *ties = sg_rows_get_ties (rows, &n);
  g_assert_cmpint (n, ==, 9);   /* 10 less the one that was made by hand */
  for (gint32 i = 0; i < n; i++) {
    g_assert_cmpint (ties[i].stance, ==, SG_STANCE_BLAME);
    g_assert_cmpint (ties[i].check, ==, ties[i].id == 5 ? SG_CHECK_REJECTED : SG_CHECK_UNCHECKED);
  }
  g_autoptr (SgRows) statements = sg_store_sample (fixture->store, SG_ROWS_STATEMENTS, NULL, 50, 1, &error);
  sg_rows_get_statements (statements, &n);
  g_assert_cmpint (n, ==, 20);
  g_assert_null (sg_store_sample (fixture->store, SG_ROWS_TIES, &nobody, 5, 1, &error));
  g_assert_nonnull (error);
}

static void
edit (SgStore *store, SgEdit edit)
{
  g_autoptr (GError) error = NULL;
  edit.coder = "ann";
  gint64 id = sg_store_edit (store, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
}

static void
assert_checks (const SgChecks *checks, gint64 unchecked, gint64 confirmed, gint64 corrected, gint64 rejected, gint64 by_hand)
{
  g_assert_cmpint (checks->n[SG_CHECK_UNCHECKED], ==, unchecked);
  g_assert_cmpint (checks->n[SG_CHECK_CONFIRMED], ==, confirmed);
  g_assert_cmpint (checks->n[SG_CHECK_CORRECTED], ==, corrected);
  g_assert_cmpint (checks->n[SG_CHECK_REJECTED], ==, rejected);
  g_assert_cmpint (checks->n[SG_CHECK_BY_HAND], ==, by_hand);
}

/* A statement that nobody says has no ties; what was read was wrong. */
static void
test_gone (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  SgChecks stances[SG_N_STANCES];
  g_autoptr (GError) error = NULL;
  g_autofree char *before = draw (fixture->store, NULL, 20, 4);
  edit (fixture->store, (SgEdit) { .kind = SG_EDIT_SET_SPEAKER, .id = "s5" });
  g_autofree char *after = draw (fixture->store, NULL, 20, 4);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (sg_store_check_ties (fixture->store, NULL, stances, &error));
  assert_checks (&stances[SG_STANCE_BLAME], 9, 0, 1, 0, 0);
  g_autoptr (SgRows) rows = sg_store_sample (fixture->store, SG_ROWS_TIES, NULL, 20, 4, &error);
  const SgTieRow *ties = sg_rows_get_ties (rows, &n);
  for (gint32 i = 0; i < n; i++)
    g_assert_cmpint (ties[i].check, ==, ties[i].id == 5 ? SG_CHECK_CORRECTED : SG_CHECK_UNCHECKED);
}

static void
test_counts (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgChecks stances[SG_N_STANCES], kinds[SG_N_STATEMENT_KINDS];
  g_autoptr (GError) error = NULL;
  /* Odd ties are blame. t9's statement is rejected, t11 and a tie by hand too. */
  store_run (fixture->store,
             "UPDATE tie SET state = 'confirmed' WHERE id IN (1, 3, 5, 2);"
             "UPDATE tie SET state = 'rejected' WHERE id IN (7, 11);"
             "UPDATE statement SET state = 'rejected' WHERE id = 9;"
             "UPDATE tie SET origin = 'hand' WHERE id IN (11, 13)");
  g_assert_true (sg_store_check_ties (fixture->store, NULL, stances, &error));
  g_assert_no_error (error);
  assert_checks (&stances[SG_STANCE_BLAME], 3, 3, 0, 2, 1);
  assert_checks (&stances[SG_STANCE_COOPERATE], 9, 1, 0, 0, 0);
  g_assert_true (sg_store_check_statements (fixture->store, &(SgFilter) { .stance = SG_STANCE_BLAME }, kinds, &error));
  assert_checks (&kinds[SG_STATEMENT_INDIRECT], 9, 0, 0, 1, 0);
}

/* What was read as blame and is cooperation now was a wrong blame; whose
 * statement it is now is not asked. */
static void
test_counts_as_read (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgChecks stances[SG_N_STANCES], kinds[SG_N_STATEMENT_KINDS];
  g_autoptr (GError) error = NULL;
  edit (fixture->store, (SgEdit) { .kind = SG_EDIT_SET_STANCE, .id = "t1", .stance = SG_STANCE_COOPERATE });
  edit (fixture->store, (SgEdit) { .kind = SG_EDIT_SET_SPEAKER, .id = "s3", .actors = (const char *[]) { "Bo Lee", NULL } });
  edit (fixture->store, (SgEdit) { .kind = SG_EDIT_CONFIRM, .id = "t5" });
  edit (fixture->store, (SgEdit) { .kind = SG_EDIT_CONFIRM, .id = "t1" });
  g_assert_true (sg_store_check_ties (fixture->store, &(SgFilter) { .speaker = "Ann Ray" }, stances, &error));
  g_assert_no_error (error);
  assert_checks (&stances[SG_STANCE_BLAME], 7, 1, 2, 0, 0);
  assert_checks (&stances[SG_STANCE_COOPERATE], 0, 0, 0, 0, 0);
  g_assert_true (sg_store_check_statements (fixture->store, &(SgFilter) { .speaker = "Ann Ray" }, kinds, &error));
  assert_checks (&kinds[SG_STATEMENT_INDIRECT], 9, 0, 1, 0, 0);
}

/* Intervals computed by hand from Wilson's formula, to four places. */
static void
test_precision (void)
{
  static const struct {
    gint64 confirmed, corrected, rejected;
    gdouble precision, low, high;
  } cases[] = {
    { 1, 0, 0, 1, 0.2065, 1 },        { 0, 0, 10, 0, 0, 0.2775 },        { 3, 1, 1, 0.6, 0.2307, 0.8824 },
    { 8, 1, 1, 0.8, 0.4902, 0.9433 }, { 50, 20, 30, 0.5, 0.4038, 0.5962 },
  };
  gdouble low, high;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    SgChecks checks = { { 0 } };
    checks.n[SG_CHECK_UNCHECKED] = 1000;
    checks.n[SG_CHECK_BY_HAND] = 7;
    checks.n[SG_CHECK_CONFIRMED] = cases[i].confirmed;
    checks.n[SG_CHECK_CORRECTED] = cases[i].corrected;
    checks.n[SG_CHECK_REJECTED] = cases[i].rejected;
    g_assert_cmpfloat_with_epsilon (sg_checks_get_precision (&checks, &low, &high), cases[i].precision, 1e-9);
    g_assert_cmpfloat_with_epsilon (low, cases[i].low, 0.00005);
    g_assert_cmpfloat_with_epsilon (high, cases[i].high, 0.00005);
  }
  const SgChecks none = { { 5, 0, 0, 0, 3 } };
  g_assert_true (isnan (sg_checks_get_precision (&none, &low, &high)) && isnan (low) && isnan (high));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/checks/" name, StoreFixture, NULL, set_up, function, store_tear_down)
  ADD ("sample-is-stable", test_sample_is_stable);
  ADD ("sample-of-more", test_sample_of_more);
  ADD ("sample-is-fair", test_sample_is_fair);
  ADD ("sample-is-filtered", test_sample_is_filtered);
  ADD ("gone", test_gone);
  ADD ("counts", test_counts);
  ADD ("counts-as-read", test_counts_as_read);
#undef ADD
  g_test_add_func ("/checks/precision", test_precision);
  return g_test_run ();
}
