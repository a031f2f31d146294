/* SPDX-License-Identifier: MIT
 *
 * Networks of any size with numbers at random, and models of them.
 */
#pragma once

#include "language/network/network-private.h"

#include "network/network.h"

typedef struct {
  guint width, n_hidden, n_layers, n_arc, n_label, n_tags, n_relations;
} NetworkSizes;

/* Knows the keys of three of four of @n_words words. */
Network *network_make (const NetworkSizes *sizes, const SgpWord *const *words, gint32 n_words, guint32 seed);
void network_free_made (Network *network);
/* The bytes of its model, aligned as models must be; to be freed by g_aligned_free(). */
guint8 *network_make_model (const Network *network, gsize *size);
