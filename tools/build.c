/* SPDX-License-Identifier: MIT
 *
 * stancegraph build: articles, or the lines that `extract` prints, into a
 * store. Threads read the articles, this one writes them in order of input, so
 * that the store does not depend on --jobs. What the store has already is not
 * read again; what an older pipeline has read only with --again.
 *
 *     $ stancegraph build channel.sg articles/
 *     5 articles: 78 statements by 14 speakers, 41 ties; 0 failed; 0.02 s
 *     $ stancegraph build channel.sg articles/
 *     5 articles: 78 statements by 14 speakers, 41 ties; 0 failed; 5 unchanged; 0.00 s
 *
 * The figures before the first ';' are the store's, the others this run's.
 */
#include "command.h"

#include <stancegraph/batch.h>
#include <stancegraph/error.h>
#include <stancegraph/store.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A person sees progress so often. */
#define PROGRESS_TIME (G_USEC_PER_SEC / 5)

typedef struct {
  gint jobs;
  gboolean again, fast;
} Options;

/* What to do with a document, as found out before it is read. */
typedef struct {
  SgStoreState state;
  GError *error;              /* it cannot be taken: its key came before */
} Plan;

/* A run. The lock guards the store and the tables, which the threads that
 * fetch documents use too. */
typedef struct {
  const Command *command;
  const Options *options;
  SgStore *store;
  SgPipeline *pipeline;
  SgReader *reader;           /* owned by the batch */
  GMutex lock;
  GHashTable *places;         /* key -> where it came from, NULL for a file of its own */
  GHashTable *plans;          /* document under way -> Plan */
  guint64 n, n_failed, n_unchanged, n_stale, n_described;
  gint64 last_progress;
  gboolean shows_progress;
} Run;

static void
free_plan (gpointer data)
{
  Plan *plan = data;
  g_clear_error (&plan->error);
  g_free (plan);
}

/* Notes where the key comes from; an error that names both places where it
 * came before. */
static gboolean
claim_key (Run *run, const char *key, GError **error)
{
  gpointer first;
  g_autofree char *place = sg_reader_dup_place (run->reader);
  if (!g_hash_table_lookup_extended (run->places, key, NULL, &first)) {
    g_hash_table_insert (run->places, g_strdup (key), g_steal_pointer (&place));
    return TRUE;
  }
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s: the key '%s' was given before, by %s", place != NULL ? place : key,
               key, first != NULL ? (const char *) first : key);
  return FALSE;
}

/* Whether a document has to be read: called before that, in any thread. */
static gboolean
plan_document (const SgDocument *doc, gpointer data)
{
  Run *run = data;
  Plan *plan = g_new0 (Plan, 1);
  const char *version = sg_document_get_pipeline (doc);
  g_autofree char *wanted_version = version != NULL ? g_strdup (version) : sg_pipeline_dup_version_for (run->pipeline, doc);
  g_mutex_lock (&run->lock);
  if (claim_key (run, sg_document_get_key (doc), &plan->error)
      && sg_store_check (run->store, doc, wanted_version, &plan->state, &plan->error)
      && plan->state == SG_STORE_STALE && run->options->again)
    plan->state = SG_STORE_CHANGED;
  gboolean wanted = plan->error == NULL && version == NULL
                    && (plan->state == SG_STORE_NEW || plan->state == SG_STORE_CHANGED);
  g_hash_table_insert (run->plans, (gpointer) doc, plan);
  g_mutex_unlock (&run->lock);
  return wanted;
}

/* Takes the line of progress away, before something else is printed. */
static void
clear_progress (const Run *run)
{
  if (run->shows_progress)
    fputs ("\r\033[K", stderr);
}

static void
fail (Run *run, const GError *error)
{
  run->n_failed++;
  clear_progress (run);
  command_fail (run->command, error);
}

/* Writes a document that is new or has changed. */
static gboolean
write_document (Run *run, const SgDocument *doc, GError **error)
{
  if (sg_document_get_warning (doc) != NULL)
    clear_progress (run);
  command_warn (run->command, doc);
  return sg_store_add (run->store, doc, error);
}

/* A text that the store has: what is told of it may be new. */
static gboolean
describe_document (Run *run, const SgDocument *doc, SgStoreState state, GError **error)
{
  gboolean changed;
  if (!sg_store_update_meta (run->store, doc, &changed, error))
    return FALSE;
  run->n_unchanged += state == SG_STORE_SAME;
  run->n_stale += state == SG_STORE_STALE;
  run->n_described += changed;
  return TRUE;
}

/* Writes a document as planned. FALSE where the store can take no more. */
static gboolean
add_document (Run *run, const SgDocument *doc, GError **error)
{
  gboolean done = TRUE;
  g_mutex_lock (&run->lock);
  const Plan *plan = g_hash_table_lookup (run->plans, doc);
  if (plan->error != NULL)
    fail (run, plan->error);
  else if (plan->state == SG_STORE_SAME || plan->state == SG_STORE_STALE)
    done = describe_document (run, doc, plan->state, error);
  else
    done = write_document (run, doc, error);
  g_hash_table_remove (run->plans, doc);
  g_mutex_unlock (&run->lock);
  return done;
}

static void
show_progress (Run *run)
{
  gint64 now = g_get_monotonic_time ();
  if (!run->shows_progress || now - run->last_progress < PROGRESS_TIME)
    return;
  run->last_progress = now;
  fprintf (stderr, "\r%" G_GUINT64_FORMAT " articles, %" G_GUINT64_FORMAT " failed", run->n, run->n_failed);
}

/* Takes every item of the batch. FALSE where the store can take no more. */
static gboolean
add_all (Run *run, SgBatch *batch, GError **error)
{
  for (;; run->n++, show_progress (run)) {
    g_autoptr (SgDocument) doc = NULL;
    g_autofree char *id = NULL;
    g_autoptr (GError) reason = NULL;
    SgReaderItem item = sg_batch_next (batch, &doc, &id, &reason);
    if (item == SG_READER_END)
      return TRUE;
    if (item == SG_READER_FAILED)
      fail (run, reason);
    else if (!add_document (run, doc, error))
      return FALSE;
  }
}

/* Reads all inputs into the store and makes sure they are in the file. */
static gboolean
add_inputs (Run *run, GError **error)
{
  g_autoptr (SgPipeline) pipeline = sg_pipeline_new (run->options->fast ? SG_LAYER_FAST : SG_LAYER_DEFAULT, error);
  if (pipeline == NULL) {
    sg_reader_free (run->reader);
    return FALSE;
  }
  run->pipeline = pipeline;
  SgBatch *batch = sg_batch_new (pipeline, run->reader, (guint) run->options->jobs, plan_document, run);
  gboolean done = add_all (run, batch, error);
  clear_progress (run);
  if (done)
    input_options_warn (run->command, run->reader);
  sg_batch_free (batch);
  return done && sg_store_flush (run->store, error);
}

/* "1 article", "2 articles". */
static void
print_number (const char *before, gint64 n, const char *singular, const char *plural)
{
  printf ("%s%" G_GINT64_FORMAT " %s", before, n, n == 1 ? singular : plural);
}

static gboolean
print_summary (const Run *run, gint64 start, GError **error)
{
  SgStoreCounts counts;
  if (!sg_store_count (run->store, &counts, error))
    return FALSE;
  print_number ("", counts.documents, "article", "articles");
  print_number (": ", counts.statements, "statement", "statements");
  print_number (" by ", counts.speakers, "speaker", "speakers");
  print_number (", ", counts.ties, "tie", "ties");
  printf ("; %" G_GUINT64_FORMAT " failed", run->n_failed);
  if (run->n_unchanged > 0)
    printf ("; %" G_GUINT64_FORMAT " unchanged", run->n_unchanged);
  if (run->n_stale > 0)
    printf ("; %" G_GUINT64_FORMAT " stale, read by another pipeline (--again reads them anew)", run->n_stale);
  if (run->n_described > 0)
    printf ("; %" G_GUINT64_FORMAT " with a new title, date, outlet or address", run->n_described);
  if (counts.orphaned > 0)
    print_number ("; ", counts.orphaned, "correction orphaned (edit --orphans)", "corrections orphaned (edit --orphans)");
  printf ("; %.2f s\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  return TRUE;
}

static void
clear_run (Run *run)
{
  g_hash_table_unref (run->places);
  g_hash_table_unref (run->plans);
  g_mutex_clear (&run->lock);
}

/* Takes the reader. */
static int
build (const Command *command, const char *path, SgReader *reader, const Options *options)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SgStore) store = sg_store_open (path, SG_STORE_WRITE, &error);
  if (store == NULL) {
    sg_reader_free (reader);
    return command_fail (command, error);
  }
  Run run = { .command = command, .options = options, .store = store, .reader = reader, .shows_progress = isatty (STDERR_FILENO) };
  g_mutex_init (&run.lock);
  run.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run.plans = g_hash_table_new_full (NULL, NULL, NULL, free_plan);
  gboolean done = add_inputs (&run, &error) && print_summary (&run, start, &error);
  clear_run (&run);
  if (!done)
    return command_fail (command, error);
  return run.n_failed > 0 ? COMMAND_FAILED : COMMAND_DONE;
}

static int
run (const Command *command, char **argv)
{
  Options options = { 0 };
  g_auto (InputOptions) input = { NULL, NULL, NULL, NULL };
  const GOptionEntry entries[] = {
    INPUT_ENTRIES (input),
    { "again", 0, 0, G_OPTION_ARG_NONE, &options.again, "Read anew what another pipeline has read", NULL },
    { "fast", 0, 0, G_OPTION_ARG_NONE, &options.fast, "Nearly twice as fast, less accurate", NULL },
    { "jobs", 'j', 0, G_OPTION_ARG_INT, &options.jobs, "Threads; default: one a core", "N" },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = NULL;
  int status;
  if (!command_parse (command, entries, NULL, argv, &arguments, &status))
    return status;
  if (options.jobs < 0)
    return command_misuse (command, "--jobs: a number from 1 on expected");
  if (arguments[1] == NULL && isatty (STDIN_FILENO))
    return command_misuse (command, "FILE, FOLDER or - expected behind the store");
  SgReader *reader = input_options_open (command, &input, (const char *const *) arguments + 1, &status);
  return reader != NULL ? build (command, arguments[0], reader, &options) : status;
}

const Command command_build = {
  "build", "STORE [FILE|FOLDER|-]...", "Put articles into a store", 1, -1, run
};
