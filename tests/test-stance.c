/* SPDX-License-Identifier: MIT
 *
 * Ties of short texts, through the whole pipeline: a line a tie, the holder,
 * the stance, the target, the frame and, of an act, its parent's speaker.
 */
#include <stancegraph/stancegraph.h>

#include "cases.h"
#include "read-document.h"

/* Names of those who speak a statement. */
static char *
speakers_of (const SgDocument *doc, const SgStatement *statement)
{
  gint32 n;
  const SgEntity *entities = sg_document_get_entities (doc, &n);
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  const SgSpeaker *speakers = sg_document_get_speakers (doc, statement->speakers);
  GString *names = g_string_new (NULL);
  for (gint32 i = 0; i < statement->speakers.n; i++) {
    gint32 entity = speakers[i].mention < 0 ? -1 : mentions[speakers[i].mention].entity;
    g_string_append_printf (names, "%s%s", i > 0 ? " + " : "", entity < 0 ? "?" : entities[entity].name);
  }
  return g_string_free (names, FALSE);
}

static gint
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
print_ties (const char *input, gpointer data)
{
  g_autoptr (SgDocument) doc = read_document (data, input);
  gint32 n_ties, n;
  const SgTie *ties = sg_document_get_ties (doc, &n_ties);
  const SgEntity *entities = sg_document_get_entities (doc, &n);
  const SgStatement *statements = sg_document_get_statements (doc, &n);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (gint32 i = 0; i < n_ties; i++) {
    const SgStatement *statement = &statements[ties[i].statement];
    g_autofree char *within = statement->parent < 0 ? NULL : speakers_of (doc, &statements[statement->parent]);
    g_ptr_array_add (lines, g_strdup_printf ("%s -%s-> %s  %s%s%s", entities[ties[i].source].name,
                                             sg_stance_get_name (ties[i].stance), entities[ties[i].target].name,
                                             ties[i].why, within == NULL ? "" : "  in words of ",
                                             within == NULL ? "" : within));
  }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPipeline) pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, &error);
  g_assert_no_error (error);
  cases_add ("stance.txt", print_ties, pipeline);
  return cases_finish ();
}
