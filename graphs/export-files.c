/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: texts and the paths where they belong. Out: all of them in place, or
 * none: each is written beside its place under another name first, and when
 * the last is on the disk all are renamed.
 *
 *     x-nodes.csv.K3J9QA, x-edges.csv.0PQ2LM   ->   x-nodes.csv, x-edges.csv
 *
 * What is no regular file, /dev/full or a pipe with a name, must not be
 * replaced by one: it is opened and written to.
 */
#include "export-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stancegraph/error.h>

static gboolean
fail (const char *path, int number, GError **error)
{
  g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s: %s", path, g_strerror (number));
  return FALSE;
}

/* Whether something other than a file or a folder is there. */
static gboolean
is_device (const char *path)
{
  GStatBuf info;
  return g_stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode);
}

static gboolean
write_to (const char *path, const GString *text, GError **error)
{
  FILE *file = g_fopen (path, "wb");
  if (file == NULL)
    return fail (path, errno, error);
  gboolean written = fwrite (text->str, 1, text->len, file) == text->len && fflush (file) == 0;
  int number = errno;
  fclose (file);
  return written || fail (path, number, error);
}

/* A file beside @path that holds the text; NULL on error. */
static char *
write_beside (const char *path, const GString *text, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
    fail (path, EISDIR, error);
    return NULL;
  }
  int fd = g_mkstemp_full (name, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0) {
    fail (path, errno, error);
    return NULL;
  }
  g_close (fd, NULL);
  if (g_file_set_contents_full (name, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &reason))
    return g_steal_pointer (&name);
  g_unlink (name);
  g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s: %s", path, reason->message);
  return NULL;
}

/* Puts what was written beside @paths into place. */
static gboolean
rename_all (const GPtrArray *written, char **paths, GError **error)
{
  for (guint i = 0; i < written->len; i++) {
    const char *name = g_ptr_array_index (written, i);
    if (name != NULL && g_rename (name, paths[i]) != 0)
      return fail (paths[i], errno, error);
  }
  return TRUE;
}

gboolean
sgp_files_write (char **paths, GPtrArray *texts, GError **error)
{
  gboolean done = TRUE;
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < texts->len && done; i++) {
    const GString *text = g_ptr_array_index (texts, i);
    char *name = NULL;
    done = is_device (paths[i]) ? write_to (paths[i], text, error)
                                : (name = write_beside (paths[i], text, error)) != NULL;
    g_ptr_array_add (written, name);
  }
  done = done && rename_all (written, paths, error);
  for (guint i = 0; i < written->len && !done; i++)
    if (g_ptr_array_index (written, i) != NULL)
      g_unlink (g_ptr_array_index (written, i));
  return done;
}
