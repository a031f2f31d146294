/* SPDX-License-Identifier: MIT
 *
 * The hashes of words and features. They are part of the format of models:
 * a change here makes every model worthless.
 */
#pragma once

#include <glib.h>

#define SGP_HASH_SEED G_GUINT64_CONSTANT (0xcbf29ce484222325)

/* Spreads every bit over all others. */
static inline guint64
sgp_hash_mix (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  hash ^= hash >> 32;
  return hash;
}

static inline guint64
sgp_hash_byte (guint64 hash, guchar byte)
{
  return (hash ^ byte) * G_GUINT64_CONSTANT (0x100000001b3);
}

static inline guint64
sgp_hash_bytes (const char *bytes, gsize n)
{
  guint64 hash = SGP_HASH_SEED;
  for (gsize i = 0; i < n; i++)
    hash = sgp_hash_byte (hash, (guchar) bytes[i]);
  return sgp_hash_mix (hash);
}

/* Two hashes, or a hash and a small number, to one; the order matters. */
static inline guint64
sgp_hash_pair (guint64 a, guint64 b)
{
  a *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  a = ((a ^ a >> 32) + b) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return a ^ a >> 32;
}
