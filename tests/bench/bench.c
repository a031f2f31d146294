/* SPDX-License-Identifier: MIT
 *
 * How fast, how large: the PolNeAR text (train and dev) of ../shared, repeated
 * up to 20 MB, through each stage of the pipeline in one thread; then through
 * the program, with one and two jobs, and with half and twice as many documents.
 * Figures are medians of some rounds, runs to be compared taken in turn. Stages
 * are timed by the work of the thread, the program by the clock as well.
 *
 *     bench PROGRAM SHARED       (make bench)
 *
 * BENCH_MB and BENCH_ROUNDS in the environment say how much and how often.
 */
#include "pipeline-private.h"

#include <stancegraph/stancegraph.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_STAGES 32
#define MAX_ROUNDS 99
#define START_ROUNDS 21

/* Seconds of a stage, a figure a round. */
typedef struct {
  const char *name;
  gdouble seconds[MAX_ROUNDS];
} Stage;

typedef struct {
  Stage stages[MAX_STAGES];
  int n, at, round;
  gint64 last;
} Clock;

typedef struct {
  gdouble seconds, cpu_seconds;
  glong peak_kb;
} Run;

static int
compare (const void *a, const void *b)
{
  gdouble left = *(const gdouble *) a, right = *(const gdouble *) b;
  return (left > right) - (left < right);
}

static gdouble
get_median (const gdouble *values, int n)
{
  gdouble sorted[MAX_ROUNDS];
  memcpy (sorted, values, sizeof *values * (gsize) n);
  qsort (sorted, (gsize) n, sizeof *sorted, compare);
  return sorted[n / 2];
}

static int
get_number (const char *name, int otherwise, int most)
{
  const char *word = g_getenv (name);
  return word != NULL ? CLAMP (atoi (word), 1, most) : otherwise;
}

/* The next document of a reader, NULL at the end. */
static SgDocument *
next_document (SgReader *reader)
{
  SgDocument *doc;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  if (sg_reader_next (reader, &doc, &id, &error) == SG_READER_FAILED)
    g_error ("%s", error->message);
  return doc;
}

static void
write_line (FILE *file, guint number, const char *text)
{
  fprintf (file, "{\"id\": \"d%u\", \"text\": \"", number);
  for (; *text != '\0'; text++) {
    if (*text == '"' || *text == '\\')
      fputc ('\\', file);
    if (*text == '\n')
      fputs ("\\n", file);
    else if ((guchar) *text >= ' ')
      fputc (*text, file);
  }
  fputs ("\"}\n", file);
}

/* The documents of train and dev as JSON lines, again and again with new ids,
 * up to @bytes of text. One is held at a time: a child's peak memory is never
 * told to be less than its parent's. */
static char *
write_lines (const char *shared, gint64 bytes, guint *n)
{
  char *path = NULL;
  g_autofree char *train = g_build_filename (shared, "data/polnear/train.jsonl", NULL);
  g_autofree char *dev = g_build_filename (shared, "data/polnear/dev.jsonl", NULL);
  const char *inputs[] = { train, dev, NULL };
  FILE *file = fdopen (g_file_open_tmp ("stancegraph-bench-XXXXXX.jsonl", &path, NULL), "w");
  g_assert (file != NULL);
  for (*n = 0; bytes > 0;) {
    SgDocument *doc;
    g_autoptr (SgReader) reader = sg_reader_new (inputs);
    while (bytes > 0 && (doc = next_document (reader)) != NULL) {
      gsize length;
      write_line (file, (*n)++, sg_document_get_text (doc, &length));
      bytes -= (gint64) length;
      sg_document_unref (doc);
    }
  }
  g_assert (fclose (file) == 0);
  return path;
}

/* Time that this thread has worked, whatever else the machine does; in us. */
static gint64
get_cpu_time (void)
{
  struct timespec now;
  g_assert (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) == 0);
  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Behind a stage: its time since the last one. */
static void
watch (const char *name, gpointer data)
{
  Clock *clock = data;
  gint64 now = get_cpu_time ();
  Stage *stage = &clock->stages[clock->at++];
  g_assert (clock->at <= MAX_STAGES);
  stage->name = name;
  stage->seconds[clock->round] += (gdouble) (now - clock->last) / 1e6;
  clock->n = MAX (clock->n, clock->at);
  clock->last = now;
}

/* Reads the documents of a file; how many tokens that was. */
static gint64
time_stages (const SgPipeline *pipeline, const char *path, Clock *clock)
{
  SgDocument *next;
  gint64 n_tokens = 0;
  const char *inputs[] = { path, NULL };
  g_autoptr (SgReader) reader = sg_reader_new (inputs);
  for (;;) {
    gint32 n;
    clock->at = 0;
    clock->last = get_cpu_time ();
    if ((next = next_document (reader)) == NULL)
      return n_tokens;
    g_autoptr (SgDocument) doc = next;
    watch ("reading", clock);
    if (!sgp_pipeline_run_watched (pipeline, doc, watch, clock, NULL))
      g_error ("%s failed", sg_document_get_id (doc));
    g_free (sg_document_to_json (doc, TRUE));
    watch ("writing", clock);
    sg_document_get_tokens (doc, &n);
    n_tokens += n;
  }
}

static void
print_stages (const Clock *clock, int rounds, gint64 n_tokens)
{
  gdouble all[MAX_ROUNDS] = { 0 };
  for (int i = 0; i < clock->n; i++)
    for (int round = 0; round < rounds; round++)
      all[round] += clock->stages[i].seconds[round];
  gdouble total = get_median (all, rounds);
  printf ("stage          seconds  share   tokens/s\n");
  for (int i = 0; i < clock->n; i++) {
    gdouble seconds = get_median (clock->stages[i].seconds, rounds);
    printf ("%-14s %7.3f  %4.1f%%  %9.0f\n", clock->stages[i].name, seconds, 100 * seconds / total, (gdouble) n_tokens / MAX (seconds, 1e-6));
  }
  printf ("%-14s %7.3f         %9.0f\n\n", "in all", total, (gdouble) n_tokens / total);
}

/* Runs the program over a file; wall time and peak memory. */
static Run
run_program (const char *program, const char *path, const char *jobs)
{
  struct rusage usage;
  int status;
  gint64 start = g_get_monotonic_time ();
  pid_t child = fork ();
  g_assert (child >= 0);
  if (child == 0) {
    dup2 (open ("/dev/null", O_WRONLY), STDOUT_FILENO);
    execl (program, program, "extract", "--jobs", jobs, path, (char *) NULL);
    _exit (127);
  }
  if (wait4 (child, &status, 0, &usage) != child || status != 0)
    g_error ("%s extract --jobs %s %s failed", program, jobs, path);
  gdouble seconds = (gdouble) (g_get_monotonic_time () - start) / 1e6;
  gdouble cpu_seconds = (gdouble) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
                        + (gdouble) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  return (Run) { seconds, cpu_seconds, usage.ru_maxrss };
}

static void
time_start (const char *program)
{
  gdouble seconds[START_ROUNDS], cpu_seconds[START_ROUNDS];
  char *path = NULL;
  g_close (g_file_open_tmp ("stancegraph-bench-XXXXXX.jsonl", &path, NULL), NULL);
  for (int i = 0; i < START_ROUNDS; i++) {
    Run run = run_program (program, path, "1");
    seconds[i] = run.seconds;
    cpu_seconds[i] = run.cpu_seconds;
  }
  printf ("start-up       %.1f ms (goal: under 50), %.1f ms of work\n", 1000 * get_median (seconds, START_ROUNDS),
          1000 * get_median (cpu_seconds, START_ROUNDS));
  g_remove (path);
  g_free (path);
}

/* How many programs wanted a core in the last minute. */
static gdouble
get_load (void)
{
  double load = 0;
  return getloadavg (&load, 1) == 1 ? load : 0;
}

static void
print_jobs (const char *jobs, const gdouble *seconds, const gdouble *cpu, gint64 n_tokens, int rounds)
{
  gdouble wall = get_median (seconds, rounds), work = get_median (cpu, rounds);
  printf ("extract, --jobs %s   %.2f s, %.0f tokens/s; %.2f s of work, %.0f tokens/s\n", jobs, wall, (gdouble) n_tokens / wall, work,
          (gdouble) n_tokens / work);
}

/* One job against two, in turn. Where other programs take turns on the cores,
 * the ratio of times is theirs, and that of the work still tells. */
static void
time_jobs (const char *program, const char *path, gint64 n_tokens, int rounds)
{
  gdouble one[MAX_ROUNDS], two[MAX_ROUNDS], one_cpu[MAX_ROUNDS], two_cpu[MAX_ROUNDS], ratio[MAX_ROUNDS];
  for (int i = 0; i < rounds; i++) {
    Run first = run_program (program, path, "1"), second = run_program (program, path, "2");
    one[i] = first.seconds, one_cpu[i] = first.cpu_seconds;
    two[i] = second.seconds, two_cpu[i] = second.cpu_seconds;
    ratio[i] = one[i] / two[i];
  }
  print_jobs ("1", one, one_cpu, n_tokens, rounds);
  print_jobs ("2", two, two_cpu, n_tokens, rounds);
  printf ("two jobs : one      %.2f (goal: 1.8; %u cores, load %.1f)\n", get_median (ratio, rounds), g_get_num_processors (), get_load ());
}

/* Peak memory with half, as many, and twice as many documents. */
static void
measure_memory (const char *program, const char *shared, gint64 bytes)
{
  for (gint64 part = bytes / 2; part <= 2 * bytes; part *= 2) {
    guint n;
    g_autofree char *path = write_lines (shared, part, &n);
    Run run = run_program (program, path, "2");
    printf ("peak memory    %.1f MiB with %u documents (--jobs 2)\n", (gdouble) run.peak_kb / 1024, n);
    g_remove (path);
  }
}

static void
print_machine (gint64 bytes, gint64 n_tokens, int rounds)
{
  g_autofree char *text = NULL;
  const char *model = g_file_get_contents ("/proc/cpuinfo", &text, NULL, NULL) ? strstr (text, "model name") : NULL;
  const char *name = model != NULL ? strchr (model, ':') : NULL;
  printf ("%.*s; %.1f MB of text, %.2f M tokens read; medians of %d rounds\n\n", name != NULL ? (int) strcspn (name + 2, "\n") : 11,
          name != NULL ? name + 2 : "unknown CPU", (gdouble) bytes / 1e6, (gdouble) n_tokens / 1e6, rounds);
}

int
main (int argc, char **argv)
{
  if (argc != 3 || !g_file_test (argv[2], G_FILE_TEST_IS_DIR)) {
    fprintf (stderr, "usage: bench PROGRAM SHARED, a folder with data/polnear\n");
    return 2;
  }
  static Clock clock;
  guint n;
  gint64 bytes = (gint64) get_number ("BENCH_MB", 20, 1000) * 1000000, n_tokens = 0;
  int rounds = get_number ("BENCH_ROUNDS", 3, MAX_ROUNDS);
  g_autofree char *path = write_lines (argv[2], bytes, &n);
  g_autoptr (SgPipeline) pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, NULL);
  for (clock.round = 0; clock.round < rounds; clock.round++)
    n_tokens = time_stages (pipeline, path, &clock);
  print_machine (bytes, n_tokens, rounds);
  print_stages (&clock, rounds, n_tokens);
  time_start (argv[1]);
  time_jobs (argv[1], path, n_tokens, rounds);
  measure_memory (argv[1], argv[2], bytes);
  g_remove (path);
  return 0;
}
