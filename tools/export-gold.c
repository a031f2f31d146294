/* SPDX-License-Identifier: MIT
 *
 * stancegraph export STORE --gold -o FOLDER: what people have checked, a JSON
 * file a document, by which readings of the same articles can be scored.
 *
 *     $ stancegraph export channel.sg --gold -o gold
 *     gold/channel-1-letter.json
 *
 * A file is called after its document; an id may hold anything, so what could
 * lead out of the folder is written "_", and of two of one name the later one
 * has its number too: "report-d7.json".
 */
#include "export-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stancegraph/error.h>
#include <stancegraph/gold.h>
#include <stancegraph/rows.h>
#include <stdio.h>
#include <string.h>

/* File systems take names of 255 bytes. */
#define MAX_NAME 200

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir (folder, 0777) == 0 || (errno == EEXIST && g_file_test (folder, G_FILE_TEST_IS_DIR)))
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s: %s", folder, g_strerror (errno));
  return FALSE;
}

/* The name of a document's file, which no other has in this run. */
static char *
make_name (const char *id, gint64 document, GHashTable *taken)
{
  g_autoptr (GString) name = g_string_new (NULL);
  for (const char *p = id; *p != '\0' && name->len < MAX_NAME; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    g_string_append_unichar (name, c == '/' || c == '\\' || g_unichar_iscntrl (c) || (p == id && c == '.') ? '_' : c);
  }
  if (name->len == 0 || !g_hash_table_add (taken, g_strdup (name->str))) {
    g_string_append_printf (name, "-d%" G_GINT64_FORMAT, document);
    g_hash_table_add (taken, g_strdup (name->str));
  }
  g_string_append (name, ".json");
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
write_document (const char *folder, const char *name, const char *gold, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) reason = NULL;
  if (g_file_set_contents (path, gold, -1, &reason)) {
    puts (path);
    return TRUE;
  }
  g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s", reason->message);
  return FALSE;
}

static gboolean
write_all (SgStore *store, const SgRows *rows, const char *folder, gboolean confirmed_only, guint *n, GError **error)
{
  gint32 n_documents;
  const SgDocumentRow *documents = sg_rows_get_documents (rows, &n_documents);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gint32 i = 0; i < n_documents; i++) {
    char *made;
    g_autofree char *id = g_strdup_printf ("d%" G_GINT64_FORMAT, documents[i].id);
    if (!sg_store_make_gold (store, id, confirmed_only, &made, error))
      return FALSE;
    g_autofree char *gold = made;
    if (gold == NULL)
      continue;
    g_autofree char *name = make_name (documents[i].name, documents[i].id, taken);
    if ((*n == 0 && !make_folder (folder, error)) || !write_document (folder, name, gold, error))
      return FALSE;
    *n += 1;
  }
  return TRUE;
}

gboolean
export_gold (const char *path, const char *folder, const SgFilter *filter, guint *n, GError **error)
{
  SgFilter documents = *filter;
  documents.confirmed_only = FALSE;   /* of what is in them */
  *n = 0;
  g_autoptr (SgStore) store = sg_store_open (path, SG_STORE_READ, error);
  g_autoptr (SgRows) rows = store != NULL ? sg_store_list (store, SG_ROWS_DOCUMENTS, &documents, 0, error) : NULL;
  return rows != NULL && write_all (store, rows, folder, filter->confirmed_only, n, error);
}
