/* SPDX-License-Identifier: MIT
 *
 * The whole pipeline over what nobody would write: examples cut, doubled and
 * stirred, words at random, long runs of one thing; and over the articles for
 * developers, of which none may fail. After each document all that
 * check-document.c asks must hold, and it must come back from JSON the same.
 */
#include "check-document.h"
#include "pipeline-private.h"

#include <glib/gstdio.h>
#include <stancegraph/stancegraph.h>
#include <string.h>

static const char article[] =
  "Harbour plan sinks in council\n\n"
  "By KIM BERG\n\n"
  "Mayor Ida Holm slammed the ferry owners on Monday for \u201Chiding the cost\u201D of the new harbour, according to Norway's NTB. "
  "\"They lied to us,\" she said. \"We agreed with Denmark on a joint patrol.\n\n"
  "\"But the owners did not.\"\n\n"
  "Foreign Minister Lars Dahl told his Danish counterpart that France and the United Kingdom had refused to talk; he denied "
  "that Ms Holm is to blame. He called on the British to help. 'It\u2019s a shame,' he tweeted.\n\n"
  "\u2022 Two new piers\n\u2022 A lower fee\n\n"
  "Read more:\n\nOwners and mayor trade blame\n\n"
  "Berlin and Paris met on Friday to agree on a plan, the ministry said in a statement.";

static void
check_round_trip (const SgDocument *doc)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = sg_document_to_json (doc, TRUE);
  g_autoptr (SgDocument) again = sg_document_new_from_json (line, -1, &error);
  g_assert_no_error (error);
  g_autofree char *line_again = sg_document_to_json (again, TRUE);
  g_assert_cmpstr (line, ==, line_again);
}

static void
check (const SgDocument *doc)
{
  g_autofree char *wrong = check_document (doc);
  if (wrong != NULL)
    g_error ("%s: %s\n%s", sg_document_get_id (doc), wrong, sg_document_get_text (doc, NULL));
  check_round_trip (doc);
}

static void
run (gconstpointer pipeline, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sg_document_new ("t", text, length, &error);
  g_assert_no_error (error);
  g_assert_true (sgp_pipeline_run_unchecked (pipeline, doc, &error));
  g_assert_no_error (error);
  check (doc);
}

/* A second run over the same document gives the same. */
static void
test_again (gconstpointer pipeline)
{
  g_autoptr (SgDocument) doc = sg_document_new ("t", article, -1, NULL);
  g_assert_true (sg_pipeline_run (pipeline, doc, NULL));
  g_autofree char *first = sg_document_to_json (doc, TRUE);
  g_assert_true (sg_pipeline_run (pipeline, doc, NULL));
  g_autofree char *second = sg_document_to_json (doc, TRUE);
  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (sg_document_get_pipeline (doc), ==, sg_pipeline_get_version (pipeline));
}

/* What is no English is refused, with nothing behind the paragraphs. */
static void
test_not_english (gconstpointer pipeline)
{
  gint32 n;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sg_document_new ("t", "Der Rat hat den Plan am Montag abgelehnt. Die Eigner wollen nun klagen, "
                                                "wie ihr Anwalt am Abend im Radio sagte.", -1, NULL);
  g_assert_false (sg_pipeline_run (pipeline, doc, &error));
  g_assert_true (g_error_matches (error, SG_ERROR, SG_ERROR_DATA) && g_str_has_prefix (error->message, "not English: 0 of 21 words "));
  g_assert_null (sg_document_get_pipeline (doc));
  sg_document_get_sentences (doc, &n);
  g_assert_cmpint (n, ==, 0);
}

/* Every start and every end of the article. */
static void
test_cut (gconstpointer pipeline)
{
  const char *end = article + strlen (article);
  for (const char *at = article; at < end; at = g_utf8_next_char (at)) {
    run (pipeline, at, end - at);
    run (pipeline, article, at - article);
  }
}

/* Words of the article in any order, with odd ones between. */
static void
test_stirred (gconstpointer pipeline)
{
  static const char *const odd[] = { "\n\n", "\"", "\u201C", "\u201D", "'", "\u2019s", "--", ".", ",", ":", "(", "he", "they", "and",
                                     "that", "said", "told", "according to", "I", "we", "not", "\U0001F600", "e\u0301", "\t" };
  g_auto (GStrv) words = g_strsplit (article, " ", -1);
  gint32 n = (gint32) g_strv_length (words);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  for (int round = 0; round < 1000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    for (int k = g_rand_int_range (random, 1, 80); k > 0; k--) {
      gboolean plain = g_rand_int_range (random, 0, 3) > 0;
      g_string_append (text, plain ? words[g_rand_int_range (random, 0, n)] : odd[g_rand_int_range (random, 0, G_N_ELEMENTS (odd))]);
      g_string_append (text, g_rand_int_range (random, 0, 5) > 0 ? " " : "");
    }
    run (pipeline, text->str, (gssize) text->len);
  }
}

/* Bytes of the article changed; what is no UTF-8 any more is refused. */
static void
test_mutated (gconstpointer pipeline)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  gint32 length = (gint32) strlen (article);
  for (int round = 0; round < 1000; round++) {
    g_autofree char *text = g_strdup (article);
    for (int k = g_rand_int_range (random, 1, 40); k > 0; k--)
      text[g_rand_int_range (random, 0, length)] = (char) g_rand_int_range (random, round % 4 == 0 ? 0 : 9, round % 4 == 0 ? 256 : 127);
    g_autoptr (GError) error = NULL;
    g_autoptr (SgDocument) doc = sg_document_new ("t", text, length, &error);
    g_assert_true ((doc != NULL) == g_utf8_validate_len (text, (gsize) length, NULL));
    if (doc == NULL)
      continue;
    g_assert_true (sg_pipeline_run (pipeline, doc, NULL));
    check (doc);
  }
}

/* Long documents of one thing; a stage that is not linear shows here. */
static void
test_long (gconstpointer pipeline)
{
  static const char *const units[] = { "a ", "\"", "\u201C ", "said ", "said that ", "Ida Holm ", "he ", "France and ", "according to ", "of the ",
                                       "Mr. ", ", ", "blame ", "\"It failed,\" he said. ", "Ida Holm blames France.\n\n", "\n", "(", "' ", "they told " };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    while (text->len < 60000)
      g_string_append (text, units[i]);
    gint64 start = g_get_monotonic_time ();
    run (pipeline, text->str, (gssize) text->len);
    g_test_message ("%.3f s: '%s'", (double) (g_get_monotonic_time () - start) / 1e6, units[i]);
  }
}

/* All lines of a run, with this many jobs. */
static char *
read_all (SgPipeline *pipeline, const char *path, guint jobs)
{
  const char *inputs[] = { path, NULL };
  GString *out = g_string_new (NULL);
  g_autoptr (SgBatch) batch = sg_batch_new (pipeline, sg_reader_new (inputs), jobs, NULL, NULL);
  for (;;) {
    g_autoptr (SgDocument) doc = NULL;
    g_autofree char *id = NULL;
    g_autoptr (GError) error = NULL;
    if (sg_batch_next (batch, &doc, &id, &error) == SG_READER_END)
      return g_string_free (out, FALSE);
    g_autofree char *line = doc != NULL ? sg_document_to_json (doc, TRUE) : sg_error_to_json (id, error);
    g_string_append (out, line);
  }
}

/* A file of @n lines, every seventh of them broken. */
static char *
write_lines (int n)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  for (int i = 0; i < n; i++) {
    if (i % 7 == 6)
      g_string_append_printf (lines, "{broken %d\n", i);
    else
      g_string_append_printf (lines, "{\"id\": \"d%d\", \"text\": \"Ida Holm blamed France %d times.\"}\n", i, i);
  }
  char *path = NULL;
  gint file = g_file_open_tmp ("stancegraph-XXXXXX.jsonl", &path, NULL);
  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, lines->str, (gssize) lines->len, NULL));
  return path;
}

static void
test_jobs (gconstpointer pipeline)
{
  g_autofree char *path = write_lines (300);
  g_autofree char *alone = read_all ((SgPipeline *) pipeline, path, 1);
  for (guint jobs = 2; jobs < 10; jobs += 3) {
    g_autofree char *together = read_all ((SgPipeline *) pipeline, path, jobs);
    g_assert_cmpstr (alone, ==, together);
  }
  g_remove (path);
}

static gboolean
is_even (const SgDocument *doc, gpointer data)
{
  ++*(int *) data;
  return (sg_document_get_id (doc)[1] - '0') % 2 == 0;
}

/* The filter is asked once for each document, and what it turns down comes out
 * unread; a batch may be left before its end. */
static void
test_filter (gconstpointer pipeline)
{
  g_autofree char *path = write_lines (100);
  const char *inputs[] = { path, NULL };
  for (guint jobs = 1; jobs < 4; jobs++) {
    int asked = 0;
    SgBatch *batch = sg_batch_new ((SgPipeline *) pipeline, sg_reader_new (inputs), jobs, is_even, &asked);
    for (int i = 0; i < 50; i++) {
      g_autoptr (SgDocument) doc = NULL;
      g_autofree char *id = NULL;
      if (sg_batch_next (batch, &doc, &id, NULL) == SG_READER_DOCUMENT)
        g_assert_true ((sg_document_get_pipeline (doc) != NULL) == ((sg_document_get_id (doc)[1] - '0') % 2 == 0));
    }
    sg_batch_free (batch);
    g_assert_cmpint (asked, >=, 43);
  }
  g_remove (path);
}

/* Sanitizers take their time: a tenth of the articles for them. */
#if defined __SANITIZE_ADDRESS__
#define STEP 10
#elif defined __has_feature
#if __has_feature (address_sanitizer)
#define STEP 10
#endif
#endif
#ifndef STEP
#define STEP 1
#endif

/* No article for developers fails. */
static void
test_shared (gconstpointer pipeline)
{
  static const char *const paths[] = { "articles", "data/polnear/dev.jsonl", "data/polnear/train.jsonl", "data/wikinews/articles.jsonl" };
  const char *shared = g_getenv ("SG_SHARED");
  if (shared == NULL || !g_file_test (shared, G_FILE_TEST_IS_DIR)) {
    g_test_skip ("no ../shared");
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *path = g_build_filename (shared, paths[i], NULL);
    const char *inputs[] = { path, NULL };
    g_autoptr (SgReader) reader = sg_reader_new (inputs);
    for (int n = 0;; n++) {
      g_autoptr (SgDocument) doc = NULL;
      g_autofree char *id = NULL;
      g_autoptr (GError) error = NULL;
      if (sg_reader_next (reader, &doc, &id, &error) == SG_READER_END)
        break;
      g_assert_no_error (error);
      if (n % STEP == 0 || i == 0) {
        g_assert_true (sg_pipeline_run (pipeline, doc, &error));
        check (doc);
      }
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (SgPipeline) pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, NULL);
  g_assert_nonnull (pipeline);
  g_test_add_data_func ("/pipeline/again", pipeline, test_again);
  g_test_add_data_func ("/pipeline/not-english", pipeline, test_not_english);
  g_test_add_data_func ("/pipeline/cut", pipeline, test_cut);
  g_test_add_data_func ("/pipeline/stirred", pipeline, test_stirred);
  g_test_add_data_func ("/pipeline/mutated", pipeline, test_mutated);
  g_test_add_data_func ("/pipeline/long", pipeline, test_long);
  g_test_add_data_func ("/pipeline/jobs", pipeline, test_jobs);
  g_test_add_data_func ("/pipeline/filter", pipeline, test_filter);
  g_test_add_data_func ("/pipeline/shared", pipeline, test_shared);
  return g_test_run ();
}
