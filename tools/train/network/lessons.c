/* SPDX-License-Identifier: MIT
 *
 * A treebank in, examples out. A key that was seen often enough gets a row of
 * the table; labels are numbered by scheme, since the silver has another.
 *
 *     France blamed the port.   lower "france": row 512, suffix "nce": row 9120 ...
 */
#include "lessons.h"

#include "language/network/features-private.h"

#include <string.h>

/* How often a key must have been seen, by kind; rarer ones count as unknown. */
static const guint8 LEAST[SGP_NETWORK_KINDS] = { 2, 3, 3, 3, 3, 4, 3, 3, 4, 6, 1, 1, 1 };

/* A word seen n times is taken for unknown in RARE / (RARE + n) of the cases. */
#define RARE 0.4f

typedef struct {
  GHashTable *numbers;      /* key -> its number in counts, and one more */
  GArray *counts;           /* Count */
} Census;

typedef struct {
  guint64 key;
  guint32 count;
  guint8 kind;
} Count;

static guint
find_key (const Census *census, guint64 key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (census->numbers, &key));
}

static void
count_key (Census *census, guint64 key, guint8 kind, guint32 n)
{
  guint at = find_key (census, key);
  if (at == 0) {
    Count count = { key, 0, kind };
    g_array_append_val (census->counts, count);
    guint64 *kept = g_new (guint64, 1);
    *kept = key;
    at = census->counts->len;
    g_hash_table_insert (census->numbers, kept, GUINT_TO_POINTER (at));
  }
  g_array_index (census->counts, Count, at - 1).count += n;
}

/* Silver sentences are those of articles, which are there raw as well. */
static gint32
count_words (const Treebank *treebank, guint32 **counts)
{
  gint32 n = 0;
  for (guint i = 0; i < treebank->sentences->len; i++) {
    const Sentence *s = g_ptr_array_index (treebank->sentences, i);
    for (gint32 k = 0; k < s->n; k++)
      n = MAX (n, s->words[k] + 1);
  }
  *counts = g_new0 (guint32, n);
  for (guint i = 0; i < treebank->sentences->len; i++) {
    const Sentence *s = g_ptr_array_index (treebank->sentences, i);
    for (gint32 k = 0; k < s->n && !s->silver; k++)
      (*counts)[s->words[k]]++;
  }
  return n;
}

/* The row of each key of each word. */
static void
fill_rows (Lessons *lessons, const Network *network, gint32 n_words)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < network->n_rows - network->n_kinds; i++)
    g_hash_table_insert (rows, &network->keys[i], GUINT_TO_POINTER (i + network->n_kinds));
  lessons->word_rows = g_new (guint32, (gsize) n_words * SGP_NETWORK_KINDS);
  for (gint32 w = 0; w < n_words; w++) {
    guint64 keys[SGP_NETWORK_KINDS];
    sgp_network_get_keys (sgp_vocabulary_get (lessons->treebank->vocabulary, w), keys);
    for (guint k = 0; k < SGP_NETWORK_KINDS; k++) {
      gpointer row = g_hash_table_lookup (rows, &keys[k]);
      lessons->word_rows[(gsize) w * SGP_NETWORK_KINDS + k] = row != NULL ? GPOINTER_TO_UINT (row) : k;
    }
  }
}

/* Numbers a name of the silver; the last number is for those that come late. */
static guint8
number_of (Labels *labels, const char *name)
{
  gpointer at = g_hash_table_lookup (labels->numbers, name);
  if (at != NULL)
    return (guint8) (GPOINTER_TO_UINT (at) - 1);
  if (labels->strings->len >= SGP_MAX_RELATIONS)
    return SGP_MAX_RELATIONS - 1;
  g_ptr_array_add (labels->strings, (gpointer) name);
  g_hash_table_insert (labels->numbers, (gpointer) name, GUINT_TO_POINTER (labels->strings->len));
  return (guint8) (labels->strings->len - 1);
}

static void
number_silver (Lessons *lessons, Sentence *s)
{
  for (gint32 k = 0; k < s->n; k++) {
    s->tags[k] = number_of (&lessons->tags[TASK_SILVER], strchr (s->tag_names[k], ' ') + 1);
    s->relations[k] = number_of (&lessons->relations[TASK_SILVER], s->relation_names[k]);
  }
}

static void
add_examples (Lessons *lessons)
{
  for (guint pool = 0; pool < N_POOLS; pool++)
    lessons->pools[pool] = g_array_new (FALSE, FALSE, sizeof (Example));
  for (guint i = 0; i < lessons->treebank->sentences->len; i++) {
    Sentence *s = g_ptr_array_index (lessons->treebank->sentences, i);
    if (s->silver)
      number_silver (lessons, s);
    Example example = { s->n, s->words, s->heads, s->tags, s->relations, s->silver ? TASK_SILVER : TASK_GOLD, 1, { NULL, NULL, NULL } };
    g_array_append_val (lessons->pools[s->silver ? POOL_SILVER : s->raw ? POOL_TAUGHT : POOL_GOLD], example);
  }
}

static void
make_labels (Labels *labels)
{
  labels->strings = g_ptr_array_new ();
  labels->numbers = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
choose_keys (Network *network, const Census *census)
{
  network->n_kinds = SGP_NETWORK_KINDS;
  network->keys = g_new (guint64, census->counts->len);
  guint n = 0;
  for (guint i = 0; i < census->counts->len; i++) {
    const Count *count = &g_array_index (census->counts, Count, i);
    if (count->count >= LEAST[count->kind])
      network->keys[n++] = count->key;
  }
  network->n_rows = network->n_kinds + n;
}

void
lessons_number (Lessons *lessons, Network *network)
{
  g_autofree guint32 *counts = NULL;
  gint32 n_words = count_words (lessons->treebank, &counts);
  Census census = { g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), g_array_new (FALSE, FALSE, sizeof (Count)) };
  for (gint32 w = 0; w < n_words; w++) {
    guint64 keys[SGP_NETWORK_KINDS];
    sgp_network_get_keys (sgp_vocabulary_get (lessons->treebank->vocabulary, w), keys);
    for (guint8 k = 0; k < SGP_NETWORK_KINDS; k++)
      count_key (&census, keys[k], k, counts[w]);
  }
  choose_keys (network, &census);
  fill_rows (lessons, network, n_words);
  lessons->rare = g_new (guint8, n_words);
  for (gint32 w = 0; w < n_words; w++)
    lessons->rare[w] = (guint8) (255 * RARE / (RARE + (float) counts[w]));
  g_hash_table_unref (census.numbers);
  g_array_unref (census.counts);
  lessons->tags[TASK_GOLD] = lessons->treebank->tags;
  lessons->relations[TASK_GOLD] = lessons->treebank->relations;
  make_labels (&lessons->tags[TASK_SILVER]);
  make_labels (&lessons->relations[TASK_SILVER]);
  add_examples (lessons);
  for (guint task = 0; task < N_TASKS; task++) {
    network->n_tags[task] = MAX (1, lessons->tags[task].strings->len);
    network->n_relations[task] = MAX (1, lessons->relations[task].strings->len);
  }
}

/* The number in @labels of one in @own; one that is not there is never right. */
static guint8
translate (const Labels *labels, const Labels *own, guint8 number)
{
  gpointer at = g_hash_table_lookup (labels->numbers, g_ptr_array_index (own->strings, number));
  return (guint8) (at != NULL ? GPOINTER_TO_UINT (at) - 1 : 0);
}

void
lessons_number_as (Lessons *lessons, const Lessons *other, const Network *network)
{
  const Treebank *treebank = lessons->treebank;
  g_autofree guint32 *counts = NULL;
  gint32 n_words = count_words (treebank, &counts);
  fill_rows (lessons, network, n_words);
  lessons->rare = g_new0 (guint8, n_words);
  for (guint i = 0; i < treebank->sentences->len; i++) {
    Sentence *s = g_ptr_array_index (treebank->sentences, i);
    for (gint32 k = 0; k < s->n; k++) {
      s->tags[k] = translate (&other->tags[TASK_GOLD], &treebank->tags, s->tags[k]);
      s->relations[k] = translate (&other->relations[TASK_GOLD], &treebank->relations, s->relations[k]);
    }
  }
  add_examples (lessons);
}
