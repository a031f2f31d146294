/* SPDX-License-Identifier: MIT
 *
 * CoNLL-U in and out. cases/conllu.txt has files as other tools write them, with
 * two or more blanks for a tab, and below the bar what is read;
 * cases/conllu-errors.txt has what is wrong, where <CR> and the like stand for
 * bytes that nobody sees.
 * Whatever is read holds together, and is the same once more when it is written
 * and read again; so is what the pipeline makes of odd texts and of our examples.
 */
#include "cases.h"
#include "check-document.h"
#include "document-private.h"

#include <stancegraph/stancegraph.h>

#include <string.h>

static SgPipeline *pipeline, *words_pipeline;

/* Blanks between columns become tabs: two or more, in lines that are no comment. */
static char *
make_tabs (const char *input)
{
  GString *out = g_string_new (NULL);
  gboolean comment = TRUE, line_start = TRUE;
  for (const char *at = input; *at != '\0'; at++) {
    comment = line_start ? *at == '#' : comment;
    line_start = *at == '\n';
    if (comment || at[0] != ' ' || at[1] != ' ') {
      g_string_append_c (out, *at);
      continue;
    }
    g_string_append_c (out, '\t');
    while (at[1] == ' ')
      at++;
  }
  return g_string_free (out, FALSE);
}

static void
print_tokens (GString *out, const SgDocument *doc, SgRange range)
{
  gint32 n;
  const SgToken *tokens = sg_document_get_tokens (doc, &n);
  for (gint32 i = range.first; i < range.first + range.n; i++) {
    const SgToken *token = &tokens[i];
    g_autofree char *words = sg_document_dup_span (doc, token->span);
    g_string_append_printf (out, "  %d+%d %s %s %s %s %s %d %s\n", token->span.off, token->span.len, words, token->form,
                            token->lemma, sg_upos_get_name (token->upos), token->xpos,
                            token->head < 0 ? 0 : token->head - range.first + 1, token->deprel);
  }
}

/* All that a file of CoNLL-U can tell. */
static void
print_document (GString *out, const SgDocument *doc)
{
  gint32 n, n_sentences, n_names;
  const SgParagraph *paragraphs = sg_document_get_paragraphs (doc, &n);
  const SgSentence *sentences = sg_document_get_sentences (doc, &n_sentences);
  const SgName *names = sg_document_get_names (doc, &n_names);
  g_autofree char *text = g_strescape (sg_document_get_text (doc, NULL), NULL);
  g_string_append_printf (out, "%s \"%s\"\n", sg_document_get_id (doc), text);
  for (SgMeta meta = 0; meta < SG_N_META; meta++)
    if (sg_document_get_meta (doc, meta) != NULL)
      g_string_append_printf (out, "%s: %s\n", sg_meta_get_name (meta), sg_document_get_meta (doc, meta));
  for (gint32 i = 0; i < n; i++) {
    g_autofree char *words = sg_document_dup_span (doc, paragraphs[i].span);
    g_autofree char *escaped = g_strescape (words, NULL);
    g_string_append_printf (out, "%s \"%s\"\n", sg_paragraph_kind_get_name (paragraphs[i].kind), escaped);
    for (gint32 k = 0; k < paragraphs[i].sentences.n; k++) {
      g_string_append (out, k > 0 ? "  --\n" : "");
      print_tokens (out, doc, sentences[paragraphs[i].sentences.first + k].tokens);
    }
  }
  for (gint32 i = 0; i < n_names; i++) {
    g_autofree char *words = sg_document_dup_span (doc, sg_document_get_token_span (doc, names[i].tokens));
    g_string_append_printf (out, "name %s: %s\n", sg_entity_type_get_name (names[i].type), words);
  }
}

static char *
print_one (const SgDocument *doc)
{
  GString *out = g_string_new (NULL);
  print_document (out, doc);
  return g_string_free (out, FALSE);
}

/* The only document of some CoNLL-U. */
static SgDocument *
read_one (const char *conllu)
{
  guint64 line = 1;
  g_autoptr (GError) error = NULL;
  const char *at = conllu;
  SgDocument *doc = sg_conllu_next (&at, conllu + strlen (conllu), &line, "none", &error);
  g_assert_no_error (error);
  g_assert_nonnull (doc);
  g_assert_null (sg_conllu_next (&at, conllu + strlen (conllu), &line, "none", &error));
  g_assert_no_error (error);
  return doc;
}

static void
assert_holds (const SgDocument *doc)
{
  g_autofree char *wrong = check_document (doc);
  g_assert_cmpstr (wrong, ==, NULL);
}

/* What is written of @doc is read as @doc. */
static void
assert_same_again (const SgDocument *doc)
{
  g_autofree char *conllu = sg_document_to_conllu (doc), *before = print_one (doc);
  g_autoptr (SgDocument) again = read_one (conllu);
  g_autofree char *after = print_one (again), *same = sg_document_to_conllu (again);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (same, ==, conllu);
  assert_holds (again);
}

/* Bytes by names; <NUL> as well, so that the length tells the end. */
static GString *
make_bytes (const char *input)
{
  static const struct {
    const char *name, *bytes;
    gsize length;
  } names[] = { { "<CR>", "\r", 1 }, { "<MARK>", "\xEF\xBB\xBF", 3 }, { "<NUL>", "\0", 1 }, { "<E9>", "\xE9", 1 },
                { "<TAB>", "\t", 1 }, { "<BLANK>", " ", 1 }, { "<BELL>", "\a", 1 } };
  g_autofree char *lines = make_tabs (input);
  GString *out = g_string_new (NULL);
  for (const char *at = lines; *at != '\0';) {
    gsize i = 0;
    while (i < G_N_ELEMENTS (names) && !g_str_has_prefix (at, names[i].name))
      i++;
    gboolean named = i < G_N_ELEMENTS (names);
    g_string_append_len (out, named ? names[i].bytes : at, named ? (gssize) names[i].length : 1);
    at += named ? strlen (names[i].name) : 1;
  }
  return out;
}

static char *
read_case (const char *input, gpointer data)
{
  (void) data;
  GString *out = g_string_new (NULL);
  g_autoptr (GString) conllu = make_bytes (input);
  const char *at = conllu->str, *end = at + conllu->len;
  guint64 line = 1;
  for (;;) {
    g_autoptr (GError) error = NULL;
    g_autoptr (SgDocument) doc = sg_conllu_next (&at, end, &line, "none", &error);
    if (doc == NULL && error == NULL)
      return g_string_free (out, FALSE);
    if (doc == NULL) {
      g_string_append_printf (out, "%s: %s\n", sg_error_get_name ((SgError) error->code), error->message);
      continue;
    }
    assert_holds (doc);
    assert_same_again (doc);
    print_document (out, doc);
  }
}

static SgDocument *
run (SgDocument *doc)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (sg_pipeline_run (pipeline, doc, &error));
  g_assert_no_error (error);
  assert_holds (doc);
  return doc;
}

/* Statements and ties: the JSON form without the pipeline's version. */
static char *
dup_read (const SgDocument *doc)
{
  g_autofree char *json = sg_document_to_json (doc, TRUE);
  const char *id = strstr (json, "\"id\": ");
  g_assert_nonnull (id);
  return g_strdup (id);
}

/* Text -> CoNLL-U -> ties is text -> ties; twice, since a document may be read again. */
static void
assert_round_trip (const char *text, gsize length, gboolean with_names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sg_document_new ("round/trip 1", text, (gssize) length, &error);
  g_assert_no_error (error);
  sg_document_set_meta (doc, SG_META_TITLE, "A title \\ with\ttab and\nline | bar ");
  sg_document_set_meta (doc, SG_META_DATE, "2021-11-26");
  g_autofree char *wanted = dup_read (run (doc)), *conllu = sg_document_to_conllu (doc);
  g_assert_true (sg_pipeline_run (words_pipeline, doc, &error));
  g_autofree char *words = sg_document_to_conllu (doc);
  g_assert_cmpstr (words, ==, conllu);
  if (!with_names) {
    g_autoptr (GRegex) names = g_regex_new ("\\|NER=[^|\n]*", 0, 0, NULL);
    g_autofree char *without = g_regex_replace (names, conllu, -1, 0, "", 0, NULL);
    g_free (g_steal_pointer (&conllu));
    conllu = g_steal_pointer (&without);
  }
  g_autoptr (SgDocument) again = read_one (conllu);
  for (int i = 0; i < 2; i++) {
    g_autofree char *got = dup_read (run (again));
    g_assert_cmpstr (got, ==, wanted);
  }
}

static void
test_examples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "examples", "articles", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  int n = 0;
  while ((name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
    gsize length;
    if (!g_str_has_suffix (name, ".txt"))
      continue;
    g_assert_true (g_file_get_contents (path, &text, &length, NULL));
    assert_round_trip (text, length, TRUE);
    assert_round_trip (text, length, FALSE);
    n++;
  }
  g_assert_cmpint (n, >=, 8);
}

static void
test_odd_texts (void)
{
  static const char *const texts[] = {
    "", " ", "\n\n", "x", "Share this\n", "\xEF\xBB\xBF\xEF\xBB\xBFTwo marks.", "  He left. \n",
    "Lee said no.\r\n\r\nShe left.\r", "Lee\tsaid  no .\x01She\x7f left.\vNow\f.",
    "Ann Lee can't | won't \\ don\u2019t; it's the miners' and Lee\u2019s. \u2018No\u2019, he said.",
    "Minister Lee blames Spain\n\nAnn Lee blamed Spain.\n\nShare this story\nRead more: Five things\n\n- one\n- two\n\nShe left.",
    "A\u00a0b\u200bc\u2028d\xC2\x85 e. F\u3000g.", "_ # _\n\n# text = 1\t2",
    "(he)she and/or 5pm \u20ac2.5m US$1 cannot gonna 'Twas",
    "\u4f60\u597d\u3002 \U0001F600\U0001F600 e\u0301e\u0301 \u05e9\u05dc\u05d5\u05dd.",
    "a.b,c;d:e!f?g\"h\"i'j'k-l--m\u2014n/o\\p|q",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    assert_round_trip (texts[i], strlen (texts[i]), TRUE);
    assert_round_trip (texts[i], strlen (texts[i]), FALSE);
  }
}

static void
test_odd_id (void)
{
  g_autoptr (SgDocument) doc = sg_document_new ("a\tb\nc ", "He left.", -1, NULL);
  g_autofree char *conllu = sg_document_to_conllu (run (doc));
  g_autoptr (SgDocument) again = read_one (conllu);
  g_assert_cmpstr (sg_document_get_id (again), ==, "a\tb\nc ");
  g_assert_nonnull (strstr (conllu, "# newdoc id = a b c \n"));
  g_assert_nonnull (strstr (conllu, "# sent_id = a_b_c_-1\n"));
}

/* Every sentence has ten columns a line, and as comments only what tools expect. */
static void
test_form (void)
{
  g_autoptr (SgDocument) doc = sg_document_new ("d", "Lee can't go.  \"No\", she said.", -1, NULL);
  g_autofree char *conllu = sg_document_to_conllu (run (doc));
  g_auto (GStrv) lines = g_strsplit (conllu, "\n", -1);
  guint n = g_strv_length (lines);
  for (guint i = 0; i + 2 < n; i++) {
    g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
    if (*lines[i] != '#' && *lines[i] != '\0')
      g_assert_cmpint (g_strv_length (columns), ==, 10);
  }
  g_assert_cmpstr (lines[n - 2], ==, "");
  g_assert_nonnull (strstr (conllu, "\n2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tca\tcan\tAUX\tMD\t_\t"));
  g_assert_nonnull (strstr (conllu, "\tStartChar=6|EndChar=9\n"));
  g_assert_nonnull (strstr (conllu, "|SpacesAfter=\\s\\s\n"));
}

/* A file of another tool: no paragraphs but offsets, GPE for countries. */
static void
test_other_tool (void)
{
  g_autofree char *conllu = make_tabs (
    "# text = Ann Lee blamed France.\n# sent_id = 0\n"
    "1  Ann  Ann  PROPN  NNP  Number=Sing  3  nsubj  _  start_char=0|end_char=3|ner=B-PERSON\n"
    "2  Lee  Lee  PROPN  NNP  Number=Sing  1  flat  _  start_char=4|end_char=7|ner=E-PERSON\n"
    "3  blamed  blame  VERB  VBD  Tense=Past  0  root  _  start_char=8|end_char=14|ner=O\n"
    "4  France  France  PROPN  NNP  Number=Sing  3  obj  _  start_char=15|end_char=21|ner=S-GPE|SpaceAfter=No\n"
    "5  .  .  PUNCT  .  _  3  punct  _  start_char=21|end_char=22|ner=O\n\n");
  g_autoptr (SgDocument) doc = run (read_one (conllu));
  gint32 n;
  const SgEntity *entities = sg_document_get_entities (doc, &n);
  const SgTie *ties = sg_document_get_ties (doc, &n);
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpstr (entities[ties[0].source].name, ==, "Ann Lee");
  g_assert_cmpstr (entities[ties[0].target].name, ==, "France");
  g_assert_cmpint (entities[ties[0].target].type, ==, SG_ENTITY_COUNTRY);
  g_assert_cmpint (ties[0].stance, ==, SG_STANCE_BLAME);
  g_assert_true (g_str_has_prefix (sg_document_get_pipeline (doc), sg_pipeline_get_version (pipeline)));
  g_assert_nonnull (strstr (sg_document_get_pipeline (doc), " / conllu "));
}

/* The same words with another tree: the tree that is given counts. */
static void
test_tree_counts (void)
{
  static const char lines[] =
    "1  Lee  Lee  PROPN  NNP  _  2  %s  _  NER=B-PER\n2  blamed  blame  VERB  VBD  _  0  root  _  _\n"
    "3  Dahl  Dahl  PROPN  NNP  _  2  %s  _  NER=B-PER\n\n";
  for (int turned = 0; turned < 2; turned++) {
    g_autofree char *form = g_strdup_printf (lines, turned ? "obj" : "nsubj", turned ? "nsubj" : "obj");
    g_autofree char *conllu = make_tabs (form);
    g_autoptr (SgDocument) doc = run (read_one (conllu));
    gint32 n;
    const SgEntity *entities = sg_document_get_entities (doc, &n);
    const SgTie *ties = sg_document_get_ties (doc, &n);
    g_assert_cmpint (n, ==, 1);
    g_assert_cmpstr (entities[ties[0].source].name, ==, turned ? "Dahl" : "Lee");
  }
}

static char *
read_error (const char *bytes, gsize length)
{
  guint64 line = 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = sg_conllu_next (&bytes, bytes + length, &line, "none", &error);
  g_assert_null (doc);
  g_assert_nonnull (error);
  return g_strdup (error->message);
}

static void
test_encoding (void)
{
  static const char bad[] = "# newdoc id = a\n1\tcaf\xE9\t_", nul[] = "# newdoc\n\n1\tx\0y";
  g_autofree char *not_utf8 = read_error (bad, sizeof bad - 1), *with_nul = read_error (nul, sizeof nul - 1);
  g_assert_cmpstr (not_utf8, ==, "line 2: byte 6: not UTF-8");
  g_assert_cmpstr (with_nul, ==, "line 3: byte 4: NUL, text expected");
}

/* A sentence of @n words, each hanging on the next. */
static char *
make_chain (int n)
{
  GString *out = g_string_new (NULL);
  for (int i = 1; i <= n; i++)
    g_string_append_printf (out, "%d\tthe\tthe\tDET\tDT\t_\t%d\tdet\t_\t_\n", i, i < n ? i + 1 : 0);
  return g_string_free (out, FALSE);
}

static void
test_long_sentence (void)
{
  g_autofree char *longest = make_chain (2000), *too_long = make_chain (2001);
  g_autoptr (SgDocument) doc = run (read_one (longest));
  gint32 n;
  sg_document_get_tokens (doc, &n);
  g_assert_cmpint (n, ==, 2000);
  g_autofree char *message = read_error (too_long, strlen (too_long));
  g_assert_cmpstr (message, ==, "line 2001: byte 1: column 1 (ID): sentence of more than 2000 words");
}

/* A megabyte of one word is read; so is the next document behind 100,000 words. */
static void
test_large_word (void)
{
  gint32 n;
  g_autofree char *word = g_strnfill (1 << 20, 'x');
  g_autofree char *conllu = g_strdup_printf ("1\t%s\t_\tX\t_\t_\t0\troot\t_\t_\n\n", word);
  g_autoptr (SgDocument) doc = read_one (conllu);
  assert_same_again (doc);
  sg_document_get_tokens (run (doc), &n);
  g_assert_cmpint (n, ==, 1);
}

static void
test_endless_sentence (void)
{
  guint64 line = 1;
  g_autoptr (GError) error = NULL;
  g_autofree char *chain = make_chain (100000);
  g_autofree char *conllu = g_strconcat (chain, "# newdoc id = next\n1\tNo\t_\tINTJ\t_\t_\t0\troot\t_\t_\n", NULL);
  const char *at = conllu, *end = conllu + strlen (conllu);
  g_assert_null (sg_conllu_next (&at, end, &line, "none", &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_LIMIT);
  g_autoptr (SgDocument) doc = sg_conllu_next (&at, end, &line, "none", NULL);
  g_assert_cmpstr (sg_document_get_id (doc), ==, "next");
}

/* A message quotes no megabyte, and is UTF-8 wherever it was cut. */
static void
test_large_message (void)
{
  for (int before = 0; before < 4; before++) {
    GString *out = g_string_new ("1\t");
    g_string_append_len (out, "abc", before);
    for (int i = 0; i < 250000; i++)
      g_string_append (out, "\U0001F600");
    g_autofree char *value = g_strdup (out->str + 2), *form = g_strdup_printf ("1\ta\ta\tX\t_\t_\t%s\troot\t_\t_\n", value);
    g_autofree char *message = read_error (form, strlen (form));
    g_assert_cmpint (strlen (message), <, 500);
    g_assert_true (g_utf8_validate (message, -1, NULL));
    g_assert_true (g_str_has_prefix (message, "line 1: byte 13: column 7 (HEAD): the ID of a word or 0 expected, not '"));
    g_assert_true (g_str_has_suffix (message, "'"));
    g_string_free (out, TRUE);
  }
}

static void
test_large_text (void)
{
  gsize size = SG_DOCUMENT_MAX_BYTES / 2 + 1;
  GString *out = g_string_new (NULL);
  for (int i = 0; i < 2; i++) {
    g_string_append (out, "1\t");
    g_string_set_size (out, out->len + size);
    memset (out->str + out->len - size, 'x', size);
    g_string_append (out, "\t_\tX\t_\t_\t0\troot\t_\t_\n\n");
  }
  g_autofree char *message = read_error (out->str, out->len);
  g_assert_cmpstr (message, ==, "line 3: byte 3: column 2 (FORM): text of more than 16777216 bytes");
  g_string_free (out, TRUE);
}

/* Bytes changed at random: read or refused, never anything else. */
static void
test_damaged (void)
{
  static const char signs[] = "0129-.\t\t\n#_|=\\ns \xE9";
  g_autoptr (SgDocument) doc = sg_document_new ("d", "Ann Lee can't blame Spain, he said.\n\nShare\n\nShe left.", -1, NULL);
  g_autofree char *conllu = sg_document_to_conllu (run (doc));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gsize length = strlen (conllu);
  int n_read = 0;
  for (int i = 0; i < 4000; i++) {
    g_autofree char *bytes = g_strdup (conllu);
    guint64 line = 1;
    for (int k = g_rand_int_range (random, 1, 4); k > 0; k--)
      bytes[g_rand_int_range (random, 0, (gint32) length)] = signs[g_rand_int_range (random, 0, (gint32) sizeof signs)];
    for (const char *at = bytes, *end = bytes + length;;) {
      g_autoptr (GError) error = NULL;
      g_autoptr (SgDocument) damaged = sg_conllu_next (&at, end, &line, "d", &error);
      if (damaged == NULL && error == NULL)
        break;
      g_assert_true ((damaged == NULL) == (error != NULL));
      if (damaged != NULL)
        assert_holds (run (damaged)), n_read++;
    }
  }
  g_assert_cmpint (n_read, >, 100);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  cases_add ("conllu.txt", read_case, NULL);
  cases_add ("conllu-errors.txt", read_case, NULL);
  pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, &error);
  words_pipeline = sg_pipeline_new_words (SG_LAYER_DEFAULT, &error);
  g_assert_no_error (error);
  g_test_add_func ("/conllu/examples", test_examples);
  g_test_add_func ("/conllu/odd-texts", test_odd_texts);
  g_test_add_func ("/conllu/odd-id", test_odd_id);
  g_test_add_func ("/conllu/form", test_form);
  g_test_add_func ("/conllu/other-tool", test_other_tool);
  g_test_add_func ("/conllu/tree-counts", test_tree_counts);
  g_test_add_func ("/conllu/encoding", test_encoding);
  g_test_add_func ("/conllu/long-sentence", test_long_sentence);
  g_test_add_func ("/conllu/large-word", test_large_word);
  g_test_add_func ("/conllu/endless-sentence", test_endless_sentence);
  g_test_add_func ("/conllu/large-message", test_large_message);
  g_test_add_func ("/conllu/large-text", test_large_text);
  g_test_add_func ("/conllu/damaged", test_damaged);
  int status = cases_finish ();
  sg_pipeline_unref (pipeline);
  sg_pipeline_unref (words_pipeline);
  return status;
}
