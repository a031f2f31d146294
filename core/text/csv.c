/* SPDX-License-Identifier: MIT
 *
 * Bytes in, rows of fields out. A field in quotation marks may hold delimiters,
 * line breaks, and a quotation mark written twice; elsewhere a quotation mark
 * is as any other byte. A row ends with LF, CR LF or CR.
 *
 *     1  id,text             row 1  [id] [text]
 *     2  a,"He said: ""No,
 *     3  never."""           row 2  [a] [He said: "No,\nnever."]
 *     4  b,"no" way          row 3  an error: nothing expected behind the mark
 *
 * Each byte is seen once, whatever stands there. Of a field over the limit
 * nothing more is kept, but its end is looked for; so memory has a bound, and
 * the row behind it is found.
 */
#include "text/csv-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* All fields of a row together, in lengths of the longest field. */
#define MAX_LONG_FIELDS 2

/* Where in a field we are. LOST: behind an error, up to the end of the row. */
typedef enum { FIELD_START, FIELD_PLAIN, FIELD_QUOTED, FIELD_CLOSED, FIELD_LOST } State;

struct _SgpCsv {
  SgpSource *source;
  gsize limit;
  char delimiter;
  GString *bytes;               /* the fields, a NUL behind each */
  GArray *ends;                 /* gsize: where in @bytes each ends */
  gsize start;                  /* where the field begins that is read now */
  State state;
  guint64 row, row_line;
  guint64 line, quote_line;     /* where we are; where the last quoted field began */
  gboolean after_return;        /* the byte before was CR */
  gboolean any;                 /* the row has a byte */
  GError *problem;              /* of the row: the first one */
};

char
sgp_csv_get_delimiter (const char *path)
{
  const char *ending = strrchr (path, '.');
  return ending != NULL && g_ascii_strcasecmp (ending, ".tsv") == 0 ? '\t' : '\0';
}

/* The delimiter that a header has most of outside quotation marks. */
static char
find_delimiter (const char *header, gsize length)
{
  static const char delimiters[] = ",;\t";
  guint counts[sizeof delimiters - 1] = { 0 }, best = 0;
  gboolean quoted = FALSE;
  for (gsize i = 0; i < length; i++) {
    const char *found = header[i] != '\0' ? strchr (delimiters, header[i]) : NULL;
    if (header[i] == '"')
      quoted = !quoted;
    else if (found != NULL && !quoted)
      counts[found - delimiters]++;
  }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return delimiters[best];
}

SgpCsv *
sgp_csv_new (SgpSource *source, char delimiter, gsize limit, GError **error)
{
  gsize length;
  const char *header = sgp_source_peek (source, &length, error);
  if (header == NULL)
    return NULL;
  if (length >= 2 && (memcmp (header, "\xFF\xFE", 2) == 0 || memcmp (header, "\xFE\xFF", 2) == 0)) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_ENCODING, "UTF-16; a table has to be saved as UTF-8");
    return NULL;
  }
  SgpCsv *csv = g_new0 (SgpCsv, 1);
  csv->source = source;
  csv->limit = limit;
  csv->delimiter = delimiter != '\0' ? delimiter : find_delimiter (header, length);
  csv->bytes = g_string_new (NULL);
  csv->ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  csv->line = 1;
  const char *start = sgp_source_get_block (source, &length, NULL);      /* is there: it was peeked at */
  if (start != NULL && length >= 3 && memcmp (start, "\xEF\xBB\xBF", 3) == 0)
    sgp_source_skip (source, 3);
  return csv;
}

void
sgp_csv_free (SgpCsv *csv)
{
  g_string_free (csv->bytes, TRUE);
  g_array_unref (csv->ends);
  g_clear_error (&csv->problem);
  g_free (csv);
}

/* Notes what is wrong with the row, if nothing was before. */
static void G_GNUC_PRINTF (3, 4)
fail (SgpCsv *csv, SgError code, const char *format, ...)
{
  va_list arguments;
  if (csv->problem != NULL)
    return;
  va_start (arguments, format);
  csv->problem = g_error_new_valist (SG_ERROR, (gint) code, format, arguments);
  va_end (arguments);
}

/* Adds bytes to the field. */
static void
append (SgpCsv *csv, const char *bytes, gsize n)
{
  if (csv->problem != NULL)
    return;
  if (csv->bytes->len - csv->start + n > csv->limit)
    fail (csv, SG_ERROR_LIMIT, "field of more than %" G_GSIZE_FORMAT " bytes", csv->limit);
  else if (csv->bytes->len + n > MAX_LONG_FIELDS * csv->limit)
    fail (csv, SG_ERROR_LIMIT, "row of more than %" G_GSIZE_FORMAT " bytes", MAX_LONG_FIELDS * csv->limit);
  else
    g_string_append_len (csv->bytes, bytes, (gssize) n);
}

static void
end_field (SgpCsv *csv)
{
  gsize end = csv->bytes->len;
  csv->state = FIELD_START;
  if (csv->ends->len >= SGP_CSV_MAX_FIELDS)
    fail (csv, SG_ERROR_LIMIT, "more than %d fields", SGP_CSV_MAX_FIELDS);
  if (csv->problem != NULL)
    return;
  g_array_append_val (csv->ends, end);
  g_string_append_c (csv->bytes, '\0');
  csv->start = csv->bytes->len;
}

/* Counts a byte where it breaks a line. */
static void
count_line (SgpCsv *csv, char byte)
{
  if (byte == '\r' || (byte == '\n' && !csv->after_return))
    csv->line++;
  csv->after_return = byte == '\r';
}

/* Bytes up to the end of an open field, which are not looked at. */
static gsize
scan_plain (SgpCsv *csv, const char *bytes, gsize n)
{
  gsize i = 0;
  while (i < n && bytes[i] != '\n' && bytes[i] != '\r' && (bytes[i] != csv->delimiter || csv->state == FIELD_LOST))
    i++;
  append (csv, bytes, i);
  return i;
}

/* Bytes up to the next quotation mark, and the mark. */
static gsize
scan_quoted (SgpCsv *csv, const char *bytes, gsize n)
{
  const char *mark = memchr (bytes, '"', n);
  gsize length = mark != NULL ? (gsize) (mark - bytes) : n;
  for (gsize i = 0; i < length; i++)
    count_line (csv, bytes[i]);
  append (csv, bytes, length);
  if (mark == NULL)
    return length;
  csv->after_return = FALSE;
  csv->state = FIELD_CLOSED;
  return length + 1;
}

/* A byte outside quotation marks that is the first of a field, ends one, or
 * stands behind the mark that closes it. @ended: it ends the row. */
static gsize
scan_byte (SgpCsv *csv, char byte, gboolean *ended)
{
  *ended = byte == '\n' || byte == '\r';
  if (*ended)
    count_line (csv, byte);
  if (*ended || (byte == csv->delimiter && csv->state != FIELD_LOST)) {
    end_field (csv);
  } else if (byte == '"' && csv->state == FIELD_START) {
    csv->state = FIELD_QUOTED;
    csv->quote_line = csv->line;
  } else if (byte == '"' && csv->state == FIELD_CLOSED) {
    csv->state = FIELD_QUOTED;
    append (csv, "\"", 1);
  } else if (csv->state == FIELD_CLOSED) {
    csv->state = FIELD_LOST;
    fail (csv, SG_ERROR_SYNTAX, "nothing expected behind a closing quotation mark (one that closes nothing is written twice)");
  } else {
    csv->state = FIELD_PLAIN;
    return 0;                   /* for scan_plain() */
  }
  return 1;
}

/* Reads on in a block of bytes; how many were read. */
static gsize
scan_block (SgpCsv *csv, const char *bytes, gsize n, gboolean *ended)
{
  gsize i = 0;
  if (!csv->any) {
    i = csv->after_return && bytes[0] == '\n';  /* the rest of the break behind the row before */
    csv->after_return = FALSE;
    csv->any = i < n;
  }
  while (i < n && !*ended) {
    if (csv->state == FIELD_QUOTED) {
      i += scan_quoted (csv, bytes + i, n - i);
      continue;
    }
    if (csv->state == FIELD_PLAIN || csv->state == FIELD_LOST)
      i += scan_plain (csv, bytes + i, n - i);
    if (i < n)
      i += scan_byte (csv, bytes[i], ended);
  }
  return i;
}

static void
begin_row (SgpCsv *csv)
{
  g_string_truncate (csv->bytes, 0);
  g_array_set_size (csv->ends, 0);
  g_clear_error (&csv->problem);
  csv->start = 0;
  csv->state = FIELD_START;
  csv->any = FALSE;
  csv->row++;
  csv->row_line = csv->line;
}

/* The end of input may end a row too. */
static void
end_input (SgpCsv *csv)
{
  if (csv->state == FIELD_QUOTED) {
    g_clear_error (&csv->problem);
    csv->row_line = csv->quote_line;
    fail (csv, SG_ERROR_SYNTAX, "the quotation mark that opens here is never closed");
  }
  if (csv->any)
    end_field (csv);
}

/* One row, blank or not. FALSE where nothing is left, or it cannot be read. */
static gboolean
read_row (SgpCsv *csv, GError **error)
{
  gboolean ended = FALSE;
  begin_row (csv);
  while (!ended) {
    gsize n;
    g_autoptr (GError) reason = NULL;
    const char *bytes = sgp_source_get_block (csv->source, &n, &reason);
    if (reason != NULL) {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
    if (bytes == NULL) {
      end_input (csv);
      return csv->any;
    }
    sgp_source_skip (csv->source, scan_block (csv, bytes, n, &ended));
  }
  return TRUE;
}

gboolean
sgp_csv_next (SgpCsv *csv, GError **error)
{
  gboolean is_blank;
  do {
    if (!read_row (csv, error))
      return FALSE;
    is_blank = csv->problem == NULL && csv->ends->len == 1 && csv->bytes->len == 1;
  } while (is_blank);
  if (csv->problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&csv->problem));
  return FALSE;
}

guint64
sgp_csv_get_row (const SgpCsv *csv)
{
  return csv->row;
}

guint64
sgp_csv_get_line (const SgpCsv *csv)
{
  return csv->row_line;
}

guint
sgp_csv_get_n_fields (const SgpCsv *csv)
{
  return csv->ends->len;
}

const char *
sgp_csv_get_field (const SgpCsv *csv, guint index, gsize *length)
{
  gsize start = index > 0 ? g_array_index (csv->ends, gsize, index - 1) + 1 : 0;
  *length = g_array_index (csv->ends, gsize, index) - start;
  return csv->bytes->str + start;
}

gboolean
sgp_csv_is_empty (const SgpCsv *csv)
{
  return csv->bytes->len == csv->ends->len;     /* but the NULs */
}
