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

/* The first byte that is no white space, nor a byte order mark at the start;
 * it is not consumed, nor is what stands before it. '\0' where there is none. */
char sgp_source_peek (SgpSource *source, GError **error);

/* The next line without its break; FALSE at the end or with an error. Of a
 * line over @limit nothing is kept: it is skipped, and the error is a limit. */
gboolean sgp_source_read_line (SgpSource *source, gsize limit, GString *line, GError **error);

/* All the rest; FALSE with an error, also where it is over @limit. */
gboolean sgp_source_read_all (SgpSource *source, gsize limit, GString *text, GError **error);
