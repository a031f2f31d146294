/* SPDX-License-Identifier: MIT
 *
 * Text to paragraphs. A paragraph is what stands between line breaks.
 */
#include "text/paragraphs-private.h"

#include "document-private.h"

struct _SgpParagraphs {
  const SgLexicon *lexicon;
};

SgpParagraphs *
sgp_paragraphs_new (const SgLexicon *lexicon, GError **error)
{
  (void) error;
  SgpParagraphs *paragraphs = g_new0 (SgpParagraphs, 1);
  paragraphs->lexicon = lexicon;
  return paragraphs;
}

void
sgp_paragraphs_free (SgpParagraphs *paragraphs)
{
  g_free (paragraphs);
}

void
sgp_paragraphs_run (const SgpParagraphs *paragraphs, SgDocument *doc)
{
  (void) paragraphs;
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  for (gsize i = 0; i < length;) {
    gsize start, end;
    for (start = i; start < length && g_ascii_isspace (text[start]); start++)
      ;
    for (i = start; i < length && text[i] != '\n'; i++)
      ;
    for (end = i; end > start && g_ascii_isspace (text[end - 1]); end--)
      ;
    if (end > start)
      sgp_document_add_paragraph (doc, (SgSpan) { (gint32) start, (gint32) (end - start) }, SG_PARAGRAPH_PROSE);
  }
}
