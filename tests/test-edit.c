/* SPDX-License-Identifier: MIT
 *
 * Corrections: each kind made and taken back, and what cannot be done.
 */
#include "check-store.h"
#include "edit-store.h"
#include "make-document.h"
#include "make-store.h"
#include "store/store-private.h"

#include <stancegraph/error.h>
#include <stancegraph/rows.h>
#include <string.h>

/* s1 Ann Ray: the pier was unsafe; s2 Bo Lee: the town had lied, t1 blames
 * Ann Ray, t2 works with the Harbour Board. */
static SgDocument *
make_report (const char *pipeline, const char *end)
{
  g_autofree char *text = g_strconcat ("Ann Ray said the pier was unsafe. Bo Lee said the town had lied to the"
                                       " Harbour Board. ", end, NULL);
  SgDocument *doc = make_document ("report", pipeline, text);
  gint32 ann = make_entity (doc, SG_ENTITY_PERSON, "Ann Ray", NULL);
  gint32 bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
  gint32 board = make_entity (doc, SG_ENTITY_ORGANIZATION, "Harbour Board", NULL);
  make_statement (doc, "the pier was unsafe", ann);
  gint32 lied = make_statement (doc, "the town had lied to the Harbour Board", bo);
  make_tie (doc, lied, bo, SG_STANCE_BLAME, ann, 0.7123456789012345);
  make_tie (doc, lied, bo, SG_STANCE_COOPERATE, board, 0.6);
  return doc;
}

static void
assert_refused (SgStore *store, const SgEdit *edit, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (sg_store_edit (store, edit, &error), ==, 0);
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, message);
}

#define READ_TIES "t1 Bo Lee blame Ann Ray ACCUSE machine read; t2 Bo Lee cooperate Harbour Board ACCUSE machine read"
#define READ_STATEMENTS "s1 Ann Ray: the pier was unsafe, machine read;" \
                        " s2 Bo Lee: the town had lied to the Harbour Board, machine read"

static void
test_judge (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_report ("p1", "End."));
  assert_ties (store, READ_TIES);
  gint64 first = judge (store, SG_EDIT_CONFIRM, "t1");
  assert_ties (store, "t1 Bo Lee blame Ann Ray ACCUSE machine confirmed; t2 Bo Lee cooperate Harbour Board ACCUSE machine read");
  g_assert_cmpint (judge (store, SG_EDIT_CONFIRM, "t1"), ==, first);   /* said already */
  gint64 second = judge (store, SG_EDIT_REJECT, "t1");
  assert_ties (store, "t2 Bo Lee cooperate Harbour Board ACCUSE machine read");
  gint64 third = judge (store, SG_EDIT_REJECT, "s2");
  assert_ties (store, "");
  assert_statements (store, "s1 Ann Ray: the pier was unsafe, machine read");
  gint64 fourth = judge (store, SG_EDIT_CONFIRM, "t2");   /* so its statement cannot be wrong */
  assert_ties (store, "t2 Bo Lee cooperate Harbour Board ACCUSE machine confirmed");
  undo (store, fourth);
  undo (store, third);
  undo (store, first);
  assert_ties (store, "t2 Bo Lee cooperate Harbour Board ACCUSE machine read");
  undo (store, second);
  assert_ties (store, READ_TIES);
  assert_statements (store, READ_STATEMENTS);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM tie WHERE confidence = 0.7123456789012345"), ==, 1);
}

static void
test_set_target (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_report ("p1", "End."));
  gint64 first = set_target (store, "t1", "Harbour Board", SG_N_ENTITY_TYPES);
  assert_ties (store, "t1 Bo Lee blame Harbour Board ACCUSE machine confirmed;"
               " t2 Bo Lee cooperate Harbour Board ACCUSE machine read");
  /* somebody whom no document names */
  gint64 second = set_target (store, "t2", "Port Authority", SG_ENTITY_ORGANIZATION);
  assert_ties (store, "t1 Bo Lee blame Harbour Board ACCUSE machine confirmed;"
               " t2 Bo Lee cooperate Port Authority ACCUSE machine confirmed");
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM link WHERE reason = 'hand'"), ==, 1);
  set_target (store, "t1", "port authority", SG_N_ENTITY_TYPES);
  undo (store, second);
  undo (store, first);
  assert_ties (store, "t1 Bo Lee blame Port Authority ACCUSE machine confirmed;"
               " t2 Bo Lee cooperate Harbour Board ACCUSE machine read");
  undo (store, 3);
  assert_ties (store, READ_TIES);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM link WHERE reason = 'hand'"), ==, 0);
}

static void
test_set_stance (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_report ("p1", "End."));
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SET_STANCE;
  edit.id = "t2";
  assert_refused (store, &edit, "a stance or an act expected");
  edit.act = SG_ACT_ACCUSE;
  assert_refused (store, &edit, "t2 is so already");
  edit.stance = SG_STANCE_BLAME;
  gint64 first = make_edit (store, &edit);
  assert_ties (store, "t1 Bo Lee blame Ann Ray ACCUSE machine read; t2 Bo Lee blame Harbour Board ACCUSE machine confirmed");
  edit.stance = SG_STANCE_NEUTRAL;
  edit.act = SG_ACT_NONE;
  make_edit (store, &edit);
  assert_ties (store, "t1 Bo Lee blame Ann Ray ACCUSE machine read; t2 Bo Lee neutral Harbour Board NONE machine confirmed");
  undo (store, 2);
  undo (store, first);
  assert_ties (store, READ_TIES);
}

static void
test_clash (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const char *const board[] = { "Harbour Board", NULL };
  store_take (store, make_report ("p1", "End."));
  set_target (store, "t1", "Harbour Board", SG_N_ENTITY_TYPES);
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SET_STANCE;
  edit.id = "t2";
  edit.stance = SG_STANCE_BLAME;
  assert_refused (store, &edit, "t1 says so already");
  edit.kind = SG_EDIT_SET_TARGET;
  edit.actors = board;
  assert_refused (store, &edit, "t2 is towards that actor already");
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM correction"), ==, 1);
}

static void
test_rename (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  SgFilter filter = SG_FILTER_INIT;
  static const char *const names[] = { "Ann Rae", "Ann Ray", "annie rae", "a1" };
  gint32 n;
  store_take (store, make_report ("p1", "End."));
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_RENAME;
  edit.id = "Ann Ray";
  edit.words = "Ann Rae";
  gint64 first = make_edit (store, &edit);
  edit.id = "a1";
  edit.words = "Annie Rae";
  gint64 second = make_edit (store, &edit);
  assert_refused (store, &edit, "a1 is called 'Annie Rae' already");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GError) error = NULL;
    filter.speaker = names[i];
    g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_STATEMENTS, &filter, 0, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (sg_rows_get_statements (rows, &n)->speakers, ==, "Annie Rae");
    g_assert_cmpint (n, ==, 1);
  }
  undo (store, first);
  g_assert_cmpint (get_number (store, "SELECT name = 'Annie Rae' AND read_name = 'Ann Ray' FROM actor WHERE id = 1"), ==, 1);
  undo (store, second);
  g_assert_cmpint (get_number (store, "SELECT name = 'Ann Ray' AND read_name IS NULL FROM actor WHERE id = 1"), ==, 1);
}

static void
assert_not_undone (SgStore *store, gint64 id, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (sg_store_undo (store, id, "cy", &error), ==, 0);
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, message);
  check_store (store);
}

static void
test_set_speaker (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_report ("p1", "End."));
  /* Ann Ray would blame herself: that tie is gone */
  gint64 first = edit_actors (store, SG_EDIT_SET_SPEAKER, "s2", "Ann Ray", NULL);
  assert_ties (store, "t2 Ann Ray cooperate Harbour Board ACCUSE machine read");
  assert_statements (store, "s1 Ann Ray: the pier was unsafe, machine read;"
                     " s2 Ann Ray: the town had lied to the Harbour Board, machine confirmed");
  undo (store, first);
  assert_ties (store, READ_TIES);
  /* nobody speaks: nobody takes a stance */
  gint64 second = edit_actors (store, SG_EDIT_SET_SPEAKER, "s2", NULL, NULL);
  assert_ties (store, "");
  undo (store, second);
  assert_statements (store, READ_STATEMENTS);
  /* Bo Lee and another: Bo Lee's ties stay */
  gint64 third = edit_actors (store, SG_EDIT_SET_SPEAKER, "s2", "Bo Lee", "Harbour Board");
  assert_ties (store, READ_TIES);
  undo (store, third);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM reading"), ==, 0);
}

static void
test_several_speakers (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  const char *const actors[] = { "Ida Moor", "Cy Dow", NULL };
  store_take (store, make_report ("p1", "End."));
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SET_SPEAKER;
  edit.id = "s2";
  edit.actors = actors;
  edit.type = SG_ENTITY_PERSON;
  gint64 first = make_edit (store, &edit);
  static const char both[] = "t1 Ida Moor blame Ann Ray ACCUSE machine read;"
                             " t2 Ida Moor cooperate Harbour Board ACCUSE machine read;"
                             " t3 Cy Dow blame Ann Ray ACCUSE machine read;"
                             " t4 Cy Dow cooperate Harbour Board ACCUSE machine read";
  assert_ties (store, both);
  gint64 second = judge (store, SG_EDIT_CONFIRM, "t3");
  assert_not_undone (store, first, "c1 cannot be undone before what builds on it: c2 confirm");
  undo (store, second);
  assert_ties (store, both);   /* the same ids, whenever it is replayed */
  assert_refused (store, &edit, "s2 is so already");
  undo (store, first);
  assert_ties (store, READ_TIES);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM document_entity"), ==, 3);
}

static void
test_set_span (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  store_take (store, make_report ("p1", "The town had not. The town had."));
  gint64 first = set_span (store, "s2", "THE TOWN  had lied");
  assert_statements (store, "s1 Ann Ray: the pier was unsafe, machine read; s2 Bo Lee: the town had lied, machine confirmed");
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM tie WHERE evidence = 'the town had lied'"), ==, 2);
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SET_SPAN;
  edit.id = "s2";
  edit.words = "the town had lied";
  assert_refused (store, &edit, "s2 is so already");
  edit.words = "the town had";
  assert_refused (store, &edit, "'the town had' stands in d1 at 3 places; an occurrence from 1 to 3 expected");
  edit.words = "the village had";
  assert_refused (store, &edit, "'the village had' does not stand in d1");
  edit.words = "ier was uns";
  assert_refused (store, &edit, "'ier was uns' does not stand in d1");
  edit.words = " ";
  assert_refused (store, &edit, "words of the article expected");
  edit.words = "the town had";
  edit.occurrence = 4;
  assert_refused (store, &edit, "'the town had' stands in d1 at 3 places; an occurrence from 1 to 3 expected");
  edit.occurrence = 2;
  gint64 second = make_edit (store, &edit);
  g_assert_cmpint (get_number (store, "SELECT spans = '[[86, 98]]' FROM statement WHERE id = 2"), ==, 1);
  gint64 third = judge (store, SG_EDIT_CONFIRM, "s2");
  assert_not_undone (store, second, "c2 cannot be undone before what builds on it: c3 confirm");
  undo (store, third);
  undo (store, second);
  undo (store, first);
  assert_statements (store, READ_STATEMENTS);
}

static void
test_add (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const char *const cy[] = { "Cy Dow", NULL };
  static const char *const pair[] = { "Cy Dow", "Ann Ray", NULL };
  store_take (store, make_report ("p1", "\"We knew\", said Cy Dow, \"of it.\""));
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_ADD_STATEMENT;
  edit.id = "d1";
  edit.words = "“we knew” ... “of it.”";
  edit.cue = "said";
  edit.actors = cy;
  edit.type = SG_ENTITY_PERSON;
  gint64 first = make_edit (store, &edit);
  assert_statements (store, READ_STATEMENTS "; s3 Cy Dow: \"We knew\" … \"of it.\", hand confirmed");
  g_assert_cmpint (get_number (store, "SELECT kind = 'direct' AND cue = '[[97, 101]]' AND ordinal = 1 FROM statement"
                               " WHERE id = 3"),
                   ==, 1);
  edit = (SgEdit) NO_EDIT;
  edit.kind = SG_EDIT_ADD_TIE;
  edit.id = "s2";
  edit.actors = pair;
  edit.stance = SG_STANCE_BLAME;
  assert_refused (store, &edit, "the source does not speak s2");
  edit.id = "s3";
  gint64 second = make_edit (store, &edit);
  assert_refused (store, &edit, "t3 says so already");
  assert_ties (store, READ_TIES "; t3 Cy Dow blame Ann Ray NONE hand confirmed");
  gint64 third = judge (store, SG_EDIT_REJECT, "t3");
  assert_not_undone (store, first, "c1 cannot be undone before what builds on it: c2 add-tie, c3 reject");
  assert_not_undone (store, second, "c2 cannot be undone before what builds on it: c3 reject");
  undo (store, third);
  undo (store, second);
  undo (store, first);
  assert_statements (store, READ_STATEMENTS);
  assert_ties (store, READ_TIES);
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM document_entity"), ==, 3);
  edit = (SgEdit) NO_EDIT;
  edit.kind = SG_EDIT_ADD_STATEMENT;
  edit.id = "d1";
  edit.words = "had lied";      /* inside s2; nobody says it */
  make_edit (store, &edit);
  g_assert_cmpint (get_number (store, "SELECT id * 10 + parent FROM statement WHERE origin = 'hand'"), ==, 42);
}

/* Who speaks each statement of a one-sentence document, in order of keys. */
static char *
describe_speakers (SgStore *store)
{
  gboolean row;
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt = sgp_sql_prepare (store, &error, "SELECT group_concat (name, ', ') FROM (SELECT a.name FROM document d"
                                        " JOIN statement s ON s.document = d.id JOIN speaker p ON p.statement = s.id"
                                        " JOIN link l ON l.entity = p.entity JOIN actor a ON a.id = l.actor"
                                        " WHERE d.superseded_by IS NULL ORDER BY d.key)");
  g_assert_true (sgp_sql_step (store, stmt, &row, &error) && row);
  char *names = sgp_sql_dup_text (stmt, 0);
  sqlite3_finalize (stmt);
  return names;
}

static void
assert_speakers (SgStore *store, const char *expected)
{
  g_autofree char *names = describe_speakers (store);
  g_assert_cmpstr (names, ==, expected);
}

static void
take_speech (SgStore *store, const char *id, const char *pipeline, const char *name)
{
  g_autofree char *text = g_strconcat (name, " said that it rained.", NULL);
  SgDocument *doc = make_document (id, pipeline, text);
  make_statement (doc, "that it rained", make_entity (doc, SG_ENTITY_PERSON, name, NULL));
  store_take (store, doc);
}

static void
test_merge (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  take_speech (store, "1", "p1", "Zoe Marr");
  take_speech (store, "2", "p1", "Zoe Marr-Holt");
  take_speech (store, "3", "p1", "Ian Holt");
  gint64 first = edit_actors (store, SG_EDIT_MERGE, "Zoe Marr", "Zoe Marr-Holt", NULL);
  assert_speakers (store, "Zoe Marr, Zoe Marr, Ian Holt");
  take_speech (store, "4", "p1", "Zoe Marr-Holt");   /* it holds for documents to come */
  take_speech (store, "2", "p2", "Zoe Marr-Holt");
  take_speech (store, "5", "p1", "Marr-Holt");
  assert_speakers (store, "Zoe Marr, Zoe Marr, Ian Holt, Zoe Marr, Zoe Marr");
  gint64 second = edit_actors (store, SG_EDIT_MERGE, "Ian Holt", "a2", NULL);   /* a2 is Zoe Marr now */
  assert_speakers (store, "Ian Holt, Ian Holt, Ian Holt, Ian Holt, Ian Holt");
  SgEdit edit = NO_EDIT;
  static const char *const self[] = { "a1", NULL };
  edit.kind = SG_EDIT_MERGE;
  edit.id = "a3";
  assert_refused (store, &edit, "the actors to merge expected");
  edit.actors = self;
  assert_refused (store, &edit, "'a1' is that actor already");
  undo (store, first);
  assert_speakers (store, "Ian Holt, Zoe Marr-Holt, Ian Holt, Zoe Marr-Holt, Zoe Marr-Holt");
  undo (store, second);
  assert_speakers (store, "Zoe Marr, Zoe Marr-Holt, Ian Holt, Zoe Marr-Holt, Zoe Marr-Holt");
}

static void
test_split (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const char *const third[] = { "d3", NULL };
  take_speech (store, "1", "p1", "Zoe Marr");
  take_speech (store, "2", "p1", "Zoe Marr");
  take_speech (store, "3", "p1", "Zoe Marr");
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SPLIT;
  edit.id = "Zoe Marr";
  assert_refused (store, &edit, "documents expected, as d3");
  edit.documents = third;
  edit.words = "Zoe Marr of Hull";
  gint64 first = make_edit (store, &edit);
  assert_refused (store, &edit, "a1 does not occur in d3");
  assert_speakers (store, "Zoe Marr, Zoe Marr, Zoe Marr of Hull");
  take_speech (store, "3", "p2", "Zoe Marr");
  take_speech (store, "2", "p2", "Marr");
  assert_speakers (store, "Zoe Marr, Zoe Marr, Zoe Marr of Hull");
  gint64 second = judge (store, SG_EDIT_CONFIRM, "s3");
  undo (store, second);
  gint64 merged = edit_actors (store, SG_EDIT_MERGE, "a1", "Zoe Marr of Hull", NULL);
  assert_speakers (store, "Zoe Marr, Zoe Marr, Zoe Marr");
  assert_not_undone (store, first, "c1 cannot be undone before what builds on it: c3 merge");
  undo (store, merged);
  assert_speakers (store, "Zoe Marr, Zoe Marr, Zoe Marr of Hull");
  undo (store, first);
  assert_speakers (store, "Zoe Marr, Zoe Marr, Zoe Marr");
}

static void
test_refused (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const nobody[] = { "Ida Moor", NULL };
  static const struct {
    SgEditKind kind;
    const char *id;
    const char *const *actors;
    const char *words, *message;
  } cases[] = {
    { SG_EDIT_CONFIRM, "x7", NULL, NULL, "'x7': a statement or tie, as s7 or t17, expected" },
    { SG_EDIT_CONFIRM, "t", NULL, NULL, "'t': a statement or tie, as s7 or t17, expected" },
    { SG_EDIT_REJECT, "s7x", NULL, NULL, "'s7x': a statement or tie, as s7 or t17, expected" },
    { SG_EDIT_SET_STANCE, "s2", NULL, NULL, "'s2': a tie, as t17, expected" },
    { SG_EDIT_SET_TARGET, "t1", NULL, NULL, "one actor expected, the target" },
    { SG_EDIT_SET_TARGET, "t1", nobody, NULL, "no actor is called 'Ida Moor'; give its type (--type) to add it" },
    { SG_EDIT_RENAME, "Ida Moor", NULL, "Ida", "'Ida Moor': an actor expected, by its name or as a12" },
    { SG_EDIT_RENAME, "a9", NULL, "Ida", "there is no actor 'a9'" },
    { SG_EDIT_RENAME, "a1", NULL, " ", "a name expected" },
  };
  SgStore *store = fixture->store;
  store_take (store, make_report ("p1", "End."));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    SgEdit edit = NO_EDIT;
    edit.kind = cases[i].kind;
    edit.id = cases[i].id;
    edit.actors = cases[i].actors;
    edit.words = cases[i].words;
    assert_refused (store, &edit, cases[i].message);
  }
  g_assert_cmpint (get_number (store, "SELECT (SELECT count(*) FROM correction) + (SELECT count(*) FROM reading)"), ==, 0);
  assert_ties (store, READ_TIES);
}

static void
test_undo_refused (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  store_take (store, make_report ("p1", "End."));
  gint64 id = judge (store, SG_EDIT_CONFIRM, "s1");
  undo (store, id);
  g_assert_cmpint (sg_store_undo (store, id, "bo", &error), ==, 0);
  g_assert_cmpstr (error->message, ==, "c1 is undone already");
  g_clear_error (&error);
  g_assert_cmpint (sg_store_undo (store, 7, "bo", &error), ==, 0);
  g_assert_cmpstr (error->message, ==, "there is no correction 'c7'");
}

static void
test_rows (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  gint32 n;
  SgStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  store_take (store, make_report ("p1", "End."));
  SgEdit edit = NO_EDIT;
  edit.id = "s2";
  edit.note = "heard it";
  make_edit (store, &edit);
  set_target (store, "t1", "Harbour Board", SG_N_ENTITY_TYPES);
  undo (store, 2);
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_CORRECTIONS, NULL, 0, &error);
  const SgCorrectionRow *corrections = sg_rows_get_corrections (rows, &n);
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpstr (corrections[0].about, ==, "s2");
  g_assert_cmpstr (corrections[0].quote, ==, "the town had lied to the Harbour Board");
  g_assert_cmpstr (corrections[0].note, ==, "heard it");
  g_assert_cmpint (corrections[0].kind, ==, SG_EDIT_CONFIRM);
  g_assert_cmpint (corrections[0].status, ==, SG_CORRECTION_ACTIVE);
  g_assert_null (corrections[0].value);
  g_assert_cmpstr (corrections[1].about, ==, "t1");
  g_assert_cmpstr (corrections[1].value, ==, "target: Harbour Board");
  g_assert_cmpstr (corrections[1].document_key, ==, "report");
  g_assert_cmpint (corrections[1].status, ==, SG_CORRECTION_UNDONE);
  g_assert_cmpstr (corrections[1].undone_by, ==, "cy");
  g_assert_nonnull (corrections[1].undone_time);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, StoreFixture, NULL, store_set_up, function, edit_tear_down)
  ADD ("/edit/confirm and reject", test_judge);
  ADD ("/edit/set-target", test_set_target);
  ADD ("/edit/set-stance", test_set_stance);
  ADD ("/edit/clash", test_clash);
  ADD ("/edit/set-speaker", test_set_speaker);
  ADD ("/edit/several speakers", test_several_speakers);
  ADD ("/edit/set-span", test_set_span);
  ADD ("/edit/add", test_add);
  ADD ("/edit/merge", test_merge);
  ADD ("/edit/split", test_split);
  ADD ("/edit/rename", test_rename);
  ADD ("/edit/what cannot be done", test_refused);
  ADD ("/edit/what cannot be undone", test_undo_refused);
  ADD ("/edit/rows", test_rows);
  return g_test_run ();
}
