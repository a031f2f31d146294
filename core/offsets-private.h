/* SPDX-License-Identifier: MIT
 *
 * Bytes to Unicode code points and back, for the border where JSON is written
 * and read. A table holds the position of every 64th byte or code point, so
 * that a look-up takes a few steps and the table a linear time to make.
 */
#pragma once

#include <stancegraph/document.h>

typedef struct _SgpOffsets SgpOffsets;

SgpOffsets *sgp_offsets_new (const char *text, gsize length);
void sgp_offsets_free (SgpOffsets *offsets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpOffsets, sgp_offsets_free)

/* Code points of the whole text. */
gint32 sgp_offsets_get_n_chars (const SgpOffsets *offsets);
/* Code points before the byte @byte, 0..length. */
gint32 sgp_offsets_to_char (const SgpOffsets *offsets, gint32 byte);
/* The byte where code point number @position begins, 0..n_chars. */
gint32 sgp_offsets_to_byte (const SgpOffsets *offsets, gint32 position);
