/* SPDX-License-Identifier: MIT
 *
 * What an edit says of a statement, or which statement it adds, as the value
 * of its correction. Words are looked up in the article at once: what a
 * person copies from it must stand there, at one place.
 *
 *     set-speaker s7 "Ann Lee"       {"speakers": [{"actor": 12, "key": "person/ann lee"}]}
 *     set-span s7 "It failed"        {"words": "It failed", "to": {"spans": "[[10, 19]]", ...}}
 */
#include "correct-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The actors of an edit by name; NULL with an error. */
static JsonArray *
name_speakers (SgStore *store, const SgEdit *edit, const SgpArticle *article, GError **error)
{
  g_autoptr (JsonArray) names = json_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; edit->actors != NULL && edit->actors[i] != NULL; i++) {
    g_autoptr (JsonObject) name = sgp_edit_name_actor (store, edit, edit->actors[i], article->id, error);
    if (name == NULL)
      return NULL;
    gint64 actor = sgp_value_get_id (name, "actor");
    if (g_hash_table_add (seen, g_memdup2 (&actor, sizeof actor)))
      json_array_add_object_element (names, g_steal_pointer (&name));
  }
  return g_steal_pointer (&names);
}

static gboolean
set_speakers (SgStore *store, const SgEdit *edit, SgpArticle *article, JsonObject *value, GError **error)
{
  JsonArray *names = name_speakers (store, edit, article, error);
  if (names != NULL)
    json_object_set_array_member (value, "speakers", names);
  return names != NULL;
}

/* Words and their place with what stands around them. */
static JsonObject *
find_place (const SgEdit *edit, SgpArticle *article, GError **error)
{
  if (edit->words == NULL || edit->words[strspn (edit->words, " \t\r\n")] == '\0') {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "words of the article expected");
    return NULL;
  }
  g_autofree char *before = NULL, *after = NULL;
  g_autofree char *spans = sgp_article_find_words (article, edit->words, edit->occurrence, error);
  g_autofree char *words = spans != NULL ? sgp_article_dup_words (article, spans, error) : NULL;
  if (words == NULL || !sgp_article_get_context (article, spans, SGP_ANCHOR_CONTEXT, &before, &after, error))
    return NULL;
  JsonObject *place = json_object_new ();
  json_object_set_string_member (place, "quote", words);
  json_object_set_string_member (place, "before", before);
  json_object_set_string_member (place, "after", after);
  json_object_set_string_member (place, "spans", spans);
  json_object_set_int_member (place, "document", article->id);
  return place;
}

static gboolean
set_span (const SgEdit *edit, SgpArticle *article, SgpCorrection *correction, GError **error)
{
  JsonObject *to = find_place (edit, article, error);
  if (to == NULL)
    return FALSE;
  json_object_set_string_member (correction->value, "words", sgp_value_get_text (to, "quote"));
  json_object_set_object_member (correction->value, "to", to);
  return TRUE;
}

/* Whether words are a quotation: in marks as a whole, in part, or not. */
static SgStatementKind
judge_kind (const char *words, const char *before, const char *after)
{
  g_autofree char *folded = sgp_fold_words (words), *left = sgp_fold_words (before), *right = sgp_fold_words (after);
  gboolean starts = g_str_has_prefix (folded, "\"") || g_str_has_suffix (left, "\"");
  gboolean ends = g_str_has_suffix (folded, "\"") || g_str_has_prefix (right, "\"");
  const char *inner = strchr (folded + (*folded == '"'), '"');
  if (starts && ends && (inner == NULL || inner[1] == '\0' || strstr (folded, " … ") != NULL))
    return SG_STATEMENT_DIRECT;
  return strchr (folded, '"') != NULL ? SG_STATEMENT_MIXED : SG_STATEMENT_INDIRECT;
}

static gboolean
check_cue (const SgEdit *edit, SgpArticle *article, const char *spans, GError **error)
{
  g_autofree char *cue = edit->cue != NULL ? sgp_article_find_near (article, edit->cue, spans, error) : g_strdup ("");
  if (cue == NULL)
    return FALSE;
  if (strcmp (cue, "[]") == 0)
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' does not stand in d%" G_GINT64_FORMAT, edit->cue, article->id);
  return strcmp (cue, "[]") != 0;
}

/* The row of a new statement, and its anchor, which is all that it has. */
static gboolean
add_statement (SgStore *store, const SgEdit *edit, SgpArticle *article, SgpCorrection *correction, GError **error)
{
  g_autoptr (JsonObject) at = find_place (edit, article, error);
  if (at == NULL)
    return FALSE;
  sgp_anchor_set_place (correction, "at", article->id, sgp_value_get_text (at, "spans"));
  sgp_anchor_set_place (correction, "origin", article->id, sgp_value_get_text (at, "spans"));
  correction->quote = g_strdup (sgp_value_get_text (at, "quote"));
  correction->before = g_strdup (sgp_value_get_text (at, "before"));
  correction->after = g_strdup (sgp_value_get_text (at, "after"));
  JsonObject *was = json_object_new ();
  json_object_set_object_member (correction->value, "was", was);
  SgStatementKind kind = edit->statement_kind != SG_N_STATEMENT_KINDS
                           ? edit->statement_kind : judge_kind (correction->quote, correction->before, correction->after);
  json_object_set_string_member (was, "kind", sg_statement_kind_get_name (kind));
  json_object_set_string_member (was, "cue", edit->cue != NULL ? edit->cue : "");
  const char *spans = sgp_value_get_text (at, "spans");
  if (!set_speakers (store, edit, article, was, error) || !check_cue (edit, article, spans, error)
      || !sgp_sql_run (store, error, &correction->statement, "INSERT INTO statement (document, ordinal, kind, content, spans,"
                       " cue, confidence, origin, coder, state) VALUES (?, 0, ?, ?, ?, '[]', 1, 'hand', ?, 'confirmed')"
                       " RETURNING id", "itttt", article->id, sg_statement_kind_get_name (kind), correction->quote, spans,
                       edit->coder))
    return FALSE;
  json_object_set_int_member (correction->value, "statement", correction->statement);
  return sgp_sql_run (store, error, NULL, "INSERT INTO reading (statement, machine) VALUES (?, NULL)", "i",
                      correction->statement);
}

gboolean
sgp_edit_statement (SgStore *store, const SgEdit *edit, SgpArticle *article, SgpCorrection *correction, GError **error)
{
  if (edit->kind == SG_EDIT_ADD_STATEMENT)
    return add_statement (store, edit, article, correction, error);
  return sgp_anchor_take (store, article, correction, error)
         && (edit->kind != SG_EDIT_SET_SPEAKER || set_speakers (store, edit, article, correction->value, error))
         && (edit->kind != SG_EDIT_SET_SPAN || set_span (edit, article, correction, error));
}
