/* SPDX-License-Identifier: MIT
 *
 * How fast, how large: the PolNeAR text (train and dev) of ../shared, repeated
 * up to 20 MB, through each stage of the pipeline in one thread (stages.c); then
 * through the program, as ties and as CoNLL-U, with one and two jobs, and with half
 * and twice as many documents; and the models (models.c).
 * Figures are medians of some rounds, runs to be compared taken in turn. Stages
 * are timed by the work of the thread, the program by the clock as well.
 *
 *     bench PROGRAM SHARED       (make bench)
 *
 * BENCH_MB and BENCH_ROUNDS in the environment say how much and how often.
 */
#include "bench.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

gdouble
bench_median (const gdouble *values, int n)
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

SgDocument *
bench_next_document (SgReader *reader)
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
    while (bytes > 0 && (doc = bench_next_document (reader)) != NULL) {
      gsize length;
      write_line (file, (*n)++, sg_document_get_text (doc, &length));
      bytes -= (gint64) length;
      sg_document_unref (doc);
    }
  }
  g_assert (fclose (file) == 0);
  return path;
}

/* Runs the program over a file with up to two options; wall time and peak memory. */
static Run
run_program (const char *program, const char *path, const char *jobs, const char *const *options)
{
  struct rusage usage;
  int status;
  gint64 start = g_get_monotonic_time ();
  pid_t child = fork ();
  g_assert (child >= 0);
  if (child == 0) {
    dup2 (open ("/dev/null", O_WRONLY), STDOUT_FILENO);
    execl (program, program, "extract", "--jobs", jobs, path, options[0], options[1], (char *) NULL);
    _exit (127);
  }
  if (wait4 (child, &status, 0, &usage) != child || status != 0)
    g_error ("%s extract --jobs %s %s failed", program, jobs, path);
  gdouble seconds = (gdouble) (g_get_monotonic_time () - start) / 1e6;
  gdouble cpu_seconds = (gdouble) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
                        + (gdouble) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  return (Run) { seconds, cpu_seconds, usage.ru_maxrss };
}

static const char *const NO_OPTIONS[] = { NULL, NULL };

static void
time_start (const char *program)
{
  gdouble seconds[START_ROUNDS], cpu_seconds[START_ROUNDS];
  char *path = NULL;
  g_close (g_file_open_tmp ("stancegraph-bench-XXXXXX.jsonl", &path, NULL), NULL);
  for (int i = 0; i < START_ROUNDS; i++) {
    Run run = run_program (program, path, "1", NO_OPTIONS);
    seconds[i] = run.seconds;
    cpu_seconds[i] = run.cpu_seconds;
  }
  printf ("start-up       %.1f ms (goal: under 50), %.1f ms of work\n", 1000 * bench_median (seconds, START_ROUNDS),
          1000 * bench_median (cpu_seconds, START_ROUNDS));
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

/* The program's runs, done in turn: what they are called, and their options. */
static const struct {
  const char *name, *jobs, *options[2];
} ways[] = {
  { "to CoNLL-U", "1", { "--format=conllu", NULL } },
  { "to CoNLL-U, --fast", "1", { "--format=conllu", "--fast" } },
  { "to ties", "1", { NULL, NULL } },
  { "to ties, --fast", "1", { "--fast", NULL } },
  { "to ties, --jobs 2", "2", { NULL, NULL } },
};
enum { ONE_JOB = 2, TWO_JOBS = 4, N_WAYS = G_N_ELEMENTS (ways) };

/* Where other programs take turns on the cores, the ratio of one job's time to that
 * of two is theirs, and that of the work still tells. */
static void
time_program (const char *program, const char *path, gint64 n_tokens, int rounds)
{
  static gdouble seconds[N_WAYS][MAX_ROUNDS], cpu[N_WAYS][MAX_ROUNDS];
  gdouble ratio[MAX_ROUNDS];
  for (int i = 0; i < rounds; i++) {
    for (int k = 0; k < N_WAYS; k++) {
      Run run = run_program (program, path, ways[k].jobs, ways[k].options);
      seconds[k][i] = run.seconds, cpu[k][i] = run.cpu_seconds;
    }
    ratio[i] = seconds[ONE_JOB][i] / seconds[TWO_JOBS][i];
  }
  for (int k = 0; k < N_WAYS; k++) {
    gdouble wall = bench_median (seconds[k], rounds), work = bench_median (cpu[k], rounds);
    printf ("extract %-18s  %.2f s, %.0f tokens/s; %.2f s of work, %.0f tokens/s\n", ways[k].name, wall,
            (gdouble) n_tokens / wall, work, (gdouble) n_tokens / work);
  }
  printf ("two jobs : one  %.2f (goal: 1.8; %u cores, load %.1f)\n", bench_median (ratio, rounds), g_get_num_processors (),
          get_load ());
}

/* Peak memory with half, as many, and twice as many documents. */
static void
measure_memory (const char *program, const char *shared, gint64 bytes)
{
  for (gint64 part = bytes / 2; part <= 2 * bytes; part *= 2) {
    guint n;
    g_autofree char *path = write_lines (shared, part, &n);
    Run run = run_program (program, path, "2", NO_OPTIONS);
    printf ("peak memory    %.1f MiB with %u documents (--jobs 2)\n", (gdouble) run.peak_kb / 1024, n);
    g_remove (path);
  }
}

static void
print_machine (gint64 bytes, int rounds)
{
  g_autofree char *text = NULL;
  const char *model = g_file_get_contents ("/proc/cpuinfo", &text, NULL, NULL) ? strstr (text, "model name") : NULL;
  const char *name = model != NULL ? strchr (model, ':') : NULL;
  printf ("%.*s, load %.1f; %.1f MB of text; medians of %d rounds\n\n", name != NULL ? (int) strcspn (name + 2, "\n") : 11,
          name != NULL ? name + 2 : "unknown CPU", get_load (), (gdouble) bytes / 1e6, rounds);
  fflush (stdout);
}

/* The stages in a process of their own, whose memory is not ours; how many tokens. */
static gint64
fork_stages (const char *path, int rounds)
{
  int ends[2], status;
  gint64 n_tokens;
  g_assert (pipe (ends) == 0);
  pid_t child = fork ();
  g_assert (child >= 0);
  if (child == 0) {
    n_tokens = bench_stages (path, rounds);
    fflush (stdout);
    _exit (write (ends[1], &n_tokens, sizeof n_tokens) == sizeof n_tokens ? 0 : 1);
  }
  g_assert (waitpid (child, &status, 0) == child && status == 0);
  g_assert (read (ends[0], &n_tokens, sizeof n_tokens) == sizeof n_tokens);
  return n_tokens;
}

int
main (int argc, char **argv)
{
  if (argc != 3 || !g_file_test (argv[2], G_FILE_TEST_IS_DIR)) {
    fprintf (stderr, "usage: bench PROGRAM SHARED, a folder with data/polnear\n");
    return 2;
  }
  guint n;
  gint64 bytes = (gint64) get_number ("BENCH_MB", 20, 1000) * 1000000;
  int rounds = get_number ("BENCH_ROUNDS", 3, MAX_ROUNDS);
  g_autofree char *path = write_lines (argv[2], bytes, &n);
  print_machine (bytes, rounds);
  gint64 n_tokens = fork_stages (path, rounds);
  time_program (argv[1], path, n_tokens, rounds);
  time_start (argv[1]);
  measure_memory (argv[1], argv[2], bytes);
  bench_models ();
  g_remove (path);
  return 0;
}
