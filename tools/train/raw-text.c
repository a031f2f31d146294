/* SPDX-License-Identifier: MIT
 *
 * Files in, documents with sentences and tokens out. What a treebank says of
 * its sentences is not used, so that words look as they will in articles:
 *
 *     # newdoc id = a              Lee's here.   ->  Lee | 's | here | .
 *     # text = Lee's here.
 */
#include "raw-text.h"

#include "document-private.h"
#include "input.h"
#include "language/tokens/segment-private.h"
#include "text/paragraphs-private.h"

#include <stancegraph/reader.h>
#include <string.h>

typedef struct {
  SgpParagraphs *paragraphs;
  SgpSegmenter *segmenter;
  GPtrArray *docs;
} Reader;

static void
add_document (Reader *reader, SgDocument *doc)
{
  sgp_paragraphs_run (reader->paragraphs, doc);
  sgp_segmenter_run (reader->segmenter, doc);
  g_ptr_array_add (reader->docs, doc);
}

/* What has come together of a document of CoNLL-U, if it is wanted. */
static void
end_document (Reader *reader, GString *text, gboolean wanted)
{
  if (wanted && text->len > 0)
    add_document (reader, sg_document_new ("raw", text->str, text->len, NULL));
  g_string_truncate (text, 0);
}

static void
read_conllu (Reader *reader, const char *path, GHashTable *open_docs)
{
  g_autofree char *file = read_file (path);
  g_auto (GStrv) lines = g_strsplit (file, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean wanted = open_docs == NULL;
  for (char **line = lines; *line != NULL; line++) {
    if (g_str_has_prefix (*line, "# newdoc id")) {
      end_document (reader, text, wanted);
      wanted = open_docs == NULL || g_hash_table_contains (open_docs, g_strrstr (*line, " ") + 1);
    } else if (g_str_has_prefix (*line, "# newpar") && text->len > 0) {
      g_string_append (text, "\n\n");
    } else if (g_str_has_prefix (*line, "# text = ")) {
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", *line + strlen ("# text = "));
    }
  }
  end_document (reader, text, wanted);
}

static void
read_json (Reader *reader, const char *path)
{
  const char *const inputs[] = { path, NULL };
  g_autoptr (SgReader) input = sg_reader_new (inputs);
  SgDocument *doc;
  SgReaderItem item;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  while ((item = sg_reader_next (input, &doc, &id, &error)) == SG_READER_DOCUMENT) {
    add_document (reader, doc);
    g_clear_pointer (&id, g_free);
  }
  if (item == SG_READER_FAILED)
    die ("%s", error->message);
}

GPtrArray *
raw_text_read (const char *const *paths, const char *open_docs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) open = open_docs != NULL ? read_set (open_docs) : NULL;
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (&error);
  Reader reader = { NULL, NULL, g_ptr_array_new_with_free_func ((GDestroyNotify) sg_document_unref) };
  if (lexicon == NULL || (reader.paragraphs = sgp_paragraphs_new (lexicon, &error)) == NULL
      || (reader.segmenter = sgp_segmenter_new (lexicon, &error)) == NULL)
    die ("%s", error->message);
  for (gsize i = 0; paths[i] != NULL; i++)
    if (g_str_has_suffix (paths[i], ".jsonl"))
      read_json (&reader, paths[i]);
    else
      read_conllu (&reader, paths[i], paths[i + 1] == NULL ? open : NULL);
  sgp_segmenter_free (reader.segmenter);
  sgp_paragraphs_free (reader.paragraphs);
  return g_steal_pointer (&reader.docs);
}
