/* SPDX-License-Identifier: MIT
 *
 * Folders for tests, below that for temporary files.
 */
#include "folder.h"

#include <glib/gstdio.h>

char *
folder_make (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("stancegraph-test-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

void
folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_remove (path);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

guint
folder_count (const char *folder)
{
  guint n = 0;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}
