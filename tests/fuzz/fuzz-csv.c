/* SPDX-License-Identifier: MIT
 *
 * Bytes as a table: its rows are the same when they are written with every
 * field in quotation marks and read again; and as a table of documents each of
 * its rows is one, or an error.
 */
#define _GNU_SOURCE             /* memfd_create() */
#include "fuzz.h"

#include "document-private.h"
#include "text/csv-private.h"
#include "text/format-private.h"

#include <stancegraph/error.h>
#include <sys/mman.h>
#include <unistd.h>

#define FIELD_LIMIT 4096

/* A file in memory that holds the bytes. */
static SgpSource *
open_bytes (const char *bytes, gsize size)
{
  int descriptor = memfd_create ("fuzz", 0);
  g_assert_cmpint (write (descriptor, bytes, size), ==, size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  SgpSource *source = sgp_source_open (path, NULL);
  g_assert_nonnull (source);
  close (descriptor);
  return source;
}

static void
write_field (GString *out, const char *field, gsize length)
{
  g_string_append_c (out, '"');
  for (gsize i = 0; i < length; i++) {
    if (field[i] == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, field[i]);
  }
  g_string_append_c (out, '"');
}

/* The rows of a table, each field in quotation marks; @all: none may be lost. */
static GString *
rewrite (const char *bytes, gsize size, char delimiter, gboolean all)
{
  GString *out = g_string_new (NULL);
  SgpSource *source = open_bytes (bytes, size);
  g_autoptr (GError) reason = NULL;
  g_autoptr (SgpCsv) csv = sgp_csv_new (source, delimiter, FIELD_LIMIT, &reason);
  for (gsize calls = 0; csv != NULL; calls++) {
    g_autoptr (GError) error = NULL;
    gboolean read = sgp_csv_next (csv, &error);
    g_assert_cmpuint (calls, <=, size + 1);
    if (!read && error == NULL)
      break;
    fuzz_check_error (!read, error);
    g_assert_false (all && !read);
    for (guint i = 0; read && i < sgp_csv_get_n_fields (csv); i++) {
      gsize length;
      const char *field = sgp_csv_get_field (csv, i, &length);
      g_assert_true (field[length] == '\0');
      g_string_append (out, i > 0 ? "," : "");
      write_field (out, field, length);
    }
    g_string_append (out, read ? "\n" : "");
  }
  sgp_source_close (source);
  return out;
}

/* Every row as a document. */
static void
read_documents (const char *bytes, gsize size)
{
  SgpFile file = { .path = (char *) "fuzz.csv", .buffer = g_string_new (NULL), .source = open_bytes (bytes, size) };
  for (gsize calls = 0;; calls++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *id = NULL;
    g_autoptr (SgDocument) doc = sgp_sheet_next (&file, &id, &error);
    g_assert_cmpuint (calls, <=, size + 1);
    if (doc == NULL && error == NULL)
      break;
    fuzz_check_error (doc == NULL, error);
    if (doc == NULL)
      continue;
    sgp_document_set_pipeline (doc, "fuzz");     /* only what was read is written */
    fuzz_check_document (doc);
  }
  g_clear_pointer (&file.state, sgp_sheet_free);
  sgp_source_close (file.source);
  g_string_free (file.buffer, TRUE);
}

void
fuzz_csv (const guint8 *data, gsize size)
{
  GString *first = rewrite ((const char *) data, size, '\0', FALSE);
  GString *second = rewrite (first->str, first->len, ',', TRUE);
  g_assert_true (g_string_equal (first, second));
  read_documents ((const char *) data, size);
  g_string_free (first, TRUE);
  g_string_free (second, TRUE);
}
