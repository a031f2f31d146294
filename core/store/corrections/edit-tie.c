/* SPDX-License-Identifier: MIT
 *
 * What an edit says of a tie, or which tie it adds, as the value of its
 * correction.
 *
 *     set-target t17 "Bo Ray"             {"target": {"actor": 12, "key": "person/bo ray"}}
 *     set-stance t17 cooperate            {"stance": "cooperate"}
 *     add-tie s7 "Ann Lee" "Bo Ray" blame {"source": ..., "target": ..., "stance": "blame", "words": "It failed", ...}
 */
#include "correct-private.h"

#include <stancegraph/error.h>
#include <string.h>

static gboolean
refuse (const char *expected, GError **error)
{
  g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, expected);
  return FALSE;
}

/* Puts an actor into the value. */
static gboolean
set_actor (SgStore *store, const SgEdit *edit, const char *words, const SgpArticle *article, const char *member,
           SgpCorrection *correction, gint64 *actor, GError **error)
{
  JsonObject *name = sgp_edit_name_actor (store, edit, words, article->id, error);
  if (name == NULL)
    return FALSE;
  *actor = sgp_value_get_id (name, "actor");
  json_object_set_object_member (correction->value, member, name);
  return TRUE;
}

static void
set_stance (const SgEdit *edit, SgpCorrection *correction)
{
  if (edit->stance != SG_STANCE_NONE)
    json_object_set_string_member (correction->value, "stance", sg_stance_get_name (edit->stance));
  if (edit->act != SG_ACT_NONE)
    json_object_set_string_member (correction->value, "act", sg_act_get_name (edit->act));
}

/* Where the words that show an added tie stand: of several places the one
 * inside or nearest to the statement. */
static char *
find_evidence (const SgEdit *edit, SgpArticle *article, const char *content, GError **error)
{
  if (edit->words == NULL)
    return g_strdup (content);
  if (edit->occurrence > 0)
    return sgp_article_find_words (article, edit->words, edit->occurrence, error);
  g_autofree char *spans = sgp_article_find_near (article, edit->words, content, error);
  if (spans == NULL || strcmp (spans, "[]") != 0)
    return g_steal_pointer (&spans);
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "'%s' does not stand in d%" G_GINT64_FORMAT, edit->words, article->id);
  return NULL;
}

static gboolean
set_evidence (const SgEdit *edit, SgpArticle *article, SgpCorrection *correction, GError **error)
{
  const char *content = sgp_value_get_text (sgp_value_get_object (correction->value, "at"), "spans");
  g_autofree char *spans = find_evidence (edit, article, content, error);
  g_autofree char *words = spans != NULL ? sgp_article_dup_words (article, spans, error) : NULL;
  if (words == NULL)
    return FALSE;
  json_object_set_string_member (correction->value, "words", words);
  json_object_set_string_member (correction->value, "spans", spans);
  json_object_set_int_member (correction->value, "document", article->id);
  return TRUE;
}

static gboolean
add_tie (SgStore *store, const SgEdit *edit, SgpArticle *article, SgpCorrection *correction, GError **error)
{
  if (edit->actors == NULL || edit->actors[0] == NULL || edit->actors[1] == NULL || edit->actors[2] != NULL)
    return refuse ("two actors expected, the source and the target", error);
  if (edit->stance == SG_STANCE_NONE)
    return refuse ("a stance expected", error);
  set_stance (edit, correction);
  correction->stance = g_strdup (sg_stance_get_name (edit->stance));
  return set_actor (store, edit, edit->actors[0], article, "source", correction, &correction->source, error)
         && set_actor (store, edit, edit->actors[1], article, "target", correction, &correction->target, error)
         && set_evidence (edit, article, correction, error)
         && sgp_tie_draw_id (store, correction->statement, &correction->tie, error);
}

gboolean
sgp_edit_tie (SgStore *store, const SgEdit *edit, SgpArticle *article, SgpCorrection *correction, GError **error)
{
  gint64 target;
  if (!sgp_anchor_take (store, article, correction, error))
    return FALSE;
  switch (edit->kind) {
  case SG_EDIT_ADD_TIE:
    return add_tie (store, edit, article, correction, error);
  case SG_EDIT_SET_STANCE:
    set_stance (edit, correction);
    return edit->stance != SG_STANCE_NONE || edit->act != SG_ACT_NONE || refuse ("a stance or an act expected", error);
  case SG_EDIT_SET_TARGET:
    return edit->actors != NULL && edit->actors[0] != NULL && edit->actors[1] == NULL
             ? set_actor (store, edit, edit->actors[0], article, "target", correction, &target, error)
             : refuse ("one actor expected, the target", error);
  default:
    return TRUE;
  }
}
