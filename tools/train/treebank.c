/* SPDX-License-Identifier: MIT
 *
 * CoNLL-U files in, sentences for the trainers out. Empty nodes and multiword
 * tokens are left out, trees are made projective by lifting words to the head
 * of their head until no arcs cross, rare labels become their nearest frequent
 * one. Of some sentences a copy is added in the case of headlines, so that the
 * models learn to read those:
 *
 *     Officials blamed the port.  ->  Officials Blamed The Port | OFFICIALS BLAMED THE PORT
 */
#include "treebank.h"

#include "input.h"
#include "raw-text.h"

#include <stdlib.h>
#include <string.h>

/* Every so many-th sentence is copied. */
#define COPY_EVERY 16
/* Words of a silver sentence; every so many-th is taken. */
#define SILVER_MIN 4
#define SILVER_MAX 40
#define SILVER_EVERY 2
/* Words of a sentence of an article. */
#define RAW_MAX 100
/* Labels seen less often are replaced. */
#define MIN_TAG 4
#define MIN_RELATION 12

typedef struct {
  GString *text;           /* of the document to be */
  GArray *spans;           /* SgSpan of all words */
  Treebank *treebank;
  GPtrArray *rows;         /* lines of the sentence, cut into columns */
  guint n_silver;          /* silver sentences seen */
  const SgpClusters *clusters;
  TreebankFlags flags;
} Reader;

static const char *
keep (Reader *reader, const char *string)
{
  return g_string_chunk_insert_const (reader->treebank->strings, string);
}

static Sentence *
sentence_new (gint32 n)
{
  Sentence *s = g_new0 (Sentence, 1);
  s->n = n;
  s->words = g_new0 (gint32, n);
  s->tag_names = g_new0 (const char *, n);
  s->relation_names = g_new0 (const char *, n);
  s->lemmas = g_new0 (const char *, n);
  s->tags = g_new0 (guint8, n);
  s->relations = g_new0 (guint8, n);
  s->guessed = g_new0 (guint8, n);
  s->heads = g_new0 (gint16, n);
  return s;
}

/* Appends a form to the text; its index stands for the word until all are read. */
static gint32
add_form (Reader *reader, const char *form)
{
  SgSpan span = { (gint32) reader->text->len, (gint32) strlen (form) };
  g_string_append (reader->text, form);
  g_string_append_c (reader->text, ' ');
  g_array_append_val (reader->spans, span);
  return (gint32) reader->spans->len - 1;
}

/* Whether our tokeniser would cut a sentence of another as it is cut. */
static gboolean
is_cut_alike (const Reader *reader)
{
  guint n = reader->rows->len;
  for (guint i = 0; i < n; i++) {
    const char *form = ((char **) g_ptr_array_index (reader->rows, i))[1];
    if (g_ascii_isalnum (*form) && strpbrk (form, "-/ ") != NULL)
      return FALSE;
  }
  return n >= SILVER_MIN && n <= SILVER_MAX;
}

static void
add_sentence (Reader *reader, gboolean silver)
{
  gint32 n = (gint32) reader->rows->len;
  if (n == 0 || n >= SGP_PARSER_MAX)
    return;
  if (silver && reader->flags & TREEBANK_ALIKE && (!is_cut_alike (reader) || reader->n_silver++ % SILVER_EVERY != 0))
    return;
  Sentence *s = sentence_new (n);
  for (gint32 i = 0; i < n; i++) {
    char **row = g_ptr_array_index (reader->rows, i);
    g_autofree char *tag = g_strdup_printf ("%s %s", row[3], row[4]);
    s->words[i] = add_form (reader, row[1]);
    s->tag_names[i] = keep (reader, tag);
    s->lemmas[i] = keep (reader, row[2]);
    s->relation_names[i] = keep (reader, row[7]);
    s->heads[i] = (gint16) CLAMP (atoi (row[6]), 0, n);
  }
  s->silver = silver;
  s->for_tagger = s->for_parser = !silver;
  g_ptr_array_add (reader->treebank->sentences, s);
}

/* Whether a line names a document that may be learned from. */
static gboolean
is_open (const char *line, GHashTable *open_docs)
{
  return open_docs == NULL || g_hash_table_contains (open_docs, g_strrstr (line, " ") + 1);
}

static void
read_sentences (Reader *reader, const char *path, GHashTable *open_docs, gboolean silver)
{
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean wanted = open_docs == NULL;
  for (char **line = lines; *line != NULL; line++) {
    if (g_str_has_prefix (*line, "# newdoc id"))
      wanted = is_open (*line, open_docs);
    if (**line == '#')
      continue;
    if (**line == '\0') {
      if (wanted)
        add_sentence (reader, silver);
      g_ptr_array_set_size (reader->rows, 0);
      continue;
    }
    char **row = g_strsplit (*line, "\t", -1);
    if (g_strv_length (row) == 10 && strpbrk (row[0], ".-") == NULL)
      g_ptr_array_add (reader->rows, row);
    else
      g_strfreev (row);
  }
}

/* Whether an arc of the word crosses another. */
static gboolean
crosses (const Sentence *s, gint32 i)
{
  gint32 low = MIN (i + 1, s->heads[i]), high = MAX (i + 1, s->heads[i]);
  for (gint32 k = low + 1; k < high; k++)
    if (s->heads[k - 1] < low || s->heads[k - 1] > high)
      return TRUE;
  return FALSE;
}

/* Lifts the shortest crossing arc until there is none. */
static void
projectivise (Sentence *s)
{
  for (;;) {
    gint32 best = -1;
    for (gint32 i = 0; i < s->n; i++)
      if (s->heads[i] != 0 && crosses (s, i)
          && (best < 0 || ABS (s->heads[i] - i - 1) < ABS (s->heads[best] - best - 1)))
        best = i;
    if (best < 0)
      return;
    s->heads[best] = s->heads[s->heads[best] - 1];
  }
}

/* A copy in the case of headlines, without a stop at the end. */
static Sentence *
copy_sentence (Reader *reader, const Sentence *s, gboolean capitals)
{
  gint32 n = s->n > 1 && strcmp (s->tag_names[s->n - 1], "PUNCT .") == 0 ? s->n - 1 : s->n;
  for (gint32 i = 0; i < n; i++)
    if (s->heads[i] > n)
      return NULL;
  Sentence *copy = sentence_new (n);
  copy->copy = copy->for_tagger = copy->for_parser = TRUE;
  for (gint32 i = 0; i < n; i++) {
    SgSpan span = g_array_index (reader->spans, SgSpan, s->words[i]);
    g_autofree char *form = g_strndup (reader->text->str + span.off, span.len);
    g_autofree char *upper = g_utf8_strup (form, -1);
    gboolean clitic = !g_ascii_isalpha (*form) || strcmp (form, "n't") == 0;
    if (!capitals && !clitic)
      form[0] = g_ascii_toupper (form[0]);
    copy->words[i] = add_form (reader, capitals ? upper : form);
    copy->tag_names[i] = s->tag_names[i];
    copy->relation_names[i] = s->relation_names[i];
    copy->lemmas[i] = s->lemmas[i];
    copy->heads[i] = s->heads[i];
  }
  return copy;
}

static void
add_copies (Reader *reader)
{
  GPtrArray *sentences = reader->treebank->sentences;
  guint n = sentences->len;
  for (guint i = 0; i < n; i++) {
    const Sentence *s = g_ptr_array_index (sentences, i);
    Sentence *copy = i % COPY_EVERY == 0 && s->n > 2 ? copy_sentence (reader, s, i % (4 * COPY_EVERY) == 0) : NULL;
    if (copy != NULL)
      g_ptr_array_add (sentences, copy);
  }
}

typedef struct {
  const char *string;
  gint32 count;
} Count;

static gint
compare_counts (gconstpointer a, gconstpointer b)
{
  const Count *x = a, *y = b;
  return x->count != y->count ? y->count - x->count : strcmp (x->string, y->string);
}

/* Numbers the strings seen often enough. */
static void
number_labels (const Treebank *treebank, Labels *labels, gsize field, gint32 min, guint max)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (Count));
  for (guint i = 0; i < treebank->sentences->len; i++) {
    const Sentence *s = g_ptr_array_index (treebank->sentences, i);
    const char **names = *(const char ***) (void *) ((char *) s + field);
    for (gint32 k = 0; k < s->n && !s->silver && !s->raw; k++) {
      gpointer at = g_hash_table_lookup (seen, names[k]);
      if (at != NULL) {
        g_array_index (counts, Count, GPOINTER_TO_INT (at) - 1).count++;
        continue;
      }
      Count count = { names[k], 1 };
      g_array_append_val (counts, count);
      g_hash_table_insert (seen, (gpointer) names[k], GINT_TO_POINTER (counts->len));
    }
  }
  g_array_sort (counts, compare_counts);
  labels->strings = g_ptr_array_new ();
  labels->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < counts->len && i < max && g_array_index (counts, Count, i).count >= min; i++) {
    g_ptr_array_add (labels->strings, (gpointer) g_array_index (counts, Count, i).string);
    g_hash_table_insert (labels->numbers, (gpointer) g_array_index (counts, Count, i).string, GINT_TO_POINTER (i + 1));
  }
}

/* The number of a label; of a rare one that of the first label with the same
 * beginning up to @stop, or else the most frequent of all. */
static guint8
find_label (const Labels *labels, const char *name, char stop)
{
  gint32 number = GPOINTER_TO_INT (g_hash_table_lookup (labels->numbers, name));
  gsize n = strcspn (name, (char[]) { stop, '\0' });
  for (guint i = 0; number == 0 && i < labels->strings->len; i++) {
    const char *other = g_ptr_array_index (labels->strings, i);
    if (strncmp (other, name, n) == 0 && (other[n] == stop || other[n] == '\0'))
      number = (gint32) i + 1;
  }
  return (guint8) (number > 0 ? number - 1 : 0);
}

/* Enters the words and turns names into numbers. */
static void
finish (Reader *reader)
{
  Treebank *treebank = reader->treebank;
  treebank->doc = sg_document_new ("treebank", reader->text->str, reader->text->len, NULL);
  if (treebank->doc == NULL)
    die ("the text is too large");
  treebank->vocabulary = sgp_vocabulary_new (treebank->doc, reader->clusters);
  number_labels (treebank, &treebank->tags, G_STRUCT_OFFSET (Sentence, tag_names), MIN_TAG, SGP_NO_TAG);
  number_labels (treebank, &treebank->relations, G_STRUCT_OFFSET (Sentence, relation_names), MIN_RELATION, SGP_MAX_RELATIONS);
  for (guint i = 0; i < treebank->sentences->len; i++) {
    Sentence *s = g_ptr_array_index (treebank->sentences, i);
    if (reader->flags & TREEBANK_PROJECTIVE)
      projectivise (s);
    for (gint32 k = 0; k < s->n; k++)
      s->words[k] = sgp_vocabulary_enter (treebank->vocabulary, g_array_index (reader->spans, SgSpan, s->words[k]));
    for (gint32 k = 0; k < s->n && !s->raw; k++) {
      s->tags[k] = find_label (&treebank->tags, s->tag_names[k], ' ');
      s->relations[k] = find_label (&treebank->relations, s->relation_names[k], ':');
    }
  }
}

/* The words of a sentence of an article. */
static void
add_raw (Reader *reader, const SgDocument *doc, SgRange range)
{
  if (range.n < 2 || range.n > RAW_MAX)
    return;
  gint32 n;
  const SgToken *tokens = sg_document_get_tokens (doc, &n);
  const char *text = sg_document_get_text (doc, NULL);
  Sentence *s = sentence_new (range.n);
  s->raw = TRUE;
  for (gint32 i = 0; i < range.n; i++) {
    SgSpan span = tokens[range.first + i].span;
    g_autofree char *form = g_strndup (text + span.off, span.len);
    s->words[i] = add_form (reader, form);
    s->tag_names[i] = s->relation_names[i] = s->lemmas[i] = "";
  }
  g_ptr_array_add (reader->treebank->sentences, s);
}

static void
read_articles (Reader *reader, const char *const *paths)
{
  g_autoptr (GPtrArray) docs = raw_text_read (paths, NULL);
  for (guint d = 0; d < docs->len; d++) {
    gint32 n;
    const SgDocument *doc = g_ptr_array_index (docs, d);
    const SgSentence *sentences = sg_document_get_sentences (doc, &n);
    for (gint32 i = 0; i < n; i++)
      add_raw (reader, doc, sentences[i].tokens);
  }
}

Treebank *
treebank_read (const TreebankFiles *files)
{
  Reader reader = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (SgSpan)), g_new0 (Treebank, 1),
                    g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev), 0, files->clusters, files->flags };
  reader.treebank->sentences = g_ptr_array_new ();
  reader.treebank->strings = g_string_chunk_new (1 << 16);
  g_autoptr (GHashTable) open = files->open_docs != NULL ? read_set (files->open_docs) : NULL;
  for (gsize i = 0; files->gold[i] != NULL; i++)
    read_sentences (&reader, files->gold[i], files->gold[i + 1] == NULL ? open : NULL, FALSE);
  if (files->flags & TREEBANK_COPIES)
    add_copies (&reader);
  if (files->silver != NULL)
    read_sentences (&reader, files->silver, NULL, TRUE);
  if (files->raw != NULL)
    read_articles (&reader, files->raw);
  finish (&reader);
  g_string_free (reader.text, TRUE);
  g_array_unref (reader.spans);
  g_ptr_array_unref (reader.rows);
  return reader.treebank;
}

const SgpWord *
treebank_word (const Treebank *treebank, const Sentence *sentence, gint32 i)
{
  return sgp_vocabulary_get (treebank->vocabulary, sentence->words[i]);
}
