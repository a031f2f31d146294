/* SPDX-License-Identifier: MIT
 *
 * Rows of a CSV or TSV file (RFC 4180), one at a time. What the columns mean is
 * for others to say (text/columns-private.h).
 */
#pragma once

#include "text/source-private.h"

typedef struct _SgpCsv SgpCsv;

/* No row has more fields; a spreadsheet has as many columns. */
#define SGP_CSV_MAX_FIELDS 16384

/* @delimiter parts the fields; '\0': comma, semicolon or tab, whichever the
 * first row has most of. @limit: bytes of the longest field. @source is
 * borrowed. NULL with an error where nothing can be read. */
SgpCsv *sgp_csv_new (SgpSource *source, char delimiter, gsize limit, GError **error);
void sgp_csv_free (SgpCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpCsv, sgp_csv_free)

/* The delimiter that the name of a file tells: a tab for .tsv, else '\0'. */
char sgp_csv_get_delimiter (const char *path);

/* Goes to the next row that is not a blank line. FALSE at the end or with an
 * error; a row with an error is passed over, the next call goes on behind it. */
gboolean sgp_csv_next (SgpCsv *csv, GError **error);

/* Of the current row, also one with an error: its number, blank lines counted
 * too, and the line where it begins, or where the quotation mark opens that is
 * never closed. Both from 1. */
guint64 sgp_csv_get_row (const SgpCsv *csv);
guint64 sgp_csv_get_line (const SgpCsv *csv);

/* Its fields, borrowed until the next row; each has a NUL behind it. */
guint sgp_csv_get_n_fields (const SgpCsv *csv);
const char *sgp_csv_get_field (const SgpCsv *csv, guint index, gsize *length);

/* Whether none of its fields holds anything. */
gboolean sgp_csv_is_empty (const SgpCsv *csv);
