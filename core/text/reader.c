/* SPDX-License-Identifier: MIT
 *
 * Inputs in, documents out, one at a time. What waits to be read is a list of
 * paths; a folder is replaced by its entries, sorted by name; a JSON Lines file
 * stays open and gives a document a line. Nothing else is held, so that memory
 * does not grow with the number of documents.
 *
 *     news/   ->  news/a.txt      "a"     key news/a.txt
 *                 news/b.jsonl    line 1  {"id": "b1", ...}   key b1
 *                                 line 2  not JSON            failed, news/b.jsonl:2
 *                                 line 3  {"id": "b3", ...}   key b3
 *
 * In a folder, files of other kinds are passed over, since folders hold all
 * sorts of things, and so are hidden ones and linked folders (which may go in a
 * circle); a file that is named is read by its kind, or is an error. Names
 * without an ending, such as /dev/fd/63, are read as standard input is: as JSON
 * Lines where the first byte is '{', else as one text.
 */
#include <stancegraph/reader.h>

#include "json-private.h"
#include "text/source-private.h"

#include <stancegraph/error.h>
#include <string.h>
#include <sys/stat.h>

/* The longest JSON line: a text of the greatest length, all escaped and with
 * its annotation, is shorter. */
#define LINE_LIMIT (8 * (gsize) SG_DOCUMENT_MAX_BYTES)

typedef enum { KIND_UNKNOWN, KIND_BARE, KIND_TEXT, KIND_LINES } Kind;

/* @named: the user gave this path, it was not found in a folder. */
typedef struct {
  char *path;
  gboolean named;
} Input;

struct _SgReader {
  GQueue waiting;               /* Input */
  SgpSource *lines;             /* the JSON Lines file that is being read */
  char *path;                   /* its path */
  guint64 line_number;
  GString *buffer;
};

static Input *
input_new (const char *path, gboolean named)
{
  Input *input = g_new (Input, 1);
  input->path = g_strdup (path);
  input->named = named;
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
  g_queue_init (&reader->waiting);
  reader->buffer = g_string_new (NULL);
  for (gsize i = 0; inputs[i] != NULL; i++)
    g_queue_push_tail (&reader->waiting, input_new (inputs[i], TRUE));
  return reader;
}

static void
close_lines (SgReader *reader)
{
  g_clear_pointer (&reader->lines, sgp_source_close);
  g_clear_pointer (&reader->path, g_free);
  reader->line_number = 0;
}

/**
 * sg_reader_free:
 * @reader: (transfer full): a reader
 */
void
sg_reader_free (SgReader *reader)
{
  close_lines (reader);
  g_queue_clear_full (&reader->waiting, input_free);
  g_string_free (reader->buffer, TRUE);
  g_free (reader);
}

/* What a file is, by the ending of its name. */
static Kind
get_kind (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *ending = strrchr (name, '.');
  if (strcmp (path, "-") == 0 || ending == NULL || ending == name)
    return KIND_BARE;
  if (g_ascii_strcasecmp (ending, ".txt") == 0)
    return KIND_TEXT;
  return g_ascii_strcasecmp (ending, ".jsonl") == 0 ? KIND_LINES : KIND_UNKNOWN;
}

/* The name of a file without folder and ending. */
static char *
dup_id (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *ending = strrchr (name, '.');
  if (strcmp (path, "-") == 0)
    return g_strdup ("stdin");
  if (ending != NULL && ending != name)
    *ending = '\0';
  return g_utf8_make_valid (name, -1);
}

/* What the messages call it. */
static const char *
get_label (const char *path)
{
  return strcmp (path, "-") == 0 ? "stdin" : path;
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
  Kind kind = get_kind (path);
  return (kind == KIND_TEXT || kind == KIND_LINES) && stat (path, &status) == 0 && S_ISREG (status.st_mode);
}

/* Puts the entries of a folder before everything that waits. */
static gboolean
open_folder (SgReader *reader, const char *path, GError **error)
{
  const char *name;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (path, 0, &reason);
  if (folder == NULL) {
    g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s: cannot open folder", path);
    return FALSE;
  }
  while ((name = g_dir_read_name (folder)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = names->len; i > 0; i--) {
    g_autofree char *entry = g_build_filename (path, g_ptr_array_index (names, i - 1), NULL);
    if (is_wanted (entry))
      g_queue_push_head (&reader->waiting, input_new (entry, FALSE));
  }
  return TRUE;
}

/* Reads a whole file as one text. */
static SgDocument *
read_text (SgReader *reader, SgpSource *source, const char *path, GError **error)
{
  g_autofree char *id = dup_id (path);
  if (!sgp_source_read_all (source, SG_DOCUMENT_MAX_BYTES, reader->buffer, error))
    return NULL;
  SgDocument *doc = sg_document_new (id, reader->buffer->str, (gssize) reader->buffer->len, error);
  if (doc != NULL && strcmp (path, "-") != 0) {
    g_autofree char *valid_path = g_utf8_make_valid (path, -1);
    sg_document_set_meta (doc, SG_META_PATH, valid_path);
  }
  return doc;
}

/* Whether a source holds JSON Lines, where its name does not tell. An empty
 * standard input is no empty text but no line: engines have empty parts. */
static gboolean
is_lines (SgpSource *source, const char *path, Kind kind, GError **error)
{
  if (kind != KIND_BARE)
    return kind == KIND_LINES;
  char first = sgp_source_peek (source, error);
  return first == '{' || (first == '\0' && strcmp (path, "-") == 0);
}

/* Reads a text file, or opens a JSON Lines file: no document and no error. */
static SgDocument *
open_file (SgReader *reader, const char *path, GError **error)
{
  Kind kind = get_kind (path);
  g_autoptr (GError) reason = NULL;
  if (kind == KIND_UNKNOWN) {
    g_set_error_literal (&reason, SG_ERROR, SG_ERROR_DATA, "unknown kind of file: .txt or .jsonl expected");
    g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", path);
    return NULL;
  }
  SgDocument *doc = NULL;
  SgpSource *source = sgp_source_open (path, &reason);
  if (source != NULL && is_lines (source, path, kind, &reason) && reason == NULL) {
    reader->lines = g_steal_pointer (&source);
    reader->path = g_strdup (path);
  } else if (source != NULL && reason == NULL) {
    doc = read_text (reader, source, path, &reason);
  }
  g_clear_pointer (&source, sgp_source_close);
  if (reason != NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", get_label (path));
  return doc;
}

/* Whether a line holds nothing but white space; a byte order mark at the start
 * of the file is taken away. */
static gboolean
is_blank (SgReader *reader)
{
  GString *line = reader->buffer;
  if (reader->line_number == 1 && strncmp (line->str, "\xEF\xBB\xBF", 3) == 0)
    g_string_erase (line, 0, 3);
  for (gsize i = 0; i < line->len; i++)
    if (!g_ascii_isspace (line->str[i]))
      return FALSE;
  return TRUE;
}

/* The document of the line in the buffer; @id where it has one. @told: it is an
 * error line, whose message names its place already. */
static SgDocument *
read_line (SgReader *reader, char **id, gboolean *told, GError **error)
{
  g_autoptr (GError) ignored = NULL;
  g_autoptr (JsonNode) root = sgp_json_parse (reader->buffer->str, reader->buffer->len, error);
  if (root == NULL)
    return NULL;
  JsonObject *object = json_node_get_object (root);
  sgp_json_dup_string (object, "id", id, &ignored);
  if (!json_object_has_member (object, "schema"))
    return sgp_json_read_text (object, error);
  *told = json_object_has_member (object, "error");
  return sgp_json_read_document (object, error);
}

/* The next line that is not blank, into the buffer. */
static gboolean
fetch_line (SgReader *reader, GError **error)
{
  do {
    reader->line_number++;
    if (!sgp_source_read_line (reader->lines, LINE_LIMIT, reader->buffer, error))
      return FALSE;
  } while (is_blank (reader));
  return TRUE;
}

/* Reads on in the open JSON Lines file up to its next document. */
static SgReaderItem
next_line (SgReader *reader, SgDocument **document, char **id, GError **error)
{
  gboolean told = FALSE;
  g_autoptr (GError) reason = NULL;
  if (!fetch_line (reader, &reason) && reason == NULL)
    return SG_READER_END;
  gboolean lost = g_error_matches (reason, SG_ERROR, SG_ERROR_READ);
  if (reason == NULL)
    *document = read_line (reader, id, &told, &reason);
  if (*document != NULL) {
    g_clear_pointer (id, g_free);
    return SG_READER_DOCUMENT;
  }
  g_autofree char *place = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, get_label (reader->path), reader->line_number);
  if (*id == NULL || **id == '\0') {
    g_free (*id);
    *id = g_utf8_make_valid (place, -1);
  }
  if (!told)
    g_prefix_error (&reason, "%s: ", place);
  g_propagate_error (error, g_steal_pointer (&reason));
  if (lost)
    close_lines (reader);
  return SG_READER_FAILED;
}

/* Opens what waits first: a folder, a file of lines (END: go on), or a text. */
static SgReaderItem
next_input (SgReader *reader, SgDocument **document, char **id, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (Input) input = g_queue_pop_head (&reader->waiting);
  if (strcmp (input->path, "-") != 0 && g_file_test (input->path, G_FILE_TEST_IS_DIR))
    open_folder (reader, input->path, &reason);
  else
    *document = open_file (reader, input->path, &reason);
  if (*document != NULL)
    return SG_READER_DOCUMENT;
  if (reason == NULL)
    return SG_READER_END;
  *id = dup_id (input->path);
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
  SgReaderItem item = SG_READER_END;
  *document = NULL;
  *id = NULL;
  for (;;) {
    if (reader->lines != NULL) {
      item = next_line (reader, document, id, error);
      if (item == SG_READER_END)
        close_lines (reader);
    } else if (!g_queue_is_empty (&reader->waiting)) {
      item = next_input (reader, document, id, error);
    } else {
      return SG_READER_END;
    }
    if (item != SG_READER_END)
      return item;
  }
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
  if (reader->lines == NULL)
    return NULL;
  return g_strdup_printf ("%s:%" G_GUINT64_FORMAT, get_label (reader->path), reader->line_number);
}
