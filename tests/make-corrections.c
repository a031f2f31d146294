/* SPDX-License-Identifier: MIT
 *
 * See make-corrections.h. Each kind has a query that offers statements, ties,
 * documents or actors; one that no correction has touched yet is drawn, and
 * what the kind needs besides is drawn too. What the store refuses, as a tie of
 * somebody with himself, is told and not counted.
 */
#include "make-corrections.h"

#include "store/store-private.h"

#include <stancegraph/rows.h>
#include <string.h>

static void
clear_made (gpointer data)
{
  g_array_unref (((Made *) data)->place);
}

/* The SQL may be made up: unlike the library's it is prepared each time. */
gint64
corrector_ask (Corrector *corrector, const char *sql, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gboolean row = FALSE;
  sqlite3_stmt *stmt = sgp_sql_prepare (corrector->store, &error, sql);
  g_assert_no_error (error);
  sqlite3_bind_int64 (stmt, 1, id);
  gboolean done = sgp_sql_step (corrector->store, stmt, &row, &error);
  g_assert_no_error (error);
  gint64 value = done && row ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_finalize (stmt);
  return value;
}

GArray *
corrector_get_place (Corrector *corrector, gint64 statement, gboolean *current)
{
  gint32 n;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("s%" G_GINT64_FORMAT, statement);
  g_autoptr (SgStoredDocument) stored = sg_store_get_document (corrector->store, id, &error);
  g_assert_no_error (error);
  *current = stored->superseded_by == 0;
  const SgStatement *statements = sg_document_get_statements (stored->document, &n);
  GArray *place = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  for (gint32 i = 0; i < n; i++)
    if (stored->statements[i] == statement)
      g_array_append_vals (place, sg_document_get_spans (stored->document, statements[i].content),
                           (guint) statements[i].content.n);
  return place;
}

/* An id, at random, of a query's rows (id, thing) whose thing no correction has
 * touched: a statement, or an actor as a negative number. 0 where none is left. */
static gint64
pick (Corrector *corrector, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean row = TRUE;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64)), things = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *stmt = sgp_sql (corrector->store, &error, sql, "");
  while (stmt != NULL && sgp_sql_step (corrector->store, stmt, &row, &error) && row) {
    gint64 id = sqlite3_column_int64 (stmt, 0), thing = sqlite3_column_int64 (stmt, 1);
    if (g_hash_table_contains (corrector->touched, &thing))
      continue;
    g_array_append_val (ids, id);
    g_array_append_val (things, thing);
  }
  g_assert_no_error (error);
  if (ids->len == 0)
    return 0;
  guint at = (guint) g_rand_int_range (corrector->rand, 0, (gint32) ids->len);
  g_hash_table_add (corrector->touched, g_memdup2 (&g_array_index (things, gint64, at), sizeof (gint64)));
  return g_array_index (ids, gint64, at);
}

#define CURRENT " JOIN document d ON d.id = s.document AND d.superseded_by IS NULL"
#define STATEMENT "SELECT s.id, s.id FROM statement s" CURRENT " WHERE length (s.content) > 30 ORDER BY 1"
#define TIE "SELECT t.id, t.statement FROM tie t JOIN statement s ON s.id = t.statement" CURRENT " ORDER BY 1"
#define SPOKEN "SELECT s.id, s.id FROM statement s" CURRENT " JOIN speaker p ON p.statement = s.id" \
               " AND p.role = 'speaker' AND p.entity IS NOT NULL WHERE length (s.content) > 30 GROUP BY 1 ORDER BY 1"
#define ACTOR "SELECT a.id, -a.id FROM actor a JOIN link l ON l.actor = a.id GROUP BY 1 ORDER BY 1"

/* What each kind of correction is tried on, in turns. */
static const struct {
  SgEditKind kind;
  const char *sql;
} turns[] = {
  { SG_EDIT_CONFIRM, STATEMENT },  { SG_EDIT_CONFIRM, TIE },      { SG_EDIT_REJECT, STATEMENT },
  { SG_EDIT_REJECT, TIE },         { SG_EDIT_SET_SPEAKER, SPOKEN }, { SG_EDIT_SET_TARGET, TIE },
  { SG_EDIT_SET_STANCE, TIE },     { SG_EDIT_SET_SPAN, STATEMENT }, { SG_EDIT_ADD_TIE, SPOKEN },
  { SG_EDIT_ADD_STATEMENT, "SELECT id, 1000000 + id FROM document WHERE superseded_by IS NULL" },
  { SG_EDIT_RENAME, ACTOR },       { SG_EDIT_MERGE, ACTOR },      { SG_EDIT_SPLIT, ACTOR },
};

/* The actor of the statement's first speaker. */
#define SPEAKER "SELECT l.actor FROM speaker p JOIN link l ON l.entity = p.entity WHERE p.role = 'speaker'" \
                " AND p.statement = ? ORDER BY p.ordinal"

/* A sentence of an article, whether or not anybody speaks it; NULL where none
 * is found. */
static char *
find_words (Corrector *corrector, gint64 document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("d%" G_GINT64_FORMAT, document);
  g_autoptr (SgStoredDocument) stored = sg_store_get_document (corrector->store, id, &error);
  g_assert_no_error (error);
  const char *text = sg_document_get_text (stored->document, NULL);
  for (int tries = 0; tries < 50; tries++) {
    gint32 off = g_rand_int_range (corrector->rand, 0, (gint32) strlen (text));
    const char *start = strstr (text + off, ". ");
    const char *end = start != NULL ? strstr (start + 2, ". ") : NULL;
    if (end == NULL || end - start < 50 || memchr (start, '\n', (gsize) (end - start)) != NULL)
      continue;
    return g_strndup (start + 2, (gsize) (end - start - 2));
  }
  return NULL;
}

/* What the statement's content without its first word is. */
static char *
dup_shorter (Corrector *corrector, gint64 statement)
{
  g_autoptr (GError) error = NULL;
  gboolean current;
  g_autofree char *id = g_strdup_printf ("s%" G_GINT64_FORMAT, statement);
  g_autoptr (GArray) place = corrector_get_place (corrector, statement, &current);
  g_autoptr (SgStoredDocument) stored = sg_store_get_document (corrector->store, id, &error);
  g_assert_no_error (error);
  g_autofree char *words = sg_document_dup_span (stored->document, g_array_index (place, SgSpan, 0));
  const char *blank = strchr (words, ' ');
  return blank != NULL ? g_strdup (blank + 1) : NULL;
}

/* What a correction under way points at; freed with it. */
typedef struct {
  SgEdit edit;
  Made made;
  const char *actors[3], *documents[2];
  GPtrArray *words;
} Draft;

/* "a12" and the like. */
static const char *
make_id (Draft *draft, char letter, gint64 id)
{
  char *word = g_strdup_printf ("%c%" G_GINT64_FORMAT, letter, id);
  g_ptr_array_add (draft->words, word);
  return word;
}

/* An actor, whether or not one has been corrected. */
static gint64
pick_any_actor (Corrector *corrector)
{
  g_autoptr (GHashTable) touched = g_steal_pointer (&corrector->touched);
  corrector->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 actor = pick (corrector, ACTOR);
  g_hash_table_unref (corrector->touched);
  corrector->touched = g_steal_pointer (&touched);
  return actor;
}

static gboolean
prepare_tie (Corrector *corrector, Draft *draft)
{
  Made *made = &draft->made;
  made->stance = corrector_ask (corrector, "SELECT stance = 'blame' FROM tie WHERE id = ?", made->tie) ? SG_STANCE_COOPERATE : SG_STANCE_BLAME;
  draft->edit.stance = made->stance;
  return made->other != corrector_ask (corrector, "SELECT l.actor FROM tie t JOIN link l ON l.entity = t.source WHERE t.id = ?", made->tie)
         && made->other != corrector_ask (corrector, "SELECT l.actor FROM tie t JOIN link l ON l.entity = t.target WHERE t.id = ?", made->tie);
}

static gboolean
prepare_statement (Corrector *corrector, Draft *draft)
{
  Made *made = &draft->made;
  if (made->kind == SG_EDIT_SET_SPAN)
    g_ptr_array_add (draft->words, (gpointer) (draft->edit.words = dup_shorter (corrector, made->statement)));
  if (made->kind != SG_EDIT_SET_SPEAKER && made->kind != SG_EDIT_ADD_TIE)
    return made->kind != SG_EDIT_SET_SPAN || draft->edit.words != NULL;
  made->actor = corrector_ask (corrector, SPEAKER, made->statement);
  if (made->kind == SG_EDIT_ADD_TIE) {
    draft->edit.stance = made->stance = SG_STANCE_BLAME;
    draft->actors[0] = make_id (draft, 'a', made->actor);
    draft->actors[1] = make_id (draft, 'a', made->other);
  }
  return made->actor != made->other;
}

static gboolean
prepare_actor (Corrector *corrector, Draft *draft)
{
  Made *made = &draft->made;
  draft->edit.words = made->kind == SG_EDIT_RENAME ? "Nobody Known Before" : NULL;
  if (made->kind == SG_EDIT_SPLIT)
    draft->documents[0] = make_id (draft, 'd', corrector_ask (corrector, "SELECT e.document FROM link l JOIN document_entity e"
                                                    " ON e.id = l.entity WHERE l.actor = ? ORDER BY 1 DESC", made->actor));
  return made->actor != made->other;
}

/* Fills in a correction of the kind; FALSE where nothing offers itself. */
static gboolean
prepare (Corrector *corrector, guint turn, Draft *draft)
{
  SgEditKind kind = draft->edit.kind = draft->made.kind = turns[turn].kind;
  gboolean of_tie = strcmp (turns[turn].sql, TIE) == 0, of_actor = kind >= SG_EDIT_RENAME, of_document = kind == SG_EDIT_ADD_STATEMENT;
  gint64 id = pick (corrector, turns[turn].sql);
  if (id == 0)
    return FALSE;
  draft->edit.coder = "tester";
  draft->edit.id = make_id (draft, of_document ? 'd' : of_tie ? 't' : of_actor ? 'a' : 's', id);
  draft->edit.documents = draft->documents;
  draft->edit.actors = draft->actors;
  draft->made.other = pick_any_actor (corrector);
  draft->actors[0] = make_id (draft, 'a', draft->made.other);
  if (of_document) {
    g_ptr_array_add (draft->words, (gpointer) (draft->edit.words = find_words (corrector, id)));
    return draft->edit.words != NULL;
  }
  *(of_tie ? &draft->made.tie : of_actor ? &draft->made.actor : &draft->made.statement) = id;
  if (of_tie)
    draft->made.statement = corrector_ask (corrector, "SELECT statement FROM tie WHERE id = ?", id);
  return (of_tie ? prepare_tie : of_actor ? prepare_actor : prepare_statement) (corrector, draft);
}

/* Makes a correction and notes where; nothing where it is refused, as when a
 * merge or a new target would make somebody blame himself. */
static void
correct (Corrector *corrector, guint turn)
{
  gboolean current;
  g_autoptr (GError) error = NULL;
  Draft draft = { .edit = SG_EDIT_INIT, .words = g_ptr_array_new_with_free_func (g_free) };
  if (prepare (corrector, turn, &draft))
    draft.made.id = sg_store_edit (corrector->store, &draft.edit, &error);
  if (error != NULL)
    g_test_message ("%s %s: %s", sg_edit_kind_get_name (draft.edit.kind), draft.edit.id, error->message);
  if (draft.made.id != 0) {
    draft.made.statement = corrector_ask (corrector, "SELECT statement FROM correction WHERE id = ?", draft.made.id);
    draft.made.tie = corrector_ask (corrector, "SELECT tie FROM correction WHERE id = ?", draft.made.id);
    draft.made.article = (gint32) corrector_ask (corrector, "SELECT cast (substr (d.name, 9) AS INTEGER) FROM statement s"
                                       " JOIN document d ON d.id = s.document WHERE s.id = ?", draft.made.statement);
    draft.made.place = draft.made.statement != 0 ? corrector_get_place (corrector, draft.made.statement, &current)
                                                 : g_array_new (FALSE, FALSE, sizeof (SgSpan));
    g_array_append_val (corrector->made, draft.made);
  }
  g_ptr_array_unref (draft.words);
}

Corrector *
corrector_new (SgStore *store, guint32 seed)
{
  Corrector *corrector = g_new0 (Corrector, 1);
  corrector->store = store;
  corrector->rand = g_rand_new_with_seed (seed);
  corrector->made = g_array_new (FALSE, TRUE, sizeof (Made));
  g_array_set_clear_func (corrector->made, clear_made);
  corrector->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return corrector;
}

void
corrector_free (Corrector *corrector)
{
  g_rand_free (corrector->rand);
  g_array_unref (corrector->made);
  g_hash_table_unref (corrector->touched);
  g_free (corrector);
}

void
corrector_make (Corrector *corrector, guint n)
{
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < 10 * n && corrector->made->len < n; i++)
    correct (corrector, i % G_N_ELEMENTS (turns));
  g_assert_cmpuint (corrector->made->len, ==, n);
  g_assert_true (sg_store_flush (corrector->store, &error));
  g_assert_no_error (error);
}
