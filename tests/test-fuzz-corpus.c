/* SPDX-License-Identifier: MIT
 *
 * Feeds every file of tests/fuzz/corpus/TARGET to its fuzz target: what was
 * once found stays mended, with any compiler.
 */
#include "fuzz/fuzz.h"

typedef struct {
  const char *name;
  void (*feed) (const guint8 *data, gsize size);
} Target;

static const Target targets[] = {
  { "conllu", fuzz_conllu },
  { "csv", fuzz_csv },
  { "document", fuzz_document },
  { "html", fuzz_html },
  { "json", fuzz_json },
  { "tsv", fuzz_tsv },
};

/* A copy of exactly the file's bytes, so that a sanitizer sees what reads on. */
static void
feed_file (const Target *target, const char *path)
{
  gsize size;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  g_autofree guint8 *data = g_memdup2 (contents, size);
  g_test_message ("%s", path);
  target->feed (data != NULL ? data : (const guint8 *) "", size);
}

static void
test_target (gconstpointer data)
{
  const Target *target = data;
  gint n = 0;
  const char *name;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", target->name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; n++) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    feed_file (target, path);
  }
  g_assert_cmpint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++) {
    g_autofree char *path = g_strconcat ("/fuzz-corpus/", targets[i].name, NULL);
    g_test_add_data_func (path, &targets[i], test_target);
  }
  return g_test_run ();
}
