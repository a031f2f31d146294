/* SPDX-License-Identifier: MIT
 *
 * What waits to be read: paths in, files out, in order; a folder is replaced by
 * the files in it and below.
 */
#pragma once

#include <glib.h>

typedef struct _SgpInputs SgpInputs;

/* Copies @paths, which end with NULL; "-" is standard input. */
SgpInputs *sgp_inputs_new (const char *const *paths);
void sgp_inputs_free (SgpInputs *inputs);

/* Passes over a file where it is found in a folder. */
void sgp_inputs_skip (SgpInputs *inputs, const char *path);

/* The path of the next file; NULL at the end. With an error: that of a folder
 * that cannot be opened, or was named and has no file to read; the next call
 * goes on behind it. */
char *sgp_inputs_next (SgpInputs *inputs, GError **error);
