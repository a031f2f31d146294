/* SPDX-License-Identifier: MIT
 *
 * Rows of a document from words: see the header for an example. A name that
 * is not in the text gets a mention of its first byte.
 */
#include "make-document.h"

#include "document-private.h"

#include <string.h>

SgDocument *
make_document (const char *id, const char *pipeline, const char *text)
{
  g_autoptr (GError) error = NULL;
  SgDocument *doc = sg_document_new (id, text, -1, &error);
  g_assert_no_error (error);
  sgp_document_set_pipeline (doc, pipeline);
  return doc;
}

static SgSpan
find_words (const SgDocument *doc, const char *words)
{
  const char *text = sg_document_get_text (doc, NULL);
  const char *found = strstr (text, words);
  return found != NULL ? (SgSpan) { (gint32) (found - text), (gint32) strlen (words) } : (SgSpan) { 0, 1 };
}

/* "the mayor=role" */
static SgAlias
read_alias (SgDocument *doc, const char *word)
{
  const char *kind = strchr (word, '=');
  SgAlias alias = { sgp_document_intern (doc, word, kind != NULL ? kind - word : -1), SG_ALIAS_NAME };
  if (kind != NULL)
    alias.kind = strcmp (kind, "=role") == 0 ? SG_ALIAS_ROLE : SG_ALIAS_DESCRIPTION;
  return alias;
}

gint32
make_entity (SgDocument *doc, SgEntityType type, const char *name, ...)
{
  va_list words;
  g_autoptr (GArray) aliases = g_array_new (FALSE, FALSE, sizeof (SgAlias));
  va_start (words, name);
  for (const char *word; (word = va_arg (words, const char *)) != NULL;) {
    SgAlias alias = read_alias (doc, word);
    g_array_append_val (aliases, alias);
  }
  va_end (words);
  SgEntity entity = { sgp_document_intern (doc, name, -1), type, -1, { 0, 0 } };
  entity.aliases = sgp_document_add_aliases (doc, (const SgAlias *) (void *) aliases->data, (gint32) aliases->len);
  gint32 index = sgp_document_add_entity (doc, &entity);
  SgMention mention = { .span = find_words (doc, name), .head = -1, .entity = index, .name = -1, .type = type };
  sgp_document_add_mention (doc, &mention);
  return index;
}

void
make_part (SgDocument *doc, gint32 part, gint32 whole)
{
  sgp_document_get_entity_rows (doc)[part].part_of = whole;
}

static gint32
find_mention (const SgDocument *doc, gint32 entity)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  for (gint32 i = 0; i < n; i++)
    if (mentions[i].entity == entity)
      return i;
  return -1;
}

gint32
make_statement (SgDocument *doc, const char *words, gint32 speaker)
{
  return make_statement_at (doc, find_words (doc, words), speaker);
}

gint32
make_statement_at (SgDocument *doc, SgSpan span, gint32 speaker)
{
  SgSpeaker row = { find_mention (doc, speaker), 0.9 };
  SgStatement statement = { .kind = SG_STATEMENT_INDIRECT, .parent = -1, .confidence = 0.8 };
  statement.content = sgp_document_add_spans (doc, &span, 1);
  statement.speakers = sgp_document_add_speakers (doc, &row, speaker >= 0);
  return sgp_document_add_statement (doc, &statement);
}

void
make_tie (SgDocument *doc, gint32 statement, gint32 source, SgStance stance, gint32 target, gdouble confidence)
{
  gint32 n;
  SgTie tie = { source, target, stance, SG_ACT_ACCUSE, statement, { 0, 0 }, "verb:test/obj", confidence };
  tie.evidence = sg_document_get_statements (doc, &n)[statement].content;
  sgp_document_add_tie (doc, &tie);
}
