/* SPDX-License-Identifier: MIT
 *
 * Inputs in, documents out, one at a time. core/text/inputs.c tells which file
 * is next, core/text/formats.c of what kind it is; a file of many documents
 * stays open and gives one a call. Nothing else is held, so that memory does
 * not grow with the number of documents.
 *
 *     news/   ->  news/a.txt      "a"     key news/a.txt
 *                 news/b.jsonl    line 1  {"id": "b1", ...}   key b1
 *                                 line 2  not JSON            failed, news/b.jsonl:2
 *                                 line 3  {"id": "b3", ...}   key b3
 */
#include <stancegraph/reader.h>

#include "text/format-private.h"
#include "text/inputs-private.h"
#include "text/meta-private.h"

#include <stancegraph/error.h>
#include <string.h>

struct _SgReader {
  SgpInputs *inputs;
  SgpColumnNames *names;        /* of the columns of tables; NULL where the user tells none */
  SgpMeta *meta;
  const SgpFormat *format;      /* of the open file; NULL where none is */
  SgpFile file;
};

/**
 * sg_reader_new:
 * @inputs: (array zero-terminated=1): paths of files and folders, "-" for
 *   standard input; copied
 *
 * Nothing is opened yet: what cannot be read comes out as an item that failed.
 *
 * Returns: (transfer full): a reader, to be freed with sg_reader_free()
 */
SgReader *
sg_reader_new (const char *const *inputs)
{
  SgReader *reader = g_new0 (SgReader, 1);
  reader->inputs = sgp_inputs_new (inputs);
  reader->meta = sgp_meta_new ();
  reader->file.buffer = g_string_new (NULL);
  return reader;
}

/**
 * sg_reader_set_columns:
 * @reader: a reader that has read nothing
 * @columns: what the columns of CSV and TSV files are called:
 *   "text=body,date=published_at"; "outlet=" leaves that column out
 * @error: %SG_ERROR_DATA where it is not of this form
 *
 * Columns that are not told are found by their usual names. What has neither an
 * ending nor the look of another kind is then a table.
 *
 * Returns: whether the columns could be understood
 */
gboolean
sg_reader_set_columns (SgReader *reader, const char *columns, GError **error)
{
  SgpColumnNames *names = sgp_column_names_new (columns, error);
  if (names == NULL)
    return FALSE;
  g_clear_pointer (&reader->names, sgp_column_names_free);
  reader->names = names;
  return TRUE;
}

/**
 * sg_reader_read_meta:
 * @reader: a reader that has read nothing and has no table yet
 * @path: a TSV or CSV file; its first row names the columns: `file`, `path`,
 *   `id` or `key`, and any of `title`, `date`, `outlet` and `url`
 * @error: %SG_ERROR_READ, %SG_ERROR_SYNTAX, %SG_ERROR_DATA, %SG_ERROR_ENCODING
 *   or %SG_ERROR_LIMIT, with the line
 *
 * Reads a table of what documents lack. A document's row is that which names
 * its key (the path as given, for a file), its id or its file name; what the
 * document tells of itself goes before. In a folder the table is no document.
 *
 * Returns: whether all of the table could be read
 */
gboolean
sg_reader_read_meta (SgReader *reader, const char *path, GError **error)
{
  sgp_inputs_skip (reader->inputs, path);
  return sgp_meta_read (reader->meta, path, error);
}

/**
 * sg_reader_set_default:
 * @reader: a reader that has read nothing
 * @meta: which field; not the path
 * @value: UTF-8; copied. A date as "2021-11-24", or written otherwise as long
 *   as day and month are clear
 * @error: %SG_ERROR_DATA where it is no date, %SG_ERROR_ENCODING
 *
 * Tells a field of all documents that neither they themselves nor the table of
 * sg_reader_read_meta() tell.
 *
 * Returns: whether the value could be taken
 */
gboolean
sg_reader_set_default (SgReader *reader, SgMeta meta, const char *value, GError **error)
{
  g_return_val_if_fail (meta > SG_META_PATH && meta < SG_N_META && value != NULL, FALSE);
  return sgp_meta_set_default (reader->meta, meta, value, error);
}

/**
 * sg_reader_dup_warning:
 * @reader: a reader that has come to its end
 *
 * Returns: (transfer full) (nullable): which rows of the table of
 *   sg_reader_read_meta() belong to no document; %NULL where all do
 */
char *
sg_reader_dup_warning (const SgReader *reader)
{
  return sgp_meta_dup_warning (reader->meta);
}

static void
close_file (SgReader *reader)
{
  SgpFile *file = &reader->file;
  if (file->state != NULL)
    reader->format->free_state (file->state);
  reader->format = NULL;
  g_clear_pointer (&file->source, sgp_source_close);
  g_clear_pointer (&file->path, g_free);
  *file = (SgpFile) { .buffer = file->buffer };
}

/**
 * sg_reader_free:
 * @reader: (transfer full): a reader
 */
void
sg_reader_free (SgReader *reader)
{
  close_file (reader);
  sgp_inputs_free (reader->inputs);
  sgp_meta_free (reader->meta);
  g_clear_pointer (&reader->names, sgp_column_names_free);
  g_string_free (reader->file.buffer, TRUE);
  g_free (reader);
}

/* What the messages call it. */
static const char *
get_label (const char *path)
{
  return strcmp (path, "-") == 0 ? "stdin" : path;
}

/* Reads all of the open file as one document. */
static SgDocument *
read_whole (SgReader *reader, GError **error)
{
  SgpFile *file = &reader->file;
  g_autofree char *id = sgp_file_dup_id (file->path);
  if (!sgp_source_read_all (file->source, SG_DOCUMENT_MAX_BYTES, file->buffer, error))
    return NULL;
  SgDocument *doc = reader->format->read_whole (id, file->buffer->str, (gssize) file->buffer->len, error);
  if (doc != NULL && strcmp (file->path, "-") != 0) {
    g_autofree char *valid_path = g_utf8_make_valid (file->path, -1);
    sg_document_set_meta (doc, SG_META_PATH, valid_path);
  }
  return doc;
}

/* Opens a file: the document that it is, or NULL where it holds many. With an
 * error it is closed again. */
static SgDocument *
open_file (SgReader *reader, const char *path, GError **error)
{
  SgDocument *doc = NULL;
  SgpFile *file = &reader->file;
  g_autoptr (GError) reason = NULL;
  file->path = g_strdup (path);
  file->names = reader->names;
  if (sgp_format_check_name (path, &reason))
    file->source = sgp_source_open (path, &reason);
  if (file->source != NULL)
    reader->format = sgp_format_find (file, &reason);
  if (reader->format != NULL && reader->format->read_whole != NULL)
    doc = read_whole (reader, &reason);
  if (doc != NULL || reason != NULL)
    close_file (reader);
  if (reason != NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", get_label (path));
  return doc;
}

/* Where the document of the open file stands that was read last. */
static char *
dup_place (const SgReader *reader)
{
  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT, get_label (reader->file.path), reader->file.line);
}

/* Makes a failed item of what went wrong in the open file. */
static SgReaderItem
fail_in_file (SgReader *reader, char **id, GError *reason, GError **error)
{
  g_autofree char *place = dup_place (reader);
  if (*id == NULL || **id == '\0') {
    g_free (*id);
    *id = g_utf8_make_valid (place, -1);
  }
  if (!reader->file.is_told)
    g_prefix_error (&reason, "%s: ", place);
  if (g_error_matches (reason, SG_ERROR, SG_ERROR_READ) && !reader->file.is_told)
    close_file (reader);
  g_propagate_error (error, reason);
  return SG_READER_FAILED;
}

/* Reads on in the open file up to its next document. */
static SgReaderItem
next_in_file (SgReader *reader, SgDocument **document, char **id, GError **error)
{
  GError *reason = NULL;
  reader->file.is_told = FALSE;
  *document = reader->format->read_next (&reader->file, id, &reason);
  if (reason != NULL)
    return fail_in_file (reader, id, reason, error);
  g_clear_pointer (id, g_free);
  if (*document != NULL)
    return SG_READER_DOCUMENT;
  close_file (reader);
  return SG_READER_END;
}

/* Opens the next file. END where that has many documents: go on. */
static SgReaderItem
next_file (SgReader *reader, SgDocument **document, char **id, gboolean *at_end, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *path = sgp_inputs_next (reader->inputs, &reason);
  *at_end = path == NULL;
  if (path != NULL && reason == NULL)
    *document = open_file (reader, path, &reason);
  if (*document != NULL)
    return SG_READER_DOCUMENT;
  if (reason == NULL)
    return SG_READER_END;
  *id = sgp_file_dup_id (path);
  g_propagate_error (error, g_steal_pointer (&reason));
  return SG_READER_FAILED;
}

/**
 * sg_reader_next:
 * @reader: a reader
 * @document: (out) (transfer full) (nullable): the next document, or %NULL
 * @id: (out) (transfer full) (nullable): where it failed, its id as far as it
 *   is known, else file and line
 * @error: where it failed: %SG_ERROR_READ, %SG_ERROR_ENCODING, %SG_ERROR_SYNTAX,
 *   %SG_ERROR_DATA or %SG_ERROR_LIMIT; the message names file and line or byte
 *
 * Reads on. After a failure the next call goes on behind it. A line that
 * `extract` has written comes out with its annotation (its pipeline is set), an
 * error line as its error.
 *
 * Returns: whether there was a document, a failure, or nothing more
 */
SgReaderItem
sg_reader_next (SgReader *reader, SgDocument **document, char **id, GError **error)
{
  gboolean at_end = FALSE;
  SgReaderItem item = SG_READER_END;
  *document = NULL;
  *id = NULL;
  while (item == SG_READER_END && !at_end) {
    if (reader->format != NULL)
      item = next_in_file (reader, document, id, error);
    else
      item = next_file (reader, document, id, &at_end, error);
  }
  if (*document != NULL)
    sgp_meta_settle (reader->meta, *document);
  return item;
}

/**
 * sg_reader_dup_place:
 * @reader: a reader
 *
 * Returns: (transfer full) (nullable): file and line ("news.jsonl:3") where the
 *   last item stood; %NULL where it was a file of its own
 */
char *
sg_reader_dup_place (const SgReader *reader)
{
  return reader->format != NULL ? dup_place (reader) : NULL;
}
