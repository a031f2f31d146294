/* SPDX-License-Identifier: MIT
 *
 * Tokens in, names out. A model labels the tokens of each sentence, rules mend
 * that by what the whole document shows, and tables tell countries from other
 * places:
 *
 *     Mayor Quist of Holm     model     O  S-PER  O  S-LOC
 *     The Danish Red Cross    tables    Danish: country, Red Cross: organisation
 */
#include "language/names/names-private.h"

#include "language/gazetteer-private.h"
#include "language/names/rules-private.h"

#include <string.h>

struct _SgpNames {
  SgpGazetteer *gazetteer;
  SgpNameModel model;
  SgpClusters clusters;
  gboolean twice;
};

/**
 * sgp_names_new:
 * @lexicon: with the tables of names
 * @models: open models, whose bytes must outlive it
 * @flags: how much time it may take
 * @error: %SG_ERROR_DATA where a table or the model is broken
 *
 * Returns: (transfer full) (nullable): a reader of names; threads may share it
 */
SgpNames *
sgp_names_new (const SgLexicon *lexicon, const SgpModels *models, SgLayerFlags flags, GError **error)
{
  g_autoptr (SgpNames) names = g_new0 (SgpNames, 1);
  names->twice = (flags & SG_LAYER_FAST) == 0;
  names->gazetteer = sgp_gazetteer_new (lexicon, error);
  if (names->gazetteer == NULL || !sgp_name_model_open (&names->model, &models->models[SGP_MODEL_NAMES], error)
      || !sgp_clusters_open (&names->clusters, &models->models[SGP_MODEL_WORDS], error))
    return NULL;
  return g_steal_pointer (&names);
}

void
sgp_names_free (SgpNames *names)
{
  if (names == NULL)
    return;
  g_clear_pointer (&names->gazetteer, sgp_gazetteer_free);
  g_free (names);
}

/* The names of a document (SgpNameSpan), in order. */
static GArray *
find_spans (const SgpNames *names, SgDocument *doc)
{
  SgpNameText text;
  sgp_name_text_init (&text, &names->model.lists, &names->clusters, doc);
  g_autofree guint8 *labels = g_new (guint8, text.n_tokens + 1);
  sgp_name_model_run (&names->model, &text, names->twice, labels);
  GArray *spans = sgp_name_spans_new (labels, text.n_tokens);
  sgp_name_spans_mend (spans, &text);
  sgp_name_text_clear (&text);
  return spans;
}

/* Names from a tool that knows no countries, only places, and people of them:
 * what stands in the table is one, "the" set aside. */
static void
find_countries (const SgpNames *names, SgDocument *doc)
{
  gint32 n, n_tokens, length;
  const SgToken *tokens = sg_document_get_tokens (doc, &n_tokens);
  SgName *rows = sgp_document_get_name_rows (doc);
  sg_document_get_names (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    SgRange *range = &rows[i].tokens;
    if (range->n > 1 && strcmp (tokens[range->first].form, "the") == 0)
      *range = (SgRange) { range->first + 1, range->n - 1 };
    const SgpEntry *entry = sgp_gazetteer_match (names->gazetteer, SGP_LIST_COUNTRIES, tokens, range->first,
                                                 range->first + range->n, &length);
    if (entry != NULL && length == range->n && entry->kind != SGP_KIND_CAPITAL
        && rows[i].type != SG_ENTITY_PERSON && rows[i].type != SG_ENTITY_ORGANIZATION)
      rows[i].type = SG_ENTITY_COUNTRY;
  }
}

/* The entry of a table whose wording is the whole span, or NULL. */
static const SgpEntry *
find_entry (const SgpNames *names, SgpList list, const SgToken *tokens, const SgpNameSpan *span)
{
  gint32 n;
  const SgpEntry *entry = sgp_gazetteer_match (names->gazetteer, list, tokens, span->first, span->first + span->n, &n);
  return entry != NULL && n == span->n ? entry : NULL;
}

/* What a name is: tables know countries, and of other names what they are; of a
 * lone word that is a person here, they know another. */
static SgEntityType
find_type (const SgpNames *names, const SgToken *tokens, const SgpNameSpan *span)
{
  static const SgEntityType types[] = { SG_ENTITY_PERSON, SG_ENTITY_ORGANIZATION, SG_ENTITY_PLACE, SG_ENTITY_GROUP, SG_ENTITY_OTHER };
  const SgpEntry *country = find_entry (names, SGP_LIST_COUNTRIES, tokens, span);
  const SgpEntry *body = find_entry (names, SGP_LIST_ORGANISATIONS, tokens, span);
  if (country != NULL && (span->type != SGP_NAME_PERSON || span->n > 1))
    return SG_ENTITY_COUNTRY;
  if (span->type == SGP_NAME_PERSON && (span->n == 1 || body == NULL))
    return SG_ENTITY_PERSON;
  return body != NULL && span->type != SGP_NAME_LOCATION ? body->type : types[span->type];
}

static void
add_name (const SgpNames *names, SgDocument *doc, const SgToken *tokens, SgpNameSpan span)
{
  sgp_document_add_name (doc, (SgRange) { span.first, span.n }, find_type (names, tokens, &span));
}

/* The tokens of a country's adjective before what every country has, "French" in
 * "French Interior Ministry", or 0. */
static gint32
find_country_of_body (const SgpNames *names, const SgToken *tokens, const SgpNameSpan *span)
{
  gint32 n, end = span->first + span->n;
  const SgpEntry *country = sgp_gazetteer_match (names->gazetteer, SGP_LIST_COUNTRIES, tokens, span->first, end, &n);
  if (span->type != SGP_NAME_ORGANIZATION || country == NULL || country->kind != SGP_KIND_ADJECTIVE || n == span->n
      || find_entry (names, SGP_LIST_ORGANISATIONS, tokens, span) != NULL)
    return 0;
  for (gint32 i = span->first + n, length; i < end; i++) {
    const SgpEntry *body = sgp_gazetteer_match (names->gazetteer, SGP_LIST_GROUPS, tokens, i, end, &length);
    if (body != NULL && i + length == end && body->kind != SGP_KIND_PLURAL)
      return n;
  }
  return 0;
}

/* A span as one name, or as a country's and that of its body; one noun is no name. */
static void
add_span (const SgpNames *names, SgDocument *doc, const SgToken *tokens, SgpNameSpan span)
{
  gint32 n = find_country_of_body (names, tokens, &span);
  if (n > 0) {
    add_name (names, doc, tokens, (SgpNameSpan) { span.first, n, SGP_NAME_NORP });
    span = (SgpNameSpan) { span.first + n, span.n - n, span.type };
  }
  if (n == 0 || span.n > 1)
    add_name (names, doc, tokens, span);
}

void
sgp_names_run (const SgpNames *names, SgDocument *doc)
{
  SgpGiven given = sgp_document_get_given (doc);
  if ((given & SGP_GIVEN_NAMES) != 0) {
    if ((given & SGP_GIVEN_TYPES) == 0)
      find_countries (names, doc);
    return;
  }
  g_autoptr (GArray) spans = find_spans (names, doc);
  gint32 n_tokens;
  const SgToken *tokens = sg_document_get_tokens (doc, &n_tokens);
  for (guint i = 0; i < spans->len; i++)
    add_span (names, doc, tokens, g_array_index (spans, SgpNameSpan, i));
}

gboolean
sgp_names_is_nation (const SgpNames *names, const SgDocument *doc, const SgName *name)
{
  gint32 n_tokens;
  SgpNameSpan span = { name->tokens.first, name->tokens.n, SGP_NAME_NORP };
  const SgpEntry *entry = find_entry (names, SGP_LIST_COUNTRIES, sg_document_get_tokens (doc, &n_tokens), &span);
  return name->type == SG_ENTITY_COUNTRY && entry != NULL && (entry->kind == SGP_KIND_ADJECTIVE || entry->kind == SGP_KIND_PEOPLE);
}
