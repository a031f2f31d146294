/* SPDX-License-Identifier: MIT
 *
 * Mentions: cases/mentions.txt holds texts and, below the bar, one line a
 * mention: type, kind, "+" where it is of several, its words, and behind a bar
 * the token that carries it. Mentions stand in order and have their head inside.
 */
#include "cases.h"
#include "read-document.h"

#include <stancegraph/stancegraph.h>
#include <string.h>

/* Whether the row is one of those added for the further members of another. */
static gboolean
is_member (const SgMention *mentions, gint32 n, gint32 row)
{
  for (gint32 i = 0; i < n; i++)
    if (row >= mentions[i].members.first && row < mentions[i].members.first + mentions[i].members.n)
      return TRUE;
  return FALSE;
}

static char *
print_mentions (const char *input, gpointer pipeline)
{
  g_autoptr (SgDocument) doc = read_document (pipeline, input);
  GString *out = g_string_new (NULL);
  gint32 n, n_tokens;
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  const SgToken *tokens = sg_document_get_tokens (doc, &n_tokens);
  for (gint32 i = 0; i < n; i++) {
    if (is_member (mentions, n, i))
      continue;
    g_autofree char *words = sg_document_dup_span (doc, mentions[i].span);
    g_autofree char *head = sg_document_dup_span (doc, tokens[mentions[i].head].span);
    g_string_append_printf (out, "%s %s%s  %s | %s\n", sg_entity_type_get_name (mentions[i].type),
                            sg_alias_kind_get_name (mentions[i].kind), mentions[i].plural ? " +" : "", words, head);
  }
  if (n == 0)
    g_string_append (out, "none\n");
  return g_string_free (out, FALSE);
}

/* What must hold of every mention, here in a text that is mostly noise. */
static void
test_noise (gconstpointer pipeline)
{
  static const char *const words[] = { "the", "French", "minister", "of", "Paris", ",", "her", "counterpart", "'s", "-", "both", "two",
                                       "sides", "Ann", "Lee", "Mr", "police", "former", "UK", ".", "and", "officials", "in", "a", "\"" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GString) text = g_string_new (NULL);
  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))], i % 7 == 0 ? "" : " ");
  g_autoptr (SgDocument) doc = read_document (pipeline, text->str);
  gint32 n, n_tokens, n_names;
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  sg_document_get_tokens (doc, &n_tokens);
  sg_document_get_names (doc, &n_names);
  g_assert_cmpint (n, >, 0);
  for (gint32 i = 0; i < n; i++) {
    SgRange range = mentions[i].tokens;
    SgSpan span = sg_document_get_token_span (doc, range);
    g_assert_cmpint (span.off, ==, mentions[i].span.off);
    g_assert_cmpint (span.len, ==, mentions[i].span.len);
    g_assert_cmpint (mentions[i].head, >=, range.first);
    g_assert_cmpint (mentions[i].head, <, range.first + range.n);
    g_assert_cmpint (mentions[i].name, <, n_names);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPipeline) pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, &error);
  g_assert_no_error (error);
  cases_add ("mentions.txt", print_mentions, pipeline);
  g_test_add_data_func ("/mentions/noise", pipeline, test_noise);
  return cases_finish ();
}
