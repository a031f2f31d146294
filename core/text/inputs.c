/* SPDX-License-Identifier: MIT
 *
 * Paths in, files out. A folder is replaced by its entries, sorted by name, so
 * that no more is held than the entries of the folders that are open.
 *
 *     news/   ->  news/a.txt
 *                 news/b/       ->  news/b/x.jsonl
 *                 news/c.jpg
 *                 news/d.txt
 *
 * In a folder, files of other kinds are passed over, since folders hold all
 * sorts of things, and so are hidden ones, pipes, and linked folders (which may
 * go in a circle). What is named comes out whatever it is.
 */
#include "text/inputs-private.h"

#include "text/format-private.h"

#include <errno.h>
#include <stancegraph/error.h>
#include <string.h>
#include <sys/stat.h>

/* @is_named: the user gave this path, it was not found in a folder. @is_end:
 * the place behind a named folder, before which @n_files had come out. */
typedef struct {
  char *path;
  gboolean is_named, is_end;
  guint64 n_files;
} Input;

struct _SgpInputs {
  GQueue waiting;               /* Input */
  guint64 n_files;              /* that have come out */
  gboolean skips;               /* the file of which what follows tells */
  dev_t device;
  ino_t number;
};

static Input *
input_new (const char *path, gboolean is_named)
{
  Input *input = g_new0 (Input, 1);
  input->path = g_strdup (path);
  input->is_named = is_named;
  return input;
}

static void
input_free (gpointer data)
{
  Input *input = data;
  g_free (input->path);
  g_free (input);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Input, input_free)

SgpInputs *
sgp_inputs_new (const char *const *paths)
{
  SgpInputs *inputs = g_new0 (SgpInputs, 1);
  g_queue_init (&inputs->waiting);
  for (gsize i = 0; paths[i] != NULL; i++)
    g_queue_push_tail (&inputs->waiting, input_new (paths[i], TRUE));
  return inputs;
}

void
sgp_inputs_free (SgpInputs *inputs)
{
  g_queue_clear_full (&inputs->waiting, input_free);
  g_free (inputs);
}

void
sgp_inputs_skip (SgpInputs *inputs, const char *path)
{
  struct stat status;
  inputs->skips = stat (path, &status) == 0;
  if (inputs->skips) {
    inputs->device = status.st_dev;
    inputs->number = status.st_ino;
  }
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether an entry of a folder is read, by itself or as a folder. */
static gboolean
is_wanted (const SgpInputs *inputs, const char *path)
{
  struct stat status;
  if (lstat (path, &status) != 0)
    return FALSE;
  if (S_ISDIR (status.st_mode))
    return TRUE;
  if (sgp_format_from_name (path) == NULL || stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  return !inputs->skips || status.st_dev != inputs->device || status.st_ino != inputs->number;
}

/* The names in a folder that are not hidden, sorted; NULL with an error. */
static GPtrArray *
read_names (const char *path, GError **error)
{
  const char *name;
  errno = 0;
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  if (folder == NULL) {
    int number = errno;
    g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s: cannot open folder: %s", path, g_strerror (number));
    return NULL;
  }
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* Puts the entries of a folder before everything that waits. */
static gboolean
open_folder (SgpInputs *inputs, const Input *folder, GError **error)
{
  g_autoptr (GPtrArray) names = read_names (folder->path, error);
  if (names == NULL)
    return FALSE;
  if (folder->is_named) {
    Input *end = input_new (folder->path, TRUE);
    end->is_end = TRUE;
    end->n_files = inputs->n_files;
    g_queue_push_head (&inputs->waiting, end);
  }
  for (guint i = names->len; i > 0; i--) {
    g_autofree char *entry = g_build_filename (folder->path, g_ptr_array_index (names, i - 1), NULL);
    if (is_wanted (inputs, entry))
      g_queue_push_head (&inputs->waiting, input_new (entry, FALSE));
  }
  return TRUE;
}

/* Behind a folder that was named: whether anything came of it. */
static gboolean
check_end (const SgpInputs *inputs, const Input *end, GError **error)
{
  if (end->n_files < inputs->n_files)
    return TRUE;
  g_autofree char *endings = sgp_format_dup_endings ();
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s: nothing to read in this folder: %s expected", end->path, endings);
  return FALSE;
}

char *
sgp_inputs_next (SgpInputs *inputs, GError **error)
{
  for (;;) {
    g_autoptr (Input) input = g_queue_pop_head (&inputs->waiting);
    if (input == NULL)
      return NULL;
    gboolean is_folder = strcmp (input->path, "-") != 0 && g_file_test (input->path, G_FILE_TEST_IS_DIR);
    if (input->is_end ? check_end (inputs, input, error) : is_folder && open_folder (inputs, input, error))
      continue;
    inputs->n_files++;
    return g_steal_pointer (&input->path);
  }
}
