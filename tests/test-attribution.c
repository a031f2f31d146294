/* SPDX-License-Identifier: MIT
 *
 * Attribution by the whole pipeline: cases/attribution.txt holds short texts
 * and, below the bar, their statements, one a line: kind, speakers "to" those
 * spoken to, cue, content with "..." between its pieces; what another reports
 * is set in. Odd texts must give statements whose spans lie in the text and
 * whose parents make no circle; long ones must not take quadratic time.
 */
#include "cases.h"
#include "read-document.h"

#include "discourse/attribution-private.h"
#include "discourse/claims-private.h"

#include <glib/gstdio.h>
#include <stancegraph/error.h>
#include <stancegraph/pipeline.h>
#include <string.h>

static void
print_spans (const SgDocument *doc, SgRange range, const char *none, GString *out)
{
  const SgSpan *spans = sg_document_get_spans (doc, range);
  if (range.n == 0)
    g_string_append (out, none);
  for (gint32 i = 0; i < range.n; i++) {
    g_autofree char *text = sg_document_dup_span (doc, spans[i]);
    g_string_append_printf (out, "%s%s", i > 0 ? " ... " : "", g_strdelimit (text, "\n", ' '));
  }
}

/* The names of entities, or the words where nobody was found. */
static void
print_speakers (const SgDocument *doc, SgRange range, const char *before, const char *none, GString *out)
{
  gint32 n_mentions, n_entities;
  const SgMention *mentions = sg_document_get_mentions (doc, &n_mentions);
  const SgEntity *entities = sg_document_get_entities (doc, &n_entities);
  const SgSpeaker *speakers = sg_document_get_speakers (doc, range);
  if (range.n == 0)
    g_string_append (out, none);
  for (gint32 i = 0; i < range.n; i++) {
    const SgMention *mention = &mentions[speakers[i].mention];
    g_autofree char *words = sg_document_dup_span (doc, mention->span);
    g_string_append (out, i > 0 ? " + " : before);
    g_string_append (out, mention->entity >= 0 ? entities[mention->entity].name : words);
  }
}

static gint32
get_depth (const SgStatement *statements, gint32 n, gint32 index)
{
  gint32 depth = 0;
  for (gint32 i = statements[index].parent; i >= 0; i = statements[i].parent)
    g_assert_cmpint (++depth, <=, n);
  return depth;
}

static char *
print_statements (const char *input, gpointer pipeline)
{
  g_autoptr (SgDocument) doc = read_document (pipeline, input);
  GString *out = g_string_new (NULL);
  gint32 n;
  const SgStatement *statements = sg_document_get_statements (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    if (statements[i].kind == SG_STATEMENT_ACT)
      continue;
    g_string_append_printf (out, "%*s%s  ", 2 * get_depth (statements, n, i), "",
                            sg_statement_kind_get_name (statements[i].kind));
    print_speakers (doc, statements[i].speakers, "", "nobody", out);
    print_speakers (doc, statements[i].addressees, " to ", "", out);
    g_string_append (out, "  |  ");
    print_spans (doc, statements[i].cue, "-", out);
    g_string_append (out, "  |  ");
    print_spans (doc, statements[i].content, "", out);
    g_string_append_c (out, '\n');
  }
  if (out->len == 0)
    g_string_append (out, "none\n");
  return g_string_free (out, FALSE);
}

/* Statements have content inside the text, sane confidence, known mentions. */
static void
check_statements (const SgPipeline *pipeline, const char *text)
{
  g_autoptr (SgDocument) doc = read_document (pipeline, text);
  gint32 n, n_mentions;
  gsize length;
  sg_document_get_text (doc, &length);
  sg_document_get_mentions (doc, &n_mentions);
  const SgStatement *statements = sg_document_get_statements (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgSpan *content = sg_document_get_spans (doc, statements[i].content);
    g_assert_cmpint (statements[i].content.n, >, 0);
    for (gint32 k = 0, end = 0; k < statements[i].content.n; k++) {
      g_assert_cmpint (content[k].off, >=, end);
      g_assert_cmpint (content[k].len, >, 0);
      end = sg_span_end (content[k]);
      g_assert_cmpint (end, <=, (gint32) length);
    }
    const SgSpeaker *speakers = sg_document_get_speakers (doc, statements[i].speakers);
    for (gint32 k = 0; k < statements[i].speakers.n; k++)
      g_assert_true (speakers[k].mention >= 0 && speakers[k].mention < n_mentions);
    g_assert_true (statements[i].confidence > 0 && statements[i].confidence <= 1);
    g_assert_cmpint (statements[i].parent, <, n);
  }
}

static void
test_odd (gconstpointer data)
{
  static const char *const texts[] = {
    "", "said", "Said.", "said said said", "\"\" said", "\"said\"", ": :", "A: B: C:", "- -", "\"x\" -", "\"x\" - A",
    "according to", "According to.", "according to according to Lee", "He said that", "said \"", "\" said Lee",
    "\"Go,\" \"go,\" \"go,\" said", "who said that who said", "call on", "call on on on", "to to to", "Lee said, said Lee, said",
    "\u201C\u201D said \u201C\u201D", "(said) [said] {said}", "Lee said: \"a\n\"b\n\"c\n\"d", "urge urge urge to to",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    check_statements (data, texts[i]);
}

/* Long texts of one kind; a quadratic stage would not come back. */
static void
test_many (gconstpointer data)
{
  static const char *const units[] = {
    "\"Go,\" he said. ", "\"Go.\" ", "\"Go\n", "he said ", "according to Lee, ", "Lee: \"Go.\"\n\n", "\"Go.\"\n\n", "said \" ",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    GString *text = g_string_new (NULL);
    for (int k = 0; k < 10000; k++)
      g_string_append (text, units[i]);
    check_statements (data, text->str);
    g_string_free (text, TRUE);
  }
}

/* Pieces touch, overlap, are cut, and never grow beyond their room. */
static void
test_pieces (void)
{
  SgpPieces pieces = { .n = 0 };
  sgp_pieces_add (&pieces, 0, 4);
  sgp_pieces_add (&pieces, 6, 9);
  sgp_pieces_add (&pieces, 4, 5);
  sgp_pieces_cut (&pieces, 2, 3);
  g_assert_cmpint (pieces.n, ==, 3);
  g_assert_cmpint (sgp_pieces_count (&pieces), ==, 7);
  g_assert_true (sgp_pieces_contain (&pieces, 8) && !sgp_pieces_contain (&pieces, 5) && !sgp_pieces_contain (&pieces, 2));
  sgp_pieces_add (&pieces, 1, 20);
  g_assert_cmpint (pieces.n, ==, 1);
  sgp_pieces_cut (&pieces, 0, 20);
  g_assert_cmpint (pieces.n, ==, 0);
  for (gint32 i = 0; i < 4 * SGP_MAX_PIECES; i++)
    sgp_pieces_add (&pieces, 3 * i, 3 * i + 1);
  g_assert_cmpint (pieces.n, ==, SGP_MAX_PIECES);
}

/* What a user's table with this row is refused with. */
static void
check_refused (const char *table, const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (NULL);
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("sg-XXXXXX.tsv", &path, NULL);
  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (sg_lexicon_load (lexicon, table, path, NULL));
  g_assert_null (sgp_attribution_new (lexicon, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, message));
  g_unlink (path);
}

static void
test_tables (void)
{
  check_refused ("cues", "lemma\tclass\tverb\tnoun\tadjective\tphrase\nsay\tsya\tthat\t\t\t\n", "unknown class 'sya'");
  check_refused ("cues", "lemma\tclass\tverb\tnoun\tadjective\tphrase\nsay\tsay\tthta\t\t\t\n", "unknown form 'thta'");
  check_refused ("cues", "lemma\tclass\nsay\tsay\n", "verb");
  check_refused ("patterns", "pattern\tstatement\tspeaker\nclause\t0.5\t0.5\n", "no row for");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  SgPipeline *pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, NULL);
  g_assert_nonnull (pipeline);
  cases_add ("attribution.txt", print_statements, pipeline);
  g_test_add_func ("/attribution/pieces", test_pieces);
  g_test_add_func ("/attribution/tables", test_tables);
  g_test_add_data_func ("/attribution/odd", pipeline, test_odd);
  g_test_add_data_func ("/attribution/many", pipeline, test_many);
  int status = cases_finish ();
  sg_pipeline_unref (pipeline);
  return status;
}
