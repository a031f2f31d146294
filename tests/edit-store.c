/* SPDX-License-Identifier: MIT
 *
 * Corrections in one line, and what comes of them in words. After each step
 * the store must keep all laws of check-store.c.
 */
#include "edit-store.h"

#include "check-store.h"

#include <stancegraph/rows.h>

void
edit_tear_down (StoreFixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  check_store (fixture->store);
  store_tear_down (fixture, NULL);
}

/* "t1 Bo Lee blame Ann Ray ACCUSE machine read; ..." */
char *
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
char *
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

void
assert_ties (SgStore *store, const char *expected)
{
  g_autofree char *ties = describe_ties (store);
  g_assert_cmpstr (ties, ==, expected);
}

void
assert_statements (SgStore *store, const char *expected)
{
  g_autofree char *statements = describe_statements (store);
  g_assert_cmpstr (statements, ==, expected);
}

gint64
make_edit (SgStore *store, const SgEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gint64 id = sg_store_edit (store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  check_store (store);
  return id;
}

void
undo (SgStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (sg_store_undo (store, id, "cy", &error), ==, id);
  g_assert_no_error (error);
  check_store (store);
}

gint64
judge (SgStore *store, SgEditKind kind, const char *id)
{
  SgEdit edit = NO_EDIT;
  edit.kind = kind;
  edit.id = id;
  return make_edit (store, &edit);
}

gint64
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

/* An edit with up to two actors. */
gint64
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

gint64
set_span (SgStore *store, const char *id, const char *words)
{
  SgEdit edit = NO_EDIT;
  edit.kind = SG_EDIT_SET_SPAN;
  edit.id = id;
  edit.words = words;
  return make_edit (store, &edit);
}

/* "c1 confirm s1 active; c2 reject t1 orphaned (the tie is read no more)" */
char *
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

void
assert_corrections (SgStore *store, const char *expected)
{
  g_autofree char *corrections = describe_corrections (store);
  g_assert_cmpstr (corrections, ==, expected);
}
