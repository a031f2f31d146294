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
  ADD ("/edit/rename", test_rename);
  ADD ("/edit/what cannot be done", test_refused);
  ADD ("/edit/what cannot be undone", test_undo_refused);
  ADD ("/edit/rows", test_rows);
  return g_test_run ();
}
