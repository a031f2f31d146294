/* SPDX-License-Identifier: MIT
 *
 * Files of many documents in CoNLL-U: where one ends and the next begins. That
 * is at "# newdoc", with the comments of the same sentence that stand before it;
 * a file without any is one document.
 *
 *     # generator = ...      of a      # sent_id = b-1      of b
 *     # newdoc id = a        of a      # newdoc id = b      of b
 *     1  Why ...             of a      1  No ...            of b
 *
 * A document that fails does not touch the next one.
 */
#include "language/conllu/conllu-private.h"

#include "text/format-private.h"

#include <stancegraph/error.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* A line: the whole text of a document, escaped, and more. */
#define LINE_LIMIT (3 * (gsize) SG_DOCUMENT_MAX_BYTES)

/* How far a document has been gone through. */
typedef struct {
  gsize length;         /* bytes of it */
  gsize block;          /* of these, without the comments that may be the next one's */
  guint64 n_lines, n_block_lines;
  gboolean begun;       /* it has a word or a "# newdoc" */
} Split;

/* Whether a comment begins with the word. */
static gboolean
is_comment (const char *line, gsize length, const char *word)
{
  gsize n = strlen (word), i = 1;
  if (length == 0 || line[0] != '#')
    return FALSE;
  while (i < length && (line[i] == ' ' || line[i] == '\t'))
    i++;
  if (length - i < n || memcmp (line + i, word, n) != 0)
    return FALSE;
  return length - i == n || strchr (" \t\r=:", line[i + n]) != NULL;
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

/* Adds a line with its end. TRUE, and nothing is added, where it begins another
 * document: then this one is what stands before the block. */
static gboolean
add_line (Split *split, const char *line, gsize length)
{
  gboolean newdoc = is_comment (line, length, "newdoc");
  if (newdoc && split->begun)
    return TRUE;
  gboolean word = !is_blank (line, length) && line[0] != '#';
  split->begun = split->begun || word || newdoc;
  split->length += length + 1;
  split->n_lines++;
  if (line[0] != '#' || length == 0 || newdoc) {
    split->block = split->length;
    split->n_block_lines = split->n_lines;
  }
  return FALSE;
}

/* With a NUL behind them; they may hold some as well. */
static char *
copy_bytes (const char *bytes, gsize length)
{
  char *copy = g_malloc (length + 1);
  memcpy (copy, bytes, length);
  copy[length] = '\0';
  return copy;
}

/**
 * sg_conllu_next:
 * @conllu: (inout): where the next document begins; moved behind it
 * @end: behind the last byte of all documents
 * @line: (inout): the number of the line at @conllu, 1 at first; moved as well
 * @id: the id of a document that has none
 * @error: %SG_ERROR_SYNTAX, %SG_ERROR_DATA, %SG_ERROR_ENCODING,
 *   %SG_ERROR_LIMIT; the message names the line, the byte in it and the column
 *
 * Takes the next document off bytes of CoNLL-U. What comes out has its text,
 * paragraphs, sentences and tokens; and names where the column MISC has NER. The
 * pipeline goes on from there. After an error the next call goes on behind the
 * document that failed.
 *
 * Returns: (transfer full) (nullable): a document; %NULL without an error at the end
 */
SgDocument *
sg_conllu_next (const char **conllu, const char *end, guint64 *line, const char *id, GError **error)
{
  g_return_val_if_fail (conllu != NULL && *conllu <= end && line != NULL && id != NULL, NULL);
  Split split = { 0 };
  GError *reason = NULL;
  if (*line == 1 && end - *conllu >= 3 && memcmp (*conllu, BYTE_ORDER_MARK, 3) == 0)
    *conllu += 3;
  const char *start = *conllu;
  gsize size = (gsize) (end - start);
  guint64 at_line = *line;
  gboolean cut = FALSE;
  while (!cut && split.length < size) {
    const char *from = start + split.length, *stop = memchr (from, '\n', size - split.length);
    cut = add_line (&split, from, stop != NULL ? (gsize) (stop - from) : size - split.length);
  }
  gsize length = MIN (cut ? split.block : split.length, size);
  *conllu += length;
  *line += cut ? split.n_block_lines : split.n_lines;
  if (!split.begun)
    return NULL;
  g_autofree char *bytes = copy_bytes (start, length), *own_id = g_strdup (id);
  SgDocument *doc = sgp_conllu_read (bytes, length, &own_id, &at_line, &reason);
  if (doc == NULL)
    g_propagate_prefixed_error (error, reason, "line %" G_GUINT64_FORMAT ": ", at_line);
  return doc;
}

/* What is kept between calls: a document as far as it is read. */
typedef struct {
  GString *bytes;
  gsize base;           /* bytes of the document that were dropped before them */
  Split split;
  guint64 line;         /* number of the document's first line */
  guint64 n;            /* documents before it */
  GError *lost;         /* why it cannot be read any more */
  guint64 lost_line;
} State;

void
sgp_conllu_free_state (gpointer data)
{
  State *state = data;
  g_string_free (state->bytes, TRUE);
  g_clear_error (&state->lost);
  g_free (state);
}

gboolean
sgp_conllu_is_first (const char *line, gsize length)
{
  static const char *const words[] = { "newdoc", "newpar", "sent_id", "text", "generator", "global.columns" };
  gsize n_tabs = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_comment (line, length, words[i]))
      return TRUE;
  for (gsize i = 0; i < length; i++)
    n_tabs += line[i] == '\t';
  return n_tabs == 9 && length > 1 && line[0] == '1' && (line[1] == '\t' || line[1] == '-');
}

static State *
get_state (SgpFile *file)
{
  if (file->state == NULL) {
    State *state = g_new0 (State, 1);
    state->bytes = g_string_new (NULL);
    state->line = 1;
    file->state = state;
  }
  return file->state;
}

/* The document goes on being read, up to its end, but is lost. */
static void
lose (State *state, GError *reason)
{
  if (state->lost == NULL) {
    state->lost = reason;
    state->lost_line = state->line + state->split.n_lines;
  } else {
    g_error_free (reason);
  }
}

/* Adds the line in the buffer; TRUE where it begins another document. Of one that
 * is lost only comments are kept that may be the next one's. */
static gboolean
keep_line (State *state, const GString *line)
{
  if (add_line (&state->split, line->str, line->len))
    return TRUE;
  if (state->lost == NULL && state->bytes->len + line->len >= SGP_CONLLU_MAX_BYTES)
    lose (state, g_error_new (SG_ERROR, SG_ERROR_LIMIT, "document of more than %" G_GSIZE_FORMAT " bytes",
                              SGP_CONLLU_MAX_BYTES));
  if (state->lost != NULL && state->split.block == state->split.length) {
    state->base = state->split.length;
    g_string_truncate (state->bytes, 0);
    return FALSE;
  }
  g_string_append_len (state->bytes, line->str, (gssize) line->len);
  g_string_append_c (state->bytes, '\n');
  return FALSE;
}

/* Reads lines up to the first of the next document, which stays in the buffer;
 * FALSE at the end, or with an error of the file. */
static gboolean
fill (SgpFile *file, State *state, GError **error)
{
  for (;;) {
    g_autoptr (GError) reason = NULL;
    gboolean any = sgp_source_read_line (file->source, LINE_LIMIT, file->buffer, &reason);
    if (g_error_matches (reason, SG_ERROR, SG_ERROR_LIMIT)) {
      lose (state, g_steal_pointer (&reason));
      state->split.begun = any = TRUE;
      g_string_assign (file->buffer, "_");      /* stands for the line */
    } else if (!any) {
      if (reason != NULL)
        g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
    if (state->line == 1 && state->split.n_lines == 0 && g_str_has_prefix (file->buffer->str, BYTE_ORDER_MARK))
      g_string_erase (file->buffer, 0, strlen (BYTE_ORDER_MARK));
    if (keep_line (state, file->buffer))
      return TRUE;
  }
}

/* Leaves the comments behind the document, and the line that ended it. */
static void
begin_next (State *state, const GString *line)
{
  Split *split = &state->split;
  state->line += split->n_block_lines;
  g_string_erase (state->bytes, 0, (gssize) (split->block - state->base));
  *split = (Split) { .length = split->length - split->block, .n_lines = split->n_lines - split->n_block_lines };
  state->base = 0;
  state->n++;
  g_clear_error (&state->lost);
  keep_line (state, line);
}

/* A document without an id has the name of the file, and its number there if it
 * is not the first; its path is its key. */
static SgDocument *
read_document (const SgpFile *file, State *state, gsize length, char **id, GError **error)
{
  guint64 line = state->line;
  g_autofree char *name = sgp_file_dup_id (file->path), *bytes = copy_bytes (state->bytes->str, length);
  g_autofree char *number = state->n > 0 ? g_strdup_printf ("-%" G_GUINT64_FORMAT, state->n + 1) : g_strdup ("");
  g_autofree char *given = g_strconcat (name, number, NULL);
  *id = g_strdup (given);
  SgDocument *doc = sgp_conllu_read (bytes, length, id, &line, error);
  if (doc == NULL)
    state->lost_line = line;
  else if (strcmp (*id, given) == 0 && sg_document_get_meta (doc, SG_META_PATH) == NULL && strcmp (file->path, "-") != 0) {
    g_autofree char *path = g_utf8_make_valid (file->path, -1), *key = g_strconcat (path, number, NULL);
    sg_document_set_meta (doc, SG_META_PATH, key);
  }
  return doc;
}

/* See SgpFormat: the next document of an open file. */
SgDocument *
sgp_conllu_next (SgpFile *file, char **id, GError **error)
{
  State *state = get_state (file);
  GError *reason = NULL;
  SgDocument *doc = NULL;
  gboolean more = fill (file, state, &reason);
  if (reason != NULL || !state->split.begun) {
    file->line = state->line;
    if (reason != NULL)
      g_propagate_error (error, reason);
    return NULL;
  }
  gsize length = (more ? state->split.block : state->split.length) - state->base;
  file->line = state->line;
  if (state->lost != NULL)
    g_propagate_error (error, g_steal_pointer (&state->lost));
  else
    doc = read_document (file, state, length, id, error);
  if (doc == NULL)
    file->line = state->lost_line;
  if (more)
    begin_next (state, file->buffer);
  else
    state->split = (Split) { 0 };
  return doc;
}
