/* SPDX-License-Identifier: MIT
 *
 * Paths in, texts out; what cannot be read ends the trainer.
 */
#include "input.h"

#include <stdlib.h>

void
die (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("train: %s\n", message);
  exit (1);
}

char *
read_file (const char *path)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "gzip", "-dc", path, NULL };
  gboolean ok = g_str_has_suffix (path, ".gz")
                    ? g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error)
                    : g_file_get_contents (path, &text, NULL, &error);
  if (!ok || text == NULL || *text == '\0')
    die ("%s: %s", path, error != NULL ? error->message : "empty or not readable");
  return text;
}

GHashTable *
read_set (const char *path)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *text = read_file (path);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_hash_table_add (set, g_strdup (*word));
  return set;
}

SgpClusters
read_clusters (const char *path)
{
  SgpModel model;
  SgpClusters clusters;
  g_autoptr (GError) error = NULL;
  GMappedFile *file = g_mapped_file_new (path, FALSE, &error);
  if (file == NULL
      || !sgp_model_open (&model, (const guint8 *) g_mapped_file_get_contents (file), g_mapped_file_get_length (file), &error)
      || !sgp_clusters_open (&clusters, &model, &error))
    die ("%s: %s", path, error->message);
  return clusters;
}
