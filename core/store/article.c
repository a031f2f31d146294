/* SPDX-License-Identifier: MIT
 *
 * The text of a version of a document, for corrections: the words at a place
 * and what stands around it.
 *
 *     [[10, 19]] in "Ann said \"it failed\" again."   words     it failed
 *                                                   before    Ann said "
 *                                                   after     " again.
 */
#include "correct-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* Characters of context on either side. */
#define CONTEXT 32

void
sgp_article_free (SgpArticle *article)
{
  g_free (article->key);
  g_free (article->text);
  g_free (article);
}

SgpArticle *
sgp_article_load (SgStore *store, gint64 document, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT d.id, d.superseded_by, d.key, x.text FROM document d"
                                " JOIN document_text x ON x.sha256 = d.text_sha256 WHERE d.id = ?", "i", document);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return NULL;
  if (!row) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "there is no document 'd%" G_GINT64_FORMAT "'", document);
    return NULL;
  }
  SgpArticle *article = g_new0 (SgpArticle, 1);
  article->id = sqlite3_column_int64 (stmt, 0);
  article->superseded_by = sqlite3_column_int64 (stmt, 1);
  article->key = sgp_sql_dup_text (stmt, 2);
  article->text = sgp_sql_dup_text (stmt, 3);
  article->length = strlen (article->text);
  sqlite3_reset (stmt);
  return article;
}

static GArray *
parse_spans (const SgpArticle *article, const char *text, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  return sgp_spans_parse (text, article->length, spans, error) ? g_steal_pointer (&spans) : NULL;
}

char *
sgp_article_dup_words (const SgpArticle *article, const char *spans, GError **error)
{
  g_autoptr (GArray) rows = parse_spans (article, spans, error);
  if (rows == NULL)
    return NULL;
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++) {
    SgSpan span = g_array_index (rows, SgSpan, i);
    g_string_append (words, i > 0 ? SGP_SPANS_GAP : "");
    g_string_append_len (words, article->text + span.off, span.len);
  }
  return g_string_free (words, FALSE);
}

gboolean
sgp_article_get_context (const SgpArticle *article, const char *spans, char **before, char **after, GError **error)
{
  g_autoptr (GArray) rows = parse_spans (article, spans, error);
  if (rows == NULL)
    return FALSE;
  SgSpan first = rows->len > 0 ? g_array_index (rows, SgSpan, 0) : (SgSpan) { 0, 0 };
  SgSpan last = rows->len > 0 ? g_array_index (rows, SgSpan, rows->len - 1) : first;
  const char *start = article->text + first.off, *from = start;
  const char *end = article->text + sg_span_end (last), *to = end;
  for (int i = 0; i < CONTEXT && from > article->text; i++)
    from = g_utf8_find_prev_char (article->text, from);
  for (int i = 0; i < CONTEXT && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  *before = g_strndup (from, start - from);
  *after = g_strndup (end, to - end);
  return TRUE;
}
