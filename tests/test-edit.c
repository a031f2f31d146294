/* SPDX-License-Identifier: MIT
 *
 * Corrections: each kind made, taken back, and made good again after the
 * document is read anew.
 */
#include "check-store.h"
#include "make-document.h"
#include "make-store.h"
#include "store/store-private.h"

#include <glib/gstdio.h>
#include <stancegraph/error.h>
#include <stancegraph/rows.h>
#include <string.h>

typedef struct {
  char *folder, *path;
  SgStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  fixture->folder = g_dir_make_tmp ("stancegraph-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sg", NULL);
  fixture->store = sg_store_open (fixture->path, SG_STORE_WRITE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  check_store (fixture->store);
  g_clear_pointer (&fixture->store, sg_store_free);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

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

/* "t1 Bo Lee blame Ann Ray ACCUSE machine read; ..." */
static char *
describe_ties (SgStore *store)
{
  gint32 n;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_TIES, NULL, 0, &error);
  g_assert_no_error (error);
  const SgTieRow *ties = sg_rows_get_ties (rows, &n);
  GString *out = g_string_new (NULL);
  for (gint32 i = 0; i < n; i++)
    g_string_append_printf (out, "%st%d %s %s %s %s %s %s", i > 0 ? "; " : "", (int) ties[i].id, ties[i].source_name,
                            sg_stance_get_name (ties[i].stance), ties[i].target_name, sg_act_get_name (ties[i].act),
                            sg_origin_get_name (ties[i].origin), sg_state_get_name (ties[i].state));
  return g_string_free (out, FALSE);
}

/* "s1 Ann Ray: the pier was unsafe, machine read; ..." */
static char *
describe_statements (SgStore *store)
{
  gint32 n;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_STATEMENTS, NULL, 0, &error);
  g_assert_no_error (error);
  const SgStatementRow *statements = sg_rows_get_statements (rows, &n);
  GString *out = g_string_new (NULL);
  for (gint32 i = 0; i < n; i++)
    g_string_append_printf (out, "%ss%d %s: %s, %s %s", i > 0 ? "; " : "", (int) statements[i].id,
                            statements[i].speakers != NULL ? statements[i].speakers : "nobody", statements[i].content,
                            sg_origin_get_name (statements[i].origin), sg_state_get_name (statements[i].state));
  return g_string_free (out, FALSE);
}

static void
assert_ties (SgStore *store, const char *expected)
{
  g_autofree char *ties = describe_ties (store);
  g_assert_cmpstr (ties, ==, expected);
}

static void
assert_statements (SgStore *store, const char *expected)
{
  g_autofree char *statements = describe_statements (store);
  g_assert_cmpstr (statements, ==, expected);
}

#define NO_EDIT { SG_EDIT_CONFIRM, NULL, "ann", NULL, NULL, SG_N_ENTITY_TYPES, SG_STANCE_NONE, SG_ACT_NONE, \
                  NULL, NULL, SG_N_STATEMENT_KINDS, 0, NULL }

static gint64
make_edit (SgStore *store, const SgEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id = sg_store_edit (store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  check_store (store);
  return id;
}

static void
assert_refused (SgStore *store, const SgEdit *edit, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (sg_store_edit (store, edit, &error), ==, 0);
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, message);
}

static void
undo (SgStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (sg_store_undo (store, id, "cy", &error), ==, id);
  g_assert_no_error (error);
  check_store (store);
}

static gint64
judge (SgStore *store, SgEditKind kind, const char *id)
{
  SgEdit edit = NO_EDIT;
  edit.kind = kind;
  edit.id = id;
  return make_edit (store, &edit);
}

static gint64
set_target (SgStore *store, const char *id, const char *target, SgEntityType type)
{
  const char *const actors[] = { target, NULL };
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SET_TARGET;
  edit.id = id;
  edit.actors = actors;
  edit.type = type;
  return make_edit (store, &edit);
}

#define READ_TIES "t1 Bo Lee blame Ann Ray ACCUSE machine read; t2 Bo Lee cooperate Harbour Board ACCUSE machine read"
#define READ_STATEMENTS "s1 Ann Ray: the pier was unsafe, machine read;" \
                        " s2 Bo Lee: the town had lied to the Harbour Board, machine read"

static void
test_judge (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_set_target (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_set_stance (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_clash (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_rename (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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

/* An edit with up to two actors. */
static gint64
edit_actors (SgStore *store, SgEditKind kind, const char *id, const char *first, const char *second)
{
  const char *const actors[] = { first, second, NULL };
  SgEdit edit = NO_EDIT;
  edit.kind = kind;
  edit.id = id;
  edit.actors = actors;
  edit.stance = kind == SG_EDIT_ADD_TIE ? SG_STANCE_BLAME : SG_STANCE_NONE;
  return make_edit (store, &edit);
}

static gint64
set_span (SgStore *store, const char *id, const char *words)
{
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SET_SPAN;
  edit.id = id;
  edit.words = words;
  return make_edit (store, &edit);
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
test_set_speaker (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_several_speakers (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
  static const char both[] = "t1 Ida Moor blame Ann Ray ACCUSE machine read; t2 Ida Moor cooperate Harbour Board ACCUSE machine read;"
                             " t3 Cy Dow blame Ann Ray ACCUSE machine read; t4 Cy Dow cooperate Harbour Board ACCUSE machine read";
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
test_set_span (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_add (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
  g_assert_cmpint (get_number (store, "SELECT kind = 'direct' AND cue = '[[97, 101]]' AND ordinal = 1 FROM statement WHERE id = 3"),
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
test_merge (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_split (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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

/* What is read in an article: the words of a statement, at which of the places
 * where they stand, who says them, whom they blame. */
typedef struct {
  const char *words;
  gint occurrence;
  const char *speaker, *target;
} Reading;

static gint32
find_person (SgDocument *doc, const char *name)
{
  gint32 n;
  const SgEntity *entities = sg_document_get_entities (doc, &n);
  for (gint32 i = 0; i < n; i++)
    if (strcmp (entities[i].name, name) == 0)
      return i;
  return make_entity (doc, SG_ENTITY_PERSON, name, NULL);
}

static void
add_reading (SgDocument *doc, const Reading *reading)
{
  const char *text = sg_document_get_text (doc, NULL), *found = strstr (text, reading->words);
  for (gint i = 1; i < reading->occurrence; i++)
    found = strstr (found + 1, reading->words);
  g_assert_nonnull (found);
  SgSpan span = { (gint32) (found - text), (gint32) strlen (reading->words) };
  gint32 speaker = find_person (doc, reading->speaker);
  gint32 statement = make_statement_at (doc, span, speaker);
  if (reading->target != NULL)
    make_tie (doc, statement, speaker, SG_STANCE_BLAME, find_person (doc, reading->target), 0.5);
}

/* An article of the key "x" with up to eight readings. */
static void
take_reading (SgStore *store, const char *pipeline, const char *text, const Reading *readings)
{
  SgDocument *doc = make_document ("x", pipeline, text);
  for (int i = 0; i < 8 && readings[i].words != NULL; i++)
    add_reading (doc, &readings[i]);
  store_take (store, doc);
  check_store (store);
}

/* "c1 confirm s1 active; c2 reject t1 orphaned (the tie is read no more)" */
static char *
describe_corrections (SgStore *store)
{
  gint32 n;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_CORRECTIONS, NULL, 0, &error);
  g_assert_no_error (error);
  const SgCorrectionRow *corrections = sg_rows_get_corrections (rows, &n);
  GString *out = g_string_new (NULL);
  for (gint32 i = 0; i < n; i++) {
    g_string_append_printf (out, "%sc%d %s %s %s", i > 0 ? "; " : "", (int) corrections[i].id,
                            sg_edit_kind_get_name (corrections[i].kind), corrections[i].about,
                            sg_correction_status_get_name (corrections[i].status));
    if (corrections[i].reason != NULL)
      g_string_append_printf (out, " (%s)", corrections[i].reason);
  }
  return g_string_free (out, FALSE);
}

static void
assert_corrections (SgStore *store, const char *expected)
{
  g_autofree char *corrections = describe_corrections (store);
  g_assert_cmpstr (corrections, ==, expected);
}

/* Articles as they were read first and again, and what comes of corrections:
 * s1 is confirmed, s2 rejected, of s3 the tie t1 confirmed. */
#define UNSAFE "the old pier was unsafe and ought to be shut"
#define LIED "the town council had lied to all of them"
#define SLOW "Bo Lee had been far too slow to act"
#define ARTICLE "Ann Ray said " UNSAFE ". Bo Lee said " LIED ". Cy Dow said " SLOW "."
#define READ_UNSAFE { UNSAFE, 1, "Ann Ray", NULL }
#define READ_LIED { LIED, 1, "Bo Lee", NULL }
#define READ_SLOW { SLOW, 1, "Cy Dow", "Bo Lee" }

#define IN_FORCE "c1 confirm s1 active; c2 reject s2 active; c3 confirm t1 active"
#define CONFIRMED_TIE "t1 Cy Dow blame Bo Lee ACCUSE machine confirmed"
#define HELD "s1 Ann Ray: " UNSAFE ", machine confirmed; s3 Cy Dow: " SLOW ", machine read"

static const struct {
  const char *title, *text;
  Reading readings[8];
  const char *corrections, *statements, *ties;
} again_cases[] = {
  { "the same", ARTICLE " ", { READ_UNSAFE, READ_LIED, READ_SLOW }, IN_FORCE, HELD, CONFIRMED_TIE },
  { "in another order of reading", ARTICLE, { READ_SLOW, READ_LIED, READ_UNSAFE }, IN_FORCE, HELD, CONFIRMED_TIE },
  { "sentences before", "It rained. Ida Moor said it would rain on. " ARTICLE,
    { { "it would rain on", 1, "Ida Moor", NULL }, READ_UNSAFE, READ_LIED, READ_SLOW }, IN_FORCE,
    "s1 Ann Ray: " UNSAFE ", machine confirmed; s3 Cy Dow: " SLOW ", machine read; s4 Ida Moor: it would rain on, machine read",
    CONFIRMED_TIE },
  { "a paragraph moved", "Cy Dow said " SLOW ". Bo Lee said " LIED ". Ann Ray said " UNSAFE ".",
    { READ_SLOW, READ_LIED, READ_UNSAFE }, IN_FORCE, HELD, CONFIRMED_TIE },
  { "a word mended", "Ann Ray said the old pier was not safe and ought to be shut. Bo Lee said the town's council had lied to all"
    " of them. Cy Dow said Bo Lee had been much too slow to act.",
    { { "the old pier was not safe and ought to be shut", 1, "Ann Ray", NULL },
      { "the town's council had lied to all of them", 1, "Bo Lee", NULL },
      { "Bo Lee had been much too slow to act", 1, "Cy Dow", "Bo Lee" } }, IN_FORCE,
    "s1 Ann Ray: the old pier was not safe and ought to be shut, machine confirmed;"
    " s3 Cy Dow: Bo Lee had been much too slow to act, machine read", CONFIRMED_TIE },
  { "wider boundaries: what was confirmed stays as it was", ARTICLE,
    { { "said " UNSAFE, 1, "Ann Ray", NULL }, { "Lee said " LIED, 1, "Bo Lee", NULL }, { "Dow said " SLOW, 1, "Cy Dow", "Bo Lee" } },
    IN_FORCE, "s1 Ann Ray: " UNSAFE ", machine confirmed; s3 Cy Dow: Dow said " SLOW ", machine read", CONFIRMED_TIE },
  { "narrower boundaries", ARTICLE,
    { { "the old pier was unsafe", 1, "Ann Ray", NULL }, { "had lied to all of them", 1, "Bo Lee", NULL },
      { "had been far too slow", 1, "Cy Dow", "Bo Lee" } },
    IN_FORCE, "s1 Ann Ray: " UNSAFE ", machine confirmed; s3 Cy Dow: had been far too slow, machine read", CONFIRMED_TIE },
  { "another speaker: not the one that was confirmed", ARTICLE " Ida Moor.",
    { { UNSAFE, 1, "Ida Moor", "Bo Lee" }, { LIED, 1, "Ida Moor", NULL }, { SLOW, 1, "Ida Moor", "Bo Lee" } },
    IN_FORCE, HELD, CONFIRMED_TIE "; t2 Ann Ray blame Bo Lee ACCUSE machine read" },
  { "read no more: made again, or orphaned", ARTICLE, { READ_LIED }, IN_FORCE, HELD, CONFIRMED_TIE },
  { "nothing is read any more", ARTICLE, { { NULL, 0, NULL, NULL } },
    "c1 confirm s1 active; c2 reject s2 orphaned (the statement is read no more); c3 confirm t1 active", HELD, CONFIRMED_TIE },
  { "read no more, a word mended", "Ann Ray said the old pier was unsave and ought to be shut. Bo Lee said little. Cy Dow said"
    " Bo Lee had been much too slow to act.", { { NULL, 0, NULL, NULL } },
    "c1 confirm s1 active; c2 reject s2 orphaned (the statement is read no more); c3 confirm t1 active",
    "s1 Ann Ray: the old pier was unsave and ought to be shut, machine confirmed;"
    " s3 Cy Dow: Bo Lee had been much too slow to act, machine read", CONFIRMED_TIE },
  { "the tie is read no more", ARTICLE, { READ_UNSAFE, READ_LIED, { SLOW, 1, "Cy Dow", NULL } }, IN_FORCE, HELD, CONFIRMED_TIE },
  { "the words are gone", "Ida Moor said that it rained.", { { "that it rained", 1, "Ida Moor", NULL } },
    "c1 confirm s1 orphaned (its words are no longer in the article); c2 reject s2 orphaned (the statement is read no more);"
    " c3 confirm t1 orphaned (its words are no longer in the article)", "s4 Ida Moor: that it rained, machine read", "" },
};

/* Corrections of the article, then it is read anew, then as at first again. */
static void
test_again (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const Reading first[8] = { READ_UNSAFE, READ_LIED, READ_SLOW };
  for (guint i = 0; i < G_N_ELEMENTS (again_cases); i++) {
    g_test_message ("%s", again_cases[i].title);
    SgStore *store = fixture->store;
    take_reading (store, "p1", ARTICLE, first);
    judge (store, SG_EDIT_CONFIRM, "s1");
    judge (store, SG_EDIT_REJECT, "s2");
    judge (store, SG_EDIT_CONFIRM, "t1");
    take_reading (store, "p2", again_cases[i].text, again_cases[i].readings);
    assert_corrections (store, again_cases[i].corrections);
    assert_statements (store, again_cases[i].statements);
    assert_ties (store, again_cases[i].ties);
    take_reading (store, "p1", ARTICLE, first);
    assert_corrections (store, IN_FORCE);
    assert_statements (store, HELD);
    assert_ties (store, CONFIRMED_TIE);
    for (gint64 id = 3; id > 0; id--)
      undo (store, id);
    assert_ties (store, "t1 Cy Dow blame Bo Lee ACCUSE machine read");
    assert_statements (store, "s1 Ann Ray: " UNSAFE ", machine read; s2 Bo Lee: " LIED ", machine read;"
                       " s3 Cy Dow: " SLOW ", machine read");
    tear_down (fixture, NULL);
    set_up (fixture, NULL);
  }
}

/* Two of the same words: what stands around tells which was corrected. */
static void
test_equal_statements (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const char text[] = "On Monday Ann Ray said that it had failed at sea. On Friday, after the storm, Ann Ray said that it had"
                             " failed at sea once more.";
  static const Reading both[8] = { { "it had failed at sea", 1, "Ann Ray", NULL }, { "it had failed at sea", 2, "Ann Ray", NULL } };
  static const Reading second[8] = { { "it had failed at sea", 2, "Ann Ray", NULL } };
  static const Reading one[8] = { { "it had failed at sea", 1, "Ann Ray", NULL } };
  take_reading (store, "p1", text, both);
  judge (store, SG_EDIT_REJECT, "s1");
  judge (store, SG_EDIT_CONFIRM, "s2");
  take_reading (store, "p2", text, both);
  assert_statements (store, "s2 Ann Ray: it had failed at sea, machine confirmed");
  /* the first is read no more, though its words are equal to the other's */
  take_reading (store, "p3", text, second);
  assert_corrections (store, "c1 reject s1 orphaned (the statement is read no more); c2 confirm s2 active");
  take_reading (store, "p4", text, both);
  assert_corrections (store, "c1 reject s1 active; c2 confirm s2 active");
  assert_statements (store, "s2 Ann Ray: it had failed at sea, machine confirmed");
  g_assert_cmpint (get_number (store, "SELECT ordinal FROM statement WHERE id = 2"), ==, 1);
  /* the other order in the text */
  take_reading (store, "p1", "On Friday, after the storm, Ann Ray said that it had failed at sea once more. On Monday Ann Ray said"
                " that it had failed at sea.", both);
  assert_corrections (store, "c1 reject s1 active; c2 confirm s2 active");
  g_assert_cmpint (get_number (store, "SELECT ordinal FROM statement WHERE id = 2"), ==, 0);
  /* one is left, and nothing tells which */
  take_reading (store, "p1", "It had failed at sea.", (Reading[8]) { { NULL, 0, NULL, NULL } });
  take_reading (store, "p1", "A Ann Ray it had failed at sea", one);
  assert_corrections (store, "c1 reject s1 orphaned (it fits several statements equally well);"
                      " c2 confirm s2 orphaned (it fits several statements equally well)");
  take_reading (store, "p1", text, both);
  assert_corrections (store, "c1 reject s1 active; c2 confirm s2 active");
  g_assert_cmpint (get_number (store, "SELECT ordinal FROM statement WHERE id = 2"), ==, 1);
}

/* So many words in common of all: five of ten are enough, of eleven not. */
static void
test_likeness (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const char first[] = "Ann Ray: red green blue black white.";
  static const Reading old[8] = { { "red green blue black white", 1, "Ann Ray", NULL } };
  static const Reading ten[8] = { { "white black blue green red one two three four five", 1, "Ann Ray", NULL } };
  static const Reading eleven[8] = { { "white black blue green red one two three four five six", 1, "Ann Ray", NULL } };
  take_reading (store, "p1", first, old);
  judge (store, SG_EDIT_REJECT, "s1");
  take_reading (store, "p1", "Ann Ray: white black blue green red one two three four five.", ten);
  assert_corrections (store, "c1 reject s1 active");
  assert_statements (store, "");
  take_reading (store, "p1", first, old);
  take_reading (store, "p1", "Ann Ray: white black blue green red one two three four five six.", eleven);
  assert_corrections (store, "c1 reject s1 orphaned (the statement is read no more)");
}

/* The best goes first, also where nobody has corrected it. */
static void
test_one_to_one (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const char text[] = "Ann Ray said the mayor had sold the old harbour. Ann Ray said the mayor had sold the new market.";
  static const Reading both[8] = { { "the mayor had sold the old harbour", 1, "Ann Ray", NULL },
                                   { "the mayor had sold the new market", 1, "Ann Ray", NULL } };
  static const Reading market[8] = { { "the mayor had sold the new markets", 1, "Ann Ray", NULL } };
  take_reading (store, "p1", text, both);
  judge (store, SG_EDIT_REJECT, "s1");
  take_reading (store, "p1", "Ann Ray said the mayor had sold the new markets.", market);
  assert_corrections (store, "c1 reject s1 orphaned (the statement is read no more)");
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM statement s JOIN document d ON d.id = s.document"
                               " WHERE d.superseded_by IS NULL AND state = 'read'"), ==, 1);
}

/* Everything that a person can say of a document outlives a new reading, and
 * can then be taken back. */
static void
test_all_kinds_again (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const Reading first[8] = { READ_UNSAFE, READ_LIED, READ_SLOW };
  static const char *const ida[] = { "Ida Moor", NULL };
  static const char *const pair[] = { "Ida Moor", "Ann Ray", NULL };
  take_reading (store, "p1", ARTICLE " It was cold in town.", first);
  edit_actors (store, SG_EDIT_SET_SPEAKER, "s1", "Bo Lee", NULL);
  set_span (store, "s2", "the town council had lied");
  set_target (store, "t1", "Ann Ray", SG_N_ENTITY_TYPES);
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SET_STANCE;
  edit.id = "t1";
  edit.stance = SG_STANCE_COOPERATE;
  edit.act = SG_ACT_AID;
  make_edit (store, &edit);
  edit = (SgEdit) NO_EDIT;
  edit.kind = SG_EDIT_ADD_STATEMENT;
  edit.id = "d1";
  edit.words = "It was cold in town";
  edit.actors = ida;
  edit.type = SG_ENTITY_PERSON;
  make_edit (store, &edit);
  edit = (SgEdit) NO_EDIT;
  edit.kind = SG_EDIT_ADD_TIE;
  edit.id = "s4";
  edit.actors = pair;
  edit.stance = SG_STANCE_BLAME;
  make_edit (store, &edit);
  g_autofree char *corrections = describe_corrections (store), *statements = describe_statements (store),
                  *ties = describe_ties (store);
  g_assert_cmpstr (ties, ==, "t1 Cy Dow cooperate Ann Ray AID machine confirmed; t2 Ida Moor blame Ann Ray NONE hand confirmed");
  take_reading (store, "p2", "It rained. " ARTICLE " It was cold in town.", first);
  assert_corrections (store, corrections);
  assert_statements (store, statements);
  assert_ties (store, ties);
  /* now the machine finds what the person has added */
  take_reading (store, "p3", ARTICLE " It was cold in town, said Ida Moor.",
                (Reading[8]) { READ_UNSAFE, READ_LIED, READ_SLOW, { "It was cold in town", 1, "Ida Moor", "Ann Ray" } });
  assert_corrections (store, corrections);
  assert_statements (store, statements);
  assert_ties (store, ties);
  for (gint64 id = 6; id > 0; id--)
    undo (store, id);
  assert_statements (store, "s1 Ann Ray: " UNSAFE ", machine read; s2 Bo Lee: " LIED ", machine read; s3 Cy Dow: " SLOW
                     ", machine read; s4 Ida Moor: It was cold in town, machine read");
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM tie t JOIN statement s ON s.id = t.statement JOIN document d"
                               " ON d.id = s.document WHERE d.superseded_by IS NULL AND t.state = 'read'"), ==, 2);
}

static void
test_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_undo_refused (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_rows (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
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
  ADD ("/edit/read again", test_again);
  ADD ("/edit/equal statements", test_equal_statements);
  ADD ("/edit/likeness", test_likeness);
  ADD ("/edit/one to one", test_one_to_one);
  ADD ("/edit/all kinds read again", test_all_kinds_again);
  ADD ("/edit/rename", test_rename);
  ADD ("/edit/what cannot be done", test_refused);
  ADD ("/edit/what cannot be undone", test_undo_refused);
  ADD ("/edit/rows", test_rows);
  return g_test_run ();
}
