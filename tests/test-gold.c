/* SPDX-License-Identifier: MIT
 *
 * Gold: what was confirmed is required, what was read optional, what was
 * rejected is not there; one actor is one entity.
 */
#include "make-document.h"
#include "make-store.h"
#include "store/store-private.h"

#include <stancegraph/error.h>
#include <stancegraph/gold.h>

/* "Zoé" is four bytes: offsets in the gold are code points. */
#define TEXT "Zoé Ray blamed Bo Lee. Bo Lee praised Zoé Ray. Cy Dow met Bo Lee."

static void
set_up (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_set_up (fixture, NULL);
  SgDocument *doc = make_document ("day", "p1", TEXT);
  gint32 zoe = make_entity (doc, SG_ENTITY_PERSON, "Zoé Ray", "Ray", "the mayor=role", NULL);
  gint32 bo = make_entity (doc, SG_ENTITY_PERSON, "Bo Lee", NULL);
  gint32 cy = make_entity (doc, SG_ENTITY_PERSON, "Cy Dow", NULL);
  make_tie (doc, make_statement (doc, "Zoé Ray blamed Bo Lee", zoe), zoe, SG_STANCE_BLAME, bo, 0.9);
  make_tie (doc, make_statement (doc, "Bo Lee praised Zoé Ray", bo), bo, SG_STANCE_COOPERATE, zoe, 0.8);
  make_tie (doc, make_statement (doc, "Cy Dow met Bo Lee", cy), cy, SG_STANCE_NEUTRAL, bo, 0.8);
  store_take (fixture->store, doc);
}

/* The gold of d1 in one line, NULL where there is none. */
static char *
make_gold (SgStore *store, gboolean confirmed_only)
{
  char *gold;
  g_autoptr (GError) error = NULL;
  g_assert_true (sg_store_make_gold (store, "d1", confirmed_only, &gold, &error));
  g_assert_no_error (error);
  g_autofree char *text = gold;
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    g_strstrip (lines[i]);
  return lines != NULL ? g_strjoinv ("", lines) : NULL;
}

static void
assert_gold (SgStore *store, gboolean confirmed_only, const char *expected)
{
  g_autofree char *gold = make_gold (store, confirmed_only);
  g_assert_cmpstr (gold, ==, expected);
}

#define ENTITIES                                                                       \
  "\"id\" : \"day\",\"entities\" : {\"Zoé Ray\" : {\"type\" : \"person\",\"aliases\" : [\"Ray\",\"the mayor\"]}," \
  "\"Bo Lee\" : {\"type\" : \"person\",\"aliases\" : []},\"Cy Dow\" : {\"type\" : \"person\",\"aliases\" : []}},"
#define STATEMENT(id, content, name, mention, more)                                    \
  "{\"id\" : \"" id "\",\"kind\" : \"indirect\",\"content\" : [" content "],\"cue\" : [],"   \
  "\"speaker\" : {\"entities\" : [\"" name "\"],\"mention\" : [" mention "]}" more "}"
#define TIE(id, source, stance, target, statement, evidence, more)                     \
  "{\"id\" : \"" id "\",\"source\" : \"" source "\",\"stance\" : \"" stance "\",\"target\" : \"" target "\",\"act\" : \"ACCUSE\"," \
  statement "\"evidence\" : [" evidence "]" more "}"
#define OPTIONAL ",\"optional\" : true"

static void
test_nothing_checked (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  assert_gold (fixture->store, FALSE, NULL);
  assert_gold (fixture->store, TRUE, NULL);
}

static void
test_checked (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_run (fixture->store, "UPDATE tie SET state = 'confirmed' WHERE id = 1;"
             "UPDATE statement SET state = 'rejected' WHERE id = 3");
  assert_gold (fixture->store, FALSE,
               "{" ENTITIES "\"statements\" : ["
               STATEMENT ("s1", "[0,21]", "Zoé Ray", "[0,7]", OPTIONAL) ","
               STATEMENT ("s2", "[23,45]", "Bo Lee", "[15,21]", OPTIONAL) "],\"ties\" : ["
               TIE ("t1", "Zoé Ray", "blame", "Bo Lee", "\"statement\" : \"s1\",", "[0,21]", "") ","
               TIE ("t2", "Bo Lee", "cooperate", "Zoé Ray", "\"statement\" : \"s2\",", "[23,45]", OPTIONAL) "]}");
  assert_gold (fixture->store, TRUE,
               "{" ENTITIES "\"ties\" : [" TIE ("t1", "Zoé Ray", "blame", "Bo Lee", "", "[0,21]", "") "]}");
}

/* By hand is as good as confirmed; a tie of a rejected statement is gone. */
static void
test_by_hand (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_run (fixture->store, "UPDATE tie SET origin = 'hand' WHERE id = 2; UPDATE statement SET state = 'confirmed' WHERE id = 2;"
             "UPDATE statement SET state = 'rejected' WHERE id IN (1, 3)");
  assert_gold (fixture->store, TRUE,
               "{" ENTITIES "\"statements\" : [" STATEMENT ("s2", "[23,45]", "Bo Lee", "[15,21]", "") "],\"ties\" : ["
               TIE ("t2", "Bo Lee", "cooperate", "Zoé Ray", "\"statement\" : \"s2\",", "[23,45]", "") "]}");
}

/* Zoé Ray and Cy Dow are one: one entity, and what they are called. */
static void
test_one_actor (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  store_run (fixture->store, "UPDATE link SET actor = (SELECT id FROM actor WHERE name = 'Cy Dow');"
             "UPDATE tie SET state = 'confirmed'");
  assert_gold (fixture->store, TRUE,
               "{\"id\" : \"day\",\"entities\" : {\"Cy Dow\" : {\"type\" : \"person\","
               "\"aliases\" : [\"Zoé Ray\",\"Ray\",\"the mayor\",\"Bo Lee\"]}},\"ties\" : []}");
}

static void
test_no_document (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  char *gold;
  g_autoptr (GError) error = NULL;
  g_assert_false (sg_store_make_gold (fixture->store, "d9", FALSE, &gold, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/gold/" name, StoreFixture, NULL, set_up, function, store_tear_down)
  ADD ("nothing-checked", test_nothing_checked);
  ADD ("checked", test_checked);
  ADD ("by-hand", test_by_hand);
  ADD ("one-actor", test_one_actor);
  ADD ("no-document", test_no_document);
#undef ADD
  return g_test_run ();
}
