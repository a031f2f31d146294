/* SPDX-License-Identifier: MIT
 *
 * Words to look for: which documents, statements and ties have them, that
 * nothing in them is syntax, and that every version but the newest is out.
 */
#include "make-document.h"
#include "make-store.h"
#include "store/store-private.h"

#include <stancegraph/error.h>
#include <stancegraph/graph.h>
#include <stancegraph/rows.h>
#include <string.h>

/* A document of two sentences; the first is a statement with a tie, whose
 * evidence are the words of the statement. */
static SgDocument *
make_article (const char *id, const char *title, const char *source, const char *act, const char *target, const char *more)
{
  g_autofree char *said = g_strdup_printf ("%s %s %s", source, act, target);
  g_autofree char *text = g_strdup_printf ("%s. %s", said, more);
  SgDocument *doc = make_document (id, "p1", text);
  sg_document_set_meta (doc, SG_META_TITLE, title);
  gint32 a = make_entity (doc, SG_ENTITY_PERSON, source, NULL), b = make_entity (doc, SG_ENTITY_PERSON, target, NULL);
  gint32 statement = make_statement (doc, said, a);
  make_tie (doc, statement, a, SG_STANCE_BLAME, b, 0.9);
  return doc;
}

static void
set_up (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_set_up (fixture, NULL);
  SgStore *store = fixture->store;
  store_take (store, make_article ("1", "Harbour closed", "Ann Ray", "blames the old crane of", "Bo Lee",
                                   "Immigrants joined the well-known march. It's half-time."));
  store_take (store, make_article ("2", NULL, "Zoë Dañe", "faulted the road block by", "Bo Lee",
                                   "Nobody OR anybody was NEAR the harbours, said column:one."));
  store_take (store, make_article ("3", NULL, "Cy Dow", "attacked the new cranes of", "Ann Ray", "The march was half over in no time."));
}

/* The ids that are left, as "1 3". */
static char *
list_ids (SgStore *store, SgRowsKind kind, SgFilter filter)
{
  gint32 n = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRows) rows = sg_store_list (store, kind, &filter, 0, &error);
  g_assert_no_error (error);
  GString *ids = g_string_new (NULL);
  const SgDocumentRow *documents = kind == SG_ROWS_DOCUMENTS ? sg_rows_get_documents (rows, &n) : NULL;
  const SgStatementRow *statements = kind == SG_ROWS_STATEMENTS ? sg_rows_get_statements (rows, &n) : NULL;
  const SgTieRow *ties = kind == SG_ROWS_TIES ? sg_rows_get_ties (rows, &n) : NULL;
  for (gint32 i = 0; i < n; i++)
    g_string_append_printf (ids, "%s%d", i > 0 ? " " : "",
                            (int) (documents != NULL ? documents[i].id : statements != NULL ? statements[i].id : ties[i].id));
  return g_string_free (ids, FALSE);
}

static void
assert_found (SgStore *store, const char *text, const char *documents, const char *statements)
{
  const SgFilter filter = { .text = text };
  g_autofree char *d = list_ids (store, SG_ROWS_DOCUMENTS, filter);
  g_autofree char *s = list_ids (store, SG_ROWS_STATEMENTS, filter);
  g_autofree char *t = list_ids (store, SG_ROWS_TIES, filter);
  g_test_message ("%s", text);
  g_assert_cmpstr (d, ==, documents);
  g_assert_cmpstr (s, ==, statements);
  g_assert_cmpstr (t, ==, statements);   /* each has one tie, of the same number */
}

static void
test_words (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct {
    const char *text, *documents, *statements;
  } cases[] = {
    { "crane", "1 3", "1 3" },
    { "CRANES", "1 3", "1 3" },
    { "crane old", "1", "1" },
    { "blaming", "1", "1" },
    { "harbour", "1 2", "" },            /* a title, a text */
    { "harbour crane", "1", "" },        /* one in the title, one in the text */
    { "zoe dane", "2", "2" },
    { "Zoe\xcc\x88 DA\xc3\x91""E", "2", "2" },
    { "\"road block\"", "2", "2" },
    { "\"block road\"", "", "" },
    { "block road", "2", "2" },
    { "\"road blocks\" lee", "2", "2" },
    { "immigra*", "1", "" },             /* its stem is shorter */
    { "IMMIGRÄ*", "1", "" },
    { "migra*", "", "" },
    { "cran*", "1 3", "1 3" },
    { "cran* old", "1", "1" },
    { "cran* att* new", "3", "3" },
    { "zo* da*", "2", "2" },
    { "half-tim*", "1 3", "" },
    { "half-time", "1", "" },            /* side by side, as in the article */
    { "well-known", "1", "" },
    { "it's", "1", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture->store, cases[i].text, cases[i].documents, cases[i].statements);
}

/* FTS5's own words and signs are words and gaps as all others. */
static void
test_no_syntax (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const struct {
    const char *text, *documents, *statements;
  } cases[] = {
    { "-crane", "1 3", "1 3" },
    { "crane -old", "1", "1" },
    { "^crane", "1 3", "1 3" },
    { "(crane", "1 3", "1 3" },
    { "crane)", "1 3", "1 3" },
    { "\"crane", "1 3", "1 3" },
    { "cra\"ne", "", "" },
    { "crane\"\"", "1 3", "1 3" },
    { "\"\" crane", "1 3", "1 3" },
    { "crane OR march", "", "" },
    { "nobody OR anybody", "2", "" },
    { "NEAR(the, 2", "", "" },
    { "NEAR(the", "2", "" },
    { "crane AND NOT old", "", "" },
    { "column:one", "2", "" },
    { "text:crane", "", "" },
    { "{text} : crane", "", "" },
    { "crane + old", "1", "1" },
    { "*crane", "1 3", "1 3" },
    { "* crane", "1 3", "1 3" },
    { "crane'; DROP TABLE tie; --", "", "" },
    { "crane' --", "1 3", "1 3" },
    { "cran'*", "", "" },
    { "%Q %s crane", "", "" },
    { "\xf0\x9f\x99\x82 crane", "1 3", "1 3" },
    { "crane\t\nold", "1", "1" },
    { "crane\xc2\xa0old", "1", "1" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture->store, cases[i].text, cases[i].documents, cases[i].statements);
}

static void
assert_refused (SgStore *store, const char *text, SgError code)
{
  const SgFilter filter = { .text = text };
  for (int kind = 0; kind < SG_ROWS_ALIASES; kind++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (SgRows) rows = sg_store_list (store, (SgRowsKind) kind, &filter, 0, &error);
    g_assert_null (rows);
    g_assert_error (error, SG_ERROR, (gint) code);
    g_assert_true (g_str_has_prefix (error->message, "text: "));
  }
}

static void
test_refused (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  const char *const none[] = { "", " ", "-", "\"", "\"\"", "*", "\" \"", "\xf0\x9f\x99\x82", "\xcc\x88", "'*" };
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    assert_refused (fixture->store, none[i], SG_ERROR_DATA);
  g_autoptr (GString) many = g_string_new (NULL);
  for (int i = 0; i < 100; i++)
    g_string_append (many, i % 2 == 0 ? "march-" : "march ");
  assert_found (fixture->store, many->str, "", "");
  g_string_append (many, "march");
  assert_refused (fixture->store, many->str, SG_ERROR_LIMIT);
}

/* Evidence goes beyond the content of its statement; so do words of both. */
static void
test_evidence (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_run (fixture->store, "UPDATE tie SET evidence = 'After the march, Ann Ray blames him' WHERE id = 1");
  g_autofree char *evidence = list_ids (fixture->store, SG_ROWS_TIES, (SgFilter) { .text = "march" });
  g_assert_cmpstr (evidence, ==, "1");
  g_autofree char *both = list_ids (fixture->store, SG_ROWS_TIES, (SgFilter) { .text = "march crane" });
  g_assert_cmpstr (both, ==, "1");
  g_autofree char *begins = list_ids (fixture->store, SG_ROWS_TIES, (SgFilter) { .text = "mar* cran*" });
  g_assert_cmpstr (begins, ==, "1");
  g_autofree char *statements = list_ids (fixture->store, SG_ROWS_STATEMENTS, (SgFilter) { .text = "march" });
  g_assert_cmpstr (statements, ==, "");
}

/* With other filters, and in the graph. */
static void
test_together (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  g_autoptr (GError) error = NULL;
  SgFilter filter = { .text = "harbour", .speaker = "Ray" };
  g_autofree char *documents = list_ids (fixture->store, SG_ROWS_DOCUMENTS, filter);
  g_assert_cmpstr (documents, ==, "1");   /* the article has the word, a statement in it the speaker */
  filter = (SgFilter) { .text = "crane", .min_weight = 2 };
  g_autofree char *ties = list_ids (fixture->store, SG_ROWS_TIES, filter);
  g_assert_cmpstr (ties, ==, "");
  filter = (SgFilter) { .text = "crane" };
  g_autoptr (SgGraph) graph = sg_graph_new (fixture->store, SG_VIEW_ACTORS, &filter, &error);
  g_assert_no_error (error);
  sg_graph_get_edges (graph, &n);
  g_assert_cmpint (n, ==, 2);
  g_autoptr (SgRows) actors = sg_store_list (fixture->store, SG_ROWS_ACTORS, &filter, 0, &error);
  g_assert_no_error (error);
  sg_rows_get_actors (actors, &n);
  g_assert_cmpint (n, ==, 3);             /* not Zoë Dañe */
}

static void
assert_passage (SgStore *store, const char *text, const char *expected)
{
  gint32 n;
  const SgFilter filter = { .text = text };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_DOCUMENTS, &filter, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sg_rows_get_documents (rows, &n)[0].passage, ==, expected);
}

static void
test_passages (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_passage (fixture->store, "faulting", "Zoë Dañe [faulted] the road block by Bo Lee. Nobody OR anybody was NEAR…");
  assert_passage (fixture->store, "closed harbour", "[Harbour] [closed]");
  assert_passage (fixture->store, "joi*", "…old crane of Bo Lee. Immigrants [joined] the well-known march. It's half-time.");
  assert_passage (fixture->store, "harb*", "[Harbour] closed Ann Ray blames the old crane…");
  gint32 n;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRows) rows = sg_store_list (fixture->store, SG_ROWS_DOCUMENTS, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_null (sg_rows_get_documents (rows, &n)[0].passage);
}

static void
test_versions (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_take (fixture->store, make_article ("1", "Ferries", "Ann Ray", "blames the ferry of", "Bo Lee", "Snow."));
  assert_found (fixture->store, "harbour ray", "", "");
  assert_found (fixture->store, "harb* ray", "", "");
  g_autofree char *ties = list_ids (fixture->store, SG_ROWS_TIES, (SgFilter) { .text = "ferry" });
  g_assert_cmpstr (ties, ==, "4");
  g_autofree char *begins = list_ids (fixture->store, SG_ROWS_TIES, (SgFilter) { .text = "cra*" });
  g_assert_cmpstr (begins, ==, "3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(title, function) g_test_add ("/search/" title, StoreFixture, NULL, set_up, function, store_tear_down)
  ADD ("words", test_words);
  ADD ("no-syntax", test_no_syntax);
  ADD ("refused", test_refused);
  ADD ("evidence", test_evidence);
  ADD ("together", test_together);
  ADD ("passages", test_passages);
  ADD ("versions", test_versions);
#undef ADD
  return g_test_run ();
}
