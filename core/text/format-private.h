/* SPDX-License-Identifier: MIT
 *
 * Kinds of file. A kind is one row of the table in core/text/formats.c: the
 * endings of its names, how it is told where a name has no ending, and one
 * function that reads it. That is one of two:
 *
 *     read_whole   all bytes of a file   ->  one document; its key is the path
 *     read_next    an open file          ->  its next document; the key is the id
 *
 * The rest is the reader's: opening and closing, the limit of a whole file,
 * naming file and line in front of a message, the path of the document.
 */
#pragma once

#include "text/columns-private.h"
#include "text/source-private.h"

#include <stancegraph/document.h>

/* An open file that holds many documents. */
typedef struct {
  char *path;                   /* as given; "-": standard input */
  SgpSource *source;
  GString *buffer;              /* for the kind's use; the reader's */
  const SgpColumnNames *names;  /* what the user calls the columns of tables, or NULL */
  guint64 line;                 /* the kind sets it: where what it read last begins, from 1 */
  gboolean is_told;             /* the kind sets it: the error names its place already */
  gpointer state;               /* the kind's own, NULL at first */
} SgpFile;

typedef struct {
  const char *endings[4];       /* in lower case, with the dot; NULL after the last */

  /* Whether a file without an ending is of this kind: by its first line that is
   * not blank, without what is blank before it, of which no more than
   * SGP_SOURCE_PEEK bytes; empty where there is none. NULL: it never is. */
  gboolean (*is_first_line) (const char *line, gsize length);

  SgDocument *(*read_whole) (const char *id, const char *bytes, gssize length, GError **error);

  /* NULL with an error: this document is lost, the next call goes on behind it
   * (not after SG_ERROR_READ: then the file is closed). NULL without: the end.
   * @id: where it failed, the id if it is known. */
  SgDocument *(*read_next) (SgpFile *file, char **id, GError **error);

  void (*free_state) (gpointer state);
} SgpFormat;

/* The kind by the ending of a name; NULL where it has none, or an unknown one. */
const SgpFormat *sgp_format_from_name (const char *path);

/* The first ending of each kind: ".txt, .html or .jsonl". */
char *sgp_format_dup_endings (void) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a name may be read: its ending is known, or it has none. */
gboolean sgp_format_check_name (const char *path, GError **error);

/* The kind of an open file; NULL where it cannot be read. */
const SgpFormat *sgp_format_find (const SgpFile *file, GError **error);

/* The name of a file without folder and ending. */
char *sgp_file_dup_id (const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* lines.c: JSON Lines. */
gboolean sgp_lines_is_first (const char *line, gsize length);
SgDocument *sgp_lines_next (SgpFile *file, char **id, GError **error);

/* html.c: saved pages. */
gboolean sgp_html_is_first (const char *line, gsize length);
SgDocument *sgp_html_read (const char *id, const char *bytes, gssize length, GError **error);

/* sheet.c: CSV and TSV. */
gboolean sgp_sheet_is_first (const char *line, gsize length);
SgDocument *sgp_sheet_next (SgpFile *file, char **id, GError **error);
void sgp_sheet_free (gpointer state);

/* core/language/conllu/file.c, of a layer above: CoNLL-U. */
gboolean sgp_conllu_is_first (const char *line, gsize length);
SgDocument *sgp_conllu_next (SgpFile *file, char **id, GError **error);
void sgp_conllu_free_state (gpointer state);
