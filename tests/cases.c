/* SPDX-License-Identifier: MIT
 *
 * See cases.h. Blank lines at the ends of input and output do not count.
 */
#include "cases.h"

#include <string.h>

typedef struct {
  char *title, *input, *expected;
  CaseFunc function;
  gpointer data;
} Case;

/* A case file and its cases, in their order. */
typedef struct {
  char *path;
  char *head; /* what stands before the first case */
  GPtrArray *cases;
} CaseFile;

static GPtrArray *files;

static void
run_case (gconstpointer data)
{
  Case *c = (Case *) data;
  g_autofree char *out = c->function (c->input, c->data);
  g_strstrip (out);
  if (g_getenv ("SG_UPDATE") != NULL) {
    g_free (c->expected);
    c->expected = g_steal_pointer (&out);
    return;
  }
  if (strcmp (out, c->expected) == 0)
    return;
  g_test_message ("%s\nexpected:\n%s\ncame out:\n%s", c->title, c->expected, out);
  g_test_fail ();
}

/* Takes "title\ninput\n---\nexpected" apart. */
static Case *
parse_case (const char *text, CaseFunc function, gpointer data)
{
  const char *line = strchr (text, '\n');
  const char *bar = line == NULL ? NULL : strstr (line, "\n---\n");
  if (bar == NULL)
    g_error ("case without a line of ---: %s", text);
  Case *c = g_new0 (Case, 1);
  c->title = g_strstrip (g_strndup (text, line - text));
  c->input = bar == line ? g_strdup ("") : g_strndup (line + 1, bar - line - 1);
  c->expected = g_strstrip (g_strdup (bar + 5));
  c->function = function;
  c->data = data;
  return c;
}

void
cases_add (const char *file, CaseFunc function, gpointer data)
{
  CaseFile *cases = g_new0 (CaseFile, 1);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  cases->path = g_test_build_filename (G_TEST_DIST, "cases", file, NULL);
  cases->cases = g_ptr_array_new ();
  if (!g_file_get_contents (cases->path, &text, NULL, &error))
    g_error ("%s", error->message);
  g_autofree char *all = g_strconcat ("\n", text, NULL);
  g_auto (GStrv) parts = g_strsplit (all, "\n== ", -1);
  cases->head = g_strdup (parts[0]);
  for (guint i = 1; parts[i] != NULL; i++) {
    Case *c = parse_case (parts[i], function, data);
    g_autofree char *title = g_strdelimit (g_strdup (c->title), "/", '|');
    g_autofree char *path = g_strdup_printf ("/%s/%s", file, title);
    g_test_add_data_func (path, c, run_case);
    g_ptr_array_add (cases->cases, c);
  }
  g_test_set_nonfatal_assertions (); /* the other cases run all the same */
  if (files == NULL)
    files = g_ptr_array_new ();
  g_ptr_array_add (files, cases);
}

/* Writes a case file with what came out. */
static void
update_file (const CaseFile *file)
{
  g_autoptr (GString) text = g_string_new (file->head[0] == '\n' ? file->head + 1 : file->head);
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < file->cases->len; i++) {
    const Case *c = g_ptr_array_index (file->cases, i);
    if (text->len > 0)
      g_string_append_c (text, '\n');
    g_string_append_printf (text, "== %s\n%s\n---\n%s\n", c->title, c->input, c->expected);
  }
  if (!g_file_set_contents (file->path, text->str, text->len, &error))
    g_error ("%s", error->message);
}

int
cases_finish (void)
{
  int status = g_test_run ();
  for (guint i = 0; files != NULL && i < files->len; i++) {
    CaseFile *file = g_ptr_array_index (files, i);
    if (g_getenv ("SG_UPDATE") != NULL)
      update_file (file);
    for (guint j = 0; j < file->cases->len; j++) {
      Case *c = g_ptr_array_index (file->cases, j);
      g_free (c->title);
      g_free (c->input);
      g_free (c->expected);
      g_free (c);
    }
    g_ptr_array_unref (file->cases);
    g_free (file->path);
    g_free (file->head);
    g_free (file);
  }
  g_clear_pointer (&files, g_ptr_array_unref);
  return status;
}
