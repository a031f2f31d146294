/* SPDX-License-Identifier: MIT
 *
 * The store: what is a store and what is none, versions and permanent ids,
 * who is linked with whom, filters, and that documents come out as they went
 * in.
 */
#include "document-private.h"
#include "make-document.h"
#include "check-store.h"
#include "make-store.h"
#include "store/schema-private.h"
#include "store/store-private.h"

#include <glib/gstdio.h>
#include <stancegraph/error.h>
#include <stancegraph/json.h>
#include <stancegraph/rows.h>
#include <string.h>

/* A document of two statements; its text ends with @end. */
static SgDocument *
make_report (const char *pipeline, const char *end)
{
  g_autofree char *text = g_strconcat ("Ann Ray said the pier was unsafe. Bo Lee said the town had lied. ", end, NULL);
  SgDocument *doc = make_document ("report", pipeline, text);
  gint32 ann = make_entity (doc, SG_ENTITY_PERSON, "Ann Ray", NULL);
  gint32 bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
  make_statement (doc, "the pier was unsafe", ann);
  gint32 lied = make_statement (doc, "the town had lied", bo);
  make_tie (doc, lied, bo, SG_STANCE_BLAME, ann, 0.7);
  return doc;
}

static void
assert_refused (const char *path, SgStoreMode mode, SgError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgStore) store = sg_store_open (path, mode, &error);
  g_assert_null (store);
  g_assert_error (error, SG_ERROR, (gint) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_prefix (error->message, path));
}

static void
test_open (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  assert_refused (other, SG_STORE_READ, SG_ERROR_READ, "No such file");
  assert_refused (fixture->folder, SG_STORE_WRITE, SG_ERROR_READ, "not a regular file");
  g_assert_true (g_file_set_contents (other, "", 0, NULL));
  assert_refused (other, SG_STORE_READ, SG_ERROR_SYNTAX, "it is empty");
  g_assert_true (g_file_set_contents (other, "news of the day, and no database at all", -1, NULL));
  assert_refused (other, SG_STORE_WRITE, SG_ERROR_SYNTAX, "not a stancegraph store");
  g_remove (other);
}

static void
test_open_foreign (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", SGP_STORE_VERSION + 1);
  store_run (fixture->store, newer);
  g_clear_pointer (&fixture->store, sg_store_free);
  assert_refused (fixture->path, SG_STORE_READ, SG_ERROR_SYNTAX, "made by a newer stancegraph");
  assert_refused (fixture->path, SG_STORE_WRITE, SG_ERROR_SYNTAX, "made by a newer stancegraph");
  g_remove (fixture->path);
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE coin (year, metal)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_refused (fixture->path, SG_STORE_WRITE, SG_ERROR_SYNTAX, "a database of another program");
}

static void
assert_state (SgStore *store, SgDocument *doc, const char *pipeline, SgStoreState expected)
{
  SgStoreState state;
  g_autoptr (GError) error = NULL;
  g_assert_true (sg_store_check (store, doc, pipeline, &state, &error));
  g_assert_cmpint (state, ==, expected);
  sg_document_unref (doc);
}

static void
test_states (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_state (fixture->store, make_report ("p1", "End."), NULL, SG_STORE_NEW);
  store_take (fixture->store, make_report ("p1", "End."));
  assert_state (fixture->store, make_report ("p1", "End."), NULL, SG_STORE_SAME);
  assert_state (fixture->store, make_report ("p1", "End."), "p2", SG_STORE_STALE);
  assert_state (fixture->store, make_report ("p1", "More."), NULL, SG_STORE_CHANGED);
}

/* All bytes of the store's file, which is closed and opened for that. */
static GBytes *
get_bytes (StoreFixture *fixture)
{
  char *contents;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_assert_true (sg_store_flush (fixture->store, &error));
  g_clear_pointer (&fixture->store, sg_store_free);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, &error));
  fixture->store = store_open (fixture->path, SG_STORE_WRITE);
  return g_bytes_new_take (contents, length);
}

static void
test_same_twice (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_take (fixture->store, make_report ("p1", "End."));
  g_autoptr (GBytes) first = get_bytes (fixture);
  store_take (fixture->store, make_report ("p1", "End."));
  g_autoptr (GBytes) second = get_bytes (fixture);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_unflushed (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_take (fixture->store, make_report ("p1", "End."));
  g_clear_pointer (&fixture->store, sg_store_free);
  fixture->store = store_open (fixture->path, SG_STORE_WRITE);
  g_assert_cmpint (get_number (fixture->store, "SELECT count(*) FROM document"), ==, 0);
  g_assert_cmpint (get_number (fixture->store, "SELECT count(*) FROM alias"), ==, 0);
}

static void
test_versions (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_report ("p1", "End."));
  store_run (store, "UPDATE statement SET state = 'confirmed' WHERE id = 2");
  SgDocument *doc = make_document ("report", "p1", "Cy Dow said he slept. Bo Lee said the town had lied.");
  gint32 cy = make_entity (doc, SG_ENTITY_PERSON, "Cy Dow", NULL);
  gint32 bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
  gint32 ann = make_entity (doc, SG_ENTITY_PERSON, "Ann Ray", NULL);
  make_statement (doc, "he slept", cy);
  gint32 lied = make_statement (doc, "the town had lied", bo);
  make_tie (doc, lied, bo, SG_STANCE_COOPERATE, ann, 0.6);
  make_tie (doc, lied, bo, SG_STANCE_BLAME, ann, 0.9);
  store_take (store, doc);
  /* "the town had lied" moved with its id, its tie's id and what a person said */
  g_assert_cmpint (get_number (store, "SELECT document * 10 + ordinal FROM statement WHERE id = 2"), ==, 21);
  g_assert_cmpint (get_number (store, "SELECT state = 'confirmed' FROM statement WHERE id = 2"), ==, 1);
  g_assert_cmpint (get_number (store, "SELECT id FROM tie WHERE stance = 'blame'"), ==, 1);
  g_assert_cmpint (get_number (store, "SELECT id FROM tie WHERE stance = 'cooperate'"), ==, 2);
  g_assert_cmpint (get_number (store, "SELECT id FROM statement WHERE content = 'he slept'"), ==, 3);
  g_assert_cmpint (get_number (store, "SELECT superseded_by FROM document WHERE id = 1"), ==, 2);
  g_assert_cmpint (get_number (store, "SELECT version FROM document WHERE id = 2"), ==, 2);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM document_text"), ==, 2);
}

static void
test_counts (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStoreCounts counts;
  g_autoptr (GError) error = NULL;
  store_take (fixture->store, make_report ("p1", "End."));
  store_take (fixture->store, make_report ("p2", "End."));
  store_take (fixture->store, make_report ("p2", "Changed."));
  g_assert_true (sg_store_count (fixture->store, &counts, &error));
  g_assert_cmpint (counts.documents, ==, 1);
  g_assert_cmpint (counts.statements, ==, 2);
  g_assert_cmpint (counts.speakers, ==, 2);
  g_assert_cmpint (counts.ties, ==, 1);
  store_run (fixture->store, "UPDATE statement SET state = 'rejected' WHERE content LIKE '%lied'");
  g_assert_true (sg_store_count (fixture->store, &counts, &error));
  g_assert_cmpint (counts.statements, ==, 1);
  g_assert_cmpint (counts.ties, ==, 0);
}

/* Who an article is about; "=role" stands behind an alias that is no name. */
typedef struct {
  const char *document;
  SgEntityType type;
  const char *name, *alias;
} Person;

#define PERSON SG_ENTITY_PERSON
#define ORGANIZATION SG_ENTITY_ORGANIZATION

static const struct {
  const char *title;
  Person people[6];
  const char *actors;         /* for each of them, which actor it is */
} link_cases[] = {
  { "full names, whatever their case, accents and titles",
    { { "1", PERSON, "Zoë Marr", NULL }, { "2", PERSON, "ZOE  MARR", NULL }, { "3", PERSON, "Mr. Zoe Marr", NULL } }, "aaa" },
  { "types stay apart", { { "1", SG_ENTITY_COUNTRY, "Georgia", NULL }, { "2", SG_ENTITY_PLACE, "Georgia", NULL },
    { "3", SG_ENTITY_COUNTRY, "Georgia", NULL } }, "aba" },
  { "the article is no part of a name",
    { { "1", ORGANIZATION, "The Harbour Board", NULL }, { "2", ORGANIZATION, "Harbour Board", NULL } }, "aa" },
  { "a surname with one bearer", { { "1", PERSON, "Marr", NULL }, { "2", PERSON, "Zoe Marr", NULL } }, "aa" },
  { "a surname with two bearers: each stays alone",
    { { "1", PERSON, "Marr", NULL }, { "2", PERSON, "Zoe Marr", NULL }, { "3", PERSON, "Ian Marr", NULL },
      { "4", PERSON, "Marr", NULL } }, "abcd" },
  { "a surname that nobody bears in full", { { "1", PERSON, "Marr", NULL }, { "2", PERSON, "Ms Marr", NULL } }, "aa" },
  { "another name, where the article of the full name uses it",
    { { "1", PERSON, "Zoe Marr", "Zozo" }, { "2", PERSON, "Zozo", NULL } }, "aa" },
  { "a first name is nobody's alone", { { "1", PERSON, "Zoe Marr", "Zoe" }, { "2", PERSON, "Zoe", NULL },
    { "3", PERSON, "Zoe", NULL } }, "abc" },
  { "unless it is a surname", { { "1", PERSON, "Zoe Martin", NULL }, { "2", PERSON, "Martin", NULL } }, "aa" },
  { "a particle belongs to the surname",
    { { "1", PERSON, "Ida van der Molen", NULL }, { "2", PERSON, "van der Molen", NULL } }, "aa" },
  { "initials of an organisation",
    { { "1", ORGANIZATION, "Northern Ferry Union", "NFU" }, { "2", ORGANIZATION, "NFU", NULL } }, "aa" },
  { "a role links nobody", { { "1", PERSON, "spokesman", "spokesman=role" }, { "2", PERSON, "spokesman", "spokesman=role" } },
    "ab" },
  { "a description, called by other words before it too",
    { { "1", PERSON, "girl", "a girl=role" }, { "2", PERSON, "Girl", "a girl=role" } }, "ab" },
  { "what is written without a capital is no name",
    { { "1", ORGANIZATION, "joint patrol", NULL }, { "2", ORGANIZATION, "joint patrol", NULL } }, "ab" },
  { "a role that ends in a name is no doubt of the name",
    { { "1", PERSON, "Zoe Marr", "mayor=role" }, { "2", PERSON, "Zoe Marr", "the mayor of Marr=role" } }, "aa" },
  { "roles do not lead to a person of another article",
    { { "1", PERSON, "Zoe Marr", "the mayor=role" }, { "2", PERSON, "the mayor", "the mayor=role" } }, "ab" },
  { "two of one role in one article",
    { { "1", PERSON, "officer", "officer=role" }, { "1", PERSON, "officer", "officer=role" } }, "ab" },
  { "groups are known by what they are called",
    { { "1", SG_ENTITY_GROUP, "ferry workers", "ferry workers=description" },
      { "2", SG_ENTITY_GROUP, "the ferry workers", "the ferry workers=description" } }, "aa" },
  { "a surname is no organisation", { { "1", PERSON, "Zoe Marr", NULL }, { "2", ORGANIZATION, "Marr", NULL } }, "ab" },
};

/* Adds the people in one order or the other, each document by itself. */
static void
add_people (SgStore *store, const Person *people, gboolean backwards)
{
  for (int document = 1; document <= 6; document++) {
    char id[2] = { (char) ('0' + (backwards ? 7 - document : document)), '\0' };
    SgDocument *doc = make_document (id, "p1", "Nothing else.");
    for (int i = 0; i < 6 && people[i].name != NULL; i++)
      if (strcmp (people[i].document, id) == 0)
        make_entity (doc, people[i].type, people[i].name, people[i].alias, NULL);
    store_take (store, doc);
  }
}

/* Letters for the actors that the people are linked to, as in the cases. */
static char *
get_actors (SgStore *store)
{
  gboolean row;
  g_autoptr (GError) error = NULL;
  GString *letters = g_string_new (NULL);
  gint64 seen[6] = { 0 };
  int n_seen = 0;
  sqlite3_stmt *stmt = sgp_sql_prepare (store, &error, "SELECT l.actor FROM document_entity e JOIN document d ON"
                                        " d.id = e.document JOIN link l ON l.entity = e.id ORDER BY d.key, e.ordinal");
  while (sgp_sql_step (store, stmt, &row, &error) && row) {
    int i = 0;
    gint64 actor = sqlite3_column_int64 (stmt, 0);
    while (i < n_seen && seen[i] != actor)
      i++;
    if (i == n_seen)
      seen[n_seen++] = actor;
    g_string_append_c (letters, (char) ('a' + i));
  }
  sqlite3_finalize (stmt);
  return g_string_free (letters, FALSE);
}

/* Aliases are counted as if the current links were made in one go. */
static void
assert_counted (SgStore *store)
{
  g_assert_cmpint (get_number (store,
    "SELECT count(*) FROM (SELECT l.actor, x.key, x.kind, count(*) AS uses, sum (e.naming = 'full') AS full_uses"
    " FROM link l JOIN document_entity e ON e.id = l.entity JOIN alias x ON x.entity = e.id GROUP BY 1, 2, 3)"
    " c FULL JOIN actor_alias a ON a.actor = c.actor AND a.key = c.key AND a.kind = c.kind"
    " WHERE a.uses IS NOT c.uses OR a.full_uses IS NOT c.full_uses"), ==, 0);
}

static void
test_links (StoreFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (link_cases); i++) {
    add_people (fixture->store, link_cases[i].people, data != NULL);
    g_autofree char *actors = get_actors (fixture->store);
    if (strcmp (actors, link_cases[i].actors) != 0)
      g_test_message ("%s", link_cases[i].title);
    g_assert_cmpstr (actors, ==, link_cases[i].actors);
    assert_counted (fixture->store);
    store_run (fixture->store, "DELETE FROM document; DELETE FROM document_entity; DELETE FROM alias; DELETE FROM actor;"
                             "DELETE FROM actor_alias; DELETE FROM link;");
  }
}

static SgDocument *
make_named (const char *id, const char *text, const char *name)
{
  SgDocument *doc = make_document (id, "p1", text);
  make_entity (doc, PERSON, name, NULL);
  return doc;
}

/* What links a short name may come and go with new versions. */
static void
test_relink (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_named ("1", "x", "Marr"));
  store_take (store, make_named ("2", "x", "Zoe Marr"));
  g_autofree char *one = get_actors (store);
  store_take (store, make_named ("3", "x", "Ian Marr"));
  g_autofree char *two = get_actors (store);
  store_take (store, make_named ("3", "y", "Ian Moor"));
  g_autofree char *three = get_actors (store);
  store_take (store, make_named ("2", "y", "Zoe Moor"));
  g_autofree char *four = get_actors (store);
  g_assert_cmpstr (one, ==, "aa");
  g_assert_cmpstr (two, ==, "abc");
  g_assert_cmpstr (three, ==, "aab");
  g_assert_cmpstr (four, ==, "abc");
  assert_counted (store);
}

/* A document of some of a few people; @mix tells which. */
static SgDocument *
make_mixed (int document, guint mix)
{
  static const Person people[] = {
    { NULL, PERSON, "Zoe Marr", "Zozo" }, { NULL, PERSON, "Ian Marr", NULL }, { NULL, PERSON, "Marr", NULL },
    { NULL, PERSON, "Zozo", NULL }, { NULL, PERSON, "Ida van der Molen", NULL }, { NULL, PERSON, "van der Molen", NULL },
    { NULL, ORGANIZATION, "Northern Ferry Union", "NFU" }, { NULL, ORGANIZATION, "NFU", NULL },
    { NULL, ORGANIZATION, "New Farm Union", "NFU" }, { NULL, PERSON, "mayor", "the mayor=role" },
  };
  char id[] = { (char) ('0' + document), '\0' };
  g_autofree char *text = g_strdup_printf ("Mix %u.", mix);
  SgDocument *doc = make_document (id, "p1", text);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (mix >> i & 1)
      make_entity (doc, people[i].type, people[i].name, people[i].alias, NULL);
  return doc;
}

/* Who is linked with whom in the newest versions. */
static char *
get_partition (SgStore *store)
{
  gboolean row;
  GString *pairs = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt = sgp_sql_prepare (store, &error,
    "WITH x AS (SELECT d.key || '.' || e.ordinal AS place, l.actor FROM document_entity e JOIN document d"
    " ON d.id = e.document JOIN link l ON l.entity = e.id) SELECT a.place, min (b.place) FROM x a JOIN x b"
    " ON a.actor = b.actor GROUP BY a.place ORDER BY 1");
  while (sgp_sql_step (store, stmt, &row, &error) && row)
    g_string_append_printf (pairs, "%s=%s ", sgp_sql_text (stmt, 0), sgp_sql_text (stmt, 1));
  sqlite3_finalize (stmt);
  return g_string_free (pairs, FALSE);
}

/* After any history links are those of a store that only ever saw the last
 * versions, in another order. */
static void
test_any_history (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint mixes[5] = { 0 };
  for (int step = 0; step < 300; step++) {
    int document = g_rand_int_range (rand, 0, 5);
    mixes[document] = (guint) g_rand_int_range (rand, 1, 1 << 10);
    store_take (fixture->store, make_mixed (document, mixes[document]));
    if (step % 10 != 9)
      continue;
    g_autofree char *path = g_build_filename (fixture->folder, "fresh.sg", NULL);
    SgStore *fresh = store_open (path, SG_STORE_WRITE);
    for (int i = 4; i >= 0; i--)
      if (mixes[i] != 0)
        store_take (fresh, make_mixed (i, mixes[i]));
    g_autofree char *expected = get_partition (fresh), *found = get_partition (fixture->store);
    g_assert_cmpstr (found, ==, expected);
    assert_counted (fixture->store);
    sg_store_free (fresh);
    g_remove (path);
  }
}

/* Documents come out as they went in. */
static void
test_round_trip (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  SgDocument *doc = make_report ("p1", "“It is so,” he said. \xF0\x9F\x8C\x8A");
  gint32 group = make_entity (doc, SG_ENTITY_GROUP, "the town", "town folk=description", NULL);
  make_part (doc, group, 0);
  gint32 nobody = make_statement (doc, "“It is so,”", -1);
  sgp_document_get_statement_rows (doc)[nobody].parent = 0;
  sg_document_set_meta (doc, SG_META_DATE, "2024-02-29");
  sg_document_set_meta (doc, SG_META_PATH, "news/report.txt");
  g_autofree char *in = sg_document_to_json (doc, TRUE);
  store_take (fixture->store, doc);
  for (const char *const *id = (const char *const[]) { "d1", "s3", "t1", NULL }; *id != NULL; id++) {
    g_autoptr (SgStoredDocument) stored = sg_store_get_document (fixture->store, *id, &error);
    g_assert_no_error (error);
    g_autofree char *out = sg_document_to_json (stored->document, TRUE);
    g_assert_cmpstr (out, ==, in);
    g_assert_cmpint (stored->statements[2], ==, 3);
    g_assert_cmpint (stored->ties[0], ==, 1);
  }
  g_autoptr (SgStoredDocument) none = sg_store_get_document (fixture->store, "s4", &error);
  g_assert_null (none);
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
}

static SgDocument *
make_dated (const char *id, const char *date, const char *outlet, const char *source, SgStance stance, const char *target)
{
  g_autofree char *text = g_strdup_printf ("%s on %s.", source, target);
  SgDocument *doc = make_document (id, "p1", text);
  sg_document_set_meta (doc, SG_META_DATE, date);
  sg_document_set_meta (doc, SG_META_OUTLET, outlet);
  gint32 a = make_entity (doc, PERSON, source, NULL), b = make_entity (doc, PERSON, target, NULL);
  make_tie (doc, make_statement (doc, text, a), a, stance, b, stance == SG_STANCE_BLAME ? 0.9 : 0.4);
  return doc;
}

/* Tells the store of document "1" and asserts whether that was new, and what is
 * known then: "title|date|outlet". */
static void
assert_meta (SgStore *store, const char *title, const char *date, gboolean changed, const char *expected)
{
  gboolean found;
  g_autoptr (SgDocument) doc = make_document ("1", "p1", "Ann on Bo.");
  sg_document_set_meta (doc, SG_META_TITLE, title);
  sg_document_set_meta (doc, SG_META_DATE, date);
  g_assert_true (sg_store_update_meta (store, doc, &found, NULL));
  g_assert_cmpint (found, ==, changed);
  g_autoptr (SgStoredDocument) stored = sg_store_get_document (store, "d1", NULL);
  g_autofree char *known = g_strjoin ("|", sg_document_get_meta (stored->document, SG_META_TITLE),
                                      sg_document_get_meta (stored->document, SG_META_DATE),
                                      sg_document_get_meta (stored->document, SG_META_OUTLET), NULL);
  g_assert_cmpstr (known, ==, expected);
}

/* What is told of a text later: it is taken over, and searches find it. */
static void
test_meta (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  gboolean found;
  store_take (store, make_dated ("1", "2024-01-05", "Gazette", "Ann", SG_STANCE_BLAME, "Bo"));
  assert_meta (store, "Owners blamed", NULL, TRUE, "Owners blamed|2024-01-05|Gazette");
  assert_meta (store, NULL, NULL, FALSE, "Owners blamed|2024-01-05|Gazette");
  assert_meta (store, "Owners freed", "2024-01-06", TRUE, "Owners freed|2024-01-06|Gazette");
  assert_meta (store, "Owners freed", "2024-01-06", FALSE, "Owners freed|2024-01-06|Gazette");
  store_run (store, "INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)");
  store_take (store, make_dated ("1", NULL, NULL, "Ann", SG_STANCE_COOPERATE, "Cy"));
  g_autoptr (SgStoredDocument) stored = sg_store_get_document (store, "d2", NULL);
  g_assert_cmpstr (sg_document_get_meta (stored->document, SG_META_TITLE), ==, "Owners freed");
  g_assert_cmpstr (sg_document_get_meta (stored->document, SG_META_OUTLET), ==, "Gazette");
  check_store (store);
  g_autoptr (SgDocument) unknown = make_dated ("2", "2024-01-05", "Gazette", "Ann", SG_STANCE_BLAME, "Bo");
  g_assert_true (sg_store_update_meta (store, unknown, &found, NULL));
  g_assert_false (found);
}

/* The ids of the ties that a filter leaves, as "1 3". */
static char *
list_ties (SgStore *store, const SgFilter *filter, GError **error)
{
  gint32 n;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_TIES, filter, 0, error);
  if (rows == NULL)
    return NULL;
  const SgTieRow *ties = sg_rows_get_ties (rows, &n);
  GString *ids = g_string_new (NULL);
  for (gint32 i = 0; i < n; i++)
    g_string_append_printf (ids, "%s%d", i > 0 ? " " : "", (int) ties[i].id);
  return g_string_free (ids, FALSE);
}

static void
assert_ties (SgStore *store, SgFilter filter, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *ids = list_ties (store, &filter, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_no_filter (SgStore *store, SgFilter filter, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *ids = list_ties (store, &filter, &error);
  g_assert_null (ids);
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_filters (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_dated ("1", "2024-01-05", "Gazette", "Ann Ray", SG_STANCE_BLAME, "Bo Lee"));
  store_take (store, make_dated ("2", "2024-01-06T09:30", "Courier", "Bo Lee", SG_STANCE_COOPERATE, "Ann Ray"));
  store_take (store, make_dated ("3", NULL, NULL, "Cy Lee", SG_STANCE_BLAME, "Bo Lee"));
  store_run (store, "UPDATE tie SET state = 'confirmed' WHERE id = 3");
  assert_ties (store, (SgFilter) SG_FILTER_INIT, "1 2 3");
  assert_ties (store, (SgFilter) { .stance = SG_STANCE_BLAME }, "1 3");
  assert_ties (store, (SgFilter) { .act = SG_ACT_ACCUSE }, "1 2 3");
  assert_ties (store, (SgFilter) { .act = SG_ACT_AID }, "");
  assert_ties (store, (SgFilter) { .speaker = "Ray" }, "1");
  assert_ties (store, (SgFilter) { .target = "a2" }, "1 3");
  assert_ties (store, (SgFilter) { .actor = "the ANN RAY" }, "1 2");
  assert_ties (store, (SgFilter) { .since = "2024-01-06" }, "2");
  assert_ties (store, (SgFilter) { .until = "2024-01-05" }, "1");
  assert_ties (store, (SgFilter) { .since = "2024-01-05", .until = "2024-01-06" }, "1 2");
  assert_ties (store, (SgFilter) { .outlet = "gazette" }, "1");
  assert_ties (store, (SgFilter) { .outlet = "'; DROP TABLE tie; --" }, "");
  assert_ties (store, (SgFilter) { .min_confidence = 0.5 }, "1 3");
  assert_ties (store, (SgFilter) { .confirmed_only = TRUE }, "3");
  assert_no_filter (store, (SgFilter) { .actor = "Lee" }, "'Lee' may be several: a2 Bo Lee, a3 Cy Lee;");
  assert_no_filter (store, (SgFilter) { .speaker = "Dow" }, "no actor is called 'Dow'");
  assert_no_filter (store, (SgFilter) { .target = "a99" }, "there is no actor 'a99'");
  assert_no_filter (store, (SgFilter) { .since = "2024-02-30" }, "no day");
}

static void
test_lists (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  SgFilter filter = { .actor = "Ann Ray" };
  g_autoptr (GError) error = NULL;
  store_take (fixture->store, make_dated ("1", "2024-01-05", "Gazette", "Ann Ray", SG_STANCE_BLAME, "Bo Lee"));
  store_take (fixture->store, make_dated ("2", "2024-01-06", "Courier", "Bo Lee", SG_STANCE_COOPERATE, "Cy Dow"));
  g_autoptr (SgRows) actors = sg_store_list (fixture->store, SG_ROWS_ACTORS, NULL, 0, &error);
  const SgActorRow *rows = sg_rows_get_actors (actors, &n);
  g_assert_cmpint (n, ==, 3);
  g_assert_cmpstr (rows[0].name, ==, "Bo Lee");        /* the busiest */
  g_assert_cmpint (rows[0].documents, ==, 2);
  g_assert_cmpint (rows[0].is_blamed, ==, 1);
  g_assert_cmpint (rows[0].works_with, ==, 1);
  g_assert_cmpint (rows[1].blames, ==, 1);
  g_autoptr (SgRows) statements = sg_store_list (fixture->store, SG_ROWS_STATEMENTS, &filter, 0, &error);
  const SgStatementRow *statement = sg_rows_get_statements (statements, &n);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpstr (statement->content, ==, "Ann Ray on Bo Lee.");
  g_assert_cmpstr (statement->speakers, ==, "Ann Ray");
  g_autoptr (SgRows) documents = sg_store_list (fixture->store, SG_ROWS_DOCUMENTS, &filter, 0, &error);
  sg_rows_get_documents (documents, &n);
  g_assert_cmpint (n, ==, 1);
  g_autoptr (SgRows) limited = sg_store_list (fixture->store, SG_ROWS_TIES, NULL, 1, &error);
  sg_rows_get_ties (limited, &n);
  g_assert_cmpint (n, ==, 1);
  g_assert_no_error (error);
}

/* The views for people who write SQL. */
static void
test_views (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_dated ("1", "2024-01-05", NULL, "Ann Ray", SG_STANCE_BLAME, "Bo Lee"));
  store_take (store, make_dated ("2", "2024-01-07", NULL, "Ann Ray", SG_STANCE_BLAME, "Bo Lee"));
  store_take (store, make_dated ("3", NULL, NULL, "Bo Lee", SG_STANCE_COOPERATE, "Ann Ray"));
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM actor_ties"), ==, 3);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM statement_list WHERE speakers = 'Ann Ray'"), ==, 2);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM who_blames_whom"), ==, 1);
  g_assert_cmpint (get_number (store, "SELECT statements FROM who_blames_whom WHERE source = 'Ann Ray'"
                               " AND target = 'Bo Lee' AND last_date = '2024-01-07'"), ==, 2);
  store_run (store, "UPDATE statement SET state = 'rejected'");
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM actor_ties"), ==, 0);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM statement_list"), ==, 0);
}

/* A file that somebody has changed must not be believed. */
static void
test_changed_by_hand (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const spans[] = { "[[0, 99999]]", "[[5, 2]]", "[[0, 99999999999999999999]]", "[[3" };
  store_take (fixture->store, make_report ("p1", "End."));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *sql = g_strdup_printf ("UPDATE statement SET spans = '%s' WHERE id = 1", spans[i]);
    store_run (fixture->store, sql);
    g_autoptr (SgStoredDocument) stored = sg_store_get_document (fixture->store, "d1", &error);
    g_assert_null (stored);
    g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  }
  store_run (fixture->store, "UPDATE actor SET name = cast (x'ff6e' AS TEXT)");
  g_autoptr (SgRows) rows = sg_store_list (fixture->store, SG_ROWS_ACTORS, NULL, 0, NULL);
  gint32 n;
  g_assert_true (g_utf8_validate (sg_rows_get_actors (rows, &n)->name, -1, NULL));
}

#define ADD(title, function) g_test_add ("/store/" title, StoreFixture, NULL, store_set_up, function, store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("open", test_open);
  ADD ("open-foreign", test_open_foreign);
  ADD ("states", test_states);
  ADD ("same-twice", test_same_twice);
  ADD ("unflushed", test_unflushed);
  ADD ("versions", test_versions);
  ADD ("counts", test_counts);
  ADD ("links", test_links);
  ADD ("meta", test_meta);
  g_test_add ("/store/links-backwards", StoreFixture, "backwards", store_set_up, test_links, store_tear_down);
  ADD ("relink", test_relink);
  ADD ("any-history", test_any_history);
  ADD ("round-trip", test_round_trip);
  ADD ("filters", test_filters);
  ADD ("lists", test_lists);
  ADD ("views", test_views);
  ADD ("changed-by-hand", test_changed_by_hand);
  return g_test_run ();
}
