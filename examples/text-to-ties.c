/* SPDX-License-Identifier: MIT
 *
 * From text to ties in one page: reads articles (files, folders, "-" for
 * standard input) and prints who takes which stance towards whom, and where it
 * says so.
 *
 *     cc text-to-ties.c $(pkg-config --cflags --libs stancegraph) -o text-to-ties
 *     ./text-to-ties article.txt
 */
#include <stancegraph/stancegraph.h>
#include <stdio.h>

static void
print_ties (const SgDocument *doc)
{
  gint32 n, n_entities;
  const SgEntity *entities = sg_document_get_entities (doc, &n_entities);
  const SgTie *ties = sg_document_get_ties (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    printf ("%s: %s -> %s: %s\n", sg_document_get_id (doc), entities[ties[i].source].name,
            entities[ties[i].target].name, sg_stance_get_name (ties[i].stance));
    const SgSpan *evidence = sg_document_get_spans (doc, ties[i].evidence);
    for (gint32 j = 0; j < ties[i].evidence.n; j++) {
      g_autofree char *words = sg_document_dup_span (doc, evidence[j]);
      printf ("    %s\n", words);
    }
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPipeline) pipeline = argc > 1 ? sg_pipeline_new (SG_LAYER_DEFAULT, &error) : NULL;
  if (pipeline == NULL) {
    fprintf (stderr, "text-to-ties: %s\n", error != NULL ? error->message : "FILE|FOLDER|- expected");
    return 1;
  }
  g_autoptr (SgReader) reader = sg_reader_new ((const char *const *) argv + 1);
  SgReaderItem item;
  int status = 0;
  do {
    g_autoptr (SgDocument) doc = NULL;
    g_autofree char *id = NULL;
    item = sg_reader_next (reader, &doc, &id, &error);
    if (item == SG_READER_DOCUMENT && sg_pipeline_run (pipeline, doc, &error))
      print_ties (doc);
    if (error != NULL) {
      fprintf (stderr, "text-to-ties: %s\n", error->message);
      status = 1;
    }
    g_clear_error (&error);
  } while (item != SG_READER_END);
  return status;
}
