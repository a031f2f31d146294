/* SPDX-License-Identifier: MIT
 *
 * Bytes of a file to UTF-8, where they are something else that can be told.
 */
#pragma once

#include <stancegraph/document.h>

/* The bytes as UTF-8 without NUL: themselves, borrowed, where they are that. NULL
 * with an error that names the byte. @warning: what they were read as, static;
 * NULL where that was UTF-8. */
GBytes *sgp_encoding_decode (const char *bytes, gsize length, const char **warning, GError **error);

/* The same for bytes that are said to be written in @charset, which is not
 * believed where they are UTF-8. */
GBytes *sgp_encoding_decode_as (const char *charset, const char *bytes, gsize length, const char **warning, GError **error);

/* A document of plain text: sg_document_new() behind sgp_encoding_decode(). */
SgDocument *sgp_encoding_read (const char *id, const char *bytes, gssize length, GError **error);
