/* SPDX-License-Identifier: MIT
 *
 * Spans of a document in, words out: the form (lower case, straight
 * apostrophes) and hashes of what taggers look at.
 *
 *     "Don’t"  ->  form "don't", shape "Xxx'x", suffixes "t", "'t", "n't", "on't"
 *
 * Digits are made alike in every hash, so that 1997 and 2003 are one word.
 */
#include "language/vocabulary-private.h"

#include "language/hash-private.h"

#include <string.h>

struct _SgpVocabulary {
  SgDocument *doc;
  const SgpClusters *clusters;
  const char *text;
  GArray *words;    /* SgpWord */
  gint32 *slots;    /* indexes of words by raw hash, -1 empty */
  guint32 mask;
};

SgpVocabulary *
sgp_vocabulary_new (SgDocument *doc, const SgpClusters *clusters)
{
  SgpVocabulary *vocabulary = g_new0 (SgpVocabulary, 1);
  vocabulary->doc = doc;
  vocabulary->clusters = clusters;
  vocabulary->text = sg_document_get_text (doc, NULL);
  vocabulary->words = g_array_sized_new (FALSE, FALSE, sizeof (SgpWord), 512);
  vocabulary->mask = 1023;
  vocabulary->slots = g_new (gint32, vocabulary->mask + 1);
  memset (vocabulary->slots, -1, (vocabulary->mask + 1) * sizeof (gint32));
  return vocabulary;
}

void
sgp_vocabulary_free (SgpVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  g_array_unref (vocabulary->words);
  g_free (vocabulary->slots);
  g_free (vocabulary);
}

const SgpWord *
sgp_vocabulary_get (const SgpVocabulary *vocabulary, gint32 index)
{
  return &g_array_index (vocabulary->words, SgpWord, index);
}

const char *
sgp_form_intern (SgDocument *doc, const char *source, gsize n)
{
  gsize length = 0;
  gboolean ascii = TRUE;
  for (gsize i = 0; ascii && i < n; i++)
    ascii = (guchar) source[i] < 0x80;
  g_autofree char *lower = ascii ? NULL : g_utf8_strdown (source, n);
  if (lower != NULL) {
    source = lower;
    n = strlen (lower);
  }
  char buffer[64] = "";
  g_autofree char *large = n > sizeof buffer ? g_malloc (n) : NULL;
  char *out = large != NULL ? large : buffer;
  for (gsize i = 0; i < n; i++) {
    gboolean curly = i + 2 < n && memcmp (source + i, "\xE2\x80\x99", 3) == 0;
    out[length++] = curly ? '\'' : g_ascii_tolower (source[i]);
    i += curly ? 2 : 0;
  }
  return sgp_document_intern (doc, out, length);
}

/* A letter for the kind of a byte: X, x, d, or the sign itself. */
static guchar
shape_of (guchar c)
{
  return g_ascii_isupper (c) ? 'X' : g_ascii_islower (c) ? 'x' : g_ascii_isdigit (c) ? 'd' : c >= 0x80 ? 'u' : c;
}

/* The shape: kinds of the bytes, runs cut to two. */
static guint64
hash_shape (const char *bytes, gsize n)
{
  guint64 hash = SGP_HASH_SEED;
  guchar last = 0, before = 0;
  for (gsize i = 0; i < MIN (n, 48); i++) {
    guchar kind = shape_of ((guchar) bytes[i]);
    if (kind == last && kind == before)
      continue;
    hash = sgp_hash_byte (hash, kind);
    before = last;
    last = kind;
  }
  return sgp_hash_mix (hash);
}

/* A hash of bytes in which all digits are alike. */
static guint64
hash_folded (const char *bytes, gsize n)
{
  guint64 hash = SGP_HASH_SEED;
  for (gsize i = 0; i < n; i++)
    hash = sgp_hash_byte (hash, g_ascii_isdigit (bytes[i]) ? '0' : (guchar) bytes[i]);
  return sgp_hash_mix (hash);
}

static void
fill_word (SgpVocabulary *vocabulary, SgpWord *word, SgSpan span)
{
  const char *bytes = vocabulary->text + span.off;
  word->off = span.off;
  word->len = span.len;
  word->form = sgp_form_intern (vocabulary->doc, bytes, span.len);
  gsize n = strlen (word->form);
  word->word = hash_folded (bytes, span.len);
  word->lower = hash_folded (word->form, n);
  word->shape = hash_shape (bytes, span.len);
  for (gsize i = 0; i < SGP_N_PREFIXES; i++)
    word->prefix[i] = hash_folded (word->form, MIN (n, i + 1));
  for (gsize i = 0; i < SGP_N_SUFFIXES; i++)
    word->suffix[i] = hash_folded (word->form + n - MIN (n, i + 1), MIN (n, i + 1));
  if (vocabulary->clusters != NULL)
    word->use = sgp_clusters_find (vocabulary->clusters, word->lower);
}

/* Doubles the slots. */
static void
grow (SgpVocabulary *vocabulary)
{
  vocabulary->mask = vocabulary->mask * 2 + 1;
  vocabulary->slots = g_renew (gint32, vocabulary->slots, (gsize) vocabulary->mask + 1);
  memset (vocabulary->slots, -1, ((gsize) vocabulary->mask + 1) * sizeof (gint32));
  for (guint i = 0; i < vocabulary->words->len; i++) {
    guint32 slot = sgp_vocabulary_get (vocabulary, i)->raw & vocabulary->mask;
    while (vocabulary->slots[slot] >= 0)
      slot = (slot + 1) & vocabulary->mask;
    vocabulary->slots[slot] = i;
  }
}

/**
 * sgp_vocabulary_enter:
 * @vocabulary: the words met so far
 * @span: a token of its document
 *
 * Returns: the index of the word, for sgp_vocabulary_get()
 */
gint32
sgp_vocabulary_enter (SgpVocabulary *vocabulary, SgSpan span)
{
  const char *bytes = vocabulary->text + span.off;
  guint64 raw = sgp_hash_bytes (bytes, span.len);
  guint32 slot = raw & vocabulary->mask;
  for (gint32 index; (index = vocabulary->slots[slot]) >= 0; slot = (slot + 1) & vocabulary->mask) {
    const SgpWord *word = sgp_vocabulary_get (vocabulary, index);
    if (word->raw == raw && word->len == span.len && memcmp (vocabulary->text + word->off, bytes, span.len) == 0)
      return index;
  }
  SgpWord word = { .raw = raw };
  fill_word (vocabulary, &word, span);
  g_array_append_val (vocabulary->words, word);
  vocabulary->slots[slot] = (gint32) vocabulary->words->len - 1;
  if (vocabulary->words->len * 2 > vocabulary->mask)
    grow (vocabulary);
  return (gint32) vocabulary->words->len - 1;
}
