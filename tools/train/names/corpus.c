/* SPDX-License-Identifier: MIT
 *
 * Files with names marked in, articles of one convention out: PER, ORG, LOC
 * with facilities, NORP (nationalities, faiths, parties' people) and MISC;
 * titles are no part of names, words are parted at hyphens:
 *
 *     U.S.-led MISC              U.S. LOC, -, led
 *     President Quist PER        President, Quist PER
 *     Danish MISC                Danish NORP
 *
 * What a set does not mark is left open: where GUM marks no nationalities, a
 * capitalised word without a mark is none, NORP or MISC.
 */
#include "names.h"

#include "language/hash-private.h"

#include <string.h>

Corpus *
corpus_new (void)
{
  Corpus *corpus = g_new0 (Corpus, 1);
  corpus->articles = g_ptr_array_new ();
  corpus->strings = g_string_chunk_new (1 << 16);
  return corpus;
}

void
corpus_free (Corpus *corpus)
{
  for (guint i = 0; i < corpus->articles->len; i++) {
    Article *article = g_ptr_array_index (corpus->articles, i);
    g_array_unref (article->tokens);
    g_array_unref (article->lengths);
    g_free (article);
  }
  g_ptr_array_unref (corpus->articles);
  g_string_chunk_free (corpus->strings);
  g_free (corpus);
}

const char *
corpus_keep (Corpus *corpus, const char *string)
{
  return g_string_chunk_insert_const (corpus->strings, string);
}

Article *
corpus_add_article (Corpus *corpus, float weight)
{
  Article *article = g_new0 (Article, 1);
  article->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  article->lengths = g_array_new (FALSE, FALSE, sizeof (gint32));
  article->weight = weight;
  g_ptr_array_add (corpus->articles, article);
  return article;
}

SgDocument *
article_to_document (const Article *article)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < article->tokens->len; i++)
    g_string_append_printf (text, "%s ", g_array_index (article->tokens, Token, i).form);
  g_autoptr (GError) error = NULL;
  SgDocument *doc = sg_document_new ("article", text->str, text->len, &error);
  if (doc == NULL)
    die ("%s", error->message);
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) text->len }, SG_PARAGRAPH_PROSE);
  gint32 off = 0;
  for (guint s = 0, i = 0; s < article->lengths->len; s++) {
    sgp_document_add_sentence (doc, (SgSpan) { off, 1 }, 0);
    for (gint32 k = 0; k < g_array_index (article->lengths, gint32, s); k++, i++) {
      gint32 length = (gint32) strlen (g_array_index (article->tokens, Token, i).form);
      gint32 row = sgp_document_add_token (doc, (SgSpan) { off, length });
      sgp_document_get_token_rows (doc)[row].form = sgp_form_intern (doc, text->str + off, length);
      off += length + 1;
    }
  }
  return doc;
}

guint64
hash_word (const char *form)
{
  g_autoptr (SgDocument) doc = sg_document_new ("word", form, -1, NULL);
  g_autoptr (SgpVocabulary) vocabulary = doc != NULL ? sgp_vocabulary_new (doc, NULL) : NULL;
  if (vocabulary == NULL || *form == '\0')
    return 0;
  return sgp_vocabulary_get (vocabulary, sgp_vocabulary_enter (vocabulary, (SgSpan) { 0, (gint32) strlen (form) }))->lower;
}

static gboolean
is_capital (const char *form)
{
  gunichar c = g_utf8_get_char (form);
  return g_unichar_isupper (c) || g_unichar_istitle (c);
}

/* Appends a token, parted at its hyphens as treebanks do. */
static void
add_token (Corpus *corpus, Article *article, Token token)
{
  const char *form = token.form, *hyphen = form;
  gboolean web = strstr (form, "//") != NULL || strchr (form, '@') != NULL || g_str_has_prefix (form, "www.");
  while (!web && (hyphen = strchr (hyphen + 1, '-')) != NULL && hyphen[1] != '\0')
    if (g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hyphen))) && g_unichar_isalnum (g_utf8_get_char (hyphen + 1)))
      break;
  if (web || hyphen == NULL || hyphen[1] == '\0') {
    token.form = corpus_keep (corpus, form);
    g_array_append_val (article->tokens, token);
    return;
  }
  g_autofree char *first = g_strndup (form, hyphen - form);
  Token part = token;
  part.form = corpus_keep (corpus, first);
  g_array_append_val (article->tokens, part);
  part.begin = FALSE;
  part.form = corpus_keep (corpus, "-");
  g_array_append_val (article->tokens, part);
  part.form = hyphen + 1;
  add_token (corpus, article, part);
}

/* Ends a sentence that began at token @first. */
static void
end_sentence (Article *article, guint first)
{
  gint32 n = (gint32) (article->tokens->len - first);
  if (n > 0)
    g_array_append_val (article->lengths, n);
}

static guint32
get_classes (const SgpNameLists *lists, const char *form)
{
  return sgp_name_lists_find (lists, hash_word (form));
}

static void
set_type (Token *tokens, gint32 n, gint8 type)
{
  for (gint32 i = 0; i < n; i++) {
    tokens[i].type = type;
    tokens[i].begin = i == 0 && type >= 0;
  }
}

#define NATIONS (SGP_LISTED_BIT (SGP_LISTED_ADJECTIVE) | SGP_LISTED_BIT (SGP_LISTED_PEOPLE) | SGP_LISTED_BIT (SGP_LISTED_MEMBERS))
#define TERRITORIES (SGP_LISTED_BIT (SGP_LISTED_COUNTRY) | SGP_LISTED_BIT (SGP_LISTED_CITY) | SGP_LISTED_BIT (SGP_LISTED_REGION))
#define OFFICES (SGP_LISTED_BIT (SGP_LISTED_TITLE) | SGP_LISTED_BIT (SGP_LISTED_ROLE))

/* Whether all words are nationalities, faiths, members of parties. */
static gboolean
is_norp (const SgpNameLists *lists, const Token *tokens, gint32 n)
{
  for (gint32 i = 0; i < n; i++)
    if (strcmp (tokens[i].form, "-") != 0
        && (!is_capital (tokens[i].form) || (get_classes (lists, tokens[i].form) & NATIONS) == 0))
      return FALSE;
  return TRUE;
}

/* "Danish-led", where the whole was one token with one mark: what is capitalised is the name. */
static gint32
cut_compound (const SgpNameLists *lists, Token *tokens, gint32 n)
{
  if (n < 3 || strcmp (tokens[1].form, "-") != 0 || is_capital (tokens[2].form))
    return n;
  guint32 classes = get_classes (lists, tokens[0].form);
  gint8 type = tokens[0].type;
  if (type == SGP_NAME_MISC && (classes & TERRITORIES) != 0)
    type = SGP_NAME_LOCATION;
  set_type (tokens, n, -1);
  set_type (tokens, 1, type);
  return 1;
}

static gboolean
is_title (guint32 classes)
{
#define HAS(class) ((classes & SGP_LISTED_BIT (SGP_LISTED_##class)) != 0)
  return (HAS (TITLE) && (!HAS (FIRST_NAME) || HAS (COMMON))) || (HAS (ROLE) && !HAS (FIRST_NAME));
#undef HAS
}

/* One name as our convention has it. */
static void
clean_name (const SgpNameLists *lists, Token *tokens, gint32 n)
{
  n = cut_compound (lists, tokens, n);
  gint8 type = tokens[0].type;
  while (type == SGP_NAME_PERSON && n > 1 && is_title (get_classes (lists, tokens[0].form))) {
    set_type (tokens, 1, -1);
    tokens++, n--;
  }
  if (type == SGP_NAME_MISC && is_norp (lists, tokens, n))
    type = SGP_NAME_NORP;
  else if ((type == SGP_NAME_LOCATION || type == SGP_NAME_ORGANIZATION || type == SGP_NAME_PERSON) && n == 1
           && is_norp (lists, tokens, n) && (get_classes (lists, tokens[0].form) & (TERRITORIES | SGP_LISTED_BIT (SGP_LISTED_SURNAME))) == 0)
    type = SGP_NAME_NORP;
  else if (type == SGP_NAME_MISC && n == 1
           && (get_classes (lists, tokens[0].form) & SGP_LISTED_BIT (SGP_LISTED_ACRONYM)) != 0)
    type = SGP_NAME_ORGANIZATION;
  set_type (tokens, n, type);
}

static void
clean_article (const SgpNameLists *lists, Article *article)
{
  Token *tokens = (Token *) (void *) article->tokens->data;
  for (guint s = 0, first = 0; s < article->lengths->len; s++) {
    guint end = first + (guint) g_array_index (article->lengths, gint32, s);
    for (guint i = first; i < end;) {
      guint n = 1;
      while (tokens[i].type >= 0 && i + n < end && tokens[i + n].type == tokens[i].type && !tokens[i + n].begin)
        n++;
      if (tokens[i].type >= 0)
        clean_name (lists, tokens + i, (gint32) n);
      i += n;
    }
    first = end;
  }
}

static gint8
find_silver_type (const char *misc)
{
  static const struct { const char *name; gint8 type; } types[] = {
    { "NER=PERSON", SGP_NAME_PERSON }, { "NER=ORGANIZATION", SGP_NAME_ORGANIZATION },
    { "NER=LOCATION", SGP_NAME_LOCATION }, { "NER=MISC", SGP_NAME_MISC },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strstr (misc, types[i].name) != NULL)
      return types[i].type;
  return -1;
}

/* A row of CoNLL-U; its type. */
static gint8
add_row (Corpus *corpus, Article *article, const char *line, gint8 before)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);
  if (g_strv_length (columns) != 10)
    return -1;
  gint8 type = find_silver_type (columns[9]);
  add_token (corpus, article, (Token) { columns[1], type, type >= 0 && type != before, 0 });
  return type;
}

void
corpus_read_silver (Corpus *corpus, const SgpNameLists *lists, const char *path, float weight)
{
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Article *article = NULL;
  gint8 before = -1;
  guint first = 0, first_article = corpus->articles->len;
  for (char **line = lines; *line != NULL; line++) {
    if (g_str_has_prefix (*line, "# newdoc")) {
      article = corpus_add_article (corpus, weight);
      article->silver = article->edited = TRUE;
    }
    if (**line != '\0' && **line != '#' && article != NULL) {
      before = add_row (corpus, article, *line, before);
      continue;
    }
    if (**line == '\0' && article != NULL)
      end_sentence (article, first);
    before = -1;
    first = article != NULL ? article->tokens->len : 0;
  }
  for (guint i = first_article; i < corpus->articles->len; i++)
    clean_article (lists, g_ptr_array_index (corpus->articles, i));
}

/* The type that a tag stands for; what else may be meant by it in @vague. */
static gint8
find_type (const char *tag, guint8 *vague)
{
  static const struct { const char *name; gint8 type; guint8 vague; } types[] = {
    { "PER", SGP_NAME_PERSON, 0 }, { "ORG", SGP_NAME_ORGANIZATION, 0 }, { "LOC", SGP_NAME_LOCATION, 0 },
    { "MISC", SGP_NAME_MISC, 0 }, { "person", SGP_NAME_PERSON, 0 }, { "location", SGP_NAME_LOCATION, 0 },
    { "corporation", SGP_NAME_ORGANIZATION, 0 },
    { "group", -1, VAGUE (SGP_NAME_ORGANIZATION) | VAGUE (SGP_NAME_MISC) | VAGUE (SGP_NAME_NORP) },
    { "product", -1, VAGUE (SGP_NAME_MISC) | VAGUE (SGP_NAME_ORGANIZATION) | VAGUE_NONE },
    { "creative-work", -1, VAGUE (SGP_NAME_MISC) }, { "DATE", -1, 0 },
  };
  *vague = 0;
  if (strlen (tag) < 3)
    return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (tag + 2, types[i].name) == 0) {
      *vague = types[i].vague;
      return types[i].type;
    }
  *vague = VAGUE (SGP_NAME_MISC) | VAGUE (SGP_NAME_NORP) | VAGUE_NONE;
  return -1;
}

/* Capitalised words without a mark may be what the set does not mark. */
static void
open_unmarked (Article *article)
{
  for (guint i = 0; i < article->tokens->len; i++) {
    Token *token = &g_array_index (article->tokens, Token, i);
    if (token->type < 0 && token->vague == 0 && is_capital (token->form))
      token->vague = VAGUE (SGP_NAME_MISC) | VAGUE (SGP_NAME_NORP) | VAGUE_NONE;
  }
}

/* GUM calls people what are offices and nationalities, too. */
static void
open_common (const SgpNameLists *lists, Article *article)
{
  for (guint i = 0; i < article->tokens->len; i++) {
    Token *token = &g_array_index (article->tokens, Token, i);
    gboolean alone = token->begin && (i + 1 == article->tokens->len || g_array_index (article->tokens, Token, i + 1).type < 0
                                      || g_array_index (article->tokens, Token, i + 1).begin);
    if (!alone || token->type != SGP_NAME_PERSON)
      continue;
    guint32 classes = get_classes (lists, token->form);
    if ((classes & (OFFICES | NATIONS | SGP_LISTED_BIT (SGP_LISTED_STOP) | SGP_LISTED_BIT (SGP_LISTED_GROUP) | SGP_LISTED_BIT (SGP_LISTED_COMMON))) != 0) {
      *token = (Token) { token->form, -1, FALSE, VAGUE (SGP_NAME_MISC) | VAGUE (SGP_NAME_NORP) | VAGUE_NONE };
    }
  }
}

/* The name of one line. */
static void
add_tagged (Corpus *corpus, Article *article, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 2);
  guint8 vague;
  gint8 type = find_type (columns[1], &vague);
  if (*columns[0] != '\0')
    add_token (corpus, article, (Token) { columns[0], type, type >= 0 && columns[1][0] == 'B', vague });
}

static void
read_lines (Corpus *corpus, char *const *lines, GHashTable *open_docs, const TagFile *file)
{
  gboolean wanted = TRUE;
  guint first = 0;
  Article *article = corpus_add_article (corpus, file->weight);
  for (; *lines != NULL; lines++) {
    const char *line = *lines;
    if (g_str_has_prefix (line, "# newdoc id")) {
      wanted = open_docs == NULL || g_hash_table_contains (open_docs, g_strrstr (line, " ") + 1);
      article = corpus_add_article (corpus, file->weight);
      first = 0;
    } else if (*line == '\0') {
      end_sentence (article, first);
      if (file->n_sentences > 0 && (gint32) article->lengths->len >= file->n_sentences)
        article = corpus_add_article (corpus, file->weight);
      first = article->tokens->len;
    } else if (wanted && strchr (line, '\t') != NULL) {
      add_tagged (corpus, article, line);
    }
  }
  end_sentence (article, first);
}

void
corpus_read_tags (Corpus *corpus, const SgpNameLists *lists, const char *folder, const TagFile *file)
{
  g_autofree char *path = g_build_filename (folder, file->path, NULL), *text = read_file (path);
  g_autofree char *open_path = file->open_docs != NULL ? g_build_filename (folder, file->open_docs, NULL) : NULL;
  g_autoptr (GHashTable) open_docs = open_path != NULL ? read_set (open_path) : NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint first = corpus->articles->len;
  read_lines (corpus, lines, open_docs, file);
  for (guint i = first; i < corpus->articles->len; i++) {
    Article *article = g_ptr_array_index (corpus->articles, i);
    clean_article (lists, article);
    article->edited = file->complete;
    if (open_docs != NULL)
      open_common (lists, article);
    if (!file->complete)
      open_unmarked (article);
  }
}
