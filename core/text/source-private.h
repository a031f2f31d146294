/* SPDX-License-Identifier: MIT
 *
 * A stream of bytes, read in blocks, from which lines or the whole rest are
 * taken; both have a limit, so that no input can fill the memory.
 */
#pragma once

#include <glib.h>

typedef struct _SgpSource SgpSource;

/* "-" is standard input, which is not closed in the end. */
SgpSource *sgp_source_open (const char *path, GError **error);
void sgp_source_close (SgpSource *source);

/* The first line that is not blank, up to SGP_SOURCE_PEEK bytes of it, without
 * what is blank before it or a byte order mark; borrowed until the next call.
 * Nothing is consumed. @length: 0 where there is none. NULL with an error. */
#define SGP_SOURCE_PEEK 512
const char *sgp_source_peek (SgpSource *source, gsize *length, GError **error);

/* What has been read and not taken, one byte at least, for whom lines do not
 * suit; borrowed until the next call, and taken by skipping it. NULL at the end
 * or with an error. */
const char *sgp_source_get_block (SgpSource *source, gsize *length, GError **error);
void sgp_source_skip (SgpSource *source, gsize n);

/* The next line without its break; FALSE at the end or with an error. Of a
 * line over @limit nothing is kept: it is skipped, and the error is a limit. */
gboolean sgp_source_read_line (SgpSource *source, gsize limit, GString *line, GError **error);

/* All the rest; FALSE with an error, also where it is over @limit. */
gboolean sgp_source_read_all (SgpSource *source, gsize limit, GString *text, GError **error);
