/* SPDX-License-Identifier: MIT
 *
 * Corrections of documents that are read anew: each goes on with the statement
 * that it was made on, or is listed as orphaned.
 */
#include "check-store.h"
#include "edit-store.h"
#include "make-document.h"
#include "make-store.h"

#include <stancegraph/rows.h>
#include <string.h>

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
    { { "said " UNSAFE, 1, "Ann Ray", NULL }, { "Lee said " LIED, 1, "Bo Lee", NULL },
      { "Dow said " SLOW, 1, "Cy Dow", "Bo Lee" } },
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
test_again (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
    edit_tear_down (fixture, NULL);
    store_set_up (fixture, NULL);
  }
}

/* Two of the same words: what stands around tells which was corrected. */
static void
test_equal_statements (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const char text[] = "On Monday Ann Ray said that it had failed at sea. On Friday, after the storm, Ann Ray"
                             " said that it had failed at sea once more.";
  static const Reading both[8] = { { "it had failed at sea", 1, "Ann Ray", NULL },
                                   { "it had failed at sea", 2, "Ann Ray", NULL } };
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
  take_reading (store, "p1", "On Friday, after the storm, Ann Ray said that it had failed at sea once more. On Monday"
                " Ann Ray said that it had failed at sea.", both);
  assert_corrections (store, "c1 reject s1 active; c2 confirm s2 active");
  g_assert_cmpint (get_number (store, "SELECT ordinal FROM statement WHERE id = 2"), ==, 0);
  /* one is left, and nothing tells which */
  take_reading (store, "p1", "It had failed at sea.", (Reading[8]) { { NULL, 0, NULL, NULL } });
  take_reading (store, "p1", "A Ann Ray it had failed at sea", one);
  assert_corrections (store, "c1 reject s1 orphaned (the statement is read no more);"
                      " c2 confirm s2 orphaned (too little tells where it belongs now)");
  take_reading (store, "p1", text, both);
  assert_corrections (store, "c1 reject s1 active; c2 confirm s2 active");
  g_assert_cmpint (get_number (store, "SELECT ordinal FROM statement WHERE id = 2"), ==, 1);
}

/* In a text that has not changed the place tells, and nothing else need. */
static void
test_same_text (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  SgStore *store = fixture->store;
  static const char text[] = "Ann Ray: it failed. Ann Ray: it failed. Ann Ray: it failed. Ann Ray: it failed.";
  static const Reading all[8] = { { "it failed", 1, "Ann Ray", NULL }, { "it failed", 2, "Ann Ray", NULL },
                                  { "it failed", 3, "Ann Ray", NULL }, { "it failed", 4, "Ann Ray", NULL } };
  static const Reading two[8] = { { "it failed", 3, "Ann Ray", NULL }, { "it failed", 4, "Ann Ray", NULL } };
  take_reading (store, "p1", text, all);
  judge (store, SG_EDIT_REJECT, "s2");
  judge (store, SG_EDIT_REJECT, "s3");
  judge (store, SG_EDIT_CONFIRM, "s1");
  take_reading (store, "p2", text, two);
  assert_corrections (store, "c1 reject s2 orphaned (the statement is read no more); c2 reject s3 active; c3 confirm s1 active");
  assert_statements (store, "s1 Ann Ray: it failed, machine confirmed; s4 Ann Ray: it failed, machine read");
  g_assert_cmpint (get_number (store, "SELECT count(*) FROM statement WHERE id = 1 AND spans = '[[9, 18]]'"), ==, 1);
  take_reading (store, "p3", text, all);
  assert_corrections (store, "c1 reject s2 active; c2 reject s3 active; c3 confirm s1 active");
}

/* So many words in common of all: five of ten are enough, of eleven not. */
static void
test_likeness (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_one_to_one (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
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
test_all_kinds_again (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, StoreFixture, NULL, store_set_up, function, edit_tear_down)
  ADD ("/reattach/read again", test_again);
  ADD ("/reattach/equal statements", test_equal_statements);
  ADD ("/reattach/same text", test_same_text);
  ADD ("/reattach/likeness", test_likeness);
  ADD ("/reattach/one to one", test_one_to_one);
  ADD ("/reattach/all kinds", test_all_kinds_again);
  return g_test_run ();
}
