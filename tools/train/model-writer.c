/* SPDX-License-Identifier: MIT
 *
 * Sections in, a model file out; see core/language/model-private.h for its form.
 */
#include "model-writer.h"

#include "language/model-private.h"

#include <string.h>

struct _ModelWriter {
  GArray *table;     /* SgpModelSection; offsets count from the first section */
  GByteArray *data;
};

ModelWriter *
model_writer_new (void)
{
  ModelWriter *writer = g_new0 (ModelWriter, 1);
  writer->table = g_array_new (FALSE, TRUE, sizeof (SgpModelSection));
  writer->data = g_byte_array_new ();
  return writer;
}

static void
pad (GByteArray *data)
{
  static const guint8 zeros[SGP_MODEL_ALIGN] = { 0 };
  g_byte_array_append (data, zeros, (SGP_MODEL_ALIGN - data->len % SGP_MODEL_ALIGN) % SGP_MODEL_ALIGN);
}

void
model_writer_add (ModelWriter *writer, const char *name, GByteArray *data)
{
  SgpModelSection section = { .offset = writer->data->len, .size = data->len };
  g_strlcpy (section.name, name, sizeof section.name);
  g_array_append_val (writer->table, section);
  g_byte_array_append (writer->data, data->data, data->len);
  pad (writer->data);
}

void
model_writer_add_strings (ModelWriter *writer, const char *name, const GPtrArray *strings)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  for (guint i = 0; i < strings->len; i++) {
    const char *string = g_ptr_array_index (strings, i);
    g_byte_array_append (data, (const guint8 *) string, (guint) strlen (string) + 1);
  }
  model_writer_add (writer, name, data);
}

gboolean
model_writer_save (ModelWriter *writer, const char *path)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  SgpModelHeader header = { .version = SGP_MODEL_VERSION, .n_sections = writer->table->len };
  memcpy (header.magic, SGP_MODEL_MAGIC, sizeof header.magic);
  guint64 first = sizeof header + writer->table->len * sizeof (SgpModelSection);
  first += (SGP_MODEL_ALIGN - first % SGP_MODEL_ALIGN) % SGP_MODEL_ALIGN;
  for (guint i = 0; i < writer->table->len; i++)
    g_array_index (writer->table, SgpModelSection, i).offset += first;
  g_byte_array_append (out, (const guint8 *) &header, sizeof header);
  g_byte_array_append (out, (const guint8 *) writer->table->data, writer->table->len * sizeof (SgpModelSection));
  pad (out);
  g_byte_array_append (out, writer->data->data, writer->data->len);
  header.size = out->len;
  header.checksum = sgp_model_sum (out->data + sizeof header, out->len - sizeof header);
  memcpy (out->data, &header, sizeof header);
  g_array_unref (writer->table);
  g_byte_array_unref (writer->data);
  g_free (writer);
  if (g_file_set_contents (path, (const char *) out->data, out->len, &error))
    return TRUE;
  g_printerr ("train: %s\n", error->message);
  return FALSE;
}
