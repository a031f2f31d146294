/* SPDX-License-Identifier: MIT
 *
 * What trainers read: files, packed or not, and models learned before.
 */
#pragma once

#include "language/clusters-private.h"

/* Ends the trainer with a message. */
void die (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;
/* The text of a file, unpacked by gzip where its name says so. */
char *read_file (const char *path);
/* The words of a file as a set: ids of documents, say. */
GHashTable *read_set (const char *path);
/* The clusters of the file of a model, which stays open. */
SgpClusters read_clusters (const char *path);
