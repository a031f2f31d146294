/* SPDX-License-Identifier: MIT
 *
 * Learns from raw text which words are alike: texts in, the model "words" out.
 *
 *     train-words OUT OPEN-DOCS TEXT.jsonl|TREEBANK.conllu.gz... GUM.conllu.gz
 *
 * Words are in lower case and with digits alike, as SgpWord.lower has them. A
 * word gets a cluster if it is frequent enough for one, and a class of case if
 * it was met where only names have capitals. Of treebanks only the text is
 * read. The same files give the same model.
 */
#include "clustering.h"
#include "input.h"
#include "model-writer.h"
#include "raw-text.h"

#include "language/clusters-private.h"
#include "language/vocabulary-private.h"

#include <stdio.h>
#include <string.h>

#define N_CLUSTERS 320
/* Rarer words share a class in the text, and have no cluster. */
#define LEAST 3
/* The table is at most this full. */
#define FILL 0.7

/* A word of the texts. */
typedef struct {
  guint64 lower;
  guint32 count, inside, small;  /* inside: where a capital means something; small: of these, in lower case */
  guint32 number;                /* by falling frequency, from CLUSTERING_FIRST on, or CLUSTERING_RARE */
} Entry;

typedef struct {
  GHashTable *indexes;           /* lower (gint64) -> index of an entry + 1 */
  GArray *entries;               /* Entry */
  GArray *words;                 /* guint32: indexes as the text has them, EDGE between sentences */
} Words;

#define EDGE G_MAXUINT32

static guint32
enter (Words *words, guint64 lower)
{
  guint32 index = GPOINTER_TO_UINT (g_hash_table_lookup (words->indexes, &lower));
  if (index == 0) {
    Entry entry = { .lower = lower };
    g_array_append_val (words->entries, entry);
    index = words->entries->len;
    g_hash_table_insert (words->indexes, g_memdup2 (&lower, sizeof lower), GUINT_TO_POINTER (index));
  }
  return index - 1;
}

static gboolean
begins (const char *text, SgSpan span, gboolean (*is_kind) (gunichar))
{
  return is_kind (g_utf8_get_char (text + span.off));
}

/* Whether most words of a sentence have capitals, as in headlines. */
static gboolean
is_headline (const char *text, const SgToken *tokens, SgRange range)
{
  gint32 upper = 0, lower = 0;
  for (gint32 i = range.first; i < range.first + range.n; i++) {
    upper += begins (text, tokens[i].span, g_unichar_isupper);
    lower += begins (text, tokens[i].span, g_unichar_islower);
  }
  return upper >= lower;
}

/* Whether a word has a capital only for its own sake: it stands behind a word
 * or a comma, not at the beginning of a sentence or of something quoted. */
static gboolean
is_inside (const char *text, const SgToken *tokens, SgRange range, gint32 i)
{
  return i > range.first && (begins (text, tokens[i - 1].span, g_unichar_isalnum) || text[tokens[i - 1].span.off] == ',');
}

static void
count_sentence (Words *words, SgpVocabulary *vocabulary, const SgDocument *doc, SgRange range)
{
  gint32 n;
  const char *text = sg_document_get_text (doc, NULL);
  const SgToken *tokens = sg_document_get_tokens (doc, &n);
  gboolean headline = is_headline (text, tokens, range);
  for (gint32 i = range.first; i < range.first + range.n; i++) {
    SgSpan span = tokens[i].span;
    guint32 index = enter (words, sgp_vocabulary_get (vocabulary, sgp_vocabulary_enter (vocabulary, span))->lower);
    Entry *entry = &g_array_index (words->entries, Entry, index);
    gboolean tells = !headline && begins (text, span, g_unichar_isalpha) && is_inside (text, tokens, range, i);
    entry->count++;
    entry->inside += tells;
    entry->small += tells && begins (text, span, g_unichar_islower);
    g_array_append_val (words->words, index);
  }
  guint32 edge = EDGE;
  g_array_append_val (words->words, edge);
}

static void
count_document (Words *words, SgDocument *doc)
{
  gint32 n;
  const SgSentence *sentences = sg_document_get_sentences (doc, &n);
  g_autoptr (SgpVocabulary) vocabulary = sgp_vocabulary_new (doc, NULL);
  for (gint32 i = 0; i < n; i++)
    count_sentence (words, vocabulary, doc, sentences[i].tokens);
}

static gint
compare_counts (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(const Entry *const *) a, *y = *(const Entry *const *) b;
  return x->count != y->count ? (x->count < y->count ? 1 : -1) : x->lower < y->lower ? -1 : x->lower > y->lower;
}

/* Numbers the frequent words; returns the number behind the last. */
static guint
number_words (Words *words)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  for (guint i = 0; i < words->entries->len; i++)
    g_ptr_array_add (order, &g_array_index (words->entries, Entry, i));
  g_ptr_array_sort (order, compare_counts);
  guint next = CLUSTERING_FIRST;
  for (guint i = 0; i < order->len; i++) {
    Entry *entry = g_ptr_array_index (order, i);
    entry->number = entry->count >= LEAST ? next++ : CLUSTERING_RARE;
  }
  return next;
}

/* The text as numbers. */
static GArray *
list_numbers (const Words *words)
{
  GArray *numbers = g_array_sized_new (FALSE, FALSE, sizeof (guint32), words->words->len);
  for (guint i = 0; i < words->words->len; i++) {
    guint32 index = g_array_index (words->words, guint32, i);
    guint32 number = index == EDGE ? CLUSTERING_EDGE : g_array_index (words->entries, Entry, index).number;
    g_array_append_val (numbers, number);
  }
  return numbers;
}

static SgpCase
find_case (const Entry *entry)
{
  gboolean often = entry->inside >= LEAST;
  if (entry->inside == 0)
    return SGP_CASE_UNKNOWN;
  if (entry->small == 0)
    return often ? SGP_CASE_UPPER : SGP_CASE_RARELY_SEEN_UPPER;
  if (entry->small == entry->inside)
    return often ? SGP_CASE_LOWER : SGP_CASE_RARELY_SEEN_LOWER;
  guint share = 4 * entry->small / entry->inside;
  return share < 1 ? SGP_CASE_MOSTLY_UPPER : share < 3 ? SGP_CASE_BOTH : SGP_CASE_MOSTLY_LOWER;
}

/* The entry of a word in the table, 0 where nothing is known of it. */
static guint32
make_entry (const Entry *entry, const Clustering *clustering)
{
  guint32 tag = (guint32) (entry->lower >> SGP_CLUSTERS_TAG_SHIFT);
  guint32 use = (guint32) clustering->clusters[entry->number] << SGP_CASE_BITS | find_case (entry);
  return use != 0 ? tag << SGP_CLUSTERS_ENTRY_SHIFT | use : 0;
}

static GByteArray *
make_table (const Words *words, const Clustering *clustering)
{
  const Entry *entries = (const Entry *) (const void *) words->entries->data;
  guint n = 0, size = 16;
  for (guint i = 0; i < words->entries->len; i++)
    n += make_entry (&entries[i], clustering) != 0;
  while (size * FILL < n)
    size *= 2;
  guint32 *table = g_new0 (guint32, size);
  for (guint i = 0; i < words->entries->len; i++) {
    guint32 entry = make_entry (&entries[i], clustering), slot = (guint32) entries[i].lower & (size - 1);
    while (entry != 0 && table[slot] != 0)
      slot = (slot + 1) & (size - 1);
    if (entry != 0)
      table[slot] = entry;
  }
  g_print ("table: %u words, %u places\n", n, size);
  return g_byte_array_new_take ((guint8 *) table, size * sizeof *table);
}

static gboolean
write_model (const char *path, const Words *words, const Clustering *clustering)
{
  ModelWriter *writer = model_writer_new ();
  g_autoptr (GByteArray) table = make_table (words, clustering), paths = g_byte_array_new ();
  g_byte_array_append (paths, (const guint8 *) clustering->paths, clustering->n_clusters * sizeof (guint16));
  model_writer_add (writer, "words/entries", table);
  model_writer_add (writer, "words/paths", paths);
  return model_writer_save (writer, path);
}

int
main (int argc, char **argv)
{
  if (argc < 4) {
    g_printerr ("usage: train-words OUT OPEN-DOCS TEXT... GUM\n");
    return 2;
  }
  setvbuf (stdout, NULL, _IOLBF, 0);
  Words words = { g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
                  g_array_new (FALSE, FALSE, sizeof (Entry)), g_array_new (FALSE, FALSE, sizeof (guint32)) };
  GPtrArray *docs = raw_text_read ((const char *const *) argv + 3, argv[2]);
  for (guint i = 0; i < docs->len; i++)
    count_document (&words, g_ptr_array_index (docs, i));
  guint n_numbers = number_words (&words);
  g_print ("%u documents, %u words, %u different, %u frequent\n", docs->len, words.words->len, words.entries->len, n_numbers);
  g_ptr_array_unref (docs);
  GArray *numbers = list_numbers (&words);
  Clustering *clustering = clustering_new (numbers, n_numbers, N_CLUSTERS);
  gboolean ok = write_model (argv[1], &words, clustering);
  clustering_free (clustering);
  g_array_unref (numbers);
  g_array_unref (words.words);
  g_array_unref (words.entries);
  g_hash_table_unref (words.indexes);
  return ok ? 0 : 1;
}
