/* SPDX-License-Identifier: MIT
 *
 * Names: cases/names.txt holds texts and, below the bar, one line a name: its
 * type, its words. Names must lie inside one sentence, in order and apart; a
 * long text must not take quadratic time.
 */
#include "cases.h"
#include "read-document.h"

#include <stancegraph/stancegraph.h>
#include <string.h>

static char *
print_names (const char *input, gpointer pipeline)
{
  g_autoptr (SgDocument) doc = read_document (pipeline, input);
  GString *out = g_string_new (NULL);
  gint32 n;
  const SgName *names = sg_document_get_names (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    g_autofree char *words = sg_document_dup_span (doc, sg_document_get_token_span (doc, names[i].tokens));
    g_string_append_printf (out, "%s  %s\n", sg_entity_type_get_name (names[i].type), words);
  }
  if (n == 0)
    g_string_append (out, "none\n");
  return g_string_free (out, FALSE);
}

static void
check_names (const SgDocument *doc)
{
  gint32 n, n_tokens, end = 0;
  const SgName *names = sg_document_get_names (doc, &n);
  const SgToken *tokens = sg_document_get_tokens (doc, &n_tokens);
  for (gint32 i = 0; i < n; i++) {
    gint32 last = names[i].tokens.first + names[i].tokens.n - 1;
    g_assert_cmpint (names[i].tokens.n, >, 0);
    g_assert_cmpint (names[i].tokens.first, >=, end);
    g_assert_cmpint (last, <, n_tokens);
    g_assert_cmpint (tokens[names[i].tokens.first].sentence, ==, tokens[last].sentence);
    end = last + 1;
  }
}

/* A name of 300 letters, and one of 300 words. */
static void
test_long_names (gconstpointer pipeline)
{
  g_autoptr (GString) text = g_string_new ("Mayor ");
  for (int i = 0; i < 300; i++)
    g_string_append_c (text, i == 0 ? 'A' : 'a');
  g_string_append (text, " said no. Then Dr");
  for (int i = 0; i < 300; i++)
    g_string_append (text, " Abel");
  g_string_append (text, " of the");
  for (int i = 0; i < 300; i++)
    g_string_append (text, " Bank of");
  g_autoptr (SgDocument) doc = read_document (pipeline, text->str);
  check_names (doc);
}

/* Many names, new ones and old; what takes time by their square would hang. */
static void
test_long_text (gconstpointer pipeline)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (gint i = 0; i < 3200; i++)
    g_string_append_printf (text, "Ann Lee%d told Lee that the Fund for Town%d (FT) had met Mr. Berg of Oslo. ", i, i);
  g_autoptr (SgDocument) doc = read_document (pipeline, text->str);
  check_names (doc);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPipeline) pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, &error);
  g_assert_no_error (error);
  cases_add ("names.txt", print_names, pipeline);
  g_test_add_data_func ("/names/long-names", pipeline, test_long_names);
  g_test_add_data_func ("/names/long-text", pipeline, test_long_text);
  return cases_finish ();
}
