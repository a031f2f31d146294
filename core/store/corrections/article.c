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

void
sgp_article_free (SgpArticle *article)
{
  g_clear_pointer (&article->fold, sgp_fold_free);
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
parse_spans (SgpArticle *article, const char *text, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  return sgp_spans_parse (text, article->length, spans, error) ? g_steal_pointer (&spans) : NULL;
}

char *
sgp_article_dup_words (SgpArticle *article, const char *spans, GError **error)
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
sgp_article_get_context (SgpArticle *article, const char *spans, int width, char **before, char **after, GError **error)
{
  g_autoptr (GArray) rows = parse_spans (article, spans, error);
  if (rows == NULL)
    return FALSE;
  SgSpan first = rows->len > 0 ? g_array_index (rows, SgSpan, 0) : (SgSpan) { 0, 0 };
  SgSpan last = rows->len > 0 ? g_array_index (rows, SgSpan, rows->len - 1) : first;
  const char *start = article->text + first.off, *from = start;
  const char *end = article->text + sg_span_end (last), *to = end;
  for (int i = 0; i < width && from > article->text; i++)
    from = g_utf8_find_prev_char (article->text, from);
  for (int i = 0; i < width && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  *before = g_strndup (from, start - from);
  *after = g_strndup (end, to - end);
  return TRUE;
}

const SgpFold *
sgp_article_get_fold (SgpArticle *article)
{
  if (article->fold == NULL)
    article->fold = sgp_fold_new (article->text, article->length);
  return article->fold;
}

static char *
write_spans (const GArray *spans)
{
  return sgp_spans_to_text ((const SgSpan *) (const void *) spans->data, (gint32) spans->len);
}

char *
sgp_article_find_words (SgpArticle *article, const char *words, gint32 occurrence, GError **error)
{
  g_autoptr (GPtrArray) places = sgp_fold_find (sgp_article_get_fold (article), words);
  if (occurrence == 0 && places->len == 1)
    return write_spans (g_ptr_array_index (places, 0));
  if (occurrence > 0 && (guint) occurrence <= places->len)
    return write_spans (g_ptr_array_index (places, occurrence - 1));
  if (places->len == 0)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' does not stand in d%" G_GINT64_FORMAT, words, article->id);
  else
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' stands in d%" G_GINT64_FORMAT " at %u place%s; an occurrence from 1"
                 " to %u expected", words, article->id, places->len, places->len == 1 ? "" : "s", places->len);
  return NULL;
}

char *
sgp_article_find_near (SgpArticle *article, const char *words, const char *spans, GError **error)
{
  g_autoptr (GArray) rows = parse_spans (article, spans, error);
  if (rows == NULL)
    return NULL;
  g_autoptr (GPtrArray) places = sgp_fold_find (sgp_article_get_fold (article), words);
  const GArray *place = rows->len > 0 ? sgp_place_get_nearest (places, g_array_index (rows, SgSpan, 0)) : NULL;
  return place != NULL ? write_spans (place) : g_strdup ("[]");
}

gboolean
sgp_spans_overlap (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      if (sg_span_overlaps (g_array_index (a, SgSpan, i), g_array_index (b, SgSpan, k)))
        return TRUE;
  return FALSE;
}

/* @found is NULL where the words stand elsewhere or nowhere. */
gboolean
sgp_article_find_over (SgpArticle *article, const char *words, const char *spans, char **found, GError **error)
{
  g_autoptr (GArray) rows = parse_spans (article, spans, error);
  if (rows == NULL)
    return FALSE;
  g_autoptr (GPtrArray) places = sgp_fold_find (sgp_article_get_fold (article), words);
  *found = NULL;
  for (guint i = 0; i < places->len && *found == NULL; i++)
    if (sgp_spans_overlap (g_ptr_array_index (places, i), rows))
      *found = write_spans (g_ptr_array_index (places, i));
  return TRUE;
}

/* Whether the words of an anchor, which stood at @spans here, stood at other
 * places too. */
gboolean
sgp_article_find_twins (SgpArticle *article, const char *spans, SgpAnchor *anchor, GError **error)
{
  g_autoptr (GArray) rows = parse_spans (article, spans, error);
  if (rows == NULL)
    return FALSE;
  const SgpFold *fold = sgp_article_get_fold (article);
  g_autoptr (GPtrArray) places = sgp_fold_find (fold, anchor->quote);
  anchor->n_places = 1;       /* where they may be mended already */
  anchor->twin_context = -1;
  for (guint i = 0; i < places->len; i++) {
    const GArray *place = g_ptr_array_index (places, i);
    if (sgp_spans_overlap (place, rows))
      continue;
    anchor->n_places++;
    anchor->twin_context = MAX (anchor->twin_context, sgp_place_compare_context (fold, anchor, place));
  }
  return TRUE;
}

SgpPlace
sgp_article_find_anchor (SgpArticle *article, const SgpAnchor *anchor, GHashTable *taken, char **spans)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  const SgpFold *fold = sgp_article_get_fold (article);
  SgpPlace place = sgp_place_find (fold, anchor, taken, rows);
  if (place == SGP_PLACE_ABSENT)
    place = sgp_place_realign (fold, anchor, taken, rows);
  if (place == SGP_PLACE_FOUND)
    *spans = write_spans (rows);
  return place;
}
