/* SPDX-License-Identifier: MIT
 *
 * A folder of its own for each test that writes files.
 */
#pragma once

#include <glib.h>

/* A new folder, and its end with all files in it; @folder is the caller's. */
char *folder_make (void);
void folder_remove (const char *folder);

/* How many files there are, temporary ones of a failed write included. */
guint folder_count (const char *folder);
