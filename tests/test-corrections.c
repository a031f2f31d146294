/* SPDX-License-Identifier: MIT
 *
 * No correction is lost. Articles are read with their typing errors, fifty
 * corrections of every kind are made; then the articles change, and a pipeline
 * that draws other boundaries reads them anew. Afterwards every correction is
 * in force on the statement that it was made on, known by its place in the
 * article, or is listed as orphaned:
 *
 *     before   said the river had [risen overngiht.]          s7 confirmed
 *     after    said the [river had risen overnight].          s7 confirmed
 *
 * Our own articles are always tried, the shared ones where they are there; what
 * is corrected, and which boundaries move, depends on a seed.
 */
#include "change-article.h"
#include "make-corrections.h"
#include "read-document.h"

#include "document-private.h"

#include <glib/gstdio.h>
#include <stancegraph/stancegraph.h>
#include <string.h>

#define N_CORRECTIONS 50

/* Rounds; CFLAGS=-DN_SEEDS=100 tries more. */
#ifndef N_SEEDS
#define N_SEEDS 3
#endif

/* Percent of the corrections that may be orphaned; most are none. */
#define MOST_ORPHANS 20

typedef struct {
  SgPipeline *pipeline;
  SgStore *store;
  char *folder;               /* of the store */
  GRand *rand;
  GPtrArray *articles;        /* ChangedArticle */
  Corrector *corrector;
} Fixture;

/* The text of every article in a folder, as two texts. */
static GPtrArray *
load_articles (const char *folder)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) changed_article_free);
  const char *inputs[] = { folder, NULL };
  g_autoptr (SgReader) reader = sg_reader_new (inputs);
  for (;;) {
    g_autoptr (SgDocument) doc = NULL;
    g_autofree char *id = NULL;
    g_autoptr (GError) error = NULL;
    if (sg_reader_next (reader, &doc, &id, &error) == SG_READER_END)
      return g_steal_pointer (&articles);
    g_assert_no_error (error);
    g_ptr_array_add (articles, changed_article_new (sg_document_get_text (doc, NULL), articles->len + 1));
  }
}

/* Moves an end of a statement over up to two words; it stays in its paragraph
 * and keeps one word at least. */
static gint32
move_end (const char *text, gint32 from, gint32 other, gint32 step, GRand *rand)
{
  gint32 off = from;
  for (gint32 words = g_rand_int_range (rand, 0, 3); words > 0 && text[off] != '\0'; words--) {
    gint32 at = off + step;
    while (at > 0 && text[at] != '\0' && text[at] != ' ' && text[at] != '\n' && ABS (at - off) < 40)
      at += step;
    if (at <= 0 || text[at] != ' ' || ABS (at - other) < 12 || (at < other) != (from < other))
      break;
    off = at;
  }
  return off;
}

/* The switch of this test: the pipeline draws other boundaries. */
static void
move_boundaries (SgDocument *doc, GRand *rand)
{
  gint32 n;
  const char *text = sg_document_get_text (doc, NULL);
  sg_document_get_statements (doc, &n);
  SgStatement *statements = sgp_document_get_statement_rows (doc);
  for (gint32 i = 0; i < n; i++) {
    const SgSpan *spans = sg_document_get_spans (doc, statements[i].content);
    g_autofree SgSpan *moved = g_memdup2 (spans, sizeof (SgSpan) * (gsize) statements[i].content.n);
    gint32 last = statements[i].content.n - 1, end = sg_span_end (moved[0]);
    gint32 start = move_end (text, moved[0].off, end, g_rand_boolean (rand) ? 1 : -1, rand);
    start += text[start] == ' ';
    moved[0] = (SgSpan) { start, end - start };
    end = move_end (text, sg_span_end (moved[last]), moved[last].off, g_rand_boolean (rand) ? 1 : -1, rand);
    moved[last].len = end - moved[last].off;
    statements[i].content = sgp_document_add_spans (doc, moved, last + 1);
  }
}

/* Reads all articles into the store, as they were or as they stand later. */
static void
build (Fixture *fixture, gboolean later)
{
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < fixture->articles->len; i++) {
    const ChangedArticle *article = g_ptr_array_index (fixture->articles, i);
    g_autofree char *id = g_strdup_printf ("article %u", i);
    g_autoptr (SgDocument) doc = sg_document_new (id, later ? article->after : article->before, -1, &error);
    g_assert_no_error (error);
    g_assert_true (sg_pipeline_run (fixture->pipeline, doc, &error));
    g_assert_no_error (error);
    if (later)
      move_boundaries (doc, fixture->rand);
    gboolean added = sg_store_add (fixture->store, doc, &error);
    g_assert_no_error (error);
    g_assert_true (added);
  }
  g_assert_true (sg_store_flush (fixture->store, &error));
}

/* Bytes that are in a place, or in both. */
static gint32
measure (const GArray *a, const GArray *b)
{
  gint32 n = 0;
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++) {
      SgSpan x = g_array_index (a, SgSpan, i), y = g_array_index (b, SgSpan, j);
      n += MAX (0, MIN (sg_span_end (x), sg_span_end (y)) - MAX (x.off, y.off));
    }
  return n;
}

/* The statement that bears the correction is the one it was made on: places
 * share more than they do not, but for what the switch has moved. */
static void
check_place (Fixture *fixture, const Made *made, gboolean later)
{
  gboolean current;
  const ChangedArticle *article = g_ptr_array_index (fixture->articles, made->article);
  g_autoptr (GArray) place = corrector_get_place (fixture->corrector, made->statement, &current);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  for (guint i = 0; i < made->place->len; i++) {
    SgSpan span = g_array_index (made->place, SgSpan, i);
    SgSpan mapped = { later ? changed_article_map (article, span.off) : span.off, span.len };
    g_array_append_val (wanted, mapped);
  }
  gint32 both = measure (place, wanted), all = measure (place, place) + measure (wanted, wanted) - both;
  if (!current || 3 * both < all)
    g_test_message ("c%d %s: %d bytes of %d in common", (int) made->id, sg_edit_kind_get_name (made->kind), both, all);
  g_assert_true (current);
  g_assert_cmpint (3 * both, >=, all);
}

/* The actor of an id, or whom it was merged into or split off as since. */
#define NOW "(WITH RECURSIVE x (id) AS (SELECT %" G_GINT64_FORMAT " UNION SELECT coalesce (a.merged_into, c.value ->> '$.to')" \
            " FROM x JOIN actor a USING (id) LEFT JOIN correction c ON c.kind = 'split' AND c.actor = a.id) SELECT id FROM x)"

/* What a correction says must be true of its statement, tie or actor. */
static void
check_effect (Fixture *fixture, const Made *made)
{
  const char *table = made->kind >= SG_EDIT_RENAME ? "actor" : made->tie != 0 ? "tie" : "statement";
  gint64 id = made->kind >= SG_EDIT_RENAME ? made->actor : made->tie != 0 ? made->tie : made->statement;
  g_autofree char *condition = NULL, *sql = NULL;
  switch (made->kind) {
  case SG_EDIT_CONFIRM:
    condition = g_strdup ("state = 'confirmed'");
    break;
  case SG_EDIT_REJECT:
    condition = g_strdup ("state = 'rejected'");
    break;
  case SG_EDIT_ADD_STATEMENT:
    condition = g_strdup ("origin = 'hand'");
    break;
  case SG_EDIT_ADD_TIE:
    condition = g_strdup ("origin = 'hand' AND stance = 'blame'");
    break;
  case SG_EDIT_SET_TARGET:
    condition = g_strdup_printf ("(SELECT actor FROM link WHERE entity = target) IN " NOW, made->other);
    break;
  case SG_EDIT_SET_STANCE:
    condition = g_strdup_printf ("stance = '%s'", sg_stance_get_name (made->stance));
    break;
  case SG_EDIT_SET_SPEAKER:
    condition = g_strdup_printf ("(SELECT sum (l.actor) FROM speaker p JOIN link l ON l.entity = p.entity"
                                 " WHERE p.statement = statement.id AND p.role = 'speaker') IN " NOW, made->other);
    break;
  case SG_EDIT_MERGE:
    condition = g_strdup_printf ("NOT EXISTS (SELECT 1 FROM link WHERE actor = %" G_GINT64_FORMAT ")", made->other);
    break;
  case SG_EDIT_RENAME:
    condition = g_strdup ("name = 'Nobody Known Before'");
    break;
  default:
    return;
  }
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", condition, table);
  if (corrector_ask (fixture->corrector, sql, id) != 1)
    g_test_message ("c%d %s on %s %d is not in force", (int) made->id, sg_edit_kind_get_name (made->kind), table, (int) id);
  g_assert_cmpint (corrector_ask (fixture->corrector, sql, id), ==, 1);
}

/* Every correction is in force where it was made, or listed as orphaned. */
static guint
check_all (Fixture *fixture, gboolean later)
{
  guint n_orphaned = 0;
  for (guint i = 0; i < fixture->corrector->made->len; i++) {
    Made *made = &g_array_index (fixture->corrector->made, Made, i);
    if (corrector_ask (fixture->corrector, "SELECT status = 'orphaned' AND length (reason) > 0 FROM correction WHERE id = ?", made->id)) {
      g_test_message ("c%d %s is orphaned", (int) made->id, sg_edit_kind_get_name (made->kind));
      n_orphaned++;
      continue;
    }
    g_assert_cmpint (corrector_ask (fixture->corrector, "SELECT status = 'active' FROM correction WHERE id = ?", made->id), ==, 1);
    made->statement = corrector_ask (fixture->corrector, "SELECT statement FROM correction WHERE id = ?", made->id);
    made->tie = corrector_ask (fixture->corrector, "SELECT tie FROM correction WHERE id = ?", made->id);
    if (made->statement != 0)
      check_place (fixture, made, later);
    check_effect (fixture, made);
  }
  return n_orphaned;
}

static void
open_store (Fixture *fixture, const char *articles, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  fixture->pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, &error);
  fixture->folder = g_dir_make_tmp ("corrections-XXXXXX", &error);
  g_autofree char *path = g_build_filename (fixture->folder, "store.sg", NULL);
  fixture->store = sg_store_open (path, SG_STORE_WRITE, &error);
  g_assert_no_error (error);
  fixture->rand = g_rand_new_with_seed (seed);
  fixture->articles = load_articles (articles);
  fixture->corrector = corrector_new (fixture->store, seed);
}

static void
close_store (Fixture *fixture)
{
  corrector_free (fixture->corrector);
  sg_store_free (fixture->store);
  sg_pipeline_unref (fixture->pipeline);
  g_autofree char *path = g_build_filename (fixture->folder, "store.sg", NULL);
  g_remove (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_rand_free (fixture->rand);
  g_ptr_array_unref (fixture->articles);
}

/* One round: what is corrected, and where boundaries are drawn, is @seed's. */
static void
test_seed (const char *articles, guint32 seed)
{
  Fixture fixture;
  open_store (&fixture, articles, seed);
  build (&fixture, FALSE);
  corrector_make (fixture.corrector, N_CORRECTIONS);
  check_all (&fixture, FALSE);
  build (&fixture, TRUE);
  guint n_orphaned = check_all (&fixture, TRUE);
  g_test_message ("seed %u: %u of %d corrections are orphaned", seed, n_orphaned, N_CORRECTIONS);
  g_assert_cmpuint (100 * n_orphaned, <=, MOST_ORPHANS * N_CORRECTIONS);
  close_store (&fixture);
}

static void
test_folder (gconstpointer articles)
{
  if (!g_file_test (articles, G_FILE_TEST_IS_DIR)) {
    g_test_skip ("these articles are not there");
    return;
  }
  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    test_seed (articles, seed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autofree char *ours = g_test_build_filename (G_TEST_DIST, "..", "examples", "articles", NULL);
  g_autofree char *shared = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "articles", NULL);
  g_test_add_data_func ("/corrections/our-articles", ours, test_folder);
  g_test_add_data_func ("/corrections/shared-articles", shared, test_folder);
  return g_test_run ();
}
