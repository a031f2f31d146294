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

struct _SgpInputs {
  GQueue waiting;               /* paths */
};

SgpInputs *
sgp_inputs_new (const char *const *paths)
{
  SgpInputs *inputs = g_new0 (SgpInputs, 1);
  g_queue_init (&inputs->waiting);
  for (gsize i = 0; paths[i] != NULL; i++)
    g_queue_push_tail (&inputs->waiting, g_strdup (paths[i]));
  return inputs;
}

void
sgp_inputs_free (SgpInputs *inputs)
{
  g_queue_clear_full (&inputs->waiting, g_free);
  g_free (inputs);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether an entry of a folder is read, by itself or as a folder. */
static gboolean
is_wanted (const char *path)
{
  struct stat status;
  if (lstat (path, &status) != 0)
    return FALSE;
  if (S_ISDIR (status.st_mode))
    return TRUE;
  return sgp_format_from_name (path) != NULL && stat (path, &status) == 0 && S_ISREG (status.st_mode);
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
open_folder (SgpInputs *inputs, const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = read_names (path, error);
  for (guint i = names != NULL ? names->len : 0; i > 0; i--) {
    g_autofree char *entry = g_build_filename (path, g_ptr_array_index (names, i - 1), NULL);
    if (is_wanted (entry))
      g_queue_push_head (&inputs->waiting, g_steal_pointer (&entry));
  }
  return names != NULL;
}

char *
sgp_inputs_next (SgpInputs *inputs, GError **error)
{
  for (;;) {
    g_autofree char *path = g_queue_pop_head (&inputs->waiting);
    gboolean is_folder = path != NULL && strcmp (path, "-") != 0 && g_file_test (path, G_FILE_TEST_IS_DIR);
    if (!is_folder || !open_folder (inputs, path, error))
      return g_steal_pointer (&path);
  }
}
